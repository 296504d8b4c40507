//! The views together: opened, fed from the log, made again, waited for.
//!
//! One process keeps the files ([`Runner`], guarded by a lock file); any other may read them ([`Views::read_only`]).

use std::fs::{self, File};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use jiff::civil::Date;
use plumbline_log::Reader;

use crate::catalogue::{Catalogue, CatalogueFold};
use crate::dump::Digest;
use crate::error::ViewError;
use crate::frame::{Fact, Progress, Projector, View};
use crate::leadership::{Leadership, LeadershipFold};
use crate::pool::Pool;

/// The names of all views.
pub const VIEWS: [&str; 2] = [LeadershipFold::NAME, CatalogueFold::NAME];

/// Events that one transaction applies when a view is behind: large enough that the commit costs nothing beside them,
/// small enough that readers see it move.
const BATCH: u64 = 10_000;
/// How often a thread that waits for events looks whether it should stop.
const PATIENCE: Duration = Duration::from_millis(200);
/// A view commits this often at most, so that a reader sees a change almost at once and a row of single changes costs one
/// transaction, not one each.
const PACE: Duration = Duration::from_millis(1);
/// The same while many changes come at once: what is committed together shares its pages, and the writer needs the machine.
const PACE_BUSY: Duration = Duration::from_millis(10);
/// So many changes in one step are many.
const BUSY: u64 = 16;
/// How long a thread rests after a failure, before it tries again.
const REST: Duration = Duration::from_secs(1);

/// All views, to be asked. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Views {
    /// Where everything stands.
    pub leadership: Leadership,
    /// What there is.
    pub catalogue: Catalogue,
}

/// The writing side of all views; only one exists for a data folder.
#[derive(Debug)]
pub struct Runner {
    leadership: View<LeadershipFold>,
    catalogue: View<CatalogueFold>,
    // Held as long as anything may write; the operating system lets go of it when the process ends, however it ends.
    lock: File,
}

/// Opens the views in a folder (`<data>/views`), and makes what is missing or of another version; they are empty then,
/// and [`Runner::catch_up`] fills them.
///
/// # Errors
/// [`ViewError::Locked`] when another process keeps them, and when the folder cannot be written.
pub fn open(dir: &Path) -> Result<(Views, Runner), ViewError> {
    let file = |path: &Path| {
        let path = path.to_owned();
        move |cause| ViewError::File { path, cause }
    };
    fs::create_dir_all(dir).map_err(file(dir))?;
    let path = dir.join("lock");
    let lock = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(file(&path))?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(fs::TryLockError::WouldBlock) => return Err(ViewError::Locked(dir.to_owned())),
        Err(fs::TryLockError::Error(cause)) => return Err(ViewError::File { path, cause }),
    }
    let leadership = View::<LeadershipFold>::open(dir)?;
    let catalogue = View::<CatalogueFold>::open(dir)?;
    let views = Views {
        leadership: Leadership { pool: leadership.pool() },
        catalogue: Catalogue { pool: catalogue.pool() },
    };
    Ok((views, Runner { leadership, catalogue, lock }))
}

impl Views {
    /// The views of a folder that another process may be keeping; they can be asked, and show what it has committed.
    ///
    /// # Errors
    /// [`ViewError::Unready`] when they are not there in this version's form.
    pub fn read_only(dir: &Path) -> Result<Views, ViewError> {
        let pool = |name: &'static str, version| {
            let pool = Pool::new(name, &dir.join(format!("{name}.db")), version, 0);
            let position = pool.ask(|tx| {
                crate::frame::position(tx).map_err(|cause| ViewError::Sqlite { view: name, cause })
            })?;
            pool.set_position(position);
            Ok(Arc::new(pool))
        };
        Ok(Views {
            leadership: Leadership { pool: pool(LeadershipFold::NAME, LeadershipFold::VERSION)? },
            catalogue: Catalogue { pool: pool(CatalogueFold::NAME, CatalogueFold::VERSION)? },
        })
    }

    /// Not before `seq`: waits until every view has applied it; false when `timeout` passes first.
    #[must_use]
    pub fn wait_for(&self, seq: u64, timeout: Duration) -> bool {
        let end = Instant::now() + timeout;
        self.leadership.pool.wait_for(seq, timeout)
            && self.catalogue.pool.wait_for(seq, end.saturating_duration_since(Instant::now()))
    }

    /// The last event that every view has applied.
    #[must_use]
    pub fn position(&self) -> u64 {
        self.leadership.pool.position().min(self.catalogue.pool.position())
    }
}

