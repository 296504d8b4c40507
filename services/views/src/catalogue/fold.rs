//! The fold of the catalogue: its tables, and what each event does to them.

use std::collections::BTreeMap;

use plumbline_lifecycle::{Binding, Event, Observation, Profile, RelationKind, StageCode};
use rusqlite::{OptionalExtension, Transaction, params};

use crate::bigrams;
use crate::catalogue::natural::{lookup_key, sort_key};
use crate::day::number;
use crate::error::ApplyError;
use crate::frame::{Fact, Projector};
use crate::keys::place_no;
use crate::leadership::field_of_ics;

/// The writing side of the catalogue.
#[derive(Debug, Default)]
pub(crate) struct CatalogueFold;

impl Projector for CatalogueFold {
    const NAME: &'static str = "catalogue";
    const VERSION: i64 = 1;
    // `search` keeps no text of its own: its words are worked out from the row, before and after a change.
    const SCHEMA: &'static str = "
        CREATE TABLE standard(
            no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, sort TEXT NOT NULL, label TEXT,
            titles TEXT NOT NULL, title_zh TEXT, title_en TEXT, level TEXT NOT NULL, field TEXT NOT NULL, jurisdiction TEXT NOT NULL,
            drafting_unit TEXT, edition INTEGER NOT NULL, ics TEXT NOT NULL, published TEXT, effective_on INTEGER,
            procedure TEXT NOT NULL, procedure_version INTEGER NOT NULL, observed INTEGER NOT NULL, suspended INTEGER NOT NULL,
            place INTEGER NOT NULL, code TEXT NOT NULL, since INTEGER NOT NULL, day INTEGER NOT NULL) STRICT;
        CREATE INDEX standard_sort ON standard(sort, no);
        CREATE INDEX standard_place ON standard(place, sort, no);
        CREATE INDEX standard_field ON standard(field, sort, no);
        CREATE TABLE name(lookup TEXT, standard INTEGER, name TEXT NOT NULL, PRIMARY KEY (lookup, standard)) STRICT, WITHOUT ROWID;
        CREATE INDEX name_standard ON name(standard);
        CREATE TABLE relation(
            standard INTEGER, at INTEGER, kind TEXT NOT NULL, target TEXT NOT NULL, lookup TEXT NOT NULL,
            PRIMARY KEY (standard, at)) STRICT, WITHOUT ROWID;
        CREATE INDEX relation_lookup ON relation(lookup);
        CREATE VIRTUAL TABLE search USING fts5(words, content='', columnsize=0, tokenize='unicode61 remove_diacritics 2');";

