//! What somebody decided, submitted, or has a copy of, the newest first.

use plumbline_lifecycle::approval::Outcome;
use plumbline_lifecycle::{PersonId, Words};
use rusqlite::{Row, Transaction};

use crate::day::date_of;
use crate::desk::answers::{Copied, Done, Named, Paged, Sent, Titled};
use crate::desk::house::House;
use crate::desk::queries::desk::{Desk, rows};
use crate::desk::standards;
use crate::error::{AskError, ViewError};

impl Desk {
    /// What this person decided, also what does not count any more.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn done(&self, person: &PersonId, limit: u32) -> Result<Paged<Done>, ViewError> {
        const SQL: &str = "
            SELECT d.*, s.standard FROM done d JOIN sent s USING (stream)
            WHERE d.person = ?1 ORDER BY d.decided_on DESC, d.stream DESC, d.no DESC";
        self.with_house(|tx, house| {
            self.list(tx, SQL, person, limit, |row| done(tx, house, row), |done| &done.standard)
        })
    }

    /// What this person submitted for approval.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn sent(&self, person: &PersonId, limit: u32) -> Result<Paged<Sent>, ViewError> {
        const SQL: &str = "
            SELECT * FROM sent WHERE person = ?1 ORDER BY sent_on DESC, stream DESC";
        self.pool
            .ask(|tx| self.list(tx, SQL, person, limit, |row| sent(tx, row), |sent| &sent.standard))
    }

    /// What this person has a copy of.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn copied(&self, person: &PersonId, limit: u32) -> Result<Paged<Copied>, ViewError> {
        const SQL: &str = "
            SELECT c.stream, c.copied_on, c.by, s.standard, s.now_zh, s.now_en
            FROM copied c JOIN sent s USING (stream)
            WHERE c.person = ?1 ORDER BY c.copied_on DESC, c.stream DESC";
        self.with_house(|tx, house| {
            self.list(
                tx,
                SQL,
                person,
                limit,
                |row| copied(tx, house, row),
                |copied| &copied.standard,
            )
        })
    }

    fn list<T>(
        &self,
        tx: &Transaction<'_>,
        sql: &str,
        person: &PersonId,
        limit: u32,
        each: impl Fn(&Row<'_>) -> Result<T, AskError>,
        of: impl Fn(&T) -> &Titled,
    ) -> Result<Paged<T>, AskError> {
        let most = rows(limit);
        let mut select = tx.prepare_cached(sql)?;
        let mut found = select.query([person.as_str()])?;
        let mut rows = Vec::new();
        while let Some(row) = found.next()? {
            let one = each(row)?;
            if !self.tells_of_theirs(person, of(&one)) {
                continue;
            }
            if rows.len() == most {
                return Ok(Paged { rows, more: true });
            }
            rows.push(one);
        }
        Ok(Paged { rows, more: false })
    }
}

fn done(tx: &Transaction<'_>, house: &House, row: &Row<'_>) -> Result<Done, AskError> {
    let stands_for: Option<String> = row.get("stands_for")?;
    Ok(Done {
        stream: row.get("stream")?,
        standard: standards::read(tx, &row.get::<_, String>("standard")?)?,
        step: Words { zh: row.get("step_zh")?, en: row.get("step_en")? },
        seat: row.get("seat")?,
        agree: row.get("agree")?,
        on: date_of(row.get("decided_on")?),
        stands_for: stands_for.map(|person| named(house, &person)).transpose()?,
        counts: row.get("counts")?,
    })
}

fn sent(tx: &Transaction<'_>, row: &Row<'_>) -> Result<Sent, AskError> {
    let gate: String = row.get("gate")?;
    let outcome: Option<String> = row.get("outcome")?;
    let ended_on: Option<i64> = row.get("ended_on")?;
    Ok(Sent {
        stream: row.get("stream")?,
        standard: standards::read(tx, &row.get::<_, String>("standard")?)?,
        gate: gate.parse().map_err(|_| AskError::damaged(&gate))?,
        on: date_of(row.get("sent_on")?),
        outcome: outcome.map(|key| self::outcome(&key)).transpose()?,
        ended_on: ended_on.map(date_of),
        now: Words { zh: row.get("now_zh")?, en: row.get("now_en")? },
    })
}

fn outcome(key: &str) -> Result<Outcome, AskError> {
    let known = Outcome::ALL.into_iter().find(|outcome| outcome.key() == key);
    known.ok_or_else(|| AskError::damaged(key))
}

fn copied(tx: &Transaction<'_>, house: &House, row: &Row<'_>) -> Result<Copied, AskError> {
    Ok(Copied {
        stream: row.get("stream")?,
        standard: standards::read(tx, &row.get::<_, String>("standard")?)?,
        on: date_of(row.get("copied_on")?),
        by: named(house, &row.get::<_, String>("by")?)?,
        now: Words { zh: row.get("now_zh")?, en: row.get("now_en")? },
    })
}

fn named(house: &House, person: &str) -> Result<Named, AskError> {
    let id: PersonId = person.parse().map_err(|_| AskError::damaged(person))?;
    Ok(house.named(&id))
}
