//! What was late and is over. With the waits that are open now it tells what was overdue at the end of any day.
//!
//! A wait by which somebody must act is open from the day of the event that began it until the day of the one that ended it. Where
//! that came after its last day it is kept here, with those two days; what was done in time was never overdue and leaves nothing. A
//! last day that another event moved (an extension, a suspension) is another wait. What a calendar moves was never told otherwise:
//! the day by today's knowledge holds for as long as the wait is open.

use jiff::civil::Date;
use plumbline_lifecycle::State;
use plumbline_lifecycle::approval::Approval;
use plumbline_lifecycle::ballot::Ballot;
use plumbline_lifecycle::implementation::Implementation;
use plumbline_lifecycle::review::Review;
use rusqlite::{Transaction, params};

use crate::day::number;

// Days are numbers; the other columns are those of `wait`.
pub(crate) const TABLES: &str = "
    CREATE TABLE was_late(
        stream TEXT, which TEXT, due INTEGER, entered INTEGER, left_on INTEGER NOT NULL, standard TEXT NOT NULL, who TEXT NOT NULL,
        gate TEXT, since INTEGER NOT NULL, provisional INTEGER NOT NULL, outcome TEXT NOT NULL, clause TEXT NOT NULL,
        unverified INTEGER NOT NULL, PRIMARY KEY (stream, which, due, entered)) STRICT, WITHOUT ROWID;
    CREATE INDEX was_late_left ON was_late(left_on, due);";

/// The columns, as [`crate::desk::waiting::Kept::of`] reads them. What was missing then is not kept.
pub(crate) const COLUMNS: &str =
    "w.stream, w.which, w.standard, w.who, w.gate, w.since, w.due, w.provisional, w.outcome,
    1 AS binds, w.clause, w.unverified, '[]' AS missing, NULL AS follow";

/// An event that changes what a stream waits for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Changed {
    /// The day on which it happened.
    on: Date,
    /// Whether the stream has ended with it, so that nothing is waited for from that day on, whatever was recorded of a later one.
    is_over: bool,
    /// Whether the calendar alone moves last days.
    by_calendar: bool,
}

/// A wait as it was until now.
pub(crate) struct Was {
    pub(crate) which: String,
    who: String,
    due: i64,
    entered: i64,
    changed: i64,
}

/// A wait as it is now.
pub(crate) struct Is<'a> {
    pub(crate) which: &'a str,
    pub(crate) who: &'a str,
    pub(crate) due: i64,
    pub(crate) binds: bool,
}

impl Changed {
    /// By an event of this day, which led to this state.
    pub(crate) fn to(state: &State, on: Date) -> Changed {
        Changed { on, is_over: is_over(state), by_calendar: false }
    }

    /// By an event of this day of the standard that it belongs to. That ends nothing: of what is over, its own events said when.
    pub(crate) fn with_its_standard(on: Date) -> Changed {
        Changed { on, is_over: false, by_calendar: false }
    }

    /// Not by an event of its own.
    pub(crate) fn by_calendar() -> Changed {
        Changed { on: Date::MIN, is_over: false, by_calendar: true }
    }

    /// Since when a wait is open, and when it changed last; it may have been there before.
    pub(crate) fn dates(self, is: &Is<'_>, before: &[Was]) -> (i64, i64) {
        let on = number(self.on);
        match before.iter().find(|was| self.goes_on(was, is)) {
            Some(was) if was.who == is.who => (was.entered, was.changed),
            Some(was) => (was.entered, was.changed.max(on)),
            None => (on, on),
        }
    }

    fn goes_on(self, was: &Was, is: &Is<'_>) -> bool {
        is.binds && was.which == is.which && (self.by_calendar || was.due == is.due)
    }
}

/// An end after which no event of a later day brings anything to wait for. A standard is told in the order of its days.
fn is_over(state: &State) -> bool {
    matches!(
        state,
        State::Approval(Approval::Ended { .. })
            | State::Review(Review::Concluded { .. } | Review::Dissolved { .. })
            | State::Ballot(Ballot::Closed { .. } | Ballot::Annulled { .. })
            | State::Implementation(Implementation::Ended { .. })
    )
}

/// By what a stream made somebody late, or can.
pub(crate) fn before(tx: &Transaction<'_>, stream: &str) -> rusqlite::Result<Vec<Was>> {
    let mut select = tx.prepare_cached(
        "SELECT which, who, due, entered, changed FROM wait WHERE stream = ?1 AND binds = 1",
    )?;
    let was = select.query_map([stream], |row| {
        Ok(Was {
            which: row.get("which")?,
            who: row.get("who")?,
            due: row.get("due")?,
            entered: row.get("entered")?,
            changed: row.get("changed")?,
        })
    })?;
    was.collect()
}

/// What is waited for no more is kept where it was late. It was open until the latest event that changed it: of a unit that began
/// late another one may be told that began before it.
pub(crate) fn keep(
    tx: &Transaction<'_>,
    stream: &str,
    before: &[Was],
    now: &[Is<'_>],
    changed: Changed,
) -> rusqlite::Result<()> {
    let on = number(changed.on);
    for was in before.iter().filter(|was| !now.iter().any(|is| changed.goes_on(was, is))) {
        tx.prepare_cached(
            "INSERT OR REPLACE INTO was_late
             SELECT stream, which, due, entered, ?3, standard, who, gate, since, provisional, outcome, clause, unverified
             FROM wait WHERE stream = ?1 AND which = ?2 AND due + 1 < ?3 AND entered < ?3",
        )?
        .execute(params![stream, was.which, on.max(was.changed)])?;
    }
    if changed.is_over {
        tx.prepare_cached("UPDATE was_late SET left_on = MIN(left_on, ?2) WHERE stream = ?1")?
            .execute(params![stream, on])?;
    }
    Ok(())
}
