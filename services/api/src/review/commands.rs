//! The commands about a review on the wire, and those of the core.

use connectrpc::ConnectError;
use plumbline_lifecycle::draw::Whom;
use plumbline_lifecycle::procedure::Form;
use plumbline_lifecycle::review::{Answer, AskedFor, Call, Command, Disposal, Purpose, Weight};

use crate::errors::bad_field;
use crate::proto::plumbline::v1::__buffa::view as asked;
use crate::proto::plumbline::v1::__buffa::view::oneof::submit_review_request::Command as Wire;
use crate::translate::In;

/// The table.
pub(super) fn command(wire: Option<&Wire<'_>>) -> Result<Command, ConnectError> {
    let Some(wire) = wire else {
        let says =
            "the request holds no command: set one of its fields, as `drawPanel` or `giveOpinion`";
        return Err(bad_field("command", says));
    };
    Ok(match wire {
        Wire::DrawPanel(o) => {
            let at = In("drawPanel");
            Command::Draw { reason: o.reason.map(|why| at.word("reason", why)).transpose()? }
        }
        Wire::NamePanelist(o) => {
            let at = In("namePanelist");
            let (expert, reason) = (at.word("expert", o.expert)?, at.word("reason", o.reason)?);
            Command::NamePanelist { expert, reason }
        }
        Wire::DropPanelist(o) => {
            let at = In("dropPanelist");
            let (expert, reason) = (at.word("expert", o.expert)?, at.word("reason", o.reason)?);
            Command::DropPanelist { expert, reason }
        }
        Wire::AskAlternate(_) => Command::AskAlternate,
        Wire::AnswerInvitation(o) => {
            let at = In("answerInvitation");
            Command::AnswerInvitation {
                answer: at.one_of("answer", o.answer, Answer::ALL, Answer::key)?,
                reason: o.reason.map(|why| at.word("reason", why)).transpose()?,
            }
        }
        Wire::NameChair(o) => {
            Command::NameChair { expert: In("nameChair").word("expert", o.expert)? }
        }
        Wire::SendPapers(_) => Command::SendPapers,
        Wire::GiveOpinion(o) => {
            let at = In("giveOpinion");
            Command::GiveOpinion {
                clause: at.word("clause", o.clause)?,
                text: at.word("text", o.text)?,
                weight: at.one_of("weight", o.weight, Weight::ALL, Weight::key)?,
            }
        }
        Wire::DisposeOpinion(o) => {
            let at = In("disposeOpinion");
            Command::DisposeOpinion {
                no: o.no,
                disposal: at.one_of("disposal", o.disposal, Disposal::ALL, Disposal::key)?,
                reason: o.reason.map(|why| at.word("reason", why)).transpose()?,
            }
        }
        Wire::RecordAttendance(o) => {
            let at = In("recordAttendance");
            let present = o.present.iter().map(|person| at.word("present", person));
            Command::RecordAttendance { present: present.collect::<Result<_, _>>()? }
        }
        Wire::CallBallot(o) => {
            let at = In("callBallot");
            let cards = o.cards.iter().map(|card| at.word("cards", card));
            Command::CallBallot {
                closes: o.closes.map(|day| at.day("closes", day)).transpose()?,
                cards: cards.collect::<Result<_, _>>()?,
            }
        }
        Wire::ConcludeReview(o) => {
            let conclusion = In("concludeReview").word("conclusion", o.conclusion)?;
            Command::Conclude { passed: o.passed, conclusion }
        }
        Wire::DissolveReview(o) => {
            Command::Dissolve { reason: In("dissolveReview").word("reason", o.reason)? }
        }
    })
}

/// The call of a panel, which is a command of its standard.
pub(crate) fn call(given: &asked::CallReviewView<'_>) -> Result<Call, ConnectError> {
    let at = In("callReview");
    let fields = given.fields.iter().map(|field| at.word("fields", field));
    let barred = given.barred.iter().map(|given| {
        let at = In("callReview.barred");
        let whom = match (given.person, given.unit) {
            (Some(person), None) => Whom::Person(at.word("person", person)?),
            (None, Some(unit)) => Whom::Unit(at.word("unit", unit)?),
            _ => return Err(at.bad("person", "exactly one of person and unit is to be set")),
        };
        Ok((whom, at.word("reason", given.reason)?))
    });
    let asked_for = given.asked_for.iter().map(|given| {
        let at = In("callReview.askedFor");
        let expert = at.word("expert", given.expert)?;
        Ok(AskedFor { expert, reason: at.word("reason", given.reason)? })
    });
    Ok(Call {
        purpose: at.one_of("purpose", given.purpose, Purpose::ALL, Purpose::key)?,
        form: at.one_of("form", given.form, Form::ALL, Form::key)?,
        on: at.day("on", given.on)?,
        size: given.size,
        fields: fields.collect::<Result<_, _>>()?,
        barred: barred.collect::<Result<_, ConnectError>>()?,
        asked_for: asked_for.collect::<Result<_, ConnectError>>()?,
    })
}

#[cfg(test)]
mod tests {
    use buffa::{Message as _, MessageView as _};
    use serde_json::json;

    use super::*;
    use crate::golden::each_command;
    use crate::proto::plumbline::v1::SubmitReviewRequest;

    #[test]
    fn each_command_reaches_the_core_as_its_golden_file_says() {
        let call = "/plumbline.v1.ReviewService/Submit";
        each_command("reviews", call, "SubmitReviewRequest", |body| {
            let request: SubmitReviewRequest = serde_json::from_str(body).unwrap();
            let bytes = request.encode_to_vec();
            let view = asked::SubmitReviewRequestView::decode_view(&bytes).unwrap();
            command(view.command.as_ref()).map(|command| json!(command))
        });
    }
}
