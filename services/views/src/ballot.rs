//! One ballot, straight from its stream, within a horizon: the roll, and what it comes to by its rule. What pages, calls and the
//! terminal tell.

use std::collections::BTreeMap;

use jiff::civil::Date;
use plumbline_lifecycle::ballot::{
    self, Ballot, Roll, Tally, Verdict, arithmetic, holds, needed, verdict,
};
use plumbline_lifecycle::people::People;
use plumbline_lifecycle::pool::Pool;
use plumbline_lifecycle::procedure::{Condition, Procedures, Share, VoteRule};
use plumbline_lifecycle::{
    BallotId, Horizon, Jurisdiction, PersonId, Source, State, StreamId, Words,
};
use plumbline_log::Reader;

use crate::example::example_by;
use crate::folded::{NotFolded, folded};

/// A ballot that was opened.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct Balloted {
    pub id: BallotId,
    /// The version of the stream's newest event within the horizon.
    pub version: u64,
    pub ballot: Ballot,
    /// What its votes come to; only of one that was closed and counts.
    pub result: Option<BallotResult>,
    /// What is cited for its rule.
    pub source: Option<Source>,
    /// The place where that binds, where it is another one: an example here.
    pub example_of: Option<Jurisdiction>,
    /// What those are called who are named in it; of a ballot that was read with its review the review knows.
    pub names: BTreeMap<PersonId, String>,
}

/// What the votes of a ballot come to.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct BallotResult {
    pub tally: Tally,
    pub verdict: Verdict,
    /// The arithmetic as one sentence.
    pub arithmetic: Words,
    pub conditions: Vec<Judged>,
}

/// A condition of the rule, and how it was judged.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The condition.
    pub condition: Condition,
    /// What was counted.
    pub count: u64,
    /// Of how many; `None` where it is compared with a number.
    pub of: Option<u64>,
    /// The whole votes that it asks for, at least or at most; `None` where no count would do.
    pub needed: Option<u64>,
    /// Whether it holds.
    pub holds: bool,
    /// All of that in words.
    pub words: Words,
}

impl Balloted {
    /// Reads a ballot; `None` where nothing was opened under this id within the horizon.
    ///
    /// # Errors
    /// [`NotFolded`], naming the event that cannot be read.
    pub fn read(
        log: &Reader,
        id: &BallotId,
        horizon: Horizon,
    ) -> Result<Option<Balloted>, NotFolded> {
        let procedures = procedures(log)?;
        let example_of = example_by(log, id.review().owner(), horizon, &procedures)?;
        let ballot = Balloted::among(log, id, horizon, &procedures, example_of.as_ref())?;
        let Some(mut ballot) = ballot else {
            return Ok(None);
        };
        let review = folded(log, &StreamId::Review(id.review().clone()), Horizon::default())?;
        let area = match &review.state {
            State::Review(review) => review.panel().map(|panel| panel.area.clone()),
            _ => None,
        };
        let pool = area.map(|area| folded(log, &StreamId::Pool(area), Horizon::default()));
        let pool = match pool.transpose()?.map(|held| held.state) {
            Some(State::Pool(pool)) => pool,
            _ => Pool::default(),
        };
        let people = people(log)?;
        let name = |person: &PersonId| (person.clone(), called(person, &pool, &people));
        ballot.names = ballot.persons().map(name).collect();
        Ok(Some(ballot))
    }

    /// Everybody who is named in it.
    pub(crate) fn persons(&self) -> impl Iterator<Item = &PersonId> {
        let cards = self.roll().cards.as_ref();
        let handed = cards.and_then(|cards| cards.handed.as_ref());
        let hands = handed.into_iter().flat_map(|handed| [&handed.by, &handed.scrutineer]);
        self.roll().electors.iter().map(|elector| &elector.person).chain(hands)
    }

