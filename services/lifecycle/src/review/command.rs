//! What may be asked of a review. It begins with the standard's own command `CallReview`.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::kinds::commands;
use crate::review::opinion::{Disposal, Weight};
use crate::review::seat::Answer;
use crate::words::{Digest, Name, PersonId, Sentence};

/// A command about one review, by the person who gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all_fields = "snake_case")]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub enum Command {
    /// To draw the panel; again only for a reason.
    Draw {
        #[serde(default)]
        reason: Option<Sentence>,
    },
    /// To name an expert over the rank.
    NamePanelist { expert: PersonId, reason: Sentence },
    /// To drop one; the next alternate steps in.
    DropPanelist { expert: PersonId, reason: Sentence },
    /// To ask the next alternate where somebody fell out and nobody was asked in their place.
    AskAlternate,
    /// To answer one's own invitation.
    AnswerInvitation {
        answer: Answer,
        #[serde(default)]
        reason: Option<Sentence>,
    },
    /// 组长.
    NameChair { expert: PersonId },
    /// 送达材料: the documents of the gate as they are now.
    SendPapers,
    /// To say something about a clause.
    GiveOpinion { clause: Name, text: Sentence, weight: Weight },
    /// To say what is done about an opinion.
    DisposeOpinion {
        no: u32,
        disposal: Disposal,
        #[serde(default)]
        reason: Option<Sentence>,
    },
    /// 签到.
    RecordAttendance { present: Vec<PersonId> },
    /// To vote; in secret, with the sorted hashes of the cards.
    CallBallot {
        #[serde(default)]
        closes: Option<Date>,
        #[serde(default)]
        cards: Vec<Digest>,
    },
    /// To conclude, as the ballot was.
    Conclude { passed: bool, conclusion: Sentence },
    /// To end it without a conclusion.
    Dissolve { reason: Sentence },
}

commands! {
    Draw "抽取" "Draw"
    NamePanelist "指定专家" "Name an expert"
    DropPanelist "调出专家" "Drop an expert"
    AskAlternate "递补" "Ask the next alternate"
    AnswerInvitation "答复邀请" "Answer an invitation"
    NameChair "确定组长" "Name the chair"
    SendPapers "送达材料" "Send the papers"
    GiveOpinion "提出评审意见" "Give an opinion"
    DisposeOpinion "处理评审意见" "Dispose of an opinion"
    RecordAttendance "签到" "Record attendance"
    CallBallot "发起表决" "Call a ballot"
    Conclude "作出结论" "Conclude"
    Dissolve "解散专家组" "Dissolve the panel"
}
