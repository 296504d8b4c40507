//! Who is named when somebody asks on a day: who holds a role, who stands in, who acts for whom, whose a matter is.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "house/people.rs"]
mod any;
#[expect(dead_code, reason = "the other tests of this folder use the rest")]
mod house;

use std::collections::{BTreeMap, BTreeSet};

use any::{PERSONS, ROLES, UNITS, any_people_command};
use house::{Chance, say};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use plumbline_lifecycle::people::{Command, Event, People, PersonId, Role, UnitId};
use plumbline_lifecycle::procedure::Gate;
use plumbline_lifecycle::{self as core, Folded, No, State, StreamId, World, decide};

const DAY: Date = date(2026, 5, 11);

/// People alone, recorded on the day itself.
struct House(BTreeMap<StreamId, Folded>);

impl House {
    fn new() -> House {
        House(BTreeMap::from([(StreamId::People, Folded::unborn(&StreamId::People))]))
    }

    fn people(&self) -> &People {
        let State::People(people) = &self.0[&StreamId::People].state else { panic!("no people") };
        people
    }

    fn give(&mut self, on: Date, command: Command) -> Result<Event, No> {
        let world = World { known: &self.0, by: None, on, today: on };
        let events = decide(&world, &StreamId::People, &command.into())?;
        let [(stream, event)] = events.as_slice() else { panic!("one event a command") };
        let before = self.0.remove(stream).unwrap();
        self.0.insert(stream.clone(), before.then(0, event, on).unwrap());
        let core::Event::People(event) = event.clone() else { panic!("not of people") };
        Ok(event)
    }

    fn found(&mut self, unit: &str, kind: &str, below: Option<&str>, area: &str, fields: &[&str]) {
        let description = serde_json::from_value(serde_json::json!({
            "names": { "zh": "示例" }, "kind": kind, "parent": below, "area": area, "fields": fields,
        }));
        let description = description.unwrap();
        self.give(DAY, Command::FoundUnit { unit: say(unit), description }).unwrap();
    }

    fn join(&mut self, person: &str, unit: &str) {
        let name = say(&format!("示例：{person}"));
        self.give(DAY, Command::Join { person: say(person), name, unit: say(unit) }).unwrap();
    }

    fn assign(&mut self, role: Role, unit: &str, person: &str) {
        let (unit, person) = (say(unit), say(person));
        let assign = Command::AssignRole { role, unit, person, from: DAY, until: None };
        self.give(DAY, assign).unwrap();
    }

    fn deputy(&mut self, role: Role, unit: &str, person: &str, rank: u8) {
        let (unit, person) = (say(unit), say(person));
        self.give(DAY, Command::NameDeputy { role, unit, person, rank }).unwrap();
    }

    fn close(&mut self, unit: &str, into: Option<&str>) {
        self.give(DAY, Command::CloseUnit { unit: say(unit), into: into.map(say) }).unwrap();
    }

    fn holders(&self, role: Role, unit: &str, day: Date) -> Vec<String> {
        named(self.people().holders(role, &say(unit), day))
    }

    fn deputies(&self, role: Role, unit: &str) -> Vec<String> {
        named(self.people().deputies(role, &say(unit)))
    }
}

fn named<'a>(persons: impl Iterator<Item = &'a PersonId>) -> Vec<String> {
    persons.map(PersonId::to_string).collect()
}

/// A bureau of the city with two divisions, and the bureau of a county.
fn city() -> House {
    let mut house = House::new();
    house.found("u-bureau", "bureau", None, "330100", &[]);
    house.found("u-elderly", "division", Some("u-bureau"), "330100", &["elderly-care"]);
    house.found("u-rescue", "division", Some("u-bureau"), "330100", &["rescue-and-aid"]);
    house.found("u-county", "bureau", None, "330106", &["elderly-care"]);
    for person in ["p-li", "p-wang", "p-zhao"] {
        house.join(person, "u-elderly");
    }
    house
}

