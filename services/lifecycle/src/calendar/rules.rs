//! Which calendars of a year may be set.

use jiff::civil::Date;

use crate::calendar::event::{Command, Event};
use crate::calendar::state::is_weekend;
use crate::event;
use crate::reason::{OURS, refusals};
use crate::refusal::Shared;
use crate::stream::StreamId;
use crate::words::bad;
use crate::world::{No, World};

/// The most days off of a year that are named, weekend days included: the notices of 2025 and 2026 name 28 and 33.
const OFF_MAX: usize = 60;

/// The most weekend days of a year that are worked.
const WORK_MAX: usize = 30;

/// The source of which days are off and which are worked.
const HOLIDAYS: &str = "全国年节及纪念日放假办法; 国务院办公厅节假日安排通知";

refusals! {
    /// The rules of the calendar.
    Refusal:

    /// A day that does not lie in the year that is set.
    DayOfAnotherYear { day: Date, year: i16 }
        "day-of-another-year", OURS,
        format!("{day} 不在 {year} 年内。请只列该年的日期。"),
        format!("{day} does not lie in {year} (name days of that year alone).");

    /// A day that is both.
    DayOffAndWorked { day: Date }
        "day-off-and-worked", HOLIDAYS,
        format!("{day} 既列为放假又列为上班。请只保留一处。"),
        format!("{day} is named both as off and as worked (keep one).");

    /// A day of the week that is worked anyway.
    NoWeekendDay { day: Date }
        "no-weekend-day", HOLIDAYS,
        format!("{day} 不是周末，无须列为调休上班日。请删去。"),
        format!("{day} is no weekend day and is worked anyway (leave it out).");

    /// That is what the calendar says already.
    CalendarUnchanged { year: i16 }
        "calendar-unchanged", OURS,
        format!("{year} 年的工作日历已是如此，无须再设。"),
        format!("The calendar of {year} says that already (nothing needs to be set).");

    /// More days than a notice names.
    TooManyDays { off: usize, work: usize }
        "too-many-days", OURS,
        format!("所列放假 {off} 天、调休上班 {work} 天过多：放假至多 {OFF_MAX} 天，上班至多 {WORK_MAX} 天。"),
        format!("{off} days off and {work} days worked are too many (at most {OFF_MAX} and {WORK_MAX}).");
}

/// The events of one command.
pub(crate) fn decide(command: &Command) -> Vec<(StreamId, event::Event)> {
    match command.clone() {
        Command::SetCalendar(notice) => {
            vec![(StreamId::Calendar, event::Event::Calendar(notice.into()))]
        }
    }
}

/// Whether the rules let this event happen.
pub(crate) fn permits(world: &World<'_>, event: &Event) -> Result<(), No> {
    today(world)?;
    let calendar = world.calendar()?;
    let Event::CalendarSet { year, off, work, .. } = event;
    if !(1949..=2999).contains(year) {
        return Err(bad("year", "1949 to 2999").into());
    }
    if off.len() > OFF_MAX || work.len() > WORK_MAX {
        return Err(Refusal::TooManyDays { off: off.len(), work: work.len() }.into());
    }
    if let Some(day) = off.iter().chain(work).find(|day| day.year() != *year) {
        return Err(Refusal::DayOfAnotherYear { day: *day, year: *year }.into());
    }
    if let Some(day) = work.iter().find(|day| off.contains(day)) {
        return Err(Refusal::DayOffAndWorked { day: *day }.into());
    }
    if let Some(day) = work.iter().find(|day| !is_weekend(**day)) {
        return Err(Refusal::NoWeekendDay { day: *day }.into());
    }
    if calendar.clone().evolve(event).as_ref() == Ok(calendar) {
        return Err(Refusal::CalendarUnchanged { year: *year }.into());
    }
    Ok(())
}

/// A calendar holds from its recording on, so that what has passed under an older one stays passed: no other day is taken.
fn today(world: &World<'_>) -> Result<(), No> {
    let World { on: day, today, .. } = *world;
    if day == today {
        return Ok(());
    }
    Err(Shared::ImpossibleDay { day, earliest: Some(today), latest: Some(today) }.into())
}
