//! The one table between the orders on the wire and the orders of the core.
//!
//! Each value is parsed into the core's own word for it here, so that a bad one is refused by the name of its field; whether
//! the order is allowed is for the core to say.

use std::collections::BTreeMap;
use std::str::FromStr;

use connectrpc::ConnectError;
use jiff::civil::Date;
use plumbline_lifecycle as core;
use plumbline_lifecycle::{Command, Place, RelationKind, Stage};

use crate::errors::bad_field;
use crate::proto::plumbline::v1::__buffa::view as wire;
use crate::proto::plumbline::v1::__buffa::view::oneof::submit_request::Command as Wire;

/// The order of a request.
pub(crate) fn command(order: Option<&Wire<'_>>) -> Result<Command, ConnectError> {
    let Some(order) = order else {
        return Err(bad_field(
            "command",
            "the request holds no order: set one of its fields, as `propose` or `publish`",
        ));
    };
    Ok(match order {
        Wire::Propose(o) => Command::Propose {
            procedure: o.procedure.to_owned(),
            profile: profile("propose", o.profile.as_option())?,
        },
        Wire::AmendProfile(o) => {
            Command::AmendProfile { profile: profile("amendProfile", o.profile.as_option())? }
        }
        Wire::AttachDocument(o) => Command::AttachDocument { document: document(o)? },
        Wire::AcceptProposal(_) => Command::AcceptProposal,
        Wire::RejectProposal(o) => {
            Command::RejectProposal { reason: In("rejectProposal").word("reason", o.reason)? }
        }
        Wire::ExtendPlan(o) => {
            let at = In("extendPlan");
            Command::ExtendPlan {
                until: at.day("until", o.until)?,
                reason: at.word("reason", o.reason)?,
            }
        }
        Wire::OpenConsultation(o) => Command::OpenConsultation { days: o.days },
        Wire::CloseConsultation(_) => Command::CloseConsultation,
        Wire::BeginReview(_) => Command::BeginReview,
        Wire::PassReview(o) => {
            Command::PassReview { conclusion: In("passReview").word("conclusion", o.conclusion)? }
        }
        Wire::ApprovePublication(o) => Command::ApprovePublication {
            number: In("approvePublication").word("number", o.number)?,
        },
        Wire::Publish(o) => {
            Command::Publish { effective_on: In("publish").day("effectiveOn", o.effective_on)? }
        }
        Wire::StartRevision(o) => {
            Command::StartRevision { ground: In("startRevision").word("ground", o.ground)? }
        }
        Wire::Confirm(o) => {
            Command::Confirm { conclusion: In("confirm").word("conclusion", o.conclusion)? }
        }
        Wire::Revise(o) => {
            Command::Revise { successor: In("revise").word("successor", o.successor)? }
        }
        Wire::Abolish(o) => Command::Abolish { reason: In("abolish").word("reason", o.reason)? },
        Wire::Return(o) => Command::Return {
            to: stage(In("return"), o.to)?,
            reason: In("return").word("reason", o.reason)?,
        },
        Wire::Suspend(o) => Command::Suspend { reason: In("suspend").word("reason", o.reason)? },
        Wire::Resume(_) => Command::Resume,
        Wire::Withdraw(o) => Command::Withdraw { reason: In("withdraw").word("reason", o.reason)? },
        Wire::RecordObservation(o) => Command::RecordObservation { observation: observation(o)? },
    })
}

fn profile(
    order: &str,
    given: Option<&wire::ProfileView<'_>>,
) -> Result<core::Profile, ConnectError> {
    let path = format!("{order}.profile");
    let at = In(&path);
    let Some(given) = given else { return Err(bad_field(&path, "is missing")) };
    Ok(core::Profile {
        level: at.word("level", given.level)?,
        field: at.word("field", given.field)?,
        jurisdiction: at.word("jurisdiction", given.jurisdiction)?,
        titles: titles(at, given.titles.iter())?,
        drafting_unit: at.word("draftingUnit", given.drafting_unit)?,
        relations: given.relations.iter().map(|r| relation(at, r)).collect::<Result<_, _>>()?,
    })
}

fn relation(at: In<'_>, given: &wire::RelationView<'_>) -> Result<core::Relation, ConnectError> {
    let kind = match given.kind {
        "replaces" => RelationKind::Replaces,
        "adopts" => RelationKind::Adopts,
        "refers_to" => RelationKind::RefersTo,
        "grown_from" => RelationKind::GrownFrom,
        other => {
            let says = format!("{other:?} is not one of replaces, adopts, refers_to, grown_from");
            return Err(at.bad("relations.kind", &says));
        }
    };
    Ok(core::Relation { kind, target: at.word("relations.target", given.target)? })
}

