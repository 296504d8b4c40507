//! Reviews: who was asked to sit on a panel and what they said, its papers, its opinions, who was there, and how it ended.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::nouns::model::days::later;
use crate::nouns::model::draw::{drawn, is_of_the_matter, is_out};
use crate::nouns::model::panels::{ROUNDS, Terms, answer_by, terms};
use crate::nouns::model::pool::Experts;
use crate::nouns::model::standard::{Standard, is_held_at};
use crate::nouns::model::{Broken, Model};
use crate::nouns::tries::{Call, Do, Try, What};

#[derive(Debug, Clone)]
pub(crate) struct Review {
    pub(crate) purpose: &'static str,
    pub(crate) form: &'static str,
    pub(crate) on: Date,
    pub(crate) size: u32,
    pub(super) fields: Vec<&'static str>,
    pub(super) wishes: Vec<String>,
    pub(crate) barred: Barred,
    called_on: Date,
    /// The pool as it was at the call.
    pub(super) then: Experts,
    pub(super) draws: u32,
    pub(crate) seats: Vec<Seat>,
    pub(crate) alternates: Vec<String>,
    pub(crate) chair: Option<String>,
    pub(crate) papers: Option<Date>,
    /// Whose, whether the draft must follow, and whether it was disposed of.
    pub(crate) opinions: Vec<(String, bool, bool)>,
    pub(crate) present: Option<BTreeSet<String>>,
    pub(crate) ballots: Vec<String>,
    has_met: bool,
    ended: Option<&'static str>,
}

/// Who may not sit on it, and why.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Barred {
    pub(crate) drafters: BTreeSet<String>,
    pub(crate) drafting_units: BTreeSet<&'static str>,
    pub(crate) deciders: BTreeSet<String>,
    pub(crate) by_office: BTreeSet<String>,
    pub(crate) units_by_office: BTreeSet<&'static str>,
}

/// An invitation. `stands` is `asked`, `accepted`, `conflict`, `declined`, `silent`, `redrawn` or `dropped`.
#[derive(Debug, Clone)]
pub(crate) struct Seat {
    pub(crate) expert: String,
    since: Date,
    pub(crate) stands: &'static str,
    /// In whose place.
    instead_of: Option<String>,
}

impl Seat {
    fn holds(&self) -> bool {
        self.stands == "asked" || self.stands == "accepted"
    }

    fn fell_out(&self) -> bool {
        !self.holds() && self.stands != "redrawn"
    }
}

impl Review {
    pub(super) fn called(call: &Call, on: Date, barred: Barred, pool: &Experts) -> Review {
        let fields =
            if call.fields.is_empty() { vec!["elderly-care"] } else { call.fields.clone() };
        let by_office = call.barred.iter().cloned().collect();
        let units_by_office = call.barred_units.iter().copied().collect();
        Review {
            purpose: call.purpose,
            form: call.form,
            on: call.on,
            size: call.size,
            fields,
            wishes: call.wishes.clone(),
            barred: Barred { by_office, units_by_office, ..barred },
            called_on: on,
            then: pool.clone(),
            draws: 0,
            seats: Vec::new(),
            alternates: Vec::new(),
            chair: None,
            papers: None,
            opinions: Vec::new(),
            present: None,
            ballots: Vec::new(),
            has_met: false,
            ended: None,
        }
    }

    pub(crate) fn is_under_way(&self) -> bool {
        self.ended.is_none()
    }

