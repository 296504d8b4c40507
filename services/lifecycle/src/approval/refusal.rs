//! Why a command about an approval was refused.

use jiff::civil::Date;

use crate::approval::chain::Outcome;
use crate::reason::{OURS, refusals};
use crate::words::Words;

/// The source of the rule that nobody decides on their own matter.
const OWN_MATTER: &str = "中华人民共和国公务员法 第七十六条 (回避, 比照)";

refusals! {
    /// The rules of approvals.
    Refusal:

    /// Nothing was submitted under this id.
    NoApproval {}
        "no-approval", OURS,
        "没有这项审批。请核对编号。",
        "There is no such approval (check the id).";

    /// Whoever gives the command is not known as a person.
    PersonUnnamed {}
        "person-unnamed", OURS,
        "本令牌未对应在职人员，不能办理审批。请管理员为您建立对应本人的令牌。",
        "This token names nobody in service, and approvals are the matter of persons (ask the administrator for a token that names you).";

    /// It is over.
    MatterEnded { outcome: Outcome, on: Date }
        "matter-ended", OURS,
        format!("该审批已于 {on} 结束：{}。", outcome.zh()),
        format!("This approval ended on {on}: {}.", outcome.en());

    /// It lies with its submitter.
    WithSubmitter { who: String }
        "with-submitter", OURS,
        format!("该事项已退回{who}，待其重新提交。"),
        format!("The matter was sent back to {who}, who submits it again first.");

    /// Somebody else decided before.
    DecidedAlready { by: String, on: Date, agree: bool, now: Words }
        "decided-already", OURS,
        format!("本步骤已由{by}于 {on} {}，现处于“{}”。", if *agree { "同意" } else { "不同意" }, now.zh),
        format!("{by} {} on {on}; the matter now stands at {}.", if *agree { "agreed to this step" } else { "disagreed" }, now.en);

    /// The step is another one's.
    NotYourSeat { who: Words }
        "not-your-seat", OURS,
        format!("本步骤由{}办理。", who.zh),
        format!("This step waits for {}.", who.en);

    /// Nobody approves what they submitted or drafted.
    OwnSubmission { may: Words }
        "own-submission", OWN_MATTER,
        match may.zh.as_str() {
            "" => "不得审批本人提交或起草的事项；无人可代为办理，请标准化办改派。".to_owned(),
            may => format!("不得审批本人提交或起草的事项，请由{may}办理。"),
        },
        match may.en.as_str() {
            "" => "Nobody approves what they submitted or drafted; nobody else may either, so the office reassigns it.".to_owned(),
            may => format!("Nobody approves what they submitted or drafted; {may} may."),
        };

    /// One person fills one seat of a joint signing.
    OneSeatEach {}
        "one-seat-each", OURS,
        "会签中一人只签一席。请由其他人办理其余席位。",
        "One person fills one seat of a joint signing (somebody else fills the other).";

    /// An added signer comes first.
    WaitsForSigner { who: Words }
        "waits-for-signer", OURS,
        format!("须待加签人{}先办。", who.zh),
        format!("{}, who was added, comes first.", who.en);

    /// The leadership group decides in a meeting, and not one person.
    TheGroupDecides {}
        "the-group-decides", OURS,
        "领导小组的席位由会议决定，不能转办。召集人空缺时请标准化办改派，仍凭会议纪要办理。",
        "The leadership group decides in a meeting, so its seat is not handed over (where nobody convenes it, the office reassigns it; minutes are asked for still).";

    /// A delegate has no delegates.
    HandedOnByDelegate { who: String }
        "handed-on-by-delegate", OURS,
        format!("您受{who}委托办理，不能再转办。请自行办理，或由{who}转办。"),
        format!("You act for {who}, and a delegate hands nothing on (decide it, or {who} hands it over).");

    /// It went through these hands before.
    HandedBefore { who: String }
        "handed-before", OURS,
        format!("该事项曾由{who}转出，不能转回。请转给其他人。"),
        format!("{who} handed it over before, so it does not go back to them (choose somebody else).");

    /// A decision against something says why.
    OpinionMissing {}
        "opinion-missing", OURS,
        "不同意、退回须写明意见。",
        "Say why: a disagreement needs an opinion.";

    /// The group's seat is filled by the minutes of a meeting.
    MinutesMissing {}
        "minutes-missing", OURS,
        "领导小组的席位凭会议纪要办理：请填写纪要文号和文件哈希。",
        "The leadership group's seat is filled by the minutes of a meeting (give their number and the document's hash).";

    /// Minutes belong to the group's seat alone.
    MinutesUnasked {}
        "minutes-unasked", OURS,
        "该席位不凭会议纪要办理。请不填纪要。",
        "This seat is not filled by minutes (leave them out).";

    /// The delegation does not hold today.
    DelegationNotInForce { first: Date, last: Date }
        "delegation-not-in-force", OURS,
        format!("委托期为 {first} 至 {last}，或不含本事项。"),
        format!("The delegation runs from {first} to {last}, and may not be for this matter.");

    /// Somebody has decided since.
    TooLateToTakeBack { by: String }
        "too-late-to-take-back", OURS,
        format!("{by}已办理，不能撤回。"),
        format!("{by} has decided since, so it cannot be taken back.");

    /// There is nothing of theirs to take back.
    NothingToTakeBack {}
        "nothing-to-take-back", OURS,
        "您没有可撤回的意见：只能撤回本人最近作出且其后无人办理的意见。",
        "You have no decision to take back (only one's own, while nothing was decided after it).";

    /// Only its submitter may.
    NotTheSubmitter { who: String }
        "not-the-submitter", OURS,
        format!("该操作由提交人{who}办理。"),
        format!("Only {who}, who submitted it, may do that.");

    /// It was not sent back.
    NotSentBack { now: Words }
        "not-sent-back", OURS,
        format!("该事项未被退回，现处于“{}”。", now.zh),
        format!("The matter was not sent back; it stands at {}.", now.en);

    /// One reminder a day.
    RemindedToday {}
        "reminded-today", OURS,
        "今日已催办。请明日再催。",
        "They were reminded today (remind them again tomorrow).";

    /// A step that nobody could ever fill.
    NobodyCanAct { role: Words }
        "nobody-can-act", OURS,
        format!("{}空缺且无副职，无人可审批。请先任命，再提交。", role.zh),
        format!("Nobody holds the role of {} and it has no deputy, so nobody could decide (assign it, then submit).", role.en);

    /// A seat that somebody can fill is not reassigned.
    SeatHasFiller { who: Words }
        "seat-has-filler", OURS,
        format!("该席位可由{}办理，不改派。", who.zh),
        format!("{} can fill this seat, so it is not reassigned.", who.en);

    /// There is no such step or seat, or it is decided.
    NoSuchSeat { step: u32, seat: u32 }
        "no-such-seat", OURS,
        format!("当前步骤没有待办席位 {step}.{seat}。请重新读取。"),
        format!("There is no undecided seat {step}.{seat} at the present step (read it again).");

    /// Only earlier steps.
    NotEarlier { step: u32 }
        "not-earlier", OURS,
        format!("步骤 {step} 不在当前步骤之前，不能退回到该步骤。"),
        format!("Step {step} does not come before the present one, so nothing is sent back to it.");

    /// More signers than a chain can have.
    TooManySigners { most: Words }
        "too-many-signers", OURS,
        format!("加签过多：{}。", most.zh),
        format!("There are too many added signers (at most {}).", most.en);

    /// They sign in this step already.
    SignsAlready { who: String }
        "signs-already", OURS,
        format!("{who}已在本步骤办理、待办或转出。请选择其他人。"),
        format!("{who} signs in this step already, or handed it over (choose somebody else).");

    /// Only an undecided signer whom one added.
    NotYourSigner {}
        "not-your-signer", OURS,
        "只能减去本人所加且尚未办理的加签人。",
        "Only a signer whom you added and who has not decided can be removed.";

    /// They have a copy.
    CopiedAlready { who: String }
        "copied-already", OURS,
        format!("已抄送{who}。"),
        format!("{who} has a copy already.");

    /// The standard does not ask for it any more.
    NotAskedFor {}
        "not-asked-for", OURS,
        "该标准已不在等待这项审批。",
        "The standard does not wait for this approval any more.";
}
