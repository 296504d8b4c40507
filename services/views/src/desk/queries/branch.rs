//! One way by which something may lie before somebody: a desk on which to look, in the order in which it is shown.
//!
//! A branch only finds candidates, a few at a time; whether they may act the core says.

use std::collections::VecDeque;

use jiff::civil::Date;
use plumbline_lifecycle::PersonId;
use plumbline_lifecycle::procedure::Gate;
use rusqlite::{Transaction, params};

use crate::day::number;
use crate::desk::whose::Whose;
use crate::error::AskError;

/// Candidates that are read at a time.
const PAGE: u32 = 64;

/// A wait by its place in the order of a desk: the earliest last day first, then the oldest.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    pub(crate) due: i64,
    pub(crate) since: i64,
    pub(crate) stream: String,
    pub(crate) which: String,
}

impl Key {
    fn first() -> Key {
        Key { due: i64::MIN, since: i64::MIN, stream: String::new(), which: String::new() }
    }
}

/// Which waits of a desk may be somebody's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reach {
    /// All of them.
    All,
    /// Those before one of these gates, as the keys in JSON.
    Gates(String),
    /// Those of a step that lets deputies in and was due before this day.
    Late(i64),
    /// Those on which this person may not act.
    KeptOut(PersonId),
}

/// A desk on which something of somebody's may lie.
#[derive(Debug)]
pub(crate) struct Branch {
    whose: String,
    reach: Reach,
    found: VecDeque<Key>,
    last: Key,
    is_over: bool,
}

const ALL: &str = "
    SELECT l.due, l.since, l.stream, l.which FROM lies l
    WHERE l.whose = ?1 AND (l.due, l.since, l.stream, l.which) > (?2, ?3, ?4, ?5)
      AND NOT EXISTS (SELECT 1 FROM kept_out k WHERE k.stream = l.stream AND k.which = l.which AND k.person = ?6)
    ORDER BY l.due, l.since, l.stream, l.which LIMIT ?7";

const GATES: &str = "
    SELECT l.due, l.since, l.stream, l.which FROM lies l JOIN wait w ON w.stream = l.stream AND w.which = l.which
    WHERE l.whose = ?1 AND (l.due, l.since, l.stream, l.which) > (?2, ?3, ?4, ?5)
      AND NOT EXISTS (SELECT 1 FROM kept_out k WHERE k.stream = l.stream AND k.which = l.which AND k.person = ?6)
      AND w.gate IN (SELECT value FROM json_each(?8))
    ORDER BY l.due, l.since, l.stream, l.which LIMIT ?7";

const LATE: &str = "
    SELECT l.due, l.since, l.stream, l.which FROM lies l JOIN wait w ON w.stream = l.stream AND w.which = l.which
    WHERE l.whose = ?1 AND (l.due, l.since, l.stream, l.which) > (?2, ?3, ?4, ?5) AND l.due < ?8 AND w.deputies = 1
      AND NOT EXISTS (SELECT 1 FROM kept_out k WHERE k.stream = l.stream AND k.which = l.which AND k.person = ?6)
    ORDER BY l.due, l.since, l.stream, l.which LIMIT ?7";

const KEPT_OUT: &str = "
    SELECT l.due, l.since, l.stream, l.which FROM kept_out o JOIN lies l ON l.stream = o.stream AND l.which = o.which
    WHERE o.person = ?8 AND l.whose = ?1 AND (l.due, l.since, l.stream, l.which) > (?2, ?3, ?4, ?5)
      AND NOT EXISTS (SELECT 1 FROM kept_out k WHERE k.stream = l.stream AND k.which = l.which AND k.person = ?6)
    ORDER BY l.due, l.since, l.stream, l.which LIMIT ?7";

impl Reach {
    /// Those before one of these gates; before any gate where none is named.
    pub(crate) fn gates(gates: &[Gate]) -> Reach {
        let named: &[Gate] = if gates.is_empty() { &Gate::ALL } else { gates };
        let keys: Vec<&str> = named.iter().map(|gate| gate.key()).collect();
        Reach::Gates(serde_json::json!(keys).to_string())
    }

    pub(crate) fn late(day: Date) -> Reach {
        Reach::Late(number(day))
    }
}

impl Branch {
    pub(crate) fn new(whose: &Whose, reach: Reach) -> Branch {
        Branch {
            whose: whose.to_string(),
            reach,
            found: VecDeque::new(),
            last: Key::first(),
            is_over: false,
        }
    }

    /// The next candidate on this desk on which `person` may act, as far as this branch can tell; empty: on which anybody may.
    fn head(&mut self, tx: &Transaction<'_>, person: &str) -> Result<Option<&Key>, AskError> {
        if self.found.is_empty() && !self.is_over {
            self.read(tx, person)?;
        }
        Ok(self.found.front())
    }

    fn read(&mut self, tx: &Transaction<'_>, person: &str) -> Result<(), AskError> {
        let Key { due, since, stream, which } = &self.last;
        let key = |row: &rusqlite::Row<'_>| {
            Ok(Key {
                due: row.get("due")?,
                since: row.get("since")?,
                stream: row.get("stream")?,
                which: row.get("which")?,
            })
        };
        let whose = &self.whose;
        let found: Vec<Key> = match &self.reach {
            Reach::All => tx
                .prepare_cached(ALL)?
                .query_map(params![whose, due, since, stream, which, person, PAGE], key)?
                .collect::<Result<_, _>>()?,
            Reach::Gates(gates) => tx
                .prepare_cached(GATES)?
                .query_map(params![whose, due, since, stream, which, person, PAGE, gates], key)?
                .collect::<Result<_, _>>()?,
            Reach::Late(day) => tx
                .prepare_cached(LATE)?
                .query_map(params![whose, due, since, stream, which, person, PAGE, day], key)?
                .collect::<Result<_, _>>()?,
            Reach::KeptOut(other) => tx
                .prepare_cached(KEPT_OUT)?
                .query_map(
                    params![whose, due, since, stream, which, person, PAGE, other.as_str()],
                    key,
                )?
                .collect::<Result<_, _>>()?,
        };
        self.is_over = found.len() < PAGE as usize;
        if let Some(last) = found.last() {
            self.last = last.clone();
        }
        self.found = found.into();
        Ok(())
    }
}

/// Several branches as one, in order, each wait once.
#[derive(Debug)]
pub(crate) struct Branches {
    person: String,
    branches: Vec<Branch>,
}

impl Branches {
    /// On which this person may act; on whichever anybody may where nobody is named.
    pub(crate) fn of(person: Option<&PersonId>, branches: Vec<Branch>) -> Branches {
        let person = person.map(ToString::to_string).unwrap_or_default();
        Branches { person, branches }
    }

    pub(crate) fn next(&mut self, tx: &Transaction<'_>) -> Result<Option<Key>, AskError> {
        let mut least: Option<Key> = None;
        for branch in &mut self.branches {
            let head = branch.head(tx, &self.person)?;
            if let Some(head) = head
                && least.as_ref().is_none_or(|least| head < least)
            {
                least = Some(head.clone());
            }
        }
        for branch in &mut self.branches {
            if branch.found.front() == least.as_ref() {
                branch.found.pop_front();
            }
        }
        Ok(least)
    }
}
