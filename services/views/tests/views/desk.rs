//! Stories of a desk: what waits for whom on each day, and where nobody can act.

use plumbline_access::{Caller, Sight};
use plumbline_lifecycle::Horizon;
use plumbline_lifecycle::people::{self, Role};
use plumbline_lifecycle::standard::Command;
use plumbline_views::{Life, NotedDay, Views};

use crate::bureau::{Bureau, day, id, standard, told};

const MATTER: &str = "approval/day-care.proposal.1";

/// A bureau with one matter at its first step since 2 April 2026.
fn submitted() -> Bureau {
    let mut bureau = Bureau::new("2026-04-01");
    bureau.propose("2026-04-01", "day-care", "local-city");
    bureau.submit("2026-04-02", "p-feng", "day-care");
    bureau
}

#[test]
fn a_matter_lies_before_its_role_then_before_the_next_and_before_nobody_else() {
    let mut bureau = submitted();
    // Qingming: Saturday to Monday are free.
    let first = format!("{MATTER} Division 2026-04-02 (2) to 2026-04-08 holder");
    assert_eq!(bureau.desk("p-zhao", "2026-04-07"), [first]);
    for other in ["p-qian", "p-sun", "p-li", "p-feng", "p-zhou"] {
        assert_eq!(bureau.desk(other, "2026-04-07"), [""; 0], "{other}");
    }
    bureau.agrees("2026-04-07", "p-zhao", "day-care.proposal.1");
    assert_eq!(bureau.desk("p-zhao", "2026-04-07"), [""; 0]);
    let joint = format!("{MATTER} Co-signing 2026-04-07 (0) to 2026-04-14 holder");
    for signer in ["p-sun", "p-li"] {
        assert_eq!(bureau.desk(signer, "2026-04-07"), std::slice::from_ref(&joint), "{signer}");
    }
    let done = bureau.views.desk.done(&id("p-zhao"), 10).unwrap();
    let done: Vec<_> =
        done.rows.iter().map(|row| (row.step.zh.as_str(), row.agree, row.on, row.counts)).collect();
    assert_eq!(done, [("处室审核", true, day("2026-04-07"), true)]);
    let sent = bureau.views.desk.sent(&id("p-feng"), 10).unwrap().rows.remove(0);
    assert_eq!((sent.now.zh.as_str(), sent.outcome), ("会签", None));
    assert_eq!(sent.standard.title_zh.as_deref(), Some("示例：助餐服务规范"));
}

#[test]
fn the_deputy_is_let_in_on_the_day_after_the_last_one() {
    let mut bureau = submitted();
    assert_eq!(bureau.desk("p-qian", "2026-04-08"), [""; 0]);
    let late = format!("{MATTER} Division 2026-04-02 (4) to 2026-04-08 late deputy");
    assert_eq!(bureau.desk("p-qian", "2026-04-09"), [late]);
    let overdue = bureau.views.desk.overdue(day("2026-04-09"), 10).unwrap().rows;
    assert_eq!(overdue.iter().map(|row| row.stream.as_str()).collect::<Vec<_>>(), [MATTER]);
    assert_eq!(overdue[0].who.zh, "示例u-welfare处室负责人");
    let may: Vec<_> = overdue[0].may.iter().map(|who| who.person.name.as_str()).collect();
    assert_eq!(may, ["赵某", "钱某"]);
    assert_eq!(bureau.views.desk.overdue(day("2026-04-08"), 10).unwrap().rows, []);
    // The day before it is among what falls due, on its own day of the calendar.
    let due = bureau.views.desk.due(day("2026-04-08"), 7, 10).unwrap();
    let falls: Vec<_> = due.days.iter().filter(|of| of.count > 0).collect();
    assert_eq!(due.rows[0].until, Some(day("2026-04-08")), "{:?}", due.rows);
    assert_eq!((falls[0].day, falls[0].worked), (day("2026-04-08"), true));
    assert!(due.days.iter().any(|of| of.day == day("2026-04-11") && !of.worked), "a Saturday");
    assert_eq!(bureau.views.desk.due(day("2026-04-08"), 0, 10).unwrap().days.len(), 1);
}

