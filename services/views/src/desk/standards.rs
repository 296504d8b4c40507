//! What a standard is called and where it stands, so that whatever waits can say for what.

use plumbline_lifecycle::{Jurisdiction, Place, State};
use rusqlite::{OptionalExtension, Transaction, params};

use crate::desk::answers::Titled;
use crate::error::AskError;
use crate::keys::{place, place_no};

pub(crate) const TABLES: &str = "
    CREATE TABLE standard(
        id TEXT PRIMARY KEY, title_zh TEXT, title_en TEXT, label TEXT, place INTEGER,
        jurisdiction TEXT NOT NULL) STRICT, WITHOUT ROWID;";

/// What this state says of itself; `None` before the first event.
pub(crate) fn titled(id: &str, state: &State) -> Option<Titled> {
    let State::Standard(standard) = state else { return None };
    let titles = standard.titles();
    Some(Titled {
        id: id.to_owned(),
        title_zh: titles.get("zh").map(Into::into),
        title_en: titles.get("en").map(Into::into),
        label: standard.label(),
        place: Some(standard.place()?),
        jurisdiction: standard.jurisdiction()?.to_string(),
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
    }
}

/// The standard is called so now.
pub(crate) fn write(tx: &Transaction<'_>, titled: &Titled) -> rusqlite::Result<()> {
    let Titled { id, title_zh, title_en, label, place, jurisdiction } = titled;
    tx.prepare_cached("INSERT OR REPLACE INTO standard VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute(params![id, title_zh, title_en, label, place.map(place_no), jurisdiction])
        .map(drop)
}

/// The standard as it is called now; one that was set aside has its id alone.
pub(crate) fn read(tx: &Transaction<'_>, id: &str) -> Result<Titled, AskError> {
    let found = tx
        .prepare_cached(
            "SELECT title_zh, title_en, label, place, jurisdiction FROM standard WHERE id = ?1",
        )?
        .query_row([id], |row| {
            Ok((
                row.get("title_zh")?,
                row.get("title_en")?,
                row.get("label")?,
                row.get::<_, Option<i64>>("place")?,
                row.get("jurisdiction")?,
            ))
        })
        .optional()?;
    let id = id.to_owned();
    let Some((title_zh, title_en, label, no, jurisdiction)) = found else {
        let place = Some(Place::ALL[0]);
        return Ok(Titled {
            id,
            title_zh: None,
            title_en: None,
            label: None,
            place,
            jurisdiction: String::new(),
        });
    };
    let place = no.map(|no| place(no).ok_or_else(|| AskError::damaged(no))).transpose()?;
    Ok(Titled { id, title_zh, title_en, label, place, jurisdiction })
}
