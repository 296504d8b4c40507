//! The explanation of a standard, put together.

use crate::explain::case::Case;
use crate::explain::explanation::{Explanation, Waiting};
use crate::standard::{Refusal, Standard};
use crate::stream::StreamId;
use crate::wait::Wait;
use crate::which::Which;
use crate::words::StandardId;
use crate::world::{No, World};

/// Why this standard waits, today.
///
/// # Errors
/// [`No::Refused`] where there is no such standard; [`No::Missing`] when a stream must be loaded first.
pub fn explain(world: &World<'_>, id: &StandardId) -> Result<Explanation, No> {
    let standard = world.standard(id)?;
    let Some(binding) = standard.binding() else { return Err(Refusal::NotFound {}.into()) };
    let procedure = world.procedures()?.bound(binding)?;
    let case = Case { world, id, procedure, calendar: world.calendar()?, people: world.people()? };
    let standing = case.standing(standard);
    let mut waiting = Vec::new();
    for (stream, wait) in case.all_waits(standard)? {
        waiting.push(case.waiting(standard, stream, wait)?);
    }
    // What limits all of it comes after what somebody is to do next.
    waiting.sort_by_key(|waiting| {
        let which = waiting.wait.which;
        matches!(which, Which::Plan | Which::Milestone(_) | Which::Extension | Which::Stay)
    });
    Ok(Explanation { standing, waiting })
}

impl Case<'_> {
    fn waiting(&self, standard: &Standard, stream: StreamId, wait: Wait) -> Result<Waiting, No> {
        let may_act = self.actors(&stream, &wait)?;
        let refusal = self.refusal(standard, &wait)?;
        let told = self.tell(standard, &stream, &wait, &may_act, refusal.as_ref())?;
        Ok(Waiting { stream, wait, may_act, refusal, told })
    }
}
