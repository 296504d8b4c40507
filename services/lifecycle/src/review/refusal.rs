//! Why a command about a review was refused.

use jiff::civil::Date;

use crate::ballot::{BallotId, Verdict};
use crate::procedure::Form;
use crate::reason::{OURS, refusals};
use crate::review::purpose::Purpose;
use crate::review::seat::Answer;
use crate::source::Source;
use crate::words::{PartId, PersonId, Words};

refusals! {
    /// The rules of reviews.
    Refusal:

    /// Nothing was called under this id.
    NoReview {}
        "no-review", OURS,
        "没有这次评审。请核对编号。",
        "There is no such review (check the id).";

    /// The office is a person.
    OfficeUnnamed {}
        "office-unnamed", OURS,
        "本令牌未对应个人，不能办理评审。请管理员为您建立对应本人的令牌。",
        "This token names nobody, and reviews are the matter of persons (ask the administrator for a token that names you).";

    /// The procedure has no such panel.
    NoPanelRule { purpose: Purpose, procedure: String }
        "no-panel-rule", OURS,
        format!("制定程序 {procedure} 未规定“{}”的专家组（panels.{}）。", purpose.zh(), purpose.key()),
        format!("The procedure {procedure} has no panel for the {} (panels.{}).", purpose.en(), purpose.key());

    /// The standard stands elsewhere.
    NotReviewedHere { purpose: Purpose, place: Words }
        "not-reviewed-here", OURS,
        format!("标准处于“{}”，不能进行{}。", place.zh, purpose.zh()),
        format!("The standard stands at {}, where there is no {}.", place.en, purpose.en());

    /// One at a time.
    ReviewUnderWay { review: PartId }
        "review-under-way", OURS,
        format!("评审 {review} 尚未结束。请先得出结论或解散。"),
        format!("The review {review} is under way (conclude or dissolve it first).");

    /// What is called is not what the standard asked for.
    NotCalledFor {}
        "not-called-for", OURS,
        "该评审与标准所发起的不符。",
        "This is not the review that the standard called for.";

    /// Not in that form.
    FormNotAllowed { form: Form, source: Source }
        "form-not-allowed", source.clone(),
        format!("该专家组不得以{}方式进行。", form.zh()),
        format!("This panel does not come together {}.", form.en());

    /// Too few, too many, or an even number.
    SizeUnfit { size: u32, least: u32, most: u32, odd: bool, source: Source }
        "size-unfit", source.clone(),
        format!("专家组 {size} 人不合规定：应为 {least} 至 {most} 人{}。", if *odd { "的单数" } else { "" }),
        format!("A panel of {size} does not fit: {least} to {most}{}.", if *odd { ", an odd number" } else { "" });

    /// That day is gone.
    DayGone { day: Date, earliest: Date }
        "day-gone", OURS,
        format!("评审日 {day} 已过，最早为 {earliest}。"),
        format!("The day {day} is gone (the earliest is {earliest}).");

    /// Who may not sit on it, may not be named either.
    Excluded { expert: PersonId, by: &'static str, why: Words, source: Source }
        "excluded", source.clone(),
        format!("{expert} 不得参加本次评审：{}（{by}）。请另选他人。", why.zh),
        format!("{expert} may not sit on this panel: {} ({by}; choose somebody else).", why.en);

    /// They sit on it.
    SitsAlready { expert: PersonId }
        "sits-already", OURS,
        format!("{expert} 已在专家组中。"),
        format!("{expert} is on the panel already.");

    /// All seats are taken.
    PanelFull { size: u32 }
        "panel-full", OURS,
        format!("专家组 {size} 人已满。请先撤换一人。"),
        format!("All {size} seats are taken (drop somebody first).");

    /// Too many of one unit.
    UnitFull { unit: String, most: u32, source: Source }
        "unit-full", source.clone(),
        format!("同一单位不得超过 {most} 人（{unit}）。请从其他单位选择。"),
        format!("At most {most} come from one unit ({unit}; choose somebody of another).");

    /// Too few are left to draw from.
    PanelCannotBeFormed { why: Words, source: Source }
        "panel-cannot-be-formed", source.clone(),
        why.zh.clone(),
        why.en.clone();

    /// A draw again says why.
    RedrawReasonMissing {}
        "redraw-reason-missing", OURS,
        "已抽取过专家组。重新抽取须写明理由，前后结果均予保留。",
        "A panel was drawn; drawing again says why, and both stay visible.";

    /// The panel has met; nobody draws again.
    TooLateToDraw {}
        "too-late-to-draw", OURS,
        "评审已开始，不得再抽取专家。",
        "The review has begun, and nobody draws again.";

    /// The pool or the log as it was at the call cannot be had any more.
    DrawTooLate {}
        "draw-too-late", OURS,
        "发起评审时的专家库或日志状态已不可得。请解散本次评审，重新发起。",
        "The pool or the log as it was at the call cannot be had any more (dissolve this review and call another).";

    /// What is said to have been drawn is not what the lots say.
    NotDrawn {}
        "not-drawn", OURS,
        "抽取结果与签号不符。",
        "This is not what the lots say.";

    /// Nobody steps in.
    NotNextAlternate { expert: PersonId }
        "not-next-alternate", OURS,
        format!("{expert} 不是下一位候补。"),
        format!("{expert} is not the next alternate.");

    /// A vote that counts is of somebody with a conflict.
    VoteConflicted { expert: PersonId, ballot: BallotId }
        "vote-conflicted", OURS,
        format!("{expert} 在表决 {ballot} 后声明有利益冲突，不得据此作出结论。请重新组织表决。"),
        format!("{expert} voted in {ballot} and has declared a conflict since, so nothing is concluded by it (call another ballot).");

    /// Too few have accepted.
    PanelShort { have: usize, need: u32, place: Words }
        "panel-short", OURS,
        format!("专家组应为 {need} 人，已接受 {have} 人（{}）。请补足后再办理。", place.zh),
        format!("The panel needs {need} and {have} have accepted ({}; fill the seats first).", place.en);

    /// They were not asked.
    NotInvited { person: PersonId }
        "not-invited", OURS,
        format!("{person} 未被邀请参加本次评审，或已退出。"),
        format!("{person} is not asked to sit on this panel (any more).");

    /// One answer.
    AnsweredAlready { person: PersonId, answer: Answer }
        "answered-already", OURS,
        format!("{person} 已答复：{}。变更请与标准化办联系。", answer.zh()),
        format!("{person} has answered: {} (the office changes it).", answer.en());

    /// The time for it is over.
    InvitationLapsed { until: Date }
        "invitation-lapsed", OURS,
        format!("邀请应于 {until} 前答复，已过期。"),
        format!("The invitation was to be answered by {until}.");

    /// Papers first, and in time.
    PapersMissing {}
        "papers-missing", OURS,
        "尚未送达评审材料。请先送达。",
        "The papers are not sent (send them first).";

    /// They were not long enough with the panel.
    PapersTooLate { sent: Date, earliest: Date, source: Source }
        "papers-too-late", source.clone(),
        format!("材料于 {sent} 送达，最早可于 {earliest} 评审。请顺延。"),
        format!("The papers were sent on {sent}, so it meets on {earliest} at the earliest (put it off).");

    /// There is no such opinion.
    NoOpinion { no: u32 }
        "no-opinion", OURS,
        format!("没有第 {no} 条意见。"),
        format!("There is no opinion {no}.");

    /// Not taking one says why.
    DisposalReasonMissing {}
        "disposal-reason-missing", OURS,
        "部分采纳或不采纳须说明理由。",
        "What is not wholly taken says why.";

    /// More than a review holds.
    TooManyOpinions { most: usize }
        "too-many-opinions", OURS,
        format!("意见已达 {most} 条。"),
        format!("A review holds at most {most} opinions.");

    /// What must be followed waits.
    OpinionsUndisposed { nos: String }
        "opinions-undisposed", OURS,
        format!("须修改的意见尚未处理：第 {nos} 条。请逐条处理。"),
        format!("Opinions that the draft must follow are not disposed of: {nos}.");

    /// Who was there sits on it.
    AttendanceUnfit { person: PersonId }
        "attendance-unfit", OURS,
        format!("{person} 不是专家组成员，或重复签到。"),
        format!("{person} is no member of the panel, or signed in twice.");

    /// It has not met.
    NotMet { place: Words }
        "not-met", OURS,
        format!("评审尚未进行（{}）。会审须先签到。", place.zh),
        format!("It has not met yet ({}; record who was there).", place.en);

    /// A meeting is not a letter.
    NoMeeting {}
        "no-meeting", OURS,
        "函审不签到。请直接发起表决。",
        "Nobody signs in by letter (call the ballot).";

    /// There is nothing to vote by.
    NoVoteRule { procedure: String }
        "no-vote-rule", OURS,
        format!("制定程序 {procedure} 未规定该专家组的表决规则，由组长直接得出结论。"),
        format!("The procedure {procedure} has no vote for this panel; its chair concludes.");

    /// A ballot is open.
    BallotOpen { ballot: BallotId }
        "ballot-open", OURS,
        format!("表决 {ballot} 尚未结束。"),
        format!("The ballot {ballot} is open (close it first).");

    /// It has passed; nothing is voted on again.
    BallotPassed { ballot: BallotId }
        "ballot-passed", OURS,
        format!("表决 {ballot} 已通过。请据此得出结论。"),
        format!("The ballot {ballot} has passed (conclude so).");

    /// The ballot did not pass.
    BallotFailed { ballot: BallotId, verdict: Verdict, arithmetic: Words }
        "ballot-failed", OURS,
        format!("表决 {ballot} {}，不能作出通过的结论。{}", verdict.zh(), arithmetic.zh),
        format!("The ballot {ballot} was {}, so the review does not pass. {}", verdict.en(), arithmetic.en);

    /// No ballot was held.
    BallotMissing {}
        "ballot-missing", OURS,
        "尚未表决。请先发起表决。",
        "Nothing was voted on (call a ballot first).";

    /// No more rounds.
    RoundsOver { rounds: u32, source: Source }
        "rounds-over", source.clone(),
        format!("已表决 {rounds} 轮，不得再次表决。请据此得出结论。"),
        format!("It was voted on {rounds} times, and no more (conclude so).");

    /// More than a review holds, though none of them was a round.
    TooManyBallots { most: usize }
        "too-many-ballots", OURS,
        format!("已表决 {most} 次（含作废的），均未得出结果。请终止本次评审，重新组织。"),
        format!("It was voted on {most} times, void ones counted, and nothing came of it (dissolve the review and call another).");

    /// Cards belong to a secret ballot, and a secret ballot needs them.
    CardsUnfit { secret: bool }
        "cards-unfit", OURS,
        if *secret { "该表决为无记名投票，须提供与到会人数相同的票码哈希。" } else { "该表决为记名投票，不用选票。" },
        if *secret { "This vote is secret: give the hashes of as many cards as there are electors." } else { "This vote is by name and has no cards." };

    /// A ballot by letter has a last day.
    ClosesMissing {}
        "closes-missing", OURS,
        "函审表决须写明截止日（不早于今日）。",
        "A ballot by letter has a last day, today or later.";

    /// Only the chair concludes.
    NotTheChair { chair: String }
        "not-the-chair", OURS,
        format!("评审结论由组长作出（{chair}）。"),
        format!("The chair concludes ({chair}).");

    /// It is over.
    ReviewEnded { on: Date, place: Words }
        "review-ended", OURS,
        format!("评审已于 {on} 结束：{}。", place.zh),
        format!("The review ended on {on}: {}.", place.en);
}