#[test]
fn what_falls_due_is_counted_on_its_day_even_where_it_is_not_listed() {
    let mut bureau = submitted();
    bureau.propose("2026-04-02", "home-care", "local-city");
    bureau.submit("2026-04-02", "p-feng", "home-care");
    bureau.learn();
    let all = bureau.views.desk.due(day("2026-04-02"), 7, 10).unwrap();
    assert_eq!((all.rows.len(), all.more, all.count), (2, false, 2));
    let first = bureau.views.desk.due(day("2026-04-02"), 7, 1).unwrap();
    assert_eq!((first.rows.len(), first.more, first.count), (1, true, 2));
    assert_eq!(first.days, all.days);
    assert_eq!(all.days.iter().map(|of| of.count).max(), Some(2), "both on 8 April");
}

#[test]
fn a_delegate_has_it_from_the_first_day_to_the_last() {
    let mut bureau = submitted();
    bureau.delegate("2026-04-02", "p-zhao", "p-chen", "2026-04-03", "2026-04-07");
    let theirs = |days: u32| {
        format!("{MATTER} Division 2026-04-02 ({days}) to 2026-04-08 delegate for 赵某")
    };
    assert_eq!(bureau.desk("p-chen", "2026-04-02"), [""; 0]);
    assert_eq!(bureau.desk("p-chen", "2026-04-03"), [theirs(1)]);
    assert_eq!(bureau.desk("p-chen", "2026-04-07"), [theirs(2)]);
    assert_eq!(bureau.desk("p-chen", "2026-04-08"), [""; 0]);
}

#[test]
fn who_submitted_has_it_on_no_desk_and_neither_has_their_delegate() {
    let mut bureau = Bureau::new("2026-04-01");
    bureau.propose("2026-04-01", "day-care", "local-city");
    bureau.delegate("2026-04-01", "p-zhao", "p-chen", "2026-04-01", "2026-04-30");
    bureau.submit("2026-04-02", "p-zhao", "day-care");
    assert_eq!(bureau.desk("p-zhao", "2026-04-02"), [""; 0]);
    assert_eq!(bureau.desk("p-chen", "2026-04-02"), [""; 0]);
    let deputy = format!("{MATTER} Division 2026-04-02 (0) to 2026-04-08 deputy");
    assert_eq!(bureau.desk("p-qian", "2026-04-02"), [deputy]);
}

#[test]
fn what_was_asked_of_a_unit_goes_where_the_unit_went() {
    let mut bureau = submitted();
    let into = Some(id("u-bureau"));
    bureau.people("2026-04-03", people::Command::CloseUnit { unit: id("u-welfare"), into });
    let first = format!("{MATTER} Division 2026-04-02 (1) to 2026-04-08 holder");
    assert_eq!(bureau.desk("p-zhao", "2026-04-03"), std::slice::from_ref(&first));
    // A new head of what it went into has it too.
    bureau.assign("2026-04-03", Role::DivisionHead, "u-bureau", "p-chen");
    assert_eq!(bureau.desk("p-chen", "2026-04-03"), [first]);
    let waiting = bureau.views.desk.waiting_on(day("2026-04-09")).unwrap();
    let heads = waiting.iter().find(|one| one.role == Some(Role::DivisionHead)).unwrap();
    assert_eq!((heads.unit.as_ref(), heads.count, heads.late), (Some(&id("u-bureau")), 1, 1));
    assert_eq!(heads.oldest, day("2026-04-02"));
}

#[test]
fn a_seat_that_nobody_can_fill_is_found_with_what_would_help() {
    let mut bureau = submitted();
    bureau.learn();
    let stuck = |bureau: &Bureau, today| bureau.views.desk.stuck(day(today), 10).unwrap().rows;
    assert_eq!(stuck(&bureau, "2026-04-03"), []);
    // The holder leaves: the deputy may; the deputy leaves: nobody.
    bureau.people("2026-04-03", people::Command::Leave { person: id("p-zhao") });
    let deputy = format!("{MATTER} Division 2026-04-02 (1) to 2026-04-08 deputy");
    assert_eq!(bureau.desk("p-qian", "2026-04-03"), [deputy]);
    assert_eq!(stuck(&bureau, "2026-04-03"), []);
    bureau.people("2026-04-03", people::Command::Leave { person: id("p-qian") });
    assert_eq!(bureau.desk("p-qian", "2026-04-03"), [""; 0], "nothing waits for who has left");
    let found = stuck(&bureau, "2026-04-03");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].waiting.stream, MATTER);
    assert_eq!(
        found[0].says.zh,
        "示例u-welfare处室负责人空缺且无副职。请先任命，或由标准化办改派。"
    );
    bureau.assign("2026-04-03", Role::DivisionHead, "u-welfare", "p-chen");
    bureau.learn();
    assert_eq!(stuck(&bureau, "2026-04-03"), []);
}

