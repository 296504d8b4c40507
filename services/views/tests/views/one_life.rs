//! Two editions of one standard, told by the catalogue and by the life itself.

use std::sync::Arc;

use jiff::civil::{Date, date};
use plumbline_lifecycle::procedure::BUILT_IN;
use plumbline_lifecycle::standard::{Command, Relation, RelationKind};
use plumbline_lifecycle::{End, Horizon, Place, Stage, StandardId};
use plumbline_testkit::Chance;
use plumbline_views::{Life, NoLife, Views};

use crate::house::{Book, House, TODAY, profile};

/// An old edition (published in 2024 under a number of 2023) and a new one, and a norm that spoke of both before the one had
/// its number and the other had begun.
struct Editions {
    book: Book,
    views: Views,
    folder: tempfile::TempDir,
}

const APPROVED: Date = date(2024, 4, 1);
const PUBLISHED: Date = date(2024, 5, 1);
const REVISED: Date = date(2024, 8, 1);
const SUPERSEDED: Date = date(2025, 5, 1);

/// From acceptance to publication on the first of May.
fn publish(house: &mut House, id: &StandardId, year: i16) {
    for (month, day) in [(1, 5), (1, 10), (2, 15), (2, 20), (3, 1), (4, 1), (5, 1)] {
        house.onward(1, date(year, month, day), id);
    }
}

impl Editions {
    fn new() -> Editions {
        let mut house = House::new();
        let (old, new): (StandardId, StandardId) =
            ("run-1".parse().unwrap(), "run-1-b".parse().unwrap());
        let mut about = profile(1, &mut Chance::new(1));
        about.jurisdiction = "330100".parse().unwrap();
        let to = |kind, target: &str| Relation { kind, target: target.parse().unwrap() };
        about.relations = vec![
            to(RelationKind::RefersTo, "DB3301/T 0402-2023"),
            to(RelationKind::Replaces, "run-1-b"),
        ];
        let propose = |profile| Command::Propose { procedure: "local".into(), profile };
        assert!(house.order(date(2024, 1, 1), &"norm-1".parse().unwrap(), propose(about.clone())));
        about.relations.clear();
        assert!(house.order(date(2024, 1, 1), &old, propose(about)));
        publish(&mut house, &old, 2024);
        house.onward(1, date(2024, 7, 1), &old);
        assert!(house.order(REVISED, &old, Command::Revise { successor: new.clone() }));
        publish(&mut house, &new, 2025);
        let folder = tempfile::tempdir().unwrap();
        let mut book = Book::open(&folder.path().join("log"));
        book.write(&house.made);
        let (views, mut runner) = plumbline_views::open(&folder.path().join("views")).unwrap();
        runner.catch_up(&book.log.reader, &mut |_| {}).unwrap();
        assert_eq!(views.leadership.quarantined().unwrap(), []);
        Editions { book, views, folder }
    }

    fn life(&self, name: &str, horizon: Horizon) -> Result<Life, NoLife> {
        Life::read(&self.views, &self.book.log.reader, name, horizon, TODAY)
    }
}

#[test]
fn a_standard_is_found_by_every_number_and_knows_its_editions() {
    let editions = Editions::new();
    let catalogue = &editions.views.catalogue;
    for name in ["run-1", "DB3301/T 0402-2023", "db3301/t0402—2024"] {
        assert_eq!(catalogue.find(name).unwrap().unwrap().entry.id, "run-1", "{name}");
    }
    let old = catalogue.find("run-1").unwrap().unwrap();
    let new = catalogue.find("run-1-b").unwrap().unwrap();
    assert_eq!(old.names, ["DB3301/T 0402-2023", "DB3301/T 0402-2024"]);
    assert_eq!(old.successor, Some("run-1-b".parse().unwrap()));
    assert_eq!((old.revises, new.successor), (None, None));
    assert_eq!(new.revises, Some("run-1".parse().unwrap()));
    assert_eq!(
        (old.entry.place, new.entry.place),
        (Place::Ended(End::Abolished), Place::At(Stage::Implementation))
    );
    let [told] = old.relations.as_slice() else { panic!("{:?}", old.relations) };
    assert_eq!((told.outgoing, told.id.as_deref()), (false, Some("norm-1")));
    assert_eq!(told.place, Some(Place::At(Stage::Proposal)));
}

