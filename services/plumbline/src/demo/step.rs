//! A step of the city's story: a command that is known beforehand, or what somebody does in a review, by whom the lots say.

use jiff::civil::Date;
use plumbline_access::Caller;
use plumbline_lifecycle::PartId;
use plumbline_log::Reader;
use plumbline_workflow::{Request, Writer};
use uuid::Uuid;

use crate::demo::city::City;
use crate::demo::panel::Deed;
use crate::failure::Failure;

/// A step.
pub(super) struct Step {
    /// The id of its command.
    pub(super) id: Uuid,
    /// The day on which it is done.
    pub(super) on: Date,
    pub(super) done: Done,
}

/// What is done.
pub(super) enum Done {
    /// This command is given.
    Command(Box<Request>),
    /// Somebody does this in a review: who they are is found once all before it is done.
    InReview(PartId, Deed),
}

impl Step {
    /// The command, with the id and on the day of this step.
    pub(super) fn request(&self, city: &City, reader: &Reader) -> Result<Request, Failure> {
        let Step { id, on, done } = self;
        match done {
            Done::Command(request) => {
                let happened_on = request.happened_on.or(Some(*on));
                Ok(Request { id: *id, happened_on, ..(**request).clone() })
            }
            Done::InReview(review, deed) => {
                let (target, command, person) = deed.command(review, reader, &city.house()?)?;
                Ok(Request {
                    id: *id,
                    target,
                    command,
                    expected_version: None,
                    happened_on: Some(*on),
                    caller: Caller::for_person(city.name_of(&person)?.clone(), person),
                    on_behalf_of: None,
                })
            }
        }
    }

    /// What is done beside the log before its command is given.
    pub(super) fn prepare(&self, reader: &Reader, writer: &Writer) -> Result<(), Failure> {
        match &self.done {
            Done::Command(_) => Ok(()),
            Done::InReview(review, deed) => deed.cast(review, reader, writer),
        }
    }

    /// Whether its command depends on what was done before it.
    pub(super) fn waits(&self) -> bool {
        matches!(self.done, Done::InReview(..))
    }

    /// All that is known of it beforehand.
    pub(super) fn told(&self) -> Result<String, Failure> {
        let Step { on, done, .. } = self;
        Ok(match done {
            Done::Command(request) => {
                let Request { target, command, caller, happened_on, .. } = request.as_ref();
                let command = serde_json::to_string(command)
                    .map_err(|error| crate::demo::tables::bad(&error.to_string()))?;
                let on = happened_on.as_ref().unwrap_or(on);
                format!("{target} {command} {:?} {}\n", Some(on), caller.name)
            }
            Done::InReview(review, deed) => format!("{review} {deed:?} {on}\n"),
        })
    }
}