#[test]
fn a_seat_whose_only_holder_submitted_it_is_stuck_while_other_matters_of_theirs_are_not() {
    let mut bureau = Bureau::new("2026-04-01");
    for name in ["day-care", "meals"] {
        bureau.propose("2026-04-01", name, "local-city");
    }
    let (unit, person) = (id("u-welfare"), id("p-qian"));
    let end = people::Command::EndDeputy { role: Role::DivisionHead, unit, person };
    bureau.people("2026-04-01", end);
    bureau.submit("2026-04-02", "p-zhao", "day-care");
    bureau.submit("2026-04-02", "p-feng", "meals");
    bureau.learn();
    let stuck = bureau.views.desk.stuck(day("2026-04-02"), 10).unwrap().rows;
    assert_eq!(stuck.iter().map(|one| one.waiting.stream.as_str()).collect::<Vec<_>>(), [MATTER]);
}

#[test]
fn what_was_sent_back_lies_before_its_submitter_and_what_was_copied_before_who_has_the_copy() {
    let mut bureau = submitted();
    bureau.says(
        "2026-04-03",
        "p-zhao",
        "day-care.proposal.1",
        plumbline_lifecycle::approval::Command::Copy { to: id("p-wu") },
    );
    bureau.sends_back("2026-04-03", "p-zhao", "day-care.proposal.1");
    let again = format!("{MATTER} to be submitted again 2026-04-03 (0) to - holder");
    assert_eq!(bureau.desk("p-feng", "2026-04-03"), [again]);
    let copied = bureau.views.desk.copied(&id("p-wu"), 10).unwrap().rows;
    let copied: Vec<_> =
        copied.iter().map(|row| (row.on, row.by.name.as_str(), row.now.zh.as_str())).collect();
    assert_eq!(copied, [(day("2026-04-03"), "赵某", "已退回提交人")]);
}

#[test]
fn an_added_signer_comes_first() {
    let mut bureau = submitted();
    bureau.adds("2026-04-03", "p-zhao", "day-care.proposal.1", "p-chen");
    assert_eq!(bureau.desk("p-zhao", "2026-04-03"), [""; 0]);
    let first = format!("{MATTER} Division 2026-04-02 (1) to 2026-04-08 holder");
    assert_eq!(bureau.desk("p-chen", "2026-04-03"), std::slice::from_ref(&first));
    bureau.agrees("2026-04-03", "p-chen", "day-care.proposal.1");
    assert_eq!(bureau.desk("p-zhao", "2026-04-03"), [first]);
}

#[test]
fn a_standard_under_approval_waits_for_what_is_behind_it() {
    let mut bureau = submitted();
    bureau.learn();
    let waits = bureau.views.desk.of(&standard("day-care"), day("2026-04-03")).unwrap();
    let told: Vec<String> = waits
        .iter()
        .map(|wait| {
            let may: Vec<_> = wait.may.iter().map(|who| who.person.name.as_str()).collect();
            format!("{} [{}]", told(wait), may.join(", "))
        })
        .collect();
    assert_eq!(
        told,
        [
            "standard/day-care to be accepted 2026-04-01 (2) to - [李某]".to_owned(),
            format!("{MATTER} Division 2026-04-02 (1) to 2026-04-08 [赵某]"),
        ]
    );
    // The office has nothing to do with it until the chain has ended.
    let office = bureau.views.desk.mine(&id("p-li"), day("2026-04-03"), 10).unwrap().rows;
    assert_eq!(office, []);
    for by in ["p-zhao", "p-sun", "p-li", "p-zhou"] {
        bureau.agrees("2026-04-03", by, "day-care.proposal.1");
    }
    bureau.learn();
    let waits = bureau.views.desk.of(&standard("day-care"), day("2026-04-03")).unwrap();
    let missing: Vec<_> = waits[0].missing.iter().map(|paper| paper.zh.as_str()).collect();
    assert_eq!((waits.len(), missing), (1, vec!["计划下达通知"]));
    bureau.attach("2026-04-03", "day-care", "plan-notice");
    bureau.learn();
    let office = bureau.views.desk.mine(&id("p-li"), day("2026-04-03"), 10).unwrap().rows;
    assert_eq!(office.len(), 1);
    assert_eq!(office[0].waiting.what.zh, "准予立项");
}

