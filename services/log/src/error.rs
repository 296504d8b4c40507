//! What can go wrong with the log, said in sentences that name what and where.

use std::path::PathBuf;

use crate::damage::Damage;

/// The log cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another process writes this log.
    #[error("{path} is held by another process{} (it is starting, or it is busy with a command: try again in a moment)", .pid.as_deref().map(|pid| format!(", pid {pid}")).unwrap_or_default())]
    Held {
        /// The lock file.
        path: PathBuf,
        /// The process that holds it, as it wrote itself.
        pid: Option<String>,
    },
    /// The SQLite library is too old.
    #[error("SQLite {found} has a known WAL bug (3.51.3 or newer is needed)")]
    Library {
        /// Its version.
        found: &'static str,
    },
    /// A setting that durability depends on did not take.
    #[error("PRAGMA {name} is {found}, not {wanted}")]
    Pragma {
        /// The setting.
        name: &'static str,
        /// Its value.
        found: String,
        /// What it must be.
        wanted: &'static str,
    },
    /// A newer program wrote this log.
    #[error(
        "the log has schema version {found}, this program knows {known} (use the newer program)"
    )]
    Newer {
        /// In the file.
        found: i64,
        /// Known here.
        known: i64,
    },
    /// The folder lies on a network or user-space file system, where locks and fsync cannot be trusted.
    #[error(
        "{path} lies on a {kind} file system, where locks and fsync cannot be trusted (use a local disk)"
    )]
    RemoteFileSystem {
        /// The folder.
        path: PathBuf,
        /// What kind.
        kind: String,
    },
    /// The folder follows another log: nobody decides anything in it.
    #[error(
        "{path} is the replica of a log that another service writes (give the command to that service, or work on its folder)"
    )]
    IsReplica {
        /// The file.
        path: PathBuf,
    },
    /// The folder holds a log that decides for itself, and is not to be made to follow.
    #[error(
        "{path} is a log of its own and no replica (a service that follows wants a folder of its own: name an empty one)"
    )]
    IsNoReplica {
        /// The file.
        path: PathBuf,
    },
    /// The replica is of another log.
    #[error("{path} is the replica of log {found}, and log {wanted} is to be followed")]
    OtherLog {
        /// The file.
        path: PathBuf,
        /// In the file; empty where it has none.
        found: String,
        /// To be followed.
        wanted: String,
    },
    /// The log is damaged.
    #[error("the log is damaged at seq {seq}: {why} (run `plumbline verify`)")]
    Damaged {
        /// The first bad event.
        seq: u64,
        /// What is wrong.
        why: String,
    },
    /// `log.db` was copied out of a folder in use, without what stood beside it.
    #[error(
        "{path} was in use when it was copied, and log.db-wal is not beside it: what was recorded after seq {head} is not here (copy with `plumbline backup`; if this is all there is, `plumbline backup --as-it-is` makes a log of it that can be opened)"
    )]
    Cut {
        /// The file.
        path: PathBuf,
        /// The last event that is there.
        head: u64,
    },
    /// A log that is to be put back was written since it was last closed.
    #[error(
        "{path} is no backup as `plumbline backup` makes it: it is in use, or was not closed in order (make one of it with `plumbline backup FOLDER --data {path}`, and put that back)"
    )]
    NotClosed {
        /// The folder.
        path: PathBuf,
    },
    /// Another log is being put into this folder.
    #[error(
        "{path}: a backup is being put in place here, and that is not done yet (if it broke off, the service ends it when it starts, and so does `plumbline restore`, given again)"
    )]
    BeingRestored {
        /// What is being put in place.
        path: PathBuf,
    },
    /// The system gave no random bytes.
    #[error("the system gives no random bytes: {0}")]
    Random(String),
    /// The bytes are not those that the log was closed with, though every event in it is right.
    #[error("{path}: bytes {from} to {until} are not what they were when the log was closed")]
    Altered {
        /// The file.
        path: PathBuf,
        /// The first byte of the block that differs.
        from: u64,
        /// The byte after the block.
        until: u64,
    },
    /// A file could not be read or written.
    #[error("{path}: {cause}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// SQLite failed.
    #[error("the log database: {0}")]
    Sqlite(#[source] rusqlite::Error),
}

