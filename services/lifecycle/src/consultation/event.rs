//! What can have happened to a consultation.

use jiff::civil::Date;

use crate::approval::DocRef;
use crate::consultation::{Outcome, Purpose};
use crate::kinds::events;
use crate::words::{Clause, Name, Sentence};

events! {
    /// 征求意见 began: which documents were put before whom, until when; `unit` drafts the text. `source` says where the least
    /// time comes from, empty where the procedure names none.
    ConsultationBegun "开始征求意见" "Consultation begun" {
        purpose: Purpose,
        #[cfg_attr(test, schemars(with = "crate::schemas::Day"))]
        until: Date,
        bodies: Vec<Name>,
        unit: Name,
        bundle: Vec<DocRef>,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        source: String,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        unverified: bool,
    }
    /// 意见: somebody said something of a clause, or of the whole text. It is public. Where `in_public`, they wrote it themselves on the
    /// public page, and nobody knows whether they are called so.
    CommentReceived "收到意见" "Comment received" {
        no: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        clause: Option<Clause>,
        text: Sentence,
        from: Name,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        in_public: bool,
    }
    /// 回函: a body answered, with so many comments; a later answer stands in the place of an earlier one.
    ReplyReceived "收到回函" "Reply received" { body: Name, comments: u32 }
    /// 处理意见: what came of a comment. The last one holds.
    CommentDisposed "处理意见" "Comment disposed of" {
        no: u32,
        outcome: Outcome,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Sentence>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        change: Option<Sentence>,
    }
    /// 延长: it got a later last day.
    ConsultationExtended "延长征求意见" "Consultation extended" {
        #[cfg_attr(test, schemars(with = "crate::schemas::Day"))]
        until: Date,
        reason: Sentence,
    }
    /// It ended: its time was over, or the standard went another way, and `why` is the kind of the standard's event.
    ConsultationEnded "征求意见终结" "Consultation ended" {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<Sentence>,
    }
}
