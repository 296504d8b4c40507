//! Ballots by name and in secret: who may vote, who has, and what that comes to, by two fractions.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::nouns::model::cards::{Cards, Handed};
use crate::nouns::model::reviews::Review;
use crate::nouns::model::{Broken, Model};
use crate::nouns::tries::{Do, Try};

#[derive(Debug, Clone)]
pub(crate) struct Ballot {
    form: &'static str,
    /// Who may vote, and whether they are there.
    pub(super) electors: BTreeMap<String, bool>,
    pub(crate) opened_on: Date,
    pub(crate) closes: Option<Date>,
    pub(crate) votes: BTreeMap<String, &'static str>,
    pub(crate) recused: BTreeSet<String>,
    /// Of a secret one.
    pub(crate) cards: Option<Cards>,
    /// `open`, `closed` or `annulled`.
    pub(crate) stands: &'static str,
}

/// What is counted: members, present, yes, no, abstained.
pub(crate) type Counted = [usize; 5];

impl Ballot {
    pub(super) fn opened(review: &Review, closes: Option<Date>, cards: u8, on: Date) -> Ballot {
        Ballot {
            form: review.form,
            electors: review.members().map(|who| (who.to_owned(), review.is_there(who))).collect(),
            opened_on: on,
            closes,
            votes: BTreeMap::new(),
            recused: BTreeSet::new(),
            cards: (cards > 0).then(|| Cards::printed(cards)),
            stands: "open",
        }
    }

    pub(crate) fn is_open(&self) -> bool {
        self.stands == "open"
    }

    pub(crate) fn is_secret(&self) -> bool {
        self.cards.is_some()
    }

    pub(super) fn is_over(&self, on: Date) -> bool {
        self.stands == "closed" || (self.is_open() && self.closes.is_some_and(|closes| on > closes))
    }

    /// Those who could still vote by name on that day.
    pub(crate) fn waits_for(&self, on: Date) -> impl Iterator<Item = &str> {
        let open = self.is_open() && !self.is_over(on) && !self.is_secret();
        self.electors
            .iter()
            .filter(move |(who, there)| {
                open && **there && !self.votes.contains_key(*who) && !self.recused.contains(*who)
            })
            .map(|(who, _)| who.as_str())
    }

    /// Who may draw a card: those who are there and take part.
    pub(crate) fn may_draw(&self) -> impl Iterator<Item = &str> {
        let there =
            self.electors.iter().filter(|(who, there)| **there && !self.recused.contains(*who));
        there.map(|(who, _)| who.as_str())
    }

    /// Whether somebody's vote is wanted on that day. Of a secret one nobody knows who has voted; who drew no card cannot.
    pub(crate) fn wants(&self, who: &str, day: Date) -> bool {
        let there = self.electors.get(who) == Some(&true);
        let handed = self.cards.as_ref().and_then(|cards| cards.handed.as_ref());
        let has_card = handed.is_none_or(|handed| handed.to.contains(who));
        has_card
            && self.is_open()
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
        let by_card = self.cards.iter().flat_map(|cards| &cards.cast).map(|(_, choice)| choice);
        let chosen = || self.votes.values().chain(by_card.clone());
        let [yes, no, abstained] =
            ["yes", "no", "abstain"].map(|of| chosen().filter(|choice| **choice == of).count());
        [members.count(), present, yes, no, abstained]
    }

    /// What a ballot came to that was closed: two thirds must be there, else it is void; three quarters of those must agree. In secret
    /// two thirds must have cast a card, and more than half of these cards agree.
    pub(crate) fn came_to(&self) -> Option<&'static str> {
        let [members, present, yes, no, abstained] = self.counted();
        let at_least = |part: usize, num: usize, den: usize, whole: usize| {
            whole > 0 && part >= (whole * num).div_ceil(den)
        };
        (self.stands == "closed").then_some(())?;
        if self.is_secret() {
            let cast = yes + no + abstained;
            return Some(match (at_least(cast, 2, 3, members), 2 * yes > cast) {
                (false, _) => "void",
                (true, true) => "passed",
                (true, false) => "lost",
            });
        }
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
        let rolled = self.cards.iter().flat_map(|cards| &cards.voted);
        let mut voted = self.votes.keys().chain(rolled);
        self.stands == "closed" && voted.any(|who| review.has_conflict(who))
    }

    pub(super) fn recuse_if_they_may(&mut self, who: &str, on: Date) {
        let handed = self.cards.as_ref().is_some_and(|cards| cards.handed.is_some());
        let votes = self.votes.contains_key(who) || handed;
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
        let lost =
            |ballot: &Ballot| ballot.cards.as_ref().is_some_and(|cards| cards.held.is_none());
        // The service itself annuls one whose box is gone.
        let by_service =
            matches!(one.what, Do::Annul { .. }) && self.ballots.get(id).is_some_and(lost);
        b.when(one.by.is_none() && !by_service, "voter-unnamed");
        let Some(ballot) = self.ballots.get(id) else { return b.by("no-ballot") };
        b.when(ballot.stands == "annulled", "ballot-annulled");
        b.when(ballot.stands == "closed", "ballot-closed");
        let by = one.by.as_deref().unwrap_or_default();
        ballot.of_cards(one, b);
        if let Do::Vote { .. } | Do::Recuse { .. } | Do::HandCards { .. } = one.what {
            b.when(ballot.is_over(one.on), "ballot-closed");
        }
        if let Do::Vote { .. } | Do::Recuse { .. } = one.what {
            b.when(ballot.recused.contains(by), "recused");
            b.when(!ballot.electors.contains_key(by), "not-an-elector");
            b.when(ballot.votes.contains_key(by), "voted-already");
        }
        if let Do::Recuse { .. } = one.what {
            let handed = ballot.cards.as_ref().is_some_and(|cards| cards.handed.is_some());
            b.when(handed, "cards-handed-already");
        }
        if let Do::Vote { choice, reason, .. } = &one.what {
            b.when(ballot.is_secret(), "vote-is-secret");
            b.when(ballot.electors.get(by) == Some(&false), "not-present");
            b.when(*choice == "no" && !reason && !ballot.is_secret(), "reason-missing");
        }
    }

    pub(super) fn voted(&mut self, id: &str, one: &Try) {
        let ballot = self.ballots.get_mut(id).unwrap();
        let by = one.by.clone().unwrap_or_default();
        match &one.what {
            Do::Vote { choice, .. } => _ = ballot.votes.insert(by, choice),
            Do::Recuse { .. } => _ = ballot.recused.insert(by),
            Do::HandCards { to, voided, .. } => {
                let (to, voided) = (to.iter().cloned().collect(), voided.iter().copied().collect());
                ballot.cards.as_mut().unwrap().handed = Some(Handed { to, voided });
            }
            Do::Close { voted, .. } => ballot.counts(voted),
            _ => ballot.stands = "annulled",
        }
    }
}
