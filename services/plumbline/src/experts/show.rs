//! `plumbline experts show`: what is recorded of one person of a pool, as of a day.

use std::path::Path;

use jiff::civil::Date;
use plumbline_lifecycle::pool::Expert;
use plumbline_lifecycle::{FIELDS, Field, Horizon, PersonId};
use serde_json::json;

use crate::experts::Whom;
use crate::failure::Failure;
use crate::output::{Output, csv, say, table};
use crate::reading;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    whom: Whom,
    /// As it was at the end of this day; today if left out.
    #[arg(long, value_name = "DAY", value_parser = crate::words::day)]
    as_of: Option<Date>,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t = Output::Table)]
    output: Output,
}

pub(crate) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let Whom { expert: id, pool } = &arguments.whom;
    let day = reading::day(arguments.as_of)?;
    let pool = reading::pool(&reading::log(data)?, &pool.area, Horizon::as_of(day))?;
    let Some(expert) = pool.expert(id) else {
        return Err(Failure::NoExpert { expert: id.clone(), day });
    };
    match arguments.output {
        Output::Table => say(&table(&told(id, expert, day), &[])),
        Output::Csv => say(&csv(&told(id, expert, day))),
        Output::Json => {
            say(&format!("{}\n", json!({ "asOf": day, "expert": id, "record": expert })))
        }
    }
    Ok(())
}

fn told(id: &PersonId, expert: &Expert, day: Date) -> Vec<Vec<String>> {
    let them = &expert.description;
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut say = |zh: &str, en: &str, text: String| {
        if !text.is_empty() {
            rows.push(vec![format!("{zh} {en}"), text]);
        }
    };
    let fields: Vec<String> = them.fields.iter().map(named).collect();
    let languages: Vec<&str> = them.languages.iter().map(|language| language.as_str()).collect();
    let open: Vec<String> = expert.asked_for.iter().map(ToString::to_string).collect();
    say("编号", "id", id.to_string());
    say("姓名", "name", them.name.to_string());
    say("类别", "kind", format!("{} {}", them.kind.zh(), them.kind.key()));
    say("单位", "unit", them.unit.to_string());
    say("专业", "fields", fields.join("、"));
    say("职称", "title", them.title.as_ref().map(ToString::to_string).unwrap_or_default());
    say("高级职称", "senior", (if them.senior { "是 yes" } else { "否 no" }).into());
    say("语种", "languages", languages.join(", "));
    say("状态", "state", format!("{} {}", expert.standing.zh(), expert.standing.key()));
    say("入库", "admitted", format!("{} ({})", expert.since, expert.approval));
    let over = if expert.until < day { "（聘期已满 term over）" } else { "" };
    say("聘期至", "until", format!("{}{over}", expert.until));
    say("在审", "load", expert.load().to_string());
    say("在审评审", "open reviews", open.join(", "));
    let last = expert.last_asked.map_or_else(|| "从未 never".to_owned(), |day| day.to_string());
    say("上次受邀", "last asked", last);
    for away in &expert.away {
        say("请假", "away", format!("{} – {}", away.from, away.until));
    }
    for conflict in &expert.conflicts {
        say("利害关系", "conflict", format!("{}: {}", conflict.with, conflict.reason));
    }
    for training in &expert.trainings {
        say("培训", "training", format!("{} {}", training.held, training.title));
    }
    rows
}

/// A field by its name in Chinese, with its key.
fn named(field: &Field) -> String {
    let known = FIELDS.iter().find(|(key, _, _)| *key == field.as_str());
    known.map_or_else(|| field.to_string(), |(key, zh, _)| format!("{zh} {key}"))
}
