//! The limit of the store: one SQLite in process, WAL and FULL, whose single writer commits whatever has queued up as one
//! transaction. No rules, no hashes, no API: what is left of it is what those cost.

use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::time::{Duration, Instant};

use rusqlite::{Connection, TransactionBehavior};

use crate::{BenchError, Figure, Samples};

/// The most commands that share one transaction, as in Plumbline's writer.
const BATCH_MAX: usize = 512;

/// An event of the usual size.
const DATA: &str = r#"{"binding":{"procedure":"iso","version":1},"observation":{"code":"40.20","reference":"ISO/DIS 10033-1","titles":{"en":"A made-up title of about the usual length for one of these standards"},"ics":["03.080.30"]}}"#;

struct Append {
    stream: String,
    done: SyncSender<()>,
}

/// Appends to new streams for so long, with a check that each is new.
///
/// # Errors
/// When SQLite refuses.
pub fn group_commit(folder: &Path, clients: usize, time: Duration) -> Result<Figure, BenchError> {
    let path = folder.join(format!("bare-{clients}.db"));
    let connection = open(&path)?;
    let (queue, commands) = channel::<Append>();
    let began = Instant::now();
    let (samples, written) = std::thread::scope(|scope| {
        let writer = scope.spawn(move || write(connection, &commands));
        let senders: Vec<_> = (0..clients)
            .map(|client| {
                let queue = queue.clone();
                scope.spawn(move || append(client, &queue, began, time))
            })
            .collect();
        drop(queue);
        let mut samples = Samples::default();
        for sender in senders {
            samples.merge(sender.join().unwrap_or_default());
        }
        (samples, writer.join().unwrap_or(Ok(())))
    });
    written?;
    let figure = samples.figure("sqlite", "append to a new stream", clients, began.elapsed());
    for end in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(folder.join(format!("bare-{clients}.db{end}")));
    }
    Ok(figure)
}

fn open(path: &Path) -> Result<Connection, rusqlite::Error> {
    let connection = Connection::open(path)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "cache_size", -65_536)?;
    connection.execute_batch(
        "CREATE TABLE event(seq INTEGER PRIMARY KEY, stream TEXT NOT NULL, version INTEGER NOT NULL, data TEXT NOT NULL,
         UNIQUE(stream, version)) STRICT",
    )?;
    Ok(connection)
}

fn append(client: usize, queue: &Sender<Append>, began: Instant, time: Duration) -> Samples {
    let mut samples = Samples::default();
    let mut number = 0;
    while began.elapsed() < time {
        number += 1;
        let (done, answer) = sync_channel(1);
        let command = Append { stream: format!("standard/s{client}-{number}"), done };
        let appended = samples.time(|| {
            queue.send(command).map_err(drop)?;
            answer.recv().map_err(drop)
        });
        if appended.is_err() {
            break;
        }
    }
    samples
}

fn write(mut connection: Connection, commands: &Receiver<Append>) -> Result<(), rusqlite::Error> {
    while let Ok(first) = commands.recv() {
        let batch: Vec<Append> =
            std::iter::once(first).chain(commands.try_iter().take(BATCH_MAX - 1)).collect();
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        {
            let mut newest =
                transaction.prepare_cached("SELECT max(version) FROM event WHERE stream = ?1")?;
            let mut insert = transaction
                .prepare_cached("INSERT INTO event(stream, version, data) VALUES (?1, ?2, ?3)")?;
            for command in &batch {
                let version: Option<i64> = newest.query_row([&command.stream], |row| row.get(0))?;
                insert.execute((&command.stream, version.unwrap_or(0) + 1, DATA))?;
            }
        }
        transaction.commit()?;
        for command in batch {
            // A client that has gone needs no answer.
            let _ = command.done.send(());
        }
    }
    Ok(())
}
