//! What may be asked of a standard's implementation.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::implementation::{Basis, Period, Wish};
use crate::kinds::commands;
use crate::words::{Clause, Name, Sentence, UnitId};

/// A command about how one standard is put into effect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all_fields = "snake_case")]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub enum Command {
    /// 部署贯标: say which units must apply it, and until when they have begun. It holds instead of what was planned before.
    PlanRollout { units: Vec<UnitId>, until: Date },
    /// 记录: of so many cases or persons, so many; what was recorded of the same unit, time and basis before is replaced.
    KeepRecord { unit: UnitId, period: Period, basis: Basis, hits: u32, of: u32 },
    /// 评估, of one unit or of all: so many points of so many.
    Evaluate {
        #[serde(default)]
        unit: Option<UnitId>,
        score: u32,
        of: u32,
        findings: Sentence,
    },
    /// 反馈: record what somebody said of the standard in use. It stays for ever: nothing of it may tell how to reach a person.
    ReceiveFeedback {
        from: Name,
        #[serde(default)]
        clause: Option<Clause>,
        text: Sentence,
        wants: Wish,
    },
    /// 答复 what somebody fed back.
    AnswerFeedback { no: u32, text: Sentence },
    /// 督查: record an inspection of a unit, and what was found; nothing, where all was well.
    Inspect { unit: UnitId, findings: Vec<Sentence> },
    /// 责令整改: have a finding of an inspection mended by a day.
    OrderRectification { inspection: u32, finding: u32, until: Date },
    /// 报告整改: say that it is mended, and how.
    ReportRectification { no: u32, text: Sentence },
    /// 复查不合格: say that it is not, and until when it has to be.
    ReturnRectification { no: u32, reason: Sentence, until: Date },
    /// 复查合格，销号: say that it is. Never by who reported it.
    CloseRectification { no: u32, text: Sentence },
}

commands! {
    PlanRollout "部署贯标" "Plan the rollout"
    KeepRecord "登记记录" "Keep a record"
    Evaluate "评估" "Evaluate"
    ReceiveFeedback "登记反馈" "Record feedback"
    AnswerFeedback "答复反馈" "Answer feedback"
    Inspect "督查" "Inspect"
    OrderRectification "责令整改" "Order a rectification"
    ReportRectification "报告整改" "Report a rectification"
    ReturnRectification "复查不合格" "Return a rectification"
    CloseRectification "复查合格，销号" "Close a rectification"
}
