//! What can have happened to a standard.

use jiff::civil::Date;

use crate::approval::DocRef;
use crate::kinds::events;
use crate::number::Number;
use crate::procedure::{Binding, Gate};
use crate::stage::Stage;
use crate::standard::{Document, Observation, Profile};
use crate::words::{Name, PartId, PersonId, Sentence, StandardId, UnitId, Words};

events! {
    /// 提出立项: somebody proposed a standard, bound for life to this version of a procedure. A later edition names the
    /// one that it revises (schema 2); a standard that grew out of a norm names that norm there, and says so (schema 3).
    StandardProposed "提出立项" "Proposed" {
        binding: Binding,
        profile: Profile,
        edition: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        revises: Option<StandardId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        grown_from: Option<StandardId>,
    }
    /// 已有标准录入: a standard that was in force elsewhere, or on paper, is entered as it stands; nobody decided on it here. It
    /// happened on the day of its publication.
    StandardEntered "录入已有标准" "Entered as in force" {
        binding: Binding,
        profile: Profile,
        edition: u32,
        number: Number,
        #[cfg_attr(test, schemars(with = "crate::schemas::Day"))]
        effective_on: Date,
        ground: Sentence,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        documents: Vec<Document>,
    }
    /// 录入复审: a review that confirmed it before it was run here, on the day on which it did.
    ReviewEntered "录入以前的复审" "Earlier review entered" { conclusion: Sentence }
    /// A description was corrected or completed; the whole new one.
    ProfileAmended "更正信息" "Description amended" { profile: Profile }
    /// 勘误: the description was corrected after approval.
    ProfileCorrected "勘误" "Description corrected" { before: Box<Profile>, after: Box<Profile>, approval: Sentence, reason: Sentence }
    /// A document was handed in.
    DocumentAttached "提交材料" "Document handed in" { document: Document }
    /// 起草人: those who draft the text, and so do not approve it; the whole new list.
    DraftersNamed "指定起草人" "Drafters named" { units: Vec<UnitId>, persons: Vec<PersonId> }
    /// 报批: a gate was submitted for approval.
    GateSubmitted "提交审批" "Submitted for approval" { gate: Gate, approval: PartId }
    /// The chain granted a gate, for exactly these documents.
    GateApproved "审批同意" "Approval granted" { gate: Gate, approval: PartId, bundle: Vec<DocRef> }
    /// The chain declined a gate.
    GateDeclined "审批不同意" "Approval declined" { gate: Gate, approval: PartId }
    /// The submitter took the matter back.
    GateTakenBack "撤回报批" "Submission taken back" { gate: Gate, approval: PartId }
    /// 报送: the papers of a gate went out to the authority, exactly these.
    GateSentOut "报送" "Sent out" { gate: Gate, to: Words, bundle: Vec<DocRef> }
    /// 发起评审: a panel of experts was called.
    ReviewCalled "发起评审" "Review called" { review: PartId }
    /// 立项: the proposal became a project.
    ProposalAccepted "准予立项" "Proposal accepted" {}
    /// 不予立项.
    ProposalRejected "不予立项" "Proposal rejected" { reason: Sentence }
    /// 延期: the plan got a new last day.
    PlanExtended "延期" "Plan extended" {
        #[cfg_attr(test, schemars(with = "crate::schemas::Day"))]
        until: Date,
        reason: Sentence,
    }
    /// 征求意见 began; `until` is the last day for comments. The consultation has a stream of its own, where it may be extended
    /// (schema 2).
    ConsultationOpened "征求意见" "Consultation opened" {
        #[cfg_attr(test, schemars(with = "crate::schemas::Day"))]
        until: Date,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        consultation: Option<PartId>,
    }
    /// 征求意见 ended.
    ConsultationClosed "征求意见结束" "Consultation closed" {}
    /// 公示 began: what is about to be decided is shown to everybody. It moves nothing.
    NoticeOpened "公示" "Public notice opened" { consultation: PartId }
    /// 废止征求意见 began. It moves nothing.
    AbolitionConsulted "废止征求意见" "Consultation on abolition opened" { consultation: PartId }
    /// 送审: the draft went to the experts.
    ReviewBegun "送审" "Review begun" {}
    /// 审查通过: the experts agreed.
    ReviewPassed "审查通过" "Review passed" { conclusion: Sentence }
    /// 批准: approved, with the number it got.
    PublicationApproved "批准" "Publication approved" { number: Number }
    /// The number took the year of publication.
    StandardRenumbered "编号改为发布年份" "Number took the year of publication" { number: Number }
    /// 发布: the text is public, and in force from a day on (实施日期).
    StandardPublished "发布" "Published" {
        #[cfg_attr(test, schemars(with = "crate::schemas::Day"))]
        effective_on: Date,
    }
    /// 备案: the body above has the published text, as its receipt says.
    FilingRecorded "备案" "Filed" { with: Words, receipt: DocRef }
    /// 公开: since that day everybody can read the published text, there.
    PublicityRecorded "公开文本" "Text made public" { site: Name }
    /// 反馈实施情况: how it is put into effect was reported on.
    ImplementationReported "反馈实施情况" "Implementation reported on" { summary: Sentence }
    /// 复审 began.
    RevisionStarted "开始复审" "Systematic review started" { ground: Sentence }
    /// 继续有效.
    StandardConfirmed "继续有效" "Confirmed" { conclusion: Sentence }
    /// 修订: a new edition was decided, and entered as a proposal of its own.
    RevisionDecided "决定修订" "Revision decided" { successor: StandardId }
    /// The new edition was rejected or withdrawn: the review goes on.
    RevisionLapsed "修订未成，继续复审" "Revision lapsed, review goes on" { successor: StandardId }
    /// 被代替: the new edition is in force, and this one no longer.
    StandardSuperseded "被代替" "Replaced by the new edition" { by: StandardId }
    /// 转用程序: from the version under which it stood to another one, by whose rules it goes on.
    ProcedureMoved "转用程序" "Moved to another procedure" { from: Binding, to: Binding, reason: Sentence }
    /// 先规范再标准: the norm grows into a standard, which entered as a proposal of its own.
    NormPromoted "转为标准" "Norm grows into a standard" { successor: StandardId }
    /// 同意被代替: whoever keeps this standard agrees that another one, which says so of itself, replaces it.
    ReplacementAgreed "同意被代替" "Agreed to be replaced" { by: StandardId }
    /// 废止.
    StandardAbolished "废止" "Abolished" { reason: Sentence }
    /// 退回: sent back to an earlier stage.
    StandardReturned "退回" "Sent back" { to: Stage, reason: Sentence }
    /// 暂停: the clock stands still.
    StandardSuspended "暂停" "Suspended" { reason: Sentence }
    /// 恢复.
    StandardResumed "恢复" "Resumed" {}
    /// 终止: the project was given up.
    StandardWithdrawn "终止" "Withdrawn" { reason: Sentence }
    /// Another body's catalogue was read; its moves are judged by this procedure.
    ObservationRecorded "观察记录" "Observed" { binding: Binding, observation: Observation }
}

impl Event {
    /// The documents that it names: one that was handed in, or those of a standard that was entered.
    #[must_use]
    pub fn documents(&self) -> &[Document] {
        match self {
            Event::DocumentAttached { document } => std::slice::from_ref(document),
            Event::StandardEntered { documents, .. } => documents,
            _ => &[],
        }
    }

    /// The oldest schema that can say this.
    pub(crate) fn schema(&self) -> u32 {
        match self {
            Event::StandardProposed { grown_from: Some(_), .. } => 3,
            Event::StandardProposed { revises: Some(_), .. }
            | Event::ConsultationOpened { consultation: Some(_), .. } => 2,
            _ => 1,
        }
    }

    /// The newest schema of a kind.
    pub(crate) fn newest_schema(kind: &str) -> u32 {
        match kind {
            _ if kind == Kind::StandardProposed.name() => 3,
            _ if kind == Kind::ConsultationOpened.name() => 2,
            _ => 1,
        }
    }
}