#[test]
fn a_life_shows_nothing_beyond_its_horizon() {
    let editions = Editions::new();
    let whole = editions.life("DB3301/T 0402-2024", Horizon::default()).unwrap();
    assert_eq!(whole.id.as_str(), "run-1");
    assert_eq!(whole.names, ["DB3301/T 0402-2023", "DB3301/T 0402-2024"]);
    assert_eq!((whole.before, whole.after), (Some(SUPERSEDED), None));
    assert_eq!(whole.version, whole.lines.len() as u64);

    let approved = editions.life("run-1", Horizon::as_of(PUBLISHED.yesterday().unwrap())).unwrap();
    assert_eq!(approved.names, ["DB3301/T 0402-2023"]);
    assert_eq!(approved.standard.place(), Some(Place::At(Stage::Publication)));
    assert_eq!((approved.before, approved.after), (Some(APPROVED), Some(PUBLISHED)));
    assert_eq!(approved.stays.last().unwrap().left, None);

    // In force, it waits for its review, and is late without one.
    let published = editions.life("run-1", Horizon::as_of(PUBLISHED)).unwrap();
    assert_eq!(published.due().unwrap().until, Some(date(2024, 11, 1)));
    assert_eq!(published.procedure.as_ref().unwrap().id, "local");

    // The new edition was not there, and what was not recorded yet is not known.
    match editions.life("run-1-b", Horizon::as_of(PUBLISHED)) {
        Err(NoLife::NotYet { born }) => assert_eq!(born, REVISED),
        other => panic!("{other:?}"),
    }
    let early = Horizon { as_of: None, known_at: Some(5) };
    assert!(matches!(editions.life("run-1-b", early), Err(NoLife::Unknown)));
    assert!(matches!(editions.life("no such", Horizon::default()), Err(NoLife::Unknown)));
    let known = Horizon { as_of: None, known_at: Some(approved.last_seq) };
    assert_eq!(editions.life("run-1", known).unwrap().standard, approved.standard);
    drop(editions.folder);
}

/// The ties as `refers_to DB3301/T 0402-2023 = run-1`, those of others as `refers_to < norm-1`.
fn ties(life: &Life) -> Vec<String> {
    let told = life.ties.iter().map(|tie| match (&tie.id, tie.outgoing) {
        (Some(id), true) => format!("{} {} = {id}", tie.kind, tie.target),
        (Some(id), false) => format!("{} < {id}", tie.kind),
        (None, _) => {
            assert_eq!((tie.outgoing, tie.place, &tie.title_zh), (true, None, &None));
            format!("{} {}", tie.kind, tie.target)
        }
    });
    told.collect()
}

#[test]
fn a_tie_is_linked_from_the_day_on_which_its_number_was_taken() {
    let editions = Editions::new();
    let on = |id: &str, day: Date| ties(&editions.life(id, Horizon::as_of(day)).unwrap());
    let written = ["refers_to DB3301/T 0402-2023", "replaces run-1-b"];
    assert_eq!(on("norm-1", APPROVED.yesterday().unwrap()), written);
    assert_eq!(on("run-1", APPROVED.yesterday().unwrap()), [""; 0]);

    let numbered = ["refers_to DB3301/T 0402-2023 = run-1", "replaces run-1-b"];
    // It has another number from its publication on, and is still meant by the old one.
    for day in [APPROVED, PUBLISHED, REVISED.yesterday().unwrap()] {
        assert_eq!(on("norm-1", day), numbered, "{day}");
        assert_eq!(on("run-1", day), ["refers_to < norm-1"], "{day}");
    }

    let begun = ["refers_to DB3301/T 0402-2023 = run-1", "replaces run-1-b = run-1-b"];
    for horizon in [Horizon::as_of(REVISED), Horizon::default()] {
        assert_eq!(ties(&editions.life("norm-1", horizon).unwrap()), begun);
        assert_eq!(ties(&editions.life("run-1-b", horizon).unwrap()), ["replaces < norm-1"]);
    }
}

