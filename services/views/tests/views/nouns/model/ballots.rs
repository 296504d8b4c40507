//! Ballots by name: who may vote, who has, and what that comes to, by two fractions.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::nouns::model::reviews::Review;
use crate::nouns::model::{Broken, Model};
use crate::nouns::tries::{Do, Try};

#[derive(Debug, Clone)]
pub(crate) struct Ballot {
    form: &'static str,
    /// Who may vote, and whether they are there.
    electors: BTreeMap<String, bool>,
    pub(crate) opened_on: Date,
    pub(crate) closes: Option<Date>,
    pub(crate) votes: BTreeMap<String, &'static str>,
    pub(crate) recused: BTreeSet<String>,
    /// `open`, `closed` or `annulled`.
    pub(crate) stands: &'static str,
}

/// What is counted: members, present, yes, no, abstained.
pub(crate) type Counted = [usize; 5];

impl Ballot {
    pub(super) fn opened(review: &Review, closes: Option<Date>, on: Date) -> Ballot {
        let there = |who: &str| {
            review.form == "letter" || review.present.as_ref().is_some_and(|all| all.contains(who))
        };
        Ballot {
            form: review.form,
            electors: review.members().map(|who| (who.to_owned(), there(who))).collect(),
            opened_on: on,
            closes,
            votes: BTreeMap::new(),
            recused: BTreeSet::new(),
            stands: "open",
        }
    }

    pub(crate) fn is_open(&self) -> bool {
        self.stands == "open"
    }

    fn is_over(&self, on: Date) -> bool {
        self.stands == "closed" || (self.is_open() && self.closes.is_some_and(|closes| on > closes))
    }

    /// Those who could still vote on that day.
    pub(crate) fn waits_for(&self, on: Date) -> impl Iterator<Item = &str> {
        let open = self.is_open() && !self.is_over(on);
        self.electors
            .iter()
            .filter(move |(who, there)| {
                open && **there && !self.votes.contains_key(*who) && !self.recused.contains(*who)
            })
            .map(|(who, _)| who.as_str())
    }

    /// Whether somebody's vote is wanted on that day.
    pub(crate) fn wants(&self, who: &str, day: Date) -> bool {
        let there = self.electors.get(who) == Some(&true);
        self.is_open()
            && !self.is_over(day)
            && there
            && !self.votes.contains_key(who)
            && !self.recused.contains(who)
    }

    pub(crate) fn counted(&self) -> Counted {
        let members = self.electors.iter().filter(|(who, _)| !self.recused.contains(*who));
        let present = match self.form {
            "letter" => self.votes.len(),
            _ => members.clone().filter(|(_, there)| **there).count(),
        };
        let [yes, no, abstained] = ["yes", "no", "abstain"]
            .map(|of| self.votes.values().filter(|vote| **vote == of).count());
        [members.count(), present, yes, no, abstained]
    }

    /// What a ballot came to that was closed: two thirds must be there, else it is void; three quarters of those must agree.
    pub(crate) fn came_to(&self) -> Option<&'static str> {
        let [members, present, yes, ..] = self.counted();
        let at_least = |part: usize, num: usize, den: usize, whole: usize| {
            whole > 0 && part >= (whole * num).div_ceil(den)
        };
        (self.stands == "closed").then_some(())?;
        Some(if !at_least(present, 2, 3, members) {
            "void"
        } else if at_least(yes, 3, 4, present) {
            "passed"
        } else {
            "lost"
        })
    }

    /// Whether somebody voted who has declared a conflict in this review.
    pub(super) fn is_tainted(&self, review: &Review) -> bool {
        self.stands == "closed" && self.votes.keys().any(|who| review.has_conflict(who))
    }

    pub(super) fn recuse_if_they_may(&mut self, who: &str, on: Date) {
        let votes = self.votes.contains_key(who);
        if self.is_open() && !self.is_over(on) && self.electors.contains_key(who) && !votes {
            self.recused.insert(who.to_owned());
        }
    }

    pub(super) fn annul_if_open(&mut self) {
        if self.is_open() {
            self.stands = "annulled";
        }
    }

    pub(super) fn end(&mut self) {
        self.stands = "closed";
    }
}

impl Model {
    pub(super) fn of_ballot(&self, id: &str, one: &Try, b: &mut Broken) {
        b.when(one.on != self.today, "impossible-day");
        b.when(one.by.is_none(), "voter-unnamed");
        let Some(ballot) = self.ballots.get(id) else { return b.by("no-ballot") };
        b.when(ballot.stands == "annulled", "ballot-annulled");
        b.when(ballot.stands == "closed", "ballot-closed");
        let by = one.by.as_deref().unwrap_or_default();
        if let Do::Vote { .. } | Do::Recuse { .. } = one.what {
            b.when(ballot.is_over(one.on), "ballot-closed");
            b.when(ballot.recused.contains(by), "recused");
            b.when(!ballot.electors.contains_key(by), "not-an-elector");
            b.when(ballot.votes.contains_key(by), "voted-already");
        }
        if let Do::Vote { choice, reason, .. } = &one.what {
            b.when(ballot.electors.get(by) == Some(&false), "not-present");
            b.when(*choice == "no" && !reason, "reason-missing");
        }
    }

    pub(super) fn voted(&mut self, id: &str, one: &Try) {
        let ballot = self.ballots.get_mut(id).unwrap();
        let by = one.by.clone().unwrap_or_default();
        match &one.what {
            Do::Vote { choice, .. } => _ = ballot.votes.insert(by, choice),
            Do::Recuse { .. } => _ = ballot.recused.insert(by),
            Do::Close { .. } => ballot.end(),
            _ => ballot.stands = "annulled",
        }
    }
}
