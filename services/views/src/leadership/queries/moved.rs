//! Which standards moved from one place to another: the list behind each number of moves.

use jiff::civil::Date;
use rusqlite::types::Value;
use rusqlite::{Row, Transaction, params_from_iter};

use crate::day::{date_of, number};
use crate::error::{AskError, ViewError};
use crate::filter::Filter;
use crate::keys::{place, place_no};
use crate::leadership::answers::{CameFrom, Moved, MovedQuery, OneMove};
use crate::leadership::queries::leadership::{Leadership, ROWS_MAX};
use crate::leadership::queries::sectors::Sectors;

impl Leadership {
    /// Moves between places, the latest first, and how many there are; each standard as it was called then.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn moved(&self, filter: &Filter, query: &MovedQuery) -> Result<Moved, ViewError> {
        self.pool.ask(|tx| {
            let sectors = Sectors::load(tx, filter, &self.sight)?;
            let wanted = Where::of(query);
            let total = wanted.count(tx, &sectors)?;
            let most = query.limit.clamp(1, ROWS_MAX) as usize;
            let mut found = wanted.list(tx, &sectors, query.after.as_deref(), most)?;
            let next = match found.len() > most {
                true => found.get(most - 1).map(|(_, at)| at.clone()),
                false => None,
            };
            found.truncate(most);
            Ok(Moved { total, rows: found.into_iter().map(|(row, _)| row).collect(), next })
        })
    }
}

/// What is asked for, as SQL with its values.
struct Where {
    from: &'static str,
    sql: String,
    values: Vec<Value>,
}

impl Where {
    fn of(query: &MovedQuery) -> Where {
        let day = |day: Option<Date>, none: i64| Value::Integer(day.map_or(none, number));
        let mut wanted = Where {
            // A finished stay is counted for what the standard was while it lasted.
            from: match query.left {
                true => "span p JOIN span a ON a.standard = p.standard AND a.left_on = p.entered",
                false => "span p JOIN span a ON a.standard = p.standard AND a.entered = p.entered",
            },
            sql: "p.came_from_place IS NOT p.place AND p.entered BETWEEN ? AND ?".into(),
            values: vec![day(query.since, i64::MIN), day(query.until, i64::MAX)],
        };
        match query.from {
            None => {}
            Some(CameFrom::Nowhere) => wanted.sql.push_str(" AND p.came_from_place IS NULL"),
            Some(CameFrom::Place(place)) => {
                wanted.sql.push_str(" AND p.came_from_place = ?");
                wanted.values.push(Value::Integer(place_no(place)));
            }
        }
        if let Some(to) = query.to {
            wanted.sql.push_str(" AND p.place = ?");
            wanted.values.push(Value::Integer(place_no(to)));
        }
        wanted
    }

    fn count(&self, tx: &Transaction<'_>, sectors: &Sectors) -> Result<u64, AskError> {
        let Where { from, sql, values } = self;
        let mut select = tx.prepare_cached(&format!(
            "SELECT a.sector, COUNT(*) FROM {from} WHERE {sql} GROUP BY a.sector"
        ))?;
        let mut rows = select.query(params_from_iter(values))?;
        let mut total = 0;
        while let Some(row) = rows.next()? {
            let (sector, count): (i64, u64) = row.try_into()?;
            total += if sectors.take(sector) { count } else { 0 };
        }
        Ok(total)
    }

    /// One more than wanted, where there are more; each with the point behind it.
    fn list(
        &self,
        tx: &Transaction<'_>,
        sectors: &Sectors,
        after: Option<&str>,
        most: usize,
    ) -> Result<Vec<(OneMove, String)>, AskError> {
        let Where { from, sql, values } = self;
        let point = after.and_then(|after| {
            let (day, standard) = after.split_once('.')?;
            Some((day.parse::<i64>().ok()?, standard.parse::<i64>().ok()?))
        });
        let (day, standard) = point.unwrap_or((i64::MAX, i64::MAX));
        let mut select = tx.prepare_cached(&format!(
            "SELECT p.standard, p.entered, p.came_from_place, p.place, p.code, a.sector, s.id, n.label, n.title_zh, n.title_en
             FROM {from} JOIN standard s ON s.no = p.standard
             LEFT JOIN named n ON n.standard = p.standard AND n.from_day =
                 (SELECT MAX(from_day) FROM named WHERE standard = p.standard AND from_day <= p.entered)
             WHERE {sql} AND (p.entered, p.standard) < (?, ?) ORDER BY p.entered DESC, p.standard DESC"
        ))?;
        let values = values.iter().cloned().chain([Value::Integer(day), Value::Integer(standard)]);
        let mut rows = select.query(params_from_iter(values))?;
        let mut found = Vec::new();
        while found.len() <= most
            && let Some(row) = rows.next()?
        {
            if sectors.take(row.get("sector")?) {
                found.push(one(row)?);
            }
        }
        Ok(found)
    }
}

fn one(row: &Row<'_>) -> Result<(OneMove, String), AskError> {
    let (day, standard): (i64, i64) = (row.get("entered")?, row.get("standard")?);
    let to: i64 = row.get("place")?;
    let told = OneMove {
        id: row.get("id")?,
        label: row.get("label")?,
        title_zh: row.get("title_zh")?,
        title_en: row.get("title_en")?,
        on: date_of(day),
        from: row.get::<_, Option<i64>>("came_from_place")?.and_then(place),
        to: place(to).ok_or_else(|| AskError::damaged(to))?,
        code: row.get("code")?,
    };
    Ok((told, format!("{day}.{standard}")))
}
