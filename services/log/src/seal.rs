//! The bytes of a log that was closed, and the last event that was ever committed: what SQLite itself does not keep.
//!
//! Two small files beside `log.db`. Neither is evidence (that is the Merkle tree); both are for disks that lie.
//!
//! `log.seal` is written when the log is closed in order and removed when it is opened to be written. It holds one
//! hash for each 4,096 bytes of `log.db`, so that `verify` also sees a changed byte where nothing is stored: the free
//! room of a page, a pointer that only a write would follow. Without it (a log in use, or one that was killed)
//! `verify` covers every byte that a reader can come by, and no others. As text, each line ended by one line feed:
//!
//! ```text
//! plumbline seal v1
//! 9f86d081884c7d65                      SHA-256 of the block's bytes, its first 16 hexadecimal digits; a line a block
//! sum 2c26b46b…                         SHA-256 of all lines above
//! ```
//!
//! `log.head` holds the last committed `seq` as 8 bytes, little end first, and once more with all bits turned. It is
//! written after COMMIT, without fsync: a killed process leaves it right, a power cut may leave it behind the log, and
//! nothing leaves it ahead. A log that ends before it has lost events: this is how a damaged WAL is told from a short
//! one, for SQLite takes a WAL to end at its first bad frame.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::os::unix::fs::FileExt;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::error::OpenError;
use crate::tree::Hash;

const TITLE: &str = "plumbline seal v1\n";
const BLOCK: usize = 4_096;

/// Seals a closed log: `log.db` must be whole, its WAL empty.
pub(crate) fn write(dir: &Path) -> std::io::Result<()> {
    let mut text = String::from(TITLE);
    blocks(&dir.join("log.db"), |_, line| {
        text.push_str(line);
        true
    })?;
    text.push_str(&sum(&text));
    let fresh = dir.join("log.seal.new");
    let mut file = File::create(&fresh)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    std::fs::rename(fresh, dir.join("log.seal"))
}

/// Whether there is a seal, that is, whether the log was closed in order.
pub(crate) fn is_there(dir: &Path) -> bool {
    dir.join("log.seal").exists()
}

/// Breaks the seal: from here on the log is written.
pub(crate) fn remove(dir: &Path) -> Result<(), OpenError> {
    let path = dir.join("log.seal");
    match std::fs::remove_file(&path) {
        Err(cause) if cause.kind() != ErrorKind::NotFound => Err(OpenError::File { path, cause }),
        _ => Ok(()),
    }
}

/// Compares the log with its seal: how many bytes are as they were, or `None` if there is no seal.
pub(crate) fn check(dir: &Path) -> Result<Option<u64>, OpenError> {
    let (seal, log) = (dir.join("log.seal"), dir.join("log.db"));
    let text = match std::fs::read(&seal) {
        Ok(text) => text,
        Err(cause) if cause.kind() == ErrorKind::NotFound => return Ok(None),
        Err(cause) => return Err(OpenError::File { path: seal, cause }),
    };
    let altered = |path: &Path, from: u64, until: u64| {
        // Somebody may have opened the log to write it since; the seal was removed before the first byte changed.
        if seal.exists() {
            Err(OpenError::Altered { path: path.into(), from, until })
        } else {
            Ok(None)
        }
    };
    let whole = text.len() as u64;
    let lines = String::from_utf8(text).ok().and_then(|text| {
        let (above, below) = text.split_at_checked(text.rfind("sum ")?)?;
        (sum(above) == below).then(|| above.strip_prefix(TITLE).map(ToOwned::to_owned))?
    });
    let Some(lines) = lines else { return altered(&seal, 0, whole) };
    let mut sealed = lines.split_inclusive('\n');
    let mut bad = None;
    let length = blocks(&log, |at, line| {
        let same = sealed.next() == Some(line);
        if !same {
            bad = Some(at);
        }
        same
    })
    .map_err(|cause| OpenError::File { path: log.clone(), cause })?;
    match bad {
        Some(at) => altered(&log, at, at + BLOCK as u64),
        None if sealed.next().is_some() => altered(&log, length, length + BLOCK as u64),
        None => Ok(Some(length)),
    }
}

/// Hands out the line of each block and where it begins, until told to stop. Comes back with the bytes read.
fn blocks(path: &Path, mut each: impl FnMut(u64, &str) -> bool) -> std::io::Result<u64> {
    let mut file = File::open(path)?;
    let mut at = 0;
    let mut buffer = vec![0; 256 * BLOCK];
    loop {
        let mut filled = 0;
        while filled < buffer.len() {
            match file.read(&mut buffer[filled..])? {
                0 => break,
                read => filled += read,
            }
        }
        for block in buffer[..filled].chunks(BLOCK) {
            let mut line = Hash(Sha256::digest(block).into()).to_string();
            line.truncate(16);
            line.push('\n');
            if !each(at, &line) {
                return Ok(at);
            }
            at += block.len() as u64;
        }
        if filled < buffer.len() {
            return Ok(at);
        }
    }
}

fn sum(above: &str) -> String {
    format!("sum {}\n", Hash(Sha256::digest(above.as_bytes()).into()))
}

/// The file that remembers the last committed `seq`.
pub(crate) struct Mark(File);

impl Mark {
    pub(crate) fn open(dir: &Path, head: u64) -> Result<Mark, OpenError> {
        let path = dir.join("log.head");
        let opened = OpenOptions::new().write(true).create(true).truncate(false).open(&path);
        let mark = Mark(opened.map_err(|cause| OpenError::File { path, cause })?);
        mark.set(head);
        Ok(mark)
    }

    /// Remembers a commit. A failure leaves the mark behind the log, where it does no harm.
    pub(crate) fn set(&self, head: u64) {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&head.to_le_bytes());
        bytes[8..].copy_from_slice(&(!head).to_le_bytes());
        let _ = self.0.write_all_at(&bytes, 0);
    }

    /// The last committed `seq` that is remembered; `None` if none is, or the file cannot be right.
    pub(crate) fn find(dir: &Path) -> Option<u64> {
        let bytes = std::fs::read(dir.join("log.head")).ok()?;
        let number = |range| {
            bytes.get(range).and_then(|part: &[u8]| part.try_into().ok()).map(u64::from_le_bytes)
        };
        match (number(0..8), number(8..16)) {
            (Some(head), Some(turned)) if head == !turned => Some(head),
            _ => None,
        }
    }

    /// Fails if the log ends before the last commit that is remembered.
    pub(crate) fn compare(remembered: u64, head: u64) -> Result<(), OpenError> {
        if remembered <= head {
            return Ok(());
        }
        let why = format!(
            "it is missing; {remembered} events were committed and {head} are there (a damaged log.db-wal, or an older copy put back: then remove log.head)"
        );
        Err(OpenError::damaged(head + 1, why))
    }
}
