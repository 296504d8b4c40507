//! Which procedures may be adopted.

use crate::event;
use crate::procedure::adopted::{Command, Event, Refusal};
use crate::procedure::findings::{Against, findings};
use crate::stream::StreamId;
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
            let against = Against { procedures: Some(world.procedures()?), calendar: None };
            let mut errors = findings(text, &against).into_iter().filter(|finding| !finding.warns);
            let Some(first) = errors.next() else { return Ok(()) };
            let (finding, more) = (Box::new(first), errors.count());
            Err(Refusal::ProcedureUnfit { finding, more }.into())
        }
    }
}