impl Runner {
    /// Applies everything that is in the log, and says how far it is.
    ///
    /// # Errors
    /// [`ViewError`] when the log cannot be read or a view cannot be written.
    pub fn catch_up(
        &mut self,
        log: &Reader,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<u64, ViewError> {
        let first = catch_up_or_again(&mut self.leadership, log, progress)?;
        let second = catch_up_or_again(&mut self.catalogue, log, progress)?;
        Ok(first.min(second))
    }

    /// Makes one view, or all of them, again from the first event, while the old file is read.
    ///
    /// # Errors
    /// [`ViewError::Unknown`] for another name; the old file stays in use whenever this fails.
    pub fn rebuild(
        &mut self,
        view: Option<&str>,
        log: &Reader,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(), ViewError> {
        if let Some(name) = view.filter(|name| !VIEWS.contains(name)) {
            return Err(ViewError::Unknown(name.to_owned()));
        }
        if view.is_none_or(|name| name == LeadershipFold::NAME) {
            self.leadership.rebuild(|fresh| catch_up(fresh, log, progress).map(drop))?;
        }
        if view.is_none_or(|name| name == CatalogueFold::NAME) {
            self.catalogue.rebuild(|fresh| catch_up(fresh, log, progress).map(drop))?;
        }
        Ok(())
    }

    /// Every row of a view in order, a line each, and the hash of it all.
    ///
    /// # Errors
    /// [`ViewError::Unknown`] for another name.
    pub fn dump(&self, view: &str, line: &mut dyn FnMut(&str)) -> Result<Digest, ViewError> {
        match view {
            LeadershipFold::NAME => self.leadership.dump(line),
            CatalogueFold::NAME => self.catalogue.dump(line),
            other => Err(ViewError::Unknown(other.to_owned())),
        }
    }

    /// Follows the log, a thread a view, until `stop` is set.
    #[must_use]
    pub fn start(self, log: Reader, stop: Arc<AtomicBool>) -> Vec<JoinHandle<()>> {
        let Runner { leadership, catalogue, lock } = self;
        let lock = Arc::new(lock);
        vec![
            follow(leadership, log.clone(), Arc::clone(&stop), Arc::clone(&lock)),
            follow(catalogue, log, stop, lock),
        ]
    }
}

fn follow<P: Projector>(
    mut view: View<P>,
    log: Reader,
    stop: Arc<AtomicBool>,
    lock: Arc<File>,
) -> JoinHandle<()> {
    thread::spawn(move || {
        let _held = lock;
        let mut follower = log.follow(view.position());
        while !stop.load(Ordering::Relaxed) {
            // Far behind, a scan without copies is several times faster than pages of owned events.
            let (began, before) = (Instant::now(), view.position());
            let behind = log.head().saturating_sub(before);
            let step = if behind > BATCH {
                let caught_up = catch_up(&mut view, &log, &mut |_| {}).map(drop);
                follower = log.follow(view.position());
                caught_up
            } else {
                one_page(&mut view, &mut follower)
            };
            if let Err(why) = step {
                tracing::error!(view = P::NAME, position = view.position(), %why, "the view could not be brought up to date and tries again");
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

fn one_page<P: Projector>(
    view: &mut View<P>,
    follower: &mut plumbline_log::Follower,
) -> Result<(), ViewError> {
    let page =
        follower.next_blocking(PATIENCE).map_err(|cause| unreadable::<P>(cause.to_string()))?;
    if page.is_empty() {
        return Ok(());
    }
    view.apply(|apply| {
        page.iter().try_for_each(|event| {
            apply(&Fact {
                seq: event.seq,
                stream: &event.stream,
                version: event.version,
                kind: &event.kind,
                schema: event.schema,
                happened_on: event.happened_on,
                data: &event.data,
            })
        })
    })?;
    Ok(())
}

/// A view that tells of more than the log holds (an older log was put back) is made again.
fn catch_up_or_again<P: Projector>(
    view: &mut View<P>,
    log: &Reader,
    progress: &mut dyn FnMut(Progress),
) -> Result<u64, ViewError> {
    match catch_up(view, log, progress) {
        Err(ViewError::Gap { position, found, .. }) => {
            tracing::warn!(
                view = P::NAME,
                position,
                log = found,
                "the view is ahead of the log and is made again"
            );
            view.rebuild(|fresh| catch_up(fresh, log, progress).map(drop))?;
            Ok(view.position())
        }
        other => other,
    }
}

fn catch_up<P: Projector>(
    view: &mut View<P>,
    log: &Reader,
    progress: &mut dyn FnMut(Progress),
) -> Result<u64, ViewError> {
    loop {
        let head = log.head();
        let done = view.position();
        progress(Progress { view: P::NAME, done, of: head });
        if done > head {
            // The log went back: another log, or one restored from an older copy. The view tells of what never was.
            return Err(ViewError::Gap { view: P::NAME, position: done, found: head });
        }
        if done == head {
            return Ok(done);
        }
        view.apply(|apply| {
            let mut outcome = Ok(());
            let end = head.min(done + BATCH);
            log.scan(done + 1, |row| {
                if row.seq > end {
                    return ControlFlow::Break(());
                }
                outcome = match row.happened_on.parse::<Date>() {
                    Ok(happened_on) => apply(&Fact {
                        seq: row.seq,
                        stream: row.stream,
                        version: row.version,
                        kind: row.kind,
                        schema: row.schema,
                        happened_on,
                        data: row.data,
                    }),
                    Err(cause) => Err(unreadable::<P>(format!("seq {}: {cause}", row.seq))),
                };
                if outcome.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            })
            .map_err(|cause| unreadable::<P>(cause.to_string()))?;
            outcome
        })?;
        if view.position() == done {
            return Err(unreadable::<P>(format!(
                "nothing follows seq {done}, although the log ends at {head}"
            )));
        }
    }
}

fn unreadable<P: Projector>(cause: String) -> ViewError {
    ViewError::Log { view: P::NAME, cause }
}
