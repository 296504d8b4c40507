//! The commands about an implementation on the wire, and those of the core.

use connectrpc::ConnectError;
use plumbline_lifecycle::implementation::Command;

use crate::errors::bad_field;
use crate::proto::plumbline::v1::__buffa::view::oneof::submit_implementation_request::Command as Wire;
use crate::translate::In;

/// The table.
pub(super) fn command(wire: Option<&Wire<'_>>) -> Result<Command, ConnectError> {
    let Some(wire) = wire else {
        let says =
            "the request holds no command: set one of its fields, as `keepRecord` or `inspect`";
        return Err(bad_field("command", says));
    };
    Ok(match wire {
        Wire::PlanRollout(o) => {
            let at = In("planRollout");
            let units = o.units.iter().map(|unit| at.word("units", unit));
            Command::PlanRollout {
                units: units.collect::<Result<_, _>>()?,
                until: at.day("until", o.until)?,
            }
        }
        Wire::KeepRecord(o) => {
            let at = In("keepRecord");
            Command::KeepRecord {
                unit: at.word("unit", o.unit)?,
                period: at.word("period", o.period)?,
                basis: at.word("basis", o.basis)?,
                hits: o.hits,
                of: o.of,
            }
        }
        Wire::Evaluate(o) => {
            let at = In("evaluate");
            Command::Evaluate {
                unit: o.unit.map(|unit| at.word("unit", unit)).transpose()?,
                score: o.score,
                of: o.of,
                findings: at.word("findings", o.findings)?,
            }
        }
        Wire::ReceiveFeedback(o) => {
            let at = In("receiveFeedback");
            Command::ReceiveFeedback {
                from: at.word("from", o.from)?,
                clause: o.clause.map(|clause| at.word("clause", clause)).transpose()?,
                text: at.word("text", o.text)?,
                wants: at.word("wants", o.wants)?,
            }
        }
        Wire::AnswerFeedback(o) => {
            Command::AnswerFeedback { no: o.no, text: In("answerFeedback").word("text", o.text)? }
        }
        Wire::Inspect(o) => {
            let at = In("inspect");
            let findings = o.findings.iter().map(|finding| at.word("findings", finding));
            Command::Inspect {
                unit: at.word("unit", o.unit)?,
                findings: findings.collect::<Result<_, _>>()?,
            }
        }
        Wire::OrderRectification(o) => Command::OrderRectification {
            inspection: o.inspection,
            finding: o.finding,
            until: In("orderRectification").day("until", o.until)?,
        },
        Wire::ReportRectification(o) => Command::ReportRectification {
            no: o.no,
            text: In("reportRectification").word("text", o.text)?,
        },
        Wire::ReturnRectification(o) => {
            let at = In("returnRectification");
            Command::ReturnRectification {
                no: o.no,
                reason: at.word("reason", o.reason)?,
                until: at.day("until", o.until)?,
            }
        }
        Wire::CloseRectification(o) => Command::CloseRectification {
            no: o.no,
            text: In("closeRectification").word("text", o.text)?,
        },
    })
}

#[cfg(test)]
mod tests {
    use buffa::{Message as _, MessageView as _};
    use serde_json::json;

    use super::*;
    use crate::golden::each_command;
    use crate::proto::plumbline::v1::__buffa::view::SubmitImplementationRequestView;
    use crate::proto::plumbline::v1::SubmitImplementationRequest;

    #[test]
    fn each_command_reaches_the_core_as_its_golden_file_says() {
        let call = "/plumbline.v1.ImplementationService/Submit";
        each_command("implementations", call, "SubmitImplementationRequest", |body| {
            let request: SubmitImplementationRequest = serde_json::from_str(body).unwrap();
            let bytes = request.encode_to_vec();
            let view = SubmitImplementationRequestView::decode_view(&bytes).unwrap();
            command(view.command.as_ref()).map(|command| json!(command))
        });
    }
}
