//! The answer for spreadsheets: one table, a row for each unit, person, role, deputy, delegation and name of a place.

use jiff::civil::Date;
use plumbline_lifecycle::Field;
use plumbline_lifecycle::people::People;
use plumbline_lifecycle::procedure::Gate;

const HEAD: [&str; 13] = [
    "what", "id", "name", "name_en", "kind", "unit", "area", "fields", "from", "until", "rank",
    "to", "gates",
];

/// A row by the names of its columns; what is not named is empty.
fn row(cells: &[(&str, String)]) -> Vec<String> {
    let cell = |column: &str| {
        let found = cells.iter().find(|(name, _)| *name == column);
        found.map(|(_, text)| text.clone()).unwrap_or_default()
    };
    HEAD.map(cell).to_vec()
}

pub(super) fn sheet(people: &People, day: Date) -> Vec<Vec<String>> {
    let mut rows = vec![HEAD.map(str::to_owned).to_vec()];
    rows.extend(people.units.iter().map(|(id, unit)| {
        let name = |tag| unit.names.get(tag).unwrap_or_default().to_owned();
        let fields: Vec<&str> = unit.fields.iter().map(Field::as_str).collect();
        row(&[
            ("what", "unit".into()),
            ("id", id.to_string()),
            ("name", name("zh")),
            ("name_en", name("en")),
            ("kind", unit.kind.key().to_owned()),
            ("unit", unit.parent.as_ref().map(ToString::to_string).unwrap_or_default()),
            ("area", unit.area.to_string()),
            ("fields", fields.join(" ")),
        ])
    }));
    rows.extend(people.persons.iter().map(|(id, person)| {
        row(&[
            ("what", "person".into()),
            ("id", id.to_string()),
            ("name", person.name.to_string()),
            ("unit", person.unit.as_ref().map(ToString::to_string).unwrap_or_default()),
        ])
    }));
    rows.extend(people.tenures_from(day).map(|held| {
        row(&[
            ("what", "role".into()),
            ("id", held.person.to_string()),
            ("name", people.name_of(&held.person).to_owned()),
            ("kind", held.role.key().to_owned()),
            ("unit", held.unit.to_string()),
            ("from", held.from.to_string()),
            ("until", held.until.map(|until| until.to_string()).unwrap_or_default()),
        ])
    }));
    rows.extend(people.standing_in().map(|deputy| {
        row(&[
            ("what", "deputy".into()),
            ("id", deputy.person.to_string()),
            ("name", people.name_of(&deputy.person).to_owned()),
            ("kind", deputy.role.key().to_owned()),
            ("unit", deputy.unit.to_string()),
            ("rank", deputy.rank.to_string()),
        ])
    }));
    rows.extend(people.delegations_from(day).map(|given| {
        let gates: Vec<&str> = given.gates.iter().copied().map(Gate::key).collect();
        row(&[
            ("what", "delegation".into()),
            ("id", given.from.to_string()),
            ("name", people.name_of(&given.from).to_owned()),
            ("from", given.first.to_string()),
            ("until", given.last.to_string()),
            ("to", given.to.to_string()),
            ("gates", gates.join(" ")),
        ])
    }));
    rows.extend(people.places.iter().map(|(code, named)| {
        row(&[
            ("what", "place".into()),
            ("id", code.to_string()),
            ("name", named.zh.to_string()),
            ("name_en", named.en.to_string()),
        ])
    }));
    rows
}
