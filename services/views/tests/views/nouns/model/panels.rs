//! What the procedure of these tests says of panels, in figures of this test's own.

use jiff::civil::Date;

use crate::nouns::model::days::{later, worked, working_days_after};

pub(super) struct Terms {
    pub(super) forms: &'static [&'static str],
    pub(super) sizes: &'static [u32],
    pub(super) fields_each: usize,
    pub(super) senior_least: usize,
    pub(super) unit_most: usize,
    pub(super) load_most: usize,
    pub(super) interval_days: i64,
    pub(super) papers_days: Option<i64>,
    pub(super) alternates: usize,
    pub(super) votes: bool,
    /// Whether nobody may know who voted how.
    pub(super) secret: bool,
}

const NO_BOUND: usize = usize::MAX;

pub(super) fn terms(purpose: &str) -> Terms {
    match purpose {
        "draft" => Terms {
            forms: &["meeting", "letter"],
            sizes: &[3, 5],
            fields_each: 1,
            senior_least: 1,
            unit_most: 2,
            load_most: 2,
            interval_days: 30,
            papers_days: Some(5),
            alternates: 3,
            votes: true,
            secret: false,
        },
        "midterm" => Terms {
            forms: &["letter"],
            sizes: &[3],
            fields_each: 0,
            senior_least: 0,
            unit_most: NO_BOUND,
            load_most: 2,
            interval_days: 0,
            papers_days: None,
            alternates: 2,
            votes: false,
            secret: false,
        },
        _ => Terms {
            forms: &["meeting"],
            sizes: &[5, 7],
            fields_each: 0,
            senior_least: 0,
            unit_most: 3,
            load_most: NO_BOUND,
            interval_days: 0,
            papers_days: None,
            alternates: 1,
            votes: true,
            secret: true,
        },
    }
}

/// The last day to answer an invitation of that day.
pub(super) fn answer_by(purpose: &str, asked: Date) -> Option<Date> {
    match purpose {
        "draft" => Some(worked(working_days_after(asked, 3))),
        "midterm" => Some(worked(later(asked, 2))),
        _ => None,
    }
}

pub(super) const ROUNDS: usize = 2;
