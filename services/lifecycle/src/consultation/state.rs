//! The state of a consultation: what the rules ask of it. What was said stands in its events.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::consultation::event::Event;
use crate::consultation::{Outcome, Purpose};
use crate::deadline::Noted;
use crate::misfit::Misfit;
use crate::words::{Name, Sentence};

/// A consultation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Consultation {
    /// Nobody was asked.
    #[default]
    Unborn,
    /// It runs.
    Running(Box<Held>),
    /// It is over.
    Ended {
        /// What came of it, and still may.
        held: Box<Held>,
        /// The day on which it ended.
        on: Date,
        /// The kind of the standard's event with which it ended, where that went another way.
        why: Option<Sentence>,
    },
}

/// Who was asked until when, and how far what they said is disposed of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// What it is for.
    pub purpose: Purpose,
    /// The day on which it began.
    pub since: Date,
    /// Its last day.
    pub until: Date,
    /// Who drafts the text.
    pub unit: Name,
    /// Who was asked by name, in the order in which they were named.
    pub bodies: Vec<Name>,
    /// The newest answer of each body that gave one.
    pub replies: BTreeMap<String, Reply>,
    /// The comments, the first is number 1.
    pub comments: Vec<Comment>,
    /// How many of them strangers wrote themselves.
    #[serde(default)]
    pub in_public: u32,
    /// Where its least time comes from; empty where the procedure names none.
    pub source: String,
    /// Whether that was not read in the original.
    pub unverified: bool,
    /// What the clock has noted of its last days.
    #[serde(alias = "passed")]
    pub noted: Vec<Noted>,
}

/// What the rules ask of a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// The day on which it was received.
    pub on: Date,
    /// What came of it, once that was said.
    pub outcome: Option<Outcome>,
}

/// 回函: the answer of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// The day on which it was received.
    pub on: Date,
    /// How many comments it held.
    pub comments: u32,
}

impl Held {
    /// Whether what was received on that day came after the last day.
    #[must_use]
    pub fn is_late(&self, on: Date) -> bool {
        on > self.until
    }

    /// The numbers of the comments that are not disposed of.
    pub fn open(&self) -> impl Iterator<Item = u32> {
        (1..).zip(&self.comments).filter(|(_, comment)| comment.outcome.is_none()).map(|(no, _)| no)
    }

    /// The number of the next comment.
    pub(super) fn next_no(&self) -> u32 {
        u32::try_from(self.comments.len()).unwrap_or(u32::MAX).saturating_add(1)
    }

    /// A comment by its number.
    #[must_use]
    pub fn comment(&self, no: u32) -> Option<&Comment> {
        self.comments.get(usize::try_from(no.checked_sub(1)?).ok()?)
    }
}

impl Consultation {
    /// Who was asked and what came of it, once somebody was.
    #[must_use]
    pub fn held(&self) -> Option<&Held> {
        match self {
            Consultation::Unborn => None,
            Consultation::Running(held) | Consultation::Ended { held, .. } => Some(held),
        }
    }

    /// Whether it still runs.
    #[must_use]
    pub fn is_running(&self) -> bool {
        matches!(self, Consultation::Running(_))
    }

    /// Whether the standard went another way, so that nothing is taken any more.
    #[must_use]
    pub fn has_lapsed(&self) -> bool {
        matches!(self, Consultation::Ended { why: Some(_), .. })
    }

    /// Folds one event that happened on `on` into the state.
    ///
    /// # Errors
    /// [`Misfit`] when it cannot have happened to this state.
    pub fn evolve(self, event: &Event, on: Date) -> Result<Consultation, Misfit> {
        let misfit = Misfit { event: event.kind().name(), state: self.in_words().into() };
        match (self, event) {
            (
                Consultation::Unborn,
                Event::ConsultationBegun {
                    purpose, until, bodies, unit, source, unverified, ..
                },
            ) => Ok(Consultation::Running(Box::new(Held {
                purpose: *purpose,
                since: on,
                until: *until,
                unit: unit.clone(),
                bodies: bodies.clone(),
                replies: BTreeMap::new(),
                comments: Vec::new(),
                in_public: 0,
                source: source.clone(),
                unverified: *unverified,
                noted: Vec::new(),
            }))),
            (Consultation::Running(held), Event::ConsultationEnded { why }) => {
                Ok(Consultation::Ended { held, on, why: why.clone() })
            }
            (Consultation::Ended { held, on, why: None }, Event::ConsultationEnded { why }) => {
                Ok(Consultation::Ended { held, on, why: why.clone() })
            }
            (Consultation::Running(mut held), Event::ConsultationExtended { until, .. }) => {
                held.until = *until;
                Ok(Consultation::Running(held))
            }
            (Consultation::Running(mut held), event) => {
                held.hear(event, on).ok_or(misfit)?;
                Ok(Consultation::Running(held))
            }
            (Consultation::Ended { mut held, on: ended, why: None }, event) => {
                held.hear(event, on).ok_or(misfit)?;
                Ok(Consultation::Ended { held, on: ended, why: None })
            }
            (Consultation::Unborn | Consultation::Ended { why: Some(_), .. }, _) => Err(misfit),
        }
    }

    pub(crate) fn note(&mut self, noted: Noted) {
        match self {
            Consultation::Unborn => {}
            Consultation::Running(held) | Consultation::Ended { held, .. } => {
                noted.add_to(&mut held.noted);
            }
        }
    }

    pub(crate) fn weight(&self) -> usize {
        self.held().map_or(0, |held| {
            let names: usize = held.bodies.iter().map(|body| body.as_str().len() + 32).sum();
            size_of::<Held>() + 2 * names + 80 * held.replies.len() + 12 * held.comments.len()
        })
    }

    fn in_words(&self) -> &'static str {
        match self {
            Consultation::Unborn => "a consultation that nobody has opened",
            Consultation::Running(_) => "a consultation that runs",
            Consultation::Ended { .. } => "a consultation that is over",
        }
    }
}

impl Held {
    /// What is heard of it while it runs and after; `None` for what cannot be.
    fn hear(&mut self, event: &Event, on: Date) -> Option<()> {
        match event {
            Event::CommentReceived { in_public, .. } => {
                self.comments.push(Comment { on, outcome: None });
                self.in_public += u32::from(*in_public);
            }
            Event::ReplyReceived { body, comments } => {
                let reply = Reply { on, comments: *comments };
                self.replies.insert(body.as_str().to_owned(), reply);
            }
            Event::CommentDisposed { no, outcome, .. } => {
                let at = usize::try_from(no.checked_sub(1)?).ok()?;
                self.comments.get_mut(at)?.outcome = Some(*outcome);
            }
            Event::ConsultationBegun { .. }
            | Event::ConsultationExtended { .. }
            | Event::ConsultationEnded { .. } => return None,
        }
        Some(())
    }
}
