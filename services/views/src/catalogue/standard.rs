//! The table `standard`: a row for each, as the core tells of its state.

use std::collections::BTreeMap;

use jiff::civil::Date;
use plumbline_lifecycle::procedure::Procedure;
use plumbline_lifecycle::standard::Standard;
use plumbline_lifecycle::{Rules, StandardId, State, due, waits};
use rusqlite::{Transaction, named_params};

use crate::catalogue::natural::sort_key;
use crate::day::{NEVER, number};
use crate::error::ApplyError;
use crate::keys::place_no;

// `due` is the last day that binds it, 10^9 where there is none; `by_calendar`: whether that depends on which days are worked.
// The indexes hold besides what decides who may read a row: what is counted is counted from one alone.
pub(crate) const TABLES: &str = "
    CREATE TABLE standard(
        no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, sort TEXT NOT NULL, label TEXT,
        titles TEXT NOT NULL, title_zh TEXT, title_en TEXT, level TEXT NOT NULL, field TEXT NOT NULL, jurisdiction TEXT NOT NULL,
        drafting_unit TEXT, edition INTEGER NOT NULL, ics TEXT NOT NULL, published TEXT, effective_on INTEGER,
        procedure TEXT NOT NULL, procedure_version INTEGER NOT NULL, observed INTEGER NOT NULL, suspended INTEGER NOT NULL, entered INTEGER NOT NULL,
        place INTEGER NOT NULL, code TEXT NOT NULL, since INTEGER NOT NULL, revises TEXT, successor TEXT,
        born INTEGER NOT NULL, public INTEGER NOT NULL, origin TEXT NOT NULL, due INTEGER NOT NULL, by_calendar INTEGER NOT NULL) STRICT;
    CREATE INDEX standard_sort ON standard(sort, no, public, jurisdiction);
    CREATE INDEX standard_place ON standard(place, sort, no, public, jurisdiction);
    CREATE INDEX standard_board ON standard(place, due, sort, no, public, jurisdiction);
    CREATE INDEX standard_due ON standard(due, sort, no, public, jurisdiction);
    CREATE INDEX standard_by_calendar ON standard(no) WHERE by_calendar = 1;
    CREATE INDEX standard_field ON standard(field, sort, no, public, jurisdiction);
    CREATE INDEX standard_seen ON standard(no, public, jurisdiction);
    CREATE INDEX standard_successor ON standard(successor) WHERE successor IS NOT NULL;";

const WRITE: &str = "
    INSERT INTO standard(
        id, version, sort, label, titles, title_zh, title_en, level, field, jurisdiction, drafting_unit, edition, ics,
        published, effective_on, procedure, procedure_version, observed, suspended, entered, place, code, since, revises,
        successor, born, public, origin, due, by_calendar)
    VALUES (
        :id, :version, :sort, :label, :titles, :title_zh, :title_en, :level, :field, :jurisdiction, :drafting_unit,
        :edition, :ics, :published, :effective_on, :procedure, :procedure_version, :observed, :suspended, :entered, :place,
        :code, :since, :revises, :successor, :on, :public, :origin, :due, :by_calendar)
    ON CONFLICT (id) DO UPDATE SET
        version = excluded.version, sort = excluded.sort, label = excluded.label, titles = excluded.titles,
        title_zh = excluded.title_zh, title_en = excluded.title_en, level = excluded.level, field = excluded.field,
        jurisdiction = excluded.jurisdiction, drafting_unit = excluded.drafting_unit, edition = excluded.edition,
        ics = excluded.ics, published = excluded.published, effective_on = excluded.effective_on,
        procedure = excluded.procedure, procedure_version = excluded.procedure_version, observed = excluded.observed,
        suspended = excluded.suspended, entered = excluded.entered, place = excluded.place, code = excluded.code, since = excluded.since,
        revises = excluded.revises, successor = excluded.successor, born = min(born, excluded.born),
        public = excluded.public, origin = excluded.origin, due = excluded.due, by_calendar = excluded.by_calendar";

/// The last day that binds a standard.
pub(crate) struct Last {
    due: i64,
    by_calendar: bool,
}

