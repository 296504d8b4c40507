//! `plumbline show`: the life of one standard, as of a day and as known at a seq.

mod shown;
mod table;

use std::path::Path;

use jiff::civil::Date;
use plumbline_lifecycle::Horizon;
use plumbline_views::{Life, NoLife};
use serde_json::{Value, json};

use crate::asked::Api;
use crate::failure::Failure;
use crate::output::{Output, csv, say};
use crate::reading;
use crate::show::shown::Shown;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The standard's id, its number or a reference it went by.
    standard: String,
    /// As it was at the end of this day, by all that is recorded now; today if left out.
    #[arg(long, value_name = "DAY", value_parser = crate::words::day)]
    as_of: Option<Date>,
    /// By what was recorded up to this seq; all of it if left out.
    #[arg(long, value_name = "SEQ", value_parser = crate::words::count::<u64>)]
    known_at: Option<u64>,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t = Output::Table)]
    output: Output,
}

pub(crate) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let day = reading::day(arguments.as_of)?;
    let reading = reading::open(data)?;
    let head = reading.reader.head();
    if let Some(seq) = arguments.known_at.filter(|seq| *seq > head) {
        return Err(Failure::NotRecorded { seq, head });
    }
    let horizon = Horizon { as_of: Some(day), known_at: arguments.known_at };
    let name = &arguments.standard;
    let life = Life::read(&reading.views, &reading.reader, name, horizon, reading::today());
    let life = life.map_err(|no| failure(no, name, day, arguments.known_at))?;
    let shown = Shown { life, day };
    match arguments.output {
        Output::Json => say(&format!("{}\n", whole(data, &reading, &shown, arguments.known_at)?)),
        Output::Csv => say(&csv(&table::sheet(&shown))),
        Output::Table => say(&table::told(&shown)),
    }
    Ok(())
}

/// The API's answer, with all of its events.
fn whole(
    data: &Path,
    reading: &reading::Reading,
    shown: &Shown,
    known_at: Option<u64>,
) -> Result<Value, Failure> {
    let api = Api::over(data, reading, reading::today())?;
    let mut question =
        json!({ "standardId": shown.life.id, "asOf": shown.day, "eventsPageSize": 1_000 });
    if let Some(seq) = known_at {
        question["knownAtSeq"] = seq.into();
    }
    let call = "StandardService/GetStandard";
    let mut told = api.value(call, &question)?;
    while let Some(next) = told["nextEventsPageToken"].as_str().map(str::to_owned) {
        question["eventsPageToken"] = next.into();
        let mut page = api.value(call, &question)?;
        let more = page["events"].as_array_mut().map(std::mem::take).unwrap_or_default();
        if let Some(events) = told["events"].as_array_mut() {
            events.extend(more);
        }
        told["nextEventsPageToken"] = page["nextEventsPageToken"].take();
    }
    if let Some(told) = told.as_object_mut() {
        told.remove("nextEventsPageToken");
    }
    Ok(told)
}

/// The life of a standard as it is now, by its id or number.
pub(crate) fn life(reading: &reading::Reading, name: &str) -> Result<Life, Failure> {
    let today = reading::today();
    let life = Life::read(&reading.views, &reading.reader, name, Horizon::as_of(today), today);
    life.map_err(|no| failure(no, name, today, None))
}

pub(crate) fn failure(no: NoLife, name: &str, day: Date, known_at: Option<u64>) -> Failure {
    let name = name.to_owned();
    match (no, known_at) {
        (NoLife::Unknown, Some(known_at)) => Failure::NoStandardThen { name, known_at },
        (NoLife::Unknown, None) => Failure::NoStandard(name),
        (NoLife::NotYet { born }, _) => Failure::NotBorn { name, day, born },
        (NoLife::View(error), _) => error.into(),
        (NoLife::Log(error), _) => error.into(),
        (NoLife::Unreadable(error), _) => error.into(),
    }
}

#[cfg(test)]
mod tests {
    use plumbline_lifecycle::Place;
    use plumbline_log::Reader;
    use plumbline_workflow::WriterOptions;

    use super::*;

    /// A life of the demonstration's city, as it was made on the first of March 2026.
    fn shown(id: &str, day: &str, known_at: Option<u64>) -> Result<Shown, Failure> {
        let folder = tempfile::tempdir().unwrap();
        let clock = || "2026-03-01T04:00:00Z".parse().unwrap();
        let options = WriterOptions { clock, ..WriterOptions::default() };
        assert!(crate::demo::fill(folder.path(), &options).unwrap());
        let reader = Reader::open(folder.path()).unwrap();
        let (views, mut runner) = plumbline_views::open(&folder.path().join("views")).unwrap();
        runner.catch_up(&reader, &mut |_| {}).unwrap();
        let day = day.parse().unwrap();
        let horizon = Horizon { as_of: Some(day), known_at };
        let life = Life::read(&views, &reader, id, horizon, day);
        let life = life.map_err(|no| failure(no, id, day, known_at))?;
        Ok(Shown { life, day })
    }

    #[test]
    fn as_of_an_earlier_day_nothing_of_a_later_one_shows() {
        let born = shown("demo-04-2", "2025-02-05", None).unwrap();
        let told = table::told(&born);
        assert!(told.contains("at 10.00 Proposal 立项, edition 2"), "{told}");
        assert!(told.contains("as of 2025-02-05, as known at seq "), "{told}");
        assert!(!told.contains("DB3301/T 0113-2026"), "{told}");
        let before = shown("demo-04-2", "2025-02-03", None).err().unwrap().to_string();
        assert_eq!(before, "demo-04-2 did not exist yet on 2025-02-03: it began on 2025-02-04");
        let unknown = shown("demo-04-2", "2026-03-01", Some(3)).err().unwrap().to_string();
        assert_eq!(unknown, "there was no standard `demo-04-2` at seq 3");
    }

    #[test]
    fn a_replaced_standard_is_called_so_and_its_place_is_kept_for_counting() {
        let replaced = shown("demo-61", "2026-03-01", None).unwrap();
        let told = table::told(&replaced);
        assert!(told.contains("\nat 95.99 Replaced 被代替 (by demo-61-2), edition 1"), "{told}");
        assert!(!told.contains("废止"), "{told}");
        assert_eq!(replaced.life.standard.place().map(Place::key), Some("abolished"));
    }
}
