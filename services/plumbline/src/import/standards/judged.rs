//! What the rules say to the rows of a list, one after the other, before anything is recorded: each in the world as the rows
//! before it would leave it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use plumbline_lifecycle::procedure::{self, BUILT_IN};
use plumbline_lifecycle::standard::{Command, Event, Profile, Standard};
use plumbline_lifecycle::{
    Event as Any, Folded, Horizon, No, Noun, Reason, StandardId, State, StreamId, World, decide,
};
use plumbline_log::Reader;
use plumbline_views::folded;

use crate::failure::Failure;
use crate::import::standards::bad::Bad;
use crate::import::standards::listed::{Listed, id_of};
use crate::reading;

/// What is to be done for a row.
pub(super) struct Deed {
    pub(super) line: u64,
    pub(super) standard: StandardId,
    pub(super) on: Date,
    pub(super) command: Command,
}

/// A log, with the rows that were judged so far as if they were recorded.
pub(super) struct House<'a> {
    /// None in a folder that holds nothing yet.
    log: Option<&'a Reader>,
    known: BTreeMap<StreamId, Folded>,
    today: Date,
}

/// Why a row comes to nothing.
enum Not {
    Bad(Bad),
    Failed(Failure),
}

impl From<Failure> for Not {
    fn from(failure: Failure) -> Not {
        Not::Failed(failure)
    }
}

