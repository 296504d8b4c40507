//! Who is out of the question for a panel: E1 to E10, of which the first that holds counts.

use serde::{Deserialize, Serialize};

use crate::draw::call::{Barred, Call, Whom};
use crate::pool::{Expert, Standing, With};
use crate::words::{PersonId, Sentence, Words};

/// Why somebody cannot sit on a panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Ground {
    /// Not active, or the term ends before the panel sits.
    E1,
    /// Drafts the text.
    E2,
    /// Serves in a unit that drafts it or takes part in it.
    E3,
    /// Has declared a conflict with the standard or with such a unit.
    E4,
    /// Submits or approves the matter.
    E5,
    /// Is away when the panel sits.
    E6,
    /// Has as many other reviews in hand as may be.
    E7,
    /// Knows no wanted field.
    E8,
    /// Declined, or was dropped, in this review.
    E9,
    /// Barred by the office.
    E10,
}

impl Ground {
    /// All of them, the first that counts first.
    pub const ALL: [Ground; 10] = [
        Ground::E1,
        Ground::E2,
        Ground::E3,
        Ground::E4,
        Ground::E5,
        Ground::E6,
        Ground::E7,
        Ground::E8,
        Ground::E9,
        Ground::E10,
    ];

    /// `E1` to `E10`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Ground::E1 => "E1",
            Ground::E2 => "E2",
            Ground::E3 => "E3",
            Ground::E4 => "E4",
            Ground::E5 => "E5",
            Ground::E6 => "E6",
            Ground::E7 => "E7",
            Ground::E8 => "E8",
            Ground::E9 => "E9",
            Ground::E10 => "E10",
        }
    }

    /// What it says.
    #[must_use]
    pub fn words(self) -> Words {
        let (zh, en) = match self {
            Ground::E1 => ("不在库或聘期届满", "not active, or the term ends before"),
            Ground::E2 => ("起草人", "drafts the text"),
            Ground::E3 => ("起草单位人员", "of a unit that drafts it"),
            Ground::E4 => ("已声明利害关系", "has declared a conflict"),
            Ground::E5 => ("提交人或审批人", "submits or approves the matter"),
            Ground::E6 => ("当日请假", "away that day"),
            Ground::E7 => ("在审项目已达上限", "has as many open reviews as may be"),
            Ground::E8 => ("专业不符", "knows no wanted field"),
            Ground::E9 => ("本次评审中已谢绝或退出", "declined or dropped in this review"),
            Ground::E10 => ("标准化办排除", "barred by the office"),
        };
        Words { zh: zh.into(), en: en.into() }
    }

    /// Whether the office cannot name somebody in spite of it: who has something to do with the matter never judges it.
    #[must_use]
    pub fn is_of_the_matter(self) -> bool {
        matches!(self, Ground::E2 | Ground::E3 | Ground::E4 | Ground::E5)
    }
}

/// Why somebody is out of the question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excluded {
    /// Which reason.
    pub ground: Ground,
    /// What the office said of it; of E10 alone.
    pub reason: Option<Sentence>,
}

/// Why this expert, as the pool describes them, is out of the question for this call; `None` for who is not.
#[must_use]
pub fn excluded(call: &Call, id: &PersonId, expert: &Expert) -> Option<Excluded> {
    let ground = Ground::ALL.into_iter().find(|ground| holds(*ground, call, id, expert))?;
    let told = (ground == Ground::E10).then(|| barred(call, ground, id, expert)).flatten();
    Some(Excluded { ground, reason: told.map(|barred| barred.reason.clone()) })
}

/// What this expert has to do with the matter, whatever else is against them; `None` for who has nothing to do with it.
#[must_use]
pub fn of_the_matter(call: &Call, id: &PersonId, expert: &Expert) -> Option<Ground> {
    let mut grounds = Ground::ALL.into_iter().filter(|ground| ground.is_of_the_matter());
    grounds.find(|ground| holds(*ground, call, id, expert))
}

fn holds(ground: Ground, call: &Call, id: &PersonId, expert: &Expert) -> bool {
    match ground {
        Ground::E1 => expert.standing != Standing::Active || expert.until < call.on,
        Ground::E2 | Ground::E3 | Ground::E5 | Ground::E10 => {
            barred(call, ground, id, expert).is_some()
        }
        Ground::E4 => has_conflict(call, expert),
        Ground::E6 => expert.is_away(call.on),
        // Whoever sits on the panel that is drawn again has it in hand, and nobody is barred by that.
        Ground::E7 => {
            call.terms.load_most.is_some_and(|most| expert.load_besides(&call.review) >= most)
        }
        Ground::E8 => !call.wanted.iter().any(|field| expert.description.fields.contains(field)),
        Ground::E9 => call.declined.contains(id),
    }
}

/// By whom they are barred on this ground, as a person or as one of a unit.
fn barred<'a>(
    call: &'a Call,
    ground: Ground,
    id: &PersonId,
    expert: &Expert,
) -> Option<&'a Barred> {
    call.barred.iter().find(|barred| {
        let of_them = match &barred.whom {
            Whom::Person(person) => person == id,
            Whom::Unit(unit) => *unit == expert.description.unit,
        };
        barred.ground == ground && of_them
    })
}

fn has_conflict(call: &Call, expert: &Expert) -> bool {
    if expert.conflicts.is_empty() {
        return false;
    }
    let units = call.barred.iter().filter_map(|barred| match &barred.whom {
        Whom::Unit(unit) if barred.ground == Ground::E3 => Some(With::Unit(unit.clone())),
        Whom::Unit(_) | Whom::Person(_) => None,
    });
    let standard = With::Standard(call.review.owner().clone());
    units.chain([standard]).any(|with| expert.has_conflict_with(&with))
}
