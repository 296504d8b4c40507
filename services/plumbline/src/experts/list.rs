//! `plumbline experts list`: everybody in the pool of an area, as of a day.

use std::path::Path;

use jiff::civil::Date;
use plumbline_lifecycle::pool::{Expert, ExpertKind, Pool, Standing};
use plumbline_lifecycle::{Field, Horizon, PersonId, UnitId};
use serde_json::json;

use crate::experts::PoolOf;
use crate::failure::Failure;
use crate::output::{Output, counted, csv, say, table};
use crate::reading;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pool: PoolOf,
    /// Only those who know this field.
    #[arg(long)]
    field: Option<Field>,
    /// Only those who serve here.
    #[arg(long)]
    unit: Option<UnitId>,
    /// Only those of this kind: expert, adviser or staff.
    #[arg(long)]
    kind: Option<ExpertKind>,
    /// Only those who stand so: active, paused or left. Whoever has left is left out unless asked for.
    #[arg(long, value_parser = standing)]
    state: Option<Standing>,
    /// As it was at the end of this day; today if left out.
    #[arg(long, value_name = "DAY", value_parser = crate::words::day)]
    as_of: Option<Date>,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t = Output::Table)]
    output: Output,
}

fn standing(key: &str) -> Result<Standing, String> {
    let known = Standing::ALL.into_iter().find(|standing| standing.key() == key);
    known.ok_or_else(|| "one of active, paused, left".to_owned())
}

const HEAD: [&str; 13] = [
    "id",
    "name",
    "kind",
    "unit",
    "fields",
    "title",
    "senior",
    "languages",
    "until",
    "state",
    "load",
    "last_asked",
    "away",
];

pub(crate) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let day = reading::day(arguments.as_of)?;
    let log = reading::log(data)?;
    let pool = reading::pool(&log, &arguments.pool.area, Horizon::as_of(day))?;
    let found = arguments.found(&pool);
    match arguments.output {
        Output::Table => {
            let count =
                counted(u64::try_from(found.len()).unwrap_or(u64::MAX), "person", "persons");
            let area = arguments.pool.area.told("en");
            let rows: Vec<_> = found.iter().map(|(id, expert)| told(id, expert, day)).collect();
            say(&format!("As of {day}, the pool of {area}: {count}\n{}", table(&rows, &[])));
        }
        Output::Csv => {
            let head = HEAD.map(str::to_owned).to_vec();
            let rows = found.iter().map(|(id, expert)| row(id, expert, day));
            say(&csv(&std::iter::once(head).chain(rows).collect::<Vec<_>>()));
        }
        Output::Json => {
            let rows = found.iter().map(|(id, expert)| json!({ "expert": id, "record": expert }));
            let rows: Vec<_> = rows.collect();
            say(&format!(
                "{}\n",
                json!({ "asOf": day, "area": arguments.pool.area, "experts": rows })
            ));
        }
    }
    Ok(())
}

impl Arguments {
    fn found<'a>(&self, pool: &'a Pool) -> Vec<(&'a PersonId, &'a Expert)> {
        let wanted = |expert: &Expert| {
            let them = &expert.description;
            self.field.as_ref().is_none_or(|field| them.fields.contains(field))
                && self.unit.as_ref().is_none_or(|unit| them.unit == *unit)
                && self.kind.is_none_or(|kind| them.kind == kind)
                && match self.state {
                    None => expert.standing != Standing::Left,
                    Some(standing) => expert.standing == standing,
                }
        };
        pool.experts().filter(|(_, expert)| wanted(expert)).collect()
    }
}

fn row(id: &PersonId, expert: &Expert, day: Date) -> Vec<String> {
    let them = &expert.description;
    let fields: Vec<&str> = them.fields.iter().map(Field::as_str).collect();
    let languages: Vec<&str> = them.languages.iter().map(|language| language.as_str()).collect();
    vec![
        id.to_string(),
        them.name.to_string(),
        them.kind.key().into(),
        them.unit.to_string(),
        fields.join(" "),
        them.title.as_ref().map(ToString::to_string).unwrap_or_default(),
        if them.senior { "senior".into() } else { String::new() },
        languages.join(" "),
        expert.until.to_string(),
        expert.standing.key().into(),
        expert.load().to_string(),
        expert.last_asked.map(|day| day.to_string()).unwrap_or_default(),
        if expert.is_away(day) { "away".into() } else { String::new() },
    ]
}

fn told(id: &PersonId, expert: &Expert, day: Date) -> Vec<String> {
    let them = &expert.description;
    let fields: Vec<&str> = them.fields.iter().map(Field::as_str).collect();
    let asked = match (expert.last_asked, expert.load()) {
        (None, _) => "never asked".to_owned(),
        (Some(last), 0) => format!("asked {last}"),
        (Some(last), load) => format!("asked {last}, {load} open"),
    };
    let mut standing = format!("{} {}", expert.standing.zh(), expert.standing.key());
    if expert.is_away(day) {
        standing.push_str(", 请假 away");
    } else if expert.until < day && expert.standing == Standing::Active {
        standing.push_str(", 聘期已满 term over");
    }
    let senior = if them.senior { "高级 senior" } else { "" };
    vec![
        format!("  {id}"),
        them.name.to_string(),
        them.kind.zh().into(),
        them.unit.to_string(),
        fields.join(", "),
        senior.to_owned(),
        format!("until {}", expert.until),
        standing,
        asked,
    ]
}
