//! What is remembered of a view's file between two runs of events: its mark, its states and its projector.

use std::fmt;

use rusqlite::Connection;

use crate::frame::design::{Design, Projector};
use crate::frame::mark::Mark;
use crate::frame::quarantine;
use crate::frame::states::States;

/// What is remembered of the file.
pub(crate) struct Memory {
    pub(crate) mark: Mark,
    /// Whether any stream was set aside.
    pub(crate) set_aside: bool,
    pub(crate) states: States,
    pub(crate) projector: Box<dyn Projector>,
    /// False while a batch is open: what is remembered may speak of rows that will be undone.
    pub(crate) settled: bool,
}

impl Memory {
    /// Of a file without events.
    pub(crate) fn empty(design: &Design) -> Memory {
        Memory {
            mark: Mark::default(),
            set_aside: false,
            states: States::new(design),
            projector: (design.projector)(),
            settled: true,
        }
    }

    /// Of a file as it is found.
    pub(crate) fn of(connection: &Connection, design: &Design) -> rusqlite::Result<Memory> {
        let set_aside = quarantine::any(connection)?;
        Ok(Memory { mark: Mark::read(connection)?, set_aside, ..Memory::empty(design) })
    }
}

impl fmt::Debug for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Memory").field("mark", &self.mark).finish_non_exhaustive()
    }
}
