//! The standards past their last day.

use jiff::civil::Date;
use plumbline_lifecycle::StageCode;
use rusqlite::Row;

use crate::day::{date_of, number};
use crate::error::{AskError, ViewError};
use crate::filter::Filter;
use crate::leadership::answers::Overdue;
use crate::leadership::course::Sector;
use crate::leadership::interned::clause_of;
use crate::leadership::queries::leadership::{Leadership, ROWS_MAX};
use crate::leadership::queries::sectors::Sectors;

impl Leadership {
    /// The standards past their last day at the end of a day, the longest past first, as they were called then.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn overdue(
        &self,
        filter: &Filter,
        as_of: Date,
        limit: u32,
    ) -> Result<Vec<Overdue>, ViewError> {
        self.pool.ask(|tx| {
            let sectors = Sectors::load(tx, filter, &self.sight)?;
            let day = number(as_of);
            let mut select = tx.prepare_cached(
                "SELECT s.id, n.label, n.title_zh, n.title_en, p.sector, p.code, p.since, p.due, c.text, c.unverified, c.example_of
                 FROM span p JOIN standard s ON s.no = p.standard JOIN clause c ON c.no = p.clause
                 LEFT JOIN named n ON n.standard = p.standard AND n.from_day =
                     (SELECT MAX(from_day) FROM named WHERE standard = p.standard AND from_day <= ?1)
                 WHERE p.due < ?1 AND p.due < 1000000000 AND p.left_on > ?1 AND p.entered <= ?1
                 ORDER BY p.due, s.id",
            )?;
            let mut rows = select.query([day])?;
            let mut late = Vec::new();
            while late.len() < limit.min(ROWS_MAX) as usize
                && let Some(row) = rows.next()?
            {
                if let Some(sector) = sectors.get(row.get("sector")?) {
                    late.push(overdue(row, sector, day)?);
                }
            }
            Ok(late)
        })
    }
}

fn overdue(row: &Row<'_>, sector: &Sector, day: i64) -> Result<Overdue, AskError> {
    let code: String = row.get("code")?;
    let stage: StageCode = code.parse().map_err(|_| AskError::damaged(&code))?;
    let due: i64 = row.get("due")?;
    let clause = clause_of(row)?;
    Ok(Overdue {
        id: row.get("id")?,
        label: row.get("label")?,
        title_zh: row.get("title_zh")?,
        title_en: row.get("title_en")?,
        level: sector.level,
        field: sector.field.to_string(),
        jurisdiction: sector.jurisdiction.to_string(),
        place: stage.place(),
        code,
        since: date_of(row.get("since")?),
        due: date_of(due),
        days_over: u32::try_from(day - due).unwrap_or_default(),
        source: Some(clause.text.to_string()).filter(|clause| !clause.is_empty()),
        unverified: clause.unverified,
        example_of: clause.example_of,
    })
}
