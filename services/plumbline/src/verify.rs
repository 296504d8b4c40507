//! `plumbline verify`: every row, hash and subtree root, then every stream once more by the core's own rules, then the
//! contents of the documents, the pages of the other databases, how many tokens there are, and the views.
//!
//! A view is compared row for row with a new fold of the log in a folder of its own: SQLite's check sees a page that is
//! none, but only the fold sees a figure that is wrong.

use std::path::Path;

use plumbline_access::Before;
use plumbline_log::{Earlier, Verified};
use plumbline_views::Checked;
use plumbline_workflow::Keys;

use crate::audit::Audit;
use crate::contents::Named;
use crate::failure::Failure;
use crate::files;
use crate::output::{counted, say};
use crate::progress::Progress;
use crate::reading::{self, Scratch};

pub(crate) fn run(data: &Path) -> Result<(), Failure> {
    reading::log(data)?;
    let mut progress = Progress::new("hashing");
    let verified = plumbline_log::verify(data, |done, of| progress.at(done, of))?;
    progress.end();
    let (audit, named) = replay(data)?;
    let standards = audit.standards();
    say(&format!(
        "verified: {}, {}; every hash fits and every stream can be read\nroot {}\n",
        counted(verified.size, "event", "events"),
        counted(standards as u64, "standard", "standards"),
        verified.root
    ));
    say(&beside(&verified));
    say(&audit.told());
    if verified.replica.is_none() {
        say(&named.compare(data)?);
    }
    say(&files::check(data)?);
    match verified.replica {
        // Who was granted what is not told on the bus.
        Some(_) => say(&format!(
            "replica: {} came without their data; their hashes fit\n",
            counted(audit.withheld(), "event", "events")
        )),
        None => say(&(tokens(data, &audit)? + &keys(data, &audit))),
    }
    views(data)
}

/// Which log it is, and what its two small files say.
fn beside(verified: &Verified) -> String {
    let Verified { id, earlier, remembered, sealed_bytes, .. } = verified;
    let mut id = id.as_ref().map(|id| format!("log {id}\n")).unwrap_or_default();
    for Earlier { id: before, events } in earlier {
        id += &format!(
            "  up to seq {events} it was {before}: what was recorded after that under this id was given up by a restore\n"
        );
    }
    let head = match remembered {
        Some(seq) => {
            format!("log.head: the last commit that it remembers is seq {seq}, which is there")
        }
        None => {
            "log.head: not there, or not readable: a tail that was lost would not be noticed".into()
        }
    };
    let seal = match sealed_bytes {
        Some(bytes) => format!("log.seal: all {bytes} bytes are those that the log was closed with"),
        None => "log.seal: none, because the log is in use or was not closed in order: bytes that hold nothing were not checked".into(),
    };
    format!("{id}{head}\n{seal}\n")
}

/// How many tokens there are, all of them in the log; and what a file of an older program holds beside it.
fn tokens(data: &Path, audit: &Audit) -> Result<String, Failure> {
    let (held, revoked) = audit.tokens();
    let beside = match Before::read(data)? {
        None => String::new(),
        Some(_) if held + revoked > 0 => {
            "access.db: not read any more, what stands in it grants nothing (remove it)\n".into()
        }
        Some(Before { grants, .. }) => {
            let count = counted(grants.len() as u64, "token", "tokens");
            format!("access.db: {count} of before, taken over when the service starts next\n")
        }
    };
    Ok(format!("tokens: {held} granted, {revoked} revoked\n{beside}"))
}

/// Of how many persons something private is recorded, and whether it can be read; nothing where there is none.
fn keys(data: &Path, audit: &Audit) -> String {
    let keys = Keys::at(data);
    let (here, away): (Vec<_>, Vec<_>) =
        audit.sealed().partition(|(person, sealed)| keys.has(person, sealed));
    match (here.len(), away.len()) {
        (0, 0) => String::new(),
        (here, away) => format!(
            "keys: of {} something private is recorded; the key is beside the log of {here}, and of {away} it is not\n",
            counted((here + away) as u64, "person", "persons")
        ),
    }
}

/// A line about each view; a failure once all are told, if one of them does not fit.
fn views(data: &Path) -> Result<(), Failure> {
    let reader = reading::log(data)?;
    let folder = data.join("views");
    if !folder.exists() {
        say("views: not there, they are made when they are needed\n");
        return Ok(());
    }
    // Beside the views, where there is room for as much again, and not in memory; elsewhere for who may not write there.
    let beside = folder.join(format!("verify-{}", std::process::id()));
    let scratch = match std::fs::create_dir_all(&beside) {
        Ok(()) => Scratch(beside),
        Err(_) => Scratch::new("verify")?,
    };
    let mut progress = Progress::new("folding");
    let checked = plumbline_views::check(&folder, &reader, &scratch.0, &mut |at| {
        progress.at(at.done, at.of);
    });
    progress.end();
    drop(scratch);
    let mut bad = 0;
    for (view, found) in checked {
        match found {
            Ok(Checked::Same(seq)) => {
                say(&format!("view {view}: what a new fold gives, up to seq {seq}\n"))
            }
            Ok(Checked::Absent) => {
                say(&format!("view {view}: not there, it is made when it is needed\n"))
            }
            Err(why) => {
                bad += 1;
                say(&format!("view {view}: DOES NOT FIT: {why}\n"));
            }
        }
    }
    match bad {
        0 => Ok(()),
        bad => Err(Failure::BadViews(bad)),
    }
}

fn replay(data: &Path) -> Result<(Audit, Named), Failure> {
    let reader = reading::log(data)?;
    let of = reader.head();
    let mut progress = Progress::new("replaying");
    let (mut audit, mut named) = (Audit::of(Some(reader.clone())), Named::default());
    let mut seq = 1;
    loop {
        let page = reader.read_from(seq, 5_000)?;
        let Some(last) = page.last() else { break };
        seq = last.seq + 1;
        page.iter().try_for_each(|row| audit.see(row))?;
        page.iter().for_each(|row| named.see(row));
        progress.at(seq - 1, of);
    }
    progress.end();
    Ok((audit, named))
}
