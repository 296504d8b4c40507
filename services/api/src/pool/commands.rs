//! The commands about a pool on the wire, and those of the core.

use connectrpc::ConnectError;
use plumbline_lifecycle::pool::{Command, Description, Proposed};
use plumbline_lifecycle::{Field, PersonId};

use crate::errors::bad_field;
use crate::proto::plumbline::v1::__buffa::view as asked;
use crate::proto::plumbline::v1::__buffa::view::oneof::submit_pool_request::Command as Wire;
use crate::translate::{In, word};

/// The table between the commands on the wire and those of the core.
pub(crate) fn command(expert: &str, wire: Option<&Wire<'_>>) -> Result<Command, ConnectError> {
    if let Some(Wire::Propose(asked)) = wire {
        if !expert.is_empty() {
            return Err(bad_field(
                "expert",
                "is left out: those who are proposed stand in `propose`",
            ));
        }
        let experts = asked.experts.iter().map(proposed).collect::<Result<_, _>>()?;
        return Ok(Command::ProposeExperts { experts });
    }
    let expert: PersonId = word("expert", expert)?;
    let Some(wire) = wire else {
        let says = "the request holds no command: set one of its fields, as `admit` or `setAway`";
        return Err(bad_field("command", says));
    };
    Ok(match wire {
        // Said above.
        Wire::Propose(_) => Command::ProposeExperts { experts: Vec::new() },
        Wire::Admit(asked) => {
            let at = In("admit");
            Command::AdmitExpert {
                expert,
                description: description(at, asked.description.as_option())?,
                until: at.day("until", asked.until)?,
                approval: at.word("approval", asked.approval)?,
            }
        }
        Wire::Amend(asked) => Command::AmendExpert {
            expert,
            description: description(In("amend"), asked.description.as_option())?,
        },
        Wire::Renew(asked) => {
            Command::RenewTerm { expert, until: In("renew").day("until", asked.until)? }
        }
        Wire::Pause(asked) => {
            Command::PauseExpert { expert, reason: In("pause").word("reason", asked.reason)? }
        }
        Wire::Resume(_) => Command::ResumeExpert { expert },
        Wire::Remove(asked) => {
            Command::RemoveExpert { expert, reason: In("remove").word("reason", asked.reason)? }
        }
        Wire::SetAway(asked) => {
            let at = In("setAway");
            Command::SetAway {
                expert,
                from: at.day("from", asked.from)?,
                until: at.day("until", asked.until)?,
            }
        }
        Wire::DeclareConflict(asked) => {
            let at = In("declareConflict");
            Command::DeclareConflict {
                expert,
                with: at.word("with", asked.with)?,
                reason: at.word("reason", asked.reason)?,
            }
        }
        Wire::ClearConflict(asked) => {
            Command::ClearConflict { expert, with: In("clearConflict").word("with", asked.with)? }
        }
        Wire::RecordTraining(asked) => {
            let at = In("recordTraining");
            Command::RecordTraining {
                expert,
                title: at.word("title", asked.title)?,
                held: at.day("held", asked.held)?,
            }
        }
    })
}

fn proposed(asked: &asked::ProposedExpertView<'_>) -> Result<Proposed, ConnectError> {
    let at = In("propose.experts");
    Ok(Proposed {
        expert: at.word("expert", asked.expert)?,
        description: description(at, asked.description.as_option())?,
        until: at.day("until", asked.until)?,
    })
}

fn description(
    at: In<'_>,
    asked: Option<&asked::ExpertDescriptionView<'_>>,
) -> Result<Description, ConnectError> {
    let Some(asked) = asked else { return Err(at.bad("description", "is missing")) };
    let fields = asked.fields.iter().map(|key| at.word::<Field>("description.fields", key));
    let languages = asked.languages.iter().map(|tag| at.word("description.languages", tag));
    Ok(Description {
        kind: at.word("description.kind", asked.kind)?,
        name: at.word("description.name", asked.name)?,
        unit: at.word("description.unit", asked.unit)?,
        fields: fields.collect::<Result<_, _>>()?,
        title: asked.title.map(|title| at.word("description.title", title)).transpose()?,
        senior: asked.senior,
        languages: languages.collect::<Result<_, _>>()?,
    })
}

#[cfg(test)]
mod tests {
    use buffa::{Message as _, MessageView as _};
    use serde_json::json;

    use super::*;
    use crate::golden::each_command;
    use crate::proto::plumbline::v1 as wire;

    #[test]
    fn each_command_reaches_the_core_as_its_golden_file_says() {
        let call = "/plumbline.v1.PoolService/Submit";
        each_command("pool", call, "SubmitPoolRequest", |body| {
            let request: wire::SubmitPoolRequest = serde_json::from_str(body).unwrap();
            let bytes = request.encode_to_vec();
            let view = asked::SubmitPoolRequestView::decode_view(&bytes).unwrap();
            command(view.expert, view.command.as_ref()).map(|command| json!(command))
        });
    }
}
