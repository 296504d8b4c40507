//! What is waited for, by whom, since when, and until when: the one place that knows a last day.
//!
//! The desk, the leadership's overdue list, the clock, the explanation, the pages and the command line all read this and
//! nothing else. A length of time does not count its first day; a month ends on the same day of the month or on its last
//! (民法典 第二百零一条、第二百零二条); where the procedure says so, a last day that is a rest day rolls to the next working
//! day (第二百零三条). A day that somebody named, as an extension does, never rolls. What is suspended waits for nothing but
//! its resumption: every clock stands still, and each last day moves by the days that it stood.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::approval::SeatOf;
use crate::calendar::{Calendar, LastDay};
use crate::days::days_later;
use crate::procedure::{Length, Limit, Procedure};
use crate::source::Source;
use crate::stream::StreamId;
use crate::which::Which;
use crate::words::{PersonId, UnitId, Words};

/// What a last day is worked out with. There is no clock in it and no other stream.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'a> {
    /// The procedure that the thing is bound to, where it is bound to one.
    pub procedure: Option<&'a Procedure>,
    /// The working days.
    pub calendar: &'a Calendar,
}

/// One thing that is waited for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wait {
    /// For what.
    pub which: Which,
    /// Who is to act.
    pub who: Who,
    /// Since when.
    pub since: Date,
    /// The last day; none where there is no limit, or while the clock stands still.
    pub until: Option<Date>,
    /// 暂定: whether that day was counted with a year that the calendar does not know.
    pub provisional: bool,
    /// What it means that the last day has passed.
    pub then: Then,
    /// The documents that are missing for it.
    pub missing: Vec<Words>,
    /// Where it comes from; empty where the program alone says so.
    pub clause: String,
    /// Whether that source was not read in the original.
    pub unverified: bool,
    /// The stream whose waits are behind this one.
    pub follow: Option<StreamId>,
}

/// Who is to act.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// The office that runs the standard.
    Office,
    /// Those who draft it.
    Drafters,
    /// The body that decides where that is not us.
    Authority,
    /// Whoever wants to comment.
    Everybody,
    /// One person.
    Person(PersonId),
    /// Whoever fills a seat.
    Seat(SeatOf),
    /// The heads of these institutions, each for their own.
    Units(Vec<UnitId>),
    /// Nobody: only time must pass.
    Nobody,
}

/// What a last day that has passed brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Then {
    /// It is late.
    Late,
    /// It is late, and nothing goes on until it is extended.
    Freeze,
    /// It is closed.
    Close,
    /// The deputies may act too.
    Escalate,
    /// A new edition replaces the old one; this happens on the day itself.
    TakeEffect,
    /// The next alternate is asked.
    Replace,
    /// It has ended, and has to be renewed to go on.
    Lapse,
    /// Nothing.
    Nothing,
}

impl Rules<'_> {
    /// The last day of a limit that begins on `begins`, while whose clock so many days stood still.
    pub(crate) fn last_day(&self, limit: &Limit, begins: Date, paused: i32) -> Option<LastDay> {
        self.last_day_of(limit.length(), begins, paused)
    }

    /// The same of a length of time.
    pub(crate) fn last_day_of(&self, length: Length, begins: Date, paused: i32) -> Option<LastDay> {
        let LastDay { day, provisional } = length.last_day(begins, self.calendar, false)?;
        self.rolled(LastDay { day: days_later(day, paused)?, provisional })
    }

    /// Whether the last day of a length of time moves on when it is a rest day.
    pub(crate) fn rolls(&self) -> bool {
        self.procedure.is_some_and(Procedure::rolls)
    }

    /// This last day of a length of time; where the procedure rolls, the next working day in the place of a rest day.
    pub(crate) fn rolled(&self, last: LastDay) -> Option<LastDay> {
        if !self.rolls() {
            return Some(last);
        }
        let rolled = self.calendar.next_working_day(last.day)?;
        Some(LastDay { provisional: last.provisional || rolled.provisional, ..rolled })
    }

    /// The last day to do something that has to be done so long before another day. Counted back it moves to no later day,
    /// so it does not roll (decision 34).
    pub(crate) fn counted_back(&self, length: Length, before: LastDay) -> Option<LastDay> {
        let counted = length.first_day(before.day, self.calendar)?;
        Some(LastDay { provisional: before.provisional || counted.provisional, ..counted })
    }
}

impl Wait {
    pub(crate) fn unlimited(which: Which, since: Date) -> Wait {
        Wait {
            which,
            who: Who::Office,
            since,
            until: None,
            provisional: false,
            then: Then::Nothing,
            missing: Vec::new(),
            clause: String::new(),
            unverified: false,
            follow: None,
        }
    }

    /// With a last day that a limit gives, and what that day brings.
    pub(crate) fn limited(self, last: Option<LastDay>, then: Then, source: &Source) -> Wait {
        Wait {
            until: last.map(|last| last.day),
            provisional: last.is_some_and(|last| last.provisional),
            then,
            clause: source.text.clone().into_owned(),
            unverified: source.unverified,
            ..self
        }
    }

    /// Where it comes from; `None` where the program alone says so.
    #[must_use]
    pub fn source(&self) -> Option<Source> {
        let clause = Some(&self.clause).filter(|clause| !clause.is_empty())?;
        Some(Source::of(clause.clone(), self.unverified))
    }

    /// Whether somebody is late when this last day has passed.
    #[must_use]
    pub fn binds(&self) -> bool {
        match self.then {
            Then::Late | Then::Freeze | Then::Escalate => self.until.is_some(),
            Then::Close | Then::TakeEffect | Then::Replace | Then::Lapse | Then::Nothing => false,
        }
    }

    /// The first day on which its last day has passed; a day on which something takes effect is that day itself.
    #[must_use]
    pub fn passes_on(&self) -> Option<Date> {
        match self.then {
            Then::TakeEffect => self.until,
            _ => self.until?.tomorrow().ok(),
        }
    }
}

/// The earliest last day by which somebody must have acted.
#[must_use]
pub fn due(waits: &[Wait]) -> Option<&Wait> {
    waits.iter().filter(|wait| wait.binds()).min_by_key(|wait| wait.until)
}
