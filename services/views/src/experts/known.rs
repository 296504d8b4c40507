//! One person of a pool, however they were found: what is said of them, and whether a query takes them.

use jiff::civil::Date;
use plumbline_lifecycle::people::People;
use plumbline_lifecycle::pool::{Expert, Standing};
use plumbline_lifecycle::{Jurisdiction, PersonId, UnitId};

use crate::experts::answers::{ExpertEntry, ExpertQuery, ExpertRecord, Pooled, Service, ToCast};
use crate::experts::services::Counts;

/// A page holds so many where nobody says otherwise, and never more than these.
const PAGE: u32 = 50;
const PAGE_MAX: u32 = 1_000;

/// One person of a pool.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) area: Jurisdiction,
    pub(super) id: PersonId,
    pub(super) expert: Expert,
    pub(super) counts: Counts,
}

impl Known {
    pub(super) fn entry(&self, day: Date) -> ExpertEntry {
        let Known { area, id, expert, counts } = self;
        let said = &expert.description;
        ExpertEntry {
            area: area.clone(),
            id: id.clone(),
            name: said.name.to_string(),
            title: said.title.as_ref().map(ToString::to_string),
            senior: said.senior,
            kind: said.kind,
            unit: said.unit.clone(),
            fields: said.fields.clone(),
            standing: expert.standing,
            since: expert.since,
            until: expert.until,
            away_until: expert.away.iter().find(|away| away.covers(day)).map(|away| away.until),
            load: expert.load(),
            last_asked: expert.last_asked,
            asked: counts.asked,
            served: counts.served,
            open: counts.open,
            answered: counts.answered,
            on_time: counts.on_time,
        }
    }

    pub(super) fn record(
        self,
        services: Vec<Service>,
        to_cast: Vec<ToCast>,
        position: u64,
        day: Date,
    ) -> ExpertRecord {
        let entry = self.entry(day);
        let Expert { description, approval, away, conflicts, trainings, .. } = self.expert;
        ExpertRecord {
            position,
            entry,
            languages: description.languages.iter().map(ToString::to_string).collect(),
            approval: approval.to_string(),
            away,
            conflicts,
            trainings,
            services,
            to_cast,
        }
    }

    pub(super) fn is_taken_by(&self, wanted: &Wanted) -> bool {
        let (query, said) = (&wanted.query, &self.expert.description);
        let words = words(&self.id, &self.expert);
        query.area.as_ref().is_none_or(|area| *area == self.area)
            && query.field.as_ref().is_none_or(|field| said.fields.contains(field))
            && query.unit.as_ref().is_none_or(|unit| *unit == said.unit)
            && query.kind.is_none_or(|kind| kind == said.kind)
            && query.standing.is_none_or(|standing| standing == self.expert.standing)
            && !(query.never_asked && self.expert.last_asked.is_some())
            && wanted
                .words
                .iter()
                .all(|(word, units)| words.contains(word.as_str()) || units.contains(&said.unit))
    }
}

/// What somebody is searched by.
pub(super) fn words(id: &PersonId, expert: &Expert) -> String {
    let title = expert.description.title.as_ref().map_or("", |title| title.as_str());
    let name = expert.description.name.as_str();
    format!("{name}\n{title}\n{id}\n{}", expert.description.unit).to_lowercase()
}

/// A query, with the words of its text and the units whose names hold each of them.
pub(super) struct Wanted {
    pub(super) query: ExpertQuery,
    pub(super) words: Vec<(String, Vec<UnitId>)>,
    /// The areas whose pools are seen.
    pub(super) areas: Vec<Jurisdiction>,
}

impl Wanted {
    pub(super) fn of(query: &ExpertQuery, areas: Vec<Jurisdiction>, people: &People) -> Wanted {
        let text = query.text.as_deref().unwrap_or_default().to_lowercase();
        let called = |word: &str| {
            let units = people.units.iter();
            let hold = units.filter(|(_, unit)| {
                unit.names.iter().any(|(_, name)| name.to_lowercase().contains(word))
            });
            hold.map(|(id, _)| id.clone()).collect()
        };
        let words = text.split_whitespace().map(|word| (word.to_owned(), called(word))).collect();
        // Of a past day each pool that is looked into is a stream to fold.
        let asked = query.area.as_ref();
        let areas = areas.into_iter().filter(|area| asked.is_none_or(|asked| asked == area));
        Wanted { query: query.clone(), words, areas: areas.collect() }
    }

    pub(super) fn limit(&self) -> usize {
        match self.query.limit {
            0 => PAGE as usize,
            limit => limit.min(PAGE_MAX) as usize,
        }
    }

    /// Behind whom the page begins.
    pub(super) fn after(&self) -> Option<(&str, &str)> {
        self.query.after.as_deref()?.split_once('/')
    }
}

/// The place of the last one of a page, where another follows.
pub(super) fn next(entries: &[ExpertEntry], more: bool) -> Option<String> {
    let last = entries.last().filter(|_| more)?;
    Some(format!("{}/{}", last.area, last.id))
}

/// A page out of all that a query takes, in order.
pub(super) fn page(taken: &[Known], wanted: &Wanted, position: u64, day: Date) -> Pooled {
    let is_active = |one: &&Known| one.expert.standing == Standing::Active;
    let count = |found: usize| found as u64;
    let behind = |one: &&Known| {
        wanted.after().is_none_or(|after| (one.area.as_str(), one.id.as_str()) > after)
    };
    let mut rest = taken.iter().filter(behind);
    let entries: Vec<_> = rest.by_ref().take(wanted.limit()).map(|one| one.entry(day)).collect();
    Pooled {
        position,
        total: count(taken.len()),
        active: count(taken.iter().filter(is_active).count()),
        busy: count(taken.iter().filter(|one| one.expert.load() > 0).count()),
        never_asked: count(
            taken.iter().filter(is_active).filter(|one| one.expert.last_asked.is_none()).count(),
        ),
        next: next(&entries, rest.next().is_some()),
        entries,
    }
}
