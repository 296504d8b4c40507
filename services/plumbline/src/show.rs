//! `plumbline show`: the life of one standard as a timeline.

use std::path::Path;

use jiff::civil::Date;
use plumbline_lifecycle::{Event, Standard, StandardId};
use plumbline_log::Reader;

use crate::failure::Failure;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The standard's id.
    standard: StandardId,
    /// As it was at the end of this day.
    #[arg(long)]
    as_of: Option<Date>,
}

pub(crate) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let rows = Reader::open(data)?.read_stream(&format!("standard/{}", arguments.standard))?;
    let mut told: Vec<_> = rows
        .iter()
        .filter(|row| arguments.as_of.is_none_or(|day| row.happened_on <= day))
        .collect();
    if told.is_empty() {
        return Err(Failure::NoStandard(arguments.standard.to_string()));
    }
    told.sort_by_key(|row| (row.happened_on, row.seq));
    let mut state = Standard::default();
    let mut lines = Vec::new();
    for row in told {
        let event = Event::decode(&row.kind, row.schema, &row.data)
            .map_err(|e| Failure::undecodable(row.seq, &e))?;
        state = state.evolve(&event, row.happened_on).map_err(|e| Failure::misfit(row.seq, &e))?;
        let code =
            state.code().map(|code| format!("{code} {}", code.place().zh())).unwrap_or_default();
        lines.push(format!(
            "{}  {code:<14} {}  {}  (seq {}, {})",
            row.happened_on,
            row.kind,
            detail(&event),
            row.seq,
            row.actor
        ));
    }
    println!("{}", heading(&arguments.standard, &state));
    lines.iter().for_each(|line| println!("  {line}"));
    Ok(())
}

fn heading(id: &StandardId, state: &Standard) -> String {
    match state {
        Standard::Unborn => id.to_string(),
        Standard::Run(run) => {
            let number = run.number.as_ref().map(|number| format!("{number} ")).unwrap_or_default();
            format!("{id}  {number}{}", run.profile.titles.best("zh"))
        }
        Standard::Observed(observed) => {
            format!("{id}  {} {}", observed.newest.reference, observed.newest.titles.best("en"))
        }
    }
}

fn detail(event: &Event) -> String {
    match event {
        Event::DocumentAttached { document } => format!("{} {}", document.kind, document.name),
        Event::PublicationApproved { number } => number.to_string(),
        Event::ConsultationOpened { until } => format!("until {until}"),
        Event::PlanExtended { until, reason } => format!("until {until}: {reason}"),
        Event::StandardPublished { effective_on } => format!("effective {effective_on}"),
        Event::StandardReturned { to, reason } => format!("to {to:?}: {reason}"),
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
        _ => String::new(),
    }
}
