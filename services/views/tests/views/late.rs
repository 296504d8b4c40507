//! What was late and is over stays late for as long as it was, whatever is told of its standard afterwards.

use jiff::civil::{Date, date};
use plumbline_lifecycle::{Event, StreamId};

use crate::as_of::Side;
use crate::nouns::begun;

#[test]
fn drafters_named_on_an_earlier_day_end_no_wait_of_that_day() {
    let mut house = begun();
    let digest = |of: char| of.to_string().repeat(64);
    let (card, root, of) = (digest('1'), digest('7'), r#""procedure":"nouns","version":1"#);
    let (opened, counted) = (date(2026, 1, 19), date(2026, 1, 25));
    let mut told = |on: Date, stream: &str, kind: &str, data: String| {
        let stream: StreamId = stream.parse().unwrap();
        let event = Event::decode(stream.noun(), kind, 1, &data).unwrap();
        house.record(on, stream, event);
    };
    let profile = r#"{"level":"local","field":"elderly-care","jurisdiction":"212200","titles":{"zh":"示例"},"drafting_unit":"示例协会"}"#;
    told(
        date(2026, 1, 5),
        "standard/q-1",
        "StandardProposed",
        format!(r#"{{"binding":{{{of}}},"profile":{profile},"edition":1}}"#),
    );
    told(date(2026, 1, 9), "standard/q-1", "ReviewCalled", r#"{"review":"q-1.proposal.1"}"#.into());
    told(
        date(2026, 1, 9),
        "review/q-1.proposal.1",
        "PanelCalled",
        format!(
            r#"{{"purpose":"proposal","binding":{{{of}}},"rule":"proposal","form":"meeting","on":"2026-01-19","size":1,"fields":[],"barred":[],"asked_for":[],"area":"212200","pool_version":1,"pool_hash":"{root}","by":"p-office"}}"#
        ),
    );
    told(
        date(2026, 1, 9),
        "review/q-1.proposal.1",
        "PanelDrawn",
        format!(
            r#"{{"draw":1,"seed":{{"size":7,"root":"{root}"}},"panel":["e-1"],"alternates":[]}}"#
        ),
    );
    told(
        opened,
        "review/q-1.proposal.1",
        "BallotCalled",
        r#"{"ballot":"q-1.proposal.1.1","by":"p-office"}"#.into(),
    );
    let ballot = "ballot/q-1.proposal.1.1";
    told(
        opened,
        ballot,
        "BallotOpened",
        format!(
            r#"{{"matter":"q-1.proposal.1","binding":{{{of}}},"rule":"proposal","round":1,"form":"meeting","electors":[{{"person":"e-1","unit":"u-a"}}],"closes":"2026-01-22","cards":["{card}"]}}"#
        ),
    );
    told(
        counted,
        ballot,
        "BallotCounted",
        r#"{"cast":[],"voted":[],"teller":"p-office","scrutineer":"p-legal"}"#.into(),
    );
    told(
        date(2026, 1, 20),
        "standard/q-1",
        "DraftersNamed",
        r#"{"units":["u-b"],"persons":[]}"#.into(),
    );

    let mut side = Side::new();
    side.learn(&house.made);
    let overdue = |day| {
        let said = side.views.desk.overdue_as_of(day, 10).unwrap();
        said.rows.into_iter().map(|row| row.stream).collect::<Vec<_>>()
    };
    assert_eq!(overdue(date(2026, 1, 22)), [""; 0], "its last day is not past");
    assert_eq!(overdue(date(2026, 1, 23)), [ballot]);
    assert_eq!(overdue(date(2026, 1, 24)), [ballot]);
    assert_eq!(overdue(counted), [""; 0]);
}