impl From<rusqlite::Error> for OpenError {
    fn from(error: rusqlite::Error) -> OpenError {
        OpenError::Sqlite(plumbline_pages::named(error))
    }
}

impl OpenError {
    pub(crate) fn damaged(seq: u64, why: impl Into<String>) -> OpenError {
        OpenError::Damaged { seq, why: why.into() }
    }
}

/// Reading or staging failed.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// An event is not what was recorded. Nothing of it is handed out.
    #[error("{0} (run `plumbline verify`)")]
    Damaged(#[from] Damage),
    /// A column to be written holds a line feed, which the leaf's header cannot.
    #[error("{0} holds a line feed")]
    LineFeed(&'static str),
    /// The disk has too little room for commands; nothing was begun.
    #[error("the disk is full")]
    NoRoom,
    /// SQLite rolled the whole batch back at an earlier failure, so nothing more can be staged in it.
    #[error("the batch was rolled back at an earlier failure (begin a new one)")]
    BatchLost,
    /// SQLite failed.
    #[error("the log database: {0}")]
    Sqlite(#[source] rusqlite::Error),
}

impl From<rusqlite::Error> for LogError {
    fn from(error: rusqlite::Error) -> LogError {
        LogError::Sqlite(plumbline_pages::named(error))
    }
}

/// A batch did not become durable, as far as anybody knows.
#[derive(Debug, thiserror::Error)]
pub enum CommitError {
    /// The disk is full: nothing of the batch is in the log, and the log goes on once there is room.
    #[error("the disk is full")]
    Full,
    /// Nobody knows whether the batch is in the log.
    #[error("{0}")]
    Unknown(String),
}

impl LogError {
    /// Whether it only says that there is no room: the log goes on once there is some.
    #[must_use]
    pub fn is_disk_full(&self) -> bool {
        match self {
            LogError::Sqlite(error) => matches!(commit_error(error), CommitError::Full),
            LogError::NoRoom => true,
            LogError::Damaged(_) | LogError::LineFeed(_) | LogError::BatchLost => false,
        }
    }
}

impl LogError {
    /// Whether the log does not hold what was written to it: a page that does not fit its checksum, or a row that cannot be.
    #[must_use]
    pub fn is_damage(&self) -> bool {
        match self {
            LogError::Sqlite(error) => plumbline_pages::is_damage(error),
            LogError::Damaged(_) => true,
            LogError::NoRoom | LogError::LineFeed(_) | LogError::BatchLost => false,
        }
    }
}

/// A replica did not take what it was given. Nothing of it is in the replica.
#[derive(Debug, thiserror::Error)]
pub enum NotFollowed {
    /// It is not the event that comes next.
    #[error("seq {found} was given where {} comes next", .position + 1)]
    Gap {
        /// The replica's last event.
        position: u64,
        /// What was given.
        found: u64,
    },
    /// The event is not what its hash says.
    #[error("seq {seq} ({stream}): its content does not fit its hash")]
    Misfit {
        /// The event.
        seq: u64,
        /// Its stream.
        stream: String,
    },
    /// No log takes such an event: its version, its time or its words cannot be.
    #[error("seq {seq} ({stream}) cannot follow what is there: {why}")]
    Impossible {
        /// The event.
        seq: u64,
        /// Its stream.
        stream: String,
        /// What is wrong with it.
        why: String,
    },
    /// The replica's own file could not be written.
    #[error(transparent)]
    Log(#[from] LogError),
    /// The replica's own file could not be written, and nobody knows how far it is.
    #[error("the replica could not be written: {0}")]
    Commit(#[from] CommitError),
}

impl NotFollowed {
    /// Whether what was given is at fault, and not the replica's disk.
    #[must_use]
    pub fn is_misfit(&self) -> bool {
        match self {
            NotFollowed::Gap { .. }
            | NotFollowed::Misfit { .. }
            | NotFollowed::Impossible { .. } => true,
            NotFollowed::Log(_) | NotFollowed::Commit(_) => false,
        }
    }
}

pub(crate) fn commit_error(error: &rusqlite::Error) -> CommitError {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::DiskFull) => CommitError::Full,
        _ => CommitError::Unknown(error.to_string()),
    }
}
