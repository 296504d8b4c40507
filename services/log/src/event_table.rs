//! The table `event`: its columns in their order, and every statement that names them all.
//!
//! [`insert`] and [`borrow`] are the two directions of one form. A statement that reads whole rows begins with the same
//! list, so that a column's number means the same everywhere.

use rusqlite::{Connection, Rows, params};
use uuid::Uuid;

use crate::damage::{self, Damage};
use crate::error::LogError;
use crate::row::{Recorded, Row};

macro_rules! columns {
    () => {
        concat!("seq, ", columns!(but seq))
    };
    (but seq) => {
        "stream, version, kind, schema, recorded_at, happened_on, actor, on_behalf_of, command, digest, data, leaf"
    };
}

/// SQLite gives the next `seq` itself. Where a statement brings one along, or may abort, SQLite first copies each page that
/// it changes: 7 % of the writer's time.
const INSERT: &str = concat!(
    "INSERT OR FAIL INTO event (",
    columns!(but seq),
    ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
);

/// What stream ?1 holds after version ?2.
const OF_STREAM: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM event WHERE stream = ?1 AND version > ?2 ORDER BY version"
);

/// The same, at most ?3 events.
const PAGE_OF_STREAM: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM event WHERE stream = ?1 AND version > ?2 ORDER BY version LIMIT ?3"
);

/// The event with which stream ?1 begins.
const FIRST_OF_STREAM: &str =
    concat!("SELECT ", columns!(), " FROM event WHERE stream = ?1 ORDER BY version LIMIT 1");

/// Which event the index says comes after version ?2 of stream ?1.
const NEXT_OF_STREAM: &str = "SELECT seq FROM event INDEXED BY sqlite_autoindex_event_1 WHERE stream = ?1 AND version > ?2 ORDER BY version LIMIT 1";

/// Every event, one with a `seq` that cannot be included.
pub(crate) const ALL: &str = concat!("SELECT ", columns!(), " FROM event ORDER BY seq");

/// The events from seq ?1 on.
pub(crate) const FROM_SEQ: &str =
    concat!("SELECT ", columns!(), " FROM event WHERE seq >= ?1 ORDER BY seq");

/// The events from seq ?1 on, at most ?2.
const PAGE: &str =
    concat!("SELECT ", columns!(), " FROM event WHERE seq >= ?1 ORDER BY seq LIMIT ?2");

/// The last `seq`; 0 if there is no event.
pub(crate) fn last_seq(db: &Connection) -> rusqlite::Result<u64> {
    db.query_row("SELECT coalesce(max(seq), 0) FROM event", [], |row| row.get(0))
}

/// The command that made an event.
pub(crate) fn command_of(db: &Connection, seq: u64) -> rusqlite::Result<Uuid> {
    let mut find = db.prepare_cached("SELECT command FROM event WHERE seq = ?1")?;
    find.query_row([seq], |row| Ok(Uuid::from_bytes(row.get(0)?)))
}

/// Adds a row to the table's end, and gives the `seq` at which it stands there: not that of `row`, if that is not next.
pub(crate) fn insert(db: &Connection, row: &Row<'_>) -> rusqlite::Result<u64> {
    let seq = db.prepare_cached(INSERT)?.insert(params![
        row.stream,
        row.version,
        row.kind,
        row.schema,
        row.recorded_us,
        row.happened_on,
        row.actor,
        row.on_behalf_of,
        row.command,
        row.digest,
        row.data,
        row.leaf
    ])?;
    Ok(u64::try_from(seq).unwrap_or(0))
}

/// A row as it stands there. A column that cannot be what it claims is damage.
pub(crate) fn borrow<'a>(row: &'a rusqlite::Row<'_>) -> Result<Row<'a>, Damage> {
    let seq = row.get(0).unwrap_or(0);
    let bad = || Damage::at(seq, damage::COLUMN);
    let text = |column| row.get_ref(column).ok().and_then(|value| value.as_str().ok());
    let blob = |column| row.get_ref(column).ok().and_then(|value| value.as_blob().ok());
    let or_null = |column| row.get_ref(column).ok().and_then(|value| value.as_str_or_null().ok());
    Ok(Row {
        seq,
        stream: text(1).ok_or_else(bad)?,
        version: row.get(2).map_err(|_| bad())?,
        kind: text(3).ok_or_else(bad)?,
        schema: row.get(4).map_err(|_| bad())?,
        recorded_us: row.get(5).map_err(|_| bad())?,
        happened_on: text(6).ok_or_else(bad)?,
        actor: text(7).ok_or_else(bad)?,
        on_behalf_of: or_null(8).ok_or_else(bad)?,
        command: blob(9).ok_or_else(bad)?,
        digest: blob(10).ok_or_else(bad)?,
        data: text(11).ok_or_else(bad)?,
        leaf: blob(12).ok_or_else(bad)?,
    })
}

