//! The experts of an area: who they are, when they may be asked, for what they were asked.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::nouns::model::{Broken, UNITS};
use crate::nouns::tries::{Do, Said};

/// Everybody who was ever admitted, and how many events the pool has seen.
#[derive(Debug, Clone, Default)]
pub(crate) struct Experts {
    pub(crate) version: u64,
    pub(crate) all: BTreeMap<String, Person>,
}

#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) said: Said,
    /// Who was admitted first is number 1.
    pub(crate) no: u32,
    pub(crate) until: Date,
    /// `active`, `paused` or `left`.
    pub(crate) stands: &'static str,
    pub(crate) away: Vec<(Date, Date)>,
    /// `unit:u-a` or `standard:q-1`.
    pub(crate) conflicts: BTreeSet<String>,
    /// What they were asked for, the oldest first.
    pub(crate) services: Vec<Service>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Service {
    pub(crate) review: String,
    pub(crate) asked: Date,
    /// The last day to answer.
    pub(crate) until: Option<Date>,
    pub(crate) answered: Option<(Date, &'static str)>,
    pub(crate) released: Option<Date>,
    pub(crate) served: bool,
    /// Whether the panel was drawn again, and they with it.
    again: bool,
}

impl Service {
    /// Whether its answer is still waited for.
    pub(crate) fn is_open(&self, day: Date) -> bool {
        self.answered.is_none() && self.released.is_none() && !self.is_overdue(day)
    }

    /// Whether it had no answer by its last day, noted or not.
    pub(crate) fn is_overdue(&self, day: Date) -> bool {
        let waits = self.answered.is_none() && self.released.is_none();
        waits && self.until.is_some_and(|until| until < day)
    }

    pub(crate) fn is_on_time(&self) -> bool {
        let in_time = |on: Date| self.until.is_none_or(|until| on <= until);
        self.answered.is_some_and(|(on, answer)| answer != "silent" && in_time(on))
    }
}

impl Person {
    /// Reviews in hand.
    pub(crate) fn load(&self) -> usize {
        self.services.iter().filter(|service| service.released.is_none()).count()
    }

    /// Other reviews in hand.
    pub(crate) fn load_besides(&self, review: &str) -> usize {
        let held = self.services.iter().filter(|service| service.released.is_none());
        held.filter(|service| service.review != review).count()
    }

    /// When the pool asked them last: a panel that is drawn again asks the pool for nobody whom it has.
    pub(crate) fn last_asked(&self) -> Option<Date> {
        let first = self.services.iter().filter(|service| !service.again);
        first.map(|service| service.asked).max()
    }

    pub(crate) fn is_away(&self, day: Date) -> bool {
        self.away.iter().any(|(from, until)| *from <= day && day <= *until)
    }
}

fn touch(one: &(Date, Date), other: &(Date, Date)) -> bool {
    one.0 <= other.1 && other.0 <= one.1
}

impl Experts {
    /// Somebody who is there still.
    pub(crate) fn held(&self, id: &str) -> Option<&Person> {
        self.all.get(id).filter(|person| person.stands != "left")
    }

    pub(super) fn of(&self, id: &str, what: &Do, today: Date, b: &mut Broken) {
        let held = self.held(id);
        if let Do::Admit { said, until, .. } = what {
            b.when(held.is_some(), "expert-exists");
            b.when(said.fields.is_empty(), "bad-field");
            b.when(!UNITS.contains(&said.unit), "no-unit");
            b.when(*until < today, "term-over");
            return;
        }
        let Some(person) = held else { return b.by("no-expert") };
        match what {
            Do::Amend { said, .. } => {
                b.when(said.fields.is_empty(), "bad-field");
                b.when(!UNITS.contains(&said.unit), "no-unit");
                b.when(*said == person.said, "expert-unchanged");
            }
            Do::Renew { until, .. } => {
                b.when(*until < today, "term-over");
                b.when(*until <= person.until, "term-not-later");
            }
            Do::Pause { .. } => b.when(person.stands == "paused", "stands-so"),
            Do::Unpause { .. } => b.when(person.stands == "active", "stands-so"),
            Do::Away { from, until, .. } => {
                b.when(until < from || *until < today, "away-over");
            }
            Do::Conflict { with, .. } => b.when(person.conflicts.contains(with), "conflict-known"),
            Do::Clear { with, .. } => b.when(!person.conflicts.contains(with), "no-conflict"),
            _ => {}
        }
    }

    pub(super) fn take(&mut self, what: &Do, on: Date) {
        self.version += 1;
        if let Do::Admit { expert, said, until } = what {
            let new = Person {
                said: said.clone(),
                no: self.all.len() as u32 + 1,
                until: *until,
                stands: "active",
                away: Vec::new(),
                conflicts: BTreeSet::new(),
                services: Vec::new(),
            };
            // Who comes back has the past that they had.
            let person = self.all.entry(expert.clone()).or_insert(new);
            (person.said, person.until, person.stands) = (said.clone(), *until, "active");
            return;
        }
        let (Do::Amend { expert, .. }
        | Do::Renew { expert, .. }
        | Do::Pause { expert }
        | Do::Unpause { expert }
        | Do::Leave { expert }
        | Do::Away { expert, .. }
        | Do::Conflict { expert, .. }
        | Do::Clear { expert, .. }) = what
        else {
            return;
        };
        let person = self.all.get_mut(expert).unwrap();
        match what {
            Do::Amend { said, .. } => person.said = said.clone(),
            Do::Renew { until, .. } => person.until = *until,
            Do::Pause { .. } => person.stands = "paused",
            Do::Unpause { .. } => person.stands = "active",
            Do::Leave { .. } => person.stands = "left",
            Do::Away { from, until, .. } => {
                // What is over, and what shares a day with it, gives way.
                let new = (*from, *until);
                person.away.retain(|away| away.1 >= on && !touch(away, &new));
                person.away.push(new);
                person.away.sort();
            }
            Do::Conflict { with, .. } => _ = person.conflicts.insert(with.clone()),
            Do::Clear { with, .. } => _ = person.conflicts.remove(with),
            _ => {}
        }
    }

    pub(super) fn ask(&mut self, review: &str, whom: &[String], until: Option<Date>, on: Date) {
        self.version += u64::from(!whom.is_empty());
        for id in whom {
            let (review, asked) = (review.to_owned(), on);
            let (answered, released, served, again) = (None, None, false, false);
            let service = Service { review, asked, until, answered, released, served, again };
            self.all.get_mut(id).unwrap().services.push(service);
        }
    }

    /// The panel that they sit on was drawn again, and they with it: they answer anew.
    pub(super) fn ask_again(
        &mut self,
        review: &str,
        whom: &[String],
        until: Option<Date>,
        on: Date,
    ) {
        let before = self.version;
        self.release(review, whom, false, on);
        self.ask(review, whom, until, on);
        self.version = before;
        for id in whom {
            self.all.get_mut(id).unwrap().services.last_mut().unwrap().again = true;
        }
    }

    /// The first answer to an invitation counts.
    pub(super) fn answer(&mut self, review: &str, id: &str, answer: &'static str, on: Date) {
        let services = &mut self.all.get_mut(id).unwrap().services;
        let open = services.iter_mut().find(|one| one.released.is_none() && one.review == review);
        let open = open.unwrap();
        open.answered = open.answered.or(Some((on, answer)));
    }

    pub(super) fn release(&mut self, review: &str, whom: &[String], served: bool, on: Date) {
        self.version += u64::from(!whom.is_empty());
        for id in whom {
            let open =
                |service: &&mut Service| service.released.is_none() && service.review == review;
            let person = self.all.get_mut(id).unwrap();
            let service = person.services.iter_mut().find(open).unwrap();
            (service.released, service.served) = (Some(on), served);
        }
    }

    /// The pool as the draw reads it, hashed.
    pub(super) fn hash(&self, area: &str) -> String {
        let list = |words: Vec<String>| if words.is_empty() { "-".into() } else { words.join(",") };
        let mut text = format!("plumbline pool v1\n{area}\n{}\n", self.version);
        for (id, person) in self.all.iter().filter(|(_, person)| person.said.kind == "expert") {
            let mut fields = person.said.fields.clone();
            fields.sort_unstable();
            let senior = if person.said.senior { "senior" } else { "-" };
            let asked = person.last_asked().map_or("-".into(), |day| day.to_string());
            let away = person.away.iter().map(|(from, until)| format!("{from}..{until}"));
            let line = [
                id.clone(),
                person.said.unit.into(),
                person.until.to_string(),
                person.stands.into(),
                fields.join(","),
                senior.into(),
                person.load().to_string(),
                asked,
                list(away.collect()),
                list(person.conflicts.iter().cloned().collect()),
            ];
            text += &(line.join("\t") + "\n");
        }
        hex(&Sha256::digest(text))
    }
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
