//! Which procedures may be adopted.

use crate::event;
use crate::procedure::adopted::{Command, Event, Refusal};
use crate::procedure::check::check_anew;
use crate::procedure::figures;
use crate::procedure::format::{BadProcedure, Procedure};
use crate::stream::StreamId;
use crate::words::hidden;
use crate::world::{No, World};

/// The events of one command.
pub(crate) fn decide(command: &Command) -> Vec<(StreamId, event::Event)> {
    match command {
        Command::AdoptProcedure { text } => {
            let event = Event::ProcedureAdopted { text: text.clone() };
            vec![(StreamId::Procedures, event::Event::Procedure(event))]
        }
    }
}

/// Whether the rules let this event happen.
pub(crate) fn permits(world: &World<'_>, event: &Event) -> Result<(), No> {
    match event {
        Event::ProcedureAdopted { text } => {
            let unfit = |why: String| No::from(Refusal::ProcedureUnfit { why });
            figures::check(text).map_err(unfit)?;
            if let Some(c) = hidden(text.replace(['\n', '\r', '\t'], " ").as_str()) {
                return Err(unfit(format!("it holds the invisible character U+{:04X}", c as u32)));
            }
            let procedure: Procedure = text.parse().map_err(|BadProcedure(why)| unfit(why))?;
            check_anew(&procedure).map_err(unfit)?;
            let held = world.procedures()?.newest(&procedure.id).map_or(0, |held| held.version);
            // An office may begin with any version: it has a past on paper.
            if held > 0 && Some(procedure.version) != held.checked_add(1) {
                let next = held.saturating_add(1);
                return Err(unfit(format!(
                    "version {held} is in force, so the next one is {next}"
                )));
            }
            Ok(())
        }
    }
}
