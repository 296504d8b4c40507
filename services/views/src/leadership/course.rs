//! The course of one life: spans of days during which nothing changed that the group counts by. Pure.
//!
//! A span is told from the state at the end of the day on which it began; the core says where a standard stands and which
//! last day binds it. What is recorded of a day is told after it, so a course only grows at its end, but for an observed
//! life of which something was seen late: that one is told anew from its sightings.

use std::sync::Arc;

use jiff::civil::Date;
use plumbline_lifecycle::procedure::{MoveKind, Procedure};
use plumbline_lifecycle::standard::{Observed, Origin, Standard};
use plumbline_lifecycle::{Field, Jurisdiction, Level, Place, Rules, StageCode, State, due, waits};

use crate::day::{NEVER, date_before_never, date_of, number};
use crate::leadership::answers::Stay;

/// What the group divides the standards by, and what decides who may read of one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Sector {
    pub(crate) level: Level,
    pub(crate) field: Field,
    pub(crate) jurisdiction: Jurisdiction,
    pub(crate) origin: Origin,
    /// Whether everybody may.
    pub(crate) is_public: bool,
}

/// Where a last day comes from; empty where there is none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct Clause {
    pub(crate) text: Arc<str>,
    /// Whether it was not read in the original.
    pub(crate) unverified: bool,
    /// The place where it binds, where that is another one: an example here.
    pub(crate) example_of: Option<Jurisdiction>,
}

/// What is true of a standard at the end of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) code: StageCode,
    pub(crate) sector: Arc<Sector>,
    /// The last day allowed, or [`NEVER`].
    pub(crate) due: i64,
    /// Where that day comes from.
    pub(crate) clause: Clause,
    /// Whether last days of its procedure depend on which days are worked. Each event opens a span of its own then: a
    /// calendar that is set moves the last day since the latest event, and what is over stays as it was.
    pub(crate) by_calendar: bool,
}

/// One interval: `entered <= day < left`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) entered: i64,
    /// [`NEVER`] while it lasts.
    pub(crate) left: i64,
    pub(crate) standing: Standing,
    /// When it came to this place, perhaps under another code.
    pub(crate) since: i64,
    /// The code before, the same where only something else changed; `None` at first.
    pub(crate) came_from: Option<StageCode>,
    /// What kind of move led here; of observed lives, whose every sighting is judged.
    pub(crate) kind: Option<MoveKind>,
}

impl Standing {
    /// What this state says; `None` before the first event.
    pub(crate) fn of(state: &State, rules: Rules<'_>) -> Option<Standing> {
        let State::Standard(standard) = state else { return None };
        let code = standard.code()?;
        let sector = Sector {
            level: standard.level()?,
            field: standard.field()?,
            jurisdiction: standard.jurisdiction()?,
            origin: standard.origin()?,
            is_public: standard.is_public(),
        };
        let waits = waits(state, &rules);
        let binding = due(&waits);
        let example_of =
            rules.procedure.and_then(|procedure| procedure.example_at(&sector.jurisdiction));
        let clause = binding.map_or_else(Clause::default, |wait| Clause {
            text: wait.clause.as_str().into(),
            unverified: wait.unverified,
            example_of: example_of.cloned(),
        });
        Some(Standing {
            code,
            sector: Arc::new(sector),
            due: binding.and_then(|wait| wait.until).map_or(NEVER, number),
            clause,
            by_calendar: rules.procedure.is_some_and(Procedure::needs_calendar),
        })
    }

    pub(crate) fn place(&self) -> Place {
        self.code.place()
    }
}

impl Span {
    /// The first day on which it is late, if that comes before it ends.
    pub(crate) fn late_from(&self) -> Option<i64> {
        let late = (self.standing.due + 1).max(self.entered);
        (self.standing.due < NEVER && late < self.left).then_some(late)
    }
}

/// The course goes on with what is true from the end of `day`. Of several events of one day the last one holds. `judged`
/// is the procedure by which the moves of an observed life are judged.
pub(crate) fn go_on(
    course: &mut Vec<Span>,
    day: Date,
    standing: Standing,
    judged: Option<&Procedure>,
) {
    // The days of a life do not go back; a log in which they did is read as if the later event came on the same day.
    let day = course.last().map_or(number(day), |last| number(day).max(last.entered));
    course.retain(|span| span.entered < day);
    let (mut since, mut came_from) = (day, None);
    if let Some(last) = course.last_mut() {
        last.left = NEVER;
        if judged.is_none() && last.standing == standing && !standing.by_calendar {
            return;
        }
        last.left = day;
        came_from = Some(last.standing.code);
        if last.standing.place() == standing.place() {
            since = last.since;
        }
    }
    let kind = judged.map(|procedure| procedure.classify(came_from, standing.code));
    course.push(Span { entered: day, left: NEVER, standing, since, came_from, kind });
}

/// An observed life as it was known on each of its days, the earliest first.
pub(crate) fn day_by_day<E>(
    observed: &Observed,
    mut each: impl FnMut(Date, &State) -> Result<(), E>,
) -> Result<(), E> {
    let seen = Observed { sightings: Default::default(), ..observed.clone() };
    let mut state = State::Standard(Standard::Observed(Box::new(seen)));
    for (day, sighting) in &observed.sightings {
        if let State::Standard(Standard::Observed(seen)) = &mut state {
            seen.sightings.insert(*day, sighting.clone());
        }
        each(*day, &state)?;
    }
    Ok(())
}

/// The spans as stays: those that only continue the same code are one.
pub(crate) fn stays(course: &[Span]) -> Vec<Stay> {
    let mut stays: Vec<Stay> = Vec::with_capacity(course.len());
    for span in course {
        let code = span.standing.code.to_string();
        let (left, due) = (date_before_never(span.left), date_before_never(span.standing.due));
        match stays.last_mut() {
            Some(stay) if stay.code == code => (stay.left, stay.due) = (left, due),
            _ => stays.push(Stay {
                entered: date_of(span.entered),
                left,
                place: span.standing.place(),
                code,
                due,
                kind: span.kind,
            }),
        }
    }
    stays
}
