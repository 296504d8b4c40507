//! A few observed days folded by hand, late ones too, and found again.

use jiff::civil::date;
use plumbline_lifecycle::procedure::BUILT_IN;
use plumbline_log::NewEvent;
use plumbline_views::{Filter, ListQuery};

use crate::house::Book;

#[test]
fn a_late_sighting_takes_its_place_and_a_rebuild_says_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = Book::open(&folder.path().join("log"));
    let iso = BUILT_IN.iter().find(|(id, _)| *id == "iso").unwrap().1;
    let seen = |version, day, code: &str| NewEvent {
        stream: "standard/iso-1".into(),
        version,
        kind: "ObservationRecorded",
        schema: 1,
        happened_on: day,
        data: format!(
            r#"{{"binding":{{"procedure":"iso","version":1}},"observation":{{"code":"{code}","reference":"ISO 1003:2008","titles":{{"en":"Spices - Ginger","zh":"养老机构基本规范 儿童福利"}},"ics":["67.220.10"]}}}}"#
        ),
    };
    let adopted = NewEvent {
        stream: "procedures".into(),
        version: 1,
        kind: "ProcedureAdopted",
        schema: 1,
        happened_on: date(2024, 1, 1),
        data: format!("{{\"text\":{}}}", serde_json::to_string(iso).unwrap()),
    };
    let events = [
        adopted,
        seen(1, date(2024, 1, 10), "30.20"),
        seen(2, date(2024, 3, 1), "40.20"),
        seen(3, date(2024, 2, 1), "40.00"),
    ];
    book.append(&events);
    let log = &book.log;

    let (views, mut runner) = plumbline_views::open(&folder.path().join("views")).unwrap();
    assert_eq!(runner.catch_up(&log.reader, &mut |_| {}).unwrap(), 4);
    assert_eq!(views.leadership.quarantined().unwrap(), []);
    let mut told = String::new();
    for day in [
        date(2024, 1, 9),
        date(2024, 1, 31),
        date(2024, 2, 1),
        date(2024, 5, 24),
        date(2024, 5, 25),
    ] {
        let pipeline = views.leadership.pipeline(&Filter::default(), day).unwrap();
        told.push_str(&format!("{day}"));
        for place in pipeline.places.iter().filter(|place| place.count > 0) {
            told.push_str(&format!(
                " {} {} late {}",
                place.place.key(),
                place.count,
                place.overdue
            ));
        }
        told.push('\n');
    }
    assert_eq!(
        told,
        "2024-01-09\n2024-01-31 drafting 1 late 0\n2024-02-01 expert_review 1 late 0\n2024-05-24 expert_review 1 late 0\n2024-05-25 expert_review 1 late 1\n"
    );
    for text in ["养老", "儿童福利", "基本规范", "Ginger", "养"] {
        let found = views
            .catalogue
            .list(&ListQuery { text: Some(text.into()), ..ListQuery::default() })
            .unwrap();
        assert_eq!(found.total, 1, "{text}");
    }
    assert_eq!(views.catalogue.find("iso1003:2008").unwrap().unwrap().entry.code, "40.20");
    for view in plumbline_views::VIEWS {
        let live = runner.dump(view, &mut |_| {}).unwrap();
        runner.rebuild(Some(view), &log.reader, &mut |_| {}).unwrap();
        assert_eq!(runner.dump(view, &mut |_| {}).unwrap(), live, "{view}");
    }
}
