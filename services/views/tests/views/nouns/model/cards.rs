//! Cards of a secret ballot: who drew one, which were voided, what lies in the box, and what was counted out of it.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::nouns::model::ballots::Ballot;
use crate::nouns::model::{Broken, Model};
use crate::nouns::tries::{Do, Try};

#[derive(Debug, Clone)]
pub(crate) struct Cards {
    /// They are numbered from 1.
    pub(crate) count: u8,
    pub(crate) handed: Option<Handed>,
    /// What lies in the box, in the order in which it came; none once that is lost.
    pub(crate) held: Option<Vec<(u8, &'static str)>>,
    /// What was counted, and who had signed the roll.
    pub(crate) cast: Vec<(u8, &'static str)>,
    pub(crate) voted: BTreeSet<String>,
}

#[derive(Debug, Clone)]
pub(crate) struct Handed {
    pub(crate) to: BTreeSet<String>,
    pub(crate) voided: BTreeSet<u8>,
}

impl Cards {
    pub(super) fn printed(count: u8) -> Cards {
        Cards {
            count,
            handed: None,
            held: Some(Vec::new()),
            cast: Vec::new(),
            voted: BTreeSet::new(),
        }
    }

    /// The cards that somebody holds and that are not in the box.
    pub(crate) fn out(&self) -> Vec<u8> {
        let Some(handed) = &self.handed else { return Vec::new() };
        let used = |card: &u8| self.held.iter().flatten().any(|(held, _)| held == card);
        (1..=self.count).filter(|card| !handed.voided.contains(card) && !used(card)).collect()
    }

    /// Whether a count ends in one: the box is there, and as many signed as there are cards in it.
    fn is_a_count(&self, voted: &[String]) -> bool {
        self.held.as_ref().is_some_and(|held| held.len() == voted.len())
    }
}

impl Model {
    pub(super) fn of_card(&self, id: &str, card: u8, choice: &str, on: Date, b: &mut Broken) {
        let ballot = self.ballots.get(id);
        let cards = ballot.and_then(|ballot| ballot.cards.as_ref());
        let (Some(ballot), Some(cards)) =
            (ballot, cards.filter(|cards| (1..=cards.count).contains(&card)))
        else {
            // Whoever has no card of it learns nothing of the ballot.
            return b.by("card-foreign");
        };
        b.when(ballot.stands == "annulled", "ballot-annulled");
        b.when(ballot.is_over(on), "ballot-closed");
        b.when(cards.handed.is_none(), "cards-not-handed");
        b.when(
            cards.handed.as_ref().is_some_and(|handed| handed.voided.contains(&card)),
            "card-voided",
        );
        b.when(cards.held.is_none(), "box-lost");
        let other = cards.held.iter().flatten().find(|(held, _)| *held == card);
        b.when(other.is_some_and(|(_, held)| *held != choice), "card-used");
    }

    pub(super) fn is_cast(&mut self, id: &str, card: u8, choice: &'static str) {
        let cards = self.ballots.get_mut(id).and_then(|ballot| ballot.cards.as_mut()).unwrap();
        let held = cards.held.as_mut().unwrap();
        if !held.contains(&(card, choice)) {
            held.push((card, choice));
        }
    }

    pub(super) fn box_is_lost(&mut self, id: &str) {
        self.ballots.get_mut(id).and_then(|ballot| ballot.cards.as_mut()).unwrap().held = None;
    }
}

impl Ballot {
    /// The rules about handing cards out, and about a count.
    pub(super) fn of_cards(&self, one: &Try, b: &mut Broken) {
        let by = one.by.as_deref();
        match (&one.what, &self.cards) {
            (Do::HandCards { .. }, None) => b.by("vote-is-by-name"),
            (Do::HandCards { to, voided, scrutineer, .. }, Some(cards)) => {
                b.when(by == Some(scrutineer), "teller-alone");
                b.when(cards.handed.is_some(), "cards-handed-already");
                for person in to {
                    let elector = self.electors.get(person);
                    b.when(self.recused.contains(person), "recused");
                    b.when(elector.is_none(), "not-an-elector");
                    b.when(elector == Some(&false), "not-present");
                }
                let foreign = |card: &u8| !(1..=cards.count).contains(card);
                b.when(voided.iter().any(foreign), "card-foreign");
                let distinct = to.iter().collect::<BTreeSet<_>>().len() == to.len()
                    && voided.iter().collect::<BTreeSet<_>>().len() == voided.len();
                let all = to.len() + voided.len() == usize::from(cards.count);
                b.when(!distinct || !all, "cards-do-not-add-up");
            }
            (Do::Close { voted, scrutineer, .. }, Some(cards)) => {
                b.when(scrutineer.is_none() || *scrutineer == by, "teller-alone");
                b.when(cards.handed.is_none(), "cards-not-handed");
                let drew = |who: &String| cards.handed.as_ref().is_some_and(|h| h.to.contains(who));
                let once = voted.iter().collect::<BTreeSet<_>>().len() == voted.len();
                let sound = once && voted.iter().all(drew);
                // Without a box nobody looks at the roll.
                b.when(!sound && cards.held.is_some(), "count-unsound");
            }
            _ => {}
        }
    }

    /// It is counted; where that is no count, it is void.
    pub(super) fn counts(&mut self, voted: &[String]) {
        match &mut self.cards {
            Some(cards) if cards.is_a_count(voted) => {
                cards.cast = cards.held.clone().unwrap_or_default();
                cards.voted = voted.iter().cloned().collect();
                self.end();
            }
            Some(_) => self.annul_if_open(),
            None => self.end(),
        }
    }
}
