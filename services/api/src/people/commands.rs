//! The commands about people on the wire, and those of the core.

use connectrpc::ConnectError;
use plumbline_lifecycle::Field;
use plumbline_lifecycle::people::{Command, PersonId, Unit, UnitId, UnitKind};
use plumbline_lifecycle::procedure::Gate;

use crate::errors::bad_field;
use crate::proto::plumbline::v1::__buffa::view as asked;
use crate::proto::plumbline::v1::__buffa::view::oneof::submit_people_request::Command as Wire;
use crate::translate::In;

/// The table between the commands on the wire and those of the core.
pub(crate) fn command(wire: Option<&Wire<'_>>) -> Result<Command, ConnectError> {
    let Some(wire) = wire else {
        let says = "the request holds no command: set one of its fields, as `foundUnit` or `join`";
        return Err(bad_field("command", says));
    };
    Ok(match wire {
        Wire::FoundUnit(asked) => Command::FoundUnit {
            unit: In("foundUnit").word("unit", asked.unit)?,
            description: unit(asked)?,
        },
        Wire::CloseUnit(asked) => {
            let at = In("closeUnit");
            let into = asked.into.map(|unit| at.word::<UnitId>("into", unit)).transpose()?;
            Command::CloseUnit { unit: at.word("unit", asked.unit)?, into }
        }
        Wire::Join(asked) => {
            let at = In("join");
            Command::Join {
                person: at.word("person", asked.person)?,
                name: at.word("name", asked.name)?,
                unit: at.word("unit", asked.unit)?,
            }
        }
        Wire::Move(asked) => {
            let at = In("move");
            Command::Move {
                person: at.word("person", asked.person)?,
                unit: at.word("unit", asked.unit)?,
            }
        }
        Wire::Leave(asked) => {
            Command::Leave { person: In("leave").word::<PersonId>("person", asked.person)? }
        }
        Wire::AssignRole(asked) => {
            let at = In("assignRole");
            Command::AssignRole {
                role: at.word("role", asked.role)?,
                unit: at.word("unit", asked.unit)?,
                person: at.word("person", asked.person)?,
                from: at.day("from", asked.from)?,
                until: asked.until.map(|day| at.day("until", day)).transpose()?,
            }
        }
        Wire::EndRole(asked) => {
            let at = In("endRole");
            Command::EndRole {
                role: at.word("role", asked.role)?,
                unit: at.word("unit", asked.unit)?,
                person: at.word("person", asked.person)?,
            }
        }
        Wire::NameDeputy(asked) => {
            let at = In("nameDeputy");
            let rank = u8::try_from(asked.rank);
            Command::NameDeputy {
                role: at.word("role", asked.role)?,
                unit: at.word("unit", asked.unit)?,
                person: at.word("person", asked.person)?,
                rank: rank.map_err(|_| at.bad("rank", "1 for who comes first, up to 255"))?,
            }
        }
        Wire::EndDeputy(asked) => {
            let at = In("endDeputy");
            Command::EndDeputy {
                role: at.word("role", asked.role)?,
                unit: at.word("unit", asked.unit)?,
                person: at.word("person", asked.person)?,
            }
        }
        Wire::Delegate(asked) => {
            let at = In("delegate");
            let gates = asked.gates.iter().map(|key| at.word::<Gate>("gates", key));
            Command::Delegate {
                from: at.word("from", asked.from)?,
                to: at.word("to", asked.to)?,
                first: at.day("first", asked.first)?,
                last: at.day("last", asked.last)?,
                gates: gates.collect::<Result<_, _>>()?,
            }
        }
        Wire::EndDelegation(asked) => {
            let at = In("endDelegation");
            Command::EndDelegation {
                from: at.word("from", asked.from)?,
                to: at.word("to", asked.to)?,
            }
        }
        Wire::NameJurisdiction(asked) => {
            let at = In("nameJurisdiction");
            Command::NameJurisdiction {
                code: at.word("code", asked.code)?,
                zh: at.word("zh", asked.zh)?,
                en: at.word("en", asked.en)?,
            }
        }
    })
}

fn unit(asked: &asked::FoundUnitView<'_>) -> Result<Unit, ConnectError> {
    let at = In("foundUnit");
    let fields = asked.fields.iter().map(|key| at.word::<Field>("fields", key));
    Ok(Unit {
        names: at.titles("names", asked.names.iter())?,
        kind: at.word::<UnitKind>("kind", asked.kind)?,
        parent: asked.parent.map(|unit| at.word("parent", unit)).transpose()?,
        area: at.word("area", asked.area)?,
        fields: fields.collect::<Result<_, _>>()?,
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
        let call = "/plumbline.v1.PeopleService/Submit";
        each_command("people", call, "SubmitPeopleRequest", |body| {
            let request: wire::SubmitPeopleRequest = serde_json::from_str(body).unwrap();
            let bytes = request.encode_to_vec();
            let view = asked::SubmitPeopleRequestView::decode_view(&bytes).unwrap();
            command(view.command.as_ref()).map(|command| json!(command))
        });
    }
}
