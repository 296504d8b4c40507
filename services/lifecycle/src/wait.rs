//! What is waited for, since when, and until when: the one place that knows a last day.
//!
//! The leadership's overdue list, the pages and the command line all read this and nothing else. A length of time does
//! not count its first day; a month ends on the same day of the month or on its last (民法典 第二百零一条、第二百零二条);
//! where the procedure says so, a last day that is a rest day rolls to the next working day (第二百零三条). A day that
//! somebody named, as an extension does, never rolls.
//! What is suspended waits for nothing but its resumption: every clock stands still, and each last day moves by the days
//! that it stood.

use jiff::civil::Date;

use crate::calendar::{Calendar, LastDay};
use crate::days::days_later;
use crate::procedure::{Limit, Procedure};

/// What a last day is worked out with. There is no clock in it and no other stream.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'a> {
    /// The procedure that the thing is bound to.
    pub procedure: &'a Procedure,
    /// The working days.
    pub calendar: &'a Calendar,
}

/// One thing that is waited for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wait {
    /// For what.
    pub which: Which,
    /// Since when.
    pub since: Date,
    /// The last day; none where there is no limit, or while the clock stands still.
    pub until: Option<Date>,
    /// 暂定: whether that day was counted with a year that the calendar does not know.
    pub provisional: bool,
    /// What it means that the last day has passed.
    pub then: Then,
    /// Where the limit comes from; empty where there is none.
    pub clause: String,
}

/// For what something waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Which {
    /// The end of the plan: the draft has passed expert review by then.
    Plan,
    /// To move on from a stage code.
    Stay,
    /// The end of a consultation.
    Consultation,
    /// The next systematic review of a standard in force.
    Review,
    /// To be resumed.
    Resumption,
    /// The next edition.
    Successor,
}

/// What a last day that has passed brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Then {
    /// It is late.
    Late,
    /// It is late, and nothing goes on until it is extended.
    Freeze,
    /// It may be closed.
    Close,
    /// Nothing.
    Nothing,
}

impl Rules<'_> {
    /// The last day of a limit that begins on `begins`, while whose clock so many days stood still.
    pub(crate) fn last_day(&self, limit: &Limit, begins: Date, paused: i32) -> Option<LastDay> {
        let LastDay { day, provisional } = limit.last_day(begins, self.calendar, false)?;
        self.rolled(LastDay { day: days_later(day, paused)?, provisional })
    }

    /// This last day of a length of time; where the procedure rolls, the next working day in the place of a rest day.
    pub(crate) fn rolled(&self, last: LastDay) -> Option<LastDay> {
        if !self.procedure.rolls() {
            return Some(last);
        }
        let rolled = self.calendar.next_working_day(last.day)?;
        Some(LastDay { provisional: last.provisional || rolled.provisional, ..rolled })
    }
}

impl Wait {
    /// Whether somebody is late when this last day has passed.
    #[must_use]
    pub fn binds(&self) -> bool {
        match self.then {
            Then::Late | Then::Freeze => self.until.is_some(),
            Then::Close | Then::Nothing => false,
        }
    }
}

/// The earliest last day by which somebody must have acted.
#[must_use]
pub fn due(waits: &[Wait]) -> Option<&Wait> {
    waits.iter().filter(|wait| wait.binds()).min_by_key(|wait| wait.until)
}
