//! `plumbline experts personal`: what is private of somebody in the pool, sealed before it is recorded.
//!
//! It is read from standard input and never from the command line, which others on the machine can list and a shell remembers.

use std::io::Read as _;
use std::path::Path;

use plumbline_lifecycle::person::Command;
use plumbline_lifecycle::{Horizon, PersonId, State, StreamId};
use plumbline_log::Reader;
use plumbline_views::folded;
use plumbline_workflow::{Keys, PersonalData};
use serde_json::{Map, Value, json};

use crate::experts::Whom;
use crate::failure::Failure;
use crate::held::Held;
use crate::output::{Output, csv, say, table};
use crate::reading;
use crate::send::{Sending, send, told};

#[derive(clap::Subcommand)]
pub(crate) enum Personal {
    /// Record it; what was recorded before is replaced as a whole. Standard input gives a line each, as `telephone: 0571-88880000`; also
    /// mail, identity_number, bank_account.
    Seal {
        #[command(flatten)]
        whom: Whom,
        #[command(flatten)]
        sending: Sending,
    },
    /// Show it, where its key lies beside the log.
    Show {
        #[command(flatten)]
        whom: Whom,
        /// How the answer is written.
        #[arg(long, value_enum, default_value_t = Output::Table)]
        output: Output,
    },
    /// Erase it for ever: its key is destroyed.
    Erase {
        #[command(flatten)]
        whom: Whom,
        #[command(flatten)]
        sending: Sending,
    },
}

/// The most bytes of standard input.
const BYTES_MAX: u64 = 16 * 1024;

pub(super) fn run(data: &Path, personal: Personal) -> Result<(), Failure> {
    match personal {
        Personal::Seal { whom, sending } => seal(data, whom, &sending),
        Personal::Show { whom, output } => show(data, &whom, output),
        Personal::Erase { whom: Whom { expert, pool }, sending } => {
            let command = Command::ErasePersonalData { area: pool.area };
            send(data, &sending, StreamId::Person(expert), command)
        }
    }
}

fn seal(data: &Path, whom: Whom, sending: &Sending) -> Result<(), Failure> {
    let mut text = String::new();
    let read = std::io::stdin().take(BYTES_MAX).read_to_string(&mut text);
    read.map_err(|cause| Failure::File { path: "-".into(), cause })?;
    let personal = entered(&text).map_err(Failure::NotPersonal)?;
    let mut held = Held::open(data)?;
    // No key is made of whom the pool holds nobody.
    let sealed = is_held(&held.reader, &whom)
        .and_then(|()| Ok(Keys::at(data).seal(&whom.expert, &whom.pool.area, &personal)?));
    let answer = sealed.and_then(|command| {
        Ok(held.give(sending.request(StreamId::Person(whom.expert), command))?)
    });
    let closed = held.close();
    say(&format!("{}\n", told(&answer?)));
    closed
}

fn is_held(log: &Reader, whom: &Whom) -> Result<(), Failure> {
    let Whom { expert, pool } = whom;
    match reading::pool(log, &pool.area, Horizon::default())?.expert(expert) {
        Some(_) => Ok(()),
        None => Err(Failure::NoExpert { expert: expert.clone(), day: reading::today() }),
    }
}

/// Lines of `key: text`; keys may be in Chinese. What is wrong is said by its line, without what was given.
fn entered(text: &str) -> Result<PersonalData, String> {
    let mut given = [""; 4];
    for (line, text) in (1..).zip(text.lines()).filter(|(_, text)| !text.trim().is_empty()) {
        let (key, value) = text.split_once([':', '：']).unwrap_or_default();
        let known = |(name, zh, _): &(&str, &str, &str)| [*name, *zh].contains(&key.trim());
        let Some(at) = PersonalData::FIELDS.iter().position(known) else {
            let names = PersonalData::FIELDS.map(|(name, zh, _)| format!("{name} ({zh})"));
            return Err(format!("line {line}: `key: text`, with a key of {}", names.join(", ")));
        };
        if !given[at].is_empty() {
            return Err(format!("line {line}: it stands twice"));
        }
        given[at] = value.trim();
    }
    PersonalData::of(given).map_err(|bad| bad.to_string())
}

fn show(data: &Path, whom: &Whom, output: Output) -> Result<(), Failure> {
    let log = reading::log(data)?;
    is_held(&log, whom)?;
    let Some(personal) = read(data, &log, whom)? else {
        return Err(Failure::NoPersonal(whom.expert.clone()));
    };
    let rows: Vec<Vec<String>> = personal
        .told()
        .zip(PersonalData::FIELDS)
        .filter_map(|((_, text), (_, zh, en))| {
            Some(vec![format!("{zh} {}", en.to_lowercase()), text?.to_owned()])
        })
        .collect();
    match output {
        Output::Table => say(&table(&rows, &[])),
        Output::Csv => say(&csv(&rows)),
        Output::Json => {
            let held =
                personal.told().filter_map(|(key, text)| Some((key.to_owned(), text?.into())));
            let held: Map<String, Value> = held.collect();
            say(&format!("{}\n", json!({ "expert": whom.expert, "personalData": held })));
        }
    }
    Ok(())
}

fn read(data: &Path, log: &Reader, whom: &Whom) -> Result<Option<PersonalData>, Failure> {
    let state = folded(log, &StreamId::Person(whom.expert.clone()), Horizon::default())?.state;
    let State::Person(personal) = state else { return Ok(None) };
    let Some(sealed) = personal.sealed() else { return Ok(None) };
    Ok(Keys::at(data).open(&whom.expert, &whom.pool.area, sealed)?)
}

/// Of whom something was sealed or erased already: a list adds nothing to them.
pub(super) fn is_settled(log: &Reader, expert: &PersonId) -> Result<bool, Failure> {
    let state = folded(log, &StreamId::Person(expert.clone()), Horizon::default())?.state;
    Ok(matches!(state, State::Person(held) if held.sealed().is_some() || held.was_erased()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_in_both_languages_and_what_is_wrong_is_said_by_its_line() {
        let read = entered("telephone: 0571-8888\n\n身份证号：33010019700101001X\n").unwrap();
        let told: Vec<_> = read.told().map(|(_, text)| text.unwrap_or("-").to_owned()).collect();
        assert_eq!(told, ["0571-8888", "-", "33010019700101001X", "-"]);
        let bad = |text: &str| entered(text).unwrap_err();
        assert!(bad("0571-8888").starts_with("line 1: `key: text`"));
        assert_eq!(bad("mail: a@b.example\nmail: c@d.example"), "line 2: it stands twice");
        assert!(bad("").starts_with("personal_data: at least one of telephone"));
        let long = format!("bank_account: {}", "62".repeat(200));
        assert!(!bad(&long).contains("62"), "{}", bad(&long));
    }
}
