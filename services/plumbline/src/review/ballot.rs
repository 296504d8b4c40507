//! `plumbline ballot`: votes by name and in secret, and their arithmetic.

use std::path::Path;

use plumbline_lifecycle::ballot::{Choice, Command};
use plumbline_lifecycle::{BallotId, PersonId, Sentence, StreamId};

use crate::failure::Failure;
use crate::output::say;
use crate::reading;
use crate::review::cards::{self, Cards, LeftOver};
use crate::review::picture;
use crate::send::{Acting, act};
use crate::words::{NotTaken, one_of};

#[derive(clap::Subcommand)]
pub(crate) enum Ballot {
    /// One ballot: who may vote, what was cast, and the arithmetic in one sentence.
    Show {
        /// The ballot, as day-care.draft.1.1.
        ballot: BallotId,
    },
    /// Make the cards of a secret ballot, and the list of their hashes; by the scrutineer, on a machine of their own.
    Cards(Cards),
    /// Record who drew a card, before anybody votes; by the teller.
    Hand {
        /// The ballot.
        ballot: BallotId,
        /// Who drew one.
        #[arg(long, value_name = "PERSON", num_args = 1..)]
        to: Vec<PersonId>,
        /// The cards that were left over and opened, by code or hash.
        #[arg(long, value_name = "CARD", num_args = 1..)]
        void: Vec<LeftOver>,
        /// Who watches over it, and is not the teller.
        #[arg(long, value_name = "PERSON")]
        scrutineer: PersonId,
        #[command(flatten)]
        acting: Acting,
    },
    /// Vote by name, once.
    Cast {
        /// The ballot.
        ballot: BallotId,
        /// yes, no or abstain.
        #[arg(value_parser = choice)]
        choice: Choice,
        /// Why; some rules ask for it with a no.
        #[arg(long, value_name = "TEXT")]
        reason: Option<Sentence>,
        #[command(flatten)]
        acting: Acting,
    },
    /// Take no part.
    Recuse {
        /// The ballot.
        ballot: BallotId,
        /// Why.
        #[arg(long, value_name = "TEXT")]
        reason: Sentence,
        #[command(flatten)]
        acting: Acting,
    },
    /// Close it and count; a secret one out of its box, with the roll that each signed on leaving.
    Close {
        /// The ballot.
        ballot: BallotId,
        /// Who signed the roll of a secret ballot.
        #[arg(long, value_name = "PERSON", num_args = 1..)]
        voted: Vec<PersonId>,
        /// Who watches over the count of a secret ballot, and is not the teller.
        #[arg(long, value_name = "PERSON")]
        scrutineer: Option<PersonId>,
        #[command(flatten)]
        acting: Acting,
    },
    /// Declare it void.
    Annul {
        /// The ballot.
        ballot: BallotId,
        /// Why.
        #[arg(long, value_name = "TEXT")]
        reason: Sentence,
        #[command(flatten)]
        acting: Acting,
    },
}

pub(crate) fn run(data: &Path, ballot: Ballot) -> Result<(), Failure> {
    let (ballot, acting, command) = match ballot {
        Ballot::Show { ballot } => {
            let reader = reading::log(data)?;
            say(&picture::ballot(&reader, &ballot)?);
            return Ok(());
        }
        Ballot::Cards(cards) => return cards::run(&cards),
        Ballot::Hand { ballot, to, void, scrutineer, acting } => {
            let voided = void.iter().map(|card| card.hash(&ballot)).collect();
            (ballot, acting, Command::HandCards { to, voided, scrutineer })
        }
        Ballot::Cast { ballot, choice, reason, acting } => {
            (ballot, acting, Command::CastVote { choice, reason })
        }
        Ballot::Recuse { ballot, reason, acting } => (ballot, acting, Command::Recuse { reason }),
        Ballot::Close { ballot, voted, scrutineer, acting } => {
            (ballot, acting, Command::CloseBallot { voted, scrutineer })
        }
        Ballot::Annul { ballot, reason, acting } => {
            (ballot, acting, Command::AnnulBallot { reason })
        }
    };
    act(data, &acting, StreamId::Ballot(ballot), command).map(drop)
}

fn choice(key: &str) -> Result<Choice, NotTaken> {
    let known = Choice::ALL.into_iter().find(|choice| choice.key() == key);
    known.ok_or_else(|| one_of(&Choice::ALL.map(Choice::key)))
}
