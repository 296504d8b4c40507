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
