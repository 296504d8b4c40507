//! How a phase gives commands to a writer in process: made of JSON and text, one after the other.

use plumbline_access::Caller;
use plumbline_lifecycle::{Command, StreamId};
use plumbline_workflow::{Answer, Failure, Request, Writer};
use serde::de::DeserializeOwned;
use serde_json::Value;
use tokio::sync::oneshot::Receiver;
use uuid::Uuid;

use crate::BenchError;

/// Gives a command as this person does, or as whoever sits at the machine, and waits until it is done.
pub(crate) fn give(
    writer: &Writer,
    target: StreamId,
    command: impl Into<Command>,
    person: Option<&str>,
) -> Result<(), BenchError> {
    let name = word("bench")?;
    let caller = match person {
        Some(person) => Caller::for_person(name, word(person)?),
        None => Caller::at_the_machine(name),
    };
    let request = Request {
        id: Uuid::now_v7(),
        target,
        command: command.into(),
        expected_version: None,
        happened_on: None,
        caller,
        on_behalf_of: None,
    };
    writer.submit_blocking(request).map(drop).map_err(|err| BenchError::of("a command", err))
}

/// What such JSON says.
pub(crate) fn read<T: DeserializeOwned>(value: Value) -> Result<T, BenchError> {
    serde_json::from_value(value).map_err(|err| BenchError::of("making a command", err))
}

pub(crate) fn stream(name: &str) -> Result<StreamId, BenchError> {
    word(name)
}

/// What such a text says.
pub(crate) fn word<T: std::str::FromStr<Err: std::fmt::Display>>(
    text: &str,
) -> Result<T, BenchError> {
    text.parse().map_err(|err| BenchError::of("making a command", err))
}

/// Waits until a command that was sent is done.
pub(crate) fn answered(answer: Receiver<Result<Answer, Failure>>) -> Result<(), BenchError> {
    let answer = answer.blocking_recv().map_err(|err| BenchError::of("a command", err))?;
    answer.map(drop).map_err(|err| BenchError::of("a command", err))
}
