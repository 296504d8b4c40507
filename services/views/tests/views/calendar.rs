//! A calendar that is set while standards wait: what waits has other last days, what is over stays as it was, and the views
//! and the lives say the same.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use plumbline_lifecycle::standard::{Command, Document};
use plumbline_lifecycle::{Horizon, Name, StandardId};
use plumbline_testkit::Chance;

use crate::as_of::{Side, agrees};
use crate::house::{House, profile};

fn attach(name: Name) -> Command {
    let (kind, media_type) = ("first-draft".into(), "application/pdf".into());
    let document = Document { kind, name, media_type, size: 1, sha256: "0f".repeat(32) };
    Command::AttachDocument { document }
}

#[test]
fn what_waits_is_worked_out_anew_and_what_is_over_stays_as_it_was() {
    let mut house = House::by_working_days();
    let id: StandardId = "day-care".parse().unwrap();
    let propose =
        Command::Propose { procedure: "local".into(), profile: profile(1, &mut Chance::new(1)) };
    let mut side = Side::new();
    let mut told = 0;
    let mut due = |house: &House, day: Date| {
        side.learn(&house.made[told..]);
        told = house.made.len();
        let life = side.life(&id, Horizon::as_of(day)).unwrap();
        agrees(&side.views, Some(&life), &id, &side.counts(day).1, day);
        let wait = life.due().unwrap();
        (wait.until.unwrap(), wait.provisional)
    };

    assert!(house.order(date(2026, 2, 12), &id, propose));
    assert_eq!(due(&house, date(2026, 2, 20)), (date(2026, 2, 19), true), "weekends alone");
    house.set_off(date(2026, 2, 25), date(2026, 2, 16), date(2026, 2, 23));
    assert_eq!(due(&house, date(2026, 2, 20)), (date(2026, 2, 27), false), "it waits still");
    assert_eq!(due(&house, date(2026, 3, 1)), (date(2026, 2, 27), false), "late");
    let name = "示例：批文".parse().unwrap();
    assert!(house.order(date(2026, 3, 10), &id, attach(name)));
    house.set_off(date(2026, 3, 11), date(2026, 2, 16), date(2026, 3, 1));
    assert_eq!(due(&house, date(2026, 3, 1)), (date(2026, 2, 27), false), "that is over");
    assert_eq!(due(&house, date(2026, 3, 10)), (date(2026, 3, 5), false), "it waits still");
}

#[test]
fn views_and_lives_say_the_same_on_every_day_however_often_the_calendar_is_set() {
    let seed = Chance::seed();
    eprintln!("PLUMBLINE_TEST_SEED={seed}");
    let mut chance = Chance::new(seed);
    let mut house = House::by_working_days();
    // Each changes the days around the one on which it is set, so that what waits just then moves.
    for _ in 0..20 {
        let (year, month) = (2024 + chance.below(2) as i16, 2 + chance.below(10) as i8);
        let on = date(year, month, 1 + chance.below(28) as i8);
        let first = on.saturating_sub((chance.below(20) as i64).days());
        house.set_off(on, first, first.saturating_add((10 + chance.below(20) as i64).days()));
    }
    let full = std::env::var("PLUMBLINE_TEST_FULL").is_ok_and(|full| full == "1");
    let lives = if full { 12 } else { 5 };
    (0..lives).for_each(|n| house.run_by_chance(n, &mut chance));
    // Everything in the order of its days, as it is recorded when nobody is late.
    let mut made = house.made.clone();
    made.sort_by_key(|made| made.on);
    let mut side = Side::new();
    side.learn(&made);

    let ids: BTreeSet<&StandardId> = made.iter().filter_map(|m| m.stream.standard()).collect();
    let last = made.last().unwrap().on;
    let mut day = date(2024, 1, 1);
    while day <= last.saturating_add(100.days()) {
        let (_, overdue) = side.counts(day);
        for id in &ids {
            let life = side.life(id, Horizon::as_of(day));
            agrees(&side.views, life.as_ref(), id, &overdue, day);
        }
        day = day.saturating_add(5.days());
    }
    let rows = |side: &Side| {
        let mut rows = Vec::new();
        side.runner.dump("leadership", &mut |row| rows.push(row.to_owned())).unwrap();
        rows
    };
    let before = rows(&side);
    side.runner.rebuild(Some("leadership"), &side.book.log.reader, &mut |_| {}).unwrap();
    assert_eq!(rows(&side), before);
}
