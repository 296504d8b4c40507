//! A page of the catalogue: in the natural order of numbers; of a search, those whose number was asked for come first.

use plumbline_access::{Reach, Sight};
use plumbline_lifecycle::Jurisdiction;
use rusqlite::types::Value;
use rusqlite::{Row, Transaction, params_from_iter};

use crate::bigrams;
use crate::catalogue::Catalogue;
use crate::catalogue::answers::{Entry, ListQuery, Listing, Order};
use crate::catalogue::number::{self, Asked};
use crate::day::{NEVER, date_before_never, date_of, number as day_number};
use crate::error::{AskError, ViewError};
use crate::keys::{place, place_no};

const PAGE: u32 = 50;
const PAGE_MAX: u32 = 1_000;

/// Of more standards than these a page is found along the order of numbers, of fewer by putting them in order.
const SORTED_MAX: u64 = 5_000;

impl Catalogue {
    /// One page of the standards that a query takes and whoever asks may read. Without a search they stand in the natural order
    /// of their numbers, the newest edition first. With one, those come first whose number was asked for: that very number,
    /// then its parts and amendments, then numbers that begin with it; then all others that hold the words.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn list(&self, query: &ListQuery) -> Result<Listing, ViewError> {
        let limit = match query.limit {
            0 => PAGE,
            limit => limit.min(PAGE_MAX),
        } as usize;
        self.pool.ask(|tx| {
            let position = self.pool.position_in(tx)?;
            let Some(search) = Search::of(query.text.as_deref()) else {
                return Ok(Listing { position, total: 0, entries: Vec::new(), next: None });
            };
            let wanted = Where::of(query, &self.sight);
            let total = search.count(tx, &wanted)?;
            let after = query.after.as_deref().and_then(Point::read).unwrap_or(Point::Begin);
            let mut found = Vec::new();
            if query.order == Order::Number && !matches!(after, Point::Listed { .. }) {
                search.numbered(tx, &wanted, &after, limit + 1, &mut found)?;
            }
            if found.len() <= limit {
                let left = limit + 1 - found.len();
                match query.order {
                    Order::Number => {
                        search.listed(tx, &wanted, (&after, total), left, &mut found)?
                    }
                    Order::Due => search.due(tx, &wanted, (&after, total), left, &mut found)?,
                }
            }
            let next = match found.len() > limit {
                true => found[..limit].last().map(|(_, point)| point.written()),
                false => None,
            };
            let entries = found.into_iter().take(limit).map(|(entry, _)| entry).collect();
            Ok(Listing { position, total, entries, next })
        })
    }
}

impl ListQuery {
    /// Whether this has the form of a [`Listing::next`].
    #[must_use]
    pub fn leads_on(after: &str) -> bool {
        Point::read(after).is_some()
    }
}

/// An entry and where it stands in the answer.
type Found = (Entry, Point);

/// A place in the order of an answer, behind which the next page begins.
enum Point {
    Begin,
    /// Among those whose number was asked for.
    Numbered {
        standard: i64,
        key: String,
    },
    /// Among all the others.
    Listed {
        no: i64,
        sort: String,
    },
    /// Among all of them, the earliest last day first.
    Due {
        due: i64,
        no: i64,
        sort: String,
    },
}

impl Point {
    fn read(written: &str) -> Option<Point> {
        let (no, rest) = written.split_once('.')?;
        if let Some(due) = no.strip_prefix('d') {
            let (no, sort) = rest.split_once('.')?;
            return Some(Point::Due {
                due: due.parse().ok()?,
                no: no.parse().ok()?,
                sort: sort.into(),
            });
        }
        Some(match no.strip_prefix('n') {
            Some(no) => Point::Numbered { standard: no.parse().ok()?, key: rest.into() },
            None => Point::Listed { no: no.parse().ok()?, sort: rest.into() },
        })
    }

    fn written(&self) -> String {
        match self {
            Point::Begin => String::new(),
            Point::Numbered { standard, key } => format!("n{standard}.{key}"),
            Point::Listed { no, sort } => format!("{no}.{sort}"),
            Point::Due { due, no, sort } => format!("d{due}.{no}.{sort}"),
        }
    }
}

