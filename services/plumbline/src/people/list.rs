//! `plumbline people list`: the units that are open and everybody who ever joined, as of a day.

use std::path::Path;

use jiff::civil::Date;
use plumbline_lifecycle::people::{People, Person, Unit};
use plumbline_lifecycle::{Field, Horizon, PersonId, State, StreamId, UnitId, replay};
use plumbline_views::stored;
use serde_json::json;

use crate::failure::Failure;
use crate::output::{Output, csv, say, table};
use crate::reading;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// As it was at the end of this day; today if left out.
    #[arg(long, value_name = "DAY")]
    as_of: Option<Date>,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t = Output::Table)]
    output: Output,
}

pub(crate) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let day = reading::day(arguments.as_of)?;
    let log = reading::log(data)?;
    let known_at = log.head();
    let rows = log.read_stream(&StreamId::People.to_string())?;
    let rows = rows.iter().map(stored);
    let folded = replay(&StreamId::People, rows, Horizon::as_of(day), |_, _, _| {})?;
    let State::People(people) = folded.state else { return Err(Failure::NoPeople) };
    match arguments.output {
        Output::Table => say(&told(&people, day, known_at)),
        Output::Csv => say(&csv(&sheet(&people))),
        Output::Json => say(&format!("{}\n", as_json(&people, day, known_at))),
    }
    Ok(())
}

fn told(people: &People, day: Date, known_at: u64) -> String {
    let serving = people.persons.values().filter(|person| person.unit.is_some()).count();
    let units = people.units.len();
    let units_word = if units == 1 { "unit" } else { "units" };
    let persons_word = if serving == 1 { "person" } else { "persons" };
    let mut text = format!(
        "As of {day}, as known at seq {known_at}: {units} {units_word}, {serving} {persons_word} in service\n"
    );
    if units > 0 {
        let rows = people.units.iter().map(|(id, unit)| {
            let above = unit.parent.as_ref().map(|above| format!("in {above}")).unwrap_or_default();
            let fields: Vec<&str> = unit.fields.iter().map(Field::as_str).collect();
            let name = unit.names.best("zh").to_owned();
            vec![
                format!("  {id}"),
                name,
                format!("{} {}", unit.kind.key(), unit.kind.zh()),
                unit.area.to_string(),
                above,
                fields.join(", "),
            ]
        });
        text.push_str(&format!("\nUnits\n{}", table(&rows.collect::<Vec<_>>(), &[])));
    }
    if !people.persons.is_empty() {
        let rows = people.persons.iter().map(|(id, person)| {
            let unit = person.unit.as_ref().map_or_else(|| "has left".into(), ToString::to_string);
            vec![format!("  {id}"), person.name.to_string(), unit]
        });
        text.push_str(&format!("\nPersons\n{}", table(&rows.collect::<Vec<_>>(), &[])));
    }
    text
}

fn sheet(people: &People) -> Vec<Vec<String>> {
    let head = ["what", "id", "name", "name_en", "kind", "unit", "area", "fields"];
    let unit = |(id, unit): (&UnitId, &Unit)| {
        let name = |tag| unit.names.get(tag).unwrap_or_default().to_owned();
        let above = unit.parent.as_ref().map(ToString::to_string).unwrap_or_default();
        let fields: Vec<&str> = unit.fields.iter().map(Field::as_str).collect();
        vec![
            "unit".to_owned(),
            id.to_string(),
            name("zh"),
            name("en"),
            unit.kind.key().to_owned(),
            above,
            unit.area.to_string(),
            fields.join(" "),
        ]
    };
    let person = |(id, person): (&PersonId, &Person)| {
        let unit = person.unit.as_ref().map(ToString::to_string).unwrap_or_default();
        let mut row = vec!["person".to_owned(), id.to_string(), person.name.to_string()];
        row.extend([String::new(), String::new(), unit, String::new(), String::new()]);
        row
    };
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend(people.units.iter().map(unit));
    rows.extend(people.persons.iter().map(person));
    rows
}

fn as_json(people: &People, day: Date, known_at: u64) -> serde_json::Value {
    let units = people.units.iter().map(|(id, unit)| {
        json!({
            "id": id, "names": unit.names, "kind": unit.kind.key(), "parent": unit.parent,
            "area": unit.area, "fields": unit.fields,
        })
    });
    let closed = people.closed.iter().map(|(id, into)| json!({ "id": id, "into": into }));
    let persons = people.persons.iter();
    let persons =
        persons.map(|(id, person)| json!({ "id": id, "name": person.name, "unit": person.unit }));
    json!({
        "as_of": day,
        "known_at": known_at,
        "units": units.collect::<Vec<_>>(),
        "closed": closed.collect::<Vec<_>>(),
        "persons": persons.collect::<Vec<_>>(),
    })
}
