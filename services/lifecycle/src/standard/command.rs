//! What may be asked of a standard.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::consultation::Purpose;
use crate::kinds::commands;
use crate::number::Number;
use crate::procedure::{Binding, Gate};
use crate::review::Call;
use crate::stage::Stage;
use crate::standard::{Document, Entry, Kind, Observation, Profile};
use crate::words::{Name, PersonId, Sentence, StandardId, UnitId, Words, hidden};

/// A command about one standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all_fields = "snake_case")]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub enum Command {
    /// 提出立项, under the newest adopted version of a procedure, as `local`.
    Propose { procedure: String, profile: Profile },
    /// 录入已有标准: enter a standard that is in force already, on the day of its publication.
    EnterStandard { entry: Box<Entry> },
    /// 录入复审: enter a review that confirmed a standard before it was run here, on the day on which it did.
    EnterReview { conclusion: Sentence },
    /// Correct or complete the description, before approval.
    AmendProfile { profile: Profile },
    /// 勘误: correct the description after approval. `approval` names the decision that allowed it.
    CorrectProfile { profile: Profile, approval: Sentence, reason: Sentence },
    /// Hand in a document.
    AttachDocument { document: Document },
    /// Name those who draft the text: the whole list.
    NameDrafters { units: Vec<UnitId>, persons: Vec<PersonId> },
    /// 提交审批: ask for the approval that a gate needs.
    SubmitGate { gate: Gate },
    /// 报送: send the papers of a gate out to the authority, whose answer is waited for then.
    SendOut { gate: Gate },
    /// To call a panel of experts.
    CallReview { call: Box<Call> },
    /// 立项.
    AcceptProposal,
    /// 不予立项.
    RejectProposal { reason: Sentence },
    /// 延期, to a new last day.
    ExtendPlan { until: Date, reason: Sentence },
    /// 征求意见: put the documents before these bodies and the public, for at least as many days and bodies as the procedure
    /// asks for: the draft, where nothing else is said; or a notice, or an abolition.
    OpenConsultation {
        days: u32,
        #[serde(default, skip_serializing_if = "Purpose::is_draft")]
        purpose: Purpose,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        bodies: Vec<Name>,
    },
    /// Close it.
    CloseConsultation,
    /// 送审.
    BeginReview,
    /// The experts agreed.
    PassReview { conclusion: Sentence },
    /// 批准, with a number.
    ApprovePublication { number: Number },
    /// 发布, to be in force from a day that is not before that of publication.
    Publish { effective_on: Date },
    /// 备案: record that the body above has the published text; its receipt is handed in first.
    RecordFiling,
    /// 公开: record since when everybody can read the published text, and where.
    RecordPublicity { site: Name },
    /// 反馈实施情况: record a report on how it is put into effect.
    ReportImplementation { summary: Sentence },
    /// Begin the review of a standard in force; say why now.
    StartRevision { ground: Sentence },
    /// 继续有效.
    Confirm { conclusion: Sentence },
    /// 修订: the new edition enters as a proposal under this id.
    Revise { successor: StandardId },
    /// 被代替: the new edition is in force.
    Supersede,
    /// 转用程序: go on under another version, or another procedure. A standard stays with the one under which it began until
    /// this is said, with the reason.
    MoveProcedure { to: Binding, reason: Sentence },
    /// 先规范再标准: the norm that was tried grows into a standard, which enters as a proposal under this id and this
    /// procedure. The norm ends when that is in force.
    Promote { successor: StandardId, procedure: String },
    /// 同意被代替, by a standard of another keeper that says of itself that it replaces this one.
    AgreeToReplacement { by: StandardId },
    /// 废止.
    Abolish { reason: Sentence },
    /// 退回, to an earlier stage.
    Return { to: Stage, reason: Sentence },
    /// 暂停.
    Suspend { reason: Sentence },
    /// 恢复.
    Resume,
    /// 终止.
    Withdraw { reason: Sentence },
    /// Record what another body's catalogue said on a day.
    RecordObservation { observation: Observation },
}

