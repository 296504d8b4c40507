//! What is under approval or consulted on at a place ends in the commit in which the standard leaves it, whichever way that is.

use crate::approval;
use crate::consultation;
use crate::event::Event;
use crate::implementation;
use crate::review;
use crate::standard::{self, Standard};
use crate::stream::StreamId;
use crate::words::{PartId, StandardId};
use crate::world::{No, World};

/// The ends of the matters that these events leave behind.
pub(crate) fn lapses(
    world: &World<'_>,
    events: &[(StreamId, Event)],
) -> Result<Vec<(StreamId, Event)>, No> {
    let mut lapsed = Vec::new();
    let mut seen: Vec<&StandardId> = Vec::new();
    for (stream, event) in events {
        let (StreamId::Standard(id), Event::Standard(event)) = (stream, event) else { continue };
        lapsed.extend(implementation::ended(world, id, event)?);
        // Most of what is recorded is observed, and nothing of that is approved here.
        if matches!(event, standard::Event::ObservationRecorded { .. }) || seen.contains(&id) {
            continue;
        }
        seen.push(id);
        let Standard::Run(before) = world.standard(id)? else { continue };
        if before.approvals.under_way().next().is_none()
            && before.consultations.all().next().is_none()
            && before.reviews.all().next().is_none()
        {
            continue;
        }
        let mut after = before.clone();
        for event in of(id, events) {
            // What does not fit is refused by the rules, which are asked next.
            let _ = after.evolve(event, world.on);
        }
        let kind = event.kind();
        for part in before.reviews.all() {
            if after.reviews.all().all(|held| held != part) && !is_reviewed(part, events) {
                let why = format!("{} / {}", kind.zh(), kind.en());
                lapsed.extend(review::ended(world, part, &why)?);
            }
        }
        let why = || kind.name().parse().expect("a sentence of visible text");
        for part in before.approvals.under_way() {
            let stream = StreamId::Approval(part.clone());
            let goes_on = after.approvals.under_way().any(|held| held == part);
            if !goes_on && !is_told_of(&stream, events) {
                let end = approval::Event::ApprovalLapsed { why: why() };
                lapsed.push((stream, Event::Approval(end)));
            }
        }
        for part in before.consultations.all() {
            let stream = StreamId::Consultation(part.clone());
            let goes_on = after.consultations.all().any(|held| held == part);
            if !goes_on && !is_told_of(&stream, events) && is_unfinished(world, part)? {
                let end = consultation::Event::ConsultationEnded { why: Some(why()) };
                lapsed.push((stream, Event::Consultation(end)));
            }
        }
    }
    Ok(lapsed)
}

/// The events of one standard.
fn of<'a>(
    id: &'a StandardId,
    events: &'a [(StreamId, Event)],
) -> impl Iterator<Item = &'a standard::Event> {
    events.iter().filter_map(move |(stream, event)| match (stream, event) {
        (StreamId::Standard(of), Event::Standard(event)) if of == id => Some(event),
        _ => None,
    })
}

/// Whether a consultation still runs, or left comments that wait to be disposed of.
fn is_unfinished(world: &World<'_>, part: &PartId) -> Result<bool, No> {
    let state = world.consultation(part)?;
    let is_open = |held: &consultation::Held| state.is_running() || held.open().next().is_some();
    Ok(state.held().is_some_and(is_open) && !state.has_lapsed())
}

/// Whether the command itself writes on this part.
fn is_told_of(part: &StreamId, events: &[(StreamId, Event)]) -> bool {
    events.iter().any(|(stream, _)| stream == part)
}

/// Whether the command itself writes on this review.
fn is_reviewed(part: &PartId, events: &[(StreamId, Event)]) -> bool {
    events.iter().any(|(stream, _)| matches!(stream, StreamId::Review(held) if held == part))
}
