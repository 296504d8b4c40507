//! The clock: what has passed is noted once, whoever asks how often, and a clock that jumped is not believed.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

mod world;

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::civil::{Date, date};
use plumbline_access::{Caller, Role};
use plumbline_lifecycle::consultation::Purpose;
use plumbline_lifecycle::standard::Command;
use plumbline_lifecycle::{StreamId, Which, deadline};
use plumbline_workflow::{Clock, ClockOptions, Request, ToNote};
use uuid::Uuid;
use world::{World, caller, document, propose, request};

/// The last day of a consultation that was opened on 2 June 2026.
const UNTIL: Date = date(2026, 7, 2);

/// A writer with one standard whose consultation has passed.
fn consulted(dir: &Path, standards: &[&str]) -> World {
    let world = World::start(dir);
    for standard in standards {
        let on = |day, command| {
            let given = Request { happened_on: Some(day), ..request(standard, command) };
            world.writer.submit_blocking(given).unwrap();
        };
        let begun = Request { happened_on: Some(date(2026, 6, 1)), ..propose(standard) };
        world.writer.submit_blocking(begun).unwrap();
        for kind in [
            "proposal-form",
            "first-draft",
            "drafting-notes",
            "draft-for-comment",
            "explanatory-note",
            "consulted-list",
        ] {
            on(date(2026, 6, 1), document(kind));
        }
        on(date(2026, 6, 1), Command::AcceptProposal);
        on(
            date(2026, 6, 2),
            Command::OpenConsultation { days: 30, purpose: Purpose::Draft, bodies: Vec::new() },
        );
    }
    world
}

/// What the standard was put before.
fn consultation(standard: &str) -> StreamId {
    format!("consultation/{standard}.draft.1").parse().unwrap()
}

fn passed(standard: &str) -> ToNote {
    ToNote {
        stream: consultation(standard),
        which: Which::Consultation,
        until: UNTIL,
        passed_on: Some(date(2026, 7, 3)),
    }
}

/// Clocks that are set by hand, and every question that the clock asks.
struct Hands {
    wall: Arc<Mutex<Timestamp>>,
    monotonic: Arc<Mutex<Duration>>,
    asked: Receiver<(Date, u64)>,
    looks: Arc<AtomicU64>,
}

/// Starts a clock that is told of these last days, the same each time it asks.
fn start(world: &World, at: &str, found: Vec<ToNote>) -> (Clock, Hands) {
    let wall = Arc::new(Mutex::new(at.parse::<Timestamp>().unwrap()));
    let monotonic = Arc::new(Mutex::new(Duration::from_secs(1_000)));
    let (told, asked): (Sender<(Date, u64)>, _) = channel();
    let looks = Arc::new(AtomicU64::new(0));
    let options = {
        let looked = Arc::clone(&looks);
        let (wall, monotonic) = (Arc::clone(&wall), Arc::clone(&monotonic));
        ClockOptions {
            wall: Arc::new(move || *wall.lock().unwrap()),
            monotonic: Arc::new(move || {
                looked.fetch_add(1, Ordering::SeqCst);
                *monotonic.lock().unwrap()
            }),
            every: Duration::from_millis(1),
            ..ClockOptions::default()
        }
    };
    let ask = move |today, most, seen| {
        let _ = told.send((today, seen));
        Ok(found.iter().take(usize::try_from(most).unwrap()).cloned().collect())
    };
    let clock = Clock::start(world.writer.clone(), options, ask).unwrap();
    (clock, Hands { wall, monotonic, asked, looks })
}

impl Hands {
    /// Waits until the clock has asked for a day that is like this.
    fn until_asked(&self, like: impl Fn(Date, u64) -> bool) {
        let patience = Duration::from_secs(20);
        while !self.asked.recv_timeout(patience).map(|(day, seen)| like(day, seen)).unwrap() {}
    }

    /// Waits until the clock has looked at its hands twice more: once for sure after they were set.
    fn until_looked(&self) {
        let looks = || self.looks.load(Ordering::SeqCst);
        let (before, began) = (looks(), Instant::now());
        while looks() < before + 3 {
            assert!(began.elapsed() < Duration::from_secs(20), "the clock does not look");
            std::thread::yield_now();
        }
    }

    /// Both go on by so many seconds, in steps so small that no look between the two sees a jump.
    fn go_on(&self, seconds: u64) {
        let mut left = seconds;
        while left > 0 {
            let step = left.min(240);
            left -= step;
            *self.monotonic.lock().unwrap() += Duration::from_secs(step);
            self.until_looked();
            *self.wall.lock().unwrap() += Duration::from_secs(step);
            self.until_looked();
        }
    }
}

fn last_kinds(world: &World, standard: &str) -> Vec<String> {
    let mut kinds = world.kinds(standard);
    kinds.drain(..kinds.len() - 3);
    kinds
}

