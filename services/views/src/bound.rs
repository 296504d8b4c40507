//! The rules by which the last days of a standard are worked out: its own procedure, and the calendar.

use plumbline_lifecycle::procedure::{Binding, Procedure};
use plumbline_lifecycle::{Calendar, Folded, State};

use crate::error::ApplyError;

/// The procedure to which a standard is bound.
///
/// # Errors
/// [`ApplyError::Lacks`] where it was never adopted.
pub(crate) fn bound<'a>(
    procedures: &'a Folded,
    binding: &Binding,
) -> Result<&'a Procedure, ApplyError> {
    let found = match &procedures.state {
        State::Procedures(procedures) => procedures.get(binding),
        _ => None,
    };
    found.map(AsRef::as_ref).ok_or_else(|| {
        let Binding { procedure, version } = binding;
        ApplyError::Lacks(format!("procedure `{procedure}` version {version} was never adopted"))
    })
}

/// The calendar; the weekends alone where none was set.
pub(crate) fn calendar_in(folded: &Folded) -> &Calendar {
    match &folded.state {
        State::Calendar(calendar) => calendar,
        _ => Calendar::unknown(),
    }
}
