//! How a view gets its events: a scan when it is far behind, pages as they come when it keeps up, and the whole log again
//! when it cannot go on with this one.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use plumbline_log::{Follower, Reader};

use crate::error::ViewError;
use crate::frame::{Record, View};

/// How far a view has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Which view.
    pub view: &'static str,
    /// Events applied.
    pub done: u64,
    /// Events in the log.
    pub of: u64,
}

/// Events that one transaction applies when a view is behind: large enough that the commit costs nothing beside them,
/// small enough that readers see it move.
const BATCH: u64 = 10_000;
/// How often a thread that waits for events looks whether it should stop.
const PATIENCE: Duration = Duration::from_millis(200);
/// A view commits this often at most, so that a reader sees a change almost at once and a row of single changes costs one
/// transaction, not one each.
const PACE: Duration = Duration::from_millis(1);
/// The same while many changes come at once: what is committed together shares its pages, and the writer needs the machine.
const PACE_BUSY: Duration = Duration::from_millis(100);
/// So many changes in one step are many.
const BUSY: u64 = 16;
/// How long a thread rests after a failure, before it tries again.
const REST: Duration = Duration::from_secs(1);

/// Applies everything that is in the log. A view that cannot go on with it is made again.
pub(crate) fn catch_up(
    view: &mut View,
    log: &Reader,
    progress: &mut dyn FnMut(Progress),
) -> Result<u64, ViewError> {
    if let Some(why) = view.doubt(log)? {
        tracing::warn!(view = view.design.name, %why, "the view is made again");
        rebuild(view, log, progress)?;
    }
    forward(view, log, progress)
}

/// Makes a view again from the first event, beside the old file, and swaps them.
pub(crate) fn rebuild(
    view: &mut View,
    log: &Reader,
    progress: &mut dyn FnMut(Progress),
) -> Result<(), ViewError> {
    let mut fresh = view.beside()?;
    forward(&mut fresh, log, progress)?;
    view.replace_by(fresh)
}

/// Follows the log on a thread of its own, until `stop` is set.
pub(crate) fn follow(mut view: View, log: Reader, stop: Arc<AtomicBool>) -> JoinHandle<()> {
    thread::spawn(move || {
        let mut follower = log.follow(view.position());
        let mut trusted = false;
        while !stop.load(Ordering::Relaxed) {
            // Far behind, a scan without copies is several times faster than pages of owned events. At first it may be
            // another log.
            let (began, before) = (Instant::now(), view.position());
            let behind = log.head().saturating_sub(before);
            let step = if behind > BATCH || !trusted {
                let caught_up = catch_up(&mut view, &log, &mut |_| {}).map(drop);
                trusted = caught_up.is_ok();
                follower = log.follow(view.position());
                caught_up
            } else {
                one_page(&mut view, &mut follower)
            };
            if let Err(why) = step {
                tracing::error!(view = view.design.name, position = view.position(), %why, "the view could not be brought up to date and tries again");
                thread::sleep(REST);
                follower = log.follow(view.position());
            }
            let applied = view.position().saturating_sub(before);
            let pace = if applied >= BUSY { PACE_BUSY } else { PACE };
            if applied > 0 {
                thread::sleep(pace.saturating_sub(began.elapsed()));
            }
        }
    })
}

fn one_page(view: &mut View, follower: &mut Follower) -> Result<(), ViewError> {
    let page = follower.next_blocking(PATIENCE).map_err(|cause| view.unreadable(cause))?;
    if page.is_empty() {
        return Ok(());
    }
    let mut batch = view.begin()?;
    page.iter().try_for_each(|event| batch.apply(&Record::from(event)))?;
    batch.commit()
}

fn forward(
    view: &mut View,
    log: &Reader,
    progress: &mut dyn FnMut(Progress),
) -> Result<u64, ViewError> {
    loop {
        let (done, head) = (view.position(), log.head());
        progress(Progress { view: view.design.name, done, of: head });
        if done >= head {
            return Ok(done);
        }
        one_scan(view, log, head.min(done + BATCH))?;
        if view.position() == done {
            return Err(view.unreadable(format!(
                "nothing follows seq {done}, although the log ends at {head}"
            )));
        }
    }
}

fn one_scan(view: &mut View, log: &Reader, end: u64) -> Result<(), ViewError> {
    let from = view.position() + 1;
    let mut batch = view.begin()?;
    let (mut applied, mut unreadable) = (Ok(()), None);
    let scanned = log.scan(from, |row| {
        if row.seq > end {
            return ControlFlow::Break(());
        }
        match Record::of_row(&row) {
            Some(record) => applied = batch.apply(&record),
            None => unreadable = Some(row.seq),
        }
        if applied.is_ok() && unreadable.is_none() {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    });
    applied?;
    match (scanned, unreadable) {
        (Ok(()), None) => batch.commit(),
        (Ok(()), Some(seq)) => {
            drop(batch);
            Err(view.unreadable(format!("seq {seq} is damaged")))
        }
        (Err(cause), _) => {
            drop(batch);
            Err(view.unreadable(cause))
        }
    }
}
