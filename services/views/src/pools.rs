//! The pools of experts out of the log, kept folded between questions. A pool is long, and each question about a review asks for
//! it as it was at the call, just before a draw, and now.
//!
//! Of each pool the newest state is kept, which knows its latest versions, and one state every [`MARK_EVERY`] events: they share
//! all but what the events between them changed. What was drawn again is kept too: it is the same for ever.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use plumbline_lifecycle::pool::Pool;
use plumbline_lifecycle::{
    Folded, Jurisdiction, PartId, PersonId, State, StreamId, Unreadable, Words,
};
use plumbline_log::Reader;

use crate::folded::{NotFolded, stored};

/// Events between two states that are kept.
const MARK_EVERY: u64 = 8_192;

/// Events that are read at a time.
const PAGE: u64 = 1_000;

/// So many draws are kept that were done again.
const DRAWS_MAX: usize = 1_000;

/// Everything that is kept. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Pools(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    areas: Mutex<HashMap<Jurisdiction, Arc<Mutex<Kept>>>>,
    draws: Mutex<Draws>,
}

/// One pool.
#[derive(Debug)]
struct Kept {
    stream: StreamId,
    name: String,
    newest: Folded,
    /// By version.
    marks: BTreeMap<u64, Folded>,
}

/// Which draw: of which review, at which seq, and seeded by which root, which is of its log alone.
pub(crate) type DrawKey = (PartId, u64, String);

/// What is said of a draw that was done again.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sentences {
    /// Why those were taken who were, and of the others as far as they are told: by rank and then by id.
    pub(crate) told: Vec<(PersonId, Words)>,
    /// Of how many others nothing is told.
    pub(crate) untold: usize,
}

#[derive(Debug, Default)]
struct Draws {
    kept: HashMap<DrawKey, Arc<Sentences>>,
    /// The oldest first.
    order: VecDeque<DrawKey>,
}

impl Pools {
    /// The pool of an area, by what this reader knows.
    ///
    /// # Errors
    /// [`NotFolded`], naming the event that cannot be read.
    pub fn now(&self, log: &Reader, area: &Jurisdiction) -> Result<Pool, NotFolded> {
        self.of(log, area, |kept| {
            let version = kept.version_by(log, log.head())?;
            Ok(kept.at(log, version)?.unwrap_or_default())
        })
    }

    /// The pool as it was just before an event of the log.
    pub(crate) fn before(
        &self,
        log: &Reader,
        area: &Jurisdiction,
        seq: u64,
    ) -> Result<Option<Pool>, NotFolded> {
        self.of(log, area, |kept| {
            let version = kept.version_by(log, seq.saturating_sub(1))?;
            kept.at(log, version)
        })
    }

    /// The pool at a version; `None` for one to which it has not come.
    pub(crate) fn at(
        &self,
        log: &Reader,
        area: &Jurisdiction,
        version: u64,
    ) -> Result<Option<Pool>, NotFolded> {
        self.of(log, area, |kept| kept.at(log, version))
    }

    /// Asks the pool of one area, which has come as far as this reader.
    fn of<T>(
        &self,
        log: &Reader,
        area: &Jurisdiction,
        question: impl FnOnce(&mut Kept) -> Result<T, NotFolded>,
    ) -> Result<T, NotFolded> {
        let held = unpoisoned(&self.0.areas).get(area).cloned();
        if let Some(held) = held {
            let mut kept = unpoisoned(&held);
            kept.grow(log)?;
            return question(&mut kept);
        }
        let mut kept = Kept::of(area);
        kept.grow(log)?;
        let answer = question(&mut kept);
        // Of an area that has no pool nothing is kept, however many are asked about.
        if kept.newest.version > 0 {
            unpoisoned(&self.0.areas).insert(area.clone(), Arc::new(Mutex::new(kept)));
        }
        answer
    }

    pub(crate) fn drawn(&self, key: &DrawKey) -> Option<Arc<Sentences>> {
        unpoisoned(&self.0.draws).kept.get(key).cloned()
    }

    pub(crate) fn keep_drawn(&self, key: DrawKey, sentences: Arc<Sentences>) {
        let mut draws = unpoisoned(&self.0.draws);
        if draws.kept.insert(key.clone(), sentences).is_none() {
            draws.order.push_back(key);
        }
        while draws.order.len() > DRAWS_MAX {
            let oldest = draws.order.pop_front();
            oldest.and_then(|oldest| draws.kept.remove(&oldest));
        }
    }
}

impl Kept {
    fn of(area: &Jurisdiction) -> Kept {
        let stream = StreamId::Pool(area.clone());
        let (name, newest) = (stream.to_string(), Folded::unborn(&stream));
        Kept { stream, name, newest, marks: BTreeMap::new() }
    }

    /// Folds what came since. Where that breaks off, the next question begins anew.
    fn grow(&mut self, log: &Reader) -> Result<(), NotFolded> {
        let unborn = Folded::unborn(&self.stream);
        let mut held = std::mem::replace(&mut self.newest, unborn);
        loop {
            let page = log.read_page_of_stream(&self.name, held.version, PAGE)?;
            for row in &page {
                held = next(&self.stream, held, row)?;
                if held.version.is_multiple_of(MARK_EVERY)
                    && let Some(pool) = pool_of(&held)
                {
                    // Without what its latest events replaced.
                    let state = State::Pool(pool.at(pool.version()).unwrap_or(pool));
                    self.marks.insert(
                        held.version,
                        Folded { state, version: held.version, seq: held.seq },
                    );
                }
            }
            if (page.len() as u64) < PAGE {
                self.newest = held;
                return Ok(());
            }
        }
    }

    /// How many events it had by an event of the log. Another question may have made it grow further than this reader.
    fn version_by(&self, log: &Reader, seq: u64) -> Result<u64, NotFolded> {
        if self.newest.seq <= seq {
            return Ok(self.newest.version);
        }
        let (mut by_then, mut later) = (0, self.newest.version);
        while later - by_then > 1 {
            let middle = by_then + (later - by_then) / 2;
            let row = log.read_page_of_stream(&self.name, middle - 1, 1)?;
            match row.first().is_some_and(|row| row.seq <= seq) {
                true => by_then = middle,
                false => later = middle,
            }
        }
        Ok(by_then)
    }

    fn at(&self, log: &Reader, version: u64) -> Result<Option<Pool>, NotFolded> {
        if version > self.newest.version {
            return Ok(None);
        }
        if let Some(pool) = pool_of(&self.newest).and_then(|pool| pool.at(version)) {
            return Ok(Some(pool));
        }
        let mark = self.marks.range(..=version).next_back();
        let mut held = mark.map_or_else(|| Folded::unborn(&self.stream), |(_, held)| held.clone());
        while held.version < version {
            let most = PAGE.min(version - held.version);
            let page = log.read_page_of_stream(&self.name, held.version, most)?;
            if page.is_empty() {
                return Ok(None);
            }
            for row in &page {
                held = next(&self.stream, held, row)?;
            }
        }
        Ok(pool_of(&held))
    }
}

fn next(
    stream: &StreamId,
    held: Folded,
    row: &plumbline_log::Recorded,
) -> Result<Folded, NotFolded> {
    let read = held.read(stream, &stored(row));
    let unreadable = |why| Unreadable { stream: stream.to_string(), seq: row.seq, why };
    Ok(read.map_err(unreadable)?.0)
}

fn pool_of(held: &Folded) -> Option<Pool> {
    match &held.state {
        State::Pool(pool) => Some(pool.clone()),
        _ => None,
    }
}

/// What a panic left behind is a state between two events, and whole.
fn unpoisoned<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