impl Last {
    pub(crate) fn of(state: &State, rules: &Rules<'_>) -> Last {
        let waits = waits(state, rules);
        Last {
            due: due(&waits).and_then(|wait| wait.until).map_or(NEVER, number),
            by_calendar: rules.procedure.is_some_and(Procedure::needs_calendar),
        }
    }
}

/// The standards whose last day depends on which days are worked.
pub(crate) fn by_calendar(tx: &Transaction<'_>) -> rusqlite::Result<Vec<(i64, String)>> {
    let mut select =
        tx.prepare_cached("SELECT no, id FROM standard WHERE by_calendar = 1 ORDER BY no")?;
    select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

/// A calendar was set: another last day binds it.
pub(crate) fn bind(tx: &Transaction<'_>, no: i64, last: &Last) -> rusqlite::Result<()> {
    tx.prepare_cached("UPDATE standard SET due = ?2 WHERE no = ?1 AND due <> ?2")?
        .execute([no, last.due])
        .map(drop)
}

// Not by RETURNING: that opens a savepoint for the statement, at which the full-text index writes all it holds in memory.
const NO: &str = "SELECT no FROM standard WHERE id = ?1";

/// Writes the row after the event of this version and day, and gives its number. What was seen late may be of an earlier
/// day than that on which it was thought to begin.
pub(crate) fn write(
    tx: &Transaction<'_>,
    id: &StandardId,
    (version, on): (u64, Date),
    standard: &Standard,
    last: &Last,
) -> Result<i64, ApplyError> {
    let told = || {
        Some((
            standard.code()?,
            standard.since()?,
            standard.binding()?,
            standard.level()?,
            standard.field()?,
            standard.jurisdiction()?,
            standard.origin()?,
        ))
    };
    let (code, since, binding, level, field, jurisdiction, origin) =
        told().ok_or_else(|| ApplyError::Lacks(format!("nothing is known of `{id}`")))?;
    let titles = standard.titles();
    let by_language: BTreeMap<&str, &str> = titles.iter().collect();
    let label = standard.label();
    // Those without a number stand behind all that have one.
    let sort = label.as_deref().map_or_else(|| format!("~{}", sort_key(id.as_str())), sort_key);
    let (revises, successor) = editions(standard);
    tx.prepare_cached(WRITE)?.execute(named_params! {
        ":id": id.as_str(),
        ":version": version,
        ":sort": sort,
        ":label": label,
        ":titles": json(&by_language)?,
        ":title_zh": titles.get("zh"),
        ":title_en": titles.get("en"),
        ":level": level.key(),
        ":field": field.as_str(),
        ":jurisdiction": jurisdiction.as_str(),
        ":drafting_unit": standard.drafting_unit(),
        ":edition": standard.edition().unwrap_or(1),
        ":ics": json(&standard.ics())?,
        ":published": standard.published(),
        ":effective_on": standard.effective_on().map(number),
        ":procedure": binding.procedure,
        ":procedure_version": binding.version,
        ":observed": matches!(standard, Standard::Observed(_)),
        ":suspended": standard.suspended_since().is_some(),
        ":entered": standard.entered().is_some(),
        ":place": place_no(code.place()),
        ":code": code.to_string(),
        ":since": number(since),
        ":revises": revises.map(StandardId::as_str),
        ":successor": successor.map(StandardId::as_str),
        ":on": number(on),
        ":public": standard.is_public(),
        ":origin": origin.key(),
        ":due": last.due,
        ":by_calendar": last.by_calendar,
    })?;
    Ok(tx.prepare_cached(NO)?.query_row([id.as_str()], |row| row.get(0))?)
}

/// The number by which it is looked for; its id as long as it has none. `None` for a standard that was not born.
pub(crate) fn called(id: &StandardId, standard: &Standard) -> Option<String> {
    standard.code()?;
    Some(standard.label().unwrap_or_else(|| id.to_string()))
}

/// The edition before it and the one after it, as far as this standard's own history knows.
fn editions(standard: &Standard) -> (Option<&StandardId>, Option<&StandardId>) {
    match standard {
        Standard::Run(run) => (run.revises.as_ref(), run.at().successor()),
        Standard::Unborn | Standard::Observed(_) => (None, None),
    }
}

fn json(value: &impl serde::Serialize) -> Result<String, ApplyError> {
    serde_json::to_string(value).map_err(|e| ApplyError::Lacks(e.to_string()))
}
