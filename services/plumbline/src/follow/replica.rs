//! The replica of a service, kept up with the bus on a thread of its own.
//!
//! What passes by itself (nobody answers, the stream is not there yet) is waited for. What does not fit stops the replica where it
//! fits last: it is said in `/readyz`, the metrics and the log, nothing of it is taken, and what was taken is still told. Every
//! now and then it is looked at again, so that a stream that was put right needs no restart here.

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use plumbline_api::{Beside, Figure};
use plumbline_bus::{Held, Options as Nats, Source, SourceError};
use plumbline_log::{NotFollowed, OpenError, Options, Reader, Replica};
use plumbline_workflow::Trouble;
use tokio::runtime::{Handle, Runtime};
use tokio::time::{sleep, timeout};

use crate::failure::Failure;

/// How long a first start waits for the bus, and for the stream on it.
const FIRST_WAIT: Duration = Duration::from_secs(60);
/// How often it is looked whether to stop.
const PATIENCE: Duration = Duration::from_millis(200);
/// After so long what did not fit is looked at again.
const LOOK_AGAIN: Duration = Duration::from_secs(10);
/// For so long the bus may be silent before that is a trouble.
const SILENCE: Duration = Duration::from_secs(5);

/// Opens the replica of a folder, or begins one as soon as the bus says which log there is. One that is damaged is made again from
/// the bus, which has all of it.
pub(super) fn open(
    data: &Path,
    nats: &Nats,
    runtime: &Runtime,
) -> Result<(Replica, Option<Source>), Failure> {
    if data.join("log.db").exists() {
        match Replica::open(data, None, &Options::default()) {
            Ok(replica) => return Ok((replica, None)),
            Err(why @ (OpenError::Damaged { .. } | OpenError::Cut { .. })) => {
                tracing::error!(%why, "the replica cannot be used and is made again from the bus");
                discard(data)?;
            }
            Err(why) => return Err(why.into()),
        }
    }
    let source = runtime.block_on(first(nats))?;
    let replica = Replica::open(data, Some(source.log_id()), &Options::default())?;
    Ok((replica, Some(source)))
}

/// The bus may come up after us.
async fn first(nats: &Nats) -> Result<Source, Failure> {
    let began = Instant::now();
    let mut told = String::new();
    loop {
        match Source::open(nats, None).await {
            Ok(source) => return Ok(source),
            Err(why) if why.mends_itself() && began.elapsed() < FIRST_WAIT => {
                let says = why.to_string();
                if says != told {
                    tracing::warn!(why = says, "the bus is waited for");
                    told = says;
                }
                sleep(Duration::from_millis(250)).await;
            }
            Err(why) => return Err(why.into()),
        }
    }
}

/// Removes what can be had again. A log that is no replica never comes here.
fn discard(data: &Path) -> Result<(), Failure> {
    for name in ["log.db", "log.db-wal", "log.db-shm", "log.head", "log.seal"] {
        let path = data.join(name);
        match std::fs::remove_file(&path) {
            Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => {
                return Err(Failure::File { path, cause });
            }
            _ => {}
        }
    }
    // What was worked out from it may lack what could not be read.
    let views = data.join("views");
    match std::fs::remove_dir_all(&views) {
        Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => {
            Err(Failure::File { path: views, cause })
        }
        _ => Ok(()),
    }
}

/// A replica that is kept up.
pub(super) struct Following {
    told: Arc<State>,
    thread: JoinHandle<()>,
}

/// How it fares.
struct State {
    reader: Reader,
    /// The last event that the bus is known to hold.
    bus: AtomicU64,
    /// Whether all that was there at the start has come.
    reached: AtomicBool,
    wrong: Mutex<Option<Wrong>>,
}

struct Wrong {
    since: Instant,
    /// Whether it passes by itself.
    passes: bool,
    says: String,
}

