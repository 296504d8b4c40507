//! A page of the catalogue.

use plumbline_access::{Reach, Sight};
use plumbline_lifecycle::Jurisdiction;
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};

use crate::bigrams;
use crate::catalogue::Catalogue;
use crate::catalogue::answers::{Entry, ListQuery, Listing};
use crate::day::date_of;
use crate::error::{AskError, ViewError};
use crate::frame::position;
use crate::keys::{place, place_no};

const PAGE: u32 = 50;
const PAGE_MAX: u32 = 1_000;

impl Catalogue {
    /// One page of the standards that a query takes and whoever asks may read, in the natural order of their numbers.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn list(&self, query: &ListQuery) -> Result<Listing, ViewError> {
        let limit = match query.limit {
            0 => PAGE,
            limit => limit.min(PAGE_MAX),
        };
        self.pool.ask(|tx| {
            let position = position(tx)?;
            let Some(wanted) = Where::of(query, &self.sight) else {
                return Ok(Listing { position, total: 0, entries: Vec::new(), next: None });
            };
            let total = tx
                .prepare_cached(&format!("SELECT COUNT(*) FROM standard s WHERE {}", wanted.sql))?
                .query_row(params_from_iter(&wanted.values), |row| row.get(0))?;
            let wanted = wanted.after(query.after.as_deref());
            let mut select = tx.prepare_cached(&format!(
                "SELECT s.* FROM standard s WHERE {} ORDER BY s.sort, s.no LIMIT {}",
                wanted.sql,
                limit + 1
            ))?;
            let mut rows = select.query(params_from_iter(&wanted.values))?;
            let mut entries = Vec::new();
            let mut last = None;
            let mut next = None;
            while let Some(row) = rows.next()? {
                if entries.len() == limit as usize {
                    next = last;
                    break;
                }
                entries.push(Entry::of(row)?);
                last = Some(cursor(row)?);
            }
            Ok(Listing { position, total, entries, next })
        })
    }
}

fn cursor(row: &Row<'_>) -> rusqlite::Result<String> {
    Ok(format!("{}.{}", row.get::<_, i64>("no")?, row.get::<_, String>("sort")?))
}

impl Entry {
    pub(super) fn of(row: &Row<'_>) -> Result<Entry, AskError> {
        let level: String = row.get("level")?;
        let stands: i64 = row.get("place")?;
        Ok(Entry {
            id: row.get("id")?,
            label: row.get("label")?,
            title_zh: row.get("title_zh")?,
            title_en: row.get("title_en")?,
            level: level.parse().map_err(|_| AskError::damaged(&level))?,
            field: row.get("field")?,
            jurisdiction: row.get("jurisdiction")?,
            place: place(stands).ok_or_else(|| AskError::damaged(stands))?,
            code: row.get("code")?,
            since: date_of(row.get("since")?),
            edition: row.get("edition")?,
            suspended: row.get("suspended")?,
        })
    }
}

/// A condition in SQL with its values; what a person typed is only ever a value.
struct Where {
    sql: String,
    values: Vec<Value>,
}

impl Where {
    /// `None` when nothing can fit: a text without any word in it.
    fn of(query: &ListQuery, sight: &Sight) -> Option<Where> {
        let mut wanted = Where { sql: "1".into(), values: Vec::new() };
        match sight.reach() {
            Reach::Everything => {}
            Reach::Within(place) => {
                let (first, last) = codes_within(place);
                wanted.and(
                    " AND (s.public = 1 OR s.jurisdiction BETWEEN ? AND ?)",
                    [Value::Text(first), Value::Text(last)],
                );
            }
            Reach::Public => wanted.and(" AND s.public = 1", []),
        }
        if let Some(level) = query.filter.level {
            wanted.and(" AND s.level = ?", [Value::Text(level.key().into())]);
        }
        if let Some(field) = &query.filter.field {
            wanted.and(" AND s.field = ?", [Value::Text(field.to_string())]);
        }
        if let Some(jurisdiction) = &query.filter.jurisdiction {
            let (first, last) = codes_within(jurisdiction);
            wanted.and(
                " AND s.jurisdiction BETWEEN ? AND ?",
                [Value::Text(first), Value::Text(last)],
            );
        }
        if let Some(place) = query.place {
            wanted.and(" AND s.place = ?", [Value::Integer(place_no(place))]);
        }
        if let Some(text) = query.text.as_deref().filter(|text| !text.trim().is_empty()) {
            let expression = bigrams::expression(text)?;
            wanted.and(
                " AND s.no IN (SELECT rowid FROM search WHERE search MATCH ?)",
                [Value::Text(expression)],
            );
        }
        Some(wanted)
    }

    fn after(mut self, cursor: Option<&str>) -> Where {
        let cursor = cursor.and_then(|cursor| cursor.split_once('.'));
        if let Some((no, sort)) = cursor.and_then(|(no, sort)| Some((no.parse().ok()?, sort))) {
            self.and(
                " AND (s.sort, s.no) > (?, ?)",
                [Value::Text(sort.into()), Value::Integer(no)],
            );
        }
        self
    }

    fn and<const N: usize>(&mut self, sql: &str, values: [Value; N]) {
        self.sql.push_str(sql);
        self.values.extend(values);
    }
}

/// The first and last code that [`Jurisdiction::within`] takes, so that an index can serve it.
pub(crate) fn codes_within(jurisdiction: &Jurisdiction) -> (String, String) {
    let code = jurisdiction.as_str();
    if code == "100000" {
        return ("100000".into(), "999999".into());
    }
    let stem = code.strip_suffix("0000").or_else(|| code.strip_suffix("00")).unwrap_or(code);
    let pad = |digit: &str| format!("{stem}{}", digit.repeat(code.len() - stem.len()));
    (pad("0"), pad("9"))
}
