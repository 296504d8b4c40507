//! The log on NATS: how fast the relay catches up, how fast somebody follows, and how long after an append an event is there.
//!
//! The server keeps files and syncs them now and then, as it does where nobody says otherwise: the log is what is durable.

use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

use plumbline_bench::{Figure, Samples};
use plumbline_bus::{Options, Relay, Source};
use plumbline_log::{Log, NewEvent, Provenance};
use plumbline_testkit::NatsProgram;

/// Events to catch up with.
const BEHIND: u64 = 200_000;

/// Between two appends whose way is timed, so that each is alone.
pub(crate) const PACE: Duration = Duration::from_millis(2);

/// All three; nothing where there is no NATS server.
pub(crate) async fn phases(folder: &Path, time: Duration) -> Result<Vec<Figure>, Box<dyn Error>> {
    let Some(program) = NatsProgram::find("bench over NATS") else { return Ok(Vec::new()) };
    let nats = program.start("");
    let mut log = Log::open(folder, &plumbline_log::Options::default())?;
    let mut next = log.reader.head() + 1;
    while next <= BEHIND {
        let mut batch = log.appender.begin()?;
        for _ in 0..1_000 {
            append(&mut batch, next)?;
            next += 1;
        }
        batch.commit()?;
    }
    let head = log.reader.head();
    let began = Instant::now();
    let relay = Relay::start(log.reader.clone(), Options::new(&nats.url()))?;
    let mut state = relay.state();
    state.wait_for(|state| state.published == head).await?;
    let mut figures = vec![Figure::counted("relay", "catch up", 1, head, began.elapsed())];

    let began = Instant::now();
    let mut source = Source::open(&Options::new(&nats.url()).named("bench"), None).await?;
    while source.position() < head {
        source.next().await?;
    }
    figures.push(Figure::counted("source", "follow from the beginning", 1, head, began.elapsed()));

    let (began, mut samples) = (Instant::now(), Samples::default());
    while began.elapsed() < time {
        let mut batch = log.appender.begin()?;
        append(&mut batch, next)?;
        let asked = Instant::now();
        batch.commit()?;
        while source.position() < next {
            source.next().await?;
        }
        samples.keep(asked.elapsed());
        next += 1;
        tokio::time::sleep(PACE).await;
    }
    figures.push(samples.figure("bus", "append to visible", 1, began.elapsed()));
    Ok(figures)
}

fn append(batch: &mut plumbline_log::Batch<'_>, number: u64) -> Result<(), Box<dyn Error>> {
    let from = Provenance {
        command: uuid::Uuid::from_u128(number.into()),
        digest: [7; 32],
        actor: "office:li".into(),
        on_behalf_of: None,
    };
    let event = NewEvent {
        stream: format!("standard/bench-{number}"),
        version: 1,
        kind: "ObservationRecorded",
        schema: 1,
        happened_on: jiff::civil::date(2026, 11, 24),
        data: DATA.into(),
    };
    let now = jiff::Timestamp::from_microsecond(1_790_000_000_000_000 + i64::try_from(number)?)?;
    batch.append(&from, now, &[event])?;
    Ok(())
}

const DATA: &str = r#"{"binding":{"procedure":"iso","version":1},"observation":{"code":"40.20","reference":"ISO/DIS 10033-1","titles":{"en":"Made up"},"ics":["03.080.30"]}}"#;