impl Following {
    pub(super) fn start(
        replica: Replica,
        source: Option<Source>,
        nats: Nats,
        runtime: &Handle,
        stop: Arc<AtomicBool>,
    ) -> std::io::Result<Following> {
        let state = Arc::new(State {
            reader: replica.reader().clone(),
            bus: AtomicU64::new(source.as_ref().map_or(0, Source::head)),
            reached: AtomicBool::new(false),
            wrong: Mutex::default(),
        });
        let (told, runtime) = (Arc::clone(&state), runtime.clone());
        let last_word = LastWord(Arc::clone(&state));
        let mut at = Follower { replica, state, nats, stop };
        let follow = move || {
            let _last_word = last_word;
            at.follow(&runtime, source);
        };
        let thread = std::thread::Builder::new().name("replica".into()).spawn(follow)?;
        Ok(Following { told, thread })
    }

    /// How it fares, for `/readyz` and `/metrics`.
    pub(super) fn told(&self) -> Arc<dyn Beside> {
        Arc::clone(&self.told) as Arc<dyn Beside>
    }

    /// Waits for its end, once it was told to stop.
    pub(super) fn join(self) {
        let _ = self.thread.join();
    }
}

/// Says it where the thread ends by a fault of its own: nobody else would notice.
struct LastWord(Arc<State>);

impl Drop for LastWord {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.wrong(false, "its thread broke off (restart the service)".into());
        }
    }
}

struct Follower {
    replica: Replica,
    state: Arc<State>,
    nats: Nats,
    stop: Arc<AtomicBool>,
}

impl Follower {
    fn follow(&mut self, runtime: &Handle, first: Option<Source>) {
        let mut source = first;
        while !self.stops() {
            let Some(open) = &mut source else {
                source = runtime.block_on(self.open());
                continue;
            };
            let went = match runtime.block_on(async { timeout(PATIENCE, open.next()).await }) {
                Err(_) => {
                    self.state.bus.fetch_max(open.head(), Ordering::Relaxed);
                    self.state.look();
                    continue;
                }
                Ok(Ok(events)) => self.replica.append(&events).map_err(Stopped::Replica),
                Ok(Err(why)) => Err(Stopped::Source(why)),
            };
            self.state.bus.fetch_max(open.head(), Ordering::Relaxed);
            match went {
                Ok(_) => self.state.well(),
                Err(why) => {
                    let again = why.passes();
                    self.state.wrong(again, why.to_string());
                    if !matches!(why, Stopped::Source(_)) || !again {
                        source = None;
                        self.pause(if again { PATIENCE } else { LOOK_AGAIN });
                    }
                }
            }
        }
    }

    async fn open(&self) -> Option<Source> {
        let reader = self.replica.reader();
        let head = reader.head();
        let held = async {
            let log = reader.id().cloned().ok_or("the replica has no log's id")?;
            let leaf = reader.leaf(head).map_err(|error| error.to_string())?;
            Ok::<_, String>(Held { log, seq: head, leaf })
        };
        let opened = match held.await {
            Ok(held) => Source::open(&self.nats, Some(held)).await,
            Err(why) => {
                self.state.wrong(false, why);
                sleep(PATIENCE).await;
                return None;
            }
        };
        match opened {
            Ok(source) => {
                self.state.bus.fetch_max(source.head(), Ordering::Relaxed);
                self.state.look();
                Some(source)
            }
            Err(why) => {
                self.state.wrong(why.mends_itself(), why.to_string());
                let wait = if why.mends_itself() { PATIENCE } else { LOOK_AGAIN };
                let end = Instant::now() + wait;
                while Instant::now() < end && !self.stops() {
                    sleep(PATIENCE).await;
                }
                None
            }
        }
    }