impl House<'_> {
    pub(super) fn of(log: Option<&Reader>) -> Result<House<'_>, Failure> {
        let mut house = House { log, known: BTreeMap::new(), today: reading::today() };
        // What a new house adopts as it begins.
        for (_, text) in BUILT_IN.iter().filter(|_| log.is_none()) {
            let command = procedure::Command::AdoptProcedure { text: (*text).to_owned() };
            // The texts that come with the program are sound.
            let _ = house.give(house.today, &StreamId::Procedures, command.into())?;
        }
        Ok(house)
    }

    /// What is to be done for a row: nothing for one that stands here with the same content. The inner error is a row that is bad.
    pub(super) fn judge(&mut self, listed: &Listed) -> Result<Result<Vec<Deed>, Bad>, Failure> {
        match self.deeds(listed) {
            Ok(deeds) => Ok(Ok(deeds)),
            Err(Not::Bad(bad)) => Ok(Err(bad)),
            Err(Not::Failed(failure)) => Err(failure),
        }
    }

    fn deeds(&mut self, listed: &Listed) -> Result<Vec<Deed>, Not> {
        let Listed { line, entry, reviewed, .. } = listed;
        let standard = self.id(listed)?;
        let mut wanted = Vec::new();
        let stands = self.standing(&standard)?;
        if stands.is_empty() {
            let entry = Box::new(entry.clone());
            wanted.push((entry.published_on, Command::EnterStandard { entry }));
        } else {
            self.is_the_same(listed, &standard, &stands)?;
        }
        let known = |day: &Date| {
            stands
                .iter()
                .any(|(on, event)| on == day && matches!(event, Event::ReviewEntered { .. }))
        };
        if let Some((day, conclusion)) = reviewed.as_ref().filter(|(day, _)| !known(day)) {
            wanted.push((*day, Command::EnterReview { conclusion: conclusion.clone() }));
        }
        let mut deeds = Vec::new();
        for (on, command) in wanted {
            let target = StreamId::Standard(standard.clone());
            self.give(on, &target, command.clone().into())?.map_err(|reason| {
                let of_review = matches!(command, Command::EnterReview { .. });
                Not::Bad(Bad::refused(*line, &reason).of_review(of_review))
            })?;
            deeds.push(Deed { line: *line, standard: standard.clone(), on, command });
        }
        Ok(deeds)
    }

    /// The id that the list gives, else that of the standard which bears the number here, else the one that the number makes.
    fn id(&mut self, listed: &Listed) -> Result<StandardId, Not> {
        if let Some(id) = &listed.id {
            return Ok(id.clone());
        }
        let number = &listed.entry.number;
        let stream = StreamId::Register(number.series().clone());
        self.load(&stream)?;
        if let Some(State::Register(register)) = self.known.get(&stream).map(|held| &held.state)
            && let Some(holder) = register.holder(number)
        {
            return Ok(holder.clone());
        }
        id_of(number).ok_or_else(|| {
            let why = ("编号太长，不能作标识；请写明“标识”", "its number makes no id; write one");
            Not::Bad(Bad::row(listed.line, why.0, why.1))
        })
    }

    /// What happened to this standard, by all that is recorded, or would be by the rows before.
    fn standing(&self, standard: &StandardId) -> Result<Vec<(Date, Event)>, Failure> {
        let stream = StreamId::Standard(standard.clone());
        let mut events = Vec::new();
        let rows = match self.log {
            Some(log) => log.read_stream(&stream.to_string())?,
            None => Vec::new(),
        };
        for row in rows {
            let read = Any::decode(Noun::Standard, &row.kind, row.schema, &row.data);
            if let Ok(Any::Standard(event)) = read {
                events.push((row.happened_on, event));
            }
        }
        Ok(events)
    }

    /// A standard that stands here says what the row does, as it was entered or as it was corrected since.
    fn is_the_same(
        &mut self,
        listed: &Listed,
        standard: &StandardId,
        stands: &[(Date, Event)],
    ) -> Result<(), Not> {
        let stream = StreamId::Standard(standard.clone());
        self.load(&stream)?;
        let Some((
            published_on,
            Event::StandardEntered { profile, edition, number, effective_on, .. },
        )) = stands.first()
        else {
            return Err(Not::Bad(Bad::row(
                listed.line,
                format!("{standard} 已在本系统办理，不是录入的标准。请删去此行或另写标识。"),
                format!(
                    "{standard} is run here and was not entered (leave the row out, or give it another id)"
                ),
            )));
        };
        let now = match self.known.get(&stream).map(|held| &held.state) {
            Some(State::Standard(Standard::Run(run))) => &run.profile,
            _ => profile,
        };
        let row = &listed.entry;
        let of_issue = [
            ("标准编号 number", number.to_string(), row.number.to_string()),
            ("发布日期 published_on", published_on.to_string(), row.published_on.to_string()),
            ("实施日期 effective_on", effective_on.to_string(), row.effective_on.to_string()),
            ("版次 edition", edition.to_string(), row.edition.to_string()),
        ];
        let mut differs: Vec<String> = of_issue.into_iter().filter_map(differs).collect();
        if row.profile != *profile && row.profile != *now {
            differs.extend(differing(now, &row.profile));
        }
        if differs.is_empty() {
            return Ok(());
        }
        let differs = differs.join("; ");
        Err(Not::Bad(Bad::row(
            listed.line,
            format!("{standard} 已录入，内容不同：{differs}。名称等可办理勘误。"),
            format!(
                "{standard} was entered with other content: {differs} (a correction mends a description)"
            ),
        )))
    }

    /// Decides a command, and takes what it made as done; the inner error is what a rule says to it.
    fn give(
        &mut self,
        on: Date,
        target: &StreamId,
        command: plumbline_lifecycle::Command,
    ) -> Result<Result<(), Reason>, Failure> {
        let events = loop {
            let world = World { known: &self.known, by: None, on, today: self.today };
            match decide(&world, target, &command) {
                Ok(events) => break events,
                Err(No::Refused(refusal)) => return Ok(Err(refusal.reason())),
                Err(No::Missing(stream)) => self.load(&stream)?,
            }
        };
        for (stream, event) in events {
            if let Some(before) = self.known.remove(&stream) {
                let before_seq = before.seq;
                let after = before.then(0, &event, on).map_err(|misfit| Failure::Damaged {
                    seq: before_seq,
                    stream: stream.to_string(),
                    why: misfit.to_string(),
                })?;
                self.known.insert(stream, after);
            }
        }
        Ok(Ok(()))
    }

    fn load(&mut self, stream: &StreamId) -> Result<(), Failure> {
        if !self.known.contains_key(stream) {
            let held = match self.log {
                Some(log) => folded(log, stream, Horizon::default())?,
                None => Folded::unborn(stream),
            };
            self.known.insert(stream.clone(), held);
        }
        Ok(())
    }
}

/// What stands here and in the row, where that is not the same.
fn differs((name, held, row): (&str, String, String)) -> Option<String> {
    (held != row).then(|| format!("{name}: {held} ≠ {row}"))
}

/// In what two descriptions differ.
fn differing(held: &Profile, row: &Profile) -> Vec<String> {
    let told = |profile: &Profile| {
        let title = |language| profile.titles.get(language).unwrap_or_default().to_owned();
        let replaced = profile.relations.iter().map(|tie| tie.target.to_string());
        [
            ("标准名称 title", title("zh")),
            ("英文名称 title_en", title("en")),
            ("层级 level", profile.level.key().to_owned()),
            ("领域 field", profile.field.to_string()),
            ("辖区 jurisdiction", profile.jurisdiction.to_string()),
            ("起草单位 drafting_unit", profile.drafting_unit.to_string()),
            ("代替标准 replaces", replaced.collect::<Vec<_>>().join(", ")),
        ]
    };
    let pairs = told(held).into_iter().zip(told(row));
    pairs.filter_map(|((name, held), (_, row))| differs((name, held, row))).collect()
}
