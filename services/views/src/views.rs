//! The views together: opened, fed from the log, made again, waited for.
//!
//! One process keeps the files ([`Runner`], guarded by a lock file a view); any other may read them
//! ([`Views::read_only`]). Another view is another folder, its line in [`DESIGNS`] and its field in [`Views`].

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use jiff::civil::Date;
use plumbline_access::{Reach, Sight};
use plumbline_lifecycle::{Horizon, StandardId, State, StreamId, replay};
use plumbline_log::{LogError, Reader};

use crate::catalogue::{self, Catalogue};
use crate::check::{self, Checked};
use crate::desk::{self, Desk};
use crate::dump::Digest;
use crate::error::ViewError;
use crate::experts::{self, Experts};
use crate::feed::{self, Progress};
use crate::folded::stored;
use crate::frame::{Design, Mark, Quarantined, View, differs, made_from, version_of};
use crate::leadership::{self, Leadership};
use crate::life::{Kept, NoLife};
use crate::pool::Pool;
use crate::pools::Pools;

const DESIGNS: [&Design; 4] =
    [&leadership::DESIGN, &catalogue::DESIGN, &desk::DESIGN, &experts::DESIGN];

/// The names of all views.
pub const VIEWS: [&str; DESIGNS.len()] =
    [leadership::DESIGN.name, catalogue::DESIGN.name, desk::DESIGN.name, experts::DESIGN.name];

/// All views, to be asked. Cheap to clone. As they are opened they show everything; whoever answers others asks them as those
/// see them ([`Views::seen_by`]).
#[derive(Debug, Clone)]
pub struct Views {
    /// Where everything stands and stood.
    pub leadership: Leadership,
    /// What there is.
    pub catalogue: Catalogue,
    /// What waits for whom.
    pub desk: Desk,
    /// Who is in the pools of experts.
    pub experts: Experts,
    /// By which lives are told.
    pub(crate) procedures: Kept,
    /// The pools of experts out of the log.
    pub pools: Pools,
    /// What whoever asks may read.
    pub(crate) sight: Sight,
}

/// The writing side of all views; only one exists for a data folder.
#[derive(Debug)]
pub struct Runner {
    views: Vec<View>,
}

/// Opens the views in a folder (`<data>/views`), and makes what is missing or of another version; they are empty then,
/// and [`Runner::catch_up`] fills them.
///
/// # Errors
/// [`ViewError::Locked`] when another process keeps them, and when the folder cannot be written.
pub fn open(dir: &Path) -> Result<(Views, Runner), ViewError> {
    open_some(dir, &VIEWS)
}

/// The same of some of them; the others are kept elsewhere, and whoever asks them is told so.
///
/// # Errors
/// As [`open`], and [`ViewError::Unknown`] for a name that is none.
pub fn open_some(dir: &Path, names: &[&str]) -> Result<(Views, Runner), ViewError> {
    if let Some(name) = names.iter().find(|name| !VIEWS.contains(name)) {
        return Err(unknown(name));
    }
    fs::create_dir_all(dir).map_err(|cause| ViewError::File { path: dir.to_owned(), cause })?;
    let wanted = DESIGNS.iter().filter(|design| names.contains(&design.name));
    let views = wanted.map(|design| View::open(dir, design)).collect::<Result<Vec<_>, _>>()?;
    let runner = Runner { views };
    let pool = |design: &'static Design| {
        let view = runner.views.iter().find(|view| std::ptr::eq(view.design, design));
        Ok(view.map_or_else(|| Arc::new(Pool::elsewhere(design.name)), View::pool))
    };
    Ok((Views::over(pool)?, runner))
}

/// Whether some process keeps every view of a folder. A service of one role keeps only some, and what else lies there is of before.
#[must_use]
pub fn are_all_kept(dir: &Path) -> bool {
    DESIGNS.iter().all(|design| View::is_kept(dir, design))
}

