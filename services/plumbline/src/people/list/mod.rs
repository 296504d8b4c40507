//! `plumbline people list`: the units that are open, everybody who ever joined, and who holds, stands in for and delegates
//! what, as of a day.

mod sheet;
mod told;

use std::path::Path;

use jiff::civil::Date;
use plumbline_lifecycle::Horizon;
use plumbline_lifecycle::people::People;
use serde_json::json;

use crate::failure::Failure;
use crate::output::{Output, csv, say};
use crate::reading;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// As it was at the end of this day; today if left out.
    #[arg(long, value_name = "DAY", value_parser = crate::words::day)]
    as_of: Option<Date>,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t = Output::Table)]
    output: Output,
}

pub(crate) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let day = reading::day(arguments.as_of)?;
    let log = reading::log(data)?;
    let known_at = log.head();
    let people = reading::people_within(&log, Horizon::as_of(day))?;
    match arguments.output {
        Output::Table => say(&told::told(&people, day, known_at)),
        Output::Csv => say(&csv(&sheet::sheet(&people, day))),
        Output::Json => say(&format!("{}\n", as_json(&people, day, known_at))),
    }
    Ok(())
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
    let tenures = people.tenures_from(day).map(|held| {
        json!({
            "role": held.role, "unit": held.unit, "person": held.person,
            "from": held.from, "until": held.until, "in_force": held.runs_on(day),
        })
    });
    let delegations = people.delegations_from(day).map(|given| {
        let gates: Vec<&str> = given.gates.iter().map(|gate| gate.key()).collect();
        json!({
            "from": given.from, "to": given.to, "first": given.first, "last": given.last,
            "gates": gates, "in_force": given.runs_on(day),
        })
    });
    let places = people.places.iter();
    let places =
        places.map(|(code, named)| json!({ "code": code, "zh": named.zh, "en": named.en }));
    json!({
        "as_of": day,
        "known_at": known_at,
        "units": units.collect::<Vec<_>>(),
        "closed": closed.collect::<Vec<_>>(),
        "persons": persons.collect::<Vec<_>>(),
        "tenures": tenures.collect::<Vec<_>>(),
        "deputies": people.standing_in().collect::<Vec<_>>(),
        "delegations": delegations.collect::<Vec<_>>(),
        "places": places.collect::<Vec<_>>(),
    })
}