#[test]
fn drafters_who_are_named_have_the_draft_on_their_desks() {
    let mut bureau = submitted();
    for by in ["p-zhao", "p-sun", "p-li", "p-zhou"] {
        bureau.agrees("2026-04-03", by, "day-care.proposal.1");
    }
    bureau.attach("2026-04-07", "day-care", "plan-notice");
    bureau.standard("2026-04-07", "day-care", Command::AcceptProposal);
    bureau.learn();
    let what = |bureau: &Bureau, person: &str| -> Vec<String> {
        let mine = bureau.views.desk.mine(&id(person), day("2026-04-07"), 10).unwrap();
        mine.rows.iter().map(|row| row.waiting.what.en.clone()).collect()
    };
    assert_eq!(what(&bureau, "p-chen"), [""; 0]);
    let persons = vec![id("p-chen")];
    let named = Command::NameDrafters { units: Vec::new(), persons };
    bureau.standard("2026-04-07", "day-care", named);
    bureau.learn();
    let theirs =
        ["to be consulted on by its milestone", "to pass the review", "to be consulted on"];
    assert_eq!(what(&bureau, "p-chen"), theirs);
    let drafting = bureau.views.desk.waiting_on(day("2026-04-07")).unwrap();
    let chen = drafting.iter().find(|one| one.person.is_some()).unwrap();
    assert_eq!((chen.who.zh.as_str(), chen.count), ("陈某", 3));
}

#[test]
fn a_calendar_that_is_set_later_moves_the_last_days_of_what_waits() {
    let mut bureau = Bureau::new("2026-12-01");
    bureau.propose("2026-12-30", "day-care", "local-city");
    bureau.submit("2026-12-30", "p-feng", "day-care");
    let unknown = format!("{MATTER} Division 2026-12-30 (0) to 2027-01-04 provisional holder");
    assert_eq!(bureau.desk("p-zhao", "2026-12-30"), [unknown]);
    let notice = "year = 2027\nsource = \"示例：国办通知\"\noff = [\"2027-01-01\", \"2027-01-02\", \"2027-01-03\"]\nwork = []\n";
    bureau.calendar("2026-12-31", notice);
    let known = format!("{MATTER} Division 2026-12-30 (0) to 2027-01-05 holder");
    assert_eq!(bureau.desk("p-zhao", "2026-12-30"), [known]);
}

#[test]
fn the_clock_finds_each_passed_day_until_it_is_noted() {
    let mut bureau = submitted();
    bureau.learn();
    let due =
        |bureau: &Bureau, today: &str| bureau.views.desk.for_the_clock(day(today), 10).unwrap();
    let found = |due: &[NotedDay]| -> Vec<_> {
        due.iter().map(|one| (one.stream.to_string(), one.until, one.passed_on)).collect()
    };
    assert_eq!(due(&bureau, "2026-04-06"), []);
    // A day before, as the procedure has it, somebody is reminded; once, also by a clock that was down until the day itself.
    let near = due(&bureau, "2026-04-07");
    assert_eq!(found(&near), [(MATTER.to_owned(), day("2026-04-08"), None)]);
    assert_eq!(due(&bureau, "2026-04-08"), near);
    bureau.notes("2026-04-07", &near[0]);
    bureau.learn();
    assert_eq!(due(&bureau, "2026-04-08"), []);
    let passed = due(&bureau, "2026-04-20");
    assert_eq!(found(&passed), [(MATTER.to_owned(), day("2026-04-08"), Some(day("2026-04-09")))]);
    bureau.notes("2026-04-09", &passed[0]);
    bureau.learn();
    assert_eq!(due(&bureau, "2026-04-20"), []);
    // It is late all the same.
    assert_eq!(bureau.views.desk.overdue(day("2026-04-20"), 10).unwrap().rows.len(), 1);
}

