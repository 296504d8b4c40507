//! What may be asked of a matter under approval. It begins with the standard's own command `SubmitGate`.

use serde::{Deserialize, Serialize};

use crate::approval::seat::{Minutes, Place, Resume, Target};
use crate::kinds::commands;
use crate::words::{PersonId, Sentence};

/// A command about one matter, by the person who gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all_fields = "snake_case")]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub enum Command {
    /// 同意 or 不同意, on the seat that one fills.
    Decide {
        agree: bool,
        #[serde(default)]
        opinion: Option<Sentence>,
        #[serde(default)]
        minutes: Option<Minutes>,
    },
    /// 加签.
    AddSigner { person: PersonId, place: Place },
    /// 减签: a signer whom one added oneself, while they have not decided.
    RemoveSigner { person: PersonId },
    /// 转办.
    HandOver { to: PersonId, reason: Sentence },
    /// 退回.
    SendBack { to: Target, resume: Resume, opinion: Sentence },
    /// 重新提交, with the documents as they are now.
    Resubmit { note: Sentence },
    /// 撤回 the matter.
    TakeBack,
    /// 撤回 one's own decision.
    TakeBackDecision,
    /// 催办.
    Remind,
    /// 抄送.
    Copy { to: PersonId },
    /// 阅批.
    Note { text: Sentence },
    /// 改派 a seat that nobody can fill.
    Reassign { step: u32, seat: u32, to: PersonId, reason: Sentence },
}

commands! {
    Decide "同意或不同意" "Agree or disagree"
    AddSigner "加签" "Add a signer"
    RemoveSigner "减签" "Remove a signer"
    HandOver "转办" "Hand over"
    SendBack "退回" "Send back"
    Resubmit "重新提交" "Resubmit"
    TakeBack "撤回事项" "Take the matter back"
    TakeBackDecision "撤回本人的决定" "Take one's decision back"
    Remind "催办" "Remind"
    Copy "抄送" "Copy to somebody"
    Note "阅批" "Remark"
    Reassign "改派" "Reassign"
}
