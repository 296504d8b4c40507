//! `plumbline show`: the life of one standard as a timeline, straight from its stream.

use std::path::Path;

use jiff::civil::Date;
use plumbline_lifecycle::{Event, Standard};
use plumbline_log::Recorded;
use plumbline_views::Card;
use serde_json::json;

use crate::failure::Failure;
use crate::output::{Output, csv, table};
use crate::reading;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The standard's id, its number or a reference it went by.
    standard: String,
    /// As it was at the end of this day.
    #[arg(long, value_name = "DAY")]
    as_of: Option<Date>,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t = Output::Table)]
    output: Output,
}

/// One fact with where it left the standard.
struct Line {
    recorded: Recorded,
    event: Event,
    code: String,
    place: &'static str,
}

pub(crate) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let reading = reading::open(data)?;
    let unknown = || Failure::NoStandard(arguments.standard.clone());
    let card = reading.views.catalogue.find(&arguments.standard)?.ok_or_else(unknown)?;
    let mut rows = reading.reader.read_stream(&format!("standard/{}", card.entry.id))?;
    rows.retain(|row| arguments.as_of.is_none_or(|day| row.happened_on <= day));
    if rows.is_empty() {
        return Err(unknown());
    }
    // What was recorded late takes its place by its day.
    rows.sort_by_key(|row| (row.happened_on, row.seq));
    let (lines, state) = timeline(rows)?;
    match arguments.output {
        Output::Json => {
            let events: Vec<_> = lines.iter().map(as_json).collect();
            println!("{}", json!({ "id": card.entry.id, "state": state, "events": events }));
        }
        Output::Csv => {
            let head = ["day", "code", "stage", "event", "detail", "seq", "actor"];
            let mut rows = vec![head.map(str::to_owned).to_vec()];
            rows.extend(lines.iter().map(as_row));
            print!("{}", csv(&rows));
        }
        Output::Table => {
            println!("{}\n", heading(&card, &state));
            print!("{}", table(&lines.iter().map(told).collect::<Vec<_>>(), &[]));
        }
    }
    Ok(())
}

fn timeline(rows: Vec<Recorded>) -> Result<(Vec<Line>, Standard), Failure> {
    let mut state = Standard::default();
    let mut lines = Vec::new();
    for recorded in rows {
        let event = Event::decode(&recorded.kind, recorded.schema, &recorded.data)
            .map_err(|e| Failure::undecodable(recorded.seq, &e))?;
        state = state
            .evolve(&event, recorded.happened_on)
            .map_err(|e| Failure::misfit(recorded.seq, &e))?;
        let code = state.code();
        lines.push(Line {
            recorded,
            event,
            code: code.map(|code| code.to_string()).unwrap_or_default(),
            place: code.map(|code| code.place().zh()).unwrap_or_default(),
        });
    }
    Ok((lines, state))
}

/// Its names and where it stood after the last line of the timeline.
fn heading(card: &Card, state: &Standard) -> String {
    let titles = match state {
        Standard::Unborn => Vec::new(),
        Standard::Run(run) => {
            run.profile.titles.iter().map(|(_, title)| title.to_owned()).collect()
        }
        Standard::Observed(observed) => {
            observed.newest.titles.iter().map(|(_, title)| title.to_owned()).collect::<Vec<_>>()
        }
    };
    let label = match state {
        Standard::Unborn => None,
        Standard::Run(run) => run.number.as_ref().map(ToString::to_string),
        Standard::Observed(observed) => Some(observed.newest.reference.to_string()),
    };
    let mut text = card.entry.id.clone();
    for part in label.into_iter().chain(titles.into_iter().rev()) {
        text.push_str("  ");
        text.push_str(&part);
    }
    if let Some(code) = state.code() {
        text.push_str(&format!("\nat {code} {} {}", code.place().en(), code.place().zh()));
    }
    if let Standard::Run(run) = state {
        if let Some(on) = run.suspended_on {
            text.push_str(&format!(", suspended since {on}"));
        }
        text.push_str(&format!(", edition {}", run.edition));
    }
    for tie in &card.relations {
        let other = tie.id.as_ref().filter(|id| **id != tie.target);
        let id = other.map(|id| format!(" ({id})")).unwrap_or_default();
        let direction = if tie.outgoing { "→" } else { "←" };
        text.push_str(&format!("\n{direction} {} {}{id}", tie.kind, tie.target));
    }
    text
}

fn told(line: &Line) -> Vec<String> {
    let recorded = &line.recorded;
    vec![
        format!("  {}", recorded.happened_on),
        format!("{} {}", line.code, line.place),
        format!("{} {}", line.event.en(), line.event.zh()),
        detail(&line.event),
        format!("seq {}, {}", recorded.seq, recorded.actor),
    ]
}

fn as_row(line: &Line) -> Vec<String> {
    let Recorded { happened_on, kind, seq, actor, .. } = &line.recorded;
    let (code, place) = (line.code.clone(), line.place.to_owned());
    let (day, detail) = (happened_on.to_string(), detail(&line.event));
    vec![day, code, place, kind.clone(), detail, seq.to_string(), actor.clone()]
}

fn as_json(line: &Line) -> serde_json::Value {
    let recorded = &line.recorded;
    json!({
        "seq": recorded.seq,
        "version": recorded.version,
        "happened_on": recorded.happened_on,
        "recorded_at": recorded.recorded_at,
        "actor": recorded.actor,
        "code": line.code,
        "event": line.event,
    })
}

fn detail(event: &Event) -> String {
    match event {
        Event::DocumentAttached { document } => document.name.to_string(),
        Event::PublicationApproved { number } => number.to_string(),
        Event::ConsultationOpened { until } => format!("until {until}"),
        Event::PlanExtended { until, reason } => format!("until {until}: {reason}"),
        Event::StandardPublished { effective_on } => format!("in force from {effective_on}"),
        Event::StandardReturned { to, reason } => format!("to {}: {reason}", to.en()),
        Event::RevisionDecided { successor } => format!("next edition {successor}"),
        Event::ObservationRecorded { observation, .. } => observation.reference.to_string(),
        Event::ProposalRejected { reason }
        | Event::StandardAbolished { reason }
        | Event::StandardSuspended { reason }
        | Event::StandardWithdrawn { reason } => reason.to_string(),
        Event::ReviewPassed { conclusion } | Event::StandardConfirmed { conclusion } => {
            conclusion.to_string()
        }
        Event::RevisionStarted { ground } => ground.to_string(),
        Event::StandardProposed { profile, .. } | Event::ProfileAmended { profile } => {
            profile.drafting_unit.to_string()
        }
        Event::ProposalAccepted {}
        | Event::ConsultationClosed {}
        | Event::ReviewBegun {}
        | Event::StandardResumed {}
        | Event::ProcedureAdopted { .. }
        | Event::NumberIssued { .. } => String::new(),
    }
}
