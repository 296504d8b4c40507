//! `plumbline desk`: what waits for somebody, where nobody can act, on whom the house waits.

mod table;

use std::path::Path;

use jiff::civil::Date;
use plumbline_lifecycle::PersonId;
use plumbline_views::Desk;
use serde_json::json;

use crate::asked::Api;
use crate::failure::Failure;
use crate::output::say;
use crate::reading;

#[derive(clap::Args)]
#[command(group(clap::ArgGroup::new("question").required(true).args(["as", "stuck", "waiting_on"])))]
pub(crate) struct Arguments {
    /// Whose desk: what waits for this person, as p-li (plumbline people list).
    #[arg(long, value_name = "PERSON")]
    r#as: Option<PersonId>,
    /// The seats that nobody can fill, and what would help.
    #[arg(long)]
    stuck: bool,
    /// By role and unit, and by person: how many wait, since when, how many are late.
    #[arg(long)]
    waiting_on: bool,
    /// As if it were this day, by all that is recorded; today if left out.
    #[arg(long, value_name = "DAY", value_parser = crate::words::day)]
    day: Option<Date>,
    /// At most so many rows (1,000 is the most).
    #[arg(long, default_value_t = 50, value_name = "COUNT", value_parser = crate::words::count::<u32>)]
    limit: u32,
    /// For programs.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let reading = reading::open(data)?;
    let desk = &reading.views.desk;
    let (day, limit) = (arguments.day.unwrap_or_else(reading::today), arguments.limit);
    if arguments.json && !arguments.stuck {
        let api = Api::over(data, &reading, day)?;
        let answer = match &arguments.r#as {
            Some(person) => {
                desk.person(person)?.ok_or_else(|| Failure::NoPerson(person.clone()))?;
                let question = json!({ "person": person, "pageSize": limit });
                api.asked("DeskService/GetDesk", &question)?
            }
            None => api.asked("DeskService/GetWaitingOn", &json!({}))?,
        };
        say(&format!("{answer}\n"));
        return Ok(());
    }
    let answer = match &arguments.r#as {
        Some(person) => of_person(desk, person, day, arguments)?,
        None if arguments.stuck => {
            let found = desk.stuck(day, limit)?;
            match arguments.json {
                true => format!("{}\n", json!({ "day": day, "stuck": found })),
                false => table::stuck(&found, day),
            }
        }
        None => {
            let found = desk.waiting_on(day)?;
            table::waiting_on(&found, day)
        }
    };
    say(&answer);
    Ok(())
}

fn of_person(
    desk: &Desk,
    person: &PersonId,
    day: Date,
    arguments: &Arguments,
) -> Result<String, Failure> {
    let who = desk.person(person)?.ok_or_else(|| Failure::NoPerson(person.clone()))?;
    let limit = arguments.limit;
    let (mine, sent) = (desk.mine(person, day, limit)?, desk.sent(person, limit)?);
    Ok(table::mine(&who, day, &mine, &sent))
}
