//! `plumbline verify`: every row, hash and subtree root, and then every life once more by the core's own rules.

use std::collections::BTreeMap;
use std::path::Path;

use plumbline_lifecycle::{Event, Standard};

use crate::failure::Failure;
use crate::progress::Progress;
use crate::reading;

pub(crate) fn run(data: &Path) -> Result<(), Failure> {
    reading::log(data)?;
    let mut progress = Progress::new("hashing");
    let verified = plumbline_log::verify(data, |done, of| progress.at(done, of))?;
    progress.end();
    let standards = replay(data)?;
    println!(
        "verified: {} events, {standards} standards, every hash fits and every life follows the rules",
        verified.size
    );
    println!("root {}", verified.root);
    Ok(())
}

/// Folds every standard from its first fact.
fn replay(data: &Path) -> Result<usize, Failure> {
    let reader = reading::log(data)?;
    let of = reader.head();
    let mut progress = Progress::new("replaying");
    let mut states: BTreeMap<String, Standard> = BTreeMap::new();
    let mut seq = 1;
    loop {
        let page = reader.read_from(seq, 5_000)?;
        let Some(last) = page.last() else { break };
        seq = last.seq + 1;
        for row in &page {
            let event = Event::decode(&row.kind, row.schema, &row.data)
                .map_err(|e| Failure::undecodable(row.seq, &e))?;
            if row.stream.starts_with("standard/") {
                let state = states.entry(row.stream.clone()).or_default();
                let evolved = std::mem::take(state).evolve(&event, row.happened_on);
                *state = evolved.map_err(|e| Failure::misfit(row.seq, &e))?;
            }
        }
        progress.at(seq - 1, of);
    }
    progress.end();
    Ok(states.len())
}
