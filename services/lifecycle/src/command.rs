//! What may be asked for: the orders, as they come from people and programs.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::event::{Document, Observation, Profile};
use crate::number::Number;
use crate::stage::Stage;
use crate::words::{Sentence, StandardId};

/// An order about one standard, or about a procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all_fields = "snake_case")]
pub enum Command {
    /// 提出立项.
    Propose {
        /// The procedure, as `local`; its newest adopted version is bound.
        procedure: String,
        /// What it is.
        profile: Profile,
    },
    /// Correct or complete the description.
    AmendProfile {
        /// The whole new description.
        profile: Profile,
    },
    /// Hand in a document.
    AttachDocument {
        /// Its description.
        document: Document,
    },
    /// 立项.
    AcceptProposal,
    /// 不予立项.
    RejectProposal {
        /// Why.
        reason: Sentence,
    },
    /// 延期.
    ExtendPlan {
        /// The new last day.
        until: Date,
        /// Why.
        reason: Sentence,
    },
    /// Open the public consultation.
    OpenConsultation {
        /// How long, in days; at least what the procedure asks for.
        days: u32,
    },
    /// Close it.
    CloseConsultation,
    /// 送审.
    BeginReview,
    /// The experts agreed.
    PassReview {
        /// What they concluded.
        conclusion: Sentence,
    },
    /// 批准, with a number that must be the next one of its series.
    ApprovePublication {
        /// The number.
        number: Number,
    },
    /// 发布.
    Publish {
        /// From which day it is in force; not before the day of publication.
        effective_on: Date,
    },
    /// Begin the review of a standard in force.
    StartRevision {
        /// Why now.
        ground: Sentence,
    },
    /// 继续有效.
    Confirm {
        /// What the review concluded.
        conclusion: Sentence,
    },
    /// 修订: the new edition enters as a proposal.
    Revise {
        /// The id the new edition gets.
        successor: StandardId,
    },
    /// 废止.
    Abolish {
        /// Why.
        reason: Sentence,
    },
    /// 退回.
    Return {
        /// To which earlier stage.
        to: Stage,
        /// Why.
        reason: Sentence,
    },
    /// 暂停.
    Suspend {
        /// Why.
        reason: Sentence,
    },
    /// 恢复.
    Resume,
    /// 终止.
    Withdraw {
        /// Why.
        reason: Sentence,
    },
    /// Record what another body's catalogue says.
    RecordObservation {
        /// What was seen; the day is the command's `happened_on`.
        observation: Observation,
    },
    /// Adopt a procedure version: stands on the stream `procedure/<id>`, not on a standard.
    AdoptProcedure {
        /// The TOML text.
        text: String,
    },
}

impl Command {
    /// The order's name.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Command::Propose { .. } => "Propose",
            Command::AmendProfile { .. } => "AmendProfile",
            Command::AttachDocument { .. } => "AttachDocument",
            Command::AcceptProposal => "AcceptProposal",
            Command::RejectProposal { .. } => "RejectProposal",
            Command::ExtendPlan { .. } => "ExtendPlan",
            Command::OpenConsultation { .. } => "OpenConsultation",
            Command::CloseConsultation => "CloseConsultation",
            Command::BeginReview => "BeginReview",
            Command::PassReview { .. } => "PassReview",
            Command::ApprovePublication { .. } => "ApprovePublication",
            Command::Publish { .. } => "Publish",
            Command::StartRevision { .. } => "StartRevision",
            Command::Confirm { .. } => "Confirm",
            Command::Revise { .. } => "Revise",
            Command::Abolish { .. } => "Abolish",
            Command::Return { .. } => "Return",
            Command::Suspend { .. } => "Suspend",
            Command::Resume => "Resume",
            Command::Withdraw { .. } => "Withdraw",
            Command::RecordObservation { .. } => "RecordObservation",
            Command::AdoptProcedure { .. } => "AdoptProcedure",
        }
    }
}
