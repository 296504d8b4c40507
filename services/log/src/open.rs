//! Opening the log to write it: the lock, the file system, and the tail must be in order before the first command.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::Connection;

use crate::appender::{Appender, Tail};
use crate::error::OpenError;
use crate::event_table;
use crate::head::Head;
use crate::options::Options;
use crate::reader::Reader;
use crate::rehash::rehash;
use crate::schema;
use crate::seal::{self, Mark};
use crate::tree::{Frontier, Hash};
use crate::tree_row::TreeRow;

/// An open log: one appender, any number of readers.
pub struct Log {
    /// The one way in.
    pub appender: Appender,
    /// The ways out.
    pub reader: Reader,
}

impl Log {
    /// Opens the log in `dir`, or makes one, and holds it against a second writer until the appender is dropped.
    ///
    /// # Errors
    /// [`OpenError`]: held by another process, not a local disk, too old a library, or damaged (with the first bad
    /// `seq`).
    pub fn open(dir: &Path, options: &Options) -> Result<Log, OpenError> {
        std::fs::create_dir_all(dir).map_err(at(dir))?;
        if !options.any_file_system {
            refuse_remote(dir)?;
        }
        let lock = lock(&dir.join("log.lock"))?;
        let path = dir.join("log.db");
        let db = schema::open_for_writing(&path, options)?;
        if let Some(pages) = options.pages_max {
            db.pragma_update(None, "max_page_count", pages)?;
        }
        let tail = check_tail(&db, options.tail_checked)?;
        Mark::compare(Mark::read(dir), tail.frontier.size())?;
        seal::remove(dir)?;
        let mark = Mark::open(dir, tail.frontier.size())?;
        let reserve = dir.join("reserve");
        hold_reserve(&reserve, options.reserve_bytes);
        let head = Arc::new(Head::new(tail.frontier.size()));
        let reader = Reader::at(path, Arc::clone(&head))?;
        Ok(Log {
            appender: Appender { db, head, tail, mark, dir: dir.into(), reserve, _lock: lock },
            reader,
        })
    }
}

/// Takes the lock file and writes the process id into it.
fn lock(path: &Path) -> Result<File, OpenError> {
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)
        .map_err(at(path))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(std::fs::TryLockError::WouldBlock) => {
            let mut pid = String::new();
            let _ = file.read_to_string(&mut pid);
            let pid = Some(pid.trim().to_owned()).filter(|pid| !pid.is_empty());
            return Err(OpenError::Held { path: path.into(), pid });
        }
        Err(std::fs::TryLockError::Error(cause)) => {
            return Err(OpenError::File { path: path.into(), cause });
        }
    }
    let written = file
        .set_len(0)
        .and_then(|()| file.seek(SeekFrom::Start(0)))
        .and_then(|_| writeln!(file, "{}", std::process::id()));
    written.map_err(at(path))?;
    Ok(file)
}

/// The last events are hashed again, and the tree's row must be what they lead to.
fn check_tail(db: &Connection, checked: u64) -> Result<Tail, OpenError> {
    let head = event_table::last_seq(db)?;
    let Some(TreeRow { size, frontier, root }) = TreeRow::read(db)? else {
        if head > 0 {
            return Err(OpenError::damaged(1, "there are events but no tree"));
        }
        return Ok(Tail { frontier: Frontier::default(), recorded_us: i64::MIN });
    };
    if size != head {
        let why = format!("the tree has {size} leaves, the last event is {head}");
        return Err(OpenError::damaged(size.min(head) + 1, why));
    }
    let Some(frontier) = Frontier::from_bytes(size, &frontier) else {
        return Err(OpenError::damaged(size, "the frontier does not fit the tree's size"));
    };
    if frontier.root() != root {
        return Err(OpenError::damaged(size, "the frontier does not lead to the root"));
    }
    let from = size.saturating_sub(checked) + 1;
    let mut recorded_us = i64::MIN;
    let mut statement = db.prepare(event_table::FROM_SEQ)?;
    rehash(statement.query([from])?, from, |row, _| {
        recorded_us = row.recorded_us;
        Ok(())
    })?;
    if !ends_in_its_leaves(db, &frontier)? {
        return Err(OpenError::damaged(size, "the last leaves do not lead to the frontier"));
    }
    Ok(Tail { frontier, recorded_us })
}

/// Rebuilds the frontier's last 256 leaves: a tail that was cut and patched does not come out.
fn ends_in_its_leaves(db: &Connection, frontier: &Frontier) -> Result<bool, OpenError> {
    let whole = frontier.size() & !255;
    let mut rebuilt = Frontier::default();
    let mut leaves = db.prepare("SELECT leaf FROM event WHERE seq > ?1 ORDER BY seq")?;
    let mut rows = leaves.query([whole])?;
    while let Some(row) = rows.next()? {
        rebuilt.push(Hash(row.get(0)?));
    }
    Ok(frontier.to_bytes().ends_with(&rebuilt.to_bytes()))
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

/// Holds some room back. Without it the log works all the same, so a failure is not an error.
fn hold_reserve(path: &Path, bytes: u64) {
    if bytes > 0 && !path.exists() && fill(path, bytes).is_err() {
        let _ = std::fs::remove_file(path);
    }
}

fn fill(path: &Path, bytes: u64) -> std::io::Result<()> {
    let mut file = File::create(path)?;
    let block = vec![0; 1 << 20];
    let mut left = bytes;
    while left > 0 {
        let now = left.min(block.len() as u64);
        file.write_all(&block[..now as usize])?;
        left -= now;
    }
    Ok(())
}

fn at(path: &Path) -> impl Fn(std::io::Error) -> OpenError {
    let path: PathBuf = path.into();
    move |cause| OpenError::File { path: path.clone(), cause }
}
