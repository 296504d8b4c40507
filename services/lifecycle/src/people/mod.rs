//! People: the units of the house and of those it works with, and the persons in them.
//!
//! One small stream for the whole house. What a unit or a person is called is plain, because it stands in minutes; what
//! is private does not stand here. Roles, deputies and delegations are not known yet.

mod rules;
mod unit;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::kinds::events;
use crate::misfit::Misfit;
use crate::reason::{OURS, refusals};
use crate::words::Name;
pub use crate::words::{PersonId, UnitId};
pub(crate) use rules::{decide, permits};
pub use unit::{Unit, UnitKind};

/// A command about units and persons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all_fields = "snake_case")]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub enum Command {
    /// 设立单位.
    FoundUnit { unit: UnitId, description: Unit },
    /// 撤销单位, its persons going over into another one where there are any.
    CloseUnit { unit: UnitId, into: Option<UnitId> },
    /// 入职.
    Join { person: PersonId, name: Name, unit: UnitId },
    /// 调动.
    Move { person: PersonId, unit: UnitId },
    /// 离职.
    Leave { person: PersonId },
}

impl Command {
    /// The command's name.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Command::FoundUnit { .. } => "FoundUnit",
            Command::CloseUnit { .. } => "CloseUnit",
            Command::Join { .. } => "Join",
            Command::Move { .. } => "Move",
            Command::Leave { .. } => "Leave",
        }
    }
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// What they are called.
    pub name: Name,
    /// Where they serve; `None` for somebody who has left.
    pub unit: Option<UnitId>,
}

events! {
    /// 设立单位.
    UnitFounded "设立单位" "Unit founded" { unit: UnitId, description: Unit }
    /// 撤销单位; who served there serves in `into` from then on.
    UnitClosed "撤销单位" "Unit closed" {
        unit: UnitId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        into: Option<UnitId>,
    }
    /// 入职.
    PersonJoined "入职" "Person joined" { person: PersonId, name: Name, unit: UnitId }
    /// 调动.
    PersonMoved "调动" "Person moved" { person: PersonId, unit: UnitId }
    /// 离职.
    PersonLeft "离职" "Person left" { person: PersonId }
}

/// Units and persons.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct People {
    /// The units that are open.
    pub units: BTreeMap<UnitId, Unit>,
    /// The units that were closed, and what they went into.
    pub closed: BTreeMap<UnitId, Option<UnitId>>,
    /// Everybody who ever joined.
    pub persons: BTreeMap<PersonId, Person>,
}

refusals! {
    /// The rules of units and persons.
    Refusal:

    /// The unit's id was used before.
    UnitExists { unit: UnitId }
        "unit-exists", OURS,
        format!("单位编号 {unit} 已被使用。请换一个编号。"),
        format!("The unit id {unit} was used before (choose another).");

    /// No open unit has this id.
    NoUnit { unit: UnitId }
        "no-unit", OURS,
        format!("没有单位 {unit}，或该单位已撤销。"),
        format!("There is no unit {unit}, or it was closed.");

    /// Somebody serves there, or a unit lies below.
    UnitNotEmpty { unit: UnitId, held: String }
        "unit-not-empty", OURS,
        format!("单位 {unit} 尚有 {held}。请指定并入的单位。"),
        format!("The unit {unit} still holds {held} (say into which unit they go).");

    /// A unit cannot go into itself or one below it.
    IntoItself { unit: UnitId }
        "into-itself", OURS,
        format!("单位 {unit} 不能并入本单位或其下级。"),
        format!("The unit {unit} cannot go into itself or a unit below it.");

    /// The person's id was used before.
    PersonExists { person: PersonId }
        "person-exists", OURS,
        format!("人员编号 {person} 已被使用。请换一个编号。"),
        format!("The person id {person} was used before (choose another).");

    /// Nobody in service has this id.
    NoPerson { person: PersonId }
        "no-person", OURS,
        format!("没有在职人员 {person}。"),
        format!("Nobody in service has the id {person}.");

    /// They serve there already.
    ServesThere { person: PersonId, unit: UnitId }
        "serves-there", OURS,
        format!("{person} 已在 {unit}。"),
        format!("{person} serves in {unit} already.");
}

impl People {
    /// Folds one event into the state.
    ///
    /// # Errors
    /// None: as of a past day somebody may move who joins on a later one, because it was recorded so.
    pub fn evolve(mut self, event: &Event) -> Result<People, Misfit> {
        match event {
            Event::UnitFounded { unit, description } => {
                self.units.insert(unit.clone(), description.clone());
            }
            Event::UnitClosed { unit, into } => self.close(unit, into.as_ref()),
            Event::PersonJoined { person, name, unit } => {
                let joined = Person { name: name.clone(), unit: Some(unit.clone()) };
                self.persons.insert(person.clone(), joined);
            }
            Event::PersonMoved { person, unit } => self.serves(person, Some(unit)),
            Event::PersonLeft { person } => self.serves(person, None),
        }
        Ok(self)
    }

    fn close(&mut self, unit: &UnitId, into: Option<&UnitId>) {
        self.units.remove(unit);
        self.closed.insert(unit.clone(), into.cloned());
        let Some(into) = into else { return };
        for person in self.persons.values_mut().filter(|person| person.unit.as_ref() == Some(unit))
        {
            person.unit = Some(into.clone());
        }
        for below in self.units.values_mut().filter(|below| below.parent.as_ref() == Some(unit)) {
            below.parent = Some(into.clone());
        }
    }

    fn serves(&mut self, person: &PersonId, unit: Option<&UnitId>) {
        if let Some(person) = self.persons.get_mut(person) {
            person.unit = unit.cloned();
        }
    }

    /// A unit, the one above it, and so on to the top.
    pub fn line<'a>(&'a self, unit: &'a UnitId) -> impl Iterator<Item = &'a UnitId> {
        let above = |unit: &&'a UnitId| self.units.get(*unit).and_then(|unit| unit.parent.as_ref());
        // A damaged log could hold a circle: nobody has more units above them than there are.
        std::iter::successors(Some(unit), above).take(self.units.len() + 1)
    }

    pub(crate) fn weight(&self) -> usize {
        let units: usize = self.units.values().map(|unit| 400 + 16 * unit.fields.len()).sum();
        units + self.closed.len() * 150 + self.persons.len() * 250
    }
}
