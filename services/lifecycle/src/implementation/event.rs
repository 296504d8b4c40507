//! What can have happened to a standard's implementation.

use jiff::civil::Date;

use crate::implementation::{Basis, Period, Wish};
use crate::kinds::events;
use crate::words::{Clause, Name, PersonId, Sentence, UnitId};

events! {
    /// 部署贯标: these units must apply it, and have begun by that day. It holds instead of what was planned before.
    RolloutPlanned "部署贯标" "Rollout planned" {
        units: Vec<UnitId>,
        #[cfg_attr(test, schemars(with = "crate::schemas::Day"))]
        until: Date,
    }
    /// 记录: of so many cases or persons, so many. The newest of one unit, time and basis holds.
    RecordKept "实施记录" "Record kept" { unit: UnitId, period: Period, basis: Basis, hits: u32, of: u32 }
    /// 评估, of one unit or of all: so many points of so many.
    EvaluationMade "实施评估" "Implementation evaluated" {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<UnitId>,
        score: u32,
        of: u32,
        findings: Sentence,
    }
    /// 反馈: somebody said something of the standard in use.
    FeedbackReceived "收到实施反馈" "Feedback received" {
        no: u32,
        from: Name,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        clause: Option<Clause>,
        text: Sentence,
        wants: Wish,
    }
    /// 答复: it was answered. The last answer holds.
    FeedbackAnswered "答复反馈" "Feedback answered" { no: u32, text: Sentence }
    /// 督查: a unit was inspected; the findings are numbered from 1.
    InspectionMade "督查" "Inspection made" { no: u32, unit: UnitId, findings: Vec<Sentence> }
    /// 责令整改: a finding has to be mended by that day.
    RectificationOrdered "责令整改" "Rectification ordered" {
        no: u32,
        inspection: u32,
        finding: u32,
        unit: UnitId,
        #[cfg_attr(test, schemars(with = "crate::schemas::Day"))]
        until: Date,
    }
    /// 报告整改: somebody says that it is mended.
    RectificationReported "报告整改" "Rectification reported" { no: u32, text: Sentence, by: PersonId }
    /// 复查不合格: it is not, and has to be by that day.
    RectificationReturned "复查不合格" "Rectification sent back" {
        no: u32,
        reason: Sentence,
        #[cfg_attr(test, schemars(with = "crate::schemas::Day"))]
        until: Date,
        by: PersonId,
    }
    /// 复查合格，销号: it is mended.
    RectificationClosed "整改销号" "Rectification closed" { no: u32, text: Sentence, by: PersonId }
    /// The standard was abolished or replaced: nothing is waited for any more. `why` is the kind of the standard's event.
    ImplementationEnded "贯标终结" "Implementation ended" { why: Sentence }
}
