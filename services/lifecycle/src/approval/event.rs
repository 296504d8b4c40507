//! What can have happened to a matter under approval.

use crate::approval::seat::{DocRef, Minutes, Place, Resume, StepAsked, Target};
use crate::kinds::events;
use crate::pool::Proposed;
use crate::procedure::{Binding, Gate};
use crate::words::{PersonId, Sentence};

events! {
    /// 报批: a gate of a standard was submitted, with the documents as they were and the whole way that it is to go.
    /// `barred` may not decide it: who drafted the text.
    ApprovalSubmitted "提交审批" "Submitted for approval" {
        gate: Gate,
        submitter: PersonId,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        barred: Vec<PersonId>,
        route: Vec<StepAsked>,
        bundle: Vec<DocRef>,
    }
    /// 提请入库: the office asks for these to be admitted to a pool, by the chain of this version of a procedure. They may not decide it
    /// themselves.
    AdmissionSubmitted "提请入库审批" "Submitted for admission to the pool" {
        binding: Binding,
        submitter: PersonId,
        experts: Vec<Proposed>,
        route: Vec<StepAsked>,
    }
    /// 同意 or 不同意 on a seat. A delegate says for whom; the group's seat names the minutes.
    SeatDecided "审批意见" "Decided on a seat" {
        step: u32,
        seat: u32,
        by: PersonId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stands_for: Option<PersonId>,
        agree: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        opinion: Option<Sentence>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        minutes: Option<Minutes>,
    }
    /// 加签.
    SignerAdded "加签" "Signer added" { step: u32, seat: u32, person: PersonId, place: Place, by: PersonId }
    /// 减签.
    SignerRemoved "减签" "Added signer removed" { step: u32, seat: u32, by: PersonId }
    /// 转办.
    SeatHandedOver "转办" "Handed over" { step: u32, seat: u32, to: PersonId, by: PersonId, reason: Sentence }
    /// 退回: to the submitter or an earlier step; from there straight back, or through every step again.
    StepSentBack "退回" "Sent back" { step: u32, to: Target, resume: Resume, by: PersonId, opinion: Sentence }
    /// 重新提交.
    MatterResubmitted "重新提交" "Submitted again" { bundle: Vec<DocRef>, note: Sentence, by: PersonId }
    /// 撤回, by the submitter.
    MatterTakenBack "撤回报批" "Taken back by its submitter" { by: PersonId }
    /// 撤回 of one's own decision.
    DecisionTakenBack "撤回意见" "Decision taken back" { step: u32, seat: u32, by: PersonId }
    /// 催办.
    ReminderGiven "催办" "Reminded" { step: u32, by: PersonId }
    /// 抄送.
    CopySent "抄送" "Copied" { to: PersonId, by: PersonId }
    /// 阅批: a remark that decides nothing.
    OpinionNoted "阅批" "Remark noted" { text: Sentence, by: PersonId }
    /// 改派: the office gave a seat that nobody could fill to somebody.
    SeatReassigned "改派" "Reassigned" { step: u32, seat: u32, to: PersonId, by: PersonId, reason: Sentence }
    /// The standard went another way, and the matter ended with that: `why` is the kind of the standard's event.
    ApprovalLapsed "审批中止" "Approval lapsed" { why: Sentence }
}
