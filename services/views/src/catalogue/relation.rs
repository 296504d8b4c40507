//! Relations of standards, with the days between which they were held: each told from both ends.

use jiff::civil::Date;
use plumbline_access::Sight;
use plumbline_lifecycle::StandardId;
use plumbline_lifecycle::standard::{Relation, Standard};
use rusqlite::{OptionalExtension, Row, Transaction, params};

use crate::catalogue::answers::Related;
use crate::catalogue::card::shown;
use crate::catalogue::natural::lookup_key;
use crate::catalogue::{Catalogue, name};
use crate::day::{NEVER, number};
use crate::error::{AskError, ViewError};
use crate::keys::place;

pub(crate) const TABLES: &str = "
    CREATE TABLE relation(
        standard INTEGER, kind TEXT, target TEXT, since INTEGER, until INTEGER NOT NULL, at INTEGER NOT NULL,
        lookup TEXT NOT NULL, PRIMARY KEY (standard, kind, target, since)) STRICT, WITHOUT ROWID;
    CREATE INDEX relation_lookup ON relation(lookup);";

const RELATIONS_MAX: u32 = 500;

/// What a standard says of others.
pub(crate) fn held(standard: &Standard) -> &[Relation] {
    match standard {
        Standard::Run(run) => &run.profile.relations,
        Standard::Unborn | Standard::Observed(_) => &[],
    }
}

/// From `day` on a standard holds other relations than before.
pub(crate) fn write(
    tx: &Transaction<'_>,
    standard: i64,
    day: Date,
    (before, after): (&[Relation], &[Relation]),
) -> rusqlite::Result<()> {
    if before == after {
        return Ok(());
    }
    let mut end = tx.prepare_cached(
        "UPDATE relation SET until = ?4 WHERE standard = ?1 AND kind = ?2 AND target = ?3 AND until = 1000000000",
    )?;
    for Relation { kind, target } in before.iter().filter(|gone| !after.contains(gone)) {
        end.execute(params![standard, kind.key(), target.as_str(), number(day)])?;
    }
    let mut hold = tx.prepare_cached("INSERT OR REPLACE INTO relation VALUES (?1, ?2, ?3, coalesce(
        (SELECT since FROM relation WHERE standard = ?1 AND kind = ?2 AND target = ?3 AND until = 1000000000), ?4),
        1000000000, ?5, ?6)")?;
    for (at, Relation { kind, target }) in after.iter().enumerate() {
        let target = target.as_str();
        let lookup = lookup_key(target);
        hold.execute(params![standard, kind.key(), target, number(day), at as i64, lookup])?;
    }
    Ok(())
}

impl Catalogue {
    /// The relations that this state of a standard holds, and those that others held to it at the end of a day (now, without
    /// one), by the ids and numbers that were taken by then. What the others are called and where they stand is told as of now,
    /// and only of those that may be shown; as of a day that is for who knows them as they were then to say.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn ties(
        &self,
        id: &StandardId,
        standard: &Standard,
        as_of: Option<Date>,
    ) -> Result<Vec<Related>, ViewError> {
        let day = as_of.map_or(NEVER - 1, number);
        let sight = match as_of {
            None => &self.sight,
            Some(_) => &Sight::everything(),
        };
        self.pool.ask(|tx| {
            let no = tx
                .prepare_cached("SELECT no FROM standard WHERE id = ?1")?
                .query_row([id.as_str()], |row| row.get(0))
                .optional()?;
            let held = held(standard).iter().map(|held| (held.kind.key(), held.target.as_str()));
            let mut ties = outgoing(tx, sight, held, day)?;
            if let Some(no) = no {
                ties.extend(incoming(tx, sight, no, id.as_str(), day)?);
            }
            Ok(ties)
        })
    }
}

/// The relations that this state of a standard holds, of which nothing is told but what was written down.
pub(crate) fn as_written(standard: &Standard) -> Vec<Related> {
    held(standard).iter().map(|held| written(held.kind.key(), held.target.as_str())).collect()
}

