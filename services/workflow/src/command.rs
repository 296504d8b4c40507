//! One command inside a batch: is it a repeat, may its sender, what does the core say, and the staging of what it made.
//!
//! A command is all or nothing. Whatever goes wrong with one (a rule that says no, a stream that cannot be read, even a
//! panic in a rule) undoes that command alone; the batch and the memory go on as if it had never been.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::Timestamp;
use jiff::civil::Date;
use plumbline_access::{Unsettled, policy, stands_for};
use plumbline_lifecycle::{
    BallotId, Command, Event, Folded, Known, No, Shared, State, StreamId, World, ballot,
};
use plumbline_log::{Batch, LogError, NewEvent, Provenance, StoredAnswer};

use crate::boxes::{BoxError, Boxes};
use crate::counted::Counted;
use crate::digest::{digest, is_repeat, is_repeat_without};
use crate::memory::{Memory, NotLoaded};
use crate::request::{Answer, Failure, Request};
use crate::trouble::Aside;

/// How a command is decided; the core's own function, but for tests that put a fault into it.
pub type Decide = fn(&World<'_>, &StreamId, &Command) -> Result<Vec<(StreamId, Event)>, No>;

/// Distinct streams that one command may ask for; a rule that wants more is a fault.
pub(crate) const READS_MAX: usize = 16;

/// Bytes of one event's data: what a message on a bus may carry beside its header.
const DATA_BYTES_MAX: usize = 256 * 1024;

/// What a batch is worked on by: the moment, the rules, and the streams that are left alone.
#[derive(Clone, Copy)]
pub(crate) struct Terms<'a> {
    pub(crate) now: Timestamp,
    pub(crate) today: Date,
    pub(crate) decide: Decide,
    pub(crate) aside: &'a Aside,
    pub(crate) boxes: &'a Boxes,
}

/// What a command came to, before the commit.
pub(crate) enum Came {
    /// Its events are staged, now or by an earlier command of this batch: the answer holds if the commit does.
    Staged(Answer),
    /// It was answered and made durable before.
    Repeated(Answer),
    /// Nothing of it is staged.
    Not(Failure),
}

/// The log failed: nothing of the batch can be staged any more.
pub(crate) struct Lost(pub(crate) LogError);

/// Why a command made nothing.
enum Undone {
    Failed(Failure),
    Log(LogError),
}

impl From<Failure> for Undone {
    fn from(failure: Failure) -> Undone {
        Undone::Failed(failure)
    }
}

/// Works on one command.
pub(crate) fn work(
    memory: &mut Memory,
    batch: &mut Batch<'_>,
    request: &Request,
    terms: Terms<'_>,
) -> Result<Came, Lost> {
    let digest = digest(request);
    match batch.answer_to(request.id) {
        Ok(None) => {}
        Ok(Some(first)) => return Ok(again(batch, request, &digest, &first)),
        Err(error) => return failed(batch, error),
    }
    let mut reads = Vec::new();
    let done = (|| {
        let events = settle(memory, batch, request, terms, &mut reads)?;
        prepare(memory, terms.boxes, &events)?;
        let ended: Vec<BallotId> = events.iter().filter_map(|(id, e)| ended(id, e)).collect();
        let answer = stage(memory, batch, request, digest, events, terms)?;
        ended.iter().for_each(|ballot| terms.boxes.ends(ballot));
        Ok(answer)
    })();
    memory.turn(&reads);
    match done {
        Ok(answer) => Ok(Came::Staged(answer)),
        Err(Undone::Failed(failure)) => Ok(Came::Not(failure)),
        Err(Undone::Log(error)) => failed(batch, error),
    }
}

/// The log said no to one command: that one is undone, unless the whole batch is gone or there is no room for anything.
fn failed(batch: &Batch<'_>, error: LogError) -> Result<Came, Lost> {
    if batch.is_lost() || error.is_disk_full() {
        return Err(Lost(error));
    }
    tracing::error!(%error, "the log refused one command; it is undone");
    Ok(Came::Not(Failure::Broken(error.to_string())))
}

