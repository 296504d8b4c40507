//! `plumbline submit`: one command to one standard, as the core's JSON.

use std::path::Path;

use plumbline_lifecycle::standard::Command;
use plumbline_lifecycle::{StandardId, StreamId};
use serde_json::Value;

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

/// Why a text is no command, in words for whoever typed it; what only serde knows is told as it says it.
fn not_a_command(text: &str, why: String) -> Failure {
    let (zh, en) = match serde_json::from_str::<Value>(text) {
        Err(error) => {
            let (line, column) = (error.line(), error.column());
            (
                format!("第 {line} 行第 {column} 列起不是 JSON"),
                format!("it is no JSON from line {line}, column {column} on"),
            )
        }
        Ok(json) => match json.get("command").and_then(Value::as_str) {
            None => ("缺少 command".into(), "it has no `command`".into()),
            Some(name) if why.starts_with("unknown variant") => {
                (format!("没有名为“{name}”的命令"), format!("no command is called `{name}`"))
            }
            Some(_) => (why.clone(), why),
        },
    };
    Failure::NotACommand { zh, en }
}

pub(crate) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let Arguments { standard, command, sending } = arguments;
    let command = Command::entered(command).map_err(|why| not_a_command(command, why))?;
    send(data, sending, StreamId::Standard(standard.clone()), command)
}
