//! A whole text is looked through.

use crate::calendar::Calendar;
use crate::procedure::adopted::Procedures;
use crate::procedure::findings::finding::{Finding, Found};
use crate::procedure::findings::lines::Lines;
use crate::procedure::findings::{course, defined, form, persons, time, votes};

/// What a text is held against, as far as it is at hand.
#[derive(Debug, Clone, Copy, Default)]
pub struct Against<'a> {
    /// What was adopted.
    pub procedures: Option<&'a Procedures>,
    /// Which days are worked, and the year that it is.
    pub calendar: Option<(&'a Calendar, i16)>,
}

/// Everything that is wrong with a text, by line and then by rule. Without an error it may be adopted.
#[must_use]
pub fn findings(text: &str, against: &Against<'_>) -> Vec<Finding> {
    let lines = match Lines::read(text) {
        Ok(lines) => lines,
        Err(unread) => return vec![unread],
    };
    let mut found = Found { lines: &lines, all: Vec::new() };
    if let Some(procedure) = form::read(text, &mut found) {
        form::check(&procedure, against.procedures, &mut found);
        defined::check(&procedure, &mut found);
        time::check(&procedure, against.calendar, &mut found);
        persons::check(&procedure, &mut found);
        votes::check(&procedure, &mut found);
        course::check(&procedure, &mut found);
        form::nothing_was_missed(text, &mut found);
    }
    let mut all = found.all;
    all.sort_by_key(|finding| (finding.line, finding.check));
    all
}
