//! `plumbline approve`, `plumbline decide` and `plumbline approval`: what a person does with an approval; `show` and `list` only
//! read.

mod approve;
mod decide;
mod find;
mod list;
mod picture;
mod show;

use std::path::Path;

use plumbline_lifecycle::approval::Command;
use plumbline_lifecycle::{PersonId, Sentence, StreamId};

use crate::failure::Failure;
use crate::send::{Acting, act};

pub(crate) use approve::{Arguments as Approve, run as approve};
pub(crate) use decide::{Arguments as Decide, run as decide};

#[derive(clap::Subcommand)]
pub(crate) enum Approval {
    /// The chain of one approval, and what was said.
    Show(show::Arguments),
    /// The approvals, of one standard or of all.
    List(list::Arguments),
    /// Add a signer (加签) to the seat that a person fills.
    AddSigner {
        /// The approval, or the standard that has one under way.
        approval: String,
        /// Who is added.
        #[arg(long, value_name = "PERSON")]
        signer: PersonId,
        /// Where: before, beside or after.
        #[arg(long, value_parser = find::place)]
        place: plumbline_lifecycle::approval::Place,
        #[command(flatten)]
        acting: Acting,
    },
    /// Remove a signer (减签) whom one added.
    RemoveSigner {
        /// The approval, or the standard that has one under way.
        approval: String,
        /// Who is removed.
        #[arg(long, value_name = "PERSON")]
        signer: PersonId,
        #[command(flatten)]
        acting: Acting,
    },
    /// Hand the seat over (转办).
    HandOver {
        /// The approval, or the standard that has one under way.
        approval: String,
        /// To whom.
        #[arg(long, value_name = "PERSON")]
        to: PersonId,
        /// Why.
        #[arg(long, value_name = "TEXT")]
        reason: Sentence,
        #[command(flatten)]
        acting: Acting,
    },
    /// Submit it again (重新提交), with the documents as they are now.
    Resubmit {
        /// The approval, or the standard that has one under way.
        approval: String,
        /// What was done about it.
        #[arg(long, value_name = "TEXT")]
        note: Sentence,
        #[command(flatten)]
        acting: Acting,
    },
    /// Take the matter back (撤回), as its submitter.
    TakeBack {
        /// The approval, or the standard that has one under way.
        approval: String,
        #[command(flatten)]
        acting: Acting,
    },
    /// Take one's own decision back, while nothing was decided after it.
    TakeBackDecision {
        /// The approval, or the standard that has one under way.
        approval: String,
        #[command(flatten)]
        acting: Acting,
    },
    /// Remind (催办), once a day.
    Remind {
        /// The approval, or the standard that has one under way.
        approval: String,
        #[command(flatten)]
        acting: Acting,
    },
    /// Send a copy (抄送).
    Copy {
        /// The approval, or the standard that has one under way.
        approval: String,
        /// To whom.
        #[arg(long, value_name = "PERSON")]
        to: PersonId,
        #[command(flatten)]
        acting: Acting,
    },
    /// Remark (阅批); it decides nothing.
    Note {
        /// The approval, or the standard that has one under way.
        approval: String,
        /// The remark.
        #[arg(long, value_name = "TEXT")]
        text: Sentence,
        #[command(flatten)]
        acting: Acting,
    },
    /// Reassign (改派) a seat that nobody can fill.
    Reassign {
        /// The approval, or the standard that has one under way.
        approval: String,
        /// The seat, as 2.1: the step and the seat in it.
        #[arg(long, value_parser = find::seat)]
        seat: (u32, u32),
        /// To whom.
        #[arg(long, value_name = "PERSON")]
        to: PersonId,
        /// Why.
        #[arg(long, value_name = "TEXT")]
        reason: Sentence,
        #[command(flatten)]
        acting: Acting,
    },
}

pub(crate) fn run(data: &Path, approval: Approval) -> Result<(), Failure> {
    let (name, acting, command) = match approval {
        Approval::Show(arguments) => return show::run(data, &arguments),
        Approval::List(arguments) => return list::run(data, &arguments),
        Approval::AddSigner { approval, signer, place, acting } => {
            (approval, acting, Command::AddSigner { person: signer, place })
        }
        Approval::RemoveSigner { approval, signer, acting } => {
            (approval, acting, Command::RemoveSigner { person: signer })
        }
        Approval::HandOver { approval, to, reason, acting } => {
            (approval, acting, Command::HandOver { to, reason })
        }
        Approval::Resubmit { approval, note, acting } => {
            (approval, acting, Command::Resubmit { note })
        }
        Approval::TakeBack { approval, acting } => (approval, acting, Command::TakeBack),
        Approval::TakeBackDecision { approval, acting } => {
            (approval, acting, Command::TakeBackDecision)
        }
        Approval::Remind { approval, acting } => (approval, acting, Command::Remind),
        Approval::Copy { approval, to, acting } => (approval, acting, Command::Copy { to }),
        Approval::Note { approval, text, acting } => (approval, acting, Command::Note { text }),
        Approval::Reassign { approval, seat: (step, seat), to, reason, acting } => {
            (approval, acting, Command::Reassign { step, seat, to, reason })
        }
    };
    let part = find::approval(data, &name)?;
    act(data, &acting, StreamId::Approval(part), command).map(drop)
}
