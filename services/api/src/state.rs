//! What the calls work with: handles, each cheap to clone, and the limits of a call.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use connectrpc::ConnectError;
use jiff::civil::Date;
use plumbline_access::{Authenticate, Caller, Guard, Sight};
use plumbline_documents::Intake;
use plumbline_log::{LogError, Reader};
use plumbline_views::{NotFolded, Quarantined, ViewError, Views};
use plumbline_workflow::{Trouble, Writer};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use crate::beside::Beside;
use crate::door::Connections;
use crate::errors::{bad_field, unreadable};
use crate::limits::CallLimits;
use crate::metrics::Metrics;

/// Tables that are made at a time. The longest holds 5,000 comments.
const SHEETS_MAX: usize = 2;

/// What day it is, where the office is.
pub type Today = Arc<dyn Fn() -> Date + Send + Sync>;

/// The handles behind the API.
#[derive(Clone)]
pub struct ApiState {
    pub(crate) writer: Writer,
    pub(crate) reader: Reader,
    /// All of them, which nobody is to be answered from: see [`ApiState::views_of`].
    views: Views,
    pub(crate) documents: Intake,
    pub(crate) authenticate: Authenticate,
    pub(crate) guard: Guard,
    pub(crate) limits: CallLimits,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) feeds: Arc<Semaphore>,
    /// Places for tables that are made.
    pub(crate) sheets: Arc<Semaphore>,
    connections: Connections,
    /// Whose turn it is among the feeds that have something to read.
    pub(crate) turns: Arc<Semaphore>,
    /// Places for questions that wait for the views.
    pub(crate) waiters: Arc<Semaphore>,
    today: Today,
    /// Whether the log is a replica, and commands are decided elsewhere.
    follows: bool,
    pub(crate) beside: Arc<[Arc<dyn Beside>]>,
    /// Set once the views have reached the head that the log had: from then on they follow.
    caught_up: Arc<AtomicBool>,
}

impl ApiState {
    /// Puts the handles together.
    #[must_use]
    pub fn new(
        writer: Writer,
        reader: Reader,
        views: Views,
        documents: Intake,
        authenticate: Authenticate,
        limits: CallLimits,
        today: Today,
    ) -> Self {
        let feeds = Arc::new(Semaphore::new(limits.feeds_max));
        let waiters = Arc::new(Semaphore::new(limits.waiters_max));
        let turns = Arc::new(Semaphore::new(1));
        let sheets = Arc::new(Semaphore::new(SHEETS_MAX));
        let (metrics, caught_up) = (Arc::new(Metrics::new()), Arc::default());
        ApiState {
            writer,
            reader,
            views,
            documents,
            authenticate,
            guard: Guard::default(),
            limits,
            metrics,
            feeds,
            sheets,
            connections: Connections::default(),
            turns,
            waiters,
            today,
            follows: false,
            beside: Arc::default(),
            caught_up,
        }
    }

    /// The same over a replica: there is no writer to be well or not, and what is asked for may be on its way.
    #[must_use]
    pub fn following(self) -> Self {
        ApiState { follows: true, ..self }
    }

    /// Whether commands are decided elsewhere.
    pub(crate) fn follows(&self) -> bool {
        self.follows
    }

    /// The same behind this guard, which others may share.
    #[must_use]
    pub fn guarded_by(self, guard: Guard) -> Self {
        ApiState { guard, ..self }
    }

    /// The same with one more part that runs beside it.
    #[must_use]
    pub fn beside(self, part: Arc<dyn Beside>) -> Self {
        ApiState { beside: self.beside.iter().cloned().chain([part]).collect(), ..self }
    }

    /// Places for feeds, to be shared with the pages.
    #[must_use]
    pub fn feeds(&self) -> Arc<Semaphore> {
        Arc::clone(&self.feeds)
    }

    /// Places for tables that are made, to be shared with the pages.
    #[must_use]
    pub fn sheets(&self) -> Arc<Semaphore> {
        Arc::clone(&self.sheets)
    }

    /// The count of connections, for whoever serves them.
    #[must_use]
    pub fn connections(&self) -> Connections {
        self.connections.clone()
    }

    /// Feeds that are open now, those of the pages included.
    pub(crate) fn feeds_open(&self) -> usize {
        self.limits.feeds_max.saturating_sub(self.feeds.available_permits())
    }

    /// The last event that each view has applied.
    pub(crate) fn positions(&self) -> Vec<(&'static str, u64)> {
        self.views.positions()
    }

    /// What day it is.
    pub(crate) fn today(&self) -> Date {
        (self.today)()
    }

