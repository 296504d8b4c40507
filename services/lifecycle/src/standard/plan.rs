//! What a project and a published text carry from place to place: the plan and its extension, the number and its days.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::LastDay;
use crate::days::days_later;
use crate::number::Number;
use crate::procedure::Limit;
use crate::wait::Rules;

/// The plan of a project: from acceptance to the end of expert review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The day from which it counts.
    pub accepted_on: Date,
    /// Its latest extension.
    pub extension: Option<Extension>,
    /// Days that the clock stood still since acceptance, or since the latest extension: that one named a day.
    pub paused_days: i32,
    /// Days that it stood still before the latest extension.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub paused_before: i32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_zero(days: &i32) -> bool {
    *days == 0
}

/// An extension of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    /// The new last day.
    pub until: Date,
    /// How many there were, this one included.
    pub times: u32,
}

/// A published text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// Its number.
    pub number: Number,
    /// The day of publication.
    pub published_on: Date,
    /// 实施日期.
    pub effective_on: Date,
}

impl Plan {
    pub(super) fn from(accepted_on: Date) -> Plan {
        Plan { accepted_on, extension: None, paused_days: 0, paused_before: 0 }
    }

    pub(super) fn extend(&mut self, until: Date) {
        let times = self.extension.map_or(0, |extension| extension.times);
        self.extension = Some(Extension { until, times: times + 1 });
        self.paused_before += self.paused_days;
        self.paused_days = 0;
    }

    /// Days that the clock stood still since acceptance.
    pub(super) fn stood_still(&self) -> i32 {
        self.paused_before + self.paused_days
    }

    /// The last day, extension and suspensions counted in; `None` past the end of the calendar. An extension named a day,
    /// which does not roll.
    #[must_use]
    pub fn due(&self, limit: &Limit, rules: &Rules<'_>) -> Option<LastDay> {
        match self.extension {
            Some(Extension { until, .. }) => {
                let day = days_later(until, self.paused_days)?;
                Some(LastDay { day, provisional: false })
            }
            None => rules.last_day(limit, self.accepted_on, self.paused_days),
        }
    }
}
