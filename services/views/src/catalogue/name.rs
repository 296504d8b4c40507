//! The names a standard goes by and went by: numbers and references, as they are looked up, each with the days between
//! which it went by it. None is ever taken back: a standard is found by its old number for good.

use jiff::civil::Date;
use plumbline_lifecycle::standard::Observed;
use rusqlite::{OptionalExtension, Transaction, params};

use crate::catalogue::natural::lookup_key;
use crate::day::number;

// `until` is the first day on which it went by it no more, 10^9 for "never"; the same as `since` for a name that was
// replaced on its first day. Every `since` is the day of an event that told the name.
pub(crate) const TABLES: &str = "
    CREATE TABLE name(
        lookup TEXT, standard INTEGER, since INTEGER, until INTEGER NOT NULL, name TEXT NOT NULL,
        PRIMARY KEY (lookup, standard, since)) STRICT, WITHOUT ROWID;
    CREATE INDEX name_standard ON name(standard);";

/// From `day` on a standard goes by another name than before, or by none.
pub(crate) fn write(
    tx: &Transaction<'_>,
    standard: i64,
    day: Date,
    (before, after): (Option<&str>, Option<&str>),
) -> rusqlite::Result<()> {
    if before == after {
        return Ok(());
    }
    if before.is_some() {
        tx.prepare_cached("UPDATE name SET until = ?2 WHERE standard = ?1 AND until = 1000000000")?
            .execute([standard, number(day)])?;
    }
    if let Some(name) = after {
        tx.prepare_cached("INSERT OR REPLACE INTO name VALUES (?1, ?2, ?3, 1000000000, ?4)")?
            .execute(params![lookup_key(name), standard, number(day), name])?;
    }
    Ok(())
}

/// Something was seen late, so the days are worked out anew. A name that no sighting tells any more, because another of the
/// same day took its place, stays as one that it went by for no day.
pub(crate) fn write_anew(
    tx: &Transaction<'_>,
    standard: i64,
    observed: &Observed,
) -> rusqlite::Result<()> {
    tx.prepare_cached("UPDATE name SET until = since WHERE standard = ?1")?.execute([standard])?;
    let mut before = None;
    for (day, seen) in observed.sightings.iter() {
        let after = seen.reference.to_string();
        write(tx, standard, *day, (before.as_deref(), Some(&after)))?;
        before = Some(after);
    }
    Ok(())
}

/// The standard that is meant by a name, in its looked-up form, at the end of a day: by an id, once that one has begun;
/// else by a number or reference that was taken by then, by whoever goes by it that day before those that went by it once,
/// and of these the one that took it last.
pub(crate) fn meant(tx: &Transaction<'_>, lookup: &str, day: i64) -> rusqlite::Result<Option<i64>> {
    tx.prepare_cached(
        "SELECT no FROM (
             SELECT no, 0 AS rank, born AS taken, id FROM standard WHERE id = ?1 AND born <= ?2
             UNION ALL
             SELECT s.no, CASE WHEN MAX(n.until) > ?2 THEN 1 ELSE 2 END, MIN(n.since), s.id
             FROM name n JOIN standard s ON s.no = n.standard
             WHERE n.lookup = ?1 AND n.since <= ?2 GROUP BY s.no)
         ORDER BY rank, taken DESC, id LIMIT 1",
    )?
    .query_row(params![lookup, day], |row| row.get(0))
    .optional()
}

/// Every number and reference of a standard, by which others may have meant it by the end of a day.
pub(crate) fn lookups(
    tx: &Transaction<'_>,
    standard: i64,
    day: i64,
) -> rusqlite::Result<Vec<String>> {
    tx.prepare_cached("SELECT DISTINCT lookup FROM name WHERE standard = ?1 AND since <= ?2")?
        .query_map([standard, day], |row| row.get(0))?
        .collect()
}

/// Every name of a standard, by name.
pub(crate) fn of(tx: &Transaction<'_>, standard: i64) -> rusqlite::Result<Vec<String>> {
    tx.prepare_cached("SELECT DISTINCT name FROM name WHERE standard = ?1 ORDER BY name")?
        .query_map([standard], |row| row.get(0))?
        .collect()
}
