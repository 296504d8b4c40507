//! What a standard is called and where it stands, so that whatever waits can say for what.

use jiff::civil::Date;
use plumbline_lifecycle::procedure::Procedure;
use plumbline_lifecycle::{Jurisdiction, Place, State};
use rusqlite::{OptionalExtension, Row, Transaction, params};

use crate::day::number;
use crate::desk::answers::Titled;
use crate::error::AskError;
use crate::keys::{place, place_no};

pub(crate) const TABLES: &str = "
    CREATE TABLE standard(
        id TEXT PRIMARY KEY, title_zh TEXT, title_en TEXT, label TEXT, place INTEGER,
        jurisdiction TEXT NOT NULL, example_of TEXT) STRICT, WITHOUT ROWID;
    CREATE TABLE called(
        id TEXT, from_day INTEGER, title_zh TEXT, title_en TEXT, label TEXT, jurisdiction TEXT NOT NULL, example_of TEXT,
        PRIMARY KEY (id, from_day)) STRICT, WITHOUT ROWID;";

/// What this state says of itself, run by this procedure; `None` before the first event.
pub(crate) fn titled(id: &str, state: &State, procedure: Option<&Procedure>) -> Option<Titled> {
    let State::Standard(standard) = state else { return None };
    let titles = standard.titles();
    let jurisdiction = standard.jurisdiction()?;
    Some(Titled {
        id: id.to_owned(),
        title_zh: titles.get("zh").map(Into::into),
        title_en: titles.get("en").map(Into::into),
        label: standard.label(),
        place: Some(standard.place()?),
        example_of: procedure.and_then(|procedure| procedure.example_at(&jurisdiction)).cloned(),
        jurisdiction: jurisdiction.to_string(),
    })
}

/// The pool of an area, to which matters ask for admissions: it is told where a standard would be.
pub(crate) fn pool(id: &str, area: &Jurisdiction) -> Titled {
    Titled {
        id: id.to_owned(),
        title_zh: Some(format!("专家库（{}）", area.told("zh"))),
        title_en: Some(format!("The pool of experts ({})", area.told("en"))),
        label: None,
        place: None,
        jurisdiction: area.to_string(),
        example_of: None,
    }
}

/// The standard is called so now.
pub(crate) fn write(tx: &Transaction<'_>, titled: &Titled) -> rusqlite::Result<()> {
    let Titled { id, title_zh, title_en, label, place, jurisdiction, example_of } = titled;
    let (place, example_of) = (place.map(place_no), example_of.as_ref().map(Jurisdiction::as_str));
    tx.prepare_cached("INSERT OR REPLACE INTO standard VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
        .execute(params![id, title_zh, title_en, label, place, jurisdiction, example_of])
        .map(drop)
}

/// It is called so from that day on; of several events of one day the last one holds. Where it stands is not kept.
pub(crate) fn write_called(
    tx: &Transaction<'_>,
    titled: &Titled,
    before: Option<&Titled>,
    on: Date,
) -> rusqlite::Result<()> {
    let moved = |before: &Titled| Titled { place: titled.place, ..before.clone() } == *titled;
    if before.is_some_and(moved) {
        return Ok(());
    }
    let Titled { id, title_zh, title_en, label, jurisdiction, example_of, .. } = titled;
    let example_of = example_of.as_ref().map(Jurisdiction::as_str);
    tx.prepare_cached("INSERT OR REPLACE INTO called VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
        .execute(params![id, number(on), title_zh, title_en, label, jurisdiction, example_of])
        .map(drop)
}

/// The standard as it was called at the end of a day; a pool as it is called.
pub(crate) fn read_then(tx: &Transaction<'_>, id: &str, day: Date) -> Result<Titled, AskError> {
    let found = tx
        .prepare_cached(
            "SELECT title_zh, title_en, label, NULL AS place, jurisdiction, example_of FROM called
             WHERE id = ?1 AND from_day <= ?2 ORDER BY from_day DESC LIMIT 1",
        )?
        .query_row(params![id, number(day)], |row| Ok(titled_of(id, row)))
        .optional()?;
    match found {
        Some(titled) => titled,
        None => Ok(Titled { place: None, ..read(tx, id)? }),
    }
}

fn titled_of(id: &str, row: &Row<'_>) -> Result<Titled, AskError> {
    let (no, example_of): (Option<i64>, Option<String>) =
        (row.get("place")?, row.get("example_of")?);
    let example_of = example_of.map(|code| code.parse().map_err(|_| AskError::damaged(&code)));
    Ok(Titled {
        id: id.to_owned(),
        title_zh: row.get("title_zh")?,
        title_en: row.get("title_en")?,
        label: row.get("label")?,
        place: no.map(|no| place(no).ok_or_else(|| AskError::damaged(no))).transpose()?,
        jurisdiction: row.get("jurisdiction")?,
        example_of: example_of.transpose()?,
    })
}

/// The standard as it is called now; one that was set aside has its id alone.
pub(crate) fn read(tx: &Transaction<'_>, id: &str) -> Result<Titled, AskError> {
    let found = tx
        .prepare_cached(
            "SELECT title_zh, title_en, label, place, jurisdiction, example_of FROM standard WHERE id = ?1",
        )?
        .query_row([id], |row| Ok(titled_of(id, row)))
        .optional()?;
    found.unwrap_or_else(|| {
        let place = Some(Place::ALL[0]);
        Ok(Titled {
            id: id.to_owned(),
            title_zh: None,
            title_en: None,
            label: None,
            place,
            jurisdiction: String::new(),
            example_of: None,
        })
    })
}
