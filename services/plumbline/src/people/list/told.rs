//! The answer for people: a table for units, persons, roles, deputies, delegations and names of places each.

use jiff::civil::Date;
use plumbline_lifecycle::people::{Delegation, Deputy, People, Role, Tenure};
use plumbline_lifecycle::{Field, PersonId};

use crate::output::table;

type Rows = Vec<Vec<String>>;

pub(super) fn told(people: &People, day: Date, known_at: u64) -> String {
    let serving = people.persons.values().filter(|person| person.unit.is_some()).count();
    let units = people.units.len();
    let units_word = if units == 1 { "unit" } else { "units" };
    let persons_word = if serving == 1 { "person" } else { "persons" };
    let mut text = format!(
        "As of {day}, as known at seq {known_at}: {units} {units_word}, {serving} {persons_word} in service\n"
    );
    for (head, rows) in [
        ("Units 单位", units_told(people)),
        ("Persons 人员", persons(people)),
        ("Roles 职务", roles(people, day)),
        ("Deputies 副职", deputies(people)),
        ("Delegations 委托", delegations(people, day)),
        ("Places 辖区名称", places(people)),
    ] {
        if !rows.is_empty() {
            text.push_str(&format!("\n{head}\n{}", table(&rows, &[])));
        }
    }
    text
}

fn units_told(people: &People) -> Rows {
    let rows = people.units.iter().map(|(id, unit)| {
        let above = unit.parent.as_ref().map(|above| format!("in {above}")).unwrap_or_default();
        let fields: Vec<&str> = unit.fields.iter().map(Field::as_str).collect();
        let place = people.place_name(&unit.area, "zh").unwrap_or_default();
        vec![
            format!("  {id}"),
            unit.names.best("zh").to_owned(),
            format!("{} {}", unit.kind.key(), unit.kind.zh()),
            format!("{} {place}", unit.area),
            above,
            fields.join(", "),
        ]
    });
    rows.collect()
}

fn persons(people: &People) -> Rows {
    let rows = people.persons.iter().map(|(id, person)| {
        let unit = person.unit.as_ref().map_or_else(|| "has left".into(), ToString::to_string);
        vec![format!("  {id}"), person.name.to_string(), unit]
    });
    rows.collect()
}

fn roles(people: &People, day: Date) -> Rows {
    let row = |held: &Tenure| {
        let until = held.until.map(|until| format!("until {until}")).unwrap_or_default();
        vec![
            format!("  {}", role(held.role)),
            held.unit.to_string(),
            person(people, &held.person),
            format!("from {}", held.from),
            until,
            not_yet(held.runs_on(day)),
        ]
    };
    people.tenures_from(day).map(row).collect()
}

fn deputies(people: &People) -> Rows {
    let row = |deputy: &Deputy| {
        vec![
            format!("  {}", role(deputy.role)),
            deputy.unit.to_string(),
            deputy.rank.to_string(),
            person(people, &deputy.person),
        ]
    };
    people.standing_in().map(row).collect()
}

fn delegations(people: &People, day: Date) -> Rows {
    let row = |given: &Delegation| {
        let gates: Vec<String> =
            given.gates.iter().map(|gate| format!("{} {}", gate.key(), gate.zh())).collect();
        let gates = if gates.is_empty() { "every gate".into() } else { gates.join(", ") };
        vec![
            format!("  {}", person(people, &given.from)),
            format!("to {}", person(people, &given.to)),
            format!("from {}", given.first),
            format!("until {}", given.last),
            gates,
            not_yet(given.runs_on(day)),
        ]
    };
    people.delegations_from(day).map(row).collect()
}

fn places(people: &People) -> Rows {
    let rows = people.places.iter();
    rows.map(|(code, named)| vec![format!("  {code}"), named.zh.to_string(), named.en.to_string()])
        .collect()
}

fn role(role: Role) -> String {
    format!("{} {}", role.key(), role.zh())
}

fn person(people: &People, id: &PersonId) -> String {
    format!("{id} {}", people.name_of(id))
}

fn not_yet(in_force: bool) -> String {
    if in_force { String::new() } else { "not yet".into() }
}

#[cfg(test)]
mod tests {
    use plumbline_lifecycle::people::Event;
    use serde_json::json;

    use super::*;

    #[test]
    fn who_holds_what_is_told_with_its_days_and_nothing_of_who_left_or_of_what_is_over() {
        let unit = json!({ "names": { "zh": "示例局" }, "kind": "bureau", "area": "330100" });
        let join = |person: &str, name: &str| json!({ "PersonJoined": { "person": person, "name": name, "unit": "u-bureau" } });
        let assign = |role: &str, person: &str, from: &str, until: Option<&str>| {
            json!({ "RoleAssigned": {
                "role": role, "unit": "u-bureau", "person": person, "from": from, "until": until,
            } })
        };
        let delegate = |first: &str, last: &str, gates: &[&str]| {
            json!({ "DelegationGiven": {
                "from": "p-li", "to": "p-wang", "first": first, "last": last, "gates": gates,
            } })
        };
        let deputy =
            json!({ "role": "director", "unit": "u-bureau", "person": "p-wang", "rank": 1 });
        let events = [
            json!({ "UnitFounded": { "unit": "u-bureau", "description": unit } }),
            join("p-li", "李某"),
            join("p-wang", "王某"),
            join("p-zhao", "赵某"),
            assign("director", "p-li", "2026-01-01", None),
            assign("legal", "p-wang", "2026-01-01", Some("2026-05-10")),
            assign("legal", "p-wang", "2026-06-01", Some("2026-12-31")),
            assign("office", "p-zhao", "2026-01-01", None),
            json!({ "DeputyNamed": deputy }),
            delegate("2026-05-01", "2026-05-11", &[]),
            delegate("2026-05-12", "2026-05-20", &["into_review"]),
            json!({ "PersonLeft": { "person": "p-zhao" } }),
            json!({ "JurisdictionNamed": { "code": "330200", "zh": "宁波市", "en": "Ningbo" } }),
        ];
        let people = events.into_iter().fold(People::default(), |people, event| {
            people.evolve(&serde_json::from_value::<Event>(event).unwrap()).unwrap()
        });
        let text = told(&people, "2026-05-11".parse().unwrap(), 13);
        let expected = "\
As of 2026-05-11, as known at seq 13: 1 unit, 2 persons in service

Units 单位
  u-bureau  示例局  bureau 局  330100 杭州市

Persons 人员
  p-li    李某  u-bureau
  p-wang  王某  u-bureau
  p-zhao  赵某  has left

Roles 职务
  director 局主要领导   u-bureau  p-li 李某    from 2026-01-01
  legal 法规工作负责人  u-bureau  p-wang 王某  from 2026-06-01  until 2026-12-31  not yet

Deputies 副职
  director 局主要领导  u-bureau  1  p-wang 王某

Delegations 委托
  p-li 李某  to p-wang 王某  from 2026-05-01  until 2026-05-11  every gate
  p-li 李某  to p-wang 王某  from 2026-05-12  until 2026-05-20  into-review 送审  not yet

Places 辖区名称
  330200  宁波市  Ningbo
";
        assert_eq!(text, expected);
    }
}