fn document(given: &wire::AttachDocumentView<'_>) -> Result<core::Document, ConnectError> {
    Ok(core::Document {
        kind: given.kind.to_owned(),
        name: In("attachDocument").word("name", given.name)?,
        media_type: given.media_type.to_owned(),
        size: given.size,
        sha256: given.sha256.to_owned(),
    })
}

fn observation(given: &wire::RecordObservationView<'_>) -> Result<core::Observation, ConnectError> {
    let at = In("recordObservation");
    Ok(core::Observation {
        code: at.word("code", given.code)?,
        reference: at.word("reference", given.reference)?,
        titles: titles(at, given.titles.iter())?,
        ics: given.ics.iter().map(|&code| code.to_owned()).collect(),
        edition: given.edition,
        published: given.published.map(str::to_owned),
    })
}

fn titles<'t>(
    at: In<'_>,
    given: impl Iterator<Item = &'t (&'t str, &'t str)>,
) -> Result<core::Titles, ConnectError> {
    let titles: BTreeMap<String, String> =
        given.map(|&(tag, title)| (tag.to_owned(), title.to_owned())).collect();
    core::Titles::try_from(titles).map_err(|bad| at.bad("titles", &bad.why))
}

fn stage(at: In<'_>, key: &str) -> Result<Stage, ConnectError> {
    match at.word("to", key)? {
        Place::At(stage) => Ok(stage),
        Place::Ended(_) => {
            Err(at.bad("to", &format!("{key} is an end; a standard is sent back to a stage")))
        }
    }
}

/// A day, as 2026-11-24 and in no other form.
pub(crate) fn day(field: &str, text: &str) -> Result<Date, ConnectError> {
    match text.parse() {
        Ok(day) if text.len() == "2026-11-24".len() => Ok(day),
        _ => Err(bad_field(field, &format!("{text:?} is not a day (write it as 2026-11-24)"))),
    }
}

/// A word of the core in a field of the request.
pub(crate) fn word<T>(field: &str, text: &str) -> Result<T, ConnectError>
where
    T: FromStr,
    Problem: From<T::Err>,
{
    text.parse().map_err(|problem| bad_field(field, &Problem::from(problem).0))
}

/// The message that a field stands in.
#[derive(Clone, Copy)]
struct In<'p>(&'p str);

impl In<'_> {
    fn word<T>(self, field: &str, text: &str) -> Result<T, ConnectError>
    where
        T: FromStr,
        Problem: From<T::Err>,
    {
        text.parse().map_err(|problem| self.bad(field, &Problem::from(problem).0))
    }

    fn day(self, field: &str, text: &str) -> Result<Date, ConnectError> {
        day(&format!("{}.{field}", self.0), text)
    }

    fn bad(self, field: &str, problem: &str) -> ConnectError {
        bad_field(&format!("{}.{field}", self.0), problem)
    }
}

/// What is wrong with a word, without the name of the field.
pub(crate) struct Problem(String);

impl From<core::BadWord> for Problem {
    fn from(bad: core::BadWord) -> Self {
        Problem(bad.why)
    }
}

macro_rules! problems {
    ($($error:ty),*) => { $( impl From<$error> for Problem {
        fn from(bad: $error) -> Self {
            Problem(bad.to_string())
        }
    } )* };
}

problems!(core::NotANumber, core::NotAStageCode, core::UnknownPlace);

impl From<uuid::Error> for Problem {
    fn from(_: uuid::Error) -> Self {
        Problem("must be a UUID (as 01934b2e-7a00-7000-8000-000000000001), made by the caller for each order".into())
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use buffa::{Message as _, MessageView as _};
    use serde_json::{Value, json};

    use super::*;
    use crate::proto::plumbline::v1::SubmitRequest;

    /// The golden files: what a caller sends, and the order that the core gets. Written anew with PLUMBLINE_BLESS=1.
    #[test]
    fn each_order_reaches_the_core_as_its_golden_file_says() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/api/commands");
        let mut met = Vec::new();
        let mut files: Vec<_> =
            std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        for file in files {
            let mut golden: Value =
                serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
            let body = golden["request"].to_string();
            crate::json::check("/plumbline.v1.CommandService/Submit", body.as_bytes()).unwrap();
            let request: SubmitRequest = serde_json::from_str(&body).unwrap();
            let bytes = request.encode_to_vec();
            let view = wire::SubmitRequestView::decode_view(&bytes).unwrap();
            let made = match command(view.command.as_ref()) {
                Ok(command) => {
                    met.push(command.name());
                    json!(command)
                }
                Err(error) => json!({"refused": error.message}),
            };
            if std::env::var_os("PLUMBLINE_BLESS").is_some() {
                golden["command"] = made;
                std::fs::write(&file, serde_json::to_string_pretty(&golden).unwrap() + "\n")
                    .unwrap();
            } else {
                assert_eq!(golden["command"], made, "{}", file.display());
            }
        }
        met.dedup();
        assert_eq!(met.len(), 21, "one golden file for each order: {met:?}");
    }
}
