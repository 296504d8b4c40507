//! For what something waits: every kind there is, what it is called and how it is written down.

use serde::{Deserialize, Serialize};

use crate::procedure::Gate;

/// For what something waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub enum Which {
    /// The end of the plan: the draft has passed expert review by then.
    Plan,
    /// That a gate is passed by the time that the plan names for it.
    Milestone(Gate),
    /// The last day on which more time may be asked for, as the procedure wants it asked.
    Extension,
    /// To move on from a stage code.
    Stay,
    /// The end of a consultation.
    Consultation,
    /// That every comment on it is disposed of.
    Disposal,
    /// The next systematic review of a standard in force.
    Review,
    /// That this review is prepared.
    ReviewLead,
    /// That a published text is there for everybody to read.
    Publicity,
    /// The receipt of the body with which a published standard is filed.
    Filing,
    /// A report on how a standard in force is put into effect.
    Report,
    /// To be resumed.
    Resumption,
    /// The next edition.
    Successor,
    /// The day on which a published edition is in force and replaces the one before it.
    Effective,
    /// To go through a gate.
    Gate(Gate),
    /// A decision on a seat.
    Seat { step: u32, seat: u32 },
    /// To be submitted again.
    Resubmission,
    /// To draw or to name a panel.
    Panel,
    /// An answer to an invitation, by its number.
    Invitation { no: u32 },
    /// The papers of a meeting.
    Papers,
    /// The conclusion of a review.
    Conclusion,
    /// The end of a ballot.
    Ballot,
    /// That every unit that must apply a standard has begun.
    Rollout,
    /// An answer to what was fed back, by its number.
    Feedback { no: u32 },
    /// That what an inspection found is mended, by its number.
    Rectification { no: u32 },
    /// That what is said to be mended is inspected again, by its number.
    Reinspection { no: u32 },
    /// The end of an expert's term, by the number of the expert in the pool.
    Term { no: u32 },
}

impl Which {
    /// The key in JSON, in views and on the command line: `plan`, `gate:approval`, `seat:2.1`.
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Which::Plan => "plan".into(),
            Which::Milestone(gate) => format!("milestone:{}", gate.key()),
            Which::Extension => "extension".into(),
            Which::Stay => "stay".into(),
            Which::Consultation => "consultation".into(),
            Which::Disposal => "disposal".into(),
            Which::Review => "review".into(),
            Which::ReviewLead => "review-lead".into(),
            Which::Publicity => "publicity".into(),
            Which::Filing => "filing".into(),
            Which::Report => "report".into(),
            Which::Resumption => "resumption".into(),
            Which::Successor => "successor".into(),
            Which::Effective => "effective".into(),
            Which::Gate(gate) => format!("gate:{}", gate.key()),
            Which::Seat { step, seat } => format!("seat:{step}.{seat}"),
            Which::Resubmission => "resubmission".into(),
            Which::Panel => "panel".into(),
            Which::Invitation { no } => format!("invitation:{no}"),
            Which::Papers => "papers".into(),
            Which::Conclusion => "conclusion".into(),
            Which::Ballot => "ballot".into(),
            Which::Rollout => "rollout".into(),
            Which::Feedback { no } => format!("feedback:{no}"),
            Which::Rectification { no } => format!("rectification:{no}"),
            Which::Reinspection { no } => format!("reinspection:{no}"),
            Which::Term { no } => format!("term:{no}"),
        }
    }

    /// What is to be done, in Chinese.
    #[must_use]
    pub fn zh(self) -> &'static str {
        self.words().0
    }

    /// What is to be done, in English, as it comes after "waits".
    #[must_use]
    pub fn en(self) -> &'static str {
        self.words().1
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Which::Plan => ("完成送审", "to pass the review"),
            Which::Milestone(Gate::Consultation) => {
                ("按计划节点征求意见", "to be consulted on by its milestone")
            }
            Which::Milestone(Gate::IntoReview) => {
                ("按计划节点送审", "to go to review by its milestone")
            }
            Which::Milestone(_) => ("到达计划节点", "to reach a milestone of its plan"),
            Which::Extension => ("提出延期（确需延期时）", "to be extended, if that is needed"),
            Which::Stay => ("进入下一环节", "to move on"),
            Which::Consultation => ("征求意见结束", "for the end of the consultation"),
            Which::Disposal => ("处理意见", "to dispose of the comments"),
            Which::Review => ("开始复审", "to be reviewed"),
            Which::ReviewLead => ("准备复审", "for its review to be prepared"),
            Which::Publicity => ("公开文本", "for its text to be made public"),
            Which::Filing => ("备案", "to be filed"),
            Which::Report => ("反馈实施情况", "for a report on its implementation"),
            Which::Resumption => ("恢复", "to be resumed"),
            Which::Successor => ("下一版实施", "for the next edition"),
            Which::Effective => ("实施日到来", "for the day on which it is in force"),
            Which::Gate(Gate::Proposal) => ("准予立项", "to be accepted"),
            Which::Gate(Gate::Consultation) => ("征求意见", "to be consulted on"),
            Which::Gate(Gate::IntoReview) => ("送审", "to go to review"),
            Which::Gate(Gate::OutOfReview) => ("通过审查", "for the experts to agree"),
            Which::Gate(Gate::Approval) => ("批准", "to be approved"),
            Which::Gate(Gate::Publication) => ("发布", "to be published"),
            Which::Gate(Gate::Confirmation) => ("作出复审结论", "for the review's conclusion"),
            Which::Gate(Gate::Abolition) => ("废止", "to be abolished"),
            Which::Gate(Gate::Admission) => ("专家入库", "for experts to be admitted"),
            Which::Seat { .. } => ("审批", "for a decision"),
            Which::Resubmission => ("重新提交", "to be submitted again"),
            Which::Panel => ("抽取或指定专家", "for a panel to be drawn or named"),
            Which::Invitation { .. } => ("答复评审邀请", "for an answer to the invitation"),
            Which::Papers => ("送达评审材料", "for the papers to be sent"),
            Which::Conclusion => ("作出评审结论", "for the review to be concluded"),
            Which::Ballot => ("表决结束", "for the end of the ballot"),
            Which::Rollout => ("开始贯标", "for every unit to apply it"),
            Which::Feedback { .. } => ("答复实施反馈", "for an answer to the feedback"),
            Which::Rectification { .. } => ("整改", "to be mended"),
            Which::Reinspection { .. } => ("复查整改", "to be inspected again"),
            Which::Term { .. } => ("专家聘期届满", "for the end of an expert's term"),
        }
    }
}
