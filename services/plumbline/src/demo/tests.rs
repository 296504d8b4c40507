use std::path::Path;

use jiff::{Timestamp, ToSpan};
use plumbline_documents::Store;
use plumbline_lifecycle::people::{People, Role};
use plumbline_lifecycle::standard::At;
use plumbline_lifecycle::standard::Standard::Run;
use plumbline_lifecycle::{Horizon, State, Streams};
use plumbline_log::Recorded;
use plumbline_views::{Filter, Life, Views, stored};
use plumbline_workflow::Request;

use super::*;
use crate::audit::Audit;
use crate::demo::act::Act;
use crate::demo::days::Days;

/// A Sunday.
pub(super) const TODAY: &str = "2026-03-01";
const COUNTS: [u64; 9] = [27, 21, 10, 13, 31, 5, 3, 4, 3];

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A writer whose clock shows noon of the day that stands first, where the office is.
fn on_day(day: &str) -> WriterOptions {
    let clock: fn() -> Timestamp = match day {
        TODAY => || "2026-03-01T04:00:00Z".parse().unwrap(),
        "2026-03-09" => || "2026-03-09T04:00:00Z".parse().unwrap(),
        "2025-10-05" => || "2025-10-05T04:00:00Z".parse().unwrap(),
        "2027-01-01" => || "2026-12-31T16:30:00Z".parse().unwrap(),
        "2026-02-24" => || "2026-02-24T04:00:00Z".parse().unwrap(),
        _ => panic!("no clock for {day}"),
    };
    WriterOptions { clock, ..WriterOptions::default() }
}

/// Fills a folder, and opens it.
pub(super) fn filled(folder: &Path, today: &str) -> Reader {
    assert!(fill(folder, &on_day(today)).unwrap(), "it is this program's city");
    Reader::open(folder).unwrap()
}

fn views(folder: &Path, reader: &Reader) -> Views {
    let (views, mut runner) = plumbline_views::open(&folder.join("views")).unwrap();
    runner.catch_up(reader, &mut |_| {}).unwrap();
    views
}

fn rows(reader: &Reader) -> Vec<Recorded> {
    reader.read_from(1, reader.head()).unwrap()
}

/// Every stream, folded.
pub(super) fn folded(reader: &Reader) -> Streams {
    let mut streams = Streams::default();
    for row in rows(reader) {
        streams.read(&row.stream, &stored(&row)).unwrap();
    }
    streams
}

fn counts(folder: &Path, reader: &Reader) -> Vec<u64> {
    let views = views(folder, reader);
    let pipeline = views.leadership.pipeline(&Filter::default(), day(TODAY)).unwrap();
    pipeline.places.iter().map(|place| place.count).collect()
}

fn people(reader: &Reader) -> People {
    let streams = folded(reader);
    let State::People(people) = &streams.all().find(|(name, _)| *name == "people").unwrap().1.state
    else {
        panic!("people")
    };
    people.clone()
}

#[test]
fn the_city_has_standards_in_every_place_and_a_second_start_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let reader = filled(folder.path(), TODAY);
    let head = reader.head();
    assert_eq!(counts(folder.path(), &reader), COUNTS);
    drop(reader);
    let reader = filled(folder.path(), "2026-03-09");
    assert_eq!((reader.head(), counts(folder.path(), &reader)), (head, COUNTS.to_vec()));
}

#[test]
fn the_city_shows_what_becomes_of_editions() {
    let folder = tempfile::tempdir().unwrap();
    let reader = filled(folder.path(), TODAY);
    let (views, today) = (views(folder.path(), &reader), day(TODAY));
    let at = |id| {
        let life = Life::read(&views, &reader, id, Horizon::as_of(today), today).unwrap();
        let Run(run) = life.standard else { panic!("{id} is run here") };
        run.at().clone()
    };
    assert!(matches!(at("demo-61"), At::Superseded { by, .. } if by.as_str() == "demo-61-2"));
    assert!(matches!(at("demo-61-2"), At::InForce(_)));
    assert!(matches!(at("demo-62"), At::UnderReview(_)), "its new edition was rejected");
    assert!(matches!(at("demo-62-2"), At::Rejected));
    assert!(
        matches!(at("demo-04"), At::Revising { .. }),
        "its new edition is approved, not published"
    );
    assert!(matches!(at("demo-04-2"), At::Approved { .. }));
    assert!(matches!(at("demo-63"), At::Revising { .. }), "its new edition is not in force yet");
    assert!(matches!(at("demo-63-2"), At::InForce(issue) if issue.effective_on > today));
}

