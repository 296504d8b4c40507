//! `plumbline pipeline`: where the standards stand, as of a day.

use std::path::Path;

use jiff::civil::Date;
use plumbline_lifecycle::people::People;
use plumbline_lifecycle::{FIELDS, Jurisdiction, Level};
use plumbline_views::{Group, Pipeline};
use serde_json::json;

use crate::asked::Api;

use crate::failure::Failure;
use crate::output::{Output, csv, say, table};
use crate::reading::{self, Standards};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// As it stood at the end of this day; today if left out.
    #[arg(long, value_name = "DAY", value_parser = crate::words::day)]
    as_of: Option<Date>,
    #[command(flatten)]
    standards: Standards,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t = Output::Table)]
    output: Output,
}

pub(crate) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let day = reading::day(arguments.as_of)?;
    let reading = reading::open(data)?;
    let pipeline = reading.views.leadership.pipeline(&arguments.standards.filter(), day)?;
    match arguments.output {
        Output::Json => {
            let question = json!({ "asOf": day, "filter": arguments.standards.asked() });
            let api = Api::over(data, &reading, reading::today())?;
            say(&format!("{}\n", api.asked("LeadershipService/GetPipeline", &question)?));
        }
        Output::Csv => {
            let mut rows =
                vec![["place", "count", "overdue", "median_days"].map(str::to_owned).to_vec()];
            rows.extend(pipeline.places.iter().map(|place| {
                let median = place.median_days.map(|days| days.to_string()).unwrap_or_default();
                vec![
                    place.place.key().to_owned(),
                    place.count.to_string(),
                    place.overdue.to_string(),
                    median,
                ]
            }));
            say(&csv(&rows));
        }
        Output::Table => {
            // Only what places are called is taken from there: what cannot be read leaves their codes.
            let people = reading::people(&reading.reader).unwrap_or_default();
            say(&told(&pipeline, &people));
        }
    }
    Ok(())
}

fn told(pipeline: &Pipeline, people: &People) -> String {
    let Pipeline { as_of, position, total, overdue, .. } = pipeline;
    let standards = if *total == 1 { "standard" } else { "standards" };
    let mut text = format!(
        "As of {as_of}, as known at seq {position}: {total} {standards}, {overdue} overdue\n\n"
    );
    let mut rows =
        vec![["", "", "standards", "overdue", "half of them since"].map(str::to_owned).to_vec()];
    rows.extend(pipeline.places.iter().map(|place| {
        let median = place.median_days.map(|days| format!("{days} days")).unwrap_or_default();
        vec![
            place.place.en().to_owned(),
            place.place.zh().to_owned(),
            place.count.to_string(),
            place.overdue.to_string(),
            median,
        ]
    }));
    text.push_str(&table(&rows, &[2, 3, 4]));
    let level = |key: &str| {
        key.parse().map_or_else(
            |_| key.to_owned(),
            |level: Level| format!("{} {}", level.en(), level.zh()),
        )
    };
    let field = |key: &str| match FIELDS.iter().find(|(known, _, _)| *known == key) {
        Some((_, zh, en)) => format!("{en} {zh}"),
        None => key.to_owned(),
    };
    let place = |key: &str| {
        let place = key.parse::<Jurisdiction>().ok();
        let named = |language| people.place_name(place.as_ref()?, language);
        match (named("en"), named("zh")) {
            (Some(en), Some(zh)) => format!("{key} {en} {zh}"),
            _ => key.to_owned(),
        }
    };
    for (what, groups, name) in [
        ("By level", &pipeline.by_level, &level as &dyn Fn(&str) -> String),
        ("By field", &pipeline.by_field, &field),
        ("By jurisdiction", &pipeline.by_jurisdiction, &place),
    ] {
        if groups.len() > 1 {
            text.push_str(&format!("\n{what}\n{}", told_groups(groups, name)));
        }
    }
    text
}

fn told_groups(groups: &[Group], name: &dyn Fn(&str) -> String) -> String {
    let rows: Vec<Vec<String>> = groups
        .iter()
        .map(|group| {
            let late = if group.overdue > 0 {
                format!("{} overdue", group.overdue)
            } else {
                String::new()
            };
            vec![format!("  {}", name(&group.key)), group.total.to_string(), late]
        })
        .collect();
    table(&rows, &[1])
}
