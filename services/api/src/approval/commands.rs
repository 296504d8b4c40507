//! The commands about an approval on the wire, and those of the core.

use connectrpc::ConnectError;
use plumbline_lifecycle::approval::{Command, Minutes, Place, Resume, Target};

use crate::errors::bad_field;
use crate::proto::plumbline::v1::__buffa::view as asked;
use crate::proto::plumbline::v1::__buffa::view::oneof::submit_approval_request::Command as Wire;
use crate::translate::In;

/// The table.
pub(crate) fn command(wire: Option<&Wire<'_>>) -> Result<Command, ConnectError> {
    let Some(wire) = wire else {
        let says = "the request holds no command: set one of its fields, as `decide` or `remind`";
        return Err(bad_field("command", says));
    };
    Ok(match wire {
        Wire::Decide(o) => {
            let at = In("decide");
            Command::Decide {
                agree: o.agree,
                opinion: o.opinion.map(|text| at.word("opinion", text)).transpose()?,
                minutes: o.minutes.as_option().map(minutes).transpose()?,
            }
        }
        Wire::AddSigner(o) => {
            let at = In("addSigner");
            let place = at.one_of("place", o.place, Place::ALL, Place::key)?;
            Command::AddSigner { person: at.word("person", o.person)?, place }
        }
        Wire::RemoveSigner(o) => {
            Command::RemoveSigner { person: In("removeSigner").word("person", o.person)? }
        }
        Wire::HandOver(o) => {
            let at = In("handOver");
            Command::HandOver { to: at.word("to", o.to)?, reason: at.word("reason", o.reason)? }
        }
        Wire::SendBack(o) => {
            let at = In("sendBack");
            Command::SendBack {
                to: o.step.map_or(Target::Submitter, Target::Step),
                resume: at.one_of("resume", o.resume, Resume::ALL, Resume::key)?,
                opinion: at.word("opinion", o.opinion)?,
            }
        }
        Wire::Resubmit(o) => Command::Resubmit { note: In("resubmit").word("note", o.note)? },
        Wire::TakeBack(_) => Command::TakeBack,
        Wire::TakeBackDecision(_) => Command::TakeBackDecision,
        Wire::Remind(_) => Command::Remind,
        Wire::Copy(o) => Command::Copy { to: In("copy").word("to", o.to)? },
        Wire::Note(o) => Command::Note { text: In("note").word("text", o.text)? },
        Wire::Reassign(o) => {
            let at = In("reassign");
            Command::Reassign {
                step: o.step,
                seat: o.seat,
                to: at.word("to", o.to)?,
                reason: at.word("reason", o.reason)?,
            }
        }
    })
}

fn minutes(given: &asked::MinutesView<'_>) -> Result<Minutes, ConnectError> {
    let number = In("decide.minutes").word("number", given.number)?;
    Ok(Minutes { number, sha256: given.sha256.to_owned() })
}

#[cfg(test)]
mod tests {
    use buffa::{Message as _, MessageView as _};
    use serde_json::json;

    use super::*;
    use crate::golden::each_command;
    use crate::proto::plumbline::v1::SubmitApprovalRequest;

    #[test]
    fn each_command_reaches_the_core_as_its_golden_file_says() {
        let call = "/plumbline.v1.ApprovalService/Submit";
        each_command("approvals", call, "SubmitApprovalRequest", |body| {
            let request: SubmitApprovalRequest = serde_json::from_str(body).unwrap();
            let bytes = request.encode_to_vec();
            let view = asked::SubmitApprovalRequestView::decode_view(&bytes).unwrap();
            command(view.command.as_ref()).map(|command| json!(command))
        });
    }
}
