//! Why the door could not be asked.

use std::path::PathBuf;

/// The file of the door cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DoorError {
    /// SQLite says why.
    #[error("door.db: {0}")]
    Sqlite(rusqlite::Error),
    /// It is of a newer program.
    #[error(
        "door.db has the version {found}, and this program knows {known} (a newer program wrote it)"
    )]
    Newer {
        /// What it has.
        found: i64,
        /// What is known here.
        known: i64,
    },
    /// Its rights cannot be set.
    #[error("{path}: {cause}")]
    File {
        /// Which file.
        path: PathBuf,
        /// Why.
        cause: std::io::Error,
    },
    /// The system gave no random bytes.
    #[error("no random bytes: {0}")]
    NoChance(String),
}

impl From<rusqlite::Error> for DoorError {
    fn from(error: rusqlite::Error) -> DoorError {
        DoorError::Sqlite(plumbline_pages::named(error))
    }
}

impl From<crate::secret::NoChance> for DoorError {
    fn from(no: crate::secret::NoChance) -> DoorError {
        DoorError::NoChance(no.to_string())
    }
}