/// Of each kind of thing that is owed: how many standards did it in time and late, and how many are still to do it, in time and late.
#[test]
fn what_is_owed_of_the_citys_texts_was_done_in_time_and_late_and_is_open_and_overdue() {
    for today in [TODAY, "2025-10-05"] {
        let folder = tempfile::tempdir().unwrap();
        let reader = filled(folder.path(), today);
        let (views, today) = (views(folder.path(), &reader), day(today));
        let mut counts = std::collections::BTreeMap::<&str, [u32; 4]>::new();
        let mut reported = 0;
        for standard in (1..=108).map(|no| format!("demo-{no:02}")) {
            let life = Life::read(&views, &reader, &standard, Horizon::as_of(today), today);
            let life = life.unwrap();
            let Run(run) = &life.standard else { panic!("{standard} is run here") };
            reported += u32::from(run.fulfilled.reported.is_some());
            for owed in life.owed {
                let at = usize::from(owed.done.is_none()) * 2 + usize::from(owed.is_late(today));
                counts.entry(owed.which.en()).or_default()[at] += 1;
            }
        }
        let told: Vec<_> = counts.into_iter().collect();
        let wanted = [
            ("for a report on its implementation", [0, 0, 5, 1]),
            ("for its text to be made public", [3, 1, 1, 1]),
            ("to be filed", [3, 1, 1, 1]),
        ];
        assert_eq!((told, reported), (wanted.to_vec(), 1), "{today}");
    }
}

/// They were there long before the office entered them, and are told as entered.
#[test]
fn the_city_has_standards_that_were_in_force_before_it_kept_its_log() {
    let folder = tempfile::tempdir().unwrap();
    let reader = filled(folder.path(), TODAY);
    let (views, today) = (views(folder.path(), &reader), day(TODAY));
    let code = |day: Date| {
        let life =
            Life::read(&views, &reader, "demo-before-2", Horizon::as_of(day), today).unwrap();
        assert!(life.standard.entered().is_some());
        life.standard.code().unwrap().to_string()
    };
    let back = |days: i64| today.saturating_sub(days.days());
    assert_eq!((code(back(3_650)), code(back(1_101))), ("60.60".into(), "60.60".into()));
    assert_eq!((code(back(1_100)), code(today)), ("90.93".into(), "90.93".into()));
    let rows = reader.read_stream("standard/demo-before-2").unwrap();
    assert!(rows.iter().all(|row| row.happened_on < back(1_000)));
    assert!(rows.iter().all(|row| row.recorded_at > "2025-01-01T00:00:00Z".parse().unwrap()));
}

#[test]
fn whatever_day_it_is_a_number_takes_the_year_of_publication_somewhere() {
    let city = City::read().unwrap();
    for days in 0..366 {
        let today = day("2026-01-01").saturating_add(days.days());
        let (mut approved, mut crossed) = (std::collections::BTreeMap::new(), 0);
        for happening in city.happenings(&Days::until(today).unwrap()).unwrap() {
            let (standard, year) = (happening.standard, happening.on.year());
            match happening.act {
                Act::Approve => _ = approved.insert(standard, year),
                Act::Publish(_) => crossed += u32::from(approved[&standard] < year),
                _ => {}
            }
        }
        assert!(
            crossed > 0,
            "on {today} no number is approved in one year and published in the next"
        );
    }
}

