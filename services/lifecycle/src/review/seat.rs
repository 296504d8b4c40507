//! A place on a panel, and what whoever was asked for it has said.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::words::{PersonId, Sentence, keyed};

/// Somebody who was asked to sit on a panel. Who is replaced keeps their seat here, so that the history is whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// The number of the invitation in this review, from 1; it is never given again.
    pub no: u32,
    /// Who.
    pub expert: PersonId,
    /// How they came to it.
    pub invited: Invited,
    /// Since when.
    pub since: Date,
    /// What has come of it.
    pub standing: Standing,
}

/// How somebody came to be asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub enum Invited {
    /// By the draw of this number.
    Drawn { draw: u32 },
    /// As an alternate, in the place of this expert.
    SteppedIn { for_whom: PersonId },
    /// By the office, over the rank, for this reason.
    Named { reason: Sentence },
}

/// What has come of an invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub enum Standing {
    /// No answer yet.
    Asked,
    /// They sit on the panel.
    Accepted { on: Date },
    /// They do not.
    Declined { answer: Answer, reason: Option<Sentence>, on: Date },
    /// They did not answer in time.
    Silent { on: Date },
    /// The panel was drawn again.
    Redrawn { on: Date },
    /// The office dropped them.
    Dropped { reason: Sentence, on: Date },
}

/// What an expert answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// They will sit on it.
    Accepted,
    /// 利益冲突: they must not.
    Conflict,
    /// They have no time; that is no conflict.
    Busy,
    /// Another reason.
    Other,
}

keyed! { Answer {
    Accepted "accepted" "接受" "accepted"
    Conflict "conflict" "因利益冲突不参加" "declined: conflict of interest"
    Busy "busy" "因时间原因不参加" "declined: no time"
    Other "other" "因其他原因不参加" "declined: another reason"
} }

impl Seat {
    /// Whether they sit on the panel, or may still.
    #[must_use]
    pub fn holds(&self) -> bool {
        matches!(self.standing, Standing::Asked | Standing::Accepted { .. })
    }

    /// Whether they have accepted.
    #[must_use]
    pub fn has_accepted(&self) -> bool {
        matches!(self.standing, Standing::Accepted { .. })
    }
}