    pub(crate) fn place(&self) -> &'static str {
        match self.ended {
            Some(how) => how,
            None if self.has_met => "met",
            None if self.is_full() => "formed",
            None if self.seats.is_empty() => "called",
            None => "drawn",
        }
    }

    pub(crate) fn sitting(&self) -> impl Iterator<Item = &str> {
        self.seats.iter().filter(|seat| seat.holds()).map(|seat| seat.expert.as_str())
    }

    pub(crate) fn members(&self) -> impl Iterator<Item = &str> {
        let accepted = self.seats.iter().filter(|seat| seat.stands == "accepted");
        accepted.map(|seat| seat.expert.as_str())
    }

    pub(crate) fn is_full(&self) -> bool {
        self.members().count() >= self.size as usize
    }

    pub(crate) fn is_secret(&self) -> bool {
        terms(self.purpose).secret
    }

    /// Whether somebody is there when it votes.
    pub(crate) fn is_there(&self, who: &str) -> bool {
        self.form == "letter" || self.present.as_ref().is_some_and(|all| all.contains(who))
    }

    fn is_member(&self, who: Option<&str>) -> bool {
        who.is_some_and(|who| self.members().any(|member| member == who))
    }

    pub(super) fn fell_out(&self, id: &str) -> bool {
        self.seats.iter().any(|seat| seat.fell_out() && seat.expert == id)
    }

    pub(super) fn has_conflict(&self, id: &str) -> bool {
        self.seats.iter().any(|seat| seat.stands == "conflict" && seat.expert == id)
    }

    /// Who fell out once more than somebody was asked in their place, while the panel lacks somebody.
    pub(crate) fn vacancy(&self) -> Option<&str> {
        let out = self.seats.iter().filter(|seat| seat.fell_out()).map(|seat| &seat.expert);
        let count = |of: &str| out.clone().filter(|who| *who == of).count();
        let stepped = |of: &str| {
            let instead = self.seats.iter().filter_map(|seat| seat.instead_of.as_deref());
            instead.filter(|who| *who == of).count()
        };
        let lacks = self.sitting().count() < self.size as usize;
        out.clone().map(String::as_str).find(|who| lacks && count(who) > stepped(who))
    }

    /// The waits for an answer.
    pub(crate) fn invitations(&self) -> Vec<(What, Option<Date>)> {
        let open = (1..).zip(&self.seats).filter(|(_, seat)| seat.stands == "asked");
        let wanted = |_: &_| self.is_under_way() && !self.has_met;
        open.filter(wanted)
            .map(|(no, seat)| (What::Invitation(no), answer_by(self.purpose, seat.since)))
            .collect()
    }

    pub(super) fn last_days(&self) -> impl Iterator<Item = (What, Date)> {
        let invitations = self.invitations().into_iter();
        let papers = self.waits().into_iter().filter(|(what, _, _)| *what == "papers");
        let papers = papers.map(|(_, _, last)| (What::Papers, last));
        invitations.chain(papers).filter_map(|(what, last)| Some((what, last?)))
    }

    /// What it waits for besides, of whom (nobody named: the office), and until when.
    pub(crate) fn waits(&self) -> Vec<(&'static str, Option<&str>, Option<Date>)> {
        let Terms { papers_days, .. } = terms(self.purpose);
        let mut all = Vec::new();
        if !self.is_under_way() {
            return all;
        }
        if let (Some(days), "meeting", None, false) =
            (papers_days, self.form, self.papers, self.has_met)
        {
            all.push(("papers", None, Some(later(self.on, -days))));
        }
        let asked = !self.invitations().is_empty();
        if self.seats.is_empty() && !self.has_met {
            all.push(("panel", None, None));
        } else if self.has_met || (all.is_empty() && !asked) {
            all.push(("conclusion", self.chair.as_deref(), None));
        }
        all
    }

    fn ask(&mut self, expert: &str, instead_of: Option<&str>, on: Date) {
        self.alternates.retain(|held| held != expert);
        let (expert, instead_of) = (expert.to_owned(), instead_of.map(str::to_owned));
        self.seats.push(Seat { expert, since: on, stands: "asked", instead_of });
    }

    /// The newest invitation of an expert stands so now.
    fn stands(&mut self, expert: &str, stands: &'static str) {
        let seat = self.seats.iter_mut().rev().find(|seat| seat.expert == expert).unwrap();
        seat.stands = stands;
        let leads =
            self.chair.as_deref().is_some_and(|chair| self.sitting().any(|who| who == chair));
        self.chair = self.chair.take().filter(|_| leads);
    }
}

impl Model {
    /// Whom the rules bar: who drafts, their units, and whoever had a hand in a matter that is open or granted.
    pub(super) fn barred(&self) -> Barred {
        let s = self.standard.as_ref().unwrap();
        let matters = s.gates.values().map(|(part, _)| &self.matters[part]);
        Barred {
            drafters: s.all_drafters().into_iter().map(str::to_owned).collect(),
            drafting_units: s.drafting_units.iter().copied().collect(),
            deciders: matters.flat_map(|matter| matter.hands()).map(str::to_owned).collect(),
            ..Barred::default()
        }
    }

