//! Why a command about a consultation was refused, and why a gate behind one stays shut.

use jiff::civil::Date;

use crate::consultation::Purpose;
use crate::reason::{OURS, refusals};
use crate::source::Source;
use crate::words::{Name, PartId};

/// The source of how comments are taken in and disposed of.
const DISPOSAL: &str = "GB/T 16733-1997 征求意见阶段";

/// So many numbers of open comments are named; of more there is only how many.
const NAMED_MAX: usize = 10;

refusals! {
    /// The rules of a consultation.
    Refusal:

    /// Nothing is known under this id.
    NoConsultation {}
        "no-consultation", OURS,
        "没有这次征求意见。请核对编号。",
        "There is no such consultation (check the id).";

    /// It is over, so that nothing of this kind can happen any more.
    Over { on: Date }
        "consultation-over", OURS,
        format!("该征求意见已于 {on} 终结，不再受理。"),
        format!("This consultation was over on {on}; nothing of the kind is taken any more.");

    /// Fewer bodies than the procedure asks for.
    TooFewBodies { asked: usize, least: u32, source: Source }
        "too-few-bodies", source.clone(),
        format!("征求意见单位 {asked} 家，不足 {least} 家。请补列。"),
        format!("Too few bodies are asked: {asked}, and it has to be {least} at least (name more).");

    /// A body that was not asked.
    BodyNotConsulted { body: Name }
        "body-not-consulted", OURS,
        format!("“{body}”不在征求意见单位之列，不能登记回函；其意见可作为公众意见登记。"),
        format!("{body} was not among the bodies that were asked, so it sends no reply (what it says can be recorded as a comment).");

    /// A text that tells how to reach a person.
    ContactData { part: String }
        "contact-data", "中华人民共和国个人信息保护法 第六条",
        format!("所言向他人展示并永久留存，不得含联系方式“{part}”。请删去。"),
        format!("What is said is shown to others and stays for ever, so it must not tell how to reach a person: `{part}` (leave it out).");

    /// The log takes only so many.
    TooManyComments { most: u32 }
        "too-many-comments", OURS,
        format!("一次征求意见至多登记 {most} 条意见。请合并相同意见。"),
        format!("One consultation takes {most} comments at most (put the same ones together).");

    /// No comment has this number.
    NoSuchComment { no: u32, newest: u32 }
        "no-such-comment", OURS,
        format!("没有第 {no} 号意见。现有 1 至 {newest} 号。"),
        format!("There is no comment {no} (they are numbered to {newest}).");

    /// What is not taken whole needs a reason.
    ReasonMissing {}
        "reason-missing", DISPOSAL,
        "部分采纳、不采纳的须写明理由。",
        "Say why: what is not taken, or only partly, needs a reason.";

    /// Those who draft the text dispose of the comments on it.
    NotTheDrafter { who: String }
        "not-the-drafter", DISPOSAL,
        format!("意见由起草人处理：{who}。"),
        format!("Those who draft the text dispose of the comments on it: {who}.");

    /// The table of comments is in a chain.
    TableUnderApproval { approval: PartId }
        "table-under-approval", OURS,
        format!("意见汇总处理表正在审批中（{approval}），不能再改处理意见。请待其办结或撤回。"),
        format!("The table of comments is under approval ({approval}); wait until that is decided or taken back.");

    /// The table was approved with what came of this comment.
    TableApproved { no: u32 }
        "table-approved", OURS,
        format!("第 {no} 号意见的处理已随汇总处理表经审批同意，不能再改。可退回后重新征求意见。"),
        format!("What came of comment {no} was approved with the table (it can be consulted on anew, after a return).");

    /// A new last day that is not later.
    NotLater { until: Date }
        "not-later", OURS,
        format!("征求意见已至 {until} 止，延长须晚于该日。"),
        format!("The consultation runs until {until} already; an extension goes beyond that.");

    /// The gate asks for a consultation, and there was none.
    ConsultationMissing { purpose: Purpose, source: Source }
        "consultation-missing", source.clone(),
        format!("须先办理“{}”并处理全部意见。", purpose.zh()),
        format!("It needs a finished `{}` first, with every comment disposed of.", purpose.en());

    /// Comments that nobody has disposed of.
    CommentsUndisposed { part: PartId, open: Vec<u32>, source: Source }
        "comments-undisposed", source.clone(),
        format!("征求意见 {part} 尚有 {} 条意见未处理：{}。", open.len(), numbers(open, "、", "等")),
        format!("Comments of {part} are not disposed of: {} ({}).", open.len(), numbers(open, ", ", ", …"));

    /// An objection to what was shown to the public was right.
    ObjectionUpheld { part: PartId, no: u32, source: Source }
        "objection-upheld", source.clone(),
        format!("公示 {part} 第 {no} 号异议成立，不能按公示文本办理。请退回修改，再行公示。"),
        format!("Objection {no} of {part} was upheld, so it does not go on as it was shown (send it back, and show it again).");

    /// It was not opened by its standard, or ends though that goes on.
    NotOpened {}
        "consultation-not-opened", OURS,
        "该标准未开始或未终结这次征求意见。",
        "The standard has not opened this consultation, or goes on with it.";
}

fn numbers(open: &[u32], between: &str, more: &str) -> String {
    let named: Vec<String> = open.iter().take(NAMED_MAX).map(u32::to_string).collect();
    named.join(between) + if open.len() > NAMED_MAX { more } else { "" }
}