#[test]
fn what_was_known_at_a_seq_is_linked_to_nothing() {
    let editions = Editions::new();
    let head = editions.book.log.reader.head();
    for known_at in [4, head] {
        let horizon = Horizon { as_of: None, known_at: Some(known_at) };
        let norm = editions.life("norm-1", horizon).unwrap();
        assert_eq!(ties(&norm), ["refers_to DB3301/T 0402-2023", "replaces run-1-b"]);
        assert!(editions.life("run-1", horizon).unwrap().ties.is_empty());
    }
}

#[test]
fn of_two_that_take_a_reference_the_one_that_goes_by_it_is_meant() {
    let mut house = House::new();
    let mut about = profile(1, &mut Chance::new(1));
    let target = "ISO/DIS 9".parse().unwrap();
    about.relations = vec![Relation { kind: RelationKind::Adopts, target }];
    let propose = Command::Propose { procedure: "local".into(), profile: about };
    assert!(house.order(date(2024, 1, 1), &"adopting".parse().unwrap(), propose));
    let mut see = |id: &str, on, reference: &str| {
        let observation = serde_json::from_value(serde_json::json!({
            "code": "40.20", "reference": reference, "titles": {}, "ics": ["03.080"],
        }));
        let command = Command::RecordObservation { observation: observation.unwrap() };
        assert!(house.order(on, &id.parse().unwrap(), command));
    };
    see("first", date(2024, 2, 1), "ISO/DIS 9");
    see("first", date(2024, 9, 1), "ISO 9:2024");
    see("second", date(2024, 11, 1), "ISO/FDIS 9");
    // Seen late: the second had the reference too, in April and May, and the first not in May and June.
    see("second", date(2024, 6, 1), "ISO/CD 9");
    see("second", date(2024, 4, 1), "ISO/DIS 9");
    see("first", date(2024, 5, 1), "ISO/CD 9");
    see("first", date(2024, 7, 1), "ISO/DIS 9");
    // Of one day the sighting that was recorded last counts, and the other name is kept.
    see("first", date(2024, 9, 1), "ISO 9:2025");
    let folder = tempfile::tempdir().unwrap();
    let mut book = Book::open(&folder.path().join("log"));
    book.write(&house.made);
    let (views, mut runner) = plumbline_views::open(&folder.path().join("views")).unwrap();
    runner.catch_up(&book.log.reader, &mut |_| {}).unwrap();
    let meant = |day| {
        let horizon = Horizon::as_of(day);
        let life = Life::read(&views, &book.log.reader, "adopting", horizon, TODAY).unwrap();
        life.ties[0].id.clone()
    };
    let mut told = Vec::new();
    for month in 1..=11 {
        told.push(meant(date(2024, month, 15)).unwrap_or_default());
    }
    // Nobody has it in June and from September on: the second took it last. In July and August only the first has it.
    let (first, second) = ("first", "second");
    let right = ["", first, first, second, second, second, first, first, second, second, second];
    assert_eq!(told, right);
    assert_eq!(
        views.catalogue.find("first").unwrap().unwrap().names,
        ["ISO 9:2024", "ISO 9:2025", "ISO/CD 9", "ISO/DIS 9"]
    );
    assert_eq!(views.catalogue.find("iso/dis9").unwrap().unwrap().entry.id, "second");
}

#[test]
fn procedures_are_parsed_again_when_one_is_adopted_and_not_before() {
    let mut editions = Editions::new();
    let procedure = |editions: &Editions, id: &str, known_at| {
        let horizon = Horizon { as_of: None, known_at };
        editions.life(id, horizon).unwrap().procedure.unwrap()
    };
    let before = procedure(&editions, "run-1", None);
    assert!(Arc::ptr_eq(&before, &procedure(&editions, "norm-1", None)));
    let head = editions.book.log.reader.head();
    editions.book.append(&[plumbline_log::NewEvent {
        stream: "procedures".into(),
        version: 3,
        kind: "ProcedureAdopted",
        schema: 1,
        happened_on: date(2026, 1, 1),
        data: serde_json::json!({ "text": BUILT_IN[0].1.replace("version = 3", "version = 4") })
            .to_string(),
    }]);
    let after = procedure(&editions, "run-1", None);
    assert!(!Arc::ptr_eq(&before, &after));
    assert_eq!(before, after);
    assert!(Arc::ptr_eq(&before, &procedure(&editions, "run-1", Some(head))));
    assert!(Arc::ptr_eq(&after, &procedure(&editions, "run-1", None)));
}