    pub(super) fn may_call(&self, s: &Standard, call: &Call, one: &Try, b: &mut Broken) {
        let Terms { forms, sizes, .. } = terms(call.purpose);
        let newest = s.reviewed.get(call.purpose).map(|part| &self.reviews[part]);
        b.when(!is_held_at(call.purpose, s.code), "not-reviewed-here");
        b.when(newest.is_some_and(Review::is_under_way), "review-under-way");
        b.when(one.by.is_none(), "office-unnamed");
        b.when(!forms.contains(&call.form), "form-not-allowed");
        b.when(!sizes.contains(&call.size), "size-unfit");
        b.when(call.on < one.on, "day-gone");
        b.when(one.on != self.today, "impossible-day");
    }

    pub(super) fn of_review(&self, part: &str, one: &Try, b: &mut Broken) {
        let (on, by) = (one.on, one.by.as_deref());
        b.when(on != self.today && !matches!(one.what, Do::Attend { .. }), "impossible-day");
        b.when(by.is_none(), "office-unnamed");
        let Some(review) = self.reviews.get(part) else { return b.by("no-review") };
        b.when(!review.is_under_way(), "review-ended");
        if !b.0.is_empty() {
            return;
        }
        let Terms { papers_days, unit_most, votes, secret, .. } = terms(review.purpose);
        let newest = review.ballots.last().map(|id| &self.ballots[id]);
        // The papers are with the panel so many days before it meets or votes.
        let papers = |meets: Date, b: &mut Broken| {
            let Some(days) = papers_days else { return };
            b.when(review.papers.is_none(), "papers-missing");
            b.when(review.papers.is_some_and(|sent| meets < later(sent, days)), "papers-too-late");
        };
        match &one.what {
            Do::Draw { reason, .. } => {
                b.when(review.has_met, "too-late-to-draw");
                b.when(review.draws > 0 && !reason, "redraw-reason-missing");
                let possible = drawn(review, part, &self.area, &self.experts).is_some();
                b.when(!possible, "panel-cannot-be-formed");
            }
            Do::Name { expert, .. } => {
                b.when(review.has_met, "too-late-to-draw");
                let Some(person) = self.experts.held(expert) else { return b.by("no-expert") };
                let matter = is_of_the_matter(review, &self.id, expert, person);
                b.when(matter || review.has_conflict(expert), "excluded");
                b.when(review.sitting().any(|who| who == expert), "sits-already");
                b.when(review.sitting().count() >= review.size as usize, "panel-full");
                b.when(self.of_unit(review, person.said.unit) >= unit_most, "unit-full");
            }
            Do::Drop { expert, .. } => {
                b.when(!review.sitting().any(|who| who == expert), "not-invited");
            }
            Do::AskAlternate { .. } => {
                b.when(review.has_met, "too-late-to-draw");
                b.when(review.vacancy().is_none(), "panel-full");
                b.when(self.next_alternate(part).is_none(), "panel-short");
            }
            Do::Answer { answer, .. } => {
                let seat = review.seats.iter().rev().find(|seat| Some(seat.expert.as_str()) == by);
                match seat.map(|seat| (seat.stands, answer_by(review.purpose, seat.since))) {
                    None | Some(("redrawn" | "dropped", _)) => b.by("not-invited"),
                    Some(("asked", last)) => {
                        b.when(last.is_some_and(|last| on > last), "invitation-lapsed");
                    }
                    Some(("silent", _)) => b.by("invitation-lapsed"),
                    Some(("accepted", _)) => b.when(*answer != "conflict", "answered-already"),
                    Some(_) => b.by("answered-already"),
                }
            }
            Do::Chair { expert, .. } => b.when(!review.is_member(Some(expert)), "not-invited"),
            Do::Papers { .. } => {
                b.when(self.standard.as_ref().unwrap().papers.is_empty(), "papers-missing");
            }
            Do::Opinion { .. } => b.when(!review.is_member(by), "not-invited"),
            Do::DisposeOpinion { no, taken, reason, .. } => {
                b.when(*no == 0 || *no as usize > review.opinions.len(), "no-opinion");
                b.when(!taken && !reason, "disposal-reason-missing");
            }
            Do::Attend { present, .. } => {
                b.when(on < review.called_on, "impossible-day");
                b.when(review.form == "letter", "no-meeting");
                b.when(!review.is_full() && !review.has_met, "panel-short");
                b.when(newest.is_some_and(|ballot| ballot.is_open()), "ballot-open");
                papers(on, b);
                let distinct: BTreeSet<&String> = present.iter().collect();
                let fits = present.iter().all(|who| review.is_member(Some(who)));
                b.when(!fits || distinct.len() < present.len(), "attendance-unfit");
            }
            Do::CallBallot { closes, cards, .. } => {
                let there = review.members().filter(|who| review.is_there(who)).count();
                b.when(votes && secret == (*cards == 0), "cards-unfit");
                b.when(secret && *cards > 0 && usize::from(*cards) != there, "cards-do-not-add-up");
                if review.form == "meeting" {
                    b.when(!review.has_met, "not-met");
                } else {
                    b.when(!review.is_full() && review.ballots.is_empty(), "panel-short");
                    papers(review.on, b);
                }
                b.when(!votes, "no-vote-rule");
                let held = review.ballots.iter().map(|id| &self.ballots[id]);
                let counted = held.filter(|ballot| !ballot.is_tainted(review));
                b.when(newest.is_some_and(|ballot| ballot.is_open()), "ballot-open");
                b.when(
                    counted.clone().any(|ballot| ballot.came_to() == Some("passed")),
                    "ballot-passed",
                );
                let lost = counted.filter(|ballot| ballot.came_to() == Some("lost")).count();
                b.when(lost >= ROUNDS, "rounds-over");
                b.when(review.ballots.len() >= 8, "too-many-ballots");
                let over = closes.is_some_and(|closes| closes < on);
                b.when(over || (closes.is_none() && review.form == "letter"), "closes-missing");
            }
            Do::Conclude { passed, .. } => {
                let by_letter = review.form == "letter" && !votes && review.is_full();
                b.when(!review.has_met && !by_letter, "not-met");
                b.when(review.chair.as_deref() != by, "not-the-chair");
                let open = review.opinions.iter().any(|(_, must, disposed)| *must && !disposed);
                b.when(*passed && open, "opinions-undisposed");
                match newest {
                    _ if !votes => {}
                    None => b.by("ballot-missing"),
                    Some(ballot) if ballot.is_open() => b.by("ballot-open"),
                    Some(ballot) if ballot.is_tainted(review) => b.by("vote-conflicted"),
                    Some(ballot) => match (ballot.came_to(), passed) {
                        (Some("passed"), true) | (Some("lost"), false) => {}
                        (Some("passed"), false) => b.by("ballot-passed"),
                        (Some(_), _) => b.by("ballot-failed"),
                        (None, _) => b.by("ballot-missing"),
                    },
                }
            }
            _ => {}
        }
    }

