//! What may be asked of the calendar, and what can have happened to it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::notice::Notice;
use crate::kinds::{commands, events};
use crate::words::Sentence;

/// A command about the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command")]
pub enum Command {
    /// Set a year's days off and days worked, in the place of what was known of that year.
    SetCalendar(Notice),
}

commands! {
    SetCalendar "设定工作日历" "Set the calendar"
}

events! {
    /// A year's days were set. The newest event of a year holds, from its recording on.
    CalendarSet "设定工作日历" "Calendar set" {
        year: i16,
        /// Days that are not worked, in order.
        #[cfg_attr(test, schemars(with = "Vec<crate::schemas::Day>"))]
        off: Vec<Date>,
        /// Weekend days that are worked, in order.
        #[cfg_attr(test, schemars(with = "Vec<crate::schemas::Day>"))]
        work: Vec<Date>,
        /// The notice that says so.
        source: Sentence,
    }
}

impl From<Notice> for Event {
    /// What has happened when this notice is set: its days in order, each once.
    fn from(notice: Notice) -> Event {
        let Notice { year, mut off, mut work, source } = notice;
        for days in [&mut off, &mut work] {
            days.sort_unstable();
            days.dedup();
        }
        Event::CalendarSet { year, off, work, source }
    }
}