    fn apply(
        &mut self,
        tx: &Transaction<'_>,
        fact: &Fact<'_>,
        event: &Event,
    ) -> Result<(), ApplyError> {
        let Some(id) = fact.standard() else { return Ok(()) };
        let before = load(tx, id)?;
        let day = number(fact.happened_on);
        let mut row = match (&before, event) {
            (Some((_, row)), _) => row.clone(),
            (None, Event::StandardProposed { binding, profile, .. }) => born(binding, profile),
            (None, Event::ObservationRecorded { binding, observation }) => {
                sighted(binding, observation, day)
            }
            (None, event) => {
                return Err(ApplyError::Misfit(format!(
                    "{} about `{id}`, of which nothing was known",
                    event.kind()
                )));
            }
        };
        row.version = fact.version;
        change(&mut row, day, event);
        let old_words = before.as_ref().map(|(_, row)| words(id, row));
        let no = save(tx, id, before.as_ref().map(|(no, _)| *no), &row)?;
        if before.as_ref().is_none_or(|(_, before)| before.label != row.label)
            && let Some(label) = &row.label
        {
            add_name(tx, no, label)?;
        }
        if let Event::ObservationRecorded { observation, .. } = event {
            add_name(tx, no, observation.reference.as_str())?;
        }
        if let Event::StandardProposed { profile, .. } | Event::ProfileAmended { profile } = event {
            relate(tx, no, profile)?;
        }
        index(tx, no, old_words, &words(id, &row))?;
        Ok(())
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Standard {
    version: u64,
    label: Option<String>,
    titles: BTreeMap<String, String>,
    level: &'static str,
    field: String,
    jurisdiction: String,
    drafting_unit: Option<String>,
    edition: u32,
    ics: Vec<String>,
    published: Option<String>,
    effective_on: Option<i64>,
    binding: Binding,
    observed: bool,
    suspended: bool,
    code: Option<StageCode>,
    /// Since when it has this code.
    since: i64,
    /// The day of the newest fact: an older one does not change where it stands.
    day: i64,
}

fn born(binding: &Binding, profile: &Profile) -> Standard {
    let mut row = Standard {
        version: 0,
        label: None,
        titles: BTreeMap::new(),
        level: "",
        field: String::new(),
        jurisdiction: String::new(),
        drafting_unit: None,
        edition: 1,
        ics: Vec::new(),
        published: None,
        effective_on: None,
        binding: binding.clone(),
        observed: false,
        suspended: false,
        code: None,
        since: i64::MIN,
        day: i64::MIN,
    };
    describe(&mut row, profile);
    row
}

fn sighted(binding: &Binding, observation: &Observation, day: i64) -> Standard {
    Standard {
        version: 0,
        label: None,
        titles: BTreeMap::new(),
        level: plumbline_lifecycle::Level::Iso.key(),
        field: field_of_ics(&observation.ics),
        jurisdiction: "int".into(),
        drafting_unit: None,
        edition: 1,
        ics: Vec::new(),
        published: None,
        effective_on: None,
        binding: binding.clone(),
        observed: true,
        suspended: false,
        code: None,
        since: day,
        day,
    }
}

fn describe(row: &mut Standard, profile: &Profile) {
    row.titles =
        profile.titles.iter().map(|(language, title)| (language.into(), title.into())).collect();
    row.level = profile.level.key();
    row.field = profile.field.to_string();
    row.jurisdiction = profile.jurisdiction.to_string();
    row.drafting_unit = Some(profile.drafting_unit.to_string());
}

fn change(row: &mut Standard, day: i64, event: &Event) {
    // A sighting of an earlier day, recorded late, tells of the past.
    let newest = day >= row.day;
    if newest && let Some(code) = event.leads_to(row.code) {
        if row.code != Some(code) {
            row.since = day;
        }
        row.code = Some(code);
        row.day = day;
    }
    match event {
        Event::StandardProposed { edition, .. } => row.edition = *edition,
        Event::ProfileAmended { profile } => describe(row, profile),
        Event::PublicationApproved { number } => row.label = Some(number.to_string()),
        Event::StandardPublished { effective_on } => {
            row.effective_on = Some(number(*effective_on));
            row.published = Some(crate::day::date_of(day).to_string());
        }
        Event::StandardSuspended { .. } => row.suspended = true,
        Event::StandardResumed {}
        | Event::StandardWithdrawn { .. }
        | Event::ProposalRejected { .. }
        | Event::StandardAbolished { .. } => row.suspended = false,
        Event::ObservationRecorded { binding, observation } if newest => {
            row.binding = binding.clone();
            see(row, observation);
        }
        Event::ObservationRecorded { .. }
        | Event::DocumentAttached { .. }
        | Event::ProposalAccepted {}
        | Event::PlanExtended { .. }
        | Event::ConsultationOpened { .. }
        | Event::ConsultationClosed {}
        | Event::ReviewBegun {}
        | Event::ReviewPassed { .. }
        | Event::RevisionStarted { .. }
        | Event::StandardConfirmed { .. }
        | Event::RevisionDecided { .. }
        | Event::StandardReturned { .. }
        | Event::ProcedureAdopted { .. }
        | Event::NumberIssued { .. } => {}
    }
}

fn see(row: &mut Standard, observation: &Observation) {
    row.label = Some(observation.reference.to_string());
    for (language, title) in observation.titles.iter() {
        row.titles.insert(language.into(), title.into());
    }
    if !observation.ics.is_empty() {
        row.ics.clone_from(&observation.ics);
        row.field = field_of_ics(&observation.ics);
    }
    row.edition = observation.edition.unwrap_or(row.edition);
    row.published = observation.published.clone().or(row.published.take());
}

fn words(id: &str, row: &Standard) -> String {
    let mut text = id.to_owned();
    for part in row.label.iter().chain(&row.drafting_unit).chain(row.titles.values()) {
        text.push('\n');
        text.push_str(part);
    }
    bigrams::words(&text)
}

fn load(tx: &Transaction<'_>, id: &str) -> Result<Option<(i64, Standard)>, ApplyError> {
    let found = tx
        .prepare_cached(
            "SELECT no, version, label, titles, level, field, jurisdiction, drafting_unit, edition, ics, published,
                    effective_on, procedure, procedure_version, observed, suspended, code, since, day
             FROM standard WHERE id = ?1",
        )?
        .query_row([id], |row| {
            let (titles, ics, level, code): (String, String, String, String) =
                (row.get(3)?, row.get(9)?, row.get(4)?, row.get(16)?);
            let standard = Standard {
                version: row.get::<_, i64>(1)? as u64,
                label: row.get(2)?,
                titles: serde_json::from_str(&titles).unwrap_or_default(),
                level: level.parse::<plumbline_lifecycle::Level>().map_or("", plumbline_lifecycle::Level::key),
                field: row.get(5)?,
                jurisdiction: row.get(6)?,
                drafting_unit: row.get(7)?,
                edition: row.get(8)?,
                ics: serde_json::from_str(&ics).unwrap_or_default(),
                published: row.get(10)?,
                effective_on: row.get(11)?,
                binding: Binding { procedure: row.get(12)?, version: row.get(13)? },
                observed: row.get(14)?,
                suspended: row.get(15)?,
                code: code.parse().ok(),
                since: row.get(17)?,
                day: row.get(18)?,
            };
            Ok((row.get(0)?, standard))
        })
        .optional()?;
    Ok(found)
}

fn save(
    tx: &Transaction<'_>,
    id: &str,
    no: Option<i64>,
    row: &Standard,
) -> Result<i64, ApplyError> {
    let code = row.code.ok_or_else(|| ApplyError::Misfit(format!("`{id}` stands nowhere")))?;
    let text =
        |value: serde_json::Result<String>| value.map_err(|e| ApplyError::Misfit(e.to_string()));
    tx.prepare_cached(
        "INSERT INTO standard VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24)
         ON CONFLICT (no) DO UPDATE SET version = ?3, sort = ?4, label = ?5, titles = ?6, title_zh = ?7, title_en = ?8, level = ?9,
             field = ?10, jurisdiction = ?11, drafting_unit = ?12, edition = ?13, ics = ?14, published = ?15, effective_on = ?16,
             procedure = ?17, procedure_version = ?18, observed = ?19, suspended = ?20, place = ?21, code = ?22, since = ?23, day = ?24",
    )?
    .execute(params![
        no,
        id,
        row.version as i64,
        // Those without a number stand behind all that have one.
        row.label.as_deref().map_or_else(|| format!("~{}", sort_key(id)), sort_key),
        row.label,
        text(serde_json::to_string(&row.titles))?,
        row.titles.get("zh"),
        row.titles.get("en"),
        row.level,
        row.field,
        row.jurisdiction,
        row.drafting_unit,
        row.edition,
        text(serde_json::to_string(&row.ics))?,
        row.published,
        row.effective_on,
        row.binding.procedure,
        row.binding.version,
        row.observed,
        row.suspended,
        place_no(code.place()),
        code.to_string(),
        row.since,
        row.day,
    ])?;
    Ok(no.unwrap_or_else(|| tx.last_insert_rowid()))
}

fn add_name(tx: &Transaction<'_>, no: i64, name: &str) -> rusqlite::Result<()> {
    tx.prepare_cached("INSERT OR IGNORE INTO name VALUES (?1, ?2, ?3)")?.execute(params![
        lookup_key(name),
        no,
        name
    ])?;
    Ok(())
}

fn relate(tx: &Transaction<'_>, no: i64, profile: &Profile) -> rusqlite::Result<()> {
    tx.prepare_cached("DELETE FROM relation WHERE standard = ?1")?.execute([no])?;
    for (at, relation) in profile.relations.iter().enumerate() {
        let kind = match relation.kind {
            RelationKind::Replaces => "replaces",
            RelationKind::Adopts => "adopts",
            RelationKind::RefersTo => "refers_to",
            RelationKind::GrownFrom => "grown_from",
        };
        let target = relation.target.as_str();
        tx.prepare_cached("INSERT INTO relation VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(params![
            no,
            at as i64,
            kind,
            target,
            lookup_key(target)
        ])?;
    }
    Ok(())
}

fn index(tx: &Transaction<'_>, no: i64, old: Option<String>, new: &str) -> rusqlite::Result<()> {
    if old.as_deref() == Some(new) {
        return Ok(());
    }
    if let Some(old) = old {
        tx.prepare_cached("INSERT INTO search(search, rowid, words) VALUES ('delete', ?1, ?2)")?
            .execute(params![no, old])?;
    }
    tx.prepare_cached("INSERT INTO search(rowid, words) VALUES (?1, ?2)")?
        .execute(params![no, new])?;
    Ok(())
}
