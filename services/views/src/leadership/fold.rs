//! The fold of the leadership view: its tables, and what each event does to them.
//!
//! Every event that matters loads one standard (its row and its stays), changes it, works out its course anew and writes
//! the difference: stays that changed, and what that changes in the daily sums.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use plumbline_lifecycle::{Binding, Event, Level, Observation, Procedure, Profile};
use rusqlite::{OptionalExtension, Row, Transaction, params};

use crate::day::{NEVER, number};
use crate::error::ApplyError;
use crate::frame::{Fact, Projector};
use crate::keys::{kind_no, place_no};
use crate::leadership::course::{Clock, Sighting, Sightings, Stay, course};

/// The writing side of the leadership view.
#[derive(Debug, Default)]
pub(crate) struct LeadershipFold {
    // Caches of what the tables hold; looked up by key alone, so their order cannot show.
    procedures: HashMap<Binding, Arc<Procedure>>,
    sectors: HashMap<(Level, String, String), i64>,
}

impl Projector for LeadershipFold {
    const NAME: &'static str = "leadership";
    const VERSION: i64 = 1;
    // Days are numbers (0 = 1970-01-01), places and kinds their index in the core's lists, `left_on` and `due` 10^9 for
    // "never", a sector one combination of level, field and jurisdiction.
    const SCHEMA: &'static str = "
        CREATE TABLE procedure(id TEXT, version INTEGER, text TEXT NOT NULL, PRIMARY KEY (id, version)) STRICT, WITHOUT ROWID;
        CREATE TABLE sector(
            no INTEGER PRIMARY KEY, level TEXT NOT NULL, field TEXT NOT NULL, jurisdiction TEXT NOT NULL,
            UNIQUE (level, field, jurisdiction)) STRICT;
        CREATE TABLE standard(
            no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sector INTEGER NOT NULL,
            procedure TEXT NOT NULL, procedure_version INTEGER NOT NULL,
            label TEXT, title_zh TEXT, title_en TEXT, plan_due INTEGER, suspended_on INTEGER) STRICT;
        CREATE TABLE stay(
            standard INTEGER NOT NULL, entered INTEGER NOT NULL, left_on INTEGER NOT NULL, place INTEGER NOT NULL,
            code TEXT NOT NULL, observed INTEGER NOT NULL, paused_days INTEGER NOT NULL,
            since INTEGER NOT NULL, came_from TEXT, came_from_place INTEGER, due INTEGER NOT NULL, kind INTEGER, sector INTEGER NOT NULL,
            PRIMARY KEY (standard, entered)) STRICT, WITHOUT ROWID;
        CREATE INDEX stay_late ON stay(due, left_on) WHERE due < 1000000000;
        CREATE INDEX stay_kind ON stay(kind, sector, entered) WHERE kind > 1;
        CREATE INDEX stay_move ON stay(entered, place, came_from_place, sector);
        CREATE TABLE kinds(kind INTEGER, sector INTEGER, count INTEGER NOT NULL, PRIMARY KEY (kind, sector)) STRICT, WITHOUT ROWID;
        CREATE TABLE flow(
            day INTEGER, place INTEGER, sector INTEGER, standing INTEGER NOT NULL, late INTEGER NOT NULL,
            PRIMARY KEY (day, place, sector)) STRICT, WITHOUT ROWID;
        CREATE TABLE standing(
            place INTEGER, sector INTEGER, since INTEGER, count INTEGER NOT NULL,
            PRIMARY KEY (place, sector, since)) STRICT, WITHOUT ROWID;";

    fn apply(
        &mut self,
        tx: &Transaction<'_>,
        fact: &Fact<'_>,
        event: &Event,
    ) -> Result<(), ApplyError> {
        match (event, fact.standard()) {
            (Event::ProcedureAdopted { text }, _) => adopt(tx, text),
            (Event::NumberIssued { .. } | Event::DocumentAttached { .. }, _) => Ok(()),
            (event, Some(id)) => self.fold(tx, id, number(fact.happened_on), event),
            (event, None) => Err(ApplyError::Misfit(format!(
                "{} stands on `{}`, which is no standard's stream",
                event.kind(),
                fact.stream
            ))),
        }
    }
}

fn adopt(tx: &Transaction<'_>, text: &str) -> Result<(), ApplyError> {
    let procedure: Procedure = text.parse()?;
    tx.prepare_cached("INSERT OR REPLACE INTO procedure VALUES (?1, ?2, ?3)")?.execute(params![
        procedure.id,
        procedure.version,
        text
    ])?;
    Ok(())
}

/// One standard as it is loaded, changed and written back.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Life {
    /// 0 until it is written for the first time.
    no: i64,
    sector: i64,
    binding: Binding,
    label: Option<String>,
    title_zh: Option<String>,
    title_en: Option<String>,
    clock: Clock,
}

