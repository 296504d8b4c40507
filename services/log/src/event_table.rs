//! The table `event`: its columns in their order, and every statement that names them all.
//!
//! [`insert`] and [`borrow`] are the two directions of one form. A statement that reads whole rows begins with the same
//! list, so that a column's number means the same everywhere.

use rusqlite::{Connection, Rows, params};

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

/// The events of stream ?1.
pub(crate) const OF_STREAM: &str =
    concat!("SELECT ", columns!(), " FROM event WHERE stream = ?1 ORDER BY version");

/// What a stream holds after a version.
pub(crate) const OF_STREAM_AFTER: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM event WHERE stream = ?1 AND version > ?2 ORDER BY version"
);

/// Every event, one with a `seq` that cannot be included.
pub(crate) const ALL: &str = concat!("SELECT ", columns!(), " FROM event ORDER BY seq");

/// The events from seq ?1 on.
pub(crate) const FROM_SEQ: &str =
    concat!("SELECT ", columns!(), " FROM event WHERE seq >= ?1 ORDER BY seq");

/// The events from seq ?1 on, at most ?2.
pub(crate) const PAGE: &str =
    concat!("SELECT ", columns!(), " FROM event WHERE seq >= ?1 ORDER BY seq LIMIT ?2");

/// The last `seq`; 0 if there is no event.
pub(crate) fn last_seq(db: &Connection) -> rusqlite::Result<u64> {
    db.query_row("SELECT coalesce(max(seq), 0) FROM event", [], |row| row.get(0))
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

pub(crate) fn borrow<'a>(row: &'a rusqlite::Row<'_>) -> Result<Row<'a>, LogError> {
    let seq = row.get(0)?;
    let text = |column| row.get_ref(column)?.as_str().map_err(|_| LogError::Damaged { seq });
    let blob = |column| row.get_ref(column)?.as_blob().map_err(|_| LogError::Damaged { seq });
    Ok(Row {
        seq,
        stream: text(1)?,
        version: row.get(2)?,
        kind: text(3)?,
        schema: row.get(4)?,
        recorded_us: row.get(5)?,
        happened_on: text(6)?,
        actor: text(7)?,
        on_behalf_of: row.get_ref(8)?.as_str_or_null().map_err(|_| LogError::Damaged { seq })?,
        command: blob(9)?,
        digest: blob(10)?,
        data: text(11)?,
        leaf: blob(12)?,
    })
}

pub(crate) fn collect(mut rows: Rows<'_>) -> Result<Vec<Recorded>, LogError> {
    let mut events = Vec::new();
    while let Some(row) = rows.next()? {
        let row = borrow(row)?;
        events.push(row.to_recorded().ok_or(LogError::Damaged { seq: row.seq })?);
    }
    Ok(events)
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
