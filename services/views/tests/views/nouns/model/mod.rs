//! The reference model: what was accepted, remembered as sets, counts and flags. It shares no code with the core: it counts its
//! own days, ranks its own experts and weighs its own votes.
//!
//! Before a try it gathers *every* rule that the try breaks, where the core stops at its first: what breaks none must be
//! allowed, and what is refused must be refused by one of those that it breaks.

pub(crate) mod approvals;
pub(crate) mod ballots;
pub(crate) mod cards;
pub(crate) mod consultations;
pub(crate) mod days;
mod draw;
mod panels;
pub(crate) mod pool;
pub(crate) mod reviews;
pub(crate) mod standard;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::nouns::tries::{Do, Try, What};
use approvals::Matter;
use ballots::Ballot;
use consultations::Consulted;
use days::later;
use pool::Experts;
use reviews::Review;
use standard::Standard;

/// Who serves in the house: those of the chains, a drafter of each of two units, a submitter, and one with no part in anything.
pub(crate) const HEAD: &str = "p-head";
pub(crate) const DEPUTY: &str = "p-deputy";
pub(crate) const LEGAL: &str = "p-legal";
pub(crate) const OFFICE: &str = "p-office";
pub(crate) const SUBMITTER: &str = "p-submitter";
pub(crate) const STRANGER: &str = "p-stranger";
/// The units that may draft, each with who holds the role of a drafter there.
pub(crate) const DRAFTING: [(&str, &str); 2] = [("u-a", "p-draft-a"), ("u-b", "p-draft-b")];
/// All units of experts.
pub(crate) const UNITS: [&str; 5] = ["u-a", "u-b", "u-c", "u-d", "u-e"];

/// One standard with everything around it, and the pool of its area.
#[derive(Debug, Clone)]
pub(crate) struct Model {
    pub(crate) id: String,
    pub(crate) area: String,
    pub(crate) today: Date,
    /// Who serves in the house besides its own.
    pub(crate) joined: BTreeSet<String>,
    pub(crate) standard: Option<Standard>,
    pub(crate) matters: BTreeMap<String, Matter>,
    pub(crate) consultations: BTreeMap<String, Consulted>,
    pub(crate) experts: Experts,
    pub(crate) reviews: BTreeMap<String, Review>,
    pub(crate) ballots: BTreeMap<String, Ballot>,
    /// Last days that passed and changed nothing but that they were noted.
    noted: BTreeSet<(String, What, Date)>,
}

