//! How each event changes a ballot.

use jiff::civil::Date;

use crate::ballot::event::Event;
use crate::ballot::roll::{Ballot, Cards, Handed, Roll, Vote};
use crate::misfit::Misfit;

impl Ballot {
    /// Folds one event that happened on `on` into the state.
    ///
    /// # Errors
    /// [`Misfit`] when it cannot have happened to this state.
    pub fn evolve(self, event: &Event, on: Date) -> Result<Ballot, Misfit> {
        let misfit = Misfit { event: event.kind().name(), state: self.in_words().into() };
        Ok(match (self, event.clone()) {
            (Ballot::Unborn, event @ Event::BallotOpened { .. }) => {
                Ballot::Open(Box::new(opened(event, on).ok_or(misfit)?))
            }
            (Ballot::Open(mut roll), Event::VoteCast { by, choice, reason }) => {
                roll.votes.push(Vote { by, choice, reason });
                Ballot::Open(roll)
            }
            (Ballot::Open(mut roll), Event::VoterRecused { by, reason }) => {
                roll.recused.push((by, reason));
                Ballot::Open(roll)
            }
            (Ballot::Open(mut roll), Event::CardsHanded { to, voided, by, scrutineer }) => {
                let cards = roll.cards.as_mut().ok_or(misfit)?;
                cards.handed = Some(Handed { to, voided, by, scrutineer });
                Ballot::Open(roll)
            }
            (Ballot::Open(roll), Event::BallotClosed {}) => Ballot::Closed { roll, on },
            (Ballot::Open(mut roll), Event::BallotCounted { cast, voted, .. }) => {
                let cards = roll.cards.as_mut().ok_or(misfit)?;
                (cards.cast, cards.voted) = (cast, voted);
                Ballot::Closed { roll, on }
            }
            (Ballot::Open(roll), Event::BallotAnnulled { reason }) => {
                Ballot::Annulled { roll, reason, on }
            }
            _ => return Err(misfit),
        })
    }

    fn in_words(&self) -> &'static str {
        match self {
            Ballot::Unborn => "a ballot that nobody opened",
            Ballot::Open(_) => "an open ballot",
            Ballot::Closed { .. } => "a ballot that was closed",
            Ballot::Annulled { .. } => "a ballot that was annulled",
        }
    }
}

fn opened(event: Event, on: Date) -> Option<Roll> {
    let Event::BallotOpened { matter, binding, rule, round, form, electors, closes, cards } = event
    else {
        return None;
    };
    let secret = Cards { hashes: cards, handed: None, cast: Vec::new(), voted: Vec::new() };
    let cards = (!secret.hashes.is_empty()).then_some(secret);
    Some(Roll {
        matter,
        binding,
        rule,
        round,
        form,
        electors,
        opened_on: on,
        closes,
        votes: Vec::new(),
        recused: Vec::new(),
        cards,
        noted: Vec::new(),
    })
}