impl LeadershipFold {
    fn fold(
        &mut self,
        tx: &Transaction<'_>,
        id: &str,
        day: i64,
        event: &Event,
    ) -> Result<(), ApplyError> {
        let before = load(tx, id)?;
        let stays = match &before {
            Some(life) => load_stays(tx, life.no)?,
            None => Vec::new(),
        };
        let mut life = match (&before, event) {
            (Some(life), _) => life.clone(),
            (None, Event::StandardProposed { binding, profile, .. }) => {
                self.born(tx, binding, Words::of_profile(profile))?
            }
            (None, Event::ObservationRecorded { binding, observation }) => {
                let words = Words::of_observation(observation, None);
                self.born(tx, binding, words)?
            }
            (None, event) => {
                return Err(ApplyError::Misfit(format!(
                    "{} about `{id}`, of which nothing was known",
                    event.kind()
                )));
            }
        };
        let mut sightings: Sightings =
            stays.iter().map(|stay| (stay.entered, stay.sighting)).collect();
        self.change(tx, &mut life, &mut sightings, day, event)?;
        let procedure = self.procedure(tx, &life.binding)?;
        let course = course(&sightings, &life.clock, &procedure);
        let old_sector = before.as_ref().map_or(life.sector, |life| life.sector);
        if before.as_ref() != Some(&life) {
            save(tx, id, &mut life)?;
        }
        write_stays(tx, life.no, (old_sector, &stays), (life.sector, &course))?;
        write_sums(tx, (old_sector, &stays), (life.sector, &course))?;
        Ok(())
    }

    /// What an event changes, before the course is worked out.
    fn change(
        &mut self,
        tx: &Transaction<'_>,
        life: &mut Life,
        sightings: &mut Sightings,
        day: i64,
        event: &Event,
    ) -> Result<(), ApplyError> {
        let here = sightings.range(..=day).next_back().map(|(_, sighting)| sighting.code);
        if let Some(code) = event.leads_to(here) {
            let observed = matches!(event, Event::ObservationRecorded { .. });
            sightings.insert(day, Sighting { code, observed, paused_days: 0 });
        }
        match event {
            Event::ProfileAmended { profile } => {
                let words = Words::of_profile(profile);
                life.sector = self.sector(tx, &words)?;
                (life.title_zh, life.title_en) = (words.title_zh, words.title_en);
            }
            Event::ObservationRecorded { binding, observation } => {
                // A late sighting tells of the past: what the standard is called today stays.
                let latest = sightings.range(day + 1..).next().is_none();
                life.binding = binding.clone();
                if latest {
                    let words = Words::of_observation(observation, Some(life));
                    if !observation.ics.is_empty() {
                        life.sector = self.sector(tx, &words)?;
                    }
                    (life.label, life.title_zh, life.title_en) =
                        (words.label, words.title_zh, words.title_en);
                }
            }
            Event::ProposalAccepted {} => {
                let procedure = self.procedure(tx, &life.binding)?;
                life.clock.plan_due = procedure
                    .plan
                    .as_ref()
                    .and_then(|limit| limit.after(crate::day::date_of(day)))
                    .map(number);
            }
            Event::PlanExtended { until, .. } => life.clock.plan_due = Some(number(*until)),
            Event::PublicationApproved { number } => life.label = Some(number.to_string()),
            Event::StandardSuspended { .. } => life.clock.suspended_on = Some(day),
            Event::StandardResumed {} => {
                if let Some(since) = life.clock.suspended_on.take() {
                    let days = (day - since).max(0);
                    life.clock.plan_due = life.clock.plan_due.map(|due| due + days);
                    if let Some(mut last) = sightings.last_entry() {
                        last.get_mut().paused_days += days;
                    }
                }
            }
            // An end stops every clock, also one that stood still.
            Event::StandardWithdrawn { .. }
            | Event::ProposalRejected { .. }
            | Event::StandardAbolished { .. } => {
                life.clock.suspended_on = None;
            }
            Event::StandardProposed { .. }
            | Event::DocumentAttached { .. }
            | Event::ConsultationOpened { .. }
            | Event::ConsultationClosed {}
            | Event::ReviewBegun {}
            | Event::ReviewPassed { .. }
            | Event::StandardPublished { .. }
            | Event::RevisionStarted { .. }
            | Event::StandardConfirmed { .. }
            | Event::RevisionDecided { .. }
            | Event::StandardReturned { .. }
            | Event::ProcedureAdopted { .. }
            | Event::NumberIssued { .. } => {}
        }
        Ok(())
    }

