//! The table `span`: the courses as they are kept, read and written as differences.

use plumbline_lifecycle::StageCode;
use rusqlite::{Row, Transaction, params};

use crate::error::ApplyError;
use crate::keys::{kind, kind_no, place_no};
use crate::leadership::course::{Span, Standing};
use crate::leadership::interned::Interned;

// Days are numbers (0 = 1970-01-01), places and kinds their index in the core's lists, `left_on` and `due` 10^9 for
// "never", a sector one combination of level, field, jurisdiction and whether everybody may read of it.
pub(crate) const TABLES: &str = "
    CREATE TABLE standard(no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE span(
        standard INTEGER NOT NULL, entered INTEGER NOT NULL, left_on INTEGER NOT NULL, place INTEGER NOT NULL,
        code TEXT NOT NULL, since INTEGER NOT NULL, came_from TEXT, came_from_place INTEGER, due INTEGER NOT NULL,
        clause INTEGER NOT NULL, kind INTEGER, sector INTEGER NOT NULL, by_calendar INTEGER NOT NULL,
        PRIMARY KEY (standard, entered)) STRICT, WITHOUT ROWID;
    CREATE INDEX span_late ON span(due, left_on) WHERE due < 1000000000;
    CREATE INDEX span_by_calendar ON span(standard) WHERE by_calendar = 1 AND left_on = 1000000000;
    CREATE INDEX span_kind ON span(kind, sector, entered) WHERE kind > 1;
    CREATE INDEX span_move ON span(entered, place, came_from_place, sector);";

const COLUMNS: &str =
    "entered, left_on, code, since, came_from, due, clause, kind, sector, by_calendar";

/// How much of a course is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// The last span and the one before it: all that something new can change.
    End,
    Whole,
}

/// The spans of a standard, the earliest first.
pub(crate) fn load(
    tx: &Transaction<'_>,
    interned: &mut Interned,
    standard: i64,
    part: Part,
) -> Result<Vec<Span>, ApplyError> {
    let limit = match part {
        Part::End => 2,
        Part::Whole => -1,
    };
    let mut select = tx.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM span WHERE standard = ?1 ORDER BY entered DESC LIMIT ?2"
    ))?;
    let mut rows = select.query([standard, limit])?;
    let mut spans = Vec::new();
    while let Some(row) = rows.next()? {
        spans.push(span(tx, interned, row)?);
    }
    spans.reverse();
    Ok(spans)
}

fn span(tx: &Transaction<'_>, interned: &mut Interned, row: &Row<'_>) -> Result<Span, ApplyError> {
    let standing = Standing {
        code: code(&row.get::<_, String>("code")?)?,
        sector: interned.sector(tx, row.get("sector")?)?,
        due: row.get("due")?,
        clause: interned.clause(tx, row.get("clause")?)?,
        by_calendar: row.get("by_calendar")?,
    };
    let came_from: Option<String> = row.get("came_from")?;
    Ok(Span {
        entered: row.get("entered")?,
        left: row.get("left_on")?,
        standing,
        since: row.get("since")?,
        came_from: came_from.as_deref().map(code).transpose()?,
        kind: row.get::<_, Option<i64>>("kind")?.and_then(kind),
    })
}

fn code(text: &str) -> Result<StageCode, ApplyError> {
    text.parse().map_err(|_| ApplyError::Damaged(text.to_owned()))
}

/// Writes what is different in a course, or in the end of one.
pub(crate) fn write(
    tx: &Transaction<'_>,
    interned: &mut Interned,
    standard: i64,
    old: &[Span],
    new: &[Span],
) -> rusqlite::Result<()> {
    for gone in old.iter().filter(|old| !new.iter().any(|new| new.entered == old.entered)) {
        tx.prepare_cached("DELETE FROM span WHERE standard = ?1 AND entered = ?2")?
            .execute([standard, gone.entered])?;
    }
    for span in new.iter().filter(|span| !old.contains(span)) {
        let Span { entered, left, standing, since, came_from, kind } = span;
        tx.prepare_cached(
            "INSERT OR REPLACE INTO span VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?
        .execute(params![
            standard,
            entered,
            left,
            place_no(standing.place()),
            standing.code.to_string(),
            since,
            came_from.map(|code| code.to_string()),
            came_from.map(|code| place_no(code.place())),
            standing.due,
            interned.clause_no(tx, &standing.clause)?,
            kind.map(kind_no),
            interned.sector_no(tx, &standing.sector)?,
            standing.by_calendar,
        ])?;
    }
    Ok(())
}

/// The standards whose last day depends on which days are worked, the earliest entered first.
pub(crate) fn by_calendar(tx: &Transaction<'_>) -> rusqlite::Result<Vec<(i64, String)>> {
    let mut select = tx.prepare_cached(
        "SELECT no, id FROM span JOIN standard ON no = standard
         WHERE by_calendar = 1 AND left_on = 1000000000 ORDER BY no",
    )?;
    select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}
