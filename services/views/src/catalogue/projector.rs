//! What a change means for the catalogue: the standard's row, its names, its relations and its words.

use plumbline_lifecycle::standard::Standard;
use plumbline_lifecycle::{Calendar, Folded, Noun, Rules, State, StreamId};
use rusqlite::Transaction;

use crate::bound::{bound, calendar_in};
use crate::catalogue::standard::Last;
use crate::catalogue::{name, number, relation, search, standard};
use crate::error::ApplyError;
use crate::frame::{Change, Design, Projector, States};

/// The catalogue.
pub(crate) static DESIGN: Design = Design {
    name: "catalogue",
    version: 7,
    tables: &[standard::TABLES, name::TABLES, number::TABLES, relation::TABLES, search::TABLES],
    // Procedures and the calendar are wanted for the last days.
    wants: &[Noun::Standard, Noun::Procedure, Noun::Calendar],
    passes_over: &[],
    restores: None,
    projector: || Box::new(Rows),
};

#[derive(Debug)]
struct Rows;

impl Projector for Rows {
    fn apply(
        &mut self,
        tx: &Transaction<'_>,
        change: &Change<'_>,
        states: &mut States,
    ) -> Result<(), ApplyError> {
        if let State::Calendar(calendar) = change.after {
            return bind_anew(tx, states, calendar);
        }
        let (StreamId::Standard(id), State::Standard(before), State::Standard(after)) =
            (change.stream, change.before, change.after)
        else {
            return Ok(());
        };
        let on = change.record.happened_on;
        let procedures = states.folded(tx, &StreamId::Procedures)?;
        let calendar = states.folded(tx, &StreamId::Calendar)?;
        let last = last_of(change.after, &procedures, calendar_in(&calendar))?;
        let no = standard::write(tx, id, (change.record.version, on), after, &last)?;
        match after {
            Standard::Observed(observed) if change.is_late() => {
                name::write_anew(tx, no, observed)?;
            }
            Standard::Observed(_) | Standard::Run(_) | Standard::Unborn => {
                let (old, new) = (before.label(), after.label());
                name::write(tx, no, on, (old.as_deref(), new.as_deref()))?;
            }
        }
        relation::write(tx, no, on, (relation::held(before), relation::held(after)))?;
        search::write(tx, no, search::text(id, before), search::text(id, after))?;
        let (old, new) = (standard::called(id, before), standard::called(id, after));
        number::write(tx, no, (old.as_deref(), new.as_deref()))?;
        Ok(())
    }
}

/// The last day that binds a standard in this state.
fn last_of(state: &State, procedures: &Folded, calendar: &Calendar) -> Result<Last, ApplyError> {
    let binding = match state {
        State::Standard(standard) => standard.binding(),
        _ => None,
    };
    let procedure = binding.map(|binding| bound(procedures, binding)).transpose()?;
    Ok(Last::of(state, &Rules { procedure, calendar }))
}

/// A calendar was set: what is waited for has other last days.
fn bind_anew(
    tx: &Transaction<'_>,
    states: &mut States,
    calendar: &Calendar,
) -> Result<(), ApplyError> {
    let procedures = states.folded(tx, &StreamId::Procedures)?;
    for (no, id) in standard::by_calendar(tx)? {
        let id = id.parse().map_err(|_| ApplyError::Damaged(id))?;
        let folded = states.folded(tx, &StreamId::Standard(id))?;
        standard::bind(tx, no, &last_of(&folded.state, &procedures, calendar)?)?;
    }
    Ok(())
}