    /// Whether commands are taken and questions answered, and everything that is wrong. A stream that this program cannot
    /// read stops only the commands that need it: it is told, and the service stays ready. Damage, a full disk, a clock that
    /// is not believed and a view that does not keep up want somebody at once.
    pub(crate) fn ready(&self) -> (bool, Vec<String>) {
        let mut wrong = Vec::new();
        if !self.follows && !self.writer.is_running() {
            wrong.push("the writer has stopped".to_owned());
        }
        if !self.caught_up.load(Ordering::Relaxed) {
            if self.views.position() < self.reader.head() {
                wrong.push("the views are still reading the log".to_owned());
            } else {
                self.caught_up.store(true, Ordering::Relaxed);
            }
        }
        wrong.extend(self.views.troubles());
        let (stop, told): (Vec<_>, Vec<_>) = self.all_troubles().partition(|trouble| trouble.stops);
        wrong.extend(stop.into_iter().map(|trouble| trouble.says));
        let is_ready = wrong.is_empty();
        wrong.extend(told.into_iter().map(|trouble| trouble.says));
        wrong.extend(self.set_aside());
        (is_ready, wrong)
    }

    /// A line for each view that goes on without some streams.
    fn set_aside(&self) -> impl Iterator<Item = String> + use<> {
        self.views.set_aside().into_iter().filter_map(|(view, count, first)| {
            let Quarantined { stream, seq, why } = first?;
            let more = match count {
                0 | 1 => String::new(),
                count => format!(", and {} more", count - 1),
            };
            Some(format!(
                "view {view}: it goes on without {stream}, set aside at seq {seq} ({why}){more}"
            ))
        })
    }

    /// How many streams each view has set aside.
    pub(crate) fn set_aside_counts(&self) -> Vec<(&'static str, u64)> {
        self.views.set_aside().into_iter().map(|(view, count, _)| (view, count)).collect()
    }

    fn all_troubles(&self) -> impl Iterator<Item = Trouble> {
        let beside = self.beside.iter().flat_map(|part| part.troubles());
        self.writer.troubles().into_iter().chain(beside)
    }

    /// The views as a caller sees them; a stranger where there is none.
    pub(crate) fn views_of(&self, caller: Option<&Caller>) -> Views {
        self.views.seen_by(Sight::of(caller))
    }

    /// Asks the views as this caller sees them, on a thread that may block, once they have seen `not_before`.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        caller: Option<&Caller>,
        not_before: Option<u64>,
        question: impl FnOnce(&Views) -> Result<T, ViewError> + Send + 'static,
    ) -> Result<T, ConnectError> {
        self.seen(not_before).await?;
        let views = self.views_of(caller);
        self.blocking(move || {
            question(&views).map_err(|error| failed("a view could not answer", &error))
        })
        .await
    }

    /// Waits until the views have seen an event, if one is named. Whoever waits holds no thread; how many may is bounded, and
    /// nobody waits for what is not in the log.
    pub(crate) async fn seen(&self, not_before: Option<u64>) -> Result<(), ConnectError> {
        let Some(seq) = not_before.filter(|seq| *seq > self.views.position()) else {
            return Ok(());
        };
        let head = self.reader.head();
        if seq > head && !self.follows {
            let says = format!(
                "the log does not hold {seq}; it ends at {head} (name the seq of an answer or of an event)"
            );
            return Err(bad_field("notBeforeSeq", &says));
        }
        let Ok(_place) = self.waiters.try_acquire() else {
            return Err(ConnectError::resource_exhausted(
                "notBeforeSeq: too many questions wait for the views already: try again later",
            ));
        };
        if timeout(self.limits.view_wait, self.views.reach(seq)).await.is_ok() {
            return Ok(());
        }
        let at = self.views.position();
        Err(ConnectError::unavailable(format!(
            "notBeforeSeq: the views are at {at} and have not seen {seq} yet"
        )))
    }

    /// Waits until the views have seen an event that is in the log, for as long as that takes.
    pub(crate) async fn views_reach(&self, seq: u64) {
        self.views.reach(seq).await;
    }

    /// Runs what may wait for the disk on a thread that may block.
    pub(crate) async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, ConnectError> + Send + 'static,
    ) -> Result<T, ConnectError> {
        tokio::task::spawn_blocking(work)
            .await
            .unwrap_or_else(|error| Err(failed("a call broke off", &error)))
    }
}

/// Something of ours failed: logged here with its cause, which the caller does not get.
pub(crate) fn failed(
    what: &'static str,
    error: &(dyn std::error::Error + 'static),
) -> ConnectError {
    tracing::error!(error, "{what}");
    match (error.downcast_ref(), error.downcast_ref()) {
        // What is hurt is named, and so is what is mended by itself.
        (Some(LogError::Damaged(damage)), _) => unreadable(&damage.to_string()),
        (_, Some(passing @ (ViewError::Spoiled { .. } | ViewError::Elsewhere(_)))) => {
            ConnectError::unavailable(passing.to_string())
        }
        _ => ConnectError::internal(what),
    }
}

/// A state could not be read back from the log.
pub(crate) fn not_folded(error: NotFolded) -> ConnectError {
    match error {
        NotFolded::Log(error) => failed("the log could not be read", &error),
        NotFolded::Unreadable(error) => unreadable(&error.to_string()),
    }
}
