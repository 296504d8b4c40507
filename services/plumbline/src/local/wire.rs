//! What goes over the socket.

use jiff::civil::Date;
use plumbline_access::Caller;
use plumbline_documents::{Content, ContentHash, MediaType};
use plumbline_lifecycle::{Command, Name, PersonId, StreamId};
use plumbline_workflow::{Answer, Request};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use uuid::Uuid;

use crate::said::Said;

/// The first line of the service.
#[derive(Serialize, Deserialize)]
pub(super) struct Hello {
    /// Its version: only the same program speaks to it.
    pub(super) plumbline: String,
}

/// The version of this program.
pub(super) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What is asked for.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Ask {
    /// A command.
    Give(Given),
    /// A document's content, which follows; the next command names it.
    Take(Take),
}

/// A command as it is given at the machine.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Given {
    id: Uuid,
    target: String,
    command: Box<RawValue>,
    expected_version: Option<u64>,
    happened_on: Option<Date>,
    actor: Name,
    /// For whom of the house it is given; the administrator's rights are then laid down.
    person: Option<PersonId>,
    on_behalf_of: Option<Name>,
}

/// A content on its way.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Take {
    pub(super) bytes: u64,
    pub(super) declared: Option<String>,
    pub(super) name: String,
}

/// What came of it.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Told {
    Done(Done),
    Taken(Taken),
    Not(Said),
}

/// A command's answer.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Done {
    target: String,
    version: u64,
    first_seq: u64,
    last_seq: u64,
    repeated: bool,
}

/// A content that is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Taken {
    hash: String,
    size: u64,
    media_type: String,
}

impl Given {
    /// As it goes over the socket.
    pub(super) fn of(request: &Request) -> serde_json::Result<Given> {
        let Request { id, target, command, expected_version, happened_on, caller, on_behalf_of } =
            request;
        Ok(Given {
            id: *id,
            target: target.to_string(),
            command: serde_json::value::to_raw_value(command)?,
            expected_version: *expected_version,
            happened_on: *happened_on,
            actor: caller.name.clone(),
            person: caller.person.clone(),
            on_behalf_of: on_behalf_of.clone(),
        })
    }

    /// The command that it is, or why it is none.
    pub(super) fn request(self) -> Result<Request, String> {
        let Given { id, target, command, expected_version, happened_on, .. } = self;
        let Given { actor, person, on_behalf_of, .. } = self;
        let target: StreamId = target.parse().map_err(|no| format!("{no}"))?;
        let command =
            Command::decode(target.noun(), command.get()).map_err(|no| format!("{no}"))?;
        let caller = match person {
            Some(person) => Caller::for_person(actor, person),
            None => Caller::at_the_machine(actor),
        };
        Ok(Request { id, target, command, expected_version, happened_on, caller, on_behalf_of })
    }
}

impl From<Answer> for Done {
    fn from(answer: Answer) -> Done {
        let Answer { target, version, first_seq, last_seq, repeated } = answer;
        Done { target: target.to_string(), version, first_seq, last_seq, repeated }
    }
}

impl Done {
    pub(super) fn answer(self) -> Option<Answer> {
        let Done { target, version, first_seq, last_seq, repeated } = self;
        Some(Answer { target: target.parse().ok()?, version, first_seq, last_seq, repeated })
    }
}

impl From<Content> for Taken {
    fn from(content: Content) -> Taken {
        let Content { hash, size, media_type } = content;
        Taken { hash: hash.to_string(), size, media_type: media_type.key().into() }
    }
}

impl Taken {
    pub(super) fn content(&self) -> Option<Content> {
        let hash: ContentHash = self.hash.parse().ok()?;
        let media_type = MediaType::declared(&self.media_type)?;
        Some(Content { hash, size: self.size, media_type })
    }
}
