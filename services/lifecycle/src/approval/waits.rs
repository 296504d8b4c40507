//! What a matter under approval waits for: each open seat, or its submitter.

use jiff::civil::Date;

use crate::approval::chain::{Approval, Chain, Step};
use crate::approval::seat::{Limit, Overdue, Seat};
use crate::calendar::{Calendar, LastDay};
use crate::procedure::Length;
use crate::wait::{Rules, Then, Wait, Who};
use crate::which::Which;

impl Approval {
    pub(crate) fn waits(&self, rules: &Rules<'_>) -> Vec<Wait> {
        match self {
            Approval::Unborn | Approval::Ended { .. } => Vec::new(),
            Approval::Running(chain) => {
                let step = chain.step();
                step.map(|step| chain.open_seats(step, rules.calendar)).unwrap_or_default()
            }
            Approval::WithSubmitter(chain) => vec![Wait {
                who: Who::Person(chain.submitter.clone()),
                ..Wait::unlimited(Which::Resubmission, chain.since)
            }],
        }
    }
}

impl Chain {
    /// Whether a step is past its last day in a way that lets others in.
    #[must_use]
    pub fn is_late(&self, step: &Step, calendar: &Calendar, day: Date) -> bool {
        let limit = step.within.filter(|_| step.overdue.is_some());
        let last = limit.and_then(|limit| limit.last_day(self.since, calendar));
        last.is_some_and(|last| day > last.day)
    }

    fn open_seats(&self, step: &Step, calendar: &Calendar) -> Vec<Wait> {
        let last = step.within.and_then(|limit| limit.last_day(self.since, calendar));
        let wait = |seat: &Seat| Wait {
            who: Who::Seat(seat.of.clone()),
            until: last.map(|last| last.day),
            provisional: last.is_some_and(|last| last.provisional),
            then: match (last, step.overdue, seat.of.post()) {
                (None, _, _) => Then::Nothing,
                (Some(_), Some(Overdue::Deputy), Some(_)) => Then::Escalate,
                (Some(_), _, _) => Then::Late,
            },
            clause: step.source.clone(),
            unverified: step.unverified,
            ..Wait::unlimited(Which::Seat { step: step.no, seat: seat.no }, self.since)
        };
        step.open().map(wait).collect()
    }
}

impl Limit {
    /// The last day of a step that began on `since`; `None` past the end of the calendar.
    #[must_use]
    pub fn last_day(&self, since: Date, calendar: &Calendar) -> Option<LastDay> {
        let length = if self.working {
            Length { working_days: self.days, ..Length::default() }
        } else {
            Length { days: self.days, ..Length::default() }
        };
        length.last_day(since, calendar, self.roll)
    }
}
