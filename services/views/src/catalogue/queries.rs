//! What can be asked of the catalogue.

use std::sync::Arc;

use plumbline_lifecycle::{Jurisdiction, StandardId};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, Transaction, params_from_iter};

use crate::bigrams;
use crate::catalogue::answers::{Card, Entry, ListQuery, Listing, Related};
use crate::catalogue::fold::CatalogueFold;
use crate::catalogue::natural::lookup_key;
use crate::day::date_of;
use crate::error::ViewError;
use crate::frame::{Projector, Quarantined, position, quarantined};
use crate::keys::{place, place_no};
use crate::pool::Pool;

const VIEW: &str = CatalogueFold::NAME;
const PAGE: u32 = 50;
const PAGE_MAX: u32 = 1_000;
const RELATIONS_MAX: u32 = 500;

const ENTRY: &str = "s.id, s.label, s.title_zh, s.title_en, s.level, s.field, s.jurisdiction, s.place, s.code, s.since, s.edition, s.suspended";

/// The catalogue, to be asked. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Catalogue {
    pub(crate) pool: Arc<Pool>,
}

impl Catalogue {
    /// One page of the standards that a query takes, in the natural order of their numbers.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn list(&self, query: &ListQuery) -> Result<Listing, ViewError> {
        let limit = match query.limit {
            0 => PAGE,
            limit => limit.min(PAGE_MAX),
        };
        self.pool.ask(|tx| {
            let position = position(tx).map_err(sqlite)?;
            let Some(wanted) = Where::of(query) else {
                return Ok(Listing { position, total: 0, entries: Vec::new(), next: None });
            };
            let total: i64 = tx
                .prepare_cached(&format!("SELECT COUNT(*) FROM standard s WHERE {}", wanted.sql))
                .and_then(|mut count| count.query_row(params_from_iter(&wanted.values), |row| row.get(0)))
                .map_err(sqlite)?;
            let wanted = wanted.after(query.after.as_deref());
            let sql = format!(
                "SELECT {ENTRY}, s.sort, s.no FROM standard s WHERE {} ORDER BY s.sort, s.no LIMIT {}",
                wanted.sql,
                limit + 1
            );
            let mut select = tx.prepare_cached(&sql).map_err(sqlite)?;
            let mut rows = select.query(params_from_iter(&wanted.values)).map_err(sqlite)?;
            let mut entries = Vec::new();
            let mut last = None;
            let mut next = None;
            while let Some(row) = rows.next().map_err(sqlite)? {
                if entries.len() == limit as usize {
                    next = last;
                    break;
                }
                entries.push(entry(row)?);
                let (sort, no): (String, i64) = (row.get(12).map_err(sqlite)?, row.get(13).map_err(sqlite)?);
                last = Some(format!("{no}.{sort}"));
            }
            Ok(Listing { position, total: total as u64, entries, next })
        })
    }

    /// The standard that a person means by an id, a number or a reference, however it is spaced; one that goes by that
    /// name now before one that went by it once.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn find(&self, name: &str) -> Result<Option<Card>, ViewError> {
        let lookup = lookup_key(name);
        self.pool.ask(|tx| {
            let id: Option<String> = tx
                .prepare_cached(
                    "SELECT id FROM (
                         SELECT id, 0 AS rank, 0 AS no FROM standard WHERE id = ?1
                         UNION ALL
                         SELECT s.id, CASE WHEN s.label = n.name THEN 1 ELSE 2 END, -s.no
                         FROM name n JOIN standard s ON s.no = n.standard WHERE n.lookup = ?1)
                     ORDER BY rank, no LIMIT 1",
                )
                .and_then(|mut select| select.query_row([&lookup], |row| row.get(0)).optional())
                .map_err(sqlite)?;
            match id {
                Some(id) => card(tx, &id),
                None => Ok(None),
            }
        })
    }

    /// Everything about one standard.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn card(&self, id: &StandardId) -> Result<Option<Card>, ViewError> {
        self.pool.ask(|tx| card(tx, id.as_str()))
    }

    /// The streams that were set aside.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn quarantined(&self) -> Result<Vec<Quarantined>, ViewError> {
        self.pool.ask(|tx| quarantined(tx).map_err(sqlite))
    }
}

fn sqlite(cause: rusqlite::Error) -> ViewError {
    ViewError::Sqlite { view: VIEW, cause }
}

fn damaged(word: impl ToString) -> ViewError {
    ViewError::Damaged { view: VIEW, word: word.to_string() }
}

/// A condition in SQL with its values; what a person typed is only ever a value.
struct Where {
    sql: String,
    values: Vec<Value>,
}

