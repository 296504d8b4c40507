//! The state of a ballot.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ballot::card::CastCard;
use crate::ballot::choice::Choice;
use crate::ballot::elector::Elector;
use crate::ballot::tally::{Counts, Tally};
use crate::deadline::Noted;
use crate::procedure::{Binding, Form};
use crate::words::{Digest, Name, PartId, PersonId, Sentence};

/// One ballot.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ballot {
    /// Nobody has opened it.
    #[default]
    Unborn,
    /// Votes may be cast.
    Open(Box<Roll>),
    /// It is over, and its votes count.
    Closed {
        /// As it stood at the end.
        roll: Box<Roll>,
        /// On which day.
        on: Date,
    },
    /// It is void.
    Annulled {
        /// As it stood then.
        roll: Box<Roll>,
        /// Why.
        reason: Sentence,
        /// On which day.
        on: Date,
    },
}

/// Who may vote, by which rule, and what was cast.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roll {
    /// The review that votes.
    pub matter: PartId,
    /// The procedure of the rule.
    pub binding: Binding,
    /// The rule's key among the votes of that procedure.
    pub rule: Name,
    /// The how manieth round.
    pub round: u32,
    /// In a meeting or by letter.
    pub form: Form,
    /// Who may vote, as it was when it was opened.
    pub electors: Vec<Elector>,
    /// The day on which it was opened.
    pub opened_on: Date,
    /// The last day.
    pub closes: Option<Date>,
    /// The votes by name, in their order.
    pub votes: Vec<Vote>,
    /// Who takes no part, and why.
    pub recused: Vec<(PersonId, Sentence)>,
    /// The cards of a secret ballot.
    pub cards: Option<Cards>,
    /// What the clock has noted of its last days.
    #[serde(alias = "passed")]
    pub noted: Vec<Noted>,
}

/// A vote by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vote {
    /// Whose.
    pub by: PersonId,
    /// What.
    pub choice: Choice,
    /// Why.
    pub reason: Option<Sentence>,
}

/// The cards of a secret ballot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cards {
    /// Their hashes, sorted.
    pub hashes: Vec<Digest>,
    /// Once they were handed out.
    pub handed: Option<Handed>,
    /// What lay in the box, by hash, once it was counted.
    pub cast: Vec<CastCard>,
    /// Who signed the roll on leaving, by id.
    pub voted: Vec<PersonId>,
}

/// Who drew a card, and what was left over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handed {
    /// Who drew one.
    pub to: Vec<PersonId>,
    /// The cards that were left, opened and voided.
    pub voided: Vec<Digest>,
    /// The teller.
    pub by: PersonId,
    /// The scrutineer.
    pub scrutineer: PersonId,
}

impl Ballot {
    /// The roll, once it was opened.
    #[must_use]
    pub fn roll(&self) -> Option<&Roll> {
        match self {
            Ballot::Unborn => None,
            Ballot::Open(roll) | Ballot::Closed { roll, .. } | Ballot::Annulled { roll, .. } => {
                Some(roll)
            }
        }
    }

    /// Whether votes may be cast.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self, Ballot::Open(_))
    }

    pub(crate) fn note(&mut self, noted: Noted) {
        match self {
            Ballot::Unborn => {}
            Ballot::Open(roll) | Ballot::Closed { roll, .. } | Ballot::Annulled { roll, .. } => {
                noted.add_to(&mut roll.noted);
            }
        }
    }

    pub(crate) fn weight(&self) -> usize {
        self.roll().map_or(0, |roll| {
            let cards = roll
                .cards
                .as_ref()
                .map_or(0, |cards| 100 * (cards.hashes.len() + cards.cast.len()));
            size_of::<Roll>()
                + 150 * roll.electors.len()
                + 150 * roll.votes.len()
                + 150 * roll.recused.len()
                + cards
        })
    }
}

impl Roll {
    /// Whether nobody may know who voted how.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        self.cards.is_some()
    }

    /// Whether somebody takes no part.
    #[must_use]
    pub fn has_recused(&self, person: &PersonId) -> bool {
        self.recused.iter().any(|(held, _)| held == person)
    }

    /// An elector who has not recused themselves.
    #[must_use]
    pub fn elector(&self, person: &PersonId) -> Option<&Elector> {
        self.members().find(|elector| elector.person == *person)
    }

    /// Who may vote and has not recused themselves.
    pub fn members(&self) -> impl Iterator<Item = &Elector> {
        self.electors.iter().filter(|elector| !self.has_recused(&elector.person))
    }

    /// Of those who are there and vote by name, who has not yet; of a secret ballot nobody knows.
    pub fn have_not_voted(&self) -> impl Iterator<Item = &Elector> {
        self.members().filter(|elector| {
            !elector.absent
                && !self.is_secret()
                && self.votes.iter().all(|vote| vote.by != elector.person)
        })
    }

    /// What was cast so far; of a secret ballot nothing before it was counted. A class of electors is counted apart, but
    /// for what is chosen on cards, which are of no class.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let mut all = Counts::default();
        let mut classes: BTreeMap<String, Counts> = BTreeMap::new();
        for elector in self.members() {
            let vote = self.votes.iter().find(|vote| vote.by == elector.person);
            let handed = self.cards.as_ref().and_then(|cards| cards.handed.as_ref());
            let handed = handed.is_some_and(|handed| handed.to.contains(&elector.person));
            let present = match self.form {
                Form::Meeting => !elector.absent,
                Form::Letter => vote.is_some(),
            };
            let counted = Counts {
                members: 1,
                present: present.into(),
                cast: vote.is_some().into(),
                yes: vote.is_some_and(|vote| vote.choice == Choice::Yes).into(),
                no: vote.is_some_and(|vote| vote.choice == Choice::No).into(),
                abstain: vote.is_some_and(|vote| vote.choice == Choice::Abstain).into(),
                drafting_unit: (elector.drafting_unit && (vote.is_some() || handed)).into(),
            };
            all.add(&counted);
            if let Some(class) = &elector.class {
                classes.entry(class.to_string()).or_default().add(&counted);
            }
        }
        if let Some(cards) = &self.cards {
            let chosen =
                |choice| cards.cast.iter().filter(|card| card.choice == choice).count() as u64;
            (all.yes, all.no, all.abstain) =
                (chosen(Choice::Yes), chosen(Choice::No), chosen(Choice::Abstain));
            all.cast = cards.cast.len() as u64;
            if self.form == Form::Letter {
                all.present = all.cast;
            }
        }
        let recused = self.recused.len() as u64;
        Tally { form: self.form, round: self.round, all, classes, recused }
    }
}

impl Counts {
    fn add(&mut self, other: &Counts) {
        self.members += other.members;
        self.present += other.present;
        self.cast += other.cast;
        self.yes += other.yes;
        self.no += other.no;
        self.abstain += other.abstain;
        self.drafting_unit += other.drafting_unit;
    }
}
