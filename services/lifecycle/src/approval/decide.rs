//! Which events a command about an approval makes: its own, and what the standard or the pool gets when the matter is decided.

use crate::approval::case::Case;
use crate::approval::chain::{Approval, Chain, Outcome};
use crate::approval::command::Command;
use crate::approval::event::Event;
use crate::approval::refusal::Refusal;
use crate::event;
use crate::pool;
use crate::standard;
use crate::stream::StreamId;
use crate::words::{PartId, PersonId};
use crate::world::{No, World};

/// The events of one command, the approval's own first.
pub(crate) fn decide(
    world: &World<'_>,
    id: &PartId,
    command: &Command,
) -> Result<Vec<(StreamId, event::Event)>, No> {
    // Before anybody is looked for: who may on another day would be told as if it were this one.
    world.today_alone()?;
    let case = Case::of(world, id)?;
    let by = case.by()?.clone();
    let event = event_of(&case, command, &by)?;
    let besides = besides(&case, id, &event)?;
    let mut events = vec![(StreamId::Approval(id.clone()), event::Event::Approval(event))];
    events.extend(besides);
    Ok(events)
}

fn event_of(case: &Case<'_>, command: &Command, by: &PersonId) -> Result<Event, No> {
    let by = by.clone();
    Ok(match command.clone() {
        Command::Decide { agree, opinion, minutes } => {
            let (seat, stands_for) = case.seat_to_fill(&by)?;
            let (step, seat, stands_for) = (case.chain.at, seat.no, stands_for.cloned());
            Event::SeatDecided { step, seat, by, stands_for, agree, opinion, minutes }
        }
        Command::AddSigner { person, place } => {
            let seat = case.seat_to_fill(&by)?.0.no;
            Event::SignerAdded { step: case.chain.at, seat, person, place, by }
        }
        Command::RemoveSigner { person } => {
            let (step, seat) = case.signer(&person, &by).ok_or(Refusal::NotYourSigner {})?;
            Event::SignerRemoved { step, seat, by }
        }
        Command::HandOver { to, reason } => {
            let seat = case.seat_to_fill(&by)?.0.no;
            Event::SeatHandedOver { step: case.chain.at, seat, to, by, reason }
        }
        Command::SendBack { to, resume, opinion } => {
            case.seat_to_fill(&by)?;
            Event::StepSentBack { step: case.chain.at, to, resume, by, opinion }
        }
        Command::Resubmit { note } => {
            Event::MatterResubmitted { bundle: case.documents_now()?, note, by }
        }
        Command::TakeBack => Event::MatterTakenBack { by },
        Command::TakeBackDecision => {
            let (step, seat) = case.taken_back_by(&by)?;
            Event::DecisionTakenBack { step, seat, by }
        }
        Command::Remind => Event::ReminderGiven { step: case.chain.at, by },
        Command::Copy { to } => Event::CopySent { to, by },
        Command::Note { text } => Event::OpinionNoted { text, by },
        Command::Reassign { step, seat, to, reason } => {
            Event::SeatReassigned { step, seat, to, by, reason }
        }
    })
}

/// What the standard, or the pool, gets when this event ends the matter.
fn besides(
    case: &Case<'_>,
    id: &PartId,
    event: &Event,
) -> Result<Vec<(StreamId, event::Event)>, No> {
    let Ok(after) = case.approval.clone().evolve(event, case.world.on) else {
        return Ok(Vec::new());
    };
    let Approval::Ended { chain, outcome, .. } = after else { return Ok(Vec::new()) };
    let Chain { gate, bundle, experts, .. } = *chain;
    let approval = id.clone();
    if let Some(area) = id.pool() {
        return match outcome {
            Outcome::Granted => pool::admitted(case.world, &area, id, &experts),
            Outcome::Declined | Outcome::TakenBack | Outcome::Lapsed => Ok(Vec::new()),
        };
    }
    let on_standard = match outcome {
        Outcome::Granted => standard::Event::GateApproved { gate, approval, bundle },
        Outcome::Declined => standard::Event::GateDeclined { gate, approval },
        Outcome::TakenBack => standard::Event::GateTakenBack { gate, approval },
        Outcome::Lapsed => return Ok(Vec::new()),
    };
    let stream = StreamId::Standard(id.owner().clone());
    Ok(vec![(stream, event::Event::Standard(on_standard))])
}