#[test]
fn a_role_is_held_from_its_first_to_its_last_day_and_by_several_in_the_order_of_assignment() {
    let mut house = city();
    house.assign(Role::DivisionHead, "u-elderly", "p-wang");
    let (from, until) = (date(2026, 6, 1), Some(date(2026, 6, 30)));
    let (role, unit, person) = (Role::DivisionHead, say("u-elderly"), say("p-li"));
    house.give(DAY, Command::AssignRole { role, unit, person, from, until }).unwrap();
    let holders = |day| house.holders(Role::DivisionHead, "u-elderly", day);
    assert_eq!(holders(date(2026, 5, 31)), ["p-wang"]);
    assert_eq!(holders(date(2026, 6, 1)), ["p-wang", "p-li"]);
    assert_eq!(holders(date(2026, 6, 30)), ["p-wang", "p-li"]);
    assert_eq!(holders(date(2026, 7, 1)), ["p-wang"]);
    assert_eq!(house.holders(Role::Legal, "u-elderly", DAY), [""; 0]);
    assert!(!house.people().anybody_holds(Role::DivisionHead, date(2026, 5, 10)));
    assert!(house.people().anybody_holds(Role::DivisionHead, DAY));
}

#[test]
fn deputies_come_by_rank_whatever_the_order_of_naming() {
    let mut house = city();
    house.deputy(Role::Director, "u-bureau", "p-li", 2);
    house.deputy(Role::Director, "u-bureau", "p-wang", 1);
    house.deputy(Role::Director, "u-bureau", "p-zhao", 2);
    assert_eq!(house.deputies(Role::Director, "u-bureau"), ["p-wang", "p-li", "p-zhao"]);
}

#[test]
fn what_is_held_for_a_closed_unit_is_held_for_the_one_it_went_into_and_by_nobody_twice() {
    let mut house = city();
    house.assign(Role::DivisionHead, "u-rescue", "p-li");
    house.assign(Role::DivisionHead, "u-elderly", "p-wang");
    house.assign(Role::DivisionHead, "u-elderly", "p-li");
    house.deputy(Role::DivisionHead, "u-rescue", "p-zhao", 1);
    house.close("u-rescue", Some("u-elderly"));
    house.close("u-elderly", Some("u-bureau"));
    for unit in ["u-rescue", "u-elderly", "u-bureau"] {
        assert_eq!(house.people().present(&say(unit)), Some(&say("u-bureau")));
        assert_eq!(house.holders(Role::DivisionHead, unit, DAY), ["p-li", "p-wang"]);
        assert_eq!(house.deputies(Role::DivisionHead, unit), ["p-zhao"]);
    }
    house.close("u-county", None);
    assert_eq!(house.people().present(&say("u-county")), None);
    assert_eq!(house.people().present(&say("u-never")), None);
}

#[test]
fn a_matter_goes_to_the_narrowest_unit_with_its_field_a_division_first_and_else_to_the_bureau() {
    let mut house = city();
    let unit_for = |house: &House, field, area| {
        house.people().unit_for(&say(field), &say(area)).map(UnitId::to_string)
    };
    assert_eq!(unit_for(&house, "elderly-care", "330106").as_deref(), Some("u-county"));
    assert_eq!(unit_for(&house, "elderly-care", "330100").as_deref(), Some("u-elderly"));
    assert_eq!(unit_for(&house, "social-work", "330106").as_deref(), Some("u-county"));
    assert_eq!(unit_for(&house, "social-work", "330100").as_deref(), Some("u-bureau"));
    assert_eq!(unit_for(&house, "elderly-care", "330200"), None);
    house.found("u-a-home", "institution", Some("u-bureau"), "330100", &["elderly-care"]);
    house.found("u-z-second", "division", Some("u-bureau"), "330100", &["elderly-care"]);
    assert_eq!(unit_for(&house, "elderly-care", "330100").as_deref(), Some("u-elderly"));
}

