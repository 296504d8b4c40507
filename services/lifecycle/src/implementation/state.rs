//! The state of an implementation: what the rules ask of it. What was recorded stands in its events, and is added up by the views.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::deadline::Noted;
use crate::implementation::Wish;
use crate::implementation::event::Event;
use crate::misfit::Misfit;
use crate::words::{PersonId, UnitId};

/// How a standard is put into effect.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Implementation {
    /// Nothing was planned and nothing recorded.
    #[default]
    Unborn,
    /// It goes on.
    Going(Box<Course>),
    /// The standard is in force no longer.
    Ended {
        /// What had come of it.
        course: Box<Course>,
        /// The day on which it ended.
        on: Date,
    },
}

/// What was planned, and what is open.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// Who must apply it.
    pub rollout: Option<Rollout>,
    /// The units that have kept a record.
    pub kept: BTreeSet<UnitId>,
    /// What was fed back; the first is number 1.
    pub feedback: Vec<Feedback>,
    /// The inspections; the first is number 1.
    pub inspections: Vec<Inspection>,
    /// What had to be mended; the first is number 1.
    pub rectifications: Vec<Rectification>,
    /// What the clock has noted of its last days.
    #[serde(alias = "passed")]
    pub noted: Vec<Noted>,
}

/// Who must apply it, and until when they have begun.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rollout {
    /// The units.
    pub units: Vec<UnitId>,
    /// The day on which it was planned.
    pub since: Date,
    /// The last day.
    pub until: Date,
}

/// What the rules ask of something that was fed back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feedback {
    /// The day on which it came.
    pub on: Date,
    /// What is wanted.
    pub wants: Wish,
    /// Whether it was answered.
    pub answered: bool,
}

/// What the rules ask of an inspection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspection {
    /// The unit that was inspected.
    pub unit: UnitId,
    /// How many findings there are; they are numbered from 1.
    pub findings: u32,
}

/// A finding that has to be mended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rectification {
    /// Of which inspection.
    pub inspection: u32,
    /// Which of its findings.
    pub finding: u32,
    /// By which unit.
    pub unit: UnitId,
    /// Since when: the order, or that it was not mended yet.
    pub since: Date,
    /// The last day.
    pub until: Date,
    /// How far it is.
    pub mended: Mended,
}

/// How far a rectification is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mended {
    /// Not.
    Open,
    /// Somebody says that it is.
    Reported {
        /// Who.
        by: PersonId,
        /// When.
        on: Date,
    },
    /// It is.
    Closed,
}

impl Course {
    /// What was fed back, by its number.
    #[must_use]
    pub fn feedback(&self, no: u32) -> Option<&Feedback> {
        self.feedback.get(at(no)?)
    }

    /// An inspection by its number.
    #[must_use]
    pub fn inspection(&self, no: u32) -> Option<&Inspection> {
        self.inspections.get(at(no)?)
    }

    /// What has to be mended, by its number.
    #[must_use]
    pub fn rectification(&self, no: u32) -> Option<&Rectification> {
        self.rectifications.get(at(no)?)
    }

    /// The units that must apply it and have kept no record.
    pub fn not_begun(&self) -> impl Iterator<Item = &UnitId> {
        let asked = self.rollout.iter().flat_map(|rollout| &rollout.units);
        asked.filter(|unit| !self.kept.contains(*unit))
    }

    /// Folds one event; `None` for what cannot have happened.
    fn hear(&mut self, event: &Event, on: Date) -> Option<()> {
        match event {
            Event::RolloutPlanned { units, until } => {
                self.rollout = Some(Rollout { units: units.clone(), since: on, until: *until });
            }
            Event::RecordKept { unit, .. } => {
                self.kept.insert(unit.clone());
            }
            Event::EvaluationMade { .. } => {}
            Event::FeedbackReceived { wants, .. } => {
                self.feedback.push(Feedback { on, wants: *wants, answered: false });
            }
            Event::FeedbackAnswered { no, .. } => {
                self.feedback.get_mut(at(*no)?)?.answered = true;
            }
            Event::InspectionMade { unit, findings, .. } => {
                let findings = u32::try_from(findings.len()).unwrap_or(u32::MAX);
                self.inspections.push(Inspection { unit: unit.clone(), findings });
            }
            Event::RectificationOrdered { inspection, finding, unit, until, .. } => {
                self.rectifications.push(Rectification {
                    inspection: *inspection,
                    finding: *finding,
                    unit: unit.clone(),
                    since: on,
                    until: *until,
                    mended: Mended::Open,
                });
            }
            Event::RectificationReported { no, by, .. } => {
                self.rectifications.get_mut(at(*no)?)?.mended =
                    Mended::Reported { by: by.clone(), on };
            }
            Event::RectificationReturned { no, until, .. } => {
                let returned = self.rectifications.get_mut(at(*no)?)?;
                (returned.since, returned.until, returned.mended) = (on, *until, Mended::Open);
            }
            Event::RectificationClosed { no, .. } => {
                self.rectifications.get_mut(at(*no)?)?.mended = Mended::Closed;
            }
            Event::ImplementationEnded { .. } => return None,
        }
        Some(())
    }
}

/// Where number `no` stands in a list whose first is number 1.
fn at(no: u32) -> Option<usize> {
    usize::try_from(no.checked_sub(1)?).ok()
}

impl Implementation {
    /// What has come of it, once anything has.
    #[must_use]
    pub fn course(&self) -> Option<&Course> {
        match self {
            Implementation::Unborn => None,
            Implementation::Going(course) | Implementation::Ended { course, .. } => Some(course),
        }
    }

    /// Folds one event that happened on `on` into the state.
    ///
    /// # Errors
    /// [`Misfit`] when it cannot have happened to this state.
    pub fn evolve(self, event: &Event, on: Date) -> Result<Implementation, Misfit> {
        let misfit = Misfit { event: event.kind().name(), state: self.in_words().into() };
        match (self, event) {
            (Implementation::Going(course), Event::ImplementationEnded { .. }) => {
                Ok(Implementation::Ended { course, on })
            }
            (Implementation::Unborn, event) => {
                let mut course = Box::<Course>::default();
                course.hear(event, on).ok_or(misfit)?;
                Ok(Implementation::Going(course))
            }
            (Implementation::Going(mut course), event) => {
                course.hear(event, on).ok_or(misfit)?;
                Ok(Implementation::Going(course))
            }
            (Implementation::Ended { mut course, on: ended }, event) => {
                course.hear(event, on).ok_or(misfit)?;
                Ok(Implementation::Ended { course, on: ended })
            }
        }
    }

    pub(crate) fn note(&mut self, noted: Noted) {
        match self {
            Implementation::Unborn => {}
            Implementation::Going(course) | Implementation::Ended { course, .. } => {
                noted.add_to(&mut course.noted);
            }
        }
    }

    pub(crate) fn weight(&self) -> usize {
        self.course().map_or(0, |course| {
            let units = course.kept.len() + course.rollout.as_ref().map_or(0, |r| r.units.len());
            size_of::<Course>()
                + 64 * units
                + 12 * course.feedback.len()
                + 48 * course.inspections.len()
                + 112 * course.rectifications.len()
        })
    }

    fn in_words(&self) -> &'static str {
        match self {
            Implementation::Unborn => "an implementation of which nothing was recorded",
            Implementation::Going(_) => "an implementation that goes on",
            Implementation::Ended { .. } => "an implementation that has ended",
        }
    }
}
