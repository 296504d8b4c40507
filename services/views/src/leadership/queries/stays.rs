//! One standard: every stretch of its life, and where it stood on a day.

use jiff::civil::Date;
use plumbline_lifecycle::{Jurisdiction, StandardId};
use rusqlite::{OptionalExtension, Row};

use crate::day::number;
use crate::error::{AskError, ViewError};
use crate::keys::place;
use crate::leadership::answers::{Stay, Stood};
use crate::leadership::course::stays;
use crate::leadership::interned::{Interned, sector_of};
use crate::leadership::queries::leadership::Leadership;
use crate::leadership::spans::{Part, load};

impl Leadership {
    /// Every stretch of one standard's life under the same code, the first one first; empty for one that is not known.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn stays(&self, id: &StandardId) -> Result<Vec<Stay>, ViewError> {
        self.pool.ask(|tx| {
            let standard: Option<i64> = tx
                .prepare_cached("SELECT no FROM standard WHERE id = ?1")?
                .query_row([id.as_str()], |row| row.get(0))
                .optional()?;
            let Some(standard) = standard else { return Ok(Vec::new()) };
            let course = load(tx, &mut Interned::default(), standard, Part::Whole)?;
            Ok(stays(&course))
        })
    }

    /// Where a standard stood at the end of a day, and what it was called then; `None` before its first day, and to whom it was
    /// not to be shown that day.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn stood(&self, id: &StandardId, day: Date) -> Result<Option<Stood>, ViewError> {
        self.pool.ask(|tx| {
            let mut select = tx.prepare_cached(
                "SELECT p.place, n.label, n.title_zh, n.title_en, c.level, c.field, c.jurisdiction, c.origin, c.public
                 FROM standard s JOIN span p ON p.standard = s.no JOIN sector c ON c.no = p.sector
                 LEFT JOIN named n ON n.standard = s.no AND n.from_day =
                     (SELECT MAX(from_day) FROM named WHERE standard = s.no AND from_day <= ?2)
                 WHERE s.id = ?1 AND p.entered <= ?2 AND p.left_on > ?2",
            )?;
            let mut rows = select.query(rusqlite::params![id.as_str(), number(day)])?;
            let Some(row) = rows.next()? else { return Ok(None) };
            let sector = sector_of(row)?;
            let shown = self.sight.shows(&sector.jurisdiction, sector.is_public);
            shown.then(|| stood(row, sector.jurisdiction)).transpose()
        })
    }
}

fn stood(row: &Row<'_>, jurisdiction: Jurisdiction) -> Result<Stood, AskError> {
    let no: i64 = row.get("place")?;
    Ok(Stood {
        place: place(no).ok_or_else(|| AskError::damaged(no))?,
        label: row.get("label")?,
        title_zh: row.get("title_zh")?,
        title_en: row.get("title_en")?,
        jurisdiction,
    })
}
