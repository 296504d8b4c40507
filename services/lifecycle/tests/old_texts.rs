//! Texts that an earlier version let in and today's does not: they stand in somebody's log, so they read for ever and mean what
//! they meant; what they would break is refused with a sentence.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;

use jiff::civil::date;
use plumbline_lifecycle::procedure::{self, BUILT_IN};
use plumbline_lifecycle::standard::{self, Command};
use plumbline_lifecycle::{Event, Folded, No, StreamId, World, decide, permits};

fn say<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

/// The built-in procedure with an extension of so many months.
fn with_months(months: &str) -> String {
    let (_, local) = BUILT_IN[0];
    assert!(local.contains("[extension]\nmonths = 12"));
    local.replace("[extension]\nmonths = 12", &format!("[extension]\nmonths = {months}"))
}

#[test]
fn an_extension_of_two_thousand_million_months_is_not_adopted_and_says_so() {
    let procedures = Folded::unborn(&StreamId::Procedures);
    let known = BTreeMap::from([(StreamId::Procedures, procedures)]);
    let day = date(2026, 11, 25);
    let world = World { known: &known, by: None, on: day, today: day };
    for months in ["2000000000", "1201", "0", "-12", "99999999999999"] {
        let adopt = procedure::Command::AdoptProcedure { text: with_months(months) };
        let Err(No::Refused(no)) = decide(&world, &StreamId::Procedures, &adopt.into()) else {
            panic!("{months} months were adopted")
        };
        let says = format!("extension.months is {months}; it may be 1 to 1200");
        let in_chinese = format!("extension.months 为 {months}，应为 1 至 1200");
        assert!(no.reason().en.contains(&says) && no.reason().zh.contains(&in_chinese), "{no}");
    }
}

/// It was adopted by an earlier version: the log goes on, and the one command that would need the figure is refused.
#[test]
fn where_it_was_adopted_the_extension_alone_is_refused() {
    let on = date(2026, 11, 25);
    let id = StreamId::Standard(say("day-care"));
    let adopted = procedure::Event::ProcedureAdopted { text: with_months("2000000000") };
    let procedures = Folded::unborn(&StreamId::Procedures);
    let procedures = procedures.then(1, &Event::Procedure(adopted.clone()), on).unwrap();
    let proposed = serde_json::json!({
        "binding": { "procedure": "local", "version": 3 }, "edition": 1,
        "profile": { "level": "local", "field": "elderly-care", "jurisdiction": "330100",
            "titles": { "zh": "示例：日间照料" }, "drafting_unit": "示例协会" },
    });
    let proposed = Event::decode(id.noun(), "StandardProposed", 1, &proposed.to_string()).unwrap();
    let accepted = Event::Standard(standard::Event::ProposalAccepted {});
    let standard = Folded::unborn(&id).then(2, &proposed, on).unwrap();
    let standard = standard.then(3, &accepted, on).unwrap();
    let known = BTreeMap::from([(StreamId::Procedures, procedures), (id.clone(), standard)]);
    let world = World { known: &known, by: None, on, today: on };
    let extend = Command::ExtendPlan { until: date(2028, 12, 1), reason: say("示例：延期") };
    let Err(No::Refused(no)) = decide(&world, &id, &extend.into()) else { panic!("extended") };
    let reason = no.reason();
    assert_eq!(reason.rule, "extension-beyond-days");
    assert!(reason.zh.contains("2000000000 个月"), "{reason:?}");
    // Everything else goes on, and an audit tells the text as one that would not be adopted today.
    let suspend = Command::Suspend { reason: say("示例：暂停") };
    assert_eq!(decide(&world, &id, &suspend.into()).unwrap().len(), 1);
    let told = permits(&world, &StreamId::Procedures, &Event::Procedure(adopted));
    assert!(matches!(told, Err(No::Refused(no)) if no.reason().rule == "procedure-unfit"));
}
