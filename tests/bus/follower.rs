//! Somebody on another machine who follows the log by NATS, and what must hold of what they got.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::JoinHandle;

use plumbline_bus::{Held, Options, Source, SourceError};
use plumbline_log::{Reader, Recorded};
use plumbline_testkit::Chance;

/// A follower on a thread of its own, which forgets its line from time to time and begins again after what it holds.
pub(crate) struct Follower {
    position: Arc<AtomicU64>,
    stop: Arc<AtomicBool>,
    thread: JoinHandle<Vec<Recorded>>,
}

impl Follower {
    /// Follows; `restless` makes it begin again some hundred times.
    pub(crate) fn start(url: &str, seed: u64, restless: bool) -> Follower {
        let options = Options::new(url).named("follower");
        let (position, stop) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicBool::new(false)));
        let (at, until) = (Arc::clone(&position), Arc::clone(&stop));
        let thread = std::thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(follow(&options, Chance::new(seed), restless, &at, &until))
        });
        Follower { position, stop, thread }
    }

    pub(crate) fn position(&self) -> u64 {
        self.position.load(Ordering::Relaxed)
    }

    /// Stops it; what it got.
    pub(crate) fn stop(self) -> Vec<Recorded> {
        self.stop.store(true, Ordering::Relaxed);
        self.thread.join().unwrap()
    }
}

async fn follow(
    options: &Options,
    mut chance: Chance,
    restless: bool,
    position: &AtomicU64,
    stop: &AtomicBool,
) -> Vec<Recorded> {
    let mut events: Vec<Recorded> = Vec::new();
    let mut log = None;
    while !stop.load(Ordering::Relaxed) {
        let last = events.last();
        let held = log.clone().map(|log| Held {
            log,
            seq: last.map_or(0, |event| event.seq),
            leaf: last.map(|event| event.leaf),
        });
        let mut source = match Source::open(options, held).await {
            Ok(source) => source,
            Err(error) => {
                mends_itself(&error);
                tokio::time::sleep(std::time::Duration::from_millis(10)).await;
                continue;
            }
        };
        log = Some(source.log_id().clone());
        let pages = if restless { 1 + chance.below(20) } else { u64::MAX };
        for _ in 0..pages {
            let moment = std::time::Duration::from_millis(50);
            match tokio::time::timeout(moment, source.next()).await {
                Ok(Ok(next)) => events.extend(next),
                Ok(Err(error)) => mends_itself(&error),
                Err(_) if stop.load(Ordering::Relaxed) => break,
                Err(_) => {}
            }
            position.store(source.position(), Ordering::Relaxed);
        }
    }
    events
}

fn mends_itself(error: &SourceError) {
    assert!(error.mends_itself(), "{error}");
}

/// What was followed is the log: nothing lost, nothing doubled, in order, each with its leaf.
pub(crate) fn is_the_log(followed: &[Recorded], log: &Reader) {
    let seqs: Vec<u64> = followed.iter().map(|event| event.seq).collect();
    let whole: Vec<u64> = (1..=log.head()).collect();
    assert!(seqs == whole, "{} of {} events came, or in another order", seqs.len(), whole.len());
    let told = log.read_from(1, u64::MAX >> 1).unwrap();
    for (came, told) in followed.iter().zip(told) {
        let told = if told.stream == "grants" { told.withheld() } else { told };
        assert_eq!(*came, told);
    }
}
