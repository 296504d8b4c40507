//! The core's explanation of a standard, over the log as it is now.

use std::collections::BTreeMap;

use jiff::civil::Date;
use plumbline_lifecycle::{
    Explanation, Folded, Horizon, No, Refusal, StandardId, StreamId, World, explain,
};
use plumbline_log::Reader;

use crate::folded::{NotFolded, folded};

/// Why there is no explanation.
#[derive(Debug, thiserror::Error)]
pub enum NotExplained {
    /// There is no such standard.
    #[error(transparent)]
    Refused(Refusal),
    /// A stream that it needs cannot be read.
    #[error(transparent)]
    NotFolded(#[from] NotFolded),
}

/// Why this standard waits, today.
///
/// # Errors
/// [`NotExplained`]: no such standard, or a stream that cannot be read.
pub fn explained(log: &Reader, id: &StandardId, today: Date) -> Result<Explanation, NotExplained> {
    let mut known: BTreeMap<StreamId, Folded> = BTreeMap::new();
    loop {
        let world = World { known: &known, by: None, on: today, today };
        match explain(&world, id) {
            Ok(explanation) => return Ok(explanation),
            Err(No::Refused(refusal)) => return Err(NotExplained::Refused(refusal)),
            // Each round loads a stream that was not there: as many as the standard has parts, and a few of the house.
            Err(No::Missing(stream)) => {
                let read = folded(log, &stream, Horizon::default())?;
                known.insert(stream, read);
            }
        }
    }
}
