//! The commands about a ballot on the wire, and those of the core. A card of a secret ballot is none of them.

use connectrpc::ConnectError;
use plumbline_lifecycle::ballot::{Choice, Command};

use crate::errors::bad_field;
use crate::proto::plumbline::v1::__buffa::view::oneof::submit_ballot_request::Command as Wire;
use crate::translate::In;

/// The table.
pub(super) fn command(wire: Option<&Wire<'_>>) -> Result<Command, ConnectError> {
    let Some(wire) = wire else {
        let says =
            "the request holds no command: set one of its fields, as `castVote` or `closeBallot`";
        return Err(bad_field("command", says));
    };
    Ok(match wire {
        Wire::CastVote(o) => {
            let at = In("castVote");
            Command::CastVote {
                choice: at.one_of("choice", o.choice, Choice::ALL, Choice::key)?,
                reason: o.reason.map(|why| at.word("reason", why)).transpose()?,
            }
        }
        Wire::Recuse(o) => Command::Recuse { reason: In("recuse").word("reason", o.reason)? },
        Wire::HandCards(o) => {
            let at = In("handCards");
            let to = o.to.iter().map(|person| at.word("to", person));
            let voided = o.voided.iter().map(|card| at.word("voided", card));
            Command::HandCards {
                to: to.collect::<Result<_, _>>()?,
                voided: voided.collect::<Result<_, _>>()?,
                scrutineer: at.word("scrutineer", o.scrutineer)?,
            }
        }
        Wire::CloseBallot(o) => {
            let at = In("closeBallot");
            let voted = o.voted.iter().map(|person| at.word("voted", person));
            Command::CloseBallot {
                voted: voted.collect::<Result<_, _>>()?,
                scrutineer: o.scrutineer.map(|who| at.word("scrutineer", who)).transpose()?,
            }
        }
        Wire::AnnulBallot(o) => {
            Command::AnnulBallot { reason: In("annulBallot").word("reason", o.reason)? }
        }
    })
}

#[cfg(test)]
mod tests {
    use buffa::{Message as _, MessageView as _};
    use serde_json::json;

    use super::*;
    use crate::golden::each_command;
    use crate::proto::plumbline::v1::__buffa::view as asked;
    use crate::proto::plumbline::v1::SubmitBallotRequest;

    #[test]
    fn each_command_reaches_the_core_as_its_golden_file_says() {
        let call = "/plumbline.v1.BallotService/Submit";
        each_command("ballots", call, "SubmitBallotRequest", |body| {
            let request: SubmitBallotRequest = serde_json::from_str(body).unwrap();
            let bytes = request.encode_to_vec();
            let view = asked::SubmitBallotRequestView::decode_view(&bytes).unwrap();
            command(view.command.as_ref()).map(|command| json!(command))
        });
    }
}
