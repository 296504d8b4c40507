//! Hashing events anew: each row must follow the one before it and fit its own leaf.

use rusqlite::Rows;

use crate::error::OpenError;
use crate::event_table;
use crate::row::Row;
use crate::tree::Hash;

/// Walks whole rows in the order of `seq`, hashes each anew, and hands it over with its leaf. `first` is the `seq` that
/// must come first; `each` says why an event cannot be, if it knows more.
pub(crate) fn rehash(
    mut rows: Rows<'_>,
    first: u64,
    mut each: impl FnMut(&Row<'_>, Hash) -> Result<(), String>,
) -> Result<(), OpenError> {
    let mut header = Vec::with_capacity(512);
    let mut next = first;
    let mut recorded_us = i64::MIN;
    loop {
        let damaged = |why: String| OpenError::damaged(next, why);
        let row = match rows.next() {
            Ok(Some(row)) => row,
            Ok(None) => return Ok(()),
            Err(error) => return Err(damaged(plumbline_pages::named(error).to_string())),
        };
        let row = event_table::borrow(row).map_err(|error| damaged(error.to_string()))?;
        if row.seq != next {
            return Err(damaged(format!("it is missing; the next one is {}", row.seq)));
        }
        let leaf = row.leaf_hash(&mut header);
        if leaf.0 != row.leaf {
            return Err(damaged("its content does not fit its hash".into()));
        }
        if row.recorded_us < recorded_us {
            return Err(damaged("it was recorded before the event that precedes it".into()));
        }
        recorded_us = row.recorded_us;
        each(&row, leaf).map_err(damaged)?;
        next += 1;
    }
}
