//! What can have happened in a pool.

use jiff::civil::Date;

use crate::kinds::events;
use crate::pool::conflict::With;
use crate::pool::description::Description;
use crate::words::{Name, PartId, PersonId, Sentence};

events! {
    /// 入库: until the last day of the term, by the document that approves it. Who had left may be admitted again.
    ExpertAdmitted "入库" "Expert admitted" {
        expert: PersonId,
        description: Description,
        #[cfg_attr(test, schemars(with = "crate::schemas::Day"))]
        until: Date,
        approval: Name,
    }
    /// 提请入库审批: the matter says who they are and who decides; what grants it admits them in the same commit.
    AdmissionProposed "提请入库审批" "Admission proposed" { approval: PartId, experts: Vec<PersonId> }
    /// 变更信息; it holds instead of the earlier description.
    ExpertAmended "变更专家信息" "Expert amended" { expert: PersonId, description: Description }
    /// 续聘; `until` is the last day.
    TermRenewed "续聘" "Term renewed" {
        expert: PersonId,
        #[cfg_attr(test, schemars(with = "crate::schemas::Day"))]
        until: Date,
    }
    /// 暂停: nobody asks them until they are resumed.
    ExpertPaused "暂停专家" "Expert paused" { expert: PersonId, reason: Sentence }
    /// 恢复.
    ExpertResumed "恢复专家" "Expert resumed" { expert: PersonId }
    /// 出库.
    ExpertLeft "出库" "Expert left" { expert: PersonId, reason: Sentence }
    /// 请假; the first and the last day count. An absence that shares a day with it gives way to it.
    AwaySet "请假" "Away" {
        expert: PersonId,
        #[cfg_attr(test, schemars(with = "crate::schemas::Day"))]
        from: Date,
        #[cfg_attr(test, schemars(with = "crate::schemas::Day"))]
        until: Date,
    }
    /// 声明利害关系.
    ConflictDeclared "声明利害关系" "Conflict declared" { expert: PersonId, with: With, reason: Sentence }
    /// 解除利害关系.
    ConflictCleared "解除利害关系" "Conflict cleared" { expert: PersonId, with: With }
    /// 登记培训.
    TrainingRecorded "登记培训" "Training recorded" {
        expert: PersonId,
        title: Name,
        #[cfg_attr(test, schemars(with = "crate::schemas::Day"))]
        held: Date,
    }
    /// 邀请专家: these are asked to sit on a review from this day on.
    ExpertsAsked "邀请专家" "Experts asked" { review: PartId, experts: Vec<PersonId> }
    /// 解除邀请: these have no more to do with a review; `served` says whether they did what they were asked for.
    ExpertsReleased "解除邀请" "Experts released" { review: PartId, experts: Vec<PersonId>, served: bool }
}
