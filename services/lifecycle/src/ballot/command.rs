//! What may be asked of a ballot. It begins with the review's own command `CallBallot`.

use serde::{Deserialize, Serialize};

use crate::ballot::choice::Choice;
use crate::kinds::commands;
use crate::words::{Digest, PersonId, Sentence};

/// A command about one ballot, by the person who gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all_fields = "snake_case")]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub enum Command {
    /// 投票, by name. Once.
    CastVote {
        choice: Choice,
        #[serde(default)]
        reason: Option<Sentence>,
    },
    /// 回避: to take no part.
    Recuse { reason: Sentence },
    /// 发票: who drew a card, and the cards that were left and opened. By the teller (计票人), with the scrutineer (监票人).
    HandCards { to: Vec<PersonId>, voided: Vec<Digest>, scrutineer: PersonId },
    /// To end it and count. Of a secret ballot, with the roll that each signed on leaving (收票), and the scrutineer; the
    /// votes come out of the box, and never from whoever asks.
    CloseBallot {
        #[serde(default)]
        voted: Vec<PersonId>,
        #[serde(default)]
        scrutineer: Option<PersonId>,
    },
    /// To declare it void.
    AnnulBallot { reason: Sentence },
}

commands! {
    CastVote "投票" "Vote"
    Recuse "回避" "Take no part"
    HandCards "发票" "Hand out the cards"
    CloseBallot "结束表决并计票" "Close and count"
    AnnulBallot "宣布表决无效" "Declare the ballot void"
}
