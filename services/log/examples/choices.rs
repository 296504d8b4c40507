//! Measures the choices that SQLite leaves to the log: page size, cache, checkpoint interval, the shape of the command
//! table. Prints one table; the figures in `services/decisions/0001-log-and-writer.md` come from here.
//!
//! It uses its own copy of the two tables, so that one choice at a time can differ. Every figure is durable
//! (`synchronous=FULL`), batches of 32 events, one command an event, 20,000 streams in turn.

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use rusqlite::{Connection, params};
use sha2::{Digest as _, Sha256};

const EVENTS: u64 = 150_000;
const BATCH: u64 = 32;
const STREAMS: u64 = 20_000;

#[derive(Clone, Copy)]
struct Choice {
    name: &'static str,
    page_size: u32,
    cache_mib: i64,
    checkpoint_pages: u32,
    command_table: &'static str,
}

const WITHOUT_ROWID: &str = "CREATE TABLE command (id BLOB PRIMARY KEY, first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL) STRICT, WITHOUT ROWID";
const WITH_ROWID: &str = "CREATE TABLE command (id BLOB NOT NULL UNIQUE, first_seq INTEGER PRIMARY KEY, last_seq INTEGER NOT NULL) STRICT";

fn main() -> Result<(), Box<dyn Error>> {
    let base = Choice {
        name: "chosen: 4096, 64 MiB, 2000 pages, WITHOUT ROWID",
        page_size: 4_096,
        cache_mib: 64,
        checkpoint_pages: 2_000,
        command_table: WITHOUT_ROWID,
    };
    let choices = [
        base,
        Choice { name: "page size 8192", page_size: 8_192, checkpoint_pages: 1_000, ..base },
        Choice { name: "page size 16384", page_size: 16_384, checkpoint_pages: 500, ..base },
        Choice { name: "cache 2 MiB", cache_mib: 2, ..base },
        Choice { name: "cache 256 MiB", cache_mib: 256, ..base },
        Choice { name: "checkpoint every 500 pages", checkpoint_pages: 500, ..base },
        Choice { name: "checkpoint every 8000 pages", checkpoint_pages: 8_000, ..base },
        Choice { name: "command table with rowid", command_table: WITH_ROWID, ..base },
        Choice { name: "chosen, once more", ..base },
    ];
    println!("{:50} {:>10} {:>10} {:>10} {:>8}", "choice", "events/s", "p99 ms", "scan M/s", "MiB");
    let dir = std::env::args().nth(1).unwrap_or_else(|| ".".into());
    for choice in choices {
        measure(Path::new(&dir), choice)?;
    }
    Ok(())
}

fn measure(dir: &Path, choice: Choice) -> Result<(), Box<dyn Error>> {
    let path = dir.join(format!("choices-{}.db", std::process::id()));
    let files = ["", "-wal", "-shm"].map(|end| format!("{}{end}", path.display()));
    let db = Connection::open(&path)?;
    db.pragma_update(None, "page_size", choice.page_size)?;
    db.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "cache_size", -choice.cache_mib * 1_024)?;
    db.query_row(&format!("PRAGMA wal_autocheckpoint = {}", choice.checkpoint_pages), [], |_| {
        Ok(())
    })?;
    db.execute_batch(
        "CREATE TABLE event (seq INTEGER PRIMARY KEY, stream TEXT NOT NULL, version INTEGER NOT NULL, data TEXT NOT NULL,
           leaf BLOB NOT NULL, UNIQUE (stream, version)) STRICT;",
    )?;
    db.execute_batch(choice.command_table)?;
    let data = "x".repeat(300);
    let mut waits_us = Vec::new();
    let begun = Instant::now();
    let mut seq = 0;
    while seq < EVENTS {
        let batch = Instant::now();
        db.execute_batch("BEGIN IMMEDIATE")?;
        for _ in 0..BATCH {
            seq += 1;
            let leaf: [u8; 32] = Sha256::digest(seq.to_be_bytes()).into();
            let stream = format!("standard/{:06}", seq * 7_919 % STREAMS);
            let version = seq / STREAMS + 1;
            db.prepare_cached("INSERT INTO event VALUES (?1, ?2, ?3, ?4, ?5)")?
                .execute(params![seq, stream, version, data, leaf])?;
            db.prepare_cached("INSERT INTO command (id, first_seq, last_seq) VALUES (?1, ?2, ?2)")?
                .execute(params![&leaf[..16], seq])?;
        }
        db.execute_batch("COMMIT")?;
        waits_us.push(batch.elapsed().as_micros());
    }
    let appending_s = begun.elapsed().as_secs_f64();
    waits_us.sort_unstable();
    let p99_ms = waits_us[waits_us.len() * 99 / 100] as f64 / 1_000.0;

    let begun = Instant::now();
    let mut bytes = 0;
    let mut scan = db.prepare("SELECT seq, stream, version, data, leaf FROM event ORDER BY seq")?;
    let mut rows = scan.query([])?;
    while let Some(row) = rows.next()? {
        bytes += row.get_ref(3)?.as_str()?.len() + row.get_ref(1)?.as_str()?.len();
    }
    let scanning_s = begun.elapsed().as_secs_f64();
    assert!(bytes as u64 > EVENTS * 300, "the scan must have read the rows");
    drop(rows);
    drop(scan);
    db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    let mib = std::fs::metadata(&path)?.len() as f64 / f64::from(1 << 20);
    drop(db);
    println!(
        "{:50} {:>10.0} {:>10.2} {:>10.2} {:>8.1}",
        choice.name,
        EVENTS as f64 / appending_s,
        p99_ms,
        EVENTS as f64 / scanning_s / 1e6,
        mib
    );
    for file in files {
        let _ = std::fs::remove_file(file);
    }
    Ok(())
}
