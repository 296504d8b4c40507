//! `plumbline list`: the catalogue, filtered and searched.

use std::path::Path;

use plumbline_lifecycle::Place;
use plumbline_views::{Entry, ListQuery, Listing};
use serde_json::json;

use crate::asked::Api;

use crate::failure::Failure;
use crate::output::{Output, counted, csv, say, table};
use crate::reading::{self, Standards};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Words to look for in titles, numbers and drafting units, in Chinese or English.
    text: Option<String>,
    #[command(flatten)]
    standards: Standards,
    /// Only those that stand here now, as expert_review.
    #[arg(long)]
    stage: Option<Place>,
    /// At most so many (1,000 is the most).
    #[arg(long, default_value_t = 50, value_name = "COUNT", value_parser = crate::words::count::<u32>)]
    limit: u32,
    /// Those after this point: what the page before said was next.
    #[arg(long, value_name = "POINT")]
    after: Option<String>,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t = Output::Table)]
    output: Output,
}

pub(crate) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let reading = reading::open(data)?;
    let listing = reading.views.catalogue.list(&ListQuery {
        filter: arguments.standards.filter(),
        place: arguments.stage,
        text: arguments.text.clone(),
        after: arguments.after.clone(),
        limit: arguments.limit,
        ..ListQuery::default()
    })?;
    match arguments.output {
        Output::Json => {
            let mut question = json!({
                "filter": arguments.standards.asked(),
                "query": arguments.text.clone().unwrap_or_default(),
                "pageSize": arguments.limit,
                "pageToken": arguments.after.clone().unwrap_or_default(),
            });
            if let Some(place) = arguments.stage {
                question["place"] = place.key().into();
            }
            let api = Api::over(data, &reading, reading::today())?;
            say(&format!("{}\n", api.asked("StandardService/ListStandards", &question)?));
        }
        Output::Csv => say(&csv(&sheet(&listing))),
        Output::Table => say(&told(&listing)),
    }
    Ok(())
}

fn told(listing: &Listing) -> String {
    let rows: Vec<Vec<String>> = listing.entries.iter().map(row).collect();
    let mut text = table(&rows, &[]);
    let shown = listing.entries.len();
    text.push_str(&format!("{shown} of {}\n", counted(listing.total, "standard", "standards")));
    if let Some(next) = &listing.next {
        text.push_str(&format!("the next page: --after '{next}'\n"));
    }
    text
}

fn row(entry: &Entry) -> Vec<String> {
    let title = entry.title_zh.as_ref().or(entry.title_en.as_ref());
    vec![
        entry.id.clone(),
        entry.label.clone().unwrap_or_default(),
        format!("{} {}", entry.code, entry.place.zh()),
        entry.since.to_string(),
        title.cloned().unwrap_or_default(),
        if entry.entered { "已有标准录入 entered".into() } else { String::new() },
    ]
}

fn sheet(listing: &Listing) -> Vec<Vec<String>> {
    let head = [
        "id",
        "number",
        "title_zh",
        "title_en",
        "level",
        "field",
        "jurisdiction",
        "stage",
        "code",
        "since",
        "edition",
        "suspended",
        "entered",
    ];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend(listing.entries.iter().cloned().map(|entry| {
        vec![
            entry.id,
            entry.label.unwrap_or_default(),
            entry.title_zh.unwrap_or_default(),
            entry.title_en.unwrap_or_default(),
            entry.level.key().into(),
            entry.field,
            entry.jurisdiction,
            entry.place.key().into(),
            entry.code,
            entry.since.to_string(),
            entry.edition.to_string(),
            entry.suspended.to_string(),
            entry.entered.to_string(),
        ]
    }));
    rows
}