    /// What somebody is called; by their id where nobody knows.
    #[must_use]
    pub fn name<'a>(&'a self, person: &'a PersonId) -> &'a str {
        self.names.get(person).map_or(person.as_str(), String::as_str)
    }

    pub(crate) fn among(
        log: &Reader,
        id: &BallotId,
        horizon: Horizon,
        procedures: &Procedures,
        example_of: Option<&Jurisdiction>,
    ) -> Result<Option<Balloted>, NotFolded> {
        let held = folded(log, &StreamId::Ballot(id.clone()), horizon)?;
        let State::Ballot(ballot) = held.state else { return Ok(None) };
        let Some(roll) = ballot.roll() else { return Ok(None) };
        let procedure = procedures.get(&roll.binding);
        let rule = procedure.and_then(|procedure| procedure.votes.get(roll.rule.as_str()));
        let counts = matches!(ballot, Ballot::Closed { .. });
        let result = rule.filter(|_| counts).map(|rule| result(rule, roll));
        let source = rule.map(|rule| Source::of(rule.source.clone(), rule.unverified));
        let (version, names) = (held.version, BTreeMap::new());
        let example_of = example_of.cloned();
        Ok(Some(Balloted { id: id.clone(), version, ballot, result, source, example_of, names }))
    }

    /// Who may vote and what was cast.
    ///
    /// # Panics
    /// Never: only one that was opened is read.
    #[must_use]
    pub fn roll(&self) -> &Roll {
        self.ballot.roll().expect("one that was opened has a roll")
    }

    /// Where it stands, as a key and in Chinese and English.
    #[must_use]
    pub fn standing(&self) -> (&'static str, &'static str, &'static str) {
        match &self.ballot {
            Ballot::Unborn | Ballot::Open(_) => ("open", "表决中", "open"),
            Ballot::Closed { .. } => ("closed", "已结束", "closed"),
            Ballot::Annulled { .. } => ("annulled", "已作废", "annulled"),
        }
    }

    /// The day on which it ended, and why where it is void.
    #[must_use]
    pub fn ended(&self) -> Option<(Date, Option<&str>)> {
        match &self.ballot {
            Ballot::Unborn | Ballot::Open(_) => None,
            Ballot::Closed { on, .. } => Some((*on, None)),
            Ballot::Annulled { on, reason, .. } => Some((*on, Some(reason.as_str()))),
        }
    }
}

fn result(rule: &VoteRule, roll: &Roll) -> BallotResult {
    let tally = roll.tally();
    let judged = |condition: &Condition| {
        let among = condition.among.as_deref();
        let of = match condition.with {
            Share::Number(_) => None,
            Share::Of { of, .. } => Some(tally.count(of, among)),
        };
        let base = of.unwrap_or_default();
        Judged {
            condition: condition.clone(),
            count: tally.count(condition.count, among),
            of,
            needed: needed(condition, base).filter(|_| of != Some(0)),
            holds: holds(condition, &tally),
            words: ballot::condition(condition, &tally),
        }
    };
    let conditions = rule.conditions.iter().map(judged).collect();
    let (verdict, arithmetic) = (verdict(rule, &tally), arithmetic(rule, &tally));
    BallotResult { verdict, arithmetic, conditions, tally }
}

/// What somebody is called in the pool, or in the house.
pub(crate) fn called(person: &PersonId, pool: &Pool, people: &People) -> String {
    match pool.expert(person) {
        Some(expert) => expert.description.name.to_string(),
        None => people.name_of(person).to_owned(),
    }
}

pub(crate) fn people(log: &Reader) -> Result<People, NotFolded> {
    Ok(match folded(log, &StreamId::People, Horizon::default())?.state {
        State::People(people) => people,
        _ => People::default(),
    })
}

pub(crate) fn procedures(log: &Reader) -> Result<Procedures, NotFolded> {
    Ok(match folded(log, &StreamId::Procedures, Horizon::default())?.state {
        State::Procedures(procedures) => procedures,
        _ => Procedures::default(),
    })
}
