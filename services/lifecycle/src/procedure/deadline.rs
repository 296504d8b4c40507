//! What a procedure says of every last day: where it goes when it is a rest day, and when to remind of it.

use serde::Deserialize;

/// 顺延: where the last day of a length of time goes that is a rest day.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RollRule {
    /// To which day.
    pub to: RollTo,
    /// Where the rule comes from.
    pub source: String,
    /// Whether it could not be read in the original.
    #[serde(default)]
    pub unverified: bool,
}

/// To which day a last day rolls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RollTo {
    /// The next one that is worked.
    NextWorkingDay,
}

/// When to remind of a last day.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reminders {
    /// So many days before it, 1 to 366 each.
    pub days_before: Vec<u32>,
    /// Where the figures come from.
    pub source: String,
    /// Whether they could not be read in the original.
    #[serde(default)]
    pub unverified: bool,
}

/// The most reminders of one day, and the longest time before it, in days.
const REMINDERS_MAX: usize = 10;
const REMIND_BEFORE_MAX: u32 = 366;

impl Reminders {
    /// Every figure is within its bounds.
    pub(super) fn check(&self) -> Result<(), String> {
        let each = self.days_before.iter().all(|days| (1..=REMIND_BEFORE_MAX).contains(days));
        if each && (1..=REMINDERS_MAX).contains(&self.days_before.len()) {
            return Ok(());
        }
        Err(format!(
            "`reminders` needs 1 to {REMINDERS_MAX} figures in days_before, each 1 to {REMIND_BEFORE_MAX}"
        ))
    }
}
