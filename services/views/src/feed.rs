//! How a view gets its events: a scan when it is far behind, pages as they come when it keeps up, and the whole log again
//! when it cannot go on with this one.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use plumbline_log::{Damage, Follower, Hash, Reader, Row};

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
const PACE: Duration = Duration::from_millis(2);
/// The same while several changes come at once, and while many do: what is committed together shares its pages, and the writer needs the
/// machine.
const PACE_BUSY: Duration = Duration::from_millis(20);
const PACE_BUSIEST: Duration = Duration::from_millis(100);
/// A view looks so often at most while all that comes is for others.
const PACE_IDLE: Duration = Duration::from_millis(5);
/// So many changes in one step are several, and so many are many.
const BUSY: u64 = 4;
const BUSIEST: u64 = 16;
/// How long a thread rests after a failure, before it tries again; twice as long each time.
const REST: Duration = Duration::from_secs(1);
const REST_MAX: Duration = Duration::from_secs(16);

/// Applies everything that is in the log. A view that cannot go on with it is made again, whenever that shows.
pub(crate) fn catch_up(
    view: &mut View,
    log: &Reader,
    progress: &mut dyn FnMut(Progress),
) -> Result<u64, ViewError> {
    let went_on = match view.doubt(log) {
        Ok(None) => forward(view, log, progress),
        Ok(Some(doubt)) => {
            tracing::warn!(view = view.design.name, %doubt, "the view is made again");
            rebuild(view, log, progress)?;
            return forward(view, log, progress);
        }
        Err(why) => Err(why),
    };
    match went_on {
        Err(why) if why.is_of_the_file() => {
            tracing::warn!(view = view.design.name, %why, "the view cannot be used and is made again");
            rebuild(view, log, progress)?;
            forward(view, log, progress)
        }
        went_on => went_on,
    }
}

/// Makes a view again from the first event, beside the old file, and swaps them.
pub(crate) fn rebuild(
    view: &mut View,
    log: &Reader,
    progress: &mut dyn FnMut(Progress),
) -> Result<(), ViewError> {
    let mut fresh = view.beside()?;
    forward(&mut fresh, log, progress)?;
    fresh.bind(log)?;
    view.replace_by(fresh)
}

/// Follows the log on a thread of its own, until `stop` is set.
pub(crate) fn follow(mut view: View, log: Reader, stop: Arc<AtomicBool>) -> JoinHandle<()> {
    thread::spawn(move || {
        let mut follower = log.follow(view.position());
        let mut trusted = false;
        let mut rest = REST;
        while !stop.load(Ordering::Relaxed) {
            // Far behind, a scan without copies is several times faster than pages of owned events. At first it may be
            // another log.
            let (began, before) = (Instant::now(), view.position());
            let behind = log.head().saturating_sub(before);
            let step = if let Some(why) = view.pool().spoiled() {
                tracing::warn!(
                    view = view.design.name,
                    why,
                    "a question met damage; the view is made again"
                );
                trusted = false;
                rebuild(&mut view, &log, &mut |_| {})
            } else if behind > BATCH || !trusted {
                let caught_up = catch_up(&mut view, &log, &mut |_| {}).map(drop);
                trusted = caught_up.is_ok();
                follower = log.follow(view.position());
                caught_up
            } else {
                one_page(&mut view, &mut follower)
            };
            match step {
                Ok(()) => {
                    rest = REST;
                    view.pool().say(None);
                }
                // What it was is found out by looking again, from the scan on.
                Err(why) if trusted => {
                    tracing::warn!(view = view.design.name, %why, "the view could not follow and looks again");
                    trusted = false;
                }
                Err(why) => {
                    let (name, position, head) = (view.design.name, view.position(), log.head());
                    tracing::error!(view = name, position, %why, "the view could not be brought up to date and tries again");
                    view.pool().say(Some(behind_because(name, position, head, &why)));
                    pause(rest, &stop);
                    rest = (rest * 2).min(REST_MAX);
                }
            }
            let applied = view.position().saturating_sub(before);
            let pace = match applied {
                _ if view.has_put_off() => PACE_IDLE,
                BUSIEST.. => PACE_BUSIEST,
                BUSY.. => PACE_BUSY,
                _ => PACE,
            };
            if applied > 0 {
                thread::sleep(pace.saturating_sub(began.elapsed()));
            }
        }
        if let Err(why) = view.keep() {
            tracing::debug!(view = view.design.name, %why, "how far it came is not kept; the next start sees to it");
        }
    })
}

fn behind_because(view: &str, position: u64, head: u64, why: &ViewError) -> String {
    let why = if why.is_disk_full() { "the disk is full".to_owned() } else { why.to_string() };
    format!("view {view}: it stands at seq {position} of {head} and cannot go on: {why}")
}

/// Rests, but not longer than until it should stop.
fn pause(rest: Duration, stop: &AtomicBool) {
    let until = Instant::now() + rest;
    while Instant::now() < until && !stop.load(Ordering::Relaxed) {
        thread::sleep(PATIENCE.min(rest));
    }
}

fn one_page(view: &mut View, follower: &mut Follower) -> Result<(), ViewError> {
    let page = follower.next_blocking(PATIENCE).map_err(|cause| view.unreadable(cause))?;
    // What is for others is written down when it is quiet again: it would cost a transaction each time.
    if page.is_empty() {
        return view.keep();
    }
    let run: Vec<Record<'_>> = page.iter().map(|event| Record::from(&**event)).collect();
    if view.passes_over(&run)? {
        return Ok(());
    }
    let mut batch = view.begin()?;
    run.iter().try_for_each(|record| batch.apply(record))?;
    batch.commit()
}

fn forward(
    view: &mut View,
    log: &Reader,
    progress: &mut dyn FnMut(Progress),
) -> Result<u64, ViewError> {
    forward_to(view, log, u64::MAX, progress)
}

/// Applies what is in the log up to an event.
pub(crate) fn forward_to(
    view: &mut View,
    log: &Reader,
    last: u64,
    progress: &mut dyn FnMut(Progress),
) -> Result<u64, ViewError> {
    loop {
        let (done, head) = (view.position(), log.head().min(last));
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
    let mut applied = Ok(());
    let scanned = log.scan_past(from, |row| {
        if row.as_ref().map_or_else(|bad| bad.seq, |row| row.seq) > end {
            return ControlFlow::Break(());
        }
        applied = match row {
            Ok(row) => match Record::of_row(&row) {
                Some(record) => batch.apply(&record),
                None => batch.pass_over(&no_record(&row)),
            },
            Err(damage) => batch.pass_over(&damage),
        };
        if applied.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    applied?;
    match scanned {
        Ok(()) => batch.commit(),
        Err(cause) => {
            drop(batch);
            Err(view.unreadable(cause))
        }
    }
}

/// A row that fits its hash, and was no event when it was written.
fn no_record(row: &Row<'_>) -> Damage {
    let leaf = row.leaf.try_into().ok().map(Hash);
    let (stream, why) = (Some(row.stream.to_owned()), "a column is not what it should be".into());
    Damage { seq: row.seq, stream, leaf, why }
}
