//! What the decision would be, asked beforehand.

use crate::command::Command;
use crate::decide::decide;
use crate::refusal::Refusal;
use crate::stream::StreamId;
use crate::world::{No, World};

/// Why a command would be refused, if it would.
pub(super) fn tried<C: Clone + Into<Command>>(
    world: &World<'_>,
    target: &StreamId,
    command: &C,
) -> Result<Option<Refusal>, No> {
    match decide(world, target, &command.clone().into()) {
        Ok(_) => Ok(None),
        Err(No::Refused(refusal)) => Ok(Some(refusal)),
        Err(missing) => Err(missing),
    }
}

/// The first of these that would not be refused; if all would be, the first, and why.
pub(super) fn first_of<C: Clone + Into<Command>>(
    world: &World<'_>,
    target: &StreamId,
    commands: impl IntoIterator<Item = C>,
) -> Result<Option<(C, Option<Refusal>)>, No> {
    let mut first: Option<(C, Option<Refusal>)> = None;
    for command in commands.into_iter().take(TRIED_MAX) {
        let refusal = tried(world, target, &command)?;
        match &first {
            _ if refusal.is_none() => return Ok(Some((command, None))),
            // What is said of two alike is not said of whom they name.
            Some((_, before)) if *before == refusal => break,
            Some(_) => {}
            None => first = Some((command, refusal)),
        }
    }
    Ok(first)
}

/// Of a large house not everybody is tried: what stops so many stops the others.
const TRIED_MAX: usize = 40;
