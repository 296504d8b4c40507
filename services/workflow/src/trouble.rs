//! What ends the writer, and what only troubles it: streams that are left alone, a full disk, a clock that is not believed.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use plumbline_lifecycle::StreamId;
use plumbline_log::{Damage, LogError};

use crate::request::Failure;

/// Why the writer ended, or could not go on.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A COMMIT failed and nobody knows whether its batch is in the log.
    #[error("a commit failed and its outcome is unknown: {0} (restart: the log tells)")]
    CommitUnknown(String),
    /// The log could not be read or written.
    #[error("the log failed: {0}")]
    Log(#[from] LogError),
    /// The writer could not begin.
    #[error("the writer could not begin: {0}")]
    Start(String),
}

/// Something that is wrong, for whoever asks whether the service is ready.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// Whether the service is not to be called ready: somebody must look at once.
    pub stops: bool,
    /// What it is, in a sentence.
    pub says: String,
}

/// Streams that are named at most; of the others there is a count.
const NAMED_MAX: usize = 20;

/// The streams that are left alone, because one of their events cannot be read: commands that need them are refused, all
/// others go on. Shared by the writer and by whoever finds damage. Only a restart forgets them.
#[derive(Clone, Default)]
pub(crate) struct Aside(Arc<Streams>);

#[derive(Default)]
struct Streams {
    /// Asked for each stream of each command: mostly there is none.
    any: AtomicBool,
    held: Mutex<BTreeMap<String, Why>>,
}

struct Why {
    seq: u64,
    why: String,
    /// Whether the event is not what was recorded, which is worse than one that this program does not know.
    damaged: bool,
}

impl Aside {
    /// Leaves the stream of a damaged event alone. One whose stream nobody can tell is only named.
    pub(crate) fn damaged(&self, damage: &Damage) {
        let Damage { seq, stream, why, .. } = damage;
        let name = stream.clone().unwrap_or_default();
        tracing::error!(
            seq,
            stream = name,
            why,
            "an event is not what was recorded; its stream is left alone"
        );
        self.put(name, Why { seq: *seq, why: why.clone(), damaged: true });
    }

    /// Leaves a stream alone whose event this program cannot read.
    pub(crate) fn unreadable(&self, id: &StreamId, seq: u64, why: String, damaged: bool) {
        tracing::error!(stream = %id, seq, why, "a stream cannot be read; commands that need it are refused");
        self.put(id.to_string(), Why { seq, why, damaged });
    }

    fn put(&self, stream: String, why: Why) {
        self.held().entry(stream).or_insert(why);
        self.0.any.store(true, Ordering::Release);
    }

    pub(crate) fn holds(&self, id: &StreamId) -> bool {
        self.0.any.load(Ordering::Acquire) && self.held().contains_key(&id.to_string())
    }

    /// What a command hears that needs the stream.
    pub(crate) fn refusal(&self, id: &StreamId) -> Option<Failure> {
        if !self.0.any.load(Ordering::Acquire) {
            return None;
        }
        let (stream, held) = (id.to_string(), self.held());
        let Why { seq, why, .. } = held.get(&stream)?;
        Some(Failure::Unreadable { seq: *seq, why: why.clone(), stream })
    }

    pub(crate) fn troubles(&self) -> Vec<Trouble> {
        let held = self.held();
        let named = held.iter().take(NAMED_MAX).map(|(stream, Why { seq, why, damaged })| {
            // Whoever asks may be a stranger: of what there is, only the house's own streams are named.
            let of_the_house = stream.parse().is_ok_and(|id: StreamId| id.is_of_the_house());
            let stream = if of_the_house { stream.clone() } else { "a stream".into() };
            let says = Failure::Unreadable { stream, seq: *seq, why: why.clone() }.to_string();
            Trouble { stops: *damaged, says }
        });
        let mut troubles: Vec<Trouble> = named.collect();
        if let Some(more) = held.len().checked_sub(NAMED_MAX).filter(|more| *more > 0) {
            let stops = held.values().any(|why| why.damaged);
            troubles.push(Trouble { stops, says: format!("{more} more streams cannot be read") });
        }
        troubles
    }

    fn held(&self) -> MutexGuard<'_, BTreeMap<String, Why>> {
        self.0.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
