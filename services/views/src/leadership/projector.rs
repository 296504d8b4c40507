//! What a change means for the leadership view: the course of one standard goes on, a matter leaves a step, something is recorded of
//! a standard in use; and the differences are written.

use plumbline_lifecycle::procedure::Procedure;
use plumbline_lifecycle::standard::{Observed, Standard, StandardId};
use plumbline_lifecycle::{Calendar, Noun, Rules, State, StreamId, deadline};
use rusqlite::Transaction;

use crate::bound::{bound, calendar_in};
use crate::error::ApplyError;
use crate::frame::{Change, Design, Projector, States};
use crate::leadership::course::{Standing, day_by_day, go_on};
use crate::leadership::in_use;
use crate::leadership::interned::{self, Interned};
use crate::leadership::named::{self, Named};
use crate::leadership::spans::{self, Part};
use crate::leadership::{steps, sums};

/// The leadership view.
pub(crate) static DESIGN: Design = Design {
    name: "leadership",
    version: 9,
    tables: &[
        spans::TABLES,
        named::TABLES,
        sums::TABLES,
        interned::TABLES,
        steps::TABLES,
        in_use::TABLES,
    ],
    // Procedures are wanted for their states alone: the last days are worked out with them. So is the calendar, and what
    // still waits is worked out anew when that is set.
    wants: &[Noun::Standard, Noun::Approval, Noun::Implementation, Noun::Procedure, Noun::Calendar],
    passes_over: &[],
    restores: None,
    projector: || Box::new(Courses::default()),
};

#[derive(Debug, Default)]
struct Courses {
    interned: Interned,
}

impl Projector for Courses {
    fn apply(
        &mut self,
        tx: &Transaction<'_>,
        change: &Change<'_>,
        states: &mut States,
    ) -> Result<(), ApplyError> {
        // What the clock notes changes nothing that the group counts by; the next event may tell of a day before it.
        if deadline::Kind::NAMES.contains(&change.record.kind) {
            return Ok(());
        }
        let (id, after) = match (change.stream, change.after) {
            (StreamId::Standard(id), State::Standard(after)) => (id, after),
            (StreamId::Calendar, State::Calendar(calendar)) => {
                return self.work_out_anew(tx, states, calendar);
            }
            (StreamId::Approval(matter), State::Approval(after)) => {
                let State::Approval(before) = change.before else { return Ok(()) };
                let calendar = states.folded(tx, &StreamId::Calendar)?;
                let calendar = calendar_in(&calendar);
                return steps::apply(tx, matter, change, (before, after), calendar);
            }
            (StreamId::Implementation(id), _) => return in_use::apply(tx, id, change),
            _ => return Ok(()),
        };
        let Some(binding) = after.binding() else { return Ok(()) };
        let procedures = states.folded(tx, &StreamId::Procedures)?;
        let procedure = bound(&procedures, binding)?;
        let calendar = states.folded(tx, &StreamId::Calendar)?;
        let rules = Rules { procedure: Some(procedure), calendar: calendar_in(&calendar) };
        match after {
            Standard::Observed(observed) if change.is_late() => {
                self.tell_anew(tx, id, observed, rules)
            }
            Standard::Observed(_) => self.tell(tx, id, change, rules, Some(procedure)),
            Standard::Run(_) | Standard::Unborn => self.tell(tx, id, change, rules, None),
        }
    }
}

impl Courses {
    /// The course goes on: only its end can change.
    fn tell(
        &mut self,
        tx: &Transaction<'_>,
        id: &StandardId,
        change: &Change<'_>,
        rules: Rules<'_>,
        judged: Option<&Procedure>,
    ) -> Result<(), ApplyError> {
        let on = change.record.happened_on;
        let (before, after) =
            (Standing::of(change.before, rules), Standing::of(change.after, rules));
        let (called, calls) = (Named::of(change.before), Named::of(change.after));
        let Some(standing) = after else { return Ok(()) };
        let moved = judged.is_some() || standing.by_calendar || before.as_ref() != Some(&standing);
        if !moved && called == calls {
            return Ok(());
        }
        let born = before.is_none();
        let (standard, mut course) = match before {
            None => (enter(tx, id)?, Vec::new()),
            Some(_) => {
                let no = number_of(tx, id)?;
                (no, spans::load(tx, &mut self.interned, no, Part::End)?)
            }
        };
        if moved {
            let old = course.clone();
            go_on(&mut course, on, standing, judged);
            spans::write(tx, &mut self.interned, standard, &old, &course)?;
            sums::write(tx, &mut self.interned, &old, &course)?;
        }
        if born || called != calls {
            named::write(tx, standard, on, &calls)?;
        }
        Ok(())
    }

    /// A calendar was set: what is waited for has other last days, back to the latest event of each standard. An observed
    /// life is told anew, as it is when something is seen late.
    fn work_out_anew(
        &mut self,
        tx: &Transaction<'_>,
        states: &mut States,
        calendar: &Calendar,
    ) -> Result<(), ApplyError> {
        let procedures = states.folded(tx, &StreamId::Procedures)?;
        for (standard, id) in spans::by_calendar(tx)? {
            let id: StandardId = id.parse().map_err(|_| ApplyError::Damaged(id))?;
            let folded = states.folded(tx, &StreamId::Standard(id.clone()))?;
            let State::Standard(state) = &folded.state else { continue };
            let Some(binding) = state.binding() else { continue };
            let rules = Rules { procedure: Some(bound(&procedures, binding)?), calendar };
            if let Standard::Observed(observed) = state {
                self.tell_anew(tx, &id, observed, rules)?;
                continue;
            }
            let old = spans::load(tx, &mut self.interned, standard, Part::End)?;
            let mut course = old.clone();
            if let (Some(last), Some(now)) = (course.last_mut(), Standing::of(&folded.state, rules))
            {
                last.standing = now;
            }
            spans::write(tx, &mut self.interned, standard, &old, &course)?;
            sums::write(tx, &mut self.interned, &old, &course)?;
        }
        Ok(())
    }

    /// Something was seen late: the course is told anew from its first day.
    fn tell_anew(
        &mut self,
        tx: &Transaction<'_>,
        id: &StandardId,
        observed: &Observed,
        rules: Rules<'_>,
    ) -> Result<(), ApplyError> {
        let standard = number_of(tx, id)?;
        let old = spans::load(tx, &mut self.interned, standard, Part::Whole)?;
        let mut course = Vec::new();
        let mut called = None;
        named::forget(tx, standard)?;
        day_by_day(observed, |day, state| {
            if let Some(standing) = Standing::of(state, rules) {
                go_on(&mut course, day, standing, rules.procedure);
            }
            let calls = Named::of(state);
            if called.as_ref() != Some(&calls) {
                named::write(tx, standard, day, &calls)?;
                called = Some(calls);
            }
            Ok::<(), ApplyError>(())
        })?;
        spans::write(tx, &mut self.interned, standard, &old, &course)?;
        sums::write(tx, &mut self.interned, &old, &course)?;
        Ok(())
    }
}

fn enter(tx: &Transaction<'_>, id: &StandardId) -> rusqlite::Result<i64> {
    tx.prepare_cached("INSERT INTO standard(id) VALUES (?1)")?.insert([id.as_str()])
}

fn number_of(tx: &Transaction<'_>, id: &StandardId) -> rusqlite::Result<i64> {
    tx.prepare_cached("SELECT no FROM standard WHERE id = ?1")?
        .query_row([id.as_str()], |row| row.get(0))
}
