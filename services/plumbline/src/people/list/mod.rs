//! `plumbline people list`: the units that are open, everybody who ever joined, and who holds, stands in for and delegates
//! what, as of a day.

mod sheet;
mod told;

use std::path::Path;

use jiff::civil::Date;
use plumbline_lifecycle::Horizon;
use serde_json::json;

use crate::asked::Api;
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
        Output::Json => {
            let reading = reading::open(data)?;
            let api = Api::over(data, &reading, reading::today())?;
            say(&format!("{}\n", api.asked("PeopleService/GetPeople", &json!({ "asOf": day }))?));
        }
    }
    Ok(())
}
