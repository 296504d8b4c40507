//! `plumbline calendar`: which days are worked. `show` only reads.

mod show;

use std::path::{Path, PathBuf};

use plumbline_lifecycle::StreamId;
use plumbline_lifecycle::calendar::{Command, Notice};

use crate::failure::Failure;
use crate::send::{Sending, send};

#[derive(clap::Subcommand)]
pub(crate) enum Calendar {
    /// Set a year's days off and days worked, from a file.
    Set {
        /// A TOML file with year, off, work and source; a line of days is one day or a range, as 2026-10-01..2026-10-07.
        file: PathBuf,
        #[command(flatten)]
        sending: Sending,
    },
    /// The year as months; every year that is known, if none is named.
    Show(show::Arguments),
}

pub(crate) fn run(data: &Path, calendar: Calendar) -> Result<(), Failure> {
    match calendar {
        Calendar::Set { file, sending } => {
            let text = std::fs::read_to_string(&file)
                .map_err(|cause| Failure::File { path: file, cause })?;
            let notice: Notice = text.parse()?;
            send(data, &sending, StreamId::Calendar, Command::SetCalendar(notice))
        }
        Calendar::Show(arguments) => show::run(data, &arguments),
    }
}
