//! What is under approval at a place ends in the commit in which the standard leaves it, whichever way that is.

use crate::approval;
use crate::event::Event;
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
        // Most of what is recorded is observed, and nothing of that is approved here.
        if matches!(event, standard::Event::ObservationRecorded { .. }) || seen.contains(&id) {
            continue;
        }
        seen.push(id);
        let Standard::Run(before) = world.standard(id)? else { continue };
        if before.approvals.under_way().next().is_none() && before.reviews.all().next().is_none() {
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
        let why = kind.name();
        for part in before.approvals.under_way() {
            let goes_on = after.approvals.under_way().any(|held| held == part);
            if goes_on || is_told_of(part, events) {
                continue;
            }
            let why = why.parse().expect("a sentence of visible text");
            let end = approval::Event::ApprovalLapsed { why };
            lapsed.push((StreamId::Approval(part.clone()), Event::Approval(end)));
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

/// Whether the command itself writes on this matter.
fn is_told_of(part: &PartId, events: &[(StreamId, Event)]) -> bool {
    events.iter().any(|(stream, _)| matches!(stream, StreamId::Approval(held) if held == part))
}

/// Whether the command itself writes on this review.
fn is_reviewed(part: &PartId, events: &[(StreamId, Event)]) -> bool {
    events.iter().any(|(stream, _)| matches!(stream, StreamId::Review(held) if held == part))
}