/// What was typed; nothing, where everything is listed.
pub(super) struct Search(Option<Typed>);

struct Typed {
    /// The words, for the full-text index.
    words: String,
    /// The numbers that are meant; each of them holds the words.
    number: Option<Asked>,
}

impl Search {
    /// `None` when nothing can fit: a text without any word in it.
    pub(super) fn of(text: Option<&str>) -> Option<Search> {
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else {
            return Some(Search(None));
        };
        let words = bigrams::expression(text)?;
        Some(Search(Some(Typed { words, number: number::asked(text) })))
    }

    fn count(&self, tx: &Transaction<'_>, wanted: &Where) -> rusqlite::Result<u64> {
        let (from, mut values) = match &self.0 {
            None => ("standard s WHERE 1", Vec::new()),
            // A narrow index tells who may read it; only what else is asked for is looked up in the row.
            Some(typed) => (
                "search CROSS JOIN standard s INDEXED BY standard_seen ON s.no = search.rowid WHERE search MATCH ?",
                vec![Value::Text(typed.words.clone())],
            ),
        };
        values.extend(wanted.values.iter().cloned());
        tx.prepare_cached(&format!("SELECT COUNT(*) FROM {from}{}", wanted.sql))?
            .query_row(params_from_iter(&values), |row| row.get(0))
    }

    /// Those whose number was asked for, behind a point.
    fn numbered(
        &self,
        tx: &Transaction<'_>,
        wanted: &Where,
        after: &Point,
        limit: usize,
        found: &mut Vec<Found>,
    ) -> Result<(), AskError> {
        let Some(asked) = self.0.as_ref().and_then(|typed| typed.number.as_ref()) else {
            return Ok(());
        };
        let whole = if asked.whole { " AND n.whole" } else { "" };
        let mut select = tx.prepare_cached(&format!(
            "SELECT n.key, s.* FROM number n CROSS JOIN standard s ON s.no = n.standard
             WHERE (n.key, n.standard) > (?, ?) AND n.key < ?{whole}{} ORDER BY n.key, n.standard LIMIT ?",
            wanted.sql
        ))?;
        for (from, to) in &asked.ranges {
            let (key, standard) = match after {
                Point::Numbered { standard, key } if key >= from => (key, *standard),
                _ => (from, -1),
            };
            let left = limit.saturating_sub(found.len());
            if key >= to || left == 0 {
                continue;
            }
            let mut values =
                vec![Value::Text(key.clone()), Value::Integer(standard), Value::Text(to.clone())];
            values.extend(wanted.values.iter().cloned());
            values.push(Value::Integer(left as i64));
            let mut rows = select.query(params_from_iter(&values))?;
            while let Some(row) = rows.next()? {
                let point = Point::Numbered { standard: row.get("no")?, key: row.get("key")? };
                found.push((Entry::of(row)?, point));
            }
        }
        Ok(())
    }

    /// All the others, behind a point.
    fn listed(
        &self,
        tx: &Transaction<'_>,
        wanted: &Where,
        (after, total): (&Point, u64),
        limit: usize,
        found: &mut Vec<Found>,
    ) -> Result<(), AskError> {
        let mut values = Vec::new();
        let mut sql = String::from("SELECT s.* FROM standard s");
        match &self.0 {
            None => sql.push_str(" WHERE 1"),
            Some(typed) => {
                if total > SORTED_MAX {
                    sql.push_str(" INDEXED BY standard_sort");
                }
                sql.push_str(" WHERE s.no IN (SELECT rowid FROM search WHERE search MATCH ?)");
                values.push(Value::Text(typed.words.clone()));
                for range in typed
                    .number
                    .iter()
                    .flat_map(|asked| asked.ranges.iter().map(|r| (r, asked.whole)))
                {
                    let ((from, to), whole) = range;
                    let whole = if whole { " AND whole" } else { "" };
                    sql.push_str(&format!(
                        " AND s.no NOT IN (SELECT standard FROM number WHERE key >= ? AND key < ?{whole})"
                    ));
                    values.extend([Value::Text(from.clone()), Value::Text(to.clone())]);
                }
            }
        }
        sql.push_str(&wanted.sql);
        values.extend(wanted.values.iter().cloned());
        if let Point::Listed { no, sort } = after {
            sql.push_str(" AND (s.sort, s.no) > (?, ?)");
            values.extend([Value::Text(sort.clone()), Value::Integer(*no)]);
        }
        sql.push_str(" ORDER BY s.sort, s.no LIMIT ?");
        values.push(Value::Integer(limit as i64));
        let mut select = tx.prepare_cached(&sql)?;
        let mut rows = select.query(params_from_iter(&values))?;
        while let Some(row) = rows.next()? {
            let point = Point::Listed { no: row.get("no")?, sort: row.get("sort")? };
            found.push((Entry::of(row)?, point));
        }
        Ok(())
    }

