//! One command at the machine itself, and its answer printed: straight to the log of a folder that nobody serves, or through
//! the service that runs on it.

use std::path::Path;

use jiff::civil::Date;
use plumbline_access::Caller;
use plumbline_lifecycle::{Command, Name, PersonId, StreamId};
use plumbline_workflow::{Answer, Request};
use uuid::Uuid;

use crate::failure::Failure;
use crate::held::Held;
use crate::output::say;

/// What goes with every command.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Sending {
    /// The day it happened; today if left out.
    #[arg(long, value_name = "DAY", value_parser = crate::words::day)]
    on: Option<Date>,
    /// Who gives it: the log keeps this name.
    #[arg(long, env = "PLUMBLINE_ACTOR", value_name = "NAME", default_value = "operator")]
    actor: Name,
    /// The command id; the same id with the same command changes nothing twice.
    #[arg(long, value_name = "UUID", value_parser = crate::words::id)]
    id: Option<Uuid>,
    /// Only if what it is about is at this version.
    #[arg(long, value_name = "VERSION", value_parser = crate::words::count::<u64>)]
    expected_version: Option<u64>,
}

impl Sending {
    /// The request that gives a command, as the administrator of this machine.
    pub(crate) fn request(&self, target: StreamId, command: impl Into<Command>) -> Request {
        let Sending { on, actor, id, expected_version } = self.clone();
        Request {
            id: id.unwrap_or_else(Uuid::now_v7),
            target,
            command: command.into(),
            expected_version,
            happened_on: on,
            caller: Caller::at_the_machine(actor),
            on_behalf_of: None,
        }
    }
}

/// Gives a command, as the administrator of this machine.
pub(crate) fn send(
    data: &Path,
    sending: &Sending,
    target: StreamId,
    command: impl Into<Command>,
) -> Result<(), Failure> {
    let mut held = Held::open(data)?;
    let answer = held.give(sending.request(target, command));
    let closed = held.close();
    say(&format!("{}\n", told(&answer?)));
    closed
}

/// What goes with a command that a person gives.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Acting {
    /// The person whose act it is, as p-li (plumbline people list). The log keeps beside them who worked here.
    #[arg(long = "as", value_name = "PERSON")]
    person: PersonId,
    /// Who works here: the log keeps this name.
    #[arg(long, env = "PLUMBLINE_ACTOR", value_name = "NAME", default_value = "operator")]
    actor: Name,
    /// The command id; the same id with the same command changes nothing twice.
    #[arg(long, value_name = "UUID", value_parser = crate::words::id)]
    id: Option<Uuid>,
    /// Only if what it is about is at this version.
    #[arg(long, value_name = "VERSION", value_parser = crate::words::count::<u64>)]
    expected_version: Option<u64>,
}

impl Acting {
    /// As this person, with nothing else said.
    pub(crate) fn of(person: PersonId, actor: Name) -> Acting {
        Acting { person, actor, id: None, expected_version: None }
    }
}

/// Gives a person's command today: the log says who worked here, and for whom.
pub(crate) fn act(
    data: &Path,
    acting: &Acting,
    target: StreamId,
    command: impl Into<Command>,
) -> Result<Answer, Failure> {
    let Acting { person, actor, id, expected_version } = acting.clone();
    let request = Request {
        id: id.unwrap_or_else(Uuid::now_v7),
        target,
        command: command.into(),
        expected_version,
        happened_on: None,
        on_behalf_of: Some(person.as_str().parse()?),
        caller: Caller::for_person(actor, person),
    };
    let mut held = Held::open(data)?;
    let answer = held.give(request);
    let closed = held.close();
    let answer = answer?;
    say(&format!("{}\n", told(&answer)));
    closed.map(|()| answer)
}

/// What a command came to, in a line.
pub(crate) fn told(answer: &Answer) -> String {
    let Answer { target, version, first_seq, last_seq, repeated } = answer;
    let what = target.standard().map_or_else(|| target.to_string(), ToString::to_string);
    let seq = match first_seq == last_seq {
        true => first_seq.to_string(),
        false => format!("{first_seq}–{last_seq}"),
    };
    let again = if *repeated { " (as answered before)" } else { "" };
    format!("{what} version {version}, seq {seq}{again}")
}

/// Who records it, and when it happened.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Recording {
    /// The person whose act it is, as p-wei; whoever works at the machine if left out.
    #[arg(long = "as", value_name = "PERSON")]
    person: Option<PersonId>,
    /// The day on which it happened; today if left out. What people decide is of today.
    #[arg(long, value_name = "DAY", value_parser = crate::words::day)]
    on: Option<Date>,
    /// Who works here: the log keeps this name.
    #[arg(long, env = "PLUMBLINE_ACTOR", value_name = "NAME", default_value = "operator")]
    actor: Name,
    /// The command id; the same id with the same command changes nothing twice.
    #[arg(long, value_name = "UUID", value_parser = crate::words::id)]
    id: Option<Uuid>,
}

/// Gives a command about what happened outside, for whoever it is the act of.
pub(crate) fn record(
    data: &Path,
    recording: Recording,
    target: StreamId,
    command: impl Into<Command>,
) -> Result<(), Failure> {
    let Recording { person, on, actor, id } = recording;
    let on_behalf_of = person.as_ref().map(|person| person.as_str().parse()).transpose()?;
    let caller = match person {
        Some(person) => Caller::for_person(actor, person),
        None => Caller::at_the_machine(actor),
    };
    let request = Request {
        id: id.unwrap_or_else(Uuid::now_v7),
        target,
        command: command.into(),
        expected_version: None,
        happened_on: on,
        on_behalf_of,
        caller,
    };
    let mut held = Held::open(data)?;
    let answer = held.give(request);
    let closed = held.close();
    say(&format!("{}\n", told(&answer?)));
    closed
}
