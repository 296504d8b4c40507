//! `plumbline consultation show` and `list`: what was said in a consultation and what came of it.

use std::path::Path;

use plumbline_lifecycle::consultation::{Outcome, Refusal, Row, Table};
use plumbline_lifecycle::standard::Standard;
use plumbline_lifecycle::{Event, Horizon, Noun, PartId, StandardId, State, StreamId};
use plumbline_log::Reader;
use plumbline_views::folded;
use serde_json::json;

use crate::consultation::sheet;
use crate::failure::Failure;
use crate::output::{say, table};
use crate::reading;

#[derive(clap::Args)]
pub(crate) struct Show {
    /// The consultation, as day-care.draft.1.
    consultation: PartId,
    /// 意见汇总处理表 as CSV, for Excel.
    #[arg(long, conflicts_with = "json")]
    csv: bool,
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
    } else if arguments.csv {
        say(&sheet::csv(part, &title(&reader, part.owner())?, &told));
    } else {
        let ended = told.ended.map(|on| format!(", over on {on}")).unwrap_or_default();
        let until = told.until.map(|until| until.to_string()).unwrap_or_default();
        say(&format!(
            "{part}  {} {}, until {until}{ended}\n",
            told.purpose.zh(),
            told.purpose.en()
        ));
        let rows: Vec<Vec<String>> =
            (1..).zip(told.rows()).map(|(at, row)| sheet::cells(at, row, &told)).collect();
        say(&table(&rows, &[]));
        sheet::counts(&told.counts()).for_each(|line| say(&format!("{line}\n")));
    }
    Ok(())
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
