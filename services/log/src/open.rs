//! Opening the log to write it: the lock, the file system, and the tail must be in order before the first command.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use rusqlite::Connection;

use crate::appender::Appender;
use crate::damage::Damage;
use crate::error::OpenError;
use crate::head::Head;
use crate::identity::{self, LogId};
use crate::lock::lock;
use crate::options::Options;
use crate::reader::Reader;
use crate::room::Room;
use crate::seal::{self, Mark};
use crate::{schema, swap, tail};

/// An open log: one appender, any number of readers.
pub struct Log {
    /// The one way in.
    pub appender: Appender,
    /// The ways out.
    pub reader: Reader,
    /// Events among the last ones whose content does not fit: handed to nobody, and their streams are best left alone.
    pub damaged: Vec<Damage>,
    /// Whether it was closed in order the last time, or is new. If not, all of it is best looked at.
    pub was_closed: bool,
    /// When the last event was recorded; `None` before the first.
    pub recorded_at: Option<Timestamp>,
}

impl Log {
    /// The folder in which it lies, for what is kept beside it.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.appender.dir
    }

    /// Opens the log in `dir`, or makes one, and holds it against a second writer until the appender is dropped.
    ///
    /// # Errors
    /// [`OpenError`]: held by another process, not a local disk, too old a library, or damaged (with the first bad
    /// `seq`).
    pub fn open(dir: &Path, options: &Options) -> Result<Log, OpenError> {
        Log::opened(dir, options, Whose::Ours)
    }

    pub(crate) fn opened(
        dir: &Path,
        options: &Options,
        whose: Whose<'_>,
    ) -> Result<Log, OpenError> {
        std::fs::create_dir_all(dir).map_err(at(dir))?;
        if !options.any_file_system {
            refuse_remote(dir)?;
        }
        let room = Room::of(dir, options.reserve_bytes);
        room.make_some();
        let lock = lock(dir)?;
        swap::end(dir)?;
        let path = dir.join("log.db");
        let (had_wal, is_new) = (identity::has_wal(dir), !path.exists());
        let db = match whose {
            Whose::Ours => schema::open_for_writing(&path, options)?,
            Whose::Followed(id) => schema::open_to_follow(&path, options, id)?,
        };
        whose.refuse_another(&path, &db)?;
        identity::refuse_cut(dir, &db, had_wal)?;
        if let Some(pages) = options.pages_max {
            db.pragma_update(None, "max_page_count", pages)?;
        }
        let (tail, damaged) = tail::check(&db, options.tail_checked)?;
        if whose == Whose::Ours {
            Mark::compare(Mark::find(dir).unwrap_or(0), tail.frontier.size())?;
        }
        let was_closed = is_new || seal::is_there(dir);
        seal::remove(dir)?;
        let mark = Mark::open(dir, tail.frontier.size())?;
        room.hold();
        let head = Arc::new(Head::new(tail.frontier.size()));
        let reader = Reader::at(path, Arc::clone(&head))?;
        let recorded_at = Timestamp::from_microsecond(tail.recorded_us).ok();
        let mut appender =
            Appender { db, head, tail, mark, dir: dir.into(), room, in_use: false, _lock: lock };
        appender.say_in_use()?;
        Ok(Log { appender, reader, damaged, was_closed, recorded_at })
    }
}

/// Who decides what comes next in a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whose<'a> {
    /// Whoever opens it.
    Ours,
    /// The log that it follows, of this id where that is known. What of it was lost comes again.
    Followed(Option<&'a LogId>),
}

impl Whose<'_> {
    /// A replica is written by who follows, a log by who decides, and each is of one log for ever.
    fn refuse_another(self, path: &Path, db: &Connection) -> Result<(), OpenError> {
        let path = || path.to_owned();
        match (self, identity::is_replica(db)?) {
            (Whose::Ours, true) => Err(OpenError::IsReplica { path: path() }),
            (Whose::Followed(_), false) => Err(OpenError::IsNoReplica { path: path() }),
            (Whose::Followed(Some(wanted)), true) => match identity::read(db)? {
                Some(found) if found == *wanted => Ok(()),
                found => {
                    let found = found.map(|id| id.to_string()).unwrap_or_default();
                    Err(OpenError::OtherLog { path: path(), found, wanted: wanted.to_string() })
                }
            },
            (Whose::Ours, false) | (Whose::Followed(None), true) => Ok(()),
        }
    }
}

fn refuse_remote(dir: &Path) -> Result<(), OpenError> {
    let Ok(mounts) = std::fs::read_to_string("/proc/self/mountinfo") else { return Ok(()) };
    let dir = dir.canonicalize().map_err(at(dir))?;
    // Fields: id, parent, device, root, mount point, options…, `-`, type, source, …
    let held = mounts.lines().filter_map(|line| {
        let (left, right) = line.split_once(" - ")?;
        let point = left.split(' ').nth(4)?.replace("\\040", " ");
        dir.starts_with(&point)
            .then(|| (point.len(), right.split(' ').next().unwrap_or_default().to_owned()))
    });
    match held.max_by_key(|(length, _)| *length) {
        Some((_, kind)) if is_remote(&kind) => Err(OpenError::RemoteFileSystem { path: dir, kind }),
        _ => Ok(()),
    }
}

fn is_remote(kind: &str) -> bool {
    kind.starts_with("nfs")
        || kind.starts_with("fuse")
        || matches!(kind, "cifs" | "smb3" | "smbfs" | "9p" | "ceph" | "afs")
}

fn at(path: &Path) -> impl Fn(std::io::Error) -> OpenError {
    let path: PathBuf = path.into();
    move |cause| OpenError::File { path: path.clone(), cause }
}
