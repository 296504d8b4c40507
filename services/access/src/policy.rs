//! Who may give which command: the one policy, asked by the writer in the moment of the decision, so that pages, API and
//! bus all meet it.
//!
//! It knows roles, jurisdictions and units, not what is possible: that is the core's matter. Like the core's decision it
//! reads the world and asks for what it lacks. What it goes by is the table (`table.rs`), and nothing else.

use plumbline_lifecycle::{Command, Noun, StreamId, World};

use crate::caller::{Caller, Role};
use crate::condition::Asked;
use crate::denial::{Denial, Unsettled};
use crate::table::{Row, TABLE};

/// Whether this caller may give this command to this stream.
///
/// # Errors
/// [`Unsettled::Denied`] with the rule that says no; [`Unsettled::Missing`] when a stream must be loaded first.
pub fn policy(
    caller: &Caller,
    world: &World<'_>,
    target: &StreamId,
    command: &Command,
) -> Result<(), Unsettled> {
    let asked = Asked { caller, world, target, command };
    let mut denial = asked.role_may_not();
    for row in TABLE.iter().filter(|row| row.is_about(&asked)) {
        match row.conditions.iter().try_for_each(|condition| condition.holds(&asked)) {
            Ok(()) => return Ok(()),
            Err(missing @ Unsettled::Missing(_)) => return Err(missing),
            Err(Unsettled::Denied(Denial::Role { .. })) => {}
            Err(Unsettled::Denied(why)) => denial = why,
        }
    }
    Err(denial.into())
}

/// The table of who may give which command, for whoever reads it.
#[must_use]
pub fn table() -> &'static [Row] {
    TABLE
}

/// Whether somebody of this role may ever give this command to such a thing.
#[must_use]
pub fn gives(role: Role, noun: Option<Noun>, command: &str) -> bool {
    TABLE
        .iter()
        .any(|row| row.noun == noun && row.roles.contains(&role) && row.commands.contains(&command))
}

impl Row {
    fn is_about(&self, asked: &Asked<'_>) -> bool {
        self.noun == asked.command.noun()
            && self.noun.is_none_or(|noun| noun == asked.target.noun())
            && self.roles.contains(&asked.caller.role)
            && self.commands.contains(&asked.command.name())
    }
}