#[test]
fn a_role_is_sought_upward_until_a_unit_has_it_or_a_deputy_for_it() {
    let mut house = city();
    let unit_with = |house: &House, role, from| {
        house.people().unit_with_role(role, &say(from), DAY).map(UnitId::to_string)
    };
    house.assign(Role::Director, "u-bureau", "p-li");
    house.deputy(Role::DivisionHead, "u-elderly", "p-wang", 1);
    assert_eq!(unit_with(&house, Role::Director, "u-elderly").as_deref(), Some("u-bureau"));
    assert_eq!(unit_with(&house, Role::DivisionHead, "u-elderly").as_deref(), Some("u-elderly"));
    assert_eq!(unit_with(&house, Role::DivisionHead, "u-rescue"), None);
    house.close("u-rescue", Some("u-elderly"));
    assert_eq!(unit_with(&house, Role::DivisionHead, "u-rescue").as_deref(), Some("u-elderly"));
    house.give(DAY, Command::Leave { person: say("p-wang") }).unwrap();
    assert_eq!(unit_with(&house, Role::DivisionHead, "u-elderly"), None);
}

#[test]
fn a_delegate_acts_on_the_first_and_the_last_day_for_the_gates_that_were_named() {
    let mut house = city();
    let (first, last) = (date(2026, 5, 20), date(2026, 5, 31));
    let (from, to): (PersonId, PersonId) = (say("p-li"), say("p-wang"));
    let gates = vec![Gate::Approval];
    let delegate = Command::Delegate { from: from.clone(), to: to.clone(), first, last, gates };
    house.give(DAY, delegate).unwrap();
    let delegates = |house: &House, gate, day| named(house.people().delegates_of(&from, gate, day));
    assert_eq!(delegates(&house, Gate::Approval, date(2026, 5, 19)), [""; 0]);
    assert_eq!(delegates(&house, Gate::Approval, first), ["p-wang"]);
    assert_eq!(delegates(&house, Gate::Approval, last), ["p-wang"]);
    assert_eq!(delegates(&house, Gate::Approval, date(2026, 6, 1)), [""; 0]);
    assert_eq!(delegates(&house, Gate::Proposal, first), [""; 0]);
    let newest = house.people().delegation_of(&from, &to).unwrap();
    assert_eq!((newest.first, newest.last), (first, last));
    assert_eq!(house.people().delegation_of(&to, &from), None);
    house.give(DAY, Command::Leave { person: from.clone() }).unwrap();
    assert_eq!(delegates(&house, Gate::Approval, first), [""; 0]);
}

/// Whatever was recorded, and whichever day is asked for.
#[test]
fn nobody_who_left_is_named_and_nobody_twice() {
    let (mut left, mut named_at_all) = (0, 0);
    for seed in 0..1_000 {
        let chance = &mut Chance::of(seed);
        let mut house = House::new();
        let mut day = DAY;
        for _ in 0..60 {
            let _ = house.give(day, any_people_command(chance, day));
            day = day.saturating_add(i64::from(chance.below(2)).days());
        }
        let people = house.people();
        left += people.persons.values().filter(|person| person.unit.is_none()).count();
        let asked = day.saturating_add((i64::from(chance.below(20)) - 10).days());
        for list in everybody_named(people, asked) {
            let once: BTreeSet<&String> = list.iter().collect();
            assert_eq!(once.len(), list.len(), "seed {seed} names somebody twice: {list:?}");
            for person in &list {
                let unit = people.unit_of(&say(person));
                assert!(unit.is_some(), "seed {seed} names {person}, who left");
                assert!(
                    people.units.contains_key(unit.unwrap()),
                    "seed {seed}: {unit:?} is closed"
                );
            }
            named_at_all += list.len();
        }
    }
    assert!(left > 100 && named_at_all > 100, "{left} left, {named_at_all} named: too few");
}

fn everybody_named(people: &People, day: Date) -> Vec<Vec<String>> {
    let mut lists = Vec::new();
    for unit in UNITS.map(say::<UnitId>) {
        for role in ROLES {
            lists.push(named(people.holders(role, &unit, day)));
            lists.push(named(people.deputies(role, &unit)));
        }
    }
    for person in PERSONS.map(say::<PersonId>) {
        lists.push(named(people.delegates_of(&person, Gate::Approval, day)));
    }
    lists
}
