//! What a reader of a feed may ask for: a beginning that the log has, kinds of events that there are, standards that they may
//! read. A feed that could never tell anything is refused, because silence does not say why.

use std::collections::BTreeSet;

use connectrpc::ConnectError;
use plumbline_access::Caller;
use plumbline_lifecycle::{Event, Noun, StandardId};

use crate::errors::bad_field;
use crate::state::{ApiState, failed};

/// A seq after which a feed may begin.
///
/// # Errors
/// When the log ends before it; the sentence says where.
pub(crate) fn at_most_head(state: &ApiState, field: &str, seq: u64) -> Result<u64, ConnectError> {
    let head = state.reader.head();
    if seq > head {
        let says = format!("the log ends at {head}, before {seq} (name a seq from 0 to {head})");
        return Err(bad_field(field, &says));
    }
    Ok(seq)
}

/// A kind of event by its name.
///
/// # Errors
/// When there is no such kind; the sentence names those that there are.
pub(crate) fn known_kind(field: &str, name: &str) -> Result<&'static str, ConnectError> {
    let kinds: BTreeSet<&str> = Noun::ALL.into_iter().flat_map(Event::kinds).collect();
    kinds.get(name).copied().ok_or_else(|| {
        let known = kinds.into_iter().collect::<Vec<_>>().join(", ");
        bad_field(field, &format!("{name:?} is no kind of event (one of {known})"))
    })
}

/// That this caller may read anything of each of these standards. One that is not there, and one that is not told to them, are
/// the same.
pub(crate) async fn told(
    state: &ApiState,
    caller: &Caller,
    field: &'static str,
    standards: BTreeSet<StandardId>,
) -> Result<(), ConnectError> {
    if standards.is_empty() {
        return Ok(());
    }
    // A standard that was proposed a moment ago is in the log, and the views may be about to see it.
    state.seen(Some(state.reader.head())).await?;
    let catalogue = state.views_of(Some(caller)).catalogue;
    state
        .blocking(move || {
            let seen = catalogue.seen(&standards);
            let seen = seen.map_err(|error| failed("a view could not answer", &error))?;
            match standards.iter().find(|id| !seen.contains_key(*id)) {
                None => Ok(()),
                Some(id) => Err(bad_field(field, &format!("no standard has the id {id}"))),
            }
        })
        .await
}
