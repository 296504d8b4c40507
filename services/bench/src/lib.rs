//! What this machine can do, and what Plumbline makes of it.
//!
//! Each phase does one kind of work for a few seconds and says how often it was done and how long each took: a bare
//! `fdatasync` (the limit of the disk), a bare SQLite with group commit (the limit of the store), the writer in process
//! (observations, and what leads to a decision on a seat), a draw out of a large pool, a tick of the clock, the API of a running server. They are meant to be run in turns, so that a machine
//! that slows down slows all of them. Nothing is asserted here: figures are for people.

mod api;
mod approvals;
mod desk;
mod disk;
mod draw;
mod figure;
mod given;
mod group;
mod replay;
mod waits;
mod writer;

pub use api::{Target, commands, load_and_append};
pub use approvals::decisions;
pub use desk::desk;
pub use disk::fdatasync;
pub use draw::draws;
pub use figure::{Figure, Samples, table};
pub use group::group_commit;
pub use replay::{replay, verify};
pub use waits::ticks;
pub use writer::in_process;

/// How many clients each phase is run with.
pub const CLIENTS: [usize; 3] = [1, 32, 64];

/// Why a phase could not be measured.
#[derive(Debug, thiserror::Error)]
pub enum BenchError {
    /// A file or a connection.
    #[error("the bench cannot go on: {0}")]
    Io(#[from] std::io::Error),
    /// The bare SQLite.
    #[error("the bare SQLite failed: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// Plumbline's own part.
    #[error("{what} failed: {why}")]
    Plumbline {
        /// Which part.
        what: &'static str,
        /// What it said.
        why: String,
    },
}

impl BenchError {
    pub(crate) fn of(what: &'static str, why: impl std::fmt::Display) -> BenchError {
        BenchError::Plumbline { what, why: why.to_string() }
    }
}
