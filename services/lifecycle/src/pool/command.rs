//! What may be asked for about a pool.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::kinds::commands;
use crate::pool::conflict::With;
use crate::pool::description::Description;
use crate::pool::proposed::Proposed;
use crate::words::{Name, PersonId, Sentence};

/// A command about the people of a pool. Who is asked and released is no command of its own: a review's commands write it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all_fields = "snake_case")]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub enum Command {
    /// 入库, until the last day of the term, by the document that approves it.
    AdmitExpert { expert: PersonId, description: Description, until: Date, approval: Name },
    /// 提请入库审批: at most 50 at once, where the area's rule asks for an approval.
    ProposeExperts { experts: Vec<Proposed> },
    /// 变更信息.
    AmendExpert { expert: PersonId, description: Description },
    /// 续聘.
    RenewTerm { expert: PersonId, until: Date },
    /// 暂停.
    PauseExpert { expert: PersonId, reason: Sentence },
    /// 恢复.
    ResumeExpert { expert: PersonId },
    /// 出库.
    RemoveExpert { expert: PersonId, reason: Sentence },
    /// 请假; days that it touches give way to it.
    SetAway { expert: PersonId, from: Date, until: Date },
    /// 声明利害关系.
    DeclareConflict { expert: PersonId, with: With, reason: Sentence },
    /// 解除利害关系.
    ClearConflict { expert: PersonId, with: With },
    /// 登记培训.
    RecordTraining { expert: PersonId, title: Name, held: Date },
}

commands! {
    AdmitExpert "入库" "Admit an expert"
    ProposeExperts "提请入库" "Propose experts"
    AmendExpert "变更信息" "Amend an expert"
    RenewTerm "续聘" "Renew a term"
    PauseExpert "暂停专家" "Pause an expert"
    ResumeExpert "恢复专家" "Resume an expert"
    RemoveExpert "出库" "Remove an expert"
    SetAway "请假" "Set somebody away"
    DeclareConflict "声明利害关系" "Declare a conflict"
    ClearConflict "解除利害关系" "Clear a conflict"
    RecordTraining "登记培训" "Record training"
}

impl Command {
    /// Whom it is about, where it is about one person.
    #[must_use]
    pub fn expert(&self) -> Option<&PersonId> {
        match self {
            Command::ProposeExperts { .. } => None,
            Command::AdmitExpert { expert, .. }
            | Command::AmendExpert { expert, .. }
            | Command::RenewTerm { expert, .. }
            | Command::PauseExpert { expert, .. }
            | Command::ResumeExpert { expert }
            | Command::RemoveExpert { expert, .. }
            | Command::SetAway { expert, .. }
            | Command::DeclareConflict { expert, .. }
            | Command::ClearConflict { expert, .. }
            | Command::RecordTraining { expert, .. } => Some(expert),
        }
    }
}
