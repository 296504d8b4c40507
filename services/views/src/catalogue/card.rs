//! Everything the catalogue knows of one standard, by whatever name it is asked for.

use plumbline_access::Sight;
use plumbline_lifecycle::{Jurisdiction, StandardId};
use rusqlite::{Row, Transaction};

use crate::catalogue::answers::{Card, Entry};
use crate::catalogue::natural::lookup_key;
use crate::catalogue::{Catalogue, name, relation};
use crate::day::{NEVER, date_of};
use crate::error::{AskError, ViewError};

impl Catalogue {
    /// The standard that a person means by an id, a number or a reference, however it is spaced; one that goes by that
    /// name now before one that went by it once, and the one that took it last before the others. `None` also for whom it is
    /// not to be shown.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn find(&self, name: &str) -> Result<Option<Card>, ViewError> {
        self.pool.ask(|tx| match meant(tx, name)? {
            Some(id) => card(tx, &self.sight, &id),
            None => Ok(None),
        })
    }

    /// The id of the standard that a person means, whoever asks: whether it is shown is judged by what it was when they ask
    /// about.
    pub(crate) fn meant(&self, name: &str) -> Result<Option<String>, ViewError> {
        self.pool.ask(|tx| meant(tx, name))
    }

    /// Everything about one standard; `None` also for whom it is not to be shown.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn card(&self, id: &StandardId) -> Result<Option<Card>, ViewError> {
        self.pool.ask(|tx| card(tx, &self.sight, id.as_str()))
    }
}

fn meant(tx: &Transaction<'_>, name: &str) -> Result<Option<String>, AskError> {
    let Some(no) = name::meant(tx, &lookup_key(name), NEVER - 1)? else { return Ok(None) };
    let id = tx
        .prepare_cached("SELECT id FROM standard WHERE no = ?1")?
        .query_row([no], |row| row.get(0))?;
    Ok(Some(id))
}

fn card(tx: &Transaction<'_>, sight: &Sight, id: &str) -> Result<Option<Card>, AskError> {
    // The edition before it may not be told by this one's own history, but by that one's.
    let mut select = tx.prepare_cached(
        "SELECT s.*, coalesce(s.revises, (SELECT id FROM standard WHERE successor = s.id)) AS edition_before
         FROM standard s WHERE s.id = ?1",
    )?;
    let mut rows = select.query([id])?;
    let Some(row) = rows.next()?.filter(|row| shown(row, sight)) else { return Ok(None) };
    let no: i64 = row.get("no")?;
    let text = |column| row.get::<_, String>(column);
    let (titles, ics) = (text("titles")?, text("ics")?);
    Ok(Some(Card {
        entry: Entry::of(row)?,
        titles: serde_json::from_str(&titles).map_err(|_| AskError::damaged(&titles))?,
        drafting_unit: row.get("drafting_unit")?,
        ics: serde_json::from_str(&ics).map_err(|_| AskError::damaged(&ics))?,
        published: row.get("published")?,
        effective_on: row.get::<_, Option<i64>>("effective_on")?.map(date_of),
        procedure: row.get("procedure")?,
        procedure_version: row.get("procedure_version")?,
        observed: row.get("observed")?,
        version: row.get("version")?,
        revises: other(row, "edition_before")?,
        successor: other(row, "successor")?,
        names: name::of(tx, no)?,
        relations: relation::of(tx, sight, no, id)?,
    }))
}

/// Whether the standard of this row is shown; one whose place cannot be read is not.
pub(super) fn shown(row: &Row<'_>, sight: &Sight) -> bool {
    area(row).is_some_and(|(area, is_public)| sight.shows(&area, is_public))
}

/// Where the standard of this row lies, and whether it is public.
pub(super) fn area(row: &Row<'_>) -> Option<(Jurisdiction, bool)> {
    let area: String = row.get("jurisdiction").ok()?;
    Some((area.parse().ok()?, row.get("public").ok()?))
}

fn other(row: &Row<'_>, column: &str) -> Result<Option<StandardId>, AskError> {
    let id: Option<String> = row.get(column)?;
    id.map(|id| id.parse().map_err(|_| AskError::damaged(&id))).transpose()
}
