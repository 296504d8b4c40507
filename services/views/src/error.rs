//! What can go wrong with a view. None of it touches the log: a view can always be made again.

use std::path::PathBuf;

use plumbline_lifecycle::{BadProcedure, Undecodable};

/// Why a view could not be opened, read, written or made again.
#[derive(Debug, thiserror::Error)]
pub enum ViewError {
    /// SQLite said no.
    #[error("view {view}: {cause}")]
    Sqlite {
        /// Which view.
        view: &'static str,
        /// What SQLite said.
        cause: rusqlite::Error,
    },
    /// The file system said no.
    #[error("view file {path}: {cause}")]
    File {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// Another process keeps these views.
    #[error("the views in {0} are kept by another process (stop the server first, or ask it)")]
    Locked(PathBuf),
    /// There is no such view file yet, or it was made by another version of the program.
    #[error("view {0} is not there in the form this program reads (run `plumbline rebuild {0}`)")]
    Unready(&'static str),
    /// A view by that name does not exist.
    #[error("there is no view `{0}` (leadership, catalogue)")]
    Unknown(String),
    /// The log could not be read.
    #[error("reading the log for view {view}: {cause}")]
    Log {
        /// Which view.
        view: &'static str,
        /// What the log said.
        cause: String,
    },
    /// An event arrived that does not follow the last one.
    #[error(
        "view {view} stands at seq {position} and was given seq {found} (read the log again from {position})"
    )]
    Gap {
        /// Which view.
        view: &'static str,
        /// Its position.
        position: u64,
        /// What arrived.
        found: u64,
    },
    /// The view holds a word that the core does not know.
    #[error(
        "view {view} holds `{word}`, which means nothing here (run `plumbline rebuild {view}`)"
    )]
    Damaged {
        /// Which view.
        view: &'static str,
        /// The word.
        word: String,
    },
}

/// Why one event could not be applied: its stream is set aside, the others go on.
#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    /// The event cannot be read.
    #[error(transparent)]
    Undecodable(#[from] Undecodable),
    /// It does not fit what came before it.
    #[error("{0}")]
    Misfit(String),
    /// The procedure's text cannot be read.
    #[error(transparent)]
    Procedure(#[from] BadProcedure),
    /// SQLite said no: not the event's fault, nothing is set aside and the whole batch is undone.
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
}
