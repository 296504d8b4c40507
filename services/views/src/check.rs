//! Do the views still say what the log says? Each is compared with a new fold of the log.

use std::path::Path;

use plumbline_log::Reader;
use sha2::{Digest as _, Sha256};

use crate::dump::dump;
use crate::error::{AskError, ViewError};
use crate::feed::{self, Progress};
use crate::frame::{Design, Mark, View, differs, made_from, version_of};
use crate::pool::Pool;

/// What became of one view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checked {
    /// It says row for row what a fold of the log says up to this `seq`.
    Same(u64),
    /// There is none in the form that this program reads: it is made when it is next needed.
    Absent,
}

/// Compares one view in its folder, which another process may be keeping, with a new fold in `scratch`.
pub(crate) fn check(
    design: &'static Design,
    dir: &Path,
    log: &Reader,
    scratch: &Path,
    progress: &mut dyn FnMut(Progress),
) -> Result<Checked, ViewError> {
    let pool =
        Pool::new(design.name, &dir.join(format!("{}.db", design.name)), version_of(design), 0);
    let read = pool.ask(|tx| {
        let sound: String = tx.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        if sound != "ok" {
            return Err(AskError::damaged(sound));
        }
        let mut rows = Rows::default();
        dump(tx, &mut |line| rows.take(line))?;
        Ok((Mark::read(tx)?, made_from(tx)?, rows))
    });
    let (mark, made_from, rows) = match read {
        Err(ViewError::Unready(_)) => return Ok(Checked::Absent),
        read => read?,
    };
    let view = design.name;
    let unreadable =
        |cause: plumbline_log::LogError| ViewError::Log { view, cause: cause.to_string() };
    log.refresh().map_err(unreadable)?;
    if let Some(doubt) = differs(mark, made_from.as_deref(), log).map_err(unreadable)? {
        return Err(ViewError::OtherLog { view, why: doubt.to_string() });
    }
    let mut fresh = View::open(scratch, design)?;
    feed::forward_to(&mut fresh, log, mark.seq, progress)?;
    let mut folded = Rows::default();
    fresh.dump(&mut |line| folded.take(line))?;
    match rows.0.finalize() == folded.0.finalize() {
        true => Ok(Checked::Same(mark.seq)),
        false => Err(ViewError::Differs { view, seq: mark.seq }),
    }
}

/// The rows of a view but for its mark, which also says by which program it was made.
#[derive(Default)]
struct Rows(Sha256);

impl Rows {
    fn take(&mut self, line: &str) {
        if !line.starts_with("mark\t") {
            self.0.update(line.as_bytes());
            self.0.update(b"\n");
        }
    }
}
