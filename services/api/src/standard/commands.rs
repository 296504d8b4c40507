//! The one table between the standard's commands on the wire and those of the core.

use connectrpc::ConnectError;
use plumbline_lifecycle::procedure::Binding;
use plumbline_lifecycle::standard::{
    Command, Document, Entry, Observation, Profile, Relation, RelationKind,
};
use plumbline_lifecycle::{Place, Stage};

use crate::errors::bad_field;
use crate::proto::plumbline::v1::__buffa::view as wire;
use crate::proto::plumbline::v1::__buffa::view::oneof::submit_standard_request::Command as Wire;
use crate::review::commands as review;
use crate::translate::In;

/// The command of a request.
pub(crate) fn command(wire: Option<&Wire<'_>>) -> Result<Command, ConnectError> {
    let Some(wire) = wire else {
        return Err(bad_field(
            "command",
            "the request holds no command: set one of its fields, as `propose` or `publish`",
        ));
    };
    Ok(match wire {
        Wire::Propose(o) => Command::Propose {
            procedure: o.procedure.to_owned(),
            profile: profile("propose", o.profile.as_option())?,
        },
        Wire::AmendProfile(o) => {
            Command::AmendProfile { profile: profile("amendProfile", o.profile.as_option())? }
        }
        Wire::CorrectProfile(o) => {
            let at = In("correctProfile");
            Command::CorrectProfile {
                profile: profile("correctProfile", o.profile.as_option())?,
                approval: at.word("approval", o.approval)?,
                reason: at.word("reason", o.reason)?,
            }
        }
        Wire::EnterStandard(o) => Command::EnterStandard { entry: Box::new(entry(o)?) },
        Wire::EnterReview(o) => {
            Command::EnterReview { conclusion: In("enterReview").word("conclusion", o.conclusion)? }
        }
        Wire::AttachDocument(o) => {
            Command::AttachDocument { document: document(In("attachDocument"), o)? }
        }
        Wire::SubmitGate(o) => Command::SubmitGate { gate: In("submitGate").word("gate", o.gate)? },
        Wire::NameDrafters(o) => {
            let at = In("nameDrafters");
            let units = o.units.iter().map(|unit| at.word("units", unit));
            let persons = o.persons.iter().map(|person| at.word("persons", person));
            Command::NameDrafters {
                units: units.collect::<Result<_, _>>()?,
                persons: persons.collect::<Result<_, _>>()?,
            }
        }
        Wire::CallReview(o) => Command::CallReview { call: Box::new(review::call(o)?) },
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
        Wire::OpenConsultation(o) => {
            let at = In("openConsultation");
            let purpose = o.purpose.map(|purpose| at.word("purpose", purpose)).transpose()?;
            let bodies = o.bodies.iter().map(|body| at.word("bodies", body));
            Command::OpenConsultation {
                days: o.days,
                purpose: purpose.unwrap_or_default(),
                bodies: bodies.collect::<Result<_, _>>()?,
            }
        }
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
        Wire::RecordFiling(_) => Command::RecordFiling,
        Wire::RecordPublicity(o) => {
            Command::RecordPublicity { site: In("recordPublicity").word("site", o.site)? }
        }
        Wire::ReportImplementation(o) => Command::ReportImplementation {
            summary: In("reportImplementation").word("summary", o.summary)?,
        },
        Wire::StartRevision(o) => {
            Command::StartRevision { ground: In("startRevision").word("ground", o.ground)? }
        }
        Wire::Confirm(o) => {
            Command::Confirm { conclusion: In("confirm").word("conclusion", o.conclusion)? }
        }
        Wire::Revise(o) => {
            Command::Revise { successor: In("revise").word("successor", o.successor)? }
        }
        Wire::Supersede(_) => Command::Supersede,
        Wire::SendOut(o) => Command::SendOut { gate: In("sendOut").word("gate", o.gate)? },
        Wire::MoveProcedure(o) => Command::MoveProcedure {
            to: Binding { procedure: o.procedure.to_owned(), version: o.version },
            reason: In("moveProcedure").word("reason", o.reason)?,
        },
        Wire::Promote(o) => Command::Promote {
            successor: In("promote").word("successor", o.successor)?,
            procedure: o.procedure.to_owned(),
        },
        Wire::AgreeToReplacement(o) => {
            Command::AgreeToReplacement { by: In("agreeToReplacement").word("by", o.by)? }
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

fn profile(command: &str, given: Option<&wire::ProfileView<'_>>) -> Result<Profile, ConnectError> {
    let path = format!("{command}.profile");
    let at = In(&path);
    let Some(given) = given else { return Err(bad_field(&path, "is missing")) };
    Ok(Profile {
        level: at.word("level", given.level)?,
        field: at.word("field", given.field)?,
        jurisdiction: at.word("jurisdiction", given.jurisdiction)?,
        titles: at.titles("titles", given.titles.iter())?,
        drafting_unit: at.word("draftingUnit", given.drafting_unit)?,
        relations: given.relations.iter().map(|r| relation(at, r)).collect::<Result<_, _>>()?,
    })
}

fn relation(at: In<'_>, given: &wire::RelationView<'_>) -> Result<Relation, ConnectError> {
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
    Ok(Relation { kind, target: at.word("relations.target", given.target)? })
}

fn entry(given: &wire::EnterStandardView<'_>) -> Result<Entry, ConnectError> {
    let at = In("enterStandard");
    let documents = given.documents.iter().map(|one| document(In("enterStandard.documents"), one));
    Ok(Entry {
        procedure: given.procedure.map(str::to_owned),
        profile: profile("enterStandard", given.profile.as_option())?,
        edition: given.edition.unwrap_or(1),
        number: at.word("number", given.number)?,
        published_on: at.day("publishedOn", given.published_on)?,
        effective_on: at.day("effectiveOn", given.effective_on)?,
        ground: at.word("ground", given.ground)?,
        documents: documents.collect::<Result<_, _>>()?,
    })
}

fn document(at: In<'_>, given: &wire::AttachDocumentView<'_>) -> Result<Document, ConnectError> {
    Ok(Document {
        kind: given.kind.to_owned(),
        name: at.word("name", given.name)?,
        media_type: given.media_type.to_owned(),
        size: given.size,
        sha256: given.sha256.to_owned(),
    })
}

fn observation(given: &wire::RecordObservationView<'_>) -> Result<Observation, ConnectError> {
    let at = In("recordObservation");
    Ok(Observation {
        code: at.word("code", given.code)?,
        reference: at.word("reference", given.reference)?,
        titles: at.titles("titles", given.titles.iter())?,
        ics: given.ics.iter().map(|&code| code.to_owned()).collect(),
        edition: given.edition,
        published: given.published.map(str::to_owned),
    })
}

fn stage(at: In<'_>, key: &str) -> Result<Stage, ConnectError> {
    match at.word("to", key)? {
        Place::At(stage) => Ok(stage),
        Place::Ended(_) => {
            Err(at.bad("to", &format!("{key} is an end; a standard is sent back to a stage")))
        }
    }
}

#[cfg(test)]
mod tests {
    use buffa::{Message as _, MessageView as _};
    use serde_json::json;

    use super::*;
    use crate::golden::each_command;
    use crate::proto::plumbline::v1::SubmitStandardRequest;

    #[test]
    fn each_command_reaches_the_core_as_its_golden_file_says() {
        let call = "/plumbline.v1.StandardService/Submit";
        each_command("commands", call, "SubmitStandardRequest", |body| {
            let request: SubmitStandardRequest = serde_json::from_str(body).unwrap();
            let bytes = request.encode_to_vec();
            let view = wire::SubmitStandardRequestView::decode_view(&bytes).unwrap();
            command(view.command.as_ref()).map(|command| json!(command))
        });
    }
}
