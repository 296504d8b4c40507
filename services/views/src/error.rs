//! What can go wrong with a view. None of it touches the log: a view can always be made again.

use std::path::PathBuf;

use plumbline_lifecycle::{NoStream, Unfit};
use rusqlite::ErrorCode;

/// Why a view could not be opened, read, written or made again.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub enum ViewError {
    /// SQLite said no.
    #[error("view {view}: {cause}")]
    Sqlite { view: &'static str, cause: rusqlite::Error },
    /// The file system said no.
    #[error("view file {path}: {cause}")]
    File { path: PathBuf, cause: std::io::Error },
    /// Another process keeps these views.
    #[error("the views in {0} are kept by another process (stop the server first, or ask it)")]
    Locked(PathBuf),
    /// There is no such view file yet, or it was made by another version of the program.
    #[error("view {0} is not there in the form this program reads (run `plumbline rebuild {0}`)")]
    Unready(&'static str),
    /// The view is kept by another service.
    #[error(
        "view {0} is not kept here (ask the service that keeps it, or the gateway before them all)"
    )]
    Elsewhere(&'static str),
    /// A view by that name does not exist.
    #[error("there is no view `{name}` ({})", .known.join(", "))]
    Unknown { name: String, known: &'static [&'static str] },
    /// The log could not be read.
    #[error("reading the log for view {view}: {cause}")]
    Log { view: &'static str, cause: String },
    /// An event arrived that does not follow the last one.
    #[error(
        "view {view} stands at seq {position} and was given seq {found} (read the log again from {position})"
    )]
    Gap { view: &'static str, position: u64, found: u64 },
    /// The view tells of another log than the one beside it, or of events that this one no longer has.
    #[error(
        "view {view} tells of another log: {why} (a running server makes it again in a moment; else `plumbline rebuild {view}`)"
    )]
    OtherLog { view: &'static str, why: String },
    /// The view says something else than a new fold of the log.
    #[error(
        "view {view} does not say what the log says up to seq {seq} (run `plumbline rebuild {view}`)"
    )]
    Differs { view: &'static str, seq: u64 },
    /// The file is damaged.
    #[error("view {view} is damaged and is made again ({why}; ask again in a moment)")]
    Spoiled { view: &'static str, why: String },
    /// The view holds what the core does not know.
    #[error(
        "view {view} holds `{word}`, which means nothing here (run `plumbline rebuild {view}`)"
    )]
    Damaged { view: &'static str, word: String },
}

/// Why a question has no answer, before the name of the view is added.
#[derive(Debug)]
pub(crate) enum AskError {
    Sqlite(rusqlite::Error),
    /// A word that the core does not know.
    Damaged(String),
}

/// Why one event could not be applied. Its stream is set aside and the others go on, unless it is the file's fault.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ApplyError {
    #[error(transparent)]
    Stream(#[from] NoStream),
    #[error(transparent)]
    Unfit(#[from] Unfit),
    #[error("version {found} follows version {before}")]
    Hole { before: u64, found: u64 },
    /// What it speaks of was never told.
    #[error("{0}")]
    Lacks(String),
    /// The file holds what is no state: the whole run is undone.
    #[error("{0}")]
    Damaged(String),
    /// SQLite said no: the whole run is undone.
    #[error(transparent)]
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for ApplyError {
    fn from(cause: rusqlite::Error) -> ApplyError {
        ApplyError::Sqlite(plumbline_pages::named(cause))
    }
}

impl ViewError {
    /// Whether it is the file's fault: a new one, made from the log, is in order.
    #[must_use]
    pub fn is_of_the_file(&self) -> bool {
        match self {
            ViewError::Sqlite { cause, .. } => is_of_the_file(cause),
            ViewError::Damaged { .. } | ViewError::Unready(_) | ViewError::Spoiled { .. } => true,
            ViewError::File { .. }
            | ViewError::Locked(_)
            | ViewError::Unknown { .. }
            | ViewError::Log { .. }
            | ViewError::OtherLog { .. }
            | ViewError::Differs { .. }
            | ViewError::Gap { .. }
            | ViewError::Elsewhere(_) => false,
        }
    }

    /// Whether the view tells of events that are not in the log.
    #[must_use]
    pub fn is_of_another_log(&self) -> bool {
        matches!(self, ViewError::OtherLog { .. })
    }

    /// Whether there is no room on the disk.
    pub(crate) fn is_disk_full(&self) -> bool {
        matches!(self, ViewError::Sqlite { cause, .. } if cause.sqlite_error_code() == Some(ErrorCode::DiskFull))
    }

    /// What SQLite said, of this view.
    pub(crate) fn of(view: &'static str) -> impl Fn(rusqlite::Error) -> ViewError {
        move |cause| ViewError::Sqlite { view, cause: plumbline_pages::named(cause) }
    }
}

/// Everything that SQLite may say of bytes that are not what they were, down to a table that is not there and a row that
/// is there twice; but not what it says of a disk without room, of a lock, or of the system.
fn is_of_the_file(cause: &rusqlite::Error) -> bool {
    match cause {
        rusqlite::Error::SqliteFailure(code, _) => {
            plumbline_pages::is_damage(cause)
                || code.extended_code == rusqlite::ffi::SQLITE_IOERR_SHORT_READ
                || matches!(
                    code.code,
                    ErrorCode::ConstraintViolation
                        | ErrorCode::TypeMismatch
                        | ErrorCode::TooBig
                        | ErrorCode::Unknown
                )
        }
        rusqlite::Error::SqlInputError { .. }
        | rusqlite::Error::FromSqlConversionFailure(..)
        | rusqlite::Error::IntegralValueOutOfRange(..)
        | rusqlite::Error::InvalidColumnType(..)
        | rusqlite::Error::Utf8Error(..)
        | rusqlite::Error::QueryReturnedNoRows => true,
        _ => false,
    }
}

impl AskError {
    pub(crate) fn damaged(word: impl ToString) -> AskError {
        AskError::Damaged(word.to_string())
    }

    pub(crate) fn of(self, view: &'static str) -> ViewError {
        match self {
            AskError::Sqlite(cause) => ViewError::Sqlite { view, cause },
            AskError::Damaged(word) => ViewError::Damaged { view, word },
        }
    }
}

impl From<ApplyError> for AskError {
    fn from(why: ApplyError) -> AskError {
        match why {
            ApplyError::Sqlite(cause) => AskError::Sqlite(cause),
            why => AskError::Damaged(why.to_string()),
        }
    }
}

impl From<rusqlite::Error> for AskError {
    fn from(cause: rusqlite::Error) -> AskError {
        AskError::Sqlite(plumbline_pages::named(cause))
    }
}
