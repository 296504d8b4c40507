//! `plumbline ballot`: votes by name, and their arithmetic.

use std::path::Path;

use plumbline_lifecycle::ballot::{Choice, Command};
use plumbline_lifecycle::{BallotId, Sentence, StreamId};

use crate::failure::Failure;
use crate::output::say;
use crate::reading;
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
    /// Close it and count.
    Close {
        /// The ballot.
        ballot: BallotId,
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
        Ballot::Cast { ballot, choice, reason, acting } => {
            (ballot, acting, Command::CastVote { choice, reason })
        }
        Ballot::Recuse { ballot, reason, acting } => (ballot, acting, Command::Recuse { reason }),
        Ballot::Close { ballot, acting } => {
            (ballot, acting, Command::CloseBallot { voted: Vec::new(), scrutineer: None })
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
