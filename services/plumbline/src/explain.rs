//! `plumbline explain`: why a standard waits, as a colleague would say it.

use std::path::Path;

use plumbline_lifecycle::Explanation;
use plumbline_views::{Life, NotExplained, NotFolded, explained};
use serde_json::json;

use crate::asked::Api;
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
        Output::Json => {
            let api = Api::over(data, &reading, reading::today())?;
            let question = json!({ "standardId": life.id });
            say(&format!("{}\n", api.asked("ExplanationService/Explain", &question)?));
        }
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
