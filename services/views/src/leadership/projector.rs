//! What a change means for the leadership view: the course of one standard goes on, and the differences are written.

use plumbline_lifecycle::procedure::{Binding, Procedure};
use plumbline_lifecycle::standard::{Observed, Standard, StandardId};
use plumbline_lifecycle::{Folded, Noun, State, StreamId};
use rusqlite::Transaction;

use crate::error::ApplyError;
use crate::frame::{Change, Design, Projector, States};
use crate::leadership::course::{Standing, day_by_day, go_on};
use crate::leadership::interned::{self, Interned};
use crate::leadership::named::{self, Named};
use crate::leadership::spans::{self, Part};
use crate::leadership::sums;

/// The leadership view.
pub(crate) static DESIGN: Design = Design {
    name: "leadership",
    version: 2,
    tables: &[spans::TABLES, named::TABLES, sums::TABLES, interned::TABLES],
    // Procedures are wanted for their states alone: the last days are worked out with them.
    wants: &[Noun::Standard, Noun::Procedure],
    passes_over: &[],
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
        let (StreamId::Standard(id), State::Standard(after)) = (change.stream, change.after) else {
            return Ok(());
        };
        let Some(binding) = after.binding() else { return Ok(()) };
        let procedures = states.folded(tx, &StreamId::Procedures)?;
        let procedure = bound(&procedures, binding)?;
        match after {
            Standard::Observed(observed) if change.is_late() => {
                self.tell_anew(tx, id, observed, procedure)
            }
            Standard::Observed(_) => self.tell(tx, id, change, procedure, Some(procedure)),
            Standard::Run(_) | Standard::Unborn => self.tell(tx, id, change, procedure, None),
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
        procedure: &Procedure,
        judged: Option<&Procedure>,
    ) -> Result<(), ApplyError> {
        let on = change.record.happened_on;
        let (before, after) =
            (Standing::of(change.before, procedure), Standing::of(change.after, procedure));
        let (called, calls) = (Named::of(change.before), Named::of(change.after));
        let Some(standing) = after else { return Ok(()) };
        let moved = judged.is_some() || before.as_ref() != Some(&standing);
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

    /// Something was seen late: the course is told anew from its first day.
    fn tell_anew(
        &mut self,
        tx: &Transaction<'_>,
        id: &StandardId,
        observed: &Observed,
        procedure: &Procedure,
    ) -> Result<(), ApplyError> {
        let standard = number_of(tx, id)?;
        let old = spans::load(tx, &mut self.interned, standard, Part::Whole)?;
        let mut course = Vec::new();
        let mut called = None;
        named::forget(tx, standard)?;
        day_by_day(observed, |day, state| {
            if let Some(standing) = Standing::of(state, procedure) {
                go_on(&mut course, day, standing, Some(procedure));
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

fn bound<'a>(procedures: &'a Folded, binding: &Binding) -> Result<&'a Procedure, ApplyError> {
    let found = match &procedures.state {
        State::Procedures(procedures) => procedures.get(binding),
        _ => None,
    };
    found.map(AsRef::as_ref).ok_or_else(|| {
        let Binding { procedure, version } = binding;
        ApplyError::Lacks(format!("procedure `{procedure}` version {version} was never adopted"))
    })
}

fn enter(tx: &Transaction<'_>, id: &StandardId) -> rusqlite::Result<i64> {
    tx.prepare_cached("INSERT INTO standard(id) VALUES (?1)")?.insert([id.as_str()])
}

fn number_of(tx: &Transaction<'_>, id: &StandardId) -> rusqlite::Result<i64> {
    tx.prepare_cached("SELECT no FROM standard WHERE id = ?1")?
        .query_row([id.as_str()], |row| row.get(0))
}
