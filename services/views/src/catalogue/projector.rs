//! What a change means for the catalogue: the standard's row, its names, its relations and its words.

use plumbline_lifecycle::standard::Standard;
use plumbline_lifecycle::{Noun, State, StreamId};
use rusqlite::Transaction;

use crate::catalogue::{name, number, relation, search, standard};
use crate::error::ApplyError;
use crate::frame::{Change, Design, Projector, States};

/// The catalogue.
pub(crate) static DESIGN: Design = Design {
    name: "catalogue",
    version: 6,
    tables: &[standard::TABLES, name::TABLES, number::TABLES, relation::TABLES, search::TABLES],
    wants: &[Noun::Standard],
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
        _: &mut States,
    ) -> Result<(), ApplyError> {
        let (StreamId::Standard(id), State::Standard(before), State::Standard(after)) =
            (change.stream, change.before, change.after)
        else {
            return Ok(());
        };
        let on = change.record.happened_on;
        let no = standard::write(tx, id, (change.record.version, on), after)?;
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