/// Compares each view of a folder with a new fold of the log in an empty folder `scratch`: SQLite's own check, the mark, and
/// every row. The views may be kept by another process; what each had seen at one moment is compared.
///
/// # Errors
/// Of each view the [`ViewError`] that says what does not fit.
pub fn check(
    dir: &Path,
    log: &Reader,
    scratch: &Path,
    progress: &mut dyn FnMut(Progress),
) -> Vec<(&'static str, Result<Checked, ViewError>)> {
    let one =
        |design: &&'static Design| (design.name, check::check(design, dir, log, scratch, progress));
    DESIGNS.iter().map(one).collect()
}

impl Views {
    /// The views of a folder that another process may be keeping, where they tell of this log; they can be asked, and show
    /// what it has committed. Where it keeps only some, the others are elsewhere.
    ///
    /// # Errors
    /// [`ViewError::Unready`] when they are not there in this version's form, [`ViewError::OtherLog`] when they tell of
    /// events that are not in the log.
    pub fn read_only(dir: &Path, log: &Reader) -> Result<Views, ViewError> {
        let path_of = |design: &Design| dir.join(format!("{}.db", design.name));
        let are_any = DESIGNS.iter().any(|design| path_of(design).exists());
        Views::over(|design| {
            let path = path_of(design);
            if are_any && !path.exists() {
                return Ok(Arc::new(Pool::elsewhere(design.name)));
            }
            let pool = Pool::new(design.name, &path, version_of(design), 0);
            let (mark, made_from) = pool.ask(|tx| Ok((Mark::read(tx)?, made_from(tx)?)))?;
            let unreadable =
                |cause: LogError| ViewError::Log { view: design.name, cause: cause.to_string() };
            // The keeper may have seen what was recorded since the log was opened.
            log.refresh().map_err(unreadable)?;
            if let Some(doubt) = differs(mark, made_from.as_deref(), log).map_err(unreadable)? {
                return Err(ViewError::OtherLog { view: design.name, why: doubt.to_string() });
            }
            pool.set_position(mark.seq);
            Ok(Arc::new(pool))
        })
    }

    fn over(
        pool: impl Fn(&'static Design) -> Result<Arc<Pool>, ViewError>,
    ) -> Result<Views, ViewError> {
        let sight = Sight::everything();
        Ok(Views {
            leadership: Leadership { pool: pool(&leadership::DESIGN)?, sight: sight.clone() },
            catalogue: Catalogue { pool: pool(&catalogue::DESIGN)?, sight: sight.clone() },
            desk: Desk::over(pool(&desk::DESIGN)?),
            experts: Experts::over(pool(&experts::DESIGN)?),
            procedures: Kept::default(),
            pools: Pools::default(),
            sight,
        })
    }

    /// The same views as this reader sees them: what they may not read is neither told nor counted.
    #[must_use]
    pub fn seen_by(&self, sight: Sight) -> Views {
        let mut seen = self.clone();
        seen.leadership.sight = sight.clone();
        seen.catalogue.sight = sight.clone();
        seen.desk.sight = sight.clone();
        seen.experts.sight = sight.clone();
        seen.sight = sight;
        seen
    }

    /// Whether whoever asks is told how the house handles a standard: its approvals, on whom it waits, what is explained of
    /// that; or what was asked for of the pool whose id it is. The log is asked, which is never behind.
    ///
    /// # Errors
    /// [`NoLife`] when the standard's stream or a view cannot be read.
    pub fn tells_inside(&self, log: &Reader, id: &StandardId, today: Date) -> Result<bool, NoLife> {
        if *self.sight.reach() == Reach::Everything {
            return Ok(true);
        }
        if let Some(area) = id.pool() {
            return Ok(self.sight.keeps(&area) || self.desk.concerns_asker(id, today)?);
        }
        let stream = StreamId::Standard(id.clone());
        let rows = log.read_stream(&stream.to_string())?;
        let now = replay(&stream, rows.iter().map(stored), Horizon::default(), |_, _, _| {})?;
        let State::Standard(standard) = now.state else { return Ok(false) };
        let Some(area) = standard.jurisdiction() else { return Ok(false) };
        Ok(self.sight.keeps(&area) || self.desk.concerns_asker(id, today)?)
    }

    /// Whether whoever asks may read a standard that is in this state.
    ///
    /// # Errors
    /// [`NoLife`] when the view that knows who takes part cannot be read.
    pub(crate) fn shows(
        &self,
        id: &StandardId,
        state: &State,
        today: Date,
    ) -> Result<bool, NoLife> {
        let State::Standard(standard) = state else { return Ok(false) };
        let Some(area) = standard.jurisdiction() else { return Ok(false) };
        Ok(self.sight.shows(&area, standard.is_public()) || self.desk.concerns_asker(id, today)?)
    }

    /// Whether none of them is kept elsewhere.
    #[must_use]
    pub fn are_all_here(&self) -> bool {
        self.files().iter().all(|pool| pool.is_here())
    }

    fn files(&self) -> [&Pool; DESIGNS.len()] {
        [&self.leadership.pool, &self.catalogue.pool, &self.desk.pool, &self.experts.pool]
    }

    /// Not before `seq`: waits until every view has applied it; false when `timeout` passes first.
    #[must_use]
    pub fn wait_for(&self, seq: u64, timeout: Duration) -> bool {
        let end = Instant::now() + timeout;
        let left = || end.saturating_duration_since(Instant::now());
        self.files().iter().all(|pool| pool.wait_for(seq, left()))
    }

    /// The same for a task, which waits for as long as it is asked to and holds no thread.
    pub async fn reach(&self, seq: u64) {
        for pool in self.files() {
            pool.reaches(seq).await;
        }
    }

    /// The last event that every view has applied.
    #[must_use]
    pub fn position(&self) -> u64 {
        self.files().iter().map(|pool| pool.position()).min().unwrap_or_default()
    }
}

impl Views {
    /// The last event that each view has applied, by the view's name.
    #[must_use]
    pub fn positions(&self) -> Vec<(&'static str, u64)> {
        DESIGNS
            .iter()
            .zip(self.files())
            .filter(|(_, pool)| pool.is_here())
            .map(|(design, pool)| (design.name, pool.position()))
            .collect()
    }

