//! The words of a chain: what a step asks for, who a seat is of, and what somebody may say there. They are stored in events.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::people::Role;
use crate::words::{Name, PersonId, UnitId, keyed};

/// A document that is approved: which kind, and the hash of exactly that content.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DocRef {
    /// A key of the procedure's documents.
    pub kind: String,
    /// SHA-256 of the content, 64 hexadecimal digits.
    pub sha256: String,
}

/// What one step of a chain asks for, as it was when the matter was submitted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StepAsked {
    /// What the step is called, in Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
    /// How many of its seats must agree.
    pub mode: Mode,
    /// Whose decisions are needed.
    pub seats: Vec<SeatOf>,
    /// How long it may take.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Limit>,
    /// What happens when it takes longer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overdue: Option<Overdue>,
    /// Where the step comes from.
    pub source: String,
    /// Whether that source was not read in the original.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unverified: bool,
}

/// A length of time within which a step is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub struct Limit {
    /// How many days, 1 or more.
    pub days: i32,
    /// Whether only working days count.
    pub working: bool,
    /// Whether a last day on a rest day moves to the next working day.
    pub roll: bool,
}

/// How many of a step's seats must agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// 会签: all of them.
    All,
    /// 或签: any one.
    Any,
}

/// What happens when a step is past its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Overdue {
    /// The deputies may act too.
    Deputy,
}

/// Whose decision a seat is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub enum SeatOf {
    /// Whoever holds this role at this unit.
    Role { role: Role, unit: UnitId },
    /// This person.
    Person { person: PersonId },
    /// The leadership group: until it resolves in meetings here, its convener, by the minutes of one.
    Group { unit: UnitId },
}

impl SeatOf {
    /// The role and unit by which it is filled; `None` for a seat of one person.
    #[must_use]
    pub fn post(&self) -> Option<(Role, &UnitId)> {
        match self {
            SeatOf::Role { role, unit } => Some((*role, unit)),
            SeatOf::Group { unit } => Some((Role::Convener, unit)),
            SeatOf::Person { .. } => None,
        }
    }
}

/// A needed decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// Its number in its step, from 1; it never changes.
    pub no: u32,
    /// Whose decision it is.
    pub of: SeatOf,
    /// Whether it is the leadership group's, which decides in a meeting: also when the office reassigned it.
    pub by_minutes: bool,
    /// The seat that comes first, where somebody was added before this one.
    pub waits_for: Option<u32>,
    /// Who handed it over, in that order. It never goes back to one of them.
    pub hands: Vec<PersonId>,
    /// Who added it, and at which level: 0 for a seat of the chain itself.
    pub added: Option<PersonId>,
    /// How many were added one by the other up to this one.
    pub level: u32,
    /// What was decided.
    pub decision: Option<Verdict>,
}

/// A decision that counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// Who decided.
    pub by: PersonId,
    /// For whom, where it was a delegate.
    pub stands_for: Option<PersonId>,
    /// 同意 or 不同意.
    pub agree: bool,
    /// The day.
    pub on: Date,
}

impl Verdict {
    /// Who decided, and for whom.
    pub(super) fn signers(&self) -> impl Iterator<Item = &PersonId> {
        std::iter::once(&self.by).chain(&self.stands_for)
    }
}

/// The minutes by which the leadership group's seat is filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Minutes {
    /// Their number, as the office writes it.
    pub number: Name,
    /// SHA-256 of the document, 64 lower-case hexadecimal digits.
    pub sha256: String,
}

/// Where an added signer comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Before the one who adds them: that seat waits.
    Before,
    /// Beside them: one more seat of the step.
    Beside,
    /// After them: a step of their own behind this one.
    After,
}

keyed! { Place {
    Before "before" "前加签" "before"
    Beside "beside" "并加签" "beside"
    After "after" "后加签" "after"
} }

/// How a matter goes on that was sent back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Resume {
    /// 逐级: through every step again.
    Through,
    /// 直送: straight to the step that sent it back.
    Direct,
}

keyed! { Resume {
    Through "through" "逐级重审" "through every step"
    Direct "direct" "直送退回人" "straight back"
} }

/// To whom a matter is sent back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// Its submitter.
    Submitter,
    /// An earlier step, by its number.
    Step(u32),
}
