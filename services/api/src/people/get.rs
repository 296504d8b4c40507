//! Units and persons, and who holds, stands in for and delegates what, as the wire has it.

use connectrpc::ConnectError;
use jiff::civil::Date;
use plumbline_lifecycle::people::{
    Delegation, Deputy, People, Person, PersonId, PlaceName, Tenure, Unit, UnitId,
};
use plumbline_lifecycle::{Horizon, Jurisdiction, State, StreamId};
use plumbline_views::folded;

use crate::proto::plumbline::v1 as wire;
use crate::proto::plumbline::v1::__buffa::view as asked;
use crate::state::{ApiState, not_folded};
use crate::translate::{as_of, day_text};

/// Folded to the end of the day, and judged on it.
pub(crate) async fn answer(
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
    let day = horizon.as_of.unwrap_or(today);
    Ok(wire::GetPeopleResponse {
        as_of: day.to_string(),
        seen_seq: head,
        version: folded.version,
        tenures: people.tenures_from(day).map(|held| told_tenure(held, day)).collect(),
        deputies: people.standing_in().map(told_deputy).collect(),
        delegations: people.delegations_from(day).map(|g| told_delegation(g, day)).collect(),
        places: people.places.iter().map(told_place).collect(),
        units: people.units.into_iter().map(told_unit).collect(),
        persons: people.persons.into_iter().map(told_person).collect(),
        ..Default::default()
    })
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

fn told_person((id, person): (PersonId, Person)) -> wire::Person {
    wire::Person {
        person: id.into(),
        name: person.name.into(),
        unit: person.unit.map(String::from).unwrap_or_default(),
        ..Default::default()
    }
}

fn told_tenure(held: &Tenure, day: Date) -> wire::Tenure {
    wire::Tenure {
        role: held.role.key().to_owned(),
        unit: held.unit.to_string(),
        person: held.person.to_string(),
        from: held.from.to_string(),
        until: day_text(held.until),
        in_force: held.runs_on(day),
        ..Default::default()
    }
}

fn told_deputy(deputy: &Deputy) -> wire::Deputy {
    wire::Deputy {
        role: deputy.role.key().to_owned(),
        unit: deputy.unit.to_string(),
        person: deputy.person.to_string(),
        rank: deputy.rank.into(),
        ..Default::default()
    }
}

fn told_delegation(given: &Delegation, day: Date) -> wire::Delegation {
    wire::Delegation {
        from: given.from.to_string(),
        to: given.to.to_string(),
        first: given.first.to_string(),
        last: given.last.to_string(),
        gates: given.gates.iter().map(|gate| gate.key().to_owned()).collect(),
        in_force: given.runs_on(day),
        ..Default::default()
    }
}

fn told_place((code, named): (&Jurisdiction, &PlaceName)) -> wire::PlaceName {
    wire::PlaceName {
        code: code.to_string(),
        zh: named.zh.to_string(),
        en: named.en.to_string(),
        ..Default::default()
    }
}
