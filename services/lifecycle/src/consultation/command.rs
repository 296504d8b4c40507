//! What may be asked of a consultation. It begins with the standard's own command `OpenConsultation`.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::consultation::Outcome;
use crate::kinds::commands;
use crate::words::{Clause, Name, Sentence};

/// A command about one consultation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all_fields = "snake_case")]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub enum Command {
    /// Record what somebody said of a clause, or of the whole text. It is public: nothing of it may tell how to reach a person.
    Comment {
        #[serde(default)]
        clause: Option<Clause>,
        text: Sentence,
        from: Name,
    },
    /// 公众意见: somebody who is nobody here says something of a text that is open to comment, on its public page.
    CommentInPublic {
        #[serde(default)]
        clause: Option<Clause>,
        text: Sentence,
        from: Name,
    },
    /// 回函: record that a body answered, with so many comments (0: none).
    RecordReply { body: Name, comments: u32 },
    /// 处理: what comes of a comment; the last word holds.
    Dispose {
        no: u32,
        outcome: Outcome,
        #[serde(default)]
        reason: Option<Sentence>,
        #[serde(default)]
        change: Option<Sentence>,
    },
    /// 延长, to a new last day.
    Extend { until: Date, reason: Sentence },
    /// End it, on its last day or later.
    End,
}

commands! {
    Comment "登记意见" "Record a comment"
    CommentInPublic "公众提出意见" "Comment in public"
    RecordReply "登记回函" "Record a reply"
    Dispose "处理意见" "Dispose of a comment"
    Extend "延长征求意见" "Extend it"
    End "结束征求意见" "End it"
}
