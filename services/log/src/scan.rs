//! Walking rows in the order of `seq` without copying them: each is hashed again before it is handed out, and one that does
//! not fit is handed out as damage, so that whoever walks can go on with the events of other streams.

use std::ops::ControlFlow;

use rusqlite::{Connection, Statement};

use crate::damage::{self, Damage};
use crate::error::LogError;
use crate::event_table::{self, borrow};
use crate::row::Row;

/// How a run over rows ended.
enum Ended {
    /// There are no more, or enough was seen.
    Well,
    /// SQLite could not go on to the next one.
    At(rusqlite::Error),
}

/// Visits every event from `from` to `head`. Of each `seq` there is a row or the damage that stands in its place.
pub(crate) fn scan(
    db: &Connection,
    from: u64,
    head: u64,
    visit: &mut dyn FnMut(Result<Row<'_>, Damage>) -> ControlFlow<()>,
) -> Result<(), LogError> {
    let mut statement = db.prepare_cached(event_table::FROM_SEQ)?;
    let mut next = from;
    loop {
        match run(db, &mut statement, &mut next, visit)? {
            Ended::Well => {}
            Ended::At(error) => {
                let why = damage::unreadable(error);
                if next > head || hand_over(db, Damage::at(next, why), visit).is_break() {
                    return Ok(());
                }
                next += 1;
                continue;
            }
        }
        // Rows that nothing leads to any more.
        while next <= head {
            if hand_over(db, Damage::at(next, damage::MISSING), visit).is_break() {
                return Ok(());
            }
            next += 1;
        }
        return Ok(());
    }
}

fn run(
    db: &Connection,
    statement: &mut Statement<'_>,
    next: &mut u64,
    visit: &mut dyn FnMut(Result<Row<'_>, Damage>) -> ControlFlow<()>,
) -> Result<Ended, LogError> {
    let mut header = Vec::with_capacity(512);
    let mut rows = statement.query([*next])?;
    loop {
        let row = match rows.next() {
            Ok(Some(row)) => row,
            Ok(None) => return Ok(Ended::Well),
            Err(error) if plumbline_pages::is_damage(&error) => return Ok(Ended::At(error)),
            Err(error) => return Err(error.into()),
        };
        let row = match borrow(row) {
            Ok(row) if row.fits(&mut header) => Ok(row),
            Ok(row) => Err(Damage::at(row.seq, damage::CONTENT)),
            Err(bad) => Err(bad),
        };
        let seq = row.as_ref().map_or_else(|bad| bad.seq, |row| row.seq);
        while *next < seq {
            if hand_over(db, Damage::at(*next, damage::MISSING), visit).is_break() {
                *next = u64::MAX;
                return Ok(Ended::Well);
            }
            *next += 1;
        }
        let went = match row {
            Ok(row) => visit(Ok(row)),
            Err(bad) => hand_over(db, bad, visit),
        };
        if went.is_break() {
            *next = u64::MAX;
            return Ok(Ended::Well);
        }
        *next = seq + 1;
    }
}

fn hand_over(
    db: &Connection,
    bad: Damage,
    visit: &mut dyn FnMut(Result<Row<'_>, Damage>) -> ControlFlow<()>,
) -> ControlFlow<()> {
    visit(Err(damage::described(db, bad)))
}
