//! What was fed back to standards in use, and not answered.

use jiff::civil::Date;
use plumbline_lifecycle::implementation::Wish;
use rusqlite::Row;

use crate::day::{date_of, number};
use crate::error::{AskError, ViewError};
use crate::filter::Filter;
use crate::leadership::applied::{OpenFeedback, Unanswered};
use crate::leadership::queries::leadership::{Leadership, ROWS_MAX};
use crate::leadership::queries::sectors::Sectors;

impl Leadership {
    /// What was fed back to the standards that were in use at the end of a day, wanted an answer or a change of the text, and had not
    /// been answered by then; the oldest first. Of those of which whoever asks is told how the house handles them.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn unanswered(
        &self,
        filter: &Filter,
        as_of: Date,
        limit: u32,
    ) -> Result<Unanswered, ViewError> {
        self.pool.ask(|tx| {
            let sectors = Sectors::inside(tx, filter, &self.sight)?;
            let day = number(as_of);
            let mut select = tx.prepare_cached(
                "SELECT s.id, n.label, n.title_zh, n.title_en, p.sector, f.no, f.came_on, f.who, f.clause, f.text, f.wants
                 FROM feedback f JOIN in_use u ON u.standard = f.standard AND u.ended_on > ?1
                 JOIN standard s ON s.no = f.standard
                 JOIN span p ON p.standard = f.standard AND p.entered <= ?1 AND p.left_on > ?1
                 LEFT JOIN named n ON n.standard = f.standard AND n.from_day =
                     (SELECT MAX(from_day) FROM named WHERE standard = f.standard AND from_day <= ?1)
                 WHERE f.answered_on > ?1 AND f.came_on <= ?1 ORDER BY f.came_on, s.id, f.no",
            )?;
            let mut rows = select.query([day])?;
            let most = limit.clamp(1, ROWS_MAX) as usize;
            let (mut told, mut total) = (Vec::new(), 0);
            while let Some(row) = rows.next()? {
                if !sectors.take(row.get("sector")?) {
                    continue;
                }
                total += 1;
                if told.len() < most {
                    told.push(open(row, day)?);
                }
            }
            let position = self.pool.position_in(tx)?;
            let more = total > told.len() as u64;
            Ok(Unanswered { as_of, position, total, rows: told, more })
        })
    }
}

fn open(row: &Row<'_>, day: i64) -> Result<OpenFeedback, AskError> {
    let wants: String = row.get("wants")?;
    let came_on: i64 = row.get("came_on")?;
    Ok(OpenFeedback {
        id: row.get("id")?,
        label: row.get("label")?,
        title_zh: row.get("title_zh")?,
        title_en: row.get("title_en")?,
        no: row.get("no")?,
        on: date_of(came_on),
        from: row.get("who")?,
        clause: row.get("clause")?,
        text: row.get("text")?,
        wants: wants.parse::<Wish>().map_err(|_| AskError::damaged(&wants))?,
        days: u32::try_from(day - came_on).unwrap_or_default(),
    })
}