    /// All of them, behind a point, the earliest last day first.
    fn due(
        &self,
        tx: &Transaction<'_>,
        wanted: &Where,
        (after, total): (&Point, u64),
        limit: usize,
        found: &mut Vec<Found>,
    ) -> Result<(), AskError> {
        let along = match (total > SORTED_MAX, wanted.is_at_a_place) {
            (false, _) => "",
            (true, true) => " INDEXED BY standard_board",
            (true, false) => " INDEXED BY standard_due",
        };
        let mut sql = format!("SELECT s.* FROM standard s{along} WHERE 1");
        let mut values = self.holds(&mut sql);
        sql.push_str(&wanted.sql);
        values.extend(wanted.values.iter().cloned());
        if let Point::Due { due, no, sort } = after {
            sql.push_str(" AND (s.due, s.sort, s.no) > (?, ?, ?)");
            values.extend([Value::Integer(*due), Value::Text(sort.clone()), Value::Integer(*no)]);
        }
        sql.push_str(" ORDER BY s.due, s.sort, s.no LIMIT ?");
        values.push(Value::Integer(limit as i64));
        let mut select = tx.prepare_cached(&sql)?;
        let mut rows = select.query(params_from_iter(&values))?;
        while let Some(row) = rows.next()? {
            let point =
                Point::Due { due: row.get("due")?, no: row.get("no")?, sort: row.get("sort")? };
            found.push((Entry::of(row)?, point));
        }
        Ok(())
    }

    /// The condition that a standard holds the words, with its value.
    pub(super) fn holds(&self, sql: &mut String) -> Vec<Value> {
        let Some(typed) = &self.0 else { return Vec::new() };
        sql.push_str(" AND s.no IN (SELECT rowid FROM search WHERE search MATCH ?)");
        vec![Value::Text(typed.words.clone())]
    }
}

impl Entry {
    pub(super) fn of(row: &Row<'_>) -> Result<Entry, AskError> {
        let level: String = row.get("level")?;
        let stands: i64 = row.get("place")?;
        let origin: String = row.get("origin")?;
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
            due: date_before_never(row.get("due")?),
            origin: origin.parse().map_err(|_| AskError::damaged(&origin))?,
            edition: row.get("edition")?,
            suspended: row.get("suspended")?,
            entered: row.get("entered")?,
        })
    }
}

/// What is asked for besides the text, as further conditions in SQL with their values.
pub(super) struct Where {
    pub(super) sql: String,
    pub(super) values: Vec<Value>,
    is_at_a_place: bool,
}

impl Where {
    pub(super) fn of(query: &ListQuery, sight: &Sight) -> Where {
        let is_at_a_place = query.place.is_some();
        let mut wanted = Where { sql: String::new(), values: Vec::new(), is_at_a_place };
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
            let itself = || (jurisdiction.to_string(), jurisdiction.to_string());
            let (first, last) =
                if query.only_there { itself() } else { codes_within(jurisdiction) };
            wanted.and(
                " AND s.jurisdiction BETWEEN ? AND ?",
                [Value::Text(first), Value::Text(last)],
            );
        }
        if let Some(origin) = query.filter.origin {
            wanted.and(" AND s.origin = ?", [Value::Text(origin.key().into())]);
        }
        if let Some(day) = query.overdue_on {
            let before = day_number(day).min(NEVER);
            wanted.and(" AND s.due < ?", [Value::Integer(before)]);
        }
        if let Some(place) = query.place {
            wanted.and(" AND s.place = ?", [Value::Integer(place_no(place))]);
        }
        wanted
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