fn written(kind: &str, target: &str) -> Related {
    Related {
        kind: kind.to_owned(),
        outgoing: true,
        target: target.to_owned(),
        id: None,
        title_zh: None,
        title_en: None,
        place: None,
        agreed: None,
        jurisdiction: None,
    }
}

/// The relations of a standard now, in the order of its profile, and those of others to it.
pub(crate) fn of(
    tx: &Transaction<'_>,
    sight: &Sight,
    no: i64,
    id: &str,
) -> Result<Vec<Related>, AskError> {
    let held: Vec<(String, String)> = tx
        .prepare_cached(
            "SELECT kind, target FROM relation WHERE standard = ?1 AND until = 1000000000 ORDER BY at LIMIT ?2",
        )?
        .query_map(params![no, RELATIONS_MAX], |row| row.try_into())?
        .collect::<rusqlite::Result<_>>()?;
    let held = held.iter().map(|(kind, target)| (&**kind, &**target));
    let mut related = outgoing(tx, sight, held, NEVER - 1)?;
    related.extend(incoming(tx, sight, no, id, NEVER - 1)?);
    Ok(related)
}

/// One that is not to be shown is only what was written down.
fn outgoing<'a>(
    tx: &Transaction<'_>,
    sight: &Sight,
    held: impl Iterator<Item = (&'a str, &'a str)>,
    day: i64,
) -> Result<Vec<Related>, AskError> {
    let mut select = tx.prepare_cached(
        "SELECT ?2 AS kind, ?3 AS target, id, title_zh, title_en, place, jurisdiction, public FROM standard WHERE no = ?1",
    )?;
    held.map(|(kind, target)| {
        let Some(no) = name::meant(tx, &lookup_key(target), day)? else {
            return Ok(written(kind, target));
        };
        let mut rows = select.query(params![no, kind, target])?;
        match rows.next()? {
            Some(row) if shown(row, sight) => related(row, true),
            Some(_) => Ok(written(kind, target)),
            None => Err(AskError::damaged(target)),
        }
    })
    .collect()
}

/// The relations of others that meant this one, and no other of the same name, on that day.
fn incoming(
    tx: &Transaction<'_>,
    sight: &Sight,
    no: i64,
    id: &str,
    day: i64,
) -> Result<Vec<Related>, AskError> {
    let mut meaning = Vec::new();
    for lookup in std::iter::once(id.to_owned()).chain(name::lookups(tx, no, day)?) {
        if name::meant(tx, &lookup, day)? == Some(no) {
            meaning.push(lookup);
        }
    }
    let mut select = tx.prepare_cached(
        "SELECT r.kind, r.target, o.id, o.title_zh, o.title_en, o.place, o.jurisdiction, o.public
         FROM relation r JOIN standard o ON o.no = r.standard
         WHERE r.standard <> ?1 AND r.lookup IN (SELECT value FROM json_each(?2)) AND r.since <= ?3 AND r.until > ?3
         ORDER BY o.id, r.at LIMIT ?4",
    )?;
    let meaning = serde_json::Value::from(meaning).to_string();
    let mut rows = select.query(params![no, meaning, day, RELATIONS_MAX])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        if shown(row, sight) {
            all.push(related(row, false)?);
        }
    }
    Ok(all)
}

fn related(row: &Row<'_>, outgoing: bool) -> Result<Related, AskError> {
    Ok(Related {
        kind: row.get("kind")?,
        outgoing,
        target: row.get("target")?,
        id: row.get("id")?,
        title_zh: row.get("title_zh")?,
        title_en: row.get("title_en")?,
        place: row.get::<_, Option<i64>>("place")?.and_then(place),
        agreed: None,
        jurisdiction: row.get::<_, String>("jurisdiction")?.parse().ok(),
    })
}
