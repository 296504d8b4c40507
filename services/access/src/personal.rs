//! What is private of a person, their telephone, mail, identity and bank numbers: who may record, read and erase it.
//!
//! That the person stands in the pool that is named, whoever answers asks besides: an office learns nothing of whom it has not got.

use plumbline_lifecycle::{Command, Jurisdiction, PersonId, StreamId};

use crate::caller::Caller;
use crate::condition::Asked;
use crate::denial::{Denial, Unsettled};
use crate::reading::{Matter, Reading, how_far};

/// Whether the pool that a command goes to, or by which a person is known, lies in their jurisdiction.
pub(crate) fn pool_in_place(asked: &Asked<'_>) -> Result<(), Unsettled> {
    let area = match (asked.target, asked.command) {
        (StreamId::Pool(area), _) => area,
        (StreamId::Person(_), Command::Person(command)) => command.area(),
        _ => return Err(asked.role_may_not().into()),
    };
    Ok(within(asked.caller, area)?)
}

/// Whether it is what is private of themselves.
pub(crate) fn their_own_data(asked: &Asked<'_>) -> Result<(), Unsettled> {
    match (asked.target, &asked.caller.person) {
        (StreamId::Person(of), Some(person)) if of == person => Ok(()),
        (StreamId::Person(of), person) => {
            Err(Denial::OthersData { of: of.clone(), person: person.clone() }.into())
        }
        _ => Err(asked.role_may_not().into()),
    }
}

/// Whether this caller may read what is private of somebody in the pool of this area.
///
/// # Errors
/// [`Denial::OthersData`], or [`Denial::OutsideArea`].
pub fn reads_personal(caller: &Caller, area: &Jurisdiction, of: &PersonId) -> Result<(), Denial> {
    let mut denial = Denial::OthersData { of: of.clone(), person: caller.person.clone() };
    for how in how_far(caller.role, Matter::PersonalData) {
        match how {
            Reading::Everywhere => return Ok(()),
            Reading::TheirPlace => match within(caller, area) {
                Ok(()) => return Ok(()),
                Err(outside) => denial = outside,
            },
            Reading::TheirOwn if caller.person.as_ref() == Some(of) => return Ok(()),
            Reading::TheirOwn => {}
        }
    }
    Err(denial)
}

fn within(caller: &Caller, area: &Jurisdiction) -> Result<(), Denial> {
    if area.within(&caller.jurisdiction) {
        return Ok(());
    }
    let (area, scope) = (area.clone(), caller.jurisdiction.clone());
    Err(Denial::OutsideArea { area, scope })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::caller::Role;

    #[test]
    fn the_office_of_the_pool_and_the_person_read() {
        let (area, of): (Jurisdiction, PersonId) =
            ("330100".parse().unwrap(), "e-001".parse().unwrap());
        for (role, place, person, reads) in [
            (Role::Administrator, "100000", None, true),
            (Role::Office, "330100", None, true),
            (Role::Office, "330000", None, true),
            (Role::Office, "330200", None, false),
            (Role::Office, "330106", None, false),
            (Role::Office, "330200", Some("e-001"), true),
            (Role::Reader, "330100", Some("e-001"), true),
            (Role::Reader, "330100", Some("e-002"), false),
            (Role::Drafter, "330100", None, false),
            (Role::Clock, "100000", None, false),
        ] {
            let caller = Caller {
                role,
                jurisdiction: place.parse().unwrap(),
                person: person.map(|person| person.parse().unwrap()),
                ..Caller::clock()
            };
            let said = reads_personal(&caller, &area, &of).is_ok();
            assert_eq!(said, reads, "{role:?} {place} {person:?}");
        }
    }
}