commands! {
    Propose "提出立项" "Propose a standard"
    EnterStandard "录入已有标准" "Enter a standard in force"
    EnterReview "录入以前的复审" "Enter an earlier review"
    AmendProfile "批准前修改基本信息" "Amend the description before approval"
    CorrectProfile "批准后勘误" "Correct the description after approval"
    AttachDocument "提交材料" "Hand in a document"
    NameDrafters "指定起草人" "Name the drafters"
    SubmitGate "提交审批" "Submit a gate for approval"
    SendOut "报送" "Send papers out"
    CallReview "召集专家组" "Call a panel"
    AcceptProposal "准予立项" "Accept the proposal"
    RejectProposal "不予立项" "Reject the proposal"
    ExtendPlan "延期" "Extend the plan"
    OpenConsultation "公开征求意见" "Open a consultation"
    CloseConsultation "结束征求意见" "Close the consultation"
    BeginReview "送审" "Begin the expert review"
    PassReview "审查通过" "Pass the expert review"
    ApprovePublication "批准并编号" "Approve the publication, with a number"
    Publish "发布" "Publish"
    RecordFiling "登记备案" "Record the filing"
    RecordPublicity "登记公开文本" "Record that the text is public"
    ReportImplementation "反馈实施情况" "Report on the implementation"
    StartRevision "启动复审" "Start the systematic review"
    Confirm "继续有效" "Confirm"
    Revise "修订" "Revise"
    Supersede "被代替" "Let the new edition replace it"
    MoveProcedure "转用程序" "Move to another procedure"
    Promote "规范转为标准" "Let a norm grow into a standard"
    AgreeToReplacement "同意被代替" "Agree to be replaced"
    Abolish "废止" "Abolish"
    Return "退回前一阶段" "Return to an earlier stage"
    Suspend "暂停" "Suspend"
    Resume "恢复" "Resume"
    Withdraw "终止" "Withdraw"
    RecordObservation "记录其他机构目录" "Record what another catalogue says"
}

impl Command {
    /// Reads a command that somebody entered as JSON. Its words are held to what is entered, where reading it back from a log
    /// would let them be as they are.
    ///
    /// # Errors
    /// A sentence: the JSON is no command, or one of its texts hides something.
    pub fn entered(json: &str) -> Result<Command, String> {
        let command = serde_json::from_str(json).map_err(|error| error.to_string())?;
        let whole = serde_json::to_value(&command).map_err(|error| error.to_string())?;
        match hidden_in(&whole) {
            Some(c) => Err(format!("a text holds the invisible character U+{:04X}", c as u32)),
            None => Ok(command),
        }
    }

    /// The event that it makes of the standard itself.
    pub(crate) fn makes(&self) -> Kind {
        match self {
            Command::Propose { .. } => Kind::StandardProposed,
            Command::EnterStandard { .. } => Kind::StandardEntered,
            Command::EnterReview { .. } => Kind::ReviewEntered,
            Command::AmendProfile { .. } => Kind::ProfileAmended,
            Command::CorrectProfile { .. } => Kind::ProfileCorrected,
            Command::AttachDocument { .. } => Kind::DocumentAttached,
            Command::NameDrafters { .. } => Kind::DraftersNamed,
            Command::SubmitGate { .. } => Kind::GateSubmitted,
            Command::SendOut { .. } => Kind::GateSentOut,
            Command::CallReview { .. } => Kind::ReviewCalled,
            Command::AcceptProposal => Kind::ProposalAccepted,
            Command::RejectProposal { .. } => Kind::ProposalRejected,
            Command::ExtendPlan { .. } => Kind::PlanExtended,
            Command::OpenConsultation { purpose: Purpose::Draft, .. } => Kind::ConsultationOpened,
            Command::OpenConsultation { purpose: Purpose::Notice, .. } => Kind::NoticeOpened,
            Command::OpenConsultation { purpose: Purpose::Abolition, .. } => {
                Kind::AbolitionConsulted
            }
            Command::CloseConsultation => Kind::ConsultationClosed,
            Command::BeginReview => Kind::ReviewBegun,
            Command::PassReview { .. } => Kind::ReviewPassed,
            Command::ApprovePublication { .. } => Kind::PublicationApproved,
            Command::Publish { .. } => Kind::StandardPublished,
            Command::RecordFiling => Kind::FilingRecorded,
            Command::RecordPublicity { .. } => Kind::PublicityRecorded,
            Command::ReportImplementation { .. } => Kind::ImplementationReported,
            Command::StartRevision { .. } => Kind::RevisionStarted,
            Command::Confirm { .. } => Kind::StandardConfirmed,
            Command::Revise { .. } => Kind::RevisionDecided,
            Command::Supersede => Kind::StandardSuperseded,
            Command::MoveProcedure { .. } => Kind::ProcedureMoved,
            Command::Promote { .. } => Kind::NormPromoted,
            Command::AgreeToReplacement { .. } => Kind::ReplacementAgreed,
            Command::Abolish { .. } => Kind::StandardAbolished,
            Command::Return { .. } => Kind::StandardReturned,
            Command::Suspend { .. } => Kind::StandardSuspended,
            Command::Resume => Kind::StandardResumed,
            Command::Withdraw { .. } => Kind::StandardWithdrawn,
            Command::RecordObservation { .. } => Kind::ObservationRecorded,
        }
    }