/// The answer of the command that had this id before.
fn again(batch: &Batch<'_>, request: &Request, digest: &[u8; 32], first: &StoredAnswer) -> Came {
    let is_repeat =
        is_repeat(request, digest, first) || is_repeat_without(batch, request, digest, first);
    if !is_repeat {
        return Came::Not(Failure::IdReused(request.id));
    }
    let answer = Answer {
        target: request.target.clone(),
        version: first.version,
        first_seq: first.first_seq,
        last_seq: first.last_seq,
        repeated: true,
    };
    if first.first_seq > batch.begins_after() {
        Came::Staged(answer)
    } else {
        Came::Repeated(answer)
    }
}

/// Asks the policy and the core, and loads what they lack, until both have said all they have to say.
fn settle(
    memory: &mut Memory,
    batch: &Batch<'_>,
    request: &Request,
    terms: Terms<'_>,
    reads: &mut Vec<StreamId>,
) -> Result<Vec<(StreamId, Event)>, Undone> {
    let earlier = RefCell::default();
    for _ in 0..=READS_MAX {
        let held = RefCell::new(std::mem::take(reads));
        let Terms { aside, boxes, .. } = terms;
        let counted = Counted { memory, batch, aside, boxes, reads: held, earlier: &earlier };
        let said = judge(&counted, request, terms.decide, terms.today);
        *reads = counted.reads.into_inner();
        if reads.len() > READS_MAX {
            break;
        }
        match said? {
            Ok(events) => return Ok(events),
            Err(missing) => load(memory, batch, terms.aside, &missing)?,
        }
    }
    Err(Failure::Broken(format!("it asked for more than {READS_MAX} streams")).into())
}

/// What the policy and then the core say; the inner error is a stream that they need first.
pub(crate) fn judge(
    known: &dyn Known,
    request: &Request,
    decide: Decide,
    today: Date,
) -> Result<Result<Vec<(StreamId, Event)>, StreamId>, Failure> {
    let Request { target, command, caller, on_behalf_of, .. } = request;
    let on = request.happened_on.unwrap_or(today);
    let world = World { known, by: request.caller.person.as_ref(), on, today };
    let may = policy(caller, &world, target, command).and_then(|()| match on_behalf_of {
        Some(whom) => stands_for(caller, &world, whom),
        None => Ok(()),
    });
    match may {
        Ok(()) => {}
        Err(Unsettled::Missing(stream)) => return Ok(Err(stream)),
        Err(Unsettled::Denied(denial)) => return Err(Failure::Denied(denial)),
    }
    // After who may: the version is for those who may see it.
    if let Some(expected) = request.expected_version {
        let Some(found) = known.stream(target).map(|folded| folded.version) else {
            return Ok(Err(target.clone()));
        };
        if found != expected {
            return Err(Failure::Stale { target: target.clone(), expected, found });
        }
    }
    match guarded(|| decide(&world, target, command))? {
        Ok(events) if events.is_empty() => Err(Failure::Broken("it made no event".into())),
        Ok(events) => Ok(Ok(events)),
        Err(No::Missing(stream)) => Ok(Err(stream)),
        Err(No::Refused(refusal)) => Err(Failure::Refused(refusal)),
    }
}

/// A panic in a rule is said loudly and ends this command, not the service.
fn guarded<T>(rule: impl FnOnce() -> T) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(rule)).map_err(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        let text =
            text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no reason given");
        tracing::error!(panic = text, "a rule panicked; its command is undone");
        Failure::Broken(text.to_owned())
    })
}

fn load(
    memory: &mut Memory,
    batch: &Batch<'_>,
    aside: &Aside,
    id: &StreamId,
) -> Result<(), Undone> {
    if let Some(refusal) = aside.refusal(id) {
        return Err(refusal.into());
    }
    memory.load(batch, id).map_err(|failed| match failed {
        NotLoaded::Log(error) => Undone::Log(error),
        NotLoaded::Unreadable { seq, why, damaged } => {
            aside.unreadable(id, seq, why.clone(), damaged);
            Undone::Failed(Failure::Unreadable { stream: id.to_string(), seq, why })
        }
    })
}

