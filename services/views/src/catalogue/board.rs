//! The board: of each of the six stages the standards that are to be moved on first.

use plumbline_lifecycle::{Place, Stage};
use rusqlite::types::Value;
use rusqlite::{Transaction, params_from_iter};

use crate::catalogue::Catalogue;
use crate::catalogue::answers::{Column, Entry, ListQuery};
use crate::catalogue::list::{Search, Where};
use crate::error::{AskError, ViewError};
use crate::keys::place_no;

/// The most cards of a column.
const CARDS_MAX: u32 = 50;

impl Catalogue {
    /// The six columns of what a query takes and whoever asks may read, whatever place the query names; a column holds at most its
    /// `limit`. A column is read along the last days and never counted: how many stand there is known beside it.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn board(&self, query: &ListQuery) -> Result<Vec<Column>, ViewError> {
        let limit = query.limit.clamp(1, CARDS_MAX) as usize;
        self.pool.ask(|tx| {
            let Some(search) = Search::of(query.text.as_deref()) else {
                let empty =
                    |stage| Column { place: Place::At(stage), entries: Vec::new(), more: false };
                return Ok(Stage::ALL.map(empty).into());
            };
            let wanted = Where::of(&ListQuery { place: None, ..query.clone() }, &self.sight);
            Stage::ALL
                .map(|stage| column(tx, &search, &wanted, Place::At(stage), limit))
                .into_iter()
                .collect()
        })
    }

    /// How many standards of a query stand at each of the nine places; for a query with words, whose finds are few beside all.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn count_by_place(&self, query: &ListQuery) -> Result<[u64; 9], ViewError> {
        self.pool.ask(|tx| {
            let mut counts = [0; 9];
            let Some(search) = Search::of(query.text.as_deref()) else { return Ok(counts) };
            let wanted = Where::of(query, &self.sight);
            let mut sql = String::from("SELECT s.place, COUNT(*) FROM standard s WHERE 1");
            let mut values = search.holds(&mut sql);
            sql.push_str(&wanted.sql);
            sql.push_str(" GROUP BY s.place");
            values.extend(wanted.values.iter().cloned());
            let mut select = tx.prepare_cached(&sql)?;
            let mut rows = select.query(params_from_iter(&values))?;
            while let Some(row) = rows.next()? {
                let (place, count): (usize, u64) = (row.get(0)?, row.get(1)?);
                *counts.get_mut(place).ok_or_else(|| AskError::damaged(place))? = count;
            }
            Ok(counts)
        })
    }
}

fn column(
    tx: &Transaction<'_>,
    search: &Search,
    wanted: &Where,
    place: Place,
    limit: usize,
) -> Result<Column, AskError> {
    let mut sql = String::from("SELECT s.* FROM standard s WHERE s.place = ?");
    let mut values = vec![Value::Integer(place_no(place))];
    values.extend(search.holds(&mut sql));
    sql.push_str(&wanted.sql);
    sql.push_str(" ORDER BY s.due, s.sort, s.no LIMIT ?");
    values.extend(wanted.values.iter().cloned());
    values.push(Value::Integer(limit as i64 + 1));
    let mut select = tx.prepare_cached(&sql)?;
    let mut rows = select.query(params_from_iter(&values))?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        entries.push(Entry::of(row)?);
    }
    let more = entries.len() > limit;
    entries.truncate(limit);
    Ok(Column { place, entries, more })
}
