//! `plumbline irregular`: the moves of observed lives by kind, and those that broke the procedure.

use std::path::Path;

use plumbline_lifecycle::procedure::MoveKind;
use plumbline_views::{Filter, Irregularity, Views};
use serde_json::json;

use crate::asked::Api;

use crate::failure::Failure;
use crate::output::{Output, csv, say, table};
use crate::reading::{self, Standards};
use crate::words::{NotTaken, one_of};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// How many moves to show of each kind that broke the procedure, the latest first.
    #[arg(long, default_value_t = 3, value_name = "COUNT", value_parser = crate::words::count::<u32>)]
    examples: u32,
    /// Only moves of this kind: skipped_ahead, returned, repeated or reopened.
    #[arg(long, value_parser = kind)]
    kind: Option<MoveKind>,
    #[command(flatten)]
    standards: Standards,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t = Output::Table)]
    output: Output,
}

fn kind(key: &str) -> Result<MoveKind, NotTaken> {
    let irregular = || MoveKind::ALL.into_iter().filter(|kind| kind.is_irregular());
    let known = || one_of(&irregular().map(MoveKind::key).collect::<Vec<_>>());
    irregular().find(|kind| kind.key() == key).ok_or_else(known)
}

pub(crate) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let reading = reading::open(data)?;
    let filter = arguments.standards.filter();
    let counts: Vec<Irregularity> = (reading.views.leadership.irregularities(&filter)?.into_iter())
        .filter(|of| arguments.kind.is_none_or(|kind| kind == of.kind))
        .collect();
    match arguments.output {
        Output::Json => {
            let api = Api::over(data, &reading, reading::today())?;
            let call = "LeadershipService/ListIrregularities";
            let filter = arguments.standards.asked();
            let mut told = api.value(call, &json!({ "filter": filter }))?;
            let mut moves = Vec::new();
            for of in counts.iter().filter(|of| of.kind.is_irregular()) {
                let question = json!({
                    "filter": filter, "kind": of.kind.key(), "pageSize": arguments.examples,
                });
                let mut of_kind = api.value(call, &question)?;
                moves.extend(
                    of_kind["moves"].as_array_mut().map(std::mem::take).unwrap_or_default(),
                );
            }
            told["moves"] = moves.into();
            say(&format!("{told}\n"));
        }
        Output::Csv => {
            // The counts, and below them, with columns of their own, the moves.
            let mut rows = vec![["kind", "count"].map(str::to_owned).to_vec()];
            rows.extend(
                counts.iter().map(|of| vec![of.kind.key().to_owned(), of.count.to_string()]),
            );
            rows.push(Vec::new());
            let head = ["kind", "id", "number", "from", "to", "day"];
            rows.push(head.map(str::to_owned).to_vec());
            for of in counts.iter().filter(|of| of.kind.is_irregular()) {
                let examples = arguments.examples;
                let moves = reading.views.leadership.irregular_moves(&filter, of.kind, examples)?;
                rows.extend(moves.into_iter().map(|found| {
                    vec![
                        found.kind.key().to_owned(),
                        found.id,
                        found.label.unwrap_or_default(),
                        found.from.unwrap_or_default(),
                        found.to,
                        found.on.to_string(),
                    ]
                }));
            }
            say(&csv(&rows));
        }
        Output::Table => {
            say(&told(&reading.views, &filter, &counts, arguments.examples)?);
        }
    }
    Ok(())
}

/// The counts, a `!` before each kind that breaks the procedure, and some moves of those.
pub(crate) fn told(
    views: &Views,
    filter: &Filter,
    counts: &[Irregularity],
    examples: u32,
) -> Result<String, Failure> {
    let rows: Vec<Vec<String>> = counts
        .iter()
        .map(|of| {
            let mark = if of.kind.is_irregular() { "!" } else { " " };
            let count = of.count.to_string();
            vec![mark.into(), of.kind.en().into(), of.kind.zh().into(), count]
        })
        .collect();
    let mut text = table(&rows, &[3]);
    for kind in counts.iter().map(|of| of.kind).filter(|kind| kind.is_irregular()) {
        let moves = views.leadership.irregular_moves(filter, kind, examples)?;
        if moves.is_empty() {
            continue;
        }
        text.push_str(&format!("\n{}, the latest:\n", kind.en()));
        let rows: Vec<Vec<String>> = moves
            .into_iter()
            .map(|seen| {
                let from = seen.from.unwrap_or_default();
                vec![
                    format!("  {}", seen.on),
                    format!("{from} → {}", seen.to),
                    seen.label.unwrap_or_default(),
                    seen.id,
                ]
            })
            .collect();
        text.push_str(&table(&rows, &[]));
    }
    Ok(text)
}