#[test]
fn every_document_of_the_city_is_here_and_says_that_it_is_made_up() {
    let folder = tempfile::tempdir().unwrap();
    let reader = filled(folder.path(), TODAY);
    let (views, today) = (views(folder.path(), &reader), day(TODAY));
    let store = Store::at(folder.path());
    for (id, least) in [("demo-04", 10), ("demo-74", 15), ("demo-87", 5)] {
        let life = Life::read(&views, &reader, id, Horizon::as_of(today), today).unwrap();
        assert!(life.handed_in().count() > least, "{id}: {}", life.handed_in().count());
        for held in life.handed_in() {
            let kept = store.open(held.document.sha256.parse().unwrap()).unwrap().unwrap();
            let mut content = Vec::new();
            assert_eq!(kept.copy_to(&mut content, |_, _| {}).unwrap(), held.document.size);
            let text = String::from_utf8(content).unwrap();
            assert!(text.starts_with("%PDF-") && text.contains("(Made up: "), "{text}");
            assert!(held.document.name.as_str().starts_with("示例-"));
        }
    }
    let intake = Intake::open(folder.path(), 1).unwrap();
    assert!(intake.doubtful().is_empty(), "the log names each of them");
}

#[test]
fn somebody_holds_every_role_and_where_nobody_does_a_deputy_may_stand_in_or_not() {
    let folder = tempfile::tempdir().unwrap();
    let people = people(&filled(folder.path(), TODAY));
    let today = day(TODAY);
    for role in Role::ALL {
        assert!(people.anybody_holds(role, today), "{role:?}");
    }
    let head = |unit: &str| {
        let unit = unit.parse().unwrap();
        let held = people.holders(Role::DivisionHead, &unit, today).count();
        (held, people.deputies(Role::DivisionHead, &unit).count())
    };
    assert_eq!(head("u-elderly"), (1, 1));
    assert_eq!(head("u-assistance"), (0, 1), "the head has left, and a deputy acts");
    assert_eq!(head("u-charity"), (0, 0), "the head has left, and nobody can act");
    let given: Vec<&str> =
        people.delegations_from(today).map(|given| given.from.as_str()).collect();
    assert_eq!(given, ["p-chen"], "another one is over");
    let city = City::read().unwrap();
    for standard in &city.standards {
        let Some(unit) = people.unit_for(&standard.profile.field, &"330100".parse().unwrap())
        else {
            panic!("{}", standard.id)
        };
        assert_ne!(unit.as_str(), "u-bureau", "a division has the field of {}", standard.id);
    }
}

#[test]
fn each_thing_is_recorded_on_the_day_on_which_it_happened() {
    let folder = tempfile::tempdir().unwrap();
    let reader = filled(folder.path(), TODAY);
    let zone = WriterOptions::default().zone;
    let first = rows(&reader)[0].happened_on;
    for row in rows(&reader) {
        let recorded_on = zone.to_datetime(row.recorded_at).date();
        // What was in force before is entered later than it happened.
        if ["StandardEntered", "NumberEntered", "ReviewEntered"].contains(&row.kind.as_str()) {
            assert!(row.happened_on < recorded_on, "seq {}, {}", row.seq, row.stream);
            continue;
        }
        assert_eq!(recorded_on, row.happened_on, "seq {}, {}", row.seq, row.stream);
        if row.kind == "UnitFounded" || row.kind == "RoleAssigned" {
            assert_eq!(row.happened_on, first, "people are there from the first day on");
        }
    }
    assert_eq!(first, day_back(day(TODAY), 2600));
}

#[test]
fn verify_finds_nothing_whatever_day_the_city_was_made_on() {
    // The new year of a year whose calendar is not known, the National Day's week, the first day after the Spring Festival.
    for today in ["2027-01-01", "2025-10-05", "2026-02-24"] {
        let folder = tempfile::tempdir().unwrap();
        let reader = filled(folder.path(), today);
        let mut audit = Audit::of(None);
        for row in rows(&reader) {
            audit.see(&row).unwrap();
        }
        assert_eq!(audit.told(), "today's rules would let every event happen\n", "{today}");
    }
}

