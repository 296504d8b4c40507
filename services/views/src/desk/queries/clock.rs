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
    use rusqlite::{Connection, StatementStatus};

    use super::*;
    use crate::day::NEVER;
    use crate::desk::waiting::TABLES;

    const TODAY: i64 = 20_000;

    /// A desk with so many waits that are far off, as many that have passed and were noted, and so many that have passed and are to
    /// be noted, with as many that are near.
    fn desk(others: i64, due: i64) -> Connection {
        let file = Connection::open_in_memory().unwrap();
        file.execute_batch(TABLES).unwrap();
        let rows = [
            // Their name, how many, the day on which they have passed, whether the clock is to note that, when a reminder is due.
            ("far", others, TODAY + 400, 1, TODAY + 370),
            ("noted", others, TODAY - 400, 0, NEVER),
            ("passed", due, TODAY - 1, 1, NEVER),
            ("near", due, TODAY + 5, 1, TODAY),
        ];
        for (name, count, passes_on, for_clock, near_on) in rows {
            let insert = "WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ?2)
                 INSERT INTO wait SELECT 'standard/' || ?1 || n, '\"filing\"', ?1 || n, '\"office\"', NULL, 0, ?3 - 1, ?3, 0,
                     '\"late\"', 1, ?4, ?5, 0, '', 0, '[]', NULL, 0, 0 FROM n";
            let values = params![name, count, passes_on, for_clock, near_on];
            assert_eq!(file.execute(insert, values).unwrap(), usize::try_from(count).unwrap());
        }
        file
    }

    /// The rows that a question of the clock finds, and the steps that SQLite's machine takes for it.
    fn asked(desk: &Connection, sql: &str) -> (usize, i32) {
        let mut select = desk.prepare(sql).unwrap();
        let mut rows = select.query(params![TODAY, 100]).unwrap();
        let mut count = 0;
        while rows.next().unwrap().is_some() {
            count += 1;
        }
        drop(rows);
        (count, select.get_status(StatementStatus::VmStep))
    }

    #[test]
    fn a_tick_takes_no_step_more_for_waits_of_which_nothing_is_to_be_noted() {
        for sql in [passed_sql(), near_sql()] {
            let (few, many) = (asked(&desk(10, 3), &sql), asked(&desk(20_000, 3), &sql));
            assert_eq!((few.0, few), (3, many), "{sql}");
            let (more, steps) = asked(&desk(10, 4), &sql);
            assert!(more == 4 && steps > few.1, "a row that is found takes steps: {sql}");
        }
    }
}
