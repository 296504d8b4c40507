//! `PeopleService`: units and persons.

use connectrpc::{ConnectError, RequestContext, ServiceRequest, ServiceResult};
use plumbline_access::Caller;
use plumbline_lifecycle::people::{Command, People, PersonId, Unit, UnitId, UnitKind};
use plumbline_lifecycle::{Field, Horizon, State, StreamId};
use plumbline_views::{NotFolded, folded};

use crate::caller::caller;
use crate::calls::{Calls, wrap};
use crate::errors::{bad_field, unreadable};
use crate::proto::plumbline::v1 as wire;
use crate::proto::plumbline::v1::__buffa::view as asked;
use crate::proto::plumbline::v1::__buffa::view::oneof::submit_people_request::Command as Wire;
use crate::state::{ApiState, failed};
use crate::translate::{In, as_of, receipt, submit};

impl wire::PeopleService for Calls {
    async fn submit(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, wire::SubmitPeopleRequest>,
    ) -> ServiceResult<wire::Receipt> {
        wrap(submit_command(&self.0, caller(ctx.extensions())?, asked.view()).await)
    }

    async fn get_people(
        &self,
        _: RequestContext,
        asked: ServiceRequest<'_, wire::GetPeopleRequest>,
    ) -> ServiceResult<wire::GetPeopleResponse> {
        wrap(get(&self.0, asked.view()).await)
    }
}

async fn submit_command(
    state: &ApiState,
    caller: &Caller,
    asked: &asked::SubmitPeopleRequestView<'_>,
) -> Result<wire::Receipt, ConnectError> {
    let command = command(asked.command.as_ref())?.into();
    let done = submit(state, caller, asked.header.as_option(), StreamId::People, command).await?;
    Ok(receipt(&done))
}

/// The table between the commands on the wire and those of the core.
fn command(wire: Option<&Wire<'_>>) -> Result<Command, ConnectError> {
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

async fn get(
    state: &ApiState,
    asked: &asked::GetPeopleRequestView<'_>,
) -> Result<wire::GetPeopleResponse, ConnectError> {
    let horizon = Horizon { as_of: as_of(state, asked.as_of)?, known_at: None };
    state.seen(asked.not_before_seq).await?;
    let (reader, today) = (state.reader.clone(), state.today());
    let head = reader.head();
    let read = move || folded(&reader, &StreamId::People, horizon).map_err(not_folded);
    let folded = state.blocking(read).await?;
    let people = match folded.state {
        State::People(people) => people,
        _ => People::default(),
    };
    Ok(wire::GetPeopleResponse {
        as_of: horizon.as_of.unwrap_or(today).to_string(),
        seen_seq: head,
        version: folded.version,
        units: people.units.into_iter().map(told_unit).collect(),
        persons: people.persons.into_iter().map(told_person).collect(),
        ..Default::default()
    })
}

fn not_folded(error: NotFolded) -> ConnectError {
    match error {
        NotFolded::Log(error) => failed("the log could not be read", &error),
        NotFolded::Unreadable(error) => unreadable(&error.to_string()),
    }
}

fn told_unit((id, unit): (UnitId, Unit)) -> wire::Unit {
    wire::Unit {
        unit: id.into(),
        names: unit.names.iter().map(|(tag, name)| (tag.into(), name.into())).collect(),
        kind: unit.kind.key().to_owned(),
        parent: unit.parent.map(String::from).unwrap_or_default(),
        area: unit.area.into(),
        fields: unit.fields.into_iter().map(String::from).collect(),
        ..Default::default()
    }
}

fn told_person((id, person): (PersonId, plumbline_lifecycle::people::Person)) -> wire::Person {
    wire::Person {
        person: id.into(),
        name: person.name.into(),
        unit: person.unit.map(String::from).unwrap_or_default(),
        ..Default::default()
    }
}

#[cfg(test)]
mod tests {
    use buffa::{Message as _, MessageView as _};
    use serde_json::json;

    use super::*;
    use crate::golden::each_command;

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