    /// Of each view that is kept here, how many streams it has set aside, and the first of them.
    #[must_use]
    pub fn set_aside(&self) -> Vec<(&'static str, u64, Option<Quarantined>)> {
        let here = DESIGNS.iter().zip(self.files()).filter(|(_, pool)| pool.is_here());
        here.map(|(design, pool)| {
            let (count, first) = pool.set_aside();
            (design.name, count, first)
        })
        .collect()
    }

    /// Each view that does not keep up with the log or cannot answer, in a sentence.
    #[must_use]
    pub fn troubles(&self) -> Vec<String> {
        self.files().iter().filter_map(|pool| pool.trouble()).collect()
    }
}

impl Runner {
    /// Applies everything that is in the log, and says how far it is. A view that tells of another log is made again, and
    /// so is one in which another program has set streams aside.
    ///
    /// # Errors
    /// [`ViewError`] when the log cannot be read or a view cannot be written.
    pub fn catch_up(
        &mut self,
        log: &Reader,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<u64, ViewError> {
        let mut least = u64::MAX;
        for view in &mut self.views {
            least = least.min(feed::catch_up(view, log, progress)?);
        }
        Ok(least)
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
            return Err(unknown(name));
        }
        for one in &mut self.views {
            if view.is_none_or(|name| name == one.design.name) {
                feed::rebuild(one, log, progress)?;
            }
        }
        Ok(())
    }

    /// Every row of a view in order, a line each, and the hash of it all.
    ///
    /// # Errors
    /// [`ViewError::Unknown`] for another name.
    pub fn dump(&self, view: &str, line: &mut dyn FnMut(&str)) -> Result<Digest, ViewError> {
        let named = self.views.iter().find(|one| one.design.name == view);
        named.ok_or_else(|| unknown(view))?.dump(line)
    }

    /// Follows the log, a thread a view, until `stop` is set.
    #[must_use]
    pub fn start(self, log: Reader, stop: Arc<AtomicBool>) -> Vec<JoinHandle<()>> {
        let follow = |view| feed::follow(view, log.clone(), Arc::clone(&stop));
        self.views.into_iter().map(follow).collect()
    }
}

fn unknown(name: &str) -> ViewError {
    ViewError::Unknown { name: name.to_owned(), known: &VIEWS }
}