    /// How many of a unit sit on a panel.
    fn of_unit(&self, review: &Review, unit: &str) -> usize {
        review.sitting().filter(|who| self.experts.all[*who].said.unit == unit).count()
    }

    /// The first alternate who is not out of the question, does not sit, and has room.
    fn next_alternate(&self, part: &str) -> Option<String> {
        let review = &self.reviews[part];
        let fits = |id: &&String| {
            let person = &self.experts.all[*id];
            !is_out(review, part, id, person)
                && review.sitting().all(|who| who != id.as_str())
                && self.of_unit(review, person.said.unit) < terms(review.purpose).unit_most
        };
        review.alternates.iter().find(fits).cloned()
    }

    pub(super) fn reviewed(&mut self, part: &str, one: &Try) {
        let (on, by) = (one.on, one.by.clone().unwrap());
        let today = self.today;
        let review = self.reviews.get_mut(part).unwrap();
        match &one.what {
            Do::Draw { .. } => {
                let found = drawn(review, part, &self.area, &self.experts);
                let (panel, alternates) = found.unwrap();
                let before: Vec<String> = review.sitting().map(str::to_owned).collect();
                let held = review.seats.iter_mut().filter(|seat| seat.holds());
                held.for_each(|seat| seat.stands = "redrawn");
                (review.draws, review.chair) = (review.draws + 1, None);
                panel.iter().for_each(|expert| review.ask(expert, None, on));
                review.alternates = alternates;
                let left: Vec<String> =
                    before.iter().filter(|who| !panel.contains(who)).cloned().collect();
                let new: Vec<String> =
                    panel.iter().filter(|who| !before.contains(who)).cloned().collect();
                let until = answer_by(review.purpose, on);
                let again: Vec<String> =
                    panel.iter().filter(|who| before.contains(who)).cloned().collect();
                self.experts.ask_again(part, &again, until, on);
                self.experts.release(part, &left, false, on);
                self.experts.ask(part, &new, until, on);
            }
            Do::Name { expert, .. } => {
                review.ask(expert, None, on);
                let until = answer_by(review.purpose, on);
                self.experts.ask(part, std::slice::from_ref(expert), until, on);
            }
            Do::Drop { expert, .. } => {
                review.alternates.retain(|held| held != expert);
                self.falls_out(part, expert, "dropped", on);
            }
            Do::AskAlternate { .. } => {
                let out = review.vacancy().unwrap().to_owned();
                self.steps_in(part, &out, on);
            }
            Do::Answer { answer, .. } => {
                self.experts.answer(part, &by, answer, on);
                match *answer {
                    "accepted" => review.stands(&by, "accepted"),
                    "conflict" => {
                        if let Some(ballot) = review.ballots.last() {
                            self.ballots.get_mut(ballot).unwrap().recuse_if_they_may(&by, today);
                        }
                        self.falls_out(part, &by, "conflict", on);
                    }
                    _ => self.falls_out(part, &by, "declined", on),
                }
            }
            Do::Chair { expert, .. } => review.chair = Some(expert.clone()),
            Do::Papers { .. } => review.papers = Some(on),
            Do::Opinion { must, .. } => review.opinions.push((by, *must, false)),
            Do::DisposeOpinion { no, .. } => review.opinions[*no as usize - 1].2 = true,
            Do::Attend { present, .. } => {
                review.present = Some(present.iter().cloned().collect());
                review.has_met = true;
            }
            Do::CallBallot { closes, cards, .. } => {
                review.has_met = true;
                let id = format!("{part}.{}", review.ballots.len() + 1);
                review.ballots.push(id.clone());
                self.ballots.insert(
                    id,
                    crate::nouns::model::ballots::Ballot::opened(review, *closes, *cards, on),
                );
            }
            Do::Conclude { passed, .. } => {
                let there = |who: &str| review.present.as_ref().is_none_or(|all| all.contains(who));
                let sitting: Vec<&str> = review.sitting().collect();
                let serves = |who: &&&str| review.is_member(Some(who)) && there(who);
                let served: Vec<String> =
                    sitting.iter().filter(serves).map(|who| (*who).to_owned()).collect();
                let not: Vec<String> = sitting
                    .iter()
                    .filter(|who| !serves(who))
                    .map(|who| (*who).to_owned())
                    .collect();
                review.ended = Some(if *passed { "passed" } else { "failed" });
                self.experts.release(part, &served, true, on);
                self.experts.release(part, &not, false, on);
            }
            _ => self.dissolves(part, on),
        }
    }