impl Where {
    /// `None` when nothing can fit: a text without any word in it.
    fn of(query: &ListQuery) -> Option<Where> {
        let mut wanted = Where { sql: "1".into(), values: Vec::new() };
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
fn codes_within(jurisdiction: &Jurisdiction) -> (String, String) {
    let code = jurisdiction.as_str();
    if code == "100000" {
        return ("100000".into(), "999999".into());
    }
    let stem = code.strip_suffix("0000").or_else(|| code.strip_suffix("00")).unwrap_or(code);
    let pad = |digit: &str| format!("{stem}{}", digit.repeat(code.len() - stem.len()));
    (pad("0"), pad("9"))
}

fn entry(row: &Row<'_>) -> Result<Entry, ViewError> {
    let level: String = row.get(4).map_err(sqlite)?;
    let stands: i64 = row.get(7).map_err(sqlite)?;
    Ok(Entry {
        id: row.get(0).map_err(sqlite)?,
        label: row.get(1).map_err(sqlite)?,
        title_zh: row.get(2).map_err(sqlite)?,
        title_en: row.get(3).map_err(sqlite)?,
        level: level.parse().map_err(|_| damaged(&level))?,
        field: row.get(5).map_err(sqlite)?,
        jurisdiction: row.get(6).map_err(sqlite)?,
        place: place(stands).ok_or_else(|| damaged(stands))?,
        code: row.get(8).map_err(sqlite)?,
        since: date_of(row.get(9).map_err(sqlite)?),
        edition: row.get(10).map_err(sqlite)?,
        suspended: row.get(11).map_err(sqlite)?,
    })
}

fn card(tx: &Transaction<'_>, id: &str) -> Result<Option<Card>, ViewError> {
    let sql = format!(
        "SELECT {ENTRY}, s.no, s.titles, s.drafting_unit, s.ics, s.published, s.effective_on, s.procedure,
                s.procedure_version, s.observed, s.version FROM standard s WHERE s.id = ?1"
    );
    let mut select = tx.prepare_cached(&sql).map_err(sqlite)?;
    let mut rows = select.query([id]).map_err(sqlite)?;
    let Some(row) = rows.next().map_err(sqlite)? else { return Ok(None) };
    let no: i64 = row.get(12).map_err(sqlite)?;
    let (titles, ics): (String, String) =
        (row.get(13).map_err(sqlite)?, row.get(15).map_err(sqlite)?);
    Ok(Some(Card {
        entry: entry(row)?,
        titles: serde_json::from_str(&titles).map_err(|_| damaged(&titles))?,
        drafting_unit: row.get(14).map_err(sqlite)?,
        ics: serde_json::from_str(&ics).map_err(|_| damaged(&ics))?,
        published: row.get(16).map_err(sqlite)?,
        effective_on: row.get::<_, Option<i64>>(17).map_err(sqlite)?.map(date_of),
        procedure: row.get(18).map_err(sqlite)?,
        procedure_version: row.get(19).map_err(sqlite)?,
        observed: row.get(20).map_err(sqlite)?,
        version: row.get::<_, i64>(21).map_err(sqlite)? as u64,
        names: names(tx, no).map_err(sqlite)?,
        relations: relations(tx, no, id).map_err(sqlite)?,
    }))
}

fn names(tx: &Transaction<'_>, no: i64) -> rusqlite::Result<Vec<String>> {
    tx.prepare_cached("SELECT name FROM name WHERE standard = ?1 ORDER BY name")?
        .query_map([no], |row| row.get(0))?
        .collect()
}

fn relations(tx: &Transaction<'_>, no: i64, id: &str) -> rusqlite::Result<Vec<Related>> {
    let mut related = Vec::new();
    let mut outgoing = tx.prepare_cached(&format!(
        "SELECT r.kind, r.target, o.id, o.title_zh, o.title_en FROM relation r
         LEFT JOIN standard o ON o.no = coalesce(
             (SELECT no FROM standard WHERE id = r.lookup), (SELECT MAX(standard) FROM name WHERE lookup = r.lookup))
         WHERE r.standard = ?1 ORDER BY r.at LIMIT {RELATIONS_MAX}"
    ))?;
    for row in outgoing.query_map([no], |row| relation(row, true))? {
        related.push(row?);
    }
    let mut incoming = tx.prepare_cached(&format!(
        "SELECT r.kind, r.target, o.id, o.title_zh, o.title_en FROM relation r JOIN standard o ON o.no = r.standard
         WHERE r.standard <> ?1 AND (r.lookup = ?2 OR r.lookup IN (SELECT lookup FROM name WHERE standard = ?1))
         ORDER BY o.id, r.at LIMIT {RELATIONS_MAX}"
    ))?;
    for row in incoming.query_map(rusqlite::params![no, id], |row| relation(row, false))? {
        related.push(row?);
    }
    Ok(related)
}

fn relation(row: &Row<'_>, outgoing: bool) -> rusqlite::Result<Related> {
    Ok(Related {
        kind: row.get(0)?,
        outgoing,
        target: row.get(1)?,
        id: row.get(2)?,
        title_zh: row.get(3)?,
        title_en: row.get(4)?,
    })
}
