//! Why a command about a ballot was refused.

use jiff::civil::Date;

use crate::ballot::choice::Choice;
use crate::reason::{OURS, refusals};
use crate::words::{PersonId, Sentence};

/// The source of how a secret ballot is held with cards: what offices do on paper.
const BY_CARD: &str = "办公惯例（无记名投票：发票、收票、计票、监票）";

refusals! {
    /// The rules of ballots.
    Refusal:

    /// Nothing was opened under this id.
    NoBallot {}
        "no-ballot", OURS,
        "没有这次表决。请核对编号。",
        "There is no such ballot (check the id).";

    /// Whoever gives the command is not known as a person.
    VoterUnnamed {}
        "voter-unnamed", OURS,
        "本令牌未对应个人，不能投票。请管理员为您建立对应本人的令牌。",
        "This token names nobody, and votes are the matter of persons (ask the administrator for a token that names you).";

    /// They may not vote on it.
    NotAnElector { person: PersonId }
        "not-an-elector", OURS,
        format!("{person} 不在本次表决人员名单中，不能投票。"),
        format!("{person} is not among the electors of this ballot.");

    /// They are on the list, and were not there.
    NotPresent { person: PersonId }
        "not-present", OURS,
        format!("{person} 未签到，不能在会上投票。请先补记签到并重新发起表决。"),
        format!("{person} did not sign in, and this ballot is held in the meeting (record the attendance anew and open another ballot).");

    /// They take no part.
    Recused { person: PersonId }
        "recused", OURS,
        format!("{person} 已回避，不参加本次表决。"),
        format!("{person} is recused and takes no part in this ballot.");

    /// Once is enough.
    VotedAlready { person: PersonId, choice: Choice }
        "voted-already", OURS,
        format!("{person} 已投票（{}），每人一票，不得更改。", choice.zh()),
        format!("{person} has voted ({}); everybody votes once.", choice.en());

    /// It is over.
    BallotClosed { on: Date }
        "ballot-closed", OURS,
        format!("表决已于 {on} 截止。"),
        format!("The ballot was closed on {on}.");

    /// It is void.
    BallotAnnulled { on: Date, reason: Sentence }
        "ballot-annulled", OURS,
        format!("本次表决已于 {on} 作废：{reason}。请重新发起表决。"),
        format!("The ballot was annulled on {on}: {reason} (open another one).");

    /// A vote against says why.
    ReasonMissing {}
        "reason-missing", OURS,
        "按表决规则，不同意须写明理由。",
        "By the rule of this vote a no says why.";

    /// It is held in secret.
    VoteIsSecret {}
        "vote-is-secret", BY_CARD,
        "本次为无记名投票：请凭票码在投票页投票，不以本人名义提交。",
        "This ballot is secret: vote with the code of your card, not in your name.";

    /// It is held by name.
    VoteIsByName {}
        "vote-is-by-name", BY_CARD,
        "本次为记名投票，没有选票可发。",
        "This ballot is by name and has no cards.";

    /// Whoever counts and whoever watches are two.
    TellerAlone {}
        "teller-alone", BY_CARD,
        "发票、计票须由计票人和监票人两人办理。请写明另一人为监票人。",
        "A teller and a scrutineer do this together (name somebody else as the scrutineer).";

    /// The cards were handed out.
    CardsHandedAlready { on: String }
        "cards-handed-already", BY_CARD,
        format!("选票已发放：{on}。"),
        format!("The cards were handed out before: {on}.");

    /// Votes come after the cards.
    CardsNotHanded {}
        "cards-not-handed", BY_CARD,
        "尚未发票。请计票人先登记发票情况，再开始投票。",
        "The cards are not handed out yet (the teller records that first).";

    /// Each card went to an elector or was voided.
    CardsDoNotAddUp { to: usize, voided: usize, cards: usize }
        "cards-do-not-add-up", BY_CARD,
        format!("选票共 {cards} 张，发出 {to} 张、作废 {voided} 张，数目不符。请逐张核对。"),
        format!("There are {cards} cards; {to} handed out and {voided} voided do not add up (check each).");

    /// The card is none of this ballot.
    CardForeign {}
        "card-foreign", BY_CARD,
        "该票码不属于本次表决。请核对票面。",
        "This code is no card of this ballot (check the card).";

    /// The card was left over.
    CardVoided {}
        "card-voided", BY_CARD,
        "该选票系剩余选票，已作废。",
        "This card was left over and is void.";

    /// One card is one vote.
    CardUsed {}
        "card-used", BY_CARD,
        "该选票已投，一票一次，不得更改。",
        "This card was used for another choice; one card is one vote.";

    /// The count has begun.
    BoxSealed {}
        "box-sealed", BY_CARD,
        "票箱已封，正在计票，不再收票。请向计票人查询。",
        "The box is sealed for the count and takes no card any more (ask the teller).";

    /// What was cast is lost.
    BoxLost {}
        "box-lost", BY_CARD,
        "本次表决的票箱已不在（恢复备份或更换数据目录后即如此），所投选票无法计票。请计票人作废本次表决，重新发起。",
        "The box of this ballot is lost, as after a restore, and what was cast cannot be counted (annul the ballot and open another one).";

    /// The votes lie in the box beside the running service.
    BoxElsewhere {}
        "box-elsewhere", BY_CARD,
        "选票在运行服务的票箱中，须由该服务计票。",
        "The votes lie in the box of the running service, which counts them.";

    /// What is said to have been counted cannot be a count.
    CountUnsound { why: &'static str }
        "count-unsound", BY_CARD,
        format!("计票结果不成立：{why}。"),
        format!("This is no count: {why}.");

    /// No review called for it.
    NotCalled {}
        "ballot-not-called", OURS,
        "评审未发起这次表决，或名单与规则不符。",
        "The review did not call for this ballot, or not with these electors.";
}