    /// It ends without a conclusion; nothing where it is over.
    pub(super) fn dissolves(&mut self, part: &str, on: Date) {
        let review = self.reviews.get_mut(part).unwrap();
        if !review.is_under_way() {
            return;
        }
        review.ended = Some("dissolved");
        if let Some(ballot) = review.ballots.last() {
            self.ballots.get_mut(ballot).unwrap().annul_if_open();
        }
        let sitting: Vec<String> = review.sitting().map(str::to_owned).collect();
        self.experts.release(part, &sitting, false, on);
    }

    /// Somebody falls out, is let go, and the next alternate steps in where it has not met.
    fn falls_out(&mut self, part: &str, expert: &str, stands: &'static str, on: Date) {
        let review = self.reviews.get_mut(part).unwrap();
        review.stands(expert, stands);
        let has_met = review.has_met;
        if !has_met && self.next_alternate(part).is_some() {
            self.steps_in(part, expert, on);
        }
        self.experts.release(part, &[expert.to_owned()], false, on);
    }

    fn steps_in(&mut self, part: &str, out: &str, on: Date) {
        let into = self.next_alternate(part).unwrap();
        let review = self.reviews.get_mut(part).unwrap();
        review.ask(&into, Some(out), on);
        self.experts.ask(part, &[into], answer_by(review.purpose, on), on);
    }

    /// The clock has noted an invitation that nobody answered. Only on the day itself is somebody else asked.
    pub(super) fn fell_silent(&mut self, part: &str, what: What, on: Date) {
        let What::Invitation(no) = what else { return };
        let review = self.reviews.get_mut(part).unwrap();
        let seat = &mut review.seats[no as usize - 1];
        seat.stands = "silent";
        let expert = seat.expert.clone();
        self.experts.answer(part, &expert, "silent", on);
        if on == self.today && self.next_alternate(part).is_some() {
            self.steps_in(part, &expert, on);
        }
        self.experts.release(part, &[expert], false, on);
    }
}
