//! `plumbline order`: one order about one standard, as the core's JSON, straight to the log of this folder.

use std::path::Path;

use jiff::civil::Date;
use plumbline_lifecycle::{Command, StandardId};
use plumbline_log::{Log, Options};
use plumbline_workflow::{Request, Writer, WriterOptions};
use uuid::Uuid;

use crate::failure::Failure;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The standard's id.
    standard: StandardId,
    /// The order, as `{"command":"AcceptProposal"}`.
    order: String,
    /// The day it happened; today if left out.
    #[arg(long)]
    on: Option<Date>,
    /// Who gives it.
    #[arg(long, env = "PLUMBLINE_ACTOR", default_value = "operator")]
    actor: String,
    /// The command id; the same id with the same order changes nothing twice.
    #[arg(long)]
    id: Option<Uuid>,
    /// Only if the standard is at this version.
    #[arg(long)]
    expected_version: Option<u64>,
}

pub(crate) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let command: Command = serde_json::from_str(&arguments.order).map_err(Failure::NotAnOrder)?;
    let log = Log::open(data, &Options::default())?;
    let (writer, thread) = Writer::start(log, WriterOptions::default())?;
    let answer = writer.submit_blocking(Request {
        id: arguments.id.unwrap_or_else(Uuid::now_v7),
        standard: arguments.standard.clone(),
        command,
        expected_version: arguments.expected_version,
        happened_on: arguments.on,
        actor: arguments.actor.clone(),
        on_behalf_of: None,
        scope: None,
    });
    drop(writer);
    thread.join()?;
    let answer = answer?;
    let again = if answer.repeated { " (as answered before)" } else { "" };
    println!(
        "{} version {}, seq {}–{}{again}",
        answer.standard, answer.version, answer.first_seq, answer.last_seq
    );
    Ok(())
}