/// The rules that a try breaks, by their keys.
#[derive(Debug, Default)]
pub(crate) struct Broken(pub(crate) BTreeSet<&'static str>);

impl Broken {
    pub(crate) fn when(&mut self, broken: bool, rule: &'static str) {
        if broken {
            self.0.insert(rule);
        }
    }

    pub(crate) fn by(&mut self, rule: &'static str) {
        self.0.insert(rule);
    }
}

impl Model {
    pub(crate) fn new(id: &str, area: &str, today: Date, joined: BTreeSet<String>) -> Model {
        Model {
            id: id.into(),
            area: area.into(),
            today,
            joined,
            standard: None,
            matters: BTreeMap::new(),
            consultations: BTreeMap::new(),
            experts: Experts::default(),
            reviews: BTreeMap::new(),
            ballots: BTreeMap::new(),
            noted: BTreeSet::new(),
        }
    }

    /// Every rule that this try breaks.
    pub(crate) fn broken_by(&self, one: &Try) -> BTreeSet<&'static str> {
        let mut broken = Broken::default();
        let b = &mut broken;
        b.when(one.on > self.today, "impossible-day");
        match &one.what {
            Do::Propose => b.when(self.standard.is_some(), "already-exists"),
            Do::Attach { .. }
            | Do::NameDrafters { .. }
            | Do::Submit { .. }
            | Do::Accept
            | Do::Reject
            | Do::ExtendPlan { .. }
            | Do::Consult { .. }
            | Do::CloseConsultation
            | Do::BeginReview
            | Do::PassReview
            | Do::Return { .. }
            | Do::Suspend
            | Do::Resume
            | Do::Withdraw
            | Do::Call(_) => self.of_standard(one, b),
            Do::Comment { part, .. }
            | Do::Reply { part, .. }
            | Do::Dispose { part, .. }
            | Do::Lengthen { part, .. }
            | Do::End { part } => self.of_consultation(part, one, b),
            Do::Decide { part, .. }
            | Do::SendBack { part }
            | Do::Resubmit { part }
            | Do::TakeBack { part }
            | Do::Remind { part } => self.of_matter(part, one, b),
            Do::Admit { expert, .. }
            | Do::Amend { expert, .. }
            | Do::Renew { expert, .. }
            | Do::Pause { expert }
            | Do::Unpause { expert }
            | Do::Leave { expert }
            | Do::Away { expert, .. }
            | Do::Conflict { expert, .. }
            | Do::Clear { expert, .. } => {
                b.when(one.on != self.today, "impossible-day");
                self.experts.of(expert, &one.what, self.today, b);
            }
            Do::Draw { part, .. }
            | Do::Name { part, .. }
            | Do::Drop { part, .. }
            | Do::AskAlternate { part }
            | Do::Answer { part, .. }
            | Do::Chair { part, .. }
            | Do::Papers { part }
            | Do::Opinion { part, .. }
            | Do::DisposeOpinion { part, .. }
            | Do::Attend { part, .. }
            | Do::CallBallot { part, .. }
            | Do::Conclude { part, .. }
            | Do::Dissolve { part } => self.of_review(part, one, b),
            Do::Vote { ballot, .. }
            | Do::Recuse { ballot }
            | Do::HandCards { ballot, .. }
            | Do::Close { ballot, .. }
            | Do::Annul { ballot } => self.of_ballot(ballot, one, b),
            Do::Cast { ballot, card, choice } => self.of_card(ballot, *card, choice, one.on, b),
            Do::LoseBox { .. } => {}
            Do::Note { stream, what, until } => self.of_clock(stream, *what, *until, one.on, b),
        }
        broken.0
    }

    /// It was accepted.
    pub(crate) fn take(&mut self, one: &Try) {
        let on = one.on;
        match &one.what {
            Do::Propose => self.standard = Some(Standard::proposed(on)),
            Do::Comment { part, .. }
            | Do::Reply { part, .. }
            | Do::Dispose { part, .. }
            | Do::Lengthen { part, .. }
            | Do::End { part } => self.consulted(&part.clone(), one),
            Do::Decide { part, .. }
            | Do::SendBack { part }
            | Do::Resubmit { part }
            | Do::TakeBack { part }
            | Do::Remind { part } => self.decided(&part.clone(), one),
            Do::Admit { .. }
            | Do::Amend { .. }
            | Do::Renew { .. }
            | Do::Pause { .. }
            | Do::Unpause { .. }
            | Do::Leave { .. }
            | Do::Away { .. }
            | Do::Conflict { .. }
            | Do::Clear { .. } => self.experts.take(&one.what, on),
            Do::Draw { part, .. }
            | Do::Name { part, .. }
            | Do::Drop { part, .. }
            | Do::AskAlternate { part }
            | Do::Answer { part, .. }
            | Do::Chair { part, .. }
            | Do::Papers { part }
            | Do::Opinion { part, .. }
            | Do::DisposeOpinion { part, .. }
            | Do::Attend { part, .. }
            | Do::CallBallot { part, .. }
            | Do::Conclude { part, .. }
            | Do::Dissolve { part } => self.reviewed(&part.clone(), one),
            Do::Vote { ballot, .. }
            | Do::Recuse { ballot }
            | Do::HandCards { ballot, .. }
            | Do::Close { ballot, .. }
            | Do::Annul { ballot } => self.voted(&ballot.clone(), one),
            Do::Cast { ballot, card, choice } => self.is_cast(ballot, *card, choice),
            Do::LoseBox { ballot } => self.box_is_lost(ballot),
            Do::Note { stream, what, until } => self.noted(&stream.clone(), *what, *until, on),
            _ => self.went(one),
        }
    }

    pub(crate) fn serves(&self, person: &str) -> bool {
        let house = [HEAD, DEPUTY, LEGAL, OFFICE, SUBMITTER, STRANGER];
        house.contains(&person)
            || DRAFTING.iter().any(|(_, drafter)| *drafter == person)
            || self.joined.contains(person)
    }

    /// Everything whose last day the clock notes: the stream, what, and the day.
    pub(crate) fn clocks(&self) -> Vec<(String, What, Date)> {
        let mut all = Vec::new();
        for (part, held) in &self.consultations {
            if held.runs() {
                all.push((format!("consultation/{part}"), What::Consultation, held.until));
            }
        }
        for (part, matter) in &self.matters {
            let stream = format!("approval/{part}");
            all.extend(matter.last_days().map(|(what, until)| (stream.clone(), what, until)));
        }
        for (part, review) in &self.reviews {
            let stream = format!("review/{part}");
            all.extend(review.last_days().map(|(what, until)| (stream.clone(), what, until)));
        }
        if let Some(s) = self.standard.as_ref().filter(|s| s.suspended.is_none())
            && let Some(due) = s.plan_due()
        {
            all.push((format!("standard/{}", self.id), What::Plan, due));
        }
        for person in self.experts.all.values().filter(|person| person.stands != "left") {
            all.push((format!("pool/{}", self.area), What::Term(person.no), person.until));
        }
        for (id, ballot) in &self.ballots {
            if let (true, Some(closes)) = (ballot.is_open(), ballot.closes) {
                all.push((format!("ballot/{id}"), What::Ballot, closes));
            }
        }
        all
    }

    /// What the clock has not noted yet, of what had passed by that day.
    pub(crate) fn passed_by(&self, day: Date) -> impl Iterator<Item = (String, What, Date)> {
        let all = self.clocks().into_iter();
        all.filter(move |(stream, what, until)| {
            *until < day && !self.has_noted(stream, *what, *until)
        })
    }

    fn has_noted(&self, stream: &str, what: What, until: Date) -> bool {
        let matter = stream.strip_prefix("approval/").and_then(|part| self.matters.get(part));
        matter.is_some_and(|matter| matter.noted.contains(&(what, until)))
            || self.noted.contains(&(stream.to_owned(), what, until))
    }

    fn of_clock(&self, stream: &str, what: What, until: Date, on: Date, b: &mut Broken) {
        let held = self.clocks().into_iter().find(|(of, which, _)| of == stream && *which == what);
        let Some((_, _, last)) = held else { return b.by("not-waited-for") };
        b.when(last != until, "moved");
        b.when(on < later(last, 1), "not-due");
        b.when(self.has_noted(stream, what, until), "noted-already");
        // The end of a draft's consultation is written on its standard too.
        if what == What::Consultation && stream.contains(".draft.") {
            let latest = self.standard.as_ref().map(|standard| standard.latest);
            b.when(latest.is_some_and(|latest| on < latest), "impossible-day");
        }
    }

    fn noted(&mut self, stream: &str, what: What, until: Date, on: Date) {
        let (noun, part) = stream.split_once('/').unwrap();
        match noun {
            "consultation" => self.is_over(part, on),
            "approval" => _ = self.matters.get_mut(part).unwrap().noted.insert((what, until)),
            "review" if what == What::Papers => _ = self.noted.insert((stream.into(), what, until)),
            "review" => self.fell_silent(part, what, on),
            "standard" => _ = self.noted.insert((stream.into(), what, until)),
            "pool" => {
                self.noted.insert((stream.into(), what, until));
                self.experts.version += 1;
            }
            // A secret one is counted by people.
            _ if self.ballots[part].is_secret() => {
                self.noted.insert((stream.into(), what, until));
            }
            _ => self.ballots.get_mut(part).unwrap().end(),
        }
    }
}
