//! Who may read what not everybody with a token may.

use plumbline_lifecycle::PersonId;

use crate::caller::{Caller, Role};
use crate::denial::Denial;

/// Whether this caller may read somebody's desk: their own, and the office and the administrator everybody's.
///
/// # Errors
/// [`Denial::OtherDesk`].
pub fn reads_desk(caller: &Caller, of: &PersonId) -> Result<(), Denial> {
    match caller.role {
        Role::Administrator | Role::Office => Ok(()),
        Role::Drafter | Role::Reader | Role::Clock if caller.person.as_ref() == Some(of) => Ok(()),
        Role::Drafter | Role::Reader | Role::Clock => {
            Err(Denial::OtherDesk { of: of.clone(), person: caller.person.clone() })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caller(role: Role, person: Option<&str>) -> Caller {
        let person = person.map(|person| person.parse().unwrap());
        Caller { role, person, ..Caller::clock() }
    }

    #[test]
    fn everybody_reads_their_own_desk_and_the_office_everybodys() {
        let li: PersonId = "p-li".parse().unwrap();
        for role in Role::ALL {
            assert_eq!(reads_desk(&caller(role, Some("p-li")), &li), Ok(()), "{role:?}");
            let runs_the_house = matches!(role, Role::Administrator | Role::Office);
            for other in [None, Some("p-wang")] {
                let said = reads_desk(&caller(role, other), &li);
                assert_eq!(said.is_ok(), runs_the_house, "{role:?} {other:?}");
            }
        }
    }
}