    fn born(
        &mut self,
        tx: &Transaction<'_>,
        binding: &Binding,
        words: Words,
    ) -> Result<Life, ApplyError> {
        // Asked for before anything is written, so that an unknown procedure leaves no trace.
        self.procedure(tx, binding)?;
        let sector = self.sector(tx, &words)?;
        let Words { label, title_zh, title_en, .. } = words;
        Ok(Life {
            no: 0,
            sector,
            binding: binding.clone(),
            label,
            title_zh,
            title_en,
            clock: Clock::default(),
        })
    }

    fn procedure(
        &mut self,
        tx: &Transaction<'_>,
        binding: &Binding,
    ) -> Result<Arc<Procedure>, ApplyError> {
        if let Some(procedure) = self.procedures.get(binding) {
            return Ok(procedure.clone());
        }
        let text: Option<String> = tx
            .prepare_cached("SELECT text FROM procedure WHERE id = ?1 AND version = ?2")?
            .query_row(params![binding.procedure, binding.version], |row| row.get(0))
            .optional()?;
        let text = text.ok_or_else(|| {
            ApplyError::Misfit(format!(
                "procedure `{}` version {} was never adopted",
                binding.procedure, binding.version
            ))
        })?;
        let procedure: Arc<Procedure> = Arc::new(text.parse()?);
        self.procedures.insert(binding.clone(), procedure.clone());
        Ok(procedure)
    }

    fn sector(&mut self, tx: &Transaction<'_>, words: &Words) -> Result<i64, ApplyError> {
        let key = (words.level, words.field.clone(), words.jurisdiction.clone());
        if let Some(no) = self.sectors.get(&key) {
            return Ok(*no);
        }
        let (level, field, jurisdiction) = (key.0.key(), &key.1, &key.2);
        tx.prepare_cached(
            "INSERT OR IGNORE INTO sector(level, field, jurisdiction) VALUES (?1, ?2, ?3)",
        )?
        .execute(params![level, field, jurisdiction])?;
        let no = tx
            .prepare_cached(
                "SELECT no FROM sector WHERE level = ?1 AND field = ?2 AND jurisdiction = ?3",
            )?
            .query_row(params![level, field, jurisdiction], |row| row.get(0))?;
        self.sectors.insert(key, no);
        Ok(no)
    }
}

/// What a standard is called and where it belongs.
struct Words {
    level: Level,
    field: String,
    jurisdiction: String,
    label: Option<String>,
    title_zh: Option<String>,
    title_en: Option<String>,
}

impl Words {
    fn of_profile(profile: &Profile) -> Words {
        Words {
            level: profile.level,
            field: profile.field.to_string(),
            jurisdiction: profile.jurisdiction.to_string(),
            label: None,
            title_zh: profile.titles.get("zh").map(Into::into),
            title_en: profile.titles.get("en").map(Into::into),
        }
    }

    fn of_observation(observation: &Observation, before: Option<&Life>) -> Words {
        let title = |language, before: Option<&Option<String>>| {
            observation.titles.get(language).map(Into::into).or_else(|| before.cloned().flatten())
        };
        Words {
            level: Level::Iso,
            field: field_of_ics(&observation.ics),
            jurisdiction: "int".into(),
            label: Some(observation.reference.to_string()),
            title_zh: title("zh", before.map(|life| &life.title_zh)),
            title_en: title("en", before.map(|life| &life.title_en)),
        }
    }
}

/// The field of a standard that is sorted by ICS: the first two digits of its first code.
pub(crate) fn field_of_ics(ics: &[String]) -> String {
    ics.first()
        .and_then(|code| code.get(..2))
        .filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))
        .map_or_else(|| "unclassified".into(), |digits| format!("ics-{digits}"))
}

fn load(tx: &Transaction<'_>, id: &str) -> rusqlite::Result<Option<Life>> {
    tx.prepare_cached(
        "SELECT no, sector, procedure, procedure_version, label, title_zh, title_en, plan_due, suspended_on
         FROM standard WHERE id = ?1",
    )?
    .query_row([id], |row| {
        Ok(Life {
            no: row.get(0)?,
            sector: row.get(1)?,
            binding: Binding { procedure: row.get(2)?, version: row.get(3)? },
            label: row.get(4)?,
            title_zh: row.get(5)?,
            title_en: row.get(6)?,
            clock: Clock { plan_due: row.get(7)?, suspended_on: row.get(8)? },
        })
    })
    .optional()
}

fn save(tx: &Transaction<'_>, id: &str, life: &mut Life) -> rusqlite::Result<()> {
    let Life { no, sector, binding, label, title_zh, title_en, clock } = &*life;
    let no = (*no != 0).then_some(*no);
    tx.prepare_cached(
        "INSERT INTO standard VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
         ON CONFLICT (no) DO UPDATE SET sector = ?3, procedure = ?4, procedure_version = ?5, label = ?6, title_zh = ?7,
             title_en = ?8, plan_due = ?9, suspended_on = ?10",
    )?
    .execute(params![
        no, id, sector, binding.procedure, binding.version, label, title_zh, title_en, clock.plan_due, clock.suspended_on
    ])?;
    if no.is_none() {
        life.no = tx.last_insert_rowid();
    }
    Ok(())
}

