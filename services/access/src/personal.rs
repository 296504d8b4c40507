//! Who may record, read and erase what is private of a person: their telephone, mail, identity and bank numbers.
//!
//! | | who |
//! |---|---|
//! | record, read | the office in whose jurisdiction the pool lies, the administrator, and the person themself |
//! | erase | that office and the administrator |
//!
//! That the person stands in the pool that is named, whoever answers asks besides: an office learns nothing of whom it has not got.

use plumbline_lifecycle::{Jurisdiction, PersonId, person};

use crate::caller::{Caller, Role};
use crate::denial::Denial;

/// The table of commands.
pub(crate) fn may_keep(
    caller: &Caller,
    of: &PersonId,
    command: &person::Command,
) -> Result<(), Denial> {
    match command {
        person::Command::SealPersonalData { area, .. } => reads_personal(caller, area, of),
        person::Command::ErasePersonalData { area } => match caller.role {
            Role::Administrator | Role::Office => keeps_pool(caller, area, of),
            role => Err(Denial::Role { role, command: command.name() }),
        },
    }
}

/// Whether this caller may read what is private of somebody in the pool of this area.
///
/// # Errors
/// [`Denial::OthersData`], or [`Denial::OutsideArea`].
pub fn reads_personal(caller: &Caller, area: &Jurisdiction, of: &PersonId) -> Result<(), Denial> {
    if caller.person.as_ref() == Some(of) {
        return Ok(());
    }
    keeps_pool(caller, area, of)
}

fn keeps_pool(caller: &Caller, area: &Jurisdiction, of: &PersonId) -> Result<(), Denial> {
    match caller.role {
        Role::Administrator => Ok(()),
        Role::Office if area.within(&caller.jurisdiction) => Ok(()),
        Role::Office => {
            let (area, scope) = (area.clone(), caller.jurisdiction.clone());
            Err(Denial::OutsideArea { area, scope })
        }
        Role::Drafter | Role::Reader | Role::Clock => {
            Err(Denial::OthersData { of: of.clone(), person: caller.person.clone() })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_office_of_the_pool_and_the_person_read_and_the_office_alone_erases() {
        let (area, of): (Jurisdiction, PersonId) =
            ("330100".parse().unwrap(), "e-001".parse().unwrap());
        let erase = person::Command::ErasePersonalData { area: area.clone() };
        for (role, place, person, reads, erases) in [
            (Role::Administrator, "100000", None, true, true),
            (Role::Office, "330100", None, true, true),
            (Role::Office, "330000", None, true, true),
            (Role::Office, "330200", None, false, false),
            (Role::Office, "330106", None, false, false),
            (Role::Office, "330200", Some("e-001"), true, false),
            (Role::Reader, "330100", Some("e-001"), true, false),
            (Role::Reader, "330100", Some("e-002"), false, false),
            (Role::Drafter, "330100", None, false, false),
            (Role::Clock, "100000", None, false, false),
        ] {
            let caller = Caller {
                role,
                jurisdiction: place.parse().unwrap(),
                person: person.map(|person| person.parse().unwrap()),
                ..Caller::clock()
            };
            let said = (
                reads_personal(&caller, &area, &of).is_ok(),
                may_keep(&caller, &of, &erase).is_ok(),
            );
            assert_eq!(said, (reads, erases), "{role:?} {place} {person:?}");
        }
    }
}
