//! `plumbline submit`: one command to one standard, as the core's JSON.

use std::path::Path;

use plumbline_lifecycle::standard::Command;
use plumbline_lifecycle::{StandardId, StreamId};

use crate::failure::Failure;
use crate::send::{Sending, send};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The standard's id.
    standard: StandardId,
    /// The command, as `{"command":"AcceptProposal"}`.
    command: String,
    #[command(flatten)]
    sending: Sending,
}

pub(crate) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let Arguments { standard, command, sending } = arguments;
    let command = Command::entered(command).map_err(Failure::NotACommand)?;
    send(data, sending, StreamId::Standard(standard.clone()), command)
}
