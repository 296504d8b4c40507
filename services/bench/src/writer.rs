//! The writer in process: log and rules, without HTTP.

use std::path::Path;
use std::time::{Duration, Instant};

use plumbline_access::Caller;
use plumbline_lifecycle::standard::{Command, Observation};
use plumbline_lifecycle::{StreamId, Titles};
use plumbline_log::{Log, Options};
use plumbline_workflow::{Request, Writer, WriterOptions};
use uuid::Uuid;

use crate::{BenchError, Figure, Samples};

/// Records observations of new standards for so long, in a log of its own in this folder, which stays for [`crate::replay`].
/// The command ids are of version 7, as a program should make them.
///
/// # Errors
/// When the log cannot be opened or the writer refuses.
pub fn in_process(folder: &Path, clients: usize, time: Duration) -> Result<Figure, BenchError> {
    let log = Log::open(folder, &Options::default())
        .map_err(|err| BenchError::of("opening the log", err))?;
    let started = Writer::start(log, WriterOptions::default());
    let (writer, thread) = started.map_err(|err| BenchError::of("starting the writer", err))?;
    let run = Uuid::new_v4().simple().to_string();
    let began = Instant::now();
    let samples = std::thread::scope(|scope| {
        let senders: Vec<_> = (0..clients)
            .map(|client| {
                let (writer, run) = (writer.clone(), &run);
                scope.spawn(move || observe(&writer, &run[..12], client, began, time))
            })
            .collect();
        let mut all = Samples::default();
        for sender in senders {
            let one =
                sender.join().unwrap_or_else(|_| Err(BenchError::of("a client", "it panicked")))?;
            all.merge(one);
        }
        Ok::<_, BenchError>(all)
    });
    let took = began.elapsed();
    drop(writer);
    thread.join().map_err(|err| BenchError::of("stopping the writer", err))?;
    Ok(samples?.figure("writer", "observe a new standard", clients, took))
}

fn observe(
    writer: &Writer,
    run: &str,
    client: usize,
    began: Instant,
    time: Duration,
) -> Result<Samples, BenchError> {
    let bad = |err: &dyn std::fmt::Display| BenchError::of("making a command", err);
    let observation = Observation {
        code: "40.20".parse().map_err(|err| bad(&err))?,
        reference: "ISO/DIS 10033-1".parse().map_err(|err| bad(&err))?,
        titles: Titles::default(),
        ics: vec!["03.080.30".to_owned()],
        edition: None,
        published: None,
    };
    let caller = Caller::at_the_machine("bench".parse().map_err(|err| bad(&err))?);
    let mut samples = Samples::default();
    let mut number = 0_u64;
    while began.elapsed() < time {
        number += 1;
        let standard = format!("iso-{run}-{client}-{number}");
        let request = Request {
            id: Uuid::now_v7(),
            target: StreamId::Standard(standard.parse().map_err(|err| bad(&err))?),
            command: Command::RecordObservation { observation: observation.clone() }.into(),
            expected_version: None,
            happened_on: None,
            caller: caller.clone(),
            on_behalf_of: None,
        };
        samples
            .time(|| writer.submit_blocking(request))
            .map_err(|err| BenchError::of("a command", err))?;
    }
    Ok(samples)
}