#[test]
fn a_day_that_passed_is_noted_at_the_start_once_and_by_the_clock() {
    let dir = tempfile::tempdir().unwrap();
    let world = consulted(dir.path(), &["a"]);
    let (clock, hands) = start(&world, "2026-09-01T00:00:00Z", vec![passed("a")]);
    // It goes on telling the same; each time after the first is refused.
    hands.until_asked(|_, seen| seen > 0);
    hands.until_asked(|_, seen| seen == 0);
    hands.until_asked(|_, seen| seen == 0);
    clock.stop();
    assert_eq!(last_kinds(&world, "a")[1..], ["ConsultationOpened", "ConsultationClosed"]);
    let rows = world.reader.read_stream("consultation/a.draft.1").unwrap();
    let kinds: Vec<&str> = rows.iter().map(|row| row.kind.as_str()).collect();
    assert_eq!(kinds, ["ConsultationBegun", "DeadlinePassed", "ConsultationEnded"]);
    let last: Vec<_> =
        rows.iter().rev().take(2).map(|row| (row.actor.as_str(), row.happened_on)).collect();
    assert_eq!(last, [("clock", date(2026, 7, 3)); 2]);
    world.stop();
}

#[test]
fn what_needs_no_note_any_more_does_not_hold_up_the_others() {
    let dir = tempfile::tempdir().unwrap();
    let world = consulted(dir.path(), &["a", "b"]);
    let moved = ToNote { until: date(2026, 6, 20), ..passed("a") };
    let nothing =
        |n| ToNote { stream: format!("standard/none-{n}").parse().unwrap(), ..passed("a") };
    // More of them than are asked for at a time stand before the one that can be noted.
    let found = std::iter::once(moved).chain((0..250).map(nothing)).chain([passed("b")]).collect();
    let (clock, hands) = start(&world, "2026-09-01T00:00:00Z", found);
    hands.until_asked(|_, seen| seen > 0);
    clock.stop();
    assert_eq!(world.kinds("a").last().unwrap(), "ConsultationOpened");
    assert_eq!(world.kinds("b").last().unwrap(), "ConsultationClosed");
    world.stop();
}

#[test]
fn the_new_day_is_asked_for_once_it_has_begun_where_the_office_is() {
    let dir = tempfile::tempdir().unwrap();
    let world = World::start(dir.path());
    let (clock, hands) = start(&world, "2026-09-01T15:59:00Z", Vec::new());
    hands.until_asked(|day, _| day == date(2026, 9, 1));
    hands.go_on(60);
    hands.until_asked(|day, _| day == date(2026, 9, 2));
    clock.stop();
    world.stop();
}

#[test]
fn a_clock_that_jumped_is_asked_by_nobody_until_ten_minutes_have_passed() {
    let dir = tempfile::tempdir().unwrap();
    let world = World::start(dir.path());
    let (clock, hands) = start(&world, "2026-09-01T00:00:00Z", Vec::new());
    hands.until_asked(|_, _| true);
    // A year later, says the wall; the same moment, says the other.
    *hands.wall.lock().unwrap() = "2027-09-01T00:00:00Z".parse().unwrap();
    hands.until_looked();
    hands.go_on(599);
    assert!(hands.asked.try_iter().all(|(day, _)| day == date(2026, 9, 1)));
    hands.go_on(1);
    hands.until_asked(|day, _| day == date(2027, 9, 1));
    clock.stop();
    world.stop();
}

#[test]
fn only_the_clock_and_the_administrator_note_a_day_and_the_clock_does_nothing_else() {
    let dir = tempfile::tempdir().unwrap();
    let world = consulted(dir.path(), &["a", "b"]);
    let note = |standard: &str, caller: Caller| Request {
        id: Uuid::now_v7(),
        target: consultation(standard),
        command: deadline::Command::NoteDeadline { which: Which::Consultation, until: UNTIL }
            .into(),
        expected_version: None,
        happened_on: None,
        caller,
        on_behalf_of: None,
    };
    for role in [Role::Office, Role::Drafter, Role::Reader] {
        assert_eq!(world.refusal(note("a", caller("li", role, "330100", None))), "role-may-not");
    }
    let resume = Request { caller: Caller::clock(), ..request("a", Command::CloseConsultation) };
    assert_eq!(world.refusal(resume), "role-may-not");
    assert!("clock".parse::<plumbline_access::TokenRole>().is_err(), "no token has its role");
    world.writer.submit_blocking(note("a", Caller::clock())).unwrap();
    let administrator = caller("admin", Role::Administrator, "100000", None);
    world.writer.submit_blocking(note("b", administrator)).unwrap();
    assert_eq!(world.refusal(note("b", Caller::clock())), "not-waited-for");
    world.stop();
}

#[test]
fn a_look_that_panics_is_the_only_one_that_is_lost() {
    let dir = tempfile::tempdir().unwrap();
    let world = consulted(dir.path(), &["a"]);
    let looks = AtomicU64::new(0);
    let (told, noted) = channel();
    let ask = move |_, _, seen| {
        assert!(looks.fetch_add(1, Ordering::SeqCst) > 0, "the first look panics");
        if seen > 0 {
            let _ = told.send(seen);
        }
        Ok(vec![passed("a")])
    };
    let now = "2026-09-01T00:00:00Z".parse::<Timestamp>().unwrap();
    let options = ClockOptions {
        wall: Arc::new(move || now),
        every: Duration::from_millis(1),
        ..ClockOptions::default()
    };
    let clock = Clock::start(world.writer.clone(), options, ask).unwrap();
    noted.recv_timeout(Duration::from_secs(20)).unwrap();
    clock.stop();
    assert_eq!(last_kinds(&world, "a").last().unwrap(), "ConsultationClosed");
    world.stop();
}
