//! For whom somebody may act: the log keeps that name beside theirs, so it is not taken from anybody's word.

use plumbline_lifecycle::people::People;
use plumbline_lifecycle::{Name, PersonId, World};

use crate::caller::Caller;
use crate::denial::{Denial, Unsettled};

/// Whether this caller may act for somebody: as themselves, for the unit that they belong to, or for a person who has
/// delegated to them and whose delegation runs today. A person and a unit may be named by their id or as they are called.
///
/// # Errors
/// [`Denial::NotForThem`]; [`Unsettled::Missing`] when the people must be loaded first.
pub fn stands_for(caller: &Caller, world: &World<'_>, whom: &Name) -> Result<(), Unsettled> {
    if *whom == caller.name || caller.unit.as_ref() == Some(whom) {
        return Ok(());
    }
    let no = || Denial::NotForThem { whom: whom.clone(), person: caller.person.clone() };
    let person = caller.person.as_ref().ok_or_else(no)?;
    let people = world.people()?;
    let is_meant = |person: &PersonId| is_called(people, person, whom);
    let mut given = people.delegations_from(world.today);
    let delegated = given
        .any(|given| given.to == *person && given.runs_on(world.today) && is_meant(&given.from));
    if delegated || is_meant(person) || is_unit_of(people, person, whom) {
        return Ok(());
    }
    Err(no().into())
}

fn is_called(people: &People, person: &PersonId, name: &Name) -> bool {
    person.as_str() == name.as_str() || people.name_of(person) == name.as_str()
}

fn is_unit_of(people: &People, person: &PersonId, name: &Name) -> bool {
    let Some(id) = people.unit_of(person) else { return false };
    let named = people.units.get(id).map(|unit| &unit.names);
    id.as_str() == name.as_str()
        || named.is_some_and(|names| names.iter().any(|(_, called)| called == name.as_str()))
}
