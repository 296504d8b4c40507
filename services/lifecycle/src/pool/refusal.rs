//! Why a command about a pool was refused.

use jiff::civil::Date;

use crate::pool::conflict::With;
use crate::pool::expert::Standing;
use crate::reason::{OURS, refusals};
use crate::source::Source;
use crate::words::{Name, PartId, PersonId};

/// The source of who is in a pool and for how long: no text of the house was read.
const POOL: &str = "专家库管理惯例（未核实）";

refusals! {
    /// The rules of a pool.
    Refusal:

    /// Who is in the pool is not admitted a second time.
    ExpertExists { expert: PersonId }
        "expert-exists", OURS,
        format!("{expert} 已在专家库中。如需变更，请修改其信息。"),
        format!("{expert} is in the pool already (amend what is said of them).");

    /// A rule asks for an approval.
    AdmissionByApproval { source: Source }
        "admission-by-approval", source.clone(),
        "本区域专家入库须经审批，不能直接入库。请提请入库审批。",
        "Experts are admitted by an approval here, and not directly (propose them).";

    /// No rule asks for one.
    NoAdmissionRule {}
        "no-admission-rule", OURS,
        "本区域的制定程序未规定专家入库审批。请凭文件直接入库。",
        "No procedure of this area asks for an approval of admissions (admit them by the document that approves it).";

    /// No matter has granted just this.
    AdmissionNotGranted {}
        "admission-not-granted", OURS,
        "没有一项当日同意的审批与此入库一致。",
        "No approval that was granted that day is for this admission.";

    /// Nobody of this id is in the pool.
    NoExpert { expert: PersonId }
        "no-expert", OURS,
        format!("专家库中没有 {expert}，或其已出库。请核对编号，或先入库。"),
        format!("{expert} is not in the pool, or has left it (check the id, or admit them first).");

    /// A term that would be over.
    TermOver { until: Date, today: Date }
        "term-over", POOL,
        format!("聘期至 {until} 已满。聘期末日应为 {today} 或以后。"),
        format!("A term until {until} would be over already (end it on {today} or later).");

    /// A renewal that is none.
    TermNotLater { expert: PersonId, until: Date, held: Date }
        "term-not-later", POOL,
        format!("{expert} 的聘期已至 {held}，续聘至 {until} 不晚于此。请填更晚的日期。"),
        format!("The term of {expert} runs until {held} already, and {until} is not later (renew it beyond that day).");

    /// They are so already.
    StandsSo { expert: PersonId, standing: Standing }
        "stands-so", OURS,
        format!("{expert} 已为“{}”，无须再办。", standing.zh()),
        format!("{expert} is {} already (nothing needs to be done).", standing.key());

    /// Nothing would be different.
    ExpertUnchanged { expert: PersonId }
        "expert-unchanged", OURS,
        format!("{expert} 的信息已是如此，无须修改。"),
        format!("That is what is said of {expert} already (nothing needs to be amended).");

    /// An absence whose days are reversed, or that is over.
    AwayOver { from: Date, until: Date, today: Date }
        "away-over", OURS,
        format!("请假 {from} 至 {until} 不可用：末日不得早于首日，也不得早于今日（{today}）。"),
        format!("An absence from {from} until {until} says nothing (its last day is neither before its first nor before today, {today}).");

    /// That interest is declared.
    ConflictKnown { expert: PersonId, with: With }
        "conflict-known", OURS,
        format!("{expert} 已声明与 {with} 有利害关系。"),
        format!("{expert} has declared a conflict with {with} already.");

    /// No such interest is declared.
    NoConflict { expert: PersonId, with: With }
        "no-conflict", OURS,
        format!("{expert} 未声明与 {with} 有利害关系。请核对。"),
        format!("{expert} has declared no conflict with {with} (check with what).");

    /// That training is recorded.
    TrainingKnown { expert: PersonId, title: Name, held: Date }
        "training-known", OURS,
        format!("{expert} {held} 的“{title}”培训已登记。"),
        format!("The training `{title}` of {held} is recorded for {expert} already.");

    /// A list of one expert is full.
    TooMany { expert: PersonId, what: &'static str, max: usize }
        "too-many", OURS,
        format!("{expert} 的{}已达上限 {max} 项。请先清理。", listed_zh(what)),
        format!("{expert} has {max} {what} already, which is the most (clear some first).");

    /// They are asked for that review.
    AskedAlready { expert: PersonId, review: PartId }
        "asked-already", OURS,
        format!("{expert} 已受邀参加 {review}。"),
        format!("{expert} is asked for {review} already.");

    /// They are not asked for that review.
    NotAsked { expert: PersonId, review: PartId }
        "not-asked", OURS,
        format!("{expert} 未受邀参加 {review}，或已解除。"),
        format!("{expert} is not asked for {review}, or was released from it.");
}

fn listed_zh(what: &str) -> &'static str {
    match what {
        "absences" => "请假",
        "conflicts" => "利害关系",
        _ => "培训",
    }
}
