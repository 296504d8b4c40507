//! A life being told: what each event led to, one after the other.

use std::sync::Arc;

use jiff::civil::Date;
use plumbline_lifecycle::procedure::{MoveKind, Procedure, Procedures};
use plumbline_lifecycle::standard::Standard;
use plumbline_lifecycle::{Event, Rules, StageCode, State};

use crate::leadership::course::{Span, Standing, go_on};
use crate::life::calendars::Calendars;

/// What was told so far.
pub(super) struct Telling<'a> {
    procedures: &'a Procedures,
    calendars: &'a Calendars,
    pub(super) steps: Vec<Step>,
    pub(super) course: Vec<Span>,
    pub(super) names: Vec<String>,
}

/// What one event led to.
pub(super) struct Step {
    pub(super) event: Event,
    pub(super) code: StageCode,
    pub(super) moved: bool,
    pub(super) kind: Option<MoveKind>,
}

impl<'a> Telling<'a> {
    pub(super) fn new(procedures: &'a Procedures, calendars: &'a Calendars) -> Telling<'a> {
        let (steps, course, names) = (Vec::new(), Vec::new(), Vec::new());
        Telling { procedures, calendars, steps, course, names }
    }

    /// What the last days of a standard are worked out with until its next event, which stands at `next`. An observed life
    /// is always told with all that is known.
    pub(super) fn rules(&self, standard: &Standard, next: Option<u64>) -> Option<Rules<'a>> {
        let next = match standard {
            Standard::Observed(_) => None,
            Standard::Run(_) | Standard::Unborn => next,
        };
        let procedure = self.procedure(standard)?;
        Some(Rules { procedure: Some(procedure), calendar: self.calendars.before(next) })
    }

    /// The procedure that a standard is bound to.
    pub(super) fn procedure(&self, standard: &Standard) -> Option<&'a Arc<Procedure>> {
        standard.binding().and_then(|binding| self.procedures.get(binding))
    }

    /// One more event, the state it led to, and the seq of the event after it.
    pub(super) fn tell(&mut self, on: Date, event: &Event, state: &State, next: Option<u64>) {
        let State::Standard(standard) = state else { return };
        let Some(code) = standard.code() else { return };
        let procedure = self.procedure(standard);
        let judged = match standard {
            Standard::Observed(_) => procedure,
            Standard::Run(_) | Standard::Unborn => None,
        };
        let came_from = self.steps.last().map(|step| step.code);
        self.steps.push(Step {
            event: event.clone(),
            code,
            moved: came_from != Some(code),
            kind: judged.map(|procedure| procedure.classify(came_from, code)),
        });
        if let Some(name) = standard.label().filter(|name| !self.names.contains(name)) {
            self.names.push(name);
        }
        // What the clock notes changes nothing that the group counts by, and is no end of what was true before it.
        if is_of_the_clock(event) {
            return;
        }
        if let Some(standing) =
            self.rules(standard, next).and_then(|rules| Standing::of(state, rules))
        {
            go_on(&mut self.course, on, standing, judged.map(AsRef::as_ref));
        }
    }
}

/// Whether the clock noted it.
fn is_of_the_clock(event: &Event) -> bool {
    matches!(event, Event::Deadline(_))
}
