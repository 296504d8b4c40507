//! `plumbline consultation show` and `list`: what was said in a consultation and what came of it.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use plumbline_lifecycle::consultation::{Outcome, Refusal, Row, Table};
use plumbline_lifecycle::standard::Standard;
use plumbline_lifecycle::{Event, Horizon, Noun, PartId, StandardId, State, StreamId};
use plumbline_log::Reader;
use plumbline_sheets::{Form, comment_table};
use plumbline_views::folded;
use serde_json::json;

use crate::failure::Failure;
use crate::output::{put, say, table};
use crate::reading;

#[derive(clap::Args)]
pub(crate) struct Show {
    /// The consultation, as day-care.draft.1.
    consultation: PartId,
    /// 意见汇总处理表 as CSV, for Excel.
    #[arg(long, conflicts_with_all = ["json", "xlsx"])]
    csv: bool,
    /// 意见汇总处理表 as a workbook of Excel.
    #[arg(long, conflicts_with = "json")]
    xlsx: bool,
    /// Where the table is written to; standard output if left out.
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    out: Option<PathBuf>,
    /// For programs.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(data: &Path, arguments: &Show) -> Result<(), Failure> {
    let reader = reading::log(data)?;
    let part = &arguments.consultation;
    let told = read(&reader, part)?;
    let none = || plumbline_workflow::Failure::Refused(Refusal::NoConsultation {}.into());
    if told.since.is_none() {
        return Err(none().into());
    }
    if arguments.json {
        say(&format!("{}\n", in_json(part, &told)));
        return Ok(());
    }
    let sheet = comment_table(part, &title(&reader, part.owner())?, &told, reading::today());
    match (arguments.csv, arguments.xlsx, &arguments.out) {
        (_, true, out) => write(&Form::Xlsx.write(&sheet)?, Form::Xlsx, out.as_deref()),
        (true, _, out) | (false, false, out @ Some(_)) => {
            write(&Form::Csv.write(&sheet)?, Form::Csv, out.as_deref())
        }
        (false, false, None) => {
            let ended = told.ended.map(|on| format!(", over on {on}")).unwrap_or_default();
            let until = told.until.map(|until| until.to_string()).unwrap_or_default();
            say(&format!(
                "{part}  {} {}, until {until}{ended}\n",
                told.purpose.zh(),
                told.purpose.en()
            ));
            // By its number a comment is disposed of; the table counts its rows instead.
            let rows = told.rows().into_iter().zip(sheet.rows).map(|(row, mut cells)| {
                cells[0] = format!("no. {}", row.no);
                cells
            });
            say(&table(&rows.collect::<Vec<_>>(), &[]));
            sheet.foot.iter().for_each(|line| say(&format!("{}\n", line.beside())));
            Ok(())
        }
    }
}

/// Into a file, or onto standard output: a workbook is nothing to be read there.
fn write(content: &[u8], form: Form, out: Option<&Path>) -> Result<(), Failure> {
    match out {
        Some(path) => std::fs::write(path, content)
            .map_err(|cause| Failure::File { path: path.into(), cause }),
        None if form == Form::Xlsx && std::io::stdout().is_terminal() => {
            Err(Failure::NotOnATerminal)
        }
        None => {
            put(content);
            Ok(())
        }
    }
}

/// Every consultation of one standard or of all, in the order of the log.
pub(crate) fn list(data: &Path, standard: Option<&StandardId>) -> Result<(), Failure> {
    let reader = reading::log(data)?;
    let mut begun: Vec<PartId> = Vec::new();
    reader.scan(1, |row| {
        if row.kind == "ConsultationBegun" {
            let part = row.stream.strip_prefix("consultation/").and_then(|id| id.parse().ok());
            let part = part.filter(|part: &PartId| standard.is_none_or(|id| id == part.owner()));
            begun.extend(part);
        }
        std::ops::ControlFlow::Continue(())
    })?;
    let mut rows = Vec::new();
    for part in &begun {
        let told = read(&reader, part)?;
        let counts = told.counts();
        rows.push(vec![
            part.to_string(),
            told.purpose.zh().to_owned(),
            told.until.map(|until| format!("until {until}")).unwrap_or_default(),
            format!("{} comments, {} open", counts.comments, counts.open),
        ]);
    }
    say(&format!("{}{} consultations\n", table(&rows, &[]), rows.len()));
    Ok(())
}

fn read(reader: &Reader, part: &PartId) -> Result<Table, Failure> {
    let mut told = Table::default();
    for row in reader.read_stream(&StreamId::Consultation(part.clone()).to_string())? {
        let event = Event::decode(Noun::Consultation, &row.kind, row.schema, &row.data);
        // What a newer program wrote is nothing that this one can tell.
        if let Ok(Event::Consultation(event)) = event {
            told.hear(&event, row.happened_on);
        }
    }
    Ok(told)
}

fn title(reader: &Reader, id: &StandardId) -> Result<String, Failure> {
    let stream = StreamId::Standard(id.clone());
    Ok(match folded(reader, &stream, Horizon::default())?.state {
        State::Standard(Standard::Run(run)) => run.profile.titles.best("zh").to_owned(),
        _ => id.to_string(),
    })
}

fn in_json(part: &PartId, told: &Table) -> serde_json::Value {
    let row = |row: &Row| {
        let disposal = row.disposal.as_ref();
        json!({
            "no": row.no, "on": row.on, "late": told.is_late(row.on), "clause": row.clause,
            "text": row.text, "from": row.from,
            "outcome": disposal.map(|disposal| Outcome::key(disposal.outcome)),
            "reason": disposal.and_then(|disposal| disposal.reason.as_ref()),
            "change": disposal.and_then(|disposal| disposal.change.as_ref()),
        })
    };
    let bodies = told.bodies.iter().map(|(body, reply)| {
        json!({
            "body": body, "repliedOn": reply.map(|reply| reply.on),
            "comments": reply.map(|reply| reply.comments),
        })
    });
    let counts = told.counts();
    json!({
        "consultation": part.to_string(), "purpose": told.purpose.key(), "since": told.since,
        "until": told.until, "endedOn": told.ended, "unit": told.unit,
        "bodies": bodies.collect::<Vec<_>>(),
        "comments": told.rows().into_iter().map(row).collect::<Vec<_>>(),
        "counts": {
            "asked": counts.asked, "replied": counts.replied,
            "repliedWithComments": counts.replied_with_comments, "comments": counts.comments,
            "late": counts.late, "taken": counts.taken, "partly": counts.partly,
            "not": counts.not, "open": counts.open,
        },
    })
}
