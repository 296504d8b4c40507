//! What was recorded of a standard in use, folded out of its implementation's events: the figures, and what was said and done.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::implementation::event::Event;
use crate::implementation::share::{Figures, Share};
use crate::implementation::{Basis, Period, Wish};
use crate::words::{Clause, Name, PersonId, Sentence, UnitId};

/// Everything that was recorded of one standard in use.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The units that must apply it, and until when they have begun.
    pub rollout: Option<(Vec<UnitId>, Date)>,
    /// The newest figures of each unit, time and basis.
    pub records: BTreeMap<(UnitId, Period, Basis), Figures>,
    /// The evaluations, in the order of recording.
    pub evaluations: Vec<Evaluation>,
    /// What was fed back, by its number.
    pub feedback: BTreeMap<u32, Said>,
    /// The inspections, by their number.
    pub inspections: BTreeMap<u32, Seen>,
    /// What had to be mended, by its number.
    pub rectifications: BTreeMap<u32, Ordered>,
    /// The day on which it ended with its standard.
    pub ended: Option<Date>,
}

/// What an evaluation came to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct Evaluation {
    pub on: Date,
    /// The unit that was evaluated; all of them where none.
    pub unit: Option<UnitId>,
    pub points: Figures,
    pub findings: Sentence,
}

/// What somebody fed back, and what was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct Said {
    pub on: Date,
    pub from: Name,
    pub clause: Option<Clause>,
    pub text: Sentence,
    pub wants: Wish,
    /// The last answer and its day.
    pub answer: Option<(Sentence, Date)>,
}

/// What an inspection saw.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct Seen {
    pub on: Date,
    pub unit: UnitId,
    pub findings: Vec<Sentence>,
}

/// A finding that had to be mended, and what was done.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct Ordered {
    pub on: Date,
    pub inspection: u32,
    pub finding: u32,
    pub unit: UnitId,
    pub until: Date,
    /// What was done since, in that order.
    pub steps: Vec<Step>,
}

/// What was done about a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct Step {
    pub on: Date,
    pub by: PersonId,
    pub what: Done,
    pub text: Sentence,
}

/// What a step was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// Somebody said that it is mended.
    Reported,
    /// It was not.
    Returned,
    /// It was.
    Closed,
}

impl Done {
    /// The key in answers: reported, returned, closed.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Done::Reported => "reported",
            Done::Returned => "returned",
            Done::Closed => "closed",
        }
    }
}

impl Ledger {
    /// The ledger with one more event, which happened on `on`.
    pub fn hear(&mut self, event: &Event, on: Date) {
        match event.clone() {
            Event::RolloutPlanned { units, until } => self.rollout = Some((units, until)),
            Event::RecordKept { unit, period, basis, hits, of } => {
                let figures = Figures { hits: hits.into(), of: of.into() };
                self.records.insert((unit, period, basis), figures);
            }
            Event::EvaluationMade { unit, score, of, findings } => {
                let points = Figures { hits: score.into(), of: of.into() };
                self.evaluations.push(Evaluation { on, unit, points, findings });
            }
            Event::FeedbackReceived { no, from, clause, text, wants } => {
                self.feedback.insert(no, Said { on, from, clause, text, wants, answer: None });
            }
            Event::FeedbackAnswered { no, text } => {
                if let Some(said) = self.feedback.get_mut(&no) {
                    said.answer = Some((text, on));
                }
            }
            Event::InspectionMade { no, unit, findings } => {
                self.inspections.insert(no, Seen { on, unit, findings });
            }
            Event::RectificationOrdered { no, inspection, finding, unit, until } => {
                let steps = Vec::new();
                self.rectifications
                    .insert(no, Ordered { on, inspection, finding, unit, until, steps });
            }
            Event::RectificationReported { no, text, by } => {
                self.step(no, Step { on, by, what: Done::Reported, text });
            }
            Event::RectificationReturned { no, reason, until, by } => {
                if let Some(ordered) = self.rectifications.get_mut(&no) {
                    ordered.until = until;
                }
                self.step(no, Step { on, by, what: Done::Returned, text: reason });
            }
            Event::RectificationClosed { no, text, by } => {
                self.step(no, Step { on, by, what: Done::Closed, text });
            }
            Event::ImplementationEnded { .. } => self.ended = Some(on),
        }
    }

    fn step(&mut self, no: u32, step: Step) {
        if let Some(ordered) = self.rectifications.get_mut(&no) {
            ordered.steps.push(step);
        }
    }

    /// The figures of each unit on one basis, over all times that were recorded; and of all units together. No case is counted
    /// twice: a year that was recorded stands for its months ([`Share::of`]).
    #[must_use]
    pub fn by_unit(&self, basis: Basis) -> (BTreeMap<&UnitId, Figures>, Figures) {
        let mut kept: BTreeMap<&UnitId, Vec<(Period, Figures)>> = BTreeMap::new();
        let records = self.records.iter().filter(|((.., counted), _)| *counted == basis);
        for ((unit, period, _), figures) in records {
            kept.entry(unit).or_default().push((*period, *figures));
        }
        let units: BTreeMap<&UnitId, Figures> =
            kept.into_iter().map(|(unit, kept)| (unit, Share::of(&kept).figures)).collect();
        let all = units.values().fold(Figures::default(), |all, figures| all.and(*figures));
        (units, all)
    }

    /// The units that must apply it and have kept no record.
    pub fn not_begun(&self) -> impl Iterator<Item = &UnitId> {
        let asked = self.rollout.iter().flat_map(|(units, _)| units);
        asked.filter(|unit| !self.records.keys().any(|(kept, ..)| kept == *unit))
    }

    /// What the next review has to look at: what wants a change of the text.
    pub fn wishes(&self) -> impl Iterator<Item = (u32, &Said)> {
        let wanted = self.feedback.iter().filter(|(_, said)| said.wants == Wish::Change);
        wanted.map(|(no, said)| (*no, said))
    }

    /// A finding by the numbers of its inspection and of itself.
    #[must_use]
    pub fn finding(&self, inspection: u32, finding: u32) -> Option<&Sentence> {
        let at = usize::try_from(finding.checked_sub(1)?).ok()?;
        self.inspections.get(&inspection)?.findings.get(at)
    }
}
