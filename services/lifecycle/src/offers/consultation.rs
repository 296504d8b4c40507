//! What may be done in a consultation.

use jiff::ToSpan;

use crate::consultation::{Command, Outcome};
use crate::offers::case::{named, unsaid};
use crate::offers::offer::Offer;
use crate::offers::tried::tried;
use crate::stream::StreamId;
use crate::words::{PartId, Words};
use crate::world::{No, World};

/// What may be done in this consultation today. A comment is disposed of by its number, the first open one first; a body
/// that has not answered yet comes before one that has.
///
/// # Errors
/// [`No::Missing`] when a stream must be loaded first.
pub fn offers_of_consultation(world: &World<'_>, id: &PartId) -> Result<Vec<Offer<Command>>, No> {
    let Some(held) = world.consultation(id)?.held() else { return Ok(Vec::new()) };
    let target = StreamId::Consultation(id.clone());
    let (from, text) = (named("…"), unsaid());
    let mut all = vec![Offer::plain(Command::Comment { clause: None, text, from })];
    let has_answered = |body: &&crate::words::Name| held.replies.contains_key(body.as_str());
    let waits = held.bodies.iter().filter(|body| !has_answered(body));
    let bodies: Vec<_> = waits.chain(held.bodies.iter().filter(has_answered)).collect();
    if let Some(first) = bodies.first() {
        let command = Command::RecordReply { body: (*first).clone(), comments: 0 };
        let told = |name: &str| Words { zh: name.to_owned(), en: name.to_owned() };
        let among = bodies.iter().map(|body| (body.to_string(), told(body.as_str()))).collect();
        all.push(Offer { among, ..Offer::plain(command) });
    }
    // What a comment came to may be said anew: the last word holds.
    if !held.comments.is_empty() {
        let (no, outcome) = (held.open().next().unwrap_or(1), Outcome::Taken);
        all.push(Offer::plain(Command::Dispose { no, outcome, reason: None, change: None }));
    }
    let first = held.until.checked_add(1.day()).unwrap_or(held.until);
    let extend = Command::Extend { until: first, reason: unsaid() };
    all.push(Offer { days: Some((first, None)), ..Offer::plain(extend) });
    all.push(Offer::plain(Command::End));
    for offer in &mut all {
        offer.refusal = tried(world, &target, &offer.command)?;
    }
    Ok(all)
}
