//! What somebody says of themselves in a pool of experts.

use plumbline_lifecycle::Command;

use crate::condition::Asked;
use crate::denial::Unsettled;

/// Whether the record is that of whom the token names.
pub(crate) fn their_own_record(asked: &Asked<'_>) -> Result<(), Unsettled> {
    match (asked.command, &asked.caller.person) {
        (Command::Pool(command), Some(person)) if command.expert() == Some(person) => Ok(()),
        _ => Err(asked.role_may_not().into()),
    }
}
