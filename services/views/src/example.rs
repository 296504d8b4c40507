//! Whether the clauses of a standard's procedure bind where it is, or are an example there.

use plumbline_lifecycle::procedure::Procedures;
use plumbline_lifecycle::standard::Standard;
use plumbline_lifecycle::{Horizon, Jurisdiction, StandardId, State, StreamId};
use plumbline_log::Reader;

use crate::ballot::procedures;
use crate::folded::{NotFolded, folded};

/// The place whose clauses the procedure of this standard cites, where they do not bind at its own: an example there (decision 35).
///
/// # Errors
/// [`NotFolded`], naming the event that cannot be read.
pub fn example_of(
    log: &Reader,
    standard: &StandardId,
    horizon: Horizon,
) -> Result<Option<Jurisdiction>, NotFolded> {
    example_by(log, standard, horizon, &procedures(log)?)
}

/// The same, with the procedures at hand.
pub(crate) fn example_by(
    log: &Reader,
    standard: &StandardId,
    horizon: Horizon,
    procedures: &Procedures,
) -> Result<Option<Jurisdiction>, NotFolded> {
    let held = folded(log, &StreamId::Standard(standard.clone()), horizon)?.state;
    Ok(match held {
        State::Standard(standard) => cited_for(&standard, procedures),
        _ => None,
    })
}

/// The same, with the standard at hand too.
pub(crate) fn cited_for(standard: &Standard, procedures: &Procedures) -> Option<Jurisdiction> {
    let procedure = procedures.get(standard.binding()?)?;
    procedure.example_at(&standard.jurisdiction()?).cloned()
}