#[test]
fn a_long_desk_is_cut_where_it_was_asked_to_be() {
    let mut bureau = Bureau::new("2026-04-01");
    for n in 0..70 {
        let name = format!("day-care-{n:02}");
        bureau.propose("2026-04-01", &name, "local-city");
        bureau.submit("2026-04-02", "p-feng", &name);
    }
    bureau.learn();
    let ask = |limit| bureau.views.desk.mine(&id("p-zhao"), day("2026-04-02"), limit).unwrap();
    let (some, all) = (ask(69), ask(70));
    assert_eq!((some.rows.len(), some.more), (69, true));
    assert_eq!((all.rows.len(), all.more), (70, false));
    assert_eq!(all.rows[..69], some.rows);
}

#[test]
fn whoever_takes_part_reads_the_matter_wherever_it_lies_and_another_city_hears_nothing_of_it() {
    let mut bureau = submitted();
    bureau.learn();
    let log = bureau.book.log.reader.clone();
    let today = day("2026-04-03");
    let seen = |person: &str| {
        let caller = Caller {
            role: plumbline_access::Role::Office,
            jurisdiction: "330200".parse().unwrap(),
            person: person.parse().ok(),
            ..Caller::at_the_machine("示例".parse().unwrap())
        };
        bureau.views.seen_by(Sight::of(Some(&caller)))
    };
    let care = standard("day-care");
    let reads = |views: &Views| {
        let life = Life::read(views, &log, "day-care", Horizon::default(), today).is_ok();
        let inside = views.tells_inside(&log, &care, today).unwrap();
        let waits = !views.desk.of(&care, today).unwrap().is_empty();
        assert!(inside == life && waits == life);
        life
    };
    // 赵 is to decide, 冯 has submitted it, 李 is the office that waits for it; the others have nothing to do with it yet.
    for (person, may) in
        [("p-zhao", true), ("p-feng", true), ("p-li", true), ("p-zhou", false), ("", false)]
    {
        let views = seen(person);
        assert_eq!(reads(&views), may, "{person}");
        let zhao = views.desk.mine(&id("p-zhao"), today, 10).unwrap().rows;
        assert_eq!(zhao.len(), usize::from(person == "p-zhao"), "{person}");
        let feng = views.desk.sent(&id("p-feng"), 10).unwrap().rows;
        assert_eq!(feng.len(), usize::from(person == "p-feng"), "{person}");
        assert_eq!(views.desk.waiting_on(today).unwrap(), [], "counts are of a place");
    }
    let own = bureau.views.desk.waiting_on(today).unwrap();
    let city = Sight::of(Some(&Caller {
        role: plumbline_access::Role::Reader,
        jurisdiction: "330100".parse().unwrap(),
        ..Caller::at_the_machine("示例".parse().unwrap())
    }));
    let city = bureau.views.seen_by(city);
    assert_eq!(city.desk.waiting_on(today).unwrap(), own);
    assert!(reads(&city));
    // Whoever is told of nothing that lies on a desk hears not even whose it is.
    let elsewhere = Sight::of(Some(&Caller {
        role: plumbline_access::Role::Reader,
        jurisdiction: "330200".parse().unwrap(),
        ..Caller::at_the_machine("示例".parse().unwrap())
    }));
    let elsewhere = bureau.views.seen_by(elsewhere);
    for one in &own {
        let list = |views: &Views| views.desk.waiting_for(&one.key, false, today, 10).unwrap();
        let (who, rows) = list(&city).unwrap();
        assert_eq!((who, rows.rows.len() as u64), (one.who.clone(), one.count));
        assert_eq!(list(&elsewhere), None, "{}", one.key);
    }
}
