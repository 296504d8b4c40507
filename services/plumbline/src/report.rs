//! `plumbline pipeline` and `plumbline irregular`: where the standards stand as of a day, and which moves broke the
//! procedure. Both replay the log, so they need nothing but it.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;
use plumbline_lifecycle::{Binding, Event, MoveKind, Place, Procedure, StageCode};
use plumbline_log::Reader;
use serde_json::json;

use crate::failure::Failure;

#[derive(clap::Args)]
pub(crate) struct PipelineArguments {
    /// As it stood at the end of this day; the last day the log tells of if left out.
    #[arg(long)]
    as_of: Option<Date>,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t = Output::Table)]
    output: Output,
}

#[derive(clap::Args)]
pub(crate) struct IrregularArguments {
    /// How many moves to show of each kind that broke the procedure.
    #[arg(long, default_value_t = 3)]
    examples: usize,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t = Output::Table)]
    output: Output,
}

impl IrregularArguments {
    pub(crate) fn counts_only() -> IrregularArguments {
        IrregularArguments { examples: 0, output: Output::Table }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Output {
    Table,
    Json,
    Csv,
}

/// A standard's positions in the order of their days; of several on one day the last recorded comes last.
type Course = Vec<(Date, StageCode)>;

/// By stream.
type Courses = BTreeMap<String, Course>;

type Procedures = BTreeMap<Binding, Procedure>;

pub(crate) fn pipeline(data: &Path, arguments: &PipelineArguments) -> Result<(), Failure> {
    let (courses, _) = courses(data)?;
    let last_day = courses.values().flatten().map(|(day, _)| *day).max();
    let as_of = arguments.as_of.or(last_day);
    let mut counts: BTreeMap<Place, u64> = Place::ALL.into_iter().map(|place| (place, 0)).collect();
    for course in courses.values() {
        let standing =
            course.iter().take_while(|(day, _)| as_of.is_some_and(|as_of| *day <= as_of)).last();
        if let Some((_, code)) = standing {
            *counts.entry(code.place()).or_default() += 1;
        }
    }
    let total: u64 = counts.values().sum();
    match arguments.output {
        Output::Json => {
            let places: serde_json::Map<String, serde_json::Value> =
                counts.iter().map(|(place, count)| (place.key().into(), json!(count))).collect();
            println!("{}", json!({ "as_of": as_of, "total": total, "places": places }));
        }
        Output::Csv => {
            println!("place,count");
            counts.iter().for_each(|(place, count)| println!("{},{count}", place.key()));
        }
        Output::Table => {
            if let Some(day) = as_of {
                println!("As of {day}: {total} standards");
            }
            for (place, count) in counts {
                println!("  {count:>9}  {:<16} {}", place.en(), place.zh());
            }
        }
    }
    Ok(())
}

pub(crate) fn irregular(data: &Path, arguments: &IrregularArguments) -> Result<(), Failure> {
    let (courses, procedures) = courses(data)?;
    let Some(iso) = procedures.values().rfind(|procedure| procedure.observed) else {
        return Ok(());
    };
    let mut moves: BTreeMap<MoveKind, Vec<(&str, StageCode, StageCode, Date)>> = BTreeMap::new();
    let mut counts: BTreeMap<MoveKind, u64> = BTreeMap::new();
    for (standard, course) in
        courses.iter().filter(|(stream, _)| stream.starts_with("standard/iso-"))
    {
        let mut from = None;
        for (day, to) in course {
            let kind = iso.classify(from, *to);
            *counts.entry(kind).or_default() += 1;
            let examples = moves.entry(kind).or_default();
            if let (true, Some(from)) =
                (kind.is_irregular() && examples.len() < arguments.examples, from)
            {
                examples.push((standard.trim_start_matches("standard/"), from, *to, *day));
            }
            from = Some(*to);
        }
    }
    match arguments.output {
        Output::Json => {
            let kinds: serde_json::Map<String, serde_json::Value> = MoveKind::ALL
                .iter()
                .map(|kind| (kind.key().into(), json!(counts.get(kind).unwrap_or(&0))))
                .collect();
            println!("{}", json!({ "moves": kinds }));
        }
        Output::Csv => {
            println!("kind,count");
            MoveKind::ALL
                .iter()
                .for_each(|kind| println!("{},{}", kind.key(), counts.get(kind).unwrap_or(&0)));
        }
        Output::Table => {
            for kind in MoveKind::ALL {
                let mark = if kind.is_irregular() { "!" } else { " " };
                println!("{mark} {:>9}  {}", counts.get(&kind).unwrap_or(&0), kind.key());
                for (standard, from, to, day) in moves.get(&kind).into_iter().flatten() {
                    println!("                {day}  {standard}  {from} → {to}");
                }
            }
        }
    }
    Ok(())
}

/// Folds the log into every standard's course.
fn courses(data: &Path) -> Result<(Courses, Procedures), Failure> {
    let reader = Reader::open(data)?;
    let mut courses: BTreeMap<String, Course> = BTreeMap::new();
    let mut procedures = BTreeMap::new();
    let mut seq = 1;
    loop {
        let page = reader.read_from(seq, 5_000)?;
        let Some(last) = page.last() else { break };
        seq = last.seq + 1;
        for row in &page {
            let event = Event::decode(&row.kind, row.schema, &row.data)
                .map_err(|e| Failure::undecodable(row.seq, &e))?;
            if let Event::ProcedureAdopted { text } = &event
                && let Ok(procedure) = text.parse::<Procedure>()
            {
                procedures.insert(procedure.binding(), procedure);
            }
            if !row.stream.starts_with("standard/") {
                continue;
            }
            let course = courses.entry(row.stream.clone()).or_default();
            let from = course.last().map(|(_, code)| *code);
            if let Some(code) = event.leads_to(from) {
                // An observation that was recorded late takes its place by its day.
                let at = course.partition_point(|(day, _)| *day <= row.happened_on);
                course.insert(at, (row.happened_on, code));
            }
        }
    }
    Ok((courses, procedures))
}