#[test]
fn an_interrupted_start_is_gone_on_with_on_a_later_day_as_if_nothing_had_happened() {
    let whole = tempfile::tempdir().unwrap();
    // Who sits on a panel the lots say, which are another log's each time.
    let by_lot =
        |stream: &str| ["review/", "ballot/", "pool/"].iter().any(|n| stream.starts_with(n));
    let told = |reader: &Reader| -> Vec<(Timestamp, String, String)> {
        let told = |row: Recorded| match by_lot(&row.stream) {
            true => (row.recorded_at, row.stream, row.kind),
            false => (row.recorded_at, row.stream, row.data),
        };
        rows(reader).into_iter().map(told).collect()
    };
    let right = told(&filled(whole.path(), TODAY));
    let city = City::read().unwrap();
    let story = office::story(&city, day(TODAY)).unwrap();
    for done in [1, 70, 600, story.steps.len() - 1] {
        let folder = tempfile::tempdir().unwrap();
        {
            let clock = Clock::of(&on_day(TODAY));
            clock.show(story.steps[0].on);
            let log = Log::open(folder.path(), &Options::default()).unwrap();
            let reader = log.reader.clone();
            let (writer, thread) = Writer::start(log, clock.options(&on_day(TODAY))).unwrap();
            play(&story.steps[..done], &city, &reader, &writer, &clock).unwrap();
            drop(writer);
            thread.join().unwrap();
        }
        assert!(told(&filled(folder.path(), "2026-03-09")) == right, "after {done} commands");
    }
}

/// Gives the first commands of the city as they are changed, as another program would.
fn begun_otherwise(folder: &Path, change: impl Fn(&mut Vec<Request>)) -> u64 {
    let log = Log::open(folder, &Options::default()).unwrap();
    let reader = log.reader.clone();
    let (writer, thread) = Writer::start(log, on_day(TODAY)).unwrap();
    let city = City::read().unwrap();
    let steps = office::story(&city, day(TODAY)).unwrap().steps;
    let first = steps.iter().take(3).map(|step| step.request(&city, &reader).unwrap());
    let mut requests: Vec<Request> = first.collect();
    requests.iter_mut().for_each(|request| {
        request.happened_on = None;
        request.id = uuid::Uuid::now_v7();
    });
    change(&mut requests);
    for request in requests {
        writer.submit_blocking(request).unwrap();
    }
    drop(writer);
    thread.join().unwrap();
    reader.head()
}

#[test]
fn a_folder_that_holds_something_else_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let head = begun_otherwise(folder.path(), |requests| {
        requests.iter_mut().for_each(|request| request.caller.name = "李".parse().unwrap());
    });
    assert!(matches!(fill(folder.path(), &on_day(TODAY)), Err(Failure::NotEmpty)));
    assert_eq!(Reader::open(folder.path()).unwrap().head(), head);
}

#[test]
fn a_folder_that_was_begun_without_the_demonstration_has_no_room_for_its_past() {
    let folder = tempfile::tempdir().unwrap();
    let head = begun_otherwise(folder.path(), Vec::clear);
    let refused = fill(folder.path(), &on_day("2026-03-09"));
    assert!(matches!(refused, Err(Failure::BegunBefore(begun)) if begun == day(TODAY)));
    assert_eq!(Reader::open(folder.path()).unwrap().head(), head);
}

#[test]
fn the_city_of_another_program_is_shown_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let head = begun_otherwise(folder.path(), |_| ());
    assert!(!fill(folder.path(), &on_day("2026-03-09")).unwrap());
    assert_eq!(Reader::open(folder.path()).unwrap().head(), head);
}

#[test]
fn everybody_and_everything_is_said_to_be_made_up() {
    for standard in City::read().unwrap().standards {
        assert!(standard.profile.titles.best("zh").starts_with("示例："));
        assert!(standard.profile.titles.best("en").starts_with("Made up: "));
    }
    let folder = tempfile::tempdir().unwrap();
    let reader = filled(folder.path(), TODAY);
    for row in reader.read_stream("people").unwrap() {
        assert!(row.actor.starts_with("示例："));
        if row.kind == "PersonJoined" || row.kind == "UnitFounded" {
            assert!(row.data.contains("示例"), "{}", row.data);
        }
    }
}