/// Makes a box ready before the commit that needs it: cards that are handed out have one, and what is counted is sealed. Either
/// may be done once more.
fn prepare(memory: &Memory, boxes: &Boxes, events: &[(StreamId, Event)]) -> Result<(), Failure> {
    let failed = |error: BoxError| {
        tracing::error!(%error, "a box cannot be made ready");
        Failure::Unavailable(error.to_string())
    };
    for (stream, event) in events {
        let (StreamId::Ballot(id), Event::Ballot(event)) = (stream, event) else { continue };
        match event {
            ballot::Event::CardsHanded { voided, .. } => {
                let Some(State::Ballot(held)) = memory.stream(stream).map(|held| &held.state)
                else {
                    continue;
                };
                let cards = held.roll().and_then(|roll| roll.cards.as_ref());
                let cards = cards.into_iter().flat_map(|cards| &cards.hashes).copied();
                let cards: Vec<_> = cards.filter(|card| !voided.contains(card)).collect();
                boxes.set_up(id, &cards).map_err(failed)?;
            }
            ballot::Event::BallotCounted { .. } => boxes.seal(id).map_err(failed)?,
            ballot::Event::BallotOpened { .. }
            | ballot::Event::VoteCast { .. }
            | ballot::Event::VoterRecused { .. }
            | ballot::Event::BallotClosed {}
            | ballot::Event::BallotAnnulled { .. } => {}
        }
    }
    Ok(())
}

/// The ballot that ends by this event.
fn ended(stream: &StreamId, event: &Event) -> Option<BallotId> {
    use ballot::Event::{BallotAnnulled, BallotCounted};
    match (stream, event) {
        (StreamId::Ballot(id), Event::Ballot(BallotCounted { .. } | BallotAnnulled { .. })) => {
            Some(id.clone())
        }
        _ => None,
    }
}

/// Folds the events in and stages them. The streams are taken out of the memory and put back once all is well.
fn stage(
    memory: &mut Memory,
    batch: &mut Batch<'_>,
    request: &Request,
    digest: [u8; 32],
    events: Vec<(StreamId, Event)>,
    terms: Terms<'_>,
) -> Result<Answer, Undone> {
    let on = request.happened_on.unwrap_or(terms.today);
    let mut changed: Vec<(StreamId, Folded)> = Vec::with_capacity(events.len());
    let mut rows = Vec::with_capacity(events.len());
    for (seq, (stream, event)) in (batch.next_seq()..).zip(&events) {
        let earlier = changed.iter().position(|(held, _)| held == stream);
        let before = earlier.map(|at| changed.swap_remove(at).1).or_else(|| memory.take(stream));
        let before =
            before.ok_or_else(|| Failure::Broken(format!("{stream} was not asked for")))?;
        let after = guarded(|| before.then(seq, event, on))?;
        let after = after.map_err(|misfit| Failure::Broken(misfit.to_string()))?;
        rows.push(row(stream, after.version, event, on)?);
        changed.push((stream.clone(), after));
    }
    let provenance = Provenance {
        command: request.id,
        digest,
        actor: request.caller.name.to_string(),
        on_behalf_of: request.on_behalf_of.as_ref().map(ToString::to_string),
    };
    let appended = batch.append(&provenance, terms.now, &rows).map_err(Undone::Log)?;
    let target = changed.iter().find(|(stream, _)| *stream == request.target);
    let version = target.map_or(0, |(_, folded)| folded.version);
    for (stream, folded) in changed {
        memory.keep(stream, folded);
    }
    let (first_seq, last_seq) = (appended.first_seq, appended.last_seq);
    Ok(Answer { target: request.target.clone(), version, first_seq, last_seq, repeated: false })
}

fn row(
    stream: &StreamId,
    version: u64,
    event: &Event,
    happened_on: Date,
) -> Result<NewEvent, Failure> {
    let stored = event.encode();
    if stored.data.len() > DATA_BYTES_MAX {
        let why = format!("it would make an event of more than {DATA_BYTES_MAX} bytes");
        return Err(Failure::Refused(Shared::BadField { field: "command", why }.into()));
    }
    Ok(NewEvent {
        stream: stream.to_string(),
        version,
        kind: stored.kind,
        schema: stored.schema,
        happened_on,
        data: stored.data,
    })
}