fn load_stays(tx: &Transaction<'_>, standard: i64) -> Result<Vec<Stay>, ApplyError> {
    let mut select = tx.prepare_cached(
        "SELECT entered, left_on, code, observed, paused_days, since, came_from, due, kind FROM stay WHERE standard = ?1
         ORDER BY entered",
    )?;
    let mut rows = select.query([standard])?;
    let mut stays = Vec::new();
    while let Some(row) = rows.next()? {
        stays.push(stay(row)?);
    }
    Ok(stays)
}

fn stay(row: &Row<'_>) -> Result<Stay, ApplyError> {
    let code = |text: &str| {
        text.parse().map_err(|e| ApplyError::Misfit(format!("the view is damaged: {e}")))
    };
    let came_from = match row.get_ref(6)?.as_str_or_null().map_err(rusqlite::Error::from)? {
        Some(text) => Some(code(text)?),
        None => None,
    };
    let here = row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?;
    Ok(Stay {
        entered: row.get(0)?,
        left: row.get(1)?,
        sighting: Sighting { code: code(here)?, observed: row.get(3)?, paused_days: row.get(4)? },
        since: row.get(5)?,
        came_from,
        due: row.get(7)?,
        kind: row.get::<_, Option<i64>>(8)?.and_then(crate::keys::kind),
    })
}

fn write_stays(
    tx: &Transaction<'_>,
    standard: i64,
    (old_sector, old): (i64, &[Stay]),
    (sector, new): (i64, &[Stay]),
) -> rusqlite::Result<()> {
    for stay in new {
        if sector == old_sector && old.iter().any(|before| before == stay) {
            continue;
        }
        tx.prepare_cached("INSERT OR REPLACE INTO stay VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)")?
            .execute(params![
                standard,
                stay.entered,
                stay.left,
                place_no(stay.place()),
                stay.sighting.code.to_string(),
                stay.sighting.observed,
                stay.sighting.paused_days,
                stay.since,
                stay.came_from.map(|code| code.to_string()),
                stay.came_from.map(|code| place_no(code.place())),
                stay.due,
                stay.kind.map(kind_no),
                sector
            ])?;
    }
    Ok(())
}

/// What one course adds to the sums. The difference of two courses is what is written, so equal parts cost nothing.
#[derive(Default)]
struct Sums {
    flow: BTreeMap<(i64, i64, i64), (i64, i64)>,
    standing: BTreeMap<(i64, i64, i64), i64>,
    kinds: BTreeMap<(i64, i64), i64>,
}

impl Sums {
    fn add(&mut self, sector: i64, stays: &[Stay], sign: i64) {
        for stay in stays {
            let place = place_no(stay.place());
            self.flow.entry((stay.entered, place, sector)).or_default().0 += sign;
            if stay.left < NEVER {
                self.flow.entry((stay.left, place, sector)).or_default().0 -= sign;
            } else {
                *self.standing.entry((place, sector, stay.since)).or_default() += sign;
            }
            if let Some(late) = stay.late_from() {
                self.flow.entry((late, place, sector)).or_default().1 += sign;
                if stay.left < NEVER {
                    self.flow.entry((stay.left, place, sector)).or_default().1 -= sign;
                }
            }
            if let Some(kind) = stay.kind {
                *self.kinds.entry((kind_no(kind), sector)).or_default() += sign;
            }
        }
    }
}

fn write_sums(
    tx: &Transaction<'_>,
    (old_sector, old): (i64, &[Stay]),
    (sector, new): (i64, &[Stay]),
) -> rusqlite::Result<()> {
    let mut sums = Sums::default();
    sums.add(old_sector, old, -1);
    sums.add(sector, new, 1);
    for ((day, place, sector), (standing, late)) in
        sums.flow.into_iter().filter(|(_, change)| *change != (0, 0))
    {
        tx.prepare_cached(
            "INSERT INTO flow VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT DO UPDATE SET standing = standing + ?4, late = late + ?5",
        )?
        .execute(params![day, place, sector, standing, late])?;
    }
    for ((place, sector, since), change) in
        sums.standing.into_iter().filter(|(_, change)| *change != 0)
    {
        tx.prepare_cached("INSERT INTO standing VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET count = count + ?4")?
            .execute(params![place, sector, since, change])?;
    }
    for ((kind, sector), change) in sums.kinds.into_iter().filter(|(_, change)| *change != 0) {
        tx.prepare_cached(
            "INSERT INTO kinds VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET count = count + ?3",
        )?
        .execute(params![kind, sector, change])?;
    }
    Ok(())
}
