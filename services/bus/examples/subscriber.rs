//! Follows the events of one place, each once and in order, into a database of its own; prints each when it is kept.
//!
//! ```text
//! cargo run --example subscriber -- tls://nats.example.org:4222 reader 33.01.06 events.db reader.nk ca.pem
//! ```
//!
//! The name is that of the consumer (and of the credential, deploy/nats/users.conf); the place is province, city and county as in
//! the subjects, and may be cut short: `33.01`. What it does and why: proto/README.md.

use std::error::Error;
use std::time::Duration;

use async_nats::ConnectOptions;
use async_nats::jetstream::consumer::{AckPolicy, pull};
use async_nats::jetstream::{self, Context};
use futures::StreamExt as _;
use plumbline_log::Envelope;
use rusqlite::Connection;

type Anything = Box<dyn Error + Send + Sync>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Anything> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [url, name, place, file, secrets @ ..] = &words[..] else {
        return Err("subscriber URL NAME PLACE FILE [NKEY CA]".into());
    };
    let kept = Connection::open(file)?;
    kept.execute_batch("CREATE TABLE IF NOT EXISTS events (log TEXT, seq INTEGER, body TEXT, PRIMARY KEY (log, seq)) STRICT")?;
    let mut options = match secrets.first() {
        Some(nkey) => ConnectOptions::with_nkey(std::fs::read_to_string(nkey)?.trim().into()),
        None => ConnectOptions::new(),
    };
    if let Some(ca) = secrets.get(1) {
        options = options.require_tls(true).add_root_certificates(ca.into());
    }
    let client = options
        .custom_inbox_prefix(format!("_INBOX.{name}"))
        .retry_on_initial_connect()
        .connect(url)
        .await?;
    let bus = jetstream::new(client);
    loop {
        // The server is away, or started again: it is asked once more, and goes on after the last event that was acknowledged.
        let Err(why) = follow(&bus, name, place, &kept).await;
        eprintln!("{why}");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

async fn follow(
    bus: &Context,
    name: &str,
    place: &str,
    kept: &Connection,
) -> Result<std::convert::Infallible, Anything> {
    // One at a time (max_ack_pending), or what was not acknowledged before a crash would come again behind what follows it. No
    // max_deliver.
    let wanted = pull::Config {
        durable_name: Some(name.into()),
        name: Some(name.into()),
        filter_subject: format!("plumbline.*.{place}.>"),
        ack_policy: AckPolicy::Explicit,
        max_ack_pending: 1,
        ack_wait: Duration::from_secs(5),
        ..pull::Config::default()
    };
    let consumer = bus.create_consumer_on_stream(wanted, "PLUMBLINE_EVENTS").await?;
    let mut events = consumer
        .stream()
        .max_messages_per_batch(1)
        .heartbeat(Duration::from_secs(2))
        .messages()
        .await?;
    while let Some(message) = events.next().await {
        let message = message?;
        let body = std::str::from_utf8(&message.payload)?;
        // The leaf is worked out anew; what does not fit stops us.
        let envelope = match Envelope::read(body.as_bytes()) {
            Ok(envelope) => envelope,
            Err(why) => panic!("{}: {why}", message.subject),
        };
        let (log, event) = (envelope.log.map(|log| log.to_string()), envelope.event);
        // A commit; the same event once more changes nothing.
        let new = kept
            .execute("INSERT OR IGNORE INTO events VALUES (?1, ?2, ?3)", (log, event.seq, body))?;
        message.double_ack().await?;
        if new == 1 {
            println!("{} {} {}", event.seq, event.kind, event.stream);
        }
    }
    Err("the stream of events has ended".into())
}
