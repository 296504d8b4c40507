//! An event of every kind, as it would be for a standard where it stands.

use plumbline_lifecycle::approval::DocRef;
use plumbline_lifecycle::procedure::{Binding, Gate};
use plumbline_lifecycle::standard::{Event, Kind, Run};
use plumbline_lifecycle::{Place, Stage, StandardId, Words};

use crate::house::{DOCUMENTS, say};

/// An event, and whether it fits a place at which its kind is open.
pub(crate) struct Sample {
    pub(crate) event: Event,
    pub(crate) fits: bool,
}

pub(crate) fn samples(kind: Kind, run: &Run) -> Vec<Sample> {
    let fitting = |event| vec![Sample { event, fits: true }];
    let next: StandardId = run.at().successor().cloned().unwrap_or_else(|| say("any-2"));
    let other: StandardId = say("elsewhere");
    let (profile, binding) = (run.profile.clone(), run.binding.clone());
    let until = run.latest;
    let (gate, approval) = (Gate::Proposal, say("any.proposal.1"));
    match kind {
        Kind::StandardProposed => fitting(Event::StandardProposed {
            binding,
            profile,
            edition: 1,
            revises: None,
            grown_from: None,
        }),
        Kind::StandardEntered => fitting(Event::StandardEntered {
            binding,
            profile,
            edition: 1,
            number: say("DB3301/T 322-2019"),
            effective_on: until,
            ground: say("公告"),
            documents: vec![DOCUMENTS[0].clone()],
        }),
        Kind::ReviewEntered => fitting(Event::ReviewEntered { conclusion: say("继续有效") }),
        Kind::ProfileAmended => fitting(Event::ProfileAmended { profile }),
        Kind::ProfileCorrected => fitting(Event::ProfileCorrected {
            before: Box::new(profile.clone()),
            after: Box::new(profile),
            approval: say("批文第 1 号"),
            reason: say("题名有误"),
        }),
        Kind::DocumentAttached => {
            fitting(Event::DocumentAttached { document: DOCUMENTS[0].clone() })
        }
        Kind::DraftersNamed => fitting(Event::DraftersNamed { units: vec![], persons: vec![] }),
        Kind::GateSubmitted => fitting(Event::GateSubmitted { gate, approval }),
        Kind::GateApproved => fitting(Event::GateApproved { gate, approval, bundle: vec![] }),
        Kind::GateDeclined => fitting(Event::GateDeclined { gate, approval }),
        Kind::GateTakenBack => fitting(Event::GateTakenBack { gate, approval }),
        Kind::GateSentOut => {
            let to = Words { zh: "示例机构".into(), en: "Made up".into() };
            fitting(Event::GateSentOut { gate, to, bundle: vec![] })
        }
        Kind::ReviewCalled => fitting(Event::ReviewCalled { review: say("any.draft.1") }),
        Kind::ProposalAccepted => fitting(Event::ProposalAccepted {}),
        Kind::ProposalRejected => fitting(Event::ProposalRejected { reason: say("重复") }),
        Kind::PlanExtended => fitting(Event::PlanExtended { until, reason: say("补充调研") }),
        Kind::ConsultationOpened => {
            fitting(Event::ConsultationOpened { until, consultation: None })
        }
        Kind::NoticeOpened => fitting(Event::NoticeOpened { consultation: say("any.notice.1") }),
        Kind::AbolitionConsulted => {
            fitting(Event::AbolitionConsulted { consultation: say("any.abolition.1") })
        }
        Kind::ConsultationClosed => fitting(Event::ConsultationClosed {}),
        Kind::ReviewBegun => fitting(Event::ReviewBegun {}),
        Kind::ReviewPassed => fitting(Event::ReviewPassed { conclusion: say("一致同意") }),
        Kind::PublicationApproved => {
            fitting(Event::PublicationApproved { number: say("DB3301/T 400-2024") })
        }
        Kind::StandardRenumbered => {
            fitting(Event::StandardRenumbered { number: say("DB3301/T 400-2025") })
        }
        Kind::StandardPublished => fitting(Event::StandardPublished { effective_on: until }),
        Kind::FilingRecorded => {
            let with = Words { zh: "示例机构".into(), en: "Made up".into() };
            let receipt = DocRef { kind: "receipt".into(), sha256: "0f".repeat(32) };
            fitting(Event::FilingRecorded { with, receipt })
        }
        Kind::PublicityRecorded => fitting(Event::PublicityRecorded { site: say("示例网站") }),
        Kind::ImplementationReported => {
            fitting(Event::ImplementationReported { summary: say("均已实施") })
        }
        Kind::RevisionStarted => fitting(Event::RevisionStarted { ground: say("实施满五年") }),
        Kind::StandardConfirmed => {
            fitting(Event::StandardConfirmed { conclusion: say("继续有效") })
        }
        Kind::RevisionDecided => fitting(Event::RevisionDecided { successor: next }),
        Kind::RevisionLapsed => vec![
            Sample { event: Event::RevisionLapsed { successor: next }, fits: true },
            Sample { event: Event::RevisionLapsed { successor: other }, fits: false },
        ],
        Kind::StandardSuperseded => vec![
            Sample { event: Event::StandardSuperseded { by: next }, fits: true },
            Sample { event: Event::StandardSuperseded { by: other }, fits: false },
        ],
        Kind::ProcedureMoved => {
            let to = Binding { version: binding.version + 1, ..binding.clone() };
            fitting(Event::ProcedureMoved { from: binding, to, reason: say("改用新版程序") })
        }
        Kind::NormPromoted => fitting(Event::NormPromoted { successor: next }),
        Kind::ReplacementAgreed => fitting(Event::ReplacementAgreed { by: other }),
        Kind::StandardAbolished => {
            fitting(Event::StandardAbolished { reason: say("不再需要") })
        }
        Kind::StandardReturned => {
            let back = |to| {
                let earlier = Place::At(to) < run.code().place();
                Sample {
                    event: Event::StandardReturned { to, reason: say("退回") }, fits: earlier
                }
            };
            Stage::ALL.into_iter().map(back).collect()
        }
        Kind::StandardSuspended => fitting(Event::StandardSuspended { reason: say("等待") }),
        Kind::StandardResumed => fitting(Event::StandardResumed {}),
        Kind::StandardWithdrawn => fitting(Event::StandardWithdrawn { reason: say("不成熟") }),
        Kind::ObservationRecorded => {
            let observation = serde_json::from_value(
                serde_json::json!({ "code": "40.20", "reference": "ISO 1" }),
            );
            fitting(Event::ObservationRecorded { binding, observation: observation.unwrap() })
        }
    }
}