/// Rows that fit their leaves, each one hashed again: what does not fit is handed to nobody. `next` names the event after
/// the last one that could be read, where SQLite cannot go on.
pub(crate) fn collect(
    db: &Connection,
    mut rows: Rows<'_>,
    next: impl FnOnce(Option<&Recorded>) -> u64,
) -> Result<Vec<Recorded>, LogError> {
    let mut events: Vec<Recorded> = Vec::new();
    let mut header = Vec::with_capacity(512);
    loop {
        let row = match rows.next() {
            Ok(Some(row)) => row,
            Ok(None) => return Ok(events),
            Err(error) => return Err(damage::or_sqlite(db, error, || next(events.last()))),
        };
        let row = borrow(row).map_err(|bad| damage::described(db, bad))?;
        let recorded = row.fits(&mut header).then(|| row.to_recorded()).flatten();
        let bad = || damage::described(db, Damage::at(row.seq, damage::CONTENT));
        events.push(recorded.ok_or_else(bad)?);
    }
}

/// The events of a stream after a version; 0 for all of them.
pub(crate) fn stream(db: &Connection, name: &str, after: u64) -> Result<Vec<Recorded>, LogError> {
    let next = |last: Option<&Recorded>| {
        let after = last.map_or(after, |event| event.version);
        db.query_row(NEXT_OF_STREAM, params![name, after], |row| row.get(0)).unwrap_or(0)
    };
    collect(db, db.prepare_cached(OF_STREAM)?.query(params![name, after])?, next)
}

/// Up to `limit` events of a stream after a version.
pub(crate) fn page_of_stream(
    db: &Connection,
    name: &str,
    after: u64,
    limit: u64,
) -> Result<Vec<Recorded>, LogError> {
    let next = |last: Option<&Recorded>| {
        let after = last.map_or(after, |event| event.version);
        db.query_row(NEXT_OF_STREAM, params![name, after], |row| row.get(0)).unwrap_or(0)
    };
    collect(db, db.prepare_cached(PAGE_OF_STREAM)?.query(params![name, after, limit])?, next)
}

/// The event with which a stream begins; `None` of one that has not begun.
pub(crate) fn first_of_stream(db: &Connection, name: &str) -> Result<Option<Recorded>, LogError> {
    let next = |_: Option<&Recorded>| {
        db.query_row(NEXT_OF_STREAM, params![name, 0], |row| row.get(0)).unwrap_or(0)
    };
    collect(db, db.prepare_cached(FIRST_OF_STREAM)?.query([name])?, next)
        .map(|events| events.into_iter().next())
}

/// The streams whose names begin so, by their names.
pub(crate) fn streams_of(db: &Connection, prefix: &str) -> rusqlite::Result<Vec<String>> {
    let mut names = db.prepare_cached(
        "SELECT DISTINCT stream FROM event WHERE stream >= ?1 AND stream < ?1 || char(1114111) ORDER BY stream",
    )?;
    names.query_map([prefix], |row| row.get(0))?.collect()
}

/// Up to `limit` events from `seq` on.
pub(crate) fn page(db: &Connection, seq: u64, limit: u64) -> Result<Vec<Recorded>, LogError> {
    let next = |last: Option<&Recorded>| last.map_or(seq, |event| event.seq + 1);
    collect(db, db.prepare_cached(PAGE)?.query([seq, limit])?, next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_the_tables_own_in_its_order() {
        let dir = tempfile::tempdir().unwrap();
        let db = crate::schema::open_for_writing(&dir.path().join("log.db"), &Default::default())
            .unwrap();
        let mut names = db.prepare("SELECT name FROM pragma_table_info('event')").unwrap();
        let names: Vec<String> =
            names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        assert_eq!(names.join(", "), columns!());
    }

    #[test]
    fn a_row_is_read_as_it_was_written() {
        let dir = tempfile::tempdir().unwrap();
        let db = crate::schema::open_for_writing(&dir.path().join("log.db"), &Default::default())
            .unwrap();
        let written = Row {
            seq: 1,
            stream: "standard/demo-01",
            version: 1,
            kind: "ProposalAccepted",
            schema: 2,
            recorded_us: -3,
            happened_on: "2026-11-24",
            actor: "office:li",
            on_behalf_of: Some("bureau"),
            command: &[4; 16],
            digest: &[5; 32],
            data: "{}",
            leaf: &[6; 32],
        };
        insert(&db, &written).unwrap();
        let mut statement = db.prepare(ALL).unwrap();
        let mut rows = statement.query([]).unwrap();
        let read = borrow(rows.next().unwrap().unwrap()).unwrap();
        assert_eq!(format!("{read:?}"), format!("{written:?}"));
    }
}