    fn stops(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    fn pause(&self, wait: Duration) {
        let end = Instant::now() + wait;
        while Instant::now() < end && !self.stops() {
            std::thread::sleep(PATIENCE.min(wait));
        }
    }
}

/// Why the replica could not go on.
#[derive(Debug, thiserror::Error)]
enum Stopped {
    #[error("{0}")]
    Source(SourceError),
    #[error("{0}")]
    Replica(NotFollowed),
}

impl Stopped {
    /// Whether it passes by itself: a disk that is full may be emptied, and nobody may answer for a while.
    fn passes(&self) -> bool {
        match self {
            Stopped::Source(why) => why.mends_itself(),
            Stopped::Replica(why) => !why.is_misfit(),
        }
    }
}

impl State {
    fn well(&self) {
        if self.held().take().is_some_and(|wrong| wrong.since.elapsed() > SILENCE || !wrong.passes)
        {
            tracing::info!(head = self.reader.head(), "the replica follows again");
        }
        self.look();
    }

    /// Whether all that was there at the start has come by now.
    fn look(&self) {
        let (head, bus) = (self.reader.head(), self.bus.load(Ordering::Relaxed));
        if bus > 0 && head >= bus {
            self.reached.store(true, Ordering::Relaxed);
            // Nothing is missing, whatever was wrong.
            self.held().take_if(|wrong| wrong.passes);
        }
    }

    fn wrong(&self, passes: bool, says: String) {
        let mut held = self.held();
        let since = held.as_ref().map_or_else(Instant::now, |wrong| wrong.since);
        if held.as_ref().is_none_or(|wrong| wrong.says != says) {
            let head = self.reader.head();
            match passes {
                true => {
                    tracing::warn!(head, why = says, "the replica does not follow at the moment")
                }
                false => tracing::error!(
                    head,
                    why = says,
                    "the replica has stopped: what comes does not fit"
                ),
            }
        }
        *held = Some(Wrong { since, passes, says });
    }

    fn held(&self) -> std::sync::MutexGuard<'_, Option<Wrong>> {
        self.wrong.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Beside for State {
    fn troubles(&self) -> Vec<Trouble> {
        let (head, bus) = (self.reader.head(), self.bus.load(Ordering::Relaxed));
        // What it has is right, as far as it goes; while it knows that much is missing, it is not called ready.
        let coming = (!self.reached.load(Ordering::Relaxed)).then(|| Trouble {
            stops: bus > 0 || head == 0,
            says: match bus {
                0 => format!("replica: it stands at seq {head} and has not heard from the bus yet"),
                _ => format!(
                    "replica: it stands at seq {head} of {bus} and is still reading the bus"
                ),
            },
        });
        let wrong = self.held().as_ref().and_then(|wrong| {
            let Wrong { since, passes, says } = wrong;
            match passes {
                // What is told is right, and as old as it says.
                true if since.elapsed() < SILENCE => None,
                true => Some(Trouble {
                    stops: false,
                    says: format!("replica: it stands at seq {head}; {says}"),
                }),
                false => Some(Trouble {
                    stops: true,
                    says: format!("replica: it has stopped at seq {head}: {says}"),
                }),
            }
        });
        coming.into_iter().chain(wrong).collect()
    }

    fn figures(&self) -> Vec<Figure> {
        let (head, bus) = (self.reader.head(), self.bus.load(Ordering::Relaxed));
        let gauge = |name, help, value| Figure { name, kind: "gauge", help, value };
        let follows = self
            .held()
            .as_ref()
            .is_none_or(|wrong| wrong.passes && wrong.since.elapsed() < SILENCE);
        vec![
            gauge(
                "plumbline_replica_position",
                "The last event of the log that the replica holds, by its seq.",
                head,
            ),
            gauge(
                "plumbline_replica_lag_events",
                "Events that the bus is known to hold and the replica does not yet.",
                bus.saturating_sub(head),
            ),
            gauge(
                "plumbline_replica_following",
                "Whether the replica follows the bus: 1 or 0.",
                u64::from(follows),
            ),
        ]
    }
}