    /// What whoever gives it does, in Chinese and English: 提交审批：立项, call a review: review of the draft.
    #[must_use]
    pub fn act(&self) -> Words {
        let kind = self.makes();
        let (zh, en) = kind.act().unwrap_or((kind.zh(), kind.en()));
        let of = match self {
            Command::SubmitGate { gate } | Command::SendOut { gate } => {
                Some((gate.zh(), gate.en()))
            }
            Command::CallReview { call } => Some((call.purpose.zh(), call.purpose.en())),
            _ => None,
        };
        match of {
            Some((of_zh, of_en)) => {
                Words { zh: format!("{zh}：{of_zh}"), en: format!("{en}: {of_en}") }
            }
            None => Words { zh: zh.to_owned(), en: en.to_owned() },
        }
    }
}

fn hidden_in(value: &Value) -> Option<char> {
    match value {
        Value::String(text) => hidden(text),
        Value::Array(all) => all.iter().find_map(hidden_in),
        Value::Object(fields) => fields.values().find_map(hidden_in),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

impl Kind {
    /// What somebody does who wants such an event, in Chinese and English; `None` for those that only come with others.
    pub(super) fn act(self) -> Option<(&'static str, &'static str)> {
        Some(match self {
            Kind::StandardProposed => ("提出立项", "propose it"),
            Kind::StandardEntered => ("录入", "enter it"),
            Kind::ReviewEntered => ("录入以前的复审", "enter an earlier review"),
            Kind::ProfileAmended => ("更正信息", "amend the description"),
            Kind::ProfileCorrected => ("勘误", "correct the description"),
            Kind::DocumentAttached => ("提交材料", "hand in documents"),
            Kind::DraftersNamed => ("指定起草人", "name its drafters"),
            Kind::GateSubmitted => ("提交审批", "submit it for approval"),
            Kind::GateSentOut => ("报送", "send its papers out"),
            Kind::ReviewCalled => ("发起评审", "call a review"),
            Kind::ProposalAccepted => ("准予立项", "accept the proposal"),
            Kind::ProposalRejected => ("不予立项", "reject the proposal"),
            Kind::PlanExtended => ("延期", "extend the plan"),
            Kind::ConsultationOpened => ("征求意见", "open the consultation"),
            Kind::ConsultationClosed => ("结束征求意见", "close the consultation"),
            Kind::NoticeOpened => ("公示", "give public notice"),
            Kind::AbolitionConsulted => ("废止征求意见", "consult on its abolition"),
            Kind::ReviewBegun => ("送审", "begin the review"),
            Kind::ReviewPassed => ("审查通过", "pass the review"),
            Kind::PublicationApproved => ("批准", "approve the publication"),
            Kind::StandardPublished => ("发布", "publish it"),
            Kind::FilingRecorded => ("登记备案", "record its filing"),
            Kind::PublicityRecorded => ("登记公开", "record that its text is public"),
            Kind::ImplementationReported => ("反馈实施情况", "report on its implementation"),
            Kind::RevisionStarted => ("开始复审", "start the systematic review"),
            Kind::StandardConfirmed => ("确认继续有效", "confirm it"),
            Kind::RevisionDecided => ("决定修订", "decide on a revision"),
            Kind::StandardSuperseded => ("以新版代替", "let the new edition replace it"),
            Kind::ReplacementAgreed => ("同意被代替", "agree to its replacement"),
            Kind::StandardAbolished => ("废止", "abolish it"),
            Kind::StandardReturned => ("退回", "send it back"),
            Kind::StandardSuspended => ("暂停", "suspend it"),
            Kind::StandardResumed => ("恢复", "resume it"),
            Kind::StandardWithdrawn => ("终止", "withdraw it"),
            Kind::NormPromoted => ("转为标准", "let the norm grow into a standard"),
            Kind::ProcedureMoved => ("转用程序", "move it to another procedure"),
            Kind::StandardRenumbered
            | Kind::RevisionLapsed
            | Kind::ObservationRecorded
            | Kind::GateApproved
            | Kind::GateDeclined
            | Kind::GateTakenBack => return None,
        })
    }
}
