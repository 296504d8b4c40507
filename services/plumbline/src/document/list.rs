//! `plumbline document list`: what was handed in, the newest first, and whether the contents are here.

use std::path::Path;

use plumbline_documents::Store;
use plumbline_views::HandedIn;
use serde_json::json;

use crate::failure::Failure;
use crate::output::{Output, csv, say, table};
use crate::{reading, show};

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
    let store = Store::at(data);
    let lines: Vec<Line<'_>> = life.handed_in().map(|held| Line::of(held, &store)).collect();
    match arguments.output {
        Output::Json => {
            let all: Vec<_> = lines.iter().map(Line::json).collect();
            say(&format!("{}\n", json!(all)));
        }
        Output::Csv => {
            let head =
                ["kind", "name", "handed_in", "media_type", "size", "sha256", "here", "counts"];
            let mut rows = vec![head.map(str::to_owned).to_vec()];
            rows.extend(lines.iter().map(Line::sheet));
            say(&csv(&rows));
        }
        Output::Table => say(&table(&lines.iter().map(Line::row).collect::<Vec<_>>(), &[3])),
    }
    Ok(())
}

struct Line<'a> {
    held: HandedIn<'a>,
    /// Whether the content is here.
    here: bool,
}

impl<'a> Line<'a> {
    fn of(held: HandedIn<'a>, store: &Store) -> Line<'a> {
        let here = held.document.sha256.parse().is_ok_and(|hash| store.holds(hash));
        Line { held, here }
    }

    fn row(&self) -> Vec<String> {
        let HandedIn { document, on, counts } = self.held;
        let here = if self.here { "" } else { "仅有说明 described only" };
        let counts = if counts { "" } else { "不再计入 no longer counts" };
        vec![
            document.kind.clone(),
            document.name.to_string(),
            on.to_string(),
            document.size.to_string(),
            document.sha256.clone(),
            [here, counts].join(" ").trim().to_owned(),
        ]
    }

    fn sheet(&self) -> Vec<String> {
        let HandedIn { document, on, counts } = self.held;
        vec![
            document.kind.clone(),
            document.name.to_string(),
            on.to_string(),
            document.media_type.clone(),
            document.size.to_string(),
            document.sha256.clone(),
            self.here.to_string(),
            counts.to_string(),
        ]
    }

    fn json(&self) -> serde_json::Value {
        let HandedIn { document, on, counts } = self.held;
        json!({
            "kind": document.kind,
            "name": document.name,
            "mediaType": document.media_type,
            "size": document.size.to_string(),
            "sha256": document.sha256,
            "handedIn": on,
            "here": self.here,
            "counts": counts,
        })
    }
}
