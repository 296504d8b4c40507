//! A whole copy of a log, taken while it is written.

use std::path::Path;

use plumbline_pages::CutWal;
use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};

use crate::error::OpenError;
use crate::options::Options;
use crate::seal::{self, Mark};
use crate::verify::{Verified, verify};
use crate::{event_table, identity, schema, swap};

/// Copies the log of one folder into another one, as it stands at this moment, closed and sealed, and verifies the copy.
/// `as_it_is` takes a `log.db` that was copied alone for the whole log. `progress` hears of the events verified and of all.
///
/// # Errors
/// [`OpenError`]: there is no log, it is damaged, or the copy cannot be written.
pub fn copy(
    from: &Path,
    to: &Path,
    as_it_is: bool,
    progress: impl FnMut(u64, u64),
) -> Result<Verified, OpenError> {
    swap::refuse(from)?;
    let had_wal = identity::has_wal(from);
    let source = schema::open_for_reading(&from.join("log.db"))?;
    if !as_it_is {
        identity::refuse_cut(from, &source, had_wal)?;
    }
    let path = to.join("log.db");
    let mut copied = plumbline_pages::open(&path, OpenFlags::default(), CutWal::Ends)?;
    // SQLite's cache may write any page before the first one, which says whether pages carry sums: the first is there before.
    let has_sums = plumbline_pages::has_sums(&from.join("log.db"));
    let cause = |cause| OpenError::File { path: from.join("log.db"), cause };
    if has_sums.map_err(cause)?.unwrap_or(true) {
        let page: i64 = source.pragma_query_value(None, "page_size", |row| row.get(0))?;
        copied.pragma_update(None, "page_size", page)?;
        copied.pragma_update(None, "user_version", 0)?;
    }
    // All pages in one step: what is committed meanwhile is not in the copy, and does not make it begin anew.
    Backup::new(&source, &mut copied)?.step(-1)?;
    drop(copied);
    let copied = schema::open_for_writing(&path, &Options::default())?;
    close(copied, to)?;
    verify(to, progress)
}

/// Closes a log that nobody else has: one file, marked, sealed and on the disk.
pub(crate) fn close(db: Connection, dir: &Path) -> Result<(), OpenError> {
    identity::set_in_use(&db, false)?;
    db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Mark::open(dir, event_table::last_seq(&db)?)?;
    schema::fold_at_close(&db, true)?;
    drop(db);
    let sealed = std::fs::File::open(dir.join("log.db")).and_then(|file| file.sync_all());
    let sealed = sealed.and_then(|()| seal::write(dir));
    let sealed = sealed.and_then(|()| std::fs::File::open(dir)?.sync_all());
    sealed.map_err(|cause| OpenError::File { path: dir.into(), cause })
}
