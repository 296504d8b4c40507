//! `plumbline import`: what was recorded elsewhere.

mod iso;
mod standards;

use std::path::Path;

use crate::failure::Failure;

#[derive(clap::Subcommand)]
pub(crate) enum From {
    /// ISO's catalogue, as observations: JSON lines, gzipped or plain.
    Iso(iso::Arguments),
    /// Standards that are in force already, out of Excel or CSV.
    Standards(standards::Arguments),
}

pub(crate) fn run(data: &Path, from: &From) -> Result<(), Failure> {
    match from {
        From::Iso(arguments) => iso::run(data, arguments),
        From::Standards(arguments) => standards::run(data, arguments),
    }
}
