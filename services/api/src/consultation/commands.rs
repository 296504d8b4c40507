//! The commands about a consultation on the wire, and those of the core.

use connectrpc::ConnectError;
use plumbline_lifecycle::consultation::Command;

use crate::errors::bad_field;
use crate::proto::plumbline::v1::__buffa::view::oneof::submit_consultation_request::Command as Wire;
use crate::translate::In;

/// The table.
pub(super) fn command(wire: Option<&Wire<'_>>) -> Result<Command, ConnectError> {
    let Some(wire) = wire else {
        let says = "the request holds no command: set one of its fields, as `comment` or `dispose`";
        return Err(bad_field("command", says));
    };
    Ok(match wire {
        Wire::Comment(o) => {
            let at = In("comment");
            Command::Comment {
                clause: o.clause.map(|clause| at.word("clause", clause)).transpose()?,
                text: at.word("text", o.text)?,
                from: at.word("from", o.from)?,
            }
        }
        Wire::RecordReply(o) => Command::RecordReply {
            body: In("recordReply").word("body", o.body)?,
            comments: o.comments,
        },
        Wire::Dispose(o) => {
            let at = In("dispose");
            Command::Dispose {
                no: o.no,
                outcome: at.word("outcome", o.outcome)?,
                reason: o.reason.map(|reason| at.word("reason", reason)).transpose()?,
                change: o.change.map(|change| at.word("change", change)).transpose()?,
            }
        }
        Wire::Extend(o) => {
            let at = In("extend");
            Command::Extend {
                until: at.day("until", o.until)?,
                reason: at.word("reason", o.reason)?,
            }
        }
        Wire::End(_) => Command::End,
    })
}

#[cfg(test)]
mod tests {
    use buffa::{Message as _, MessageView as _};
    use serde_json::json;

    use super::*;
    use crate::golden::each_command;
    use crate::proto::plumbline::v1::__buffa::view::SubmitConsultationRequestView;
    use crate::proto::plumbline::v1::SubmitConsultationRequest;

    #[test]
    fn each_command_reaches_the_core_as_its_golden_file_says() {
        let call = "/plumbline.v1.ConsultationService/Submit";
        each_command("consultations", call, "SubmitConsultationRequest", |body| {
            let request: SubmitConsultationRequest = serde_json::from_str(body).unwrap();
            let bytes = request.encode_to_vec();
            let view = SubmitConsultationRequestView::decode_view(&bytes).unwrap();
            command(view.command.as_ref()).map(|command| json!(command))
        });
    }
}
