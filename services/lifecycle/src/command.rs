//! What may be asked for: the sum of every noun's commands, as they come from people and programs.

use crate::stream::Noun;
use crate::{
    approval, ballot, calendar, consultation, deadline, grants, implementation, people, person,
    pool, procedure, review, standard,
};

/// A command of any noun. (A register of numbers takes none: it is written by the commands of standards.)
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(untagged)]
pub enum Command {
    /// To a standard.
    Standard(standard::Command),
    /// To the procedures.
    Procedure(procedure::Command),
    /// To units and persons.
    People(people::Command),
    /// To a matter under approval.
    Approval(approval::Command),
    /// To the implementation of a standard.
    Implementation(implementation::Command),
    /// To a consultation.
    Consultation(consultation::Command),
    /// To any stream that something is waited for on.
    Deadline(deadline::Command),
    /// To the calendar of working days.
    Calendar(calendar::Command),
    /// To the grants of tokens.
    Grants(grants::Command),
    /// To a review.
    Review(review::Command),
    /// To a ballot.
    Ballot(ballot::Command),
    /// To a pool of experts.
    Pool(pool::Command),
    /// To what is private of a person.
    Person(person::Command),
}

impl Command {
    /// Reads back a command to a thing of this kind, as it was written by serde.
    ///
    /// # Errors
    /// What serde found. A register of numbers takes no command.
    pub fn decode(noun: Noun, json: &str) -> Result<Command, serde_json::Error> {
        Ok(match noun {
            Noun::Standard => Command::Standard(serde_json::from_str(json)?),
            Noun::Procedure => Command::Procedure(serde_json::from_str(json)?),
            Noun::People => Command::People(serde_json::from_str(json)?),
            Noun::Approval => Command::Approval(serde_json::from_str(json)?),
            Noun::Consultation => Command::Consultation(serde_json::from_str(json)?),
            Noun::Implementation => Command::Implementation(serde_json::from_str(json)?),
            Noun::Calendar => Command::Calendar(serde_json::from_str(json)?),
            Noun::Grants => Command::Grants(serde_json::from_str(json)?),
            Noun::Review => Command::Review(serde_json::from_str(json)?),
            Noun::Ballot => Command::Ballot(serde_json::from_str(json)?),
            Noun::Pool => Command::Pool(serde_json::from_str(json)?),
            Noun::Person => Command::Person(serde_json::from_str(json)?),
            Noun::Register => {
                return Err(serde::de::Error::custom("a register of numbers takes no command"));
            }
        })
    }

    /// The command's name.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Command::Standard(command) => command.name(),
            Command::Procedure(command) => command.name(),
            Command::People(command) => command.name(),
            Command::Approval(command) => command.name(),
            Command::Consultation(command) => command.name(),
            Command::Implementation(command) => command.name(),
            Command::Deadline(command) => command.name(),
            Command::Calendar(command) => command.name(),
            Command::Grants(command) => command.name(),
            Command::Review(command) => command.name(),
            Command::Ballot(command) => command.name(),
            Command::Pool(command) => command.name(),
            Command::Person(command) => command.name(),
        }
    }
}

impl Command {
    /// To what kind of thing it is given; `None` of one that goes to whatever something is waited for on.
    #[must_use]
    pub fn noun(&self) -> Option<Noun> {
        Some(match self {
            Command::Standard(_) => Noun::Standard,
            Command::Procedure(_) => Noun::Procedure,
            Command::People(_) => Noun::People,
            Command::Approval(_) => Noun::Approval,
            Command::Consultation(_) => Noun::Consultation,
            Command::Implementation(_) => Noun::Implementation,
            Command::Calendar(_) => Noun::Calendar,
            Command::Grants(_) => Noun::Grants,
            Command::Review(_) => Noun::Review,
            Command::Ballot(_) => Noun::Ballot,
            Command::Pool(_) => Noun::Pool,
            Command::Person(_) => Noun::Person,
            Command::Deadline(_) => return None,
        })
    }

    /// Every command that there is to such a thing, by its name, with what it is called in Chinese and English.
    #[must_use]
    pub fn all(noun: Option<Noun>) -> &'static [(&'static str, &'static str, &'static str)] {
        match noun {
            Some(Noun::Standard) => standard::Command::ALL,
            Some(Noun::Procedure) => procedure::Command::ALL,
            Some(Noun::People) => people::Command::ALL,
            Some(Noun::Approval) => approval::Command::ALL,
            Some(Noun::Consultation) => consultation::Command::ALL,
            Some(Noun::Implementation) => implementation::Command::ALL,
            Some(Noun::Calendar) => calendar::Command::ALL,
            Some(Noun::Grants) => grants::Command::ALL,
            Some(Noun::Review) => review::Command::ALL,
            Some(Noun::Ballot) => ballot::Command::ALL,
            Some(Noun::Pool) => pool::Command::ALL,
            Some(Noun::Person) => person::Command::ALL,
            Some(Noun::Register) => &[],
            None => deadline::Command::ALL,
        }
    }
}

impl From<standard::Command> for Command {
    fn from(command: standard::Command) -> Command {
        Command::Standard(command)
    }
}

impl From<procedure::Command> for Command {
    fn from(command: procedure::Command) -> Command {
        Command::Procedure(command)
    }
}

impl From<approval::Command> for Command {
    fn from(command: approval::Command) -> Command {
        Command::Approval(command)
    }
}

impl From<consultation::Command> for Command {
    fn from(command: consultation::Command) -> Command {
        Command::Consultation(command)
    }
}

impl From<implementation::Command> for Command {
    fn from(command: implementation::Command) -> Command {
        Command::Implementation(command)
    }
}

impl From<deadline::Command> for Command {
    fn from(command: deadline::Command) -> Command {
        Command::Deadline(command)
    }
}

impl From<people::Command> for Command {
    fn from(command: people::Command) -> Command {
        Command::People(command)
    }
}

impl From<calendar::Command> for Command {
    fn from(command: calendar::Command) -> Command {
        Command::Calendar(command)
    }
}

impl From<grants::Command> for Command {
    fn from(command: grants::Command) -> Command {
        Command::Grants(command)
    }
}

impl From<pool::Command> for Command {
    fn from(command: pool::Command) -> Command {
        Command::Pool(command)
    }
}

impl From<person::Command> for Command {
    fn from(command: person::Command) -> Command {
        Command::Person(command)
    }
}

impl From<review::Command> for Command {
    fn from(command: review::Command) -> Command {
        Command::Review(command)
    }
}

impl From<ballot::Command> for Command {
    fn from(command: ballot::Command) -> Command {
        Command::Ballot(command)
    }
}
