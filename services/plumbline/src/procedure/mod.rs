//! `plumbline procedure`: the procedures as data. All but `adopt` only read.

mod check;
mod diff;
mod list;
mod show;
mod text;

use std::path::{Path, PathBuf};

use plumbline_lifecycle::StreamId;
use plumbline_lifecycle::procedure::Command;

use crate::failure::Failure;
use crate::send::{Sending, send};

#[derive(clap::Subcommand)]
pub(crate) enum Procedure {
    /// Every version that was adopted, and what comes with the program.
    List {
        /// For programs.
        #[arg(long)]
        json: bool,
    },
    /// What a procedure lays down, each figure with its source.
    Show {
        /// Its id, as local-city, or one version of it, as local-city@3; or a file.
        procedure: String,
        /// For programs.
        #[arg(long)]
        json: bool,
    },
    /// What is wrong with a file, line by line: an error keeps it from being adopted, a warning does not.
    Check {
        /// A TOML file.
        file: PathBuf,
    },
    /// What differs between two of them, with the sources of both.
    Diff {
        /// The one: an id, a version as local-city@3, or a file.
        one: String,
        /// The other.
        other: String,
    },
    /// Adopt a version: it binds the standards that begin from then on.
    Adopt {
        /// A TOML file, or the id of a procedure that comes with the program, as norm.
        procedure: String,
        #[command(flatten)]
        sending: Sending,
    },
}

pub(crate) fn run(data: &Path, procedure: Procedure) -> Result<(), Failure> {
    match procedure {
        Procedure::List { json } => list::run(data, json),
        Procedure::Show { procedure, json } => show::run(data, &procedure, json),
        Procedure::Check { file } => check::run(data, &file),
        Procedure::Diff { one, other } => diff::run(data, &one, &other),
        Procedure::Adopt { procedure, sending } => {
            let text = text::to_adopt(&procedure)?;
            send(data, &sending, StreamId::Procedures, Command::AdoptProcedure { text })
        }
    }
}
