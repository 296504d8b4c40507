//! `plumbline explain`: why a standard waits, as a colleague would say it.

use std::path::Path;

use plumbline_lifecycle::{Actor, Explanation, Reason, Waiting};
use plumbline_views::{Life, NotExplained, NotFolded, explained};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::output::{Output, say};
use crate::reading;
use crate::show;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The standard's id, its number or a reference it went by.
    standard: String,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t = Output::Table)]
    output: Output,
}

pub(crate) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let reading = reading::open(data)?;
    let life = show::life(&reading, &arguments.standard)?;
    let explanation = explained(&reading.reader, &life.id, reading::today());
    let explanation = explanation.map_err(|no| match no {
        NotExplained::Refused(refusal) => plumbline_workflow::Failure::Refused(refusal).into(),
        NotExplained::NotFolded(NotFolded::Log(error)) => Failure::from(error),
        NotExplained::NotFolded(NotFolded::Unreadable(error)) => Failure::from(error),
    })?;
    match arguments.output {
        Output::Json => say(&format!("{}\n", told_to_programs(&life, &explanation))),
        Output::Csv | Output::Table => say(&told(&life, &explanation)),
    }
    Ok(())
}

/// In Chinese, then in English; a line a thing that is waited for.
fn told(life: &Life, explanation: &Explanation) -> String {
    let titles = life.standard.titles();
    let mut text = String::new();
    for (language, zh) in [("zh", true), ("en", false)] {
        let say = |words: &plumbline_lifecycle::Words| {
            if zh { words.zh.clone() } else { words.en.clone() }
        };
        if !zh {
            text.push('\n');
        }
        text +=
            &format!("{}  {}\n{}\n", life.id, titles.best(language), say(&explanation.standing));
        for waiting in &explanation.waiting {
            text += &format!("  · {}\n", say(&waiting.told));
        }
    }
    text
}

fn told_to_programs(life: &Life, explanation: &Explanation) -> Value {
    let waiting: Vec<Value> = explanation.waiting.iter().map(waiting).collect();
    json!({ "standard": life.id, "standing": explanation.standing, "waiting": waiting })
}

fn waiting(waiting: &Waiting) -> Value {
    let Waiting { stream, wait, may_act, refusal, told } = waiting;
    json!({
        "stream": stream.to_string(),
        "which": wait.which.key(),
        "since": wait.since,
        "until": wait.until,
        "provisional": wait.provisional,
        "then": wait.then,
        "missing": wait.missing,
        "clause": wait.clause,
        "unverified": wait.unverified,
        "mayAct": may_act.iter().map(actor).collect::<Vec<_>>(),
        "refusal": refusal.as_ref().map(reason),
        "told": told,
    })
}

fn actor(actor: &Actor) -> Value {
    json!({
        "person": actor.person,
        "name": actor.name,
        "standsFor": actor.stands_for,
        "capacity": actor.capacity.key(),
    })
}

fn reason(reason: &Reason) -> Value {
    json!({ "rule": reason.rule, "source": reason.source, "zh": reason.zh, "en": reason.en })
}
