//! `plumbline approve`: a gate of a standard is submitted for approval.

use std::path::Path;

use plumbline_lifecycle::procedure::Gate;
use plumbline_lifecycle::standard::{Command, Run};
use plumbline_lifecycle::{Horizon, StandardId, State, StreamId};
use plumbline_log::Reader;
use plumbline_views::folded;

use crate::approval::find;
use crate::failure::Failure;
use crate::output::say;
use crate::reading;
use crate::send::{Acting, act};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The standard's id.
    standard: StandardId,
    /// The gate, as proposal; the next one that asks for an approval if left out.
    #[arg(long)]
    gate: Option<Gate>,
    #[command(flatten)]
    acting: Acting,
}

pub(crate) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let Arguments { standard, gate, acting } = arguments;
    let reader = reading::log(data)?;
    let gate = match gate {
        Some(gate) => *gate,
        None => next(&reader, standard, &find::run(&reader, standard)?)?,
    };
    let command = Command::SubmitGate { gate };
    let answer = act(data, acting, StreamId::Standard(standard.clone()), command)?;
    let made = reader.read_from(answer.first_seq, answer.last_seq - answer.first_seq + 1)?;
    let begun = made.iter().find_map(|row| row.stream.strip_prefix("approval/"));
    if let Some(begun) = begun {
        say(&format!("approval {begun}\n"));
    }
    Ok(())
}

/// The first gate that can be gone through from where it stands and asks for an approval; else the usual one, so that the rules
/// say why not.
fn next(reader: &Reader, standard: &StandardId, run: &Run) -> Result<Gate, Failure> {
    let procedures = folded(reader, &StreamId::Procedures, Horizon::default())?.state;
    let procedure = match &procedures {
        State::Procedures(procedures) => procedures.get(&run.binding),
        _ => None,
    };
    let asks = |gate: &&Gate| {
        let rule = procedure.and_then(|procedure| procedure.gates.get(*gate));
        rule.is_some_and(|rule| rule.chain.is_some())
    };
    let gates = run.at().gates();
    let next = gates.iter().find(asks).or(gates.first());
    next.copied().ok_or_else(|| Failure::NoGate { standard: standard.to_string() })
}
