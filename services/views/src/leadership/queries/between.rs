//! How long standards took from one stage code to another.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use plumbline_lifecycle::StageCode;
use rusqlite::Transaction;

use crate::day::{NEVER, number};
use crate::error::{AskError, ViewError};
use crate::filter::Filter;
use crate::leadership::course::Clause;
use crate::leadership::interned::clause_of;
use crate::leadership::queries::leadership::Leadership;
use crate::leadership::queries::lengths::Lengths;
use crate::leadership::queries::sectors::Sectors;
use crate::leadership::times::{Between, Cited, Within};

/// Where a standard was at `from`, as long as it has not come to `to`.
#[derive(Clone, Copy)]
struct At {
    /// Since when; `None` where it was first seen there.
    since: Option<i64>,
    due: i64,
    clause: i64,
}

impl Leadership {
    /// How long standards took from when they came to `from` until they came to `to`, those that had by a day.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn between(
        &self,
        filter: &Filter,
        (from, to): (StageCode, StageCode),
        as_of: Date,
    ) -> Result<Between, ViewError> {
        self.pool.ask(|tx| {
            let sectors = Sectors::load(tx, filter, &self.sight)?;
            let (from_text, to_text) = (from.to_string(), to.to_string());
            let mut select = tx.prepare_cached(
                "SELECT standard, code, entered, came_from, due, clause, sector, kind IS NOT NULL AS observed FROM span
                 WHERE code IN (?1, ?2) AND entered <= ?3 ORDER BY standard, entered",
            )?;
            let mut rows = select.query(rusqlite::params![from_text, to_text, number(as_of)])?;
            let (mut lengths, mut within, mut unknown) = (Lengths::default(), Within::default(), 0);
            let mut clauses = BTreeSet::new();
            let mut at: Option<(i64, At)> = None;
            while let Some(row) = rows.next()? {
                let (standard, code): (i64, String) = (row.get("standard")?, row.get("code")?);
                let came_from: Option<String> = row.get("came_from")?;
                let entered: i64 = row.get("entered")?;
                let held = at.take().filter(|(of, _)| *of == standard).map(|(_, at)| at);
                if code == from_text {
                    let (due, clause) = (row.get("due")?, row.get("clause")?);
                    let since = match held {
                        // It goes on: what binds it now may be another day.
                        Some(held) if came_from.as_deref() == Some(&code) => held.since,
                        // What we run begins where it is first told of.
                        _ => (came_from.is_some() || !row.get::<_, bool>("observed")?)
                            .then_some(entered),
                    };
                    at = Some((standard, At { since, due, clause }));
                } else if let Some(At { since, due, clause }) = held
                    && sectors.take(row.get("sector")?)
                {
                    let Some(since) = since else {
                        unknown += 1;
                        continue;
                    };
                    lengths.add(entered - since, 1);
                    if due < NEVER {
                        within.add(entered <= due, 1);
                        clauses.insert(clause);
                    }
                }
            }
            Ok(Between {
                as_of,
                from,
                to,
                finished: lengths.count(),
                median_days: lengths.quantile(1, 2),
                p90_days: lengths.quantile(9, 10),
                longest_days: lengths.longest(),
                within,
                clauses: told(tx, &clauses)?,
                unknown,
            })
        })
    }
}

/// The clauses by their numbers, in the order of their texts.
fn told(tx: &Transaction<'_>, numbers: &BTreeSet<i64>) -> Result<Vec<Cited>, AskError> {
    let mut select =
        tx.prepare_cached("SELECT text, unverified, example_of FROM clause WHERE no = ?1")?;
    let mut clauses = BTreeMap::new();
    for no in numbers {
        let Clause { text, unverified, example_of } =
            select.query_row([no], |row| Ok(clause_of(row)))??;
        *clauses.entry((text, example_of)).or_insert(false) |= unverified;
    }
    let cited = |((text, example_of), unverified): ((Arc<str>, _), _)| Cited {
        clause: text.to_string(),
        unverified,
        example_of,
    };
    Ok(clauses.into_iter().map(cited).collect())
}
