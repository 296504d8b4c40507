//! `plumbline people jurisdictions import FILE.csv`: what places are called, from a table of `code,zh,en`.
//!
//! The whole file is read and judged first: with a bad row nothing of it is recorded. What is known already is passed over,
//! so that a second import of the same file changes nothing, and one that was cut off goes on.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use plumbline_access::Caller;
use plumbline_lifecycle::people::{Command, People};
use plumbline_lifecycle::{BadWord, Jurisdiction, Name, StreamId};
use plumbline_log::Reader;
use plumbline_workflow::Request;
use uuid::Uuid;

use crate::failure::Failure;
use crate::held::Held;
use crate::output::say;
use crate::reading::people;

#[derive(clap::Subcommand)]
pub(crate) enum Jurisdictions {
    /// Record the names in a file: a table of `code,zh,en`, as `330200,宁波市,Ningbo`, with these words as its first line.
    Import {
        /// The file.
        file: PathBuf,
        /// Say what would be recorded, and record nothing.
        #[arg(long)]
        dry_run: bool,
        /// Who gives the commands: the log keeps this name.
        #[arg(long, env = "PLUMBLINE_ACTOR", value_name = "NAME", default_value = "operator")]
        actor: Name,
    },
}

/// What the first line of a file says.
const HEAD: [&str; 3] = ["code", "zh", "en"];

/// A row that cannot be recorded: its line, and why.
type Bad = (u64, String);

#[derive(Debug, PartialEq, Eq)]
struct Row {
    code: Jurisdiction,
    zh: Name,
    en: Name,
}

pub(crate) fn run(data: &Path, jurisdictions: &Jurisdictions) -> Result<(), Failure> {
    let Jurisdictions::Import { file, dry_run, actor } = jurisdictions;
    let opened = std::fs::File::open(file);
    let opened = opened.map_err(|cause| Failure::File { path: file.clone(), cause })?;
    let rows = match rows(opened) {
        Ok(rows) => rows,
        Err(bad) => {
            let lines = bad.iter().map(|(line, why)| format!("line {line}: {why}\n"));
            say(&lines.collect::<String>());
            return Err(Failure::BadRows(bad.len()));
        }
    };
    let of = rows.len();
    let recorded = match dry_run {
        true => {
            // A folder that holds nothing yet knows no name, and is left as it is.
            let holds = data.join("log.db").exists();
            let people = if holds { people(&Reader::open(data)?)? } else { People::default() };
            rows.iter().filter(|row| !row.is_known(&people)).count()
        }
        false => record(data, rows, actor)?,
    };
    let word = if *dry_run { "to be recorded" } else { "recorded" };
    say(&format!("{recorded} {word}, {} known\n", of - recorded));
    Ok(())
}

impl Row {
    fn is_known(&self, people: &People) -> bool {
        people.is_called(&self.code, &self.zh, &self.en)
    }
}

/// The rows of a file, or each one that is none.
fn rows(file: impl Read) -> Result<Vec<Row>, Vec<Bad>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(file);
    let (mut rows, mut bad, mut lines) = (Vec::new(), Vec::new(), BTreeMap::new());
    for (at, record) in reader.records().enumerate() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                bad.push((line, error.to_string()));
                continue;
            }
        };
        let line = record.position().map_or(0, csv::Position::line);
        // Spreadsheets begin a file with a mark that nobody sees.
        let cells: Vec<&str> =
            record.iter().map(|cell| cell.trim_start_matches('\u{feff}').trim()).collect();
        let said = match cells[..] {
            _ if at == 0 && cells == HEAD => continue,
            _ if at == 0 => Err("the first line must be `code,zh,en`".to_owned()),
            [code, zh, en] => row(code, zh, en).map_err(|bad| bad.to_string()),
            _ => Err(format!("{} cells stand here, and three are needed: code,zh,en", cells.len())),
        };
        let said = said.and_then(|row| match lines.insert(row.code.clone(), line) {
            Some(before) => Err(format!("{} stands in line {before} already", row.code)),
            None => Ok(row),
        });
        match said {
            Ok(row) => rows.push(row),
            Err(why) => bad.push((line, why)),
        }
    }
    if bad.is_empty() { Ok(rows) } else { Err(bad) }
}

fn row(code: &str, zh: &str, en: &str) -> Result<Row, BadWord> {
    let named = |text: &str, field| {
        text.parse::<Name>().map_err(|BadWord { why, .. }| BadWord { field, why })
    };
    Ok(Row { code: code.parse()?, zh: named(zh, "zh")?, en: named(en, "en")? })
}

/// Records what is not known, and says how many that were.
fn record(data: &Path, rows: Vec<Row>, actor: &Name) -> Result<usize, Failure> {
    let mut held = Held::open(data)?;
    let people = people(&held.reader)?;
    let given = rows.into_iter().filter(|row| !row.is_known(&people)).map(|row| {
        let Row { code, zh, en } = row;
        held.give(Request {
            id: Uuid::now_v7(),
            target: StreamId::People,
            command: Command::NameJurisdiction { code, zh, en }.into(),
            expected_version: None,
            happened_on: None,
            caller: Caller::at_the_machine(actor.clone()),
            on_behalf_of: None,
        })
    });
    let answers: Result<Vec<_>, _> = given.collect();
    let closed = held.close();
    let recorded = answers?.len();
    closed.map(|()| recorded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_whole_and_each_bad_row_is_named() {
        let text = "\u{feff}code,zh,en\n330200,宁波市,Ningbo\n3302,宁波,Ningbo\n330300,温州市\n330200,宁波市,Ningbo\n330300,,Wenzhou\n";
        let bad = rows(text.as_bytes()).unwrap_err();
        let lines: Vec<u64> = bad.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [3, 4, 5, 6], "{bad:?}");
        assert_eq!(bad[2].1, "330200 stands in line 2 already");
        assert!(bad[3].1.starts_with("zh: "), "{bad:?}");
        let bad = rows("330200,宁波市,Ningbo\n".as_bytes()).unwrap_err();
        assert_eq!(bad, [(1, "the first line must be `code,zh,en`".to_owned())]);
    }

    #[test]
    fn what_is_known_is_passed_over_and_a_second_import_records_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let actor: Name = "示例：专员".parse().unwrap();
        let text = "code,zh,en\n330200,宁波市,Ningbo\n330100,杭州市,Hangzhou\n";
        let import = || record(dir.path(), rows(text.as_bytes()).unwrap(), &actor).unwrap();
        assert_eq!(import(), 1, "the program knows Hangzhou");
        assert_eq!(import(), 0);
        let reader = Reader::open(dir.path()).unwrap();
        let named = people(&reader).unwrap();
        assert_eq!(named.place_name(&"330200".parse().unwrap(), "en"), Some("Ningbo"));
    }
}