#[test]
fn an_unreadable_stream_has_no_life_and_says_at_which_seq() {
    let mut editions = Editions::new();
    let version = editions.life("run-1", Horizon::default()).unwrap().version + 1;
    let seq = editions.book.log.reader.head() + 1;
    editions.book.append(&[plumbline_log::NewEvent {
        stream: "standard/run-1".into(),
        version,
        kind: "StandardPraised",
        schema: 1,
        happened_on: date(2026, 1, 1),
        data: "{}".into(),
    }]);
    match editions.life("run-1", Horizon::default()) {
        Err(NoLife::Unreadable(why)) => {
            assert_eq!((why.stream, why.seq), ("standard/run-1".into(), seq))
        }
        other => panic!("{other:?}"),
    }
    assert!(editions.life("run-1", Horizon::as_of(date(2025, 12, 31))).is_ok());
}

/// Another city's standard says that it replaces this one, and so does one of the same city.
#[test]
fn a_replacement_is_agreed_to_from_the_day_on_which_its_keeper_said_so() {
    let mut house = House::new();
    let old: StandardId = "run-1".parse().unwrap();
    let mut about = profile(1, &mut Chance::new(1));
    about.relations.clear();
    let mut propose = |id: &str, place: &str, replaces: Option<&str>| {
        about.jurisdiction = place.parse().unwrap();
        let to = |target: &str| Relation {
            kind: RelationKind::Replaces,
            target: target.parse().unwrap(),
        };
        about.relations = replaces.map(to).into_iter().collect();
        let propose = Command::Propose { procedure: "local".into(), profile: about.clone() };
        assert!(house.order(date(2024, 1, 1), &id.parse().unwrap(), propose));
        id.parse::<StandardId>().unwrap()
    };
    propose("run-1", "330106", None);
    let foreign = propose("foreign", "330200", Some("db3301/t 0402—2024"));
    let above = propose("above", "330100", Some("run-1"));
    publish(&mut house, &old, 2024);
    let agreed = date(2024, 6, 1);
    let agree = |by: &str| Command::AgreeToReplacement { by: by.parse().unwrap() };
    assert!(!house.order(agreed, &old, agree("nobody")));
    assert!(house.order(agreed, &old, agree("foreign")));

    let folder = tempfile::tempdir().unwrap();
    let mut book = Book::open(&folder.path().join("log"));
    book.write(&house.made);
    let (views, mut runner) = plumbline_views::open(&folder.path().join("views")).unwrap();
    runner.catch_up(&book.log.reader, &mut |_| {}).unwrap();
    let told = |id: &StandardId, day| {
        let horizon = Horizon::as_of(day);
        let life = Life::read(&views, &book.log.reader, id.as_str(), horizon, TODAY).unwrap();
        let ties = life.ties.into_iter().map(|tie| (tie.id.unwrap(), tie.agreed.unwrap()));
        ties.collect::<Vec<_>>()
    };
    let before = agreed.yesterday().unwrap();
    let of = |id: &str, agreed| vec![(id.to_owned(), agreed)];
    assert_eq!(told(&foreign, before), of("run-1", false));
    assert_eq!(told(&foreign, agreed), of("run-1", true));
    assert_eq!(told(&above, before), of("run-1", true), "whoever keeps both need not say so");
    let both = |foreign| vec![("above".to_owned(), true), ("foreign".to_owned(), foreign)];
    assert_eq!(told(&old, before), both(false));
    assert_eq!(told(&old, agreed), both(true));
}
