//! `plumbline bench`: what this machine's disk can do, and what Plumbline makes of it, on the disk of the data folder.

use std::path::{Path, PathBuf};
use std::time::Duration;

use plumbline_bench::{BenchError, CLIENTS, Figure};

use crate::failure::Failure;
use crate::output::{Output, csv, note, say};
use crate::words::NotTaken;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// How long each phase runs.
    #[arg(long, default_value_t = 2, value_name = "SECONDS", value_parser = seconds)]
    seconds: u64,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t = Output::Table)]
    output: Output,
}

fn seconds(text: &str) -> Result<u64, NotTaken> {
    text.parse()
        .ok()
        .filter(|seconds| (1..=600).contains(seconds))
        .ok_or_else(|| NotTaken::new("应为 1 至 600 秒", "it must be from 1 to 600 seconds"))
}

/// Matters under approval in the house whose desks are asked for: more than a province has at once.
const MATTERS: usize = 10_000;

/// A folder that is gone again at the end, beside whatever the data folder holds.
struct Scratch(PathBuf);

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub(crate) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let scratch = Scratch(data.join(format!("bench-{}", std::process::id())));
    let log = scratch.0.join("log");
    std::fs::create_dir_all(&log).map_err(|cause| Failure::File { path: log.clone(), cause })?;
    let time = Duration::from_secs(arguments.seconds);
    let mut figures = Vec::new();
    let mut keep = |figure: Result<Figure, BenchError>| {
        let figure = figure?;
        note(&format!(
            "{}, {} clients: {:.0} a second\n",
            figure.work, figure.clients, figure.per_second
        ));
        figures.push(figure);
        Ok::<_, BenchError>(())
    };
    keep(plumbline_bench::fdatasync(&scratch.0, time))?;
    for clients in CLIENTS {
        keep(plumbline_bench::group_commit(&scratch.0, clients, time))?;
        keep(plumbline_bench::in_process(&log, clients, time))?;
        let approvals = scratch.0.join(format!("approvals-{clients}"));
        std::fs::create_dir_all(&approvals)
            .map_err(|cause| Failure::File { path: approvals.clone(), cause })?;
        for figure in plumbline_bench::decisions(&approvals, clients, time)? {
            keep(Ok(figure))?;
        }
    }
    keep(plumbline_bench::replay(&log))?;
    keep(plumbline_bench::verify(&log))?;
    keep(plumbline_bench::desk(&scratch.0.join("desk"), MATTERS))?;
    match arguments.output {
        Output::Table => say(&format!("\n{}", plumbline_bench::table(&figures))),
        Output::Json => say(&format!("{}\n", serde_json::to_string(&figures).unwrap_or_default())),
        Output::Csv => say(&csv(&sheet(&figures))),
    }
    Ok(())
}

fn sheet(figures: &[Figure]) -> Vec<Vec<String>> {
    let head = ["who", "work", "clients", "per_second", "p50_ms", "p99_ms"];
    let time = |ms: Option<f64>| ms.map(|ms| format!("{ms:.3}")).unwrap_or_default();
    let row = |figure: &Figure| {
        let (who, work) = (figure.who.clone(), figure.work.clone());
        let rate = format!("{:.0}", figure.per_second);
        vec![who, work, figure.clients.to_string(), rate, time(figure.p50_ms), time(figure.p99_ms)]
    };
    std::iter::once(head.map(str::to_owned).to_vec()).chain(figures.iter().map(row)).collect()
}
