//! The last days that have passed or are near, and that nobody has noted yet.

use jiff::civil::Date;
use plumbline_lifecycle::StreamId;
use rusqlite::{Transaction, params};

use crate::day::{date_of, number};
use crate::desk::answers::NotedDay;
use crate::desk::house::folded;
use crate::desk::queries::desk::Desk;
use crate::desk::waiting::{COLUMNS, Kept};
use crate::error::{AskError, ViewError};

/// Last days that are told at a time, however many are asked for.
const NOTED_MAX: u32 = 10_000;

impl Desk {
    /// What the clock is to note today, at most so many: what has passed, the earliest first, then what is near.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn for_the_clock(&self, today: Date, limit: u32) -> Result<Vec<NotedDay>, ViewError> {
        self.pool.ask(|tx| {
            let most = limit.min(NOTED_MAX);
            let mut found = passed(tx, today, most)?;
            let left = most.saturating_sub(u32::try_from(found.len()).unwrap_or(u32::MAX));
            found.extend(near(tx, today, left)?);
            Ok(found)
        })
    }
}

fn passed_sql() -> String {
    format!(
        "SELECT {COLUMNS}, w.passes_on FROM wait w WHERE w.for_clock = 1 AND w.passes_on <= ?1
         ORDER BY w.passes_on, w.stream, w.which LIMIT ?2"
    )
}

fn near_sql() -> String {
    format!(
        "SELECT {COLUMNS} FROM wait w WHERE w.near_on <= ?1 AND w.passes_on > ?1
         ORDER BY w.near_on, w.stream, w.which LIMIT ?2"
    )
}

fn passed(tx: &Transaction<'_>, today: Date, most: u32) -> Result<Vec<NotedDay>, AskError> {
    let mut select = tx.prepare_cached(&passed_sql())?;
    let mut found = select.query(params![number(today), most])?;
    let mut passed = Vec::new();
    while let Some(row) = found.next()? {
        let passes_on = date_of(row.get("passes_on")?);
        let Kept { stream, which, until, .. } = Kept::of(row)?;
        let Some(until) = until else { continue };
        let stream: StreamId = stream.parse().map_err(AskError::damaged)?;
        // The end of a draft's consultation is written on its standard too.
        let bound = match &stream {
            StreamId::Consultation(part) => Some(StreamId::Standard(part.owner().clone())),
            // A pool keeps no latest day, and is not read whole for this.
            StreamId::Pool(_) => None,
            own => Some(own.clone()),
        };
        let latest = bound.map(|bound| folded(tx, &bound.to_string())).transpose()?;
        let latest = latest.and_then(|state| state.latest());
        let on = latest.map_or(passes_on, |latest| latest.max(passes_on));
        passed.push(NotedDay { stream, which, until, passed_on: Some(on) });
    }
    Ok(passed)
}

fn near(tx: &Transaction<'_>, today: Date, most: u32) -> Result<Vec<NotedDay>, AskError> {
    let mut select = tx.prepare_cached(&near_sql())?;
    let mut found = select.query(params![number(today), most])?;
    let mut near = Vec::new();
    while let Some(row) = found.next()? {
        let Kept { stream, which, until, .. } = Kept::of(row)?;
        let Some(until) = until else { continue };
        let stream: StreamId = stream.parse().map_err(AskError::damaged)?;
        near.push(NotedDay { stream, which, until, passed_on: None });
    }
    Ok(near)
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;
    use crate::desk::waiting::TABLES;

    #[test]
    fn a_tick_looks_for_rows_in_two_indexes_and_reads_no_table_through() {
        let file = Connection::open_in_memory().unwrap();
        file.execute_batch(TABLES).unwrap();
        for (sql, index) in [(passed_sql(), "wait_clock"), (near_sql(), "wait_near")] {
            let mut plan = file.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
            let steps = plan.query_map(params![20_000, 100], |row| row.get::<_, String>("detail"));
            let steps = steps.unwrap().collect::<Result<Vec<_>, _>>().unwrap();
            let searched = |step: &String| step.starts_with("SEARCH") && step.contains(index);
            assert!(steps.len() == 1 && steps.iter().all(searched), "{steps:?}");
        }
    }
}
