//! A real catalogue, imported by the real program, and counted a second time here: where every project stood on a day, by a
//! table of codes written down in this file, must be what `plumbline pipeline --as-of` says, to the last one.
//!
//! The data are not part of the project. `PLUMBLINE_ISO_DATA` names the file; without it these tests say that they are skipped.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use plumbline_testkit::{Folder, run, skipped};
use serde_json::Value;

/// One line: the day, the project, its code.
struct Row {
    day: String,
    project: u64,
    code: String,
}

fn data(test: &str) -> Option<PathBuf> {
    let named = std::env::var_os("PLUMBLINE_ISO_DATA");
    if named.is_none() {
        skipped(test, "PLUMBLINE_ISO_DATA does not name the catalogue's file");
    }
    named.map(PathBuf::from)
}

fn rows(file: &Path) -> Vec<Row> {
    let lines =
        BufReader::new(flate2::read::MultiGzDecoder::new(File::open(file).unwrap())).lines();
    lines
        .map(|line| {
            let line: Value = serde_json::from_str(&line.unwrap()).unwrap();
            let text = |name: &str| line[name].as_str().unwrap().to_owned();
            Row {
                day: text("observed"),
                project: line["project"].as_u64().unwrap(),
                code: text("stage"),
            }
        })
        .collect()
}

/// Where a code stands, by the table that everybody counts by.
fn place(code: &str) -> &'static str {
    match code {
        "10.98" => "rejected",
        "00.98" | "20.98" | "30.98" | "40.98" | "50.98" => "withdrawn",
        "95.99" => "abolished",
        "60.00" => "publication",
        "60.60" | "90.93" | "95.92" => "implementation",
        code => match &code[..2] {
            "00" | "10" => "proposal",
            "20" | "30" => "drafting",
            "40" => "expert_review",
            "50" => "publication",
            "90" | "95" => "revision",
            _ => panic!("no place for {code}"),
        },
    }
}

/// What stood where at the end of a day: of several rows of a project on one day the last in the file holds.
fn counted(rows: &[Row], day: &str) -> BTreeMap<String, u64> {
    let mut last: BTreeMap<u64, &Row> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.day.as_str() <= day) {
        let held = last.entry(row.project).or_insert(row);
        if row.day >= held.day {
            *held = row;
        }
    }
    let mut counts = BTreeMap::new();
    for row in last.values() {
        *counts.entry(place(&row.code).to_owned()).or_default() += 1;
    }
    counts
}

fn told(data: &str, day: &str) -> BTreeMap<String, u64> {
    let output = run(&["pipeline", "--as-of", day, "--output", "json", "--data", data]);
    let pipeline: Value = serde_json::from_slice(&output.stdout).unwrap();
    let places = pipeline["places"].as_array().unwrap().iter();
    places
        .map(|place| {
            (place["place"].as_str().unwrap().to_owned(), place["count"].as_u64().unwrap())
        })
        .filter(|(_, count)| *count > 0)
        .collect()
}

#[test]
fn the_pipeline_agrees_with_a_count_of_the_file_on_any_day_and_a_second_import_changes_nothing() {
    let Some(file) = data("the_pipeline_agrees_with_a_count_of_the_file") else { return };
    let rows = rows(&file);
    let folder = Folder::new("observed");
    let data = folder.path().to_str().unwrap();
    let import = || {
        let output = run(&["import", "iso", file.to_str().unwrap(), "--data", data]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let first = import();
    assert!(first.contains(&format!("{} recorded, 0 known before", rows.len())), "{first}");
    let days: Vec<&str> = rows.iter().map(|row| row.day.as_str()).collect();
    // The first and the last day, and some in between, one of them without any row.
    let at = |share: usize| days[(days.len() - 1) * share / 8];
    let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(8));
    let today = zone.to_datetime(jiff::Timestamp::now()).date();
    let last = today.to_string();
    for day in (0..=8).map(at).chain(["2020-01-01", "2024-06-30", &last]) {
        assert_eq!(told(data, day), counted(&rows, day), "as of {day}");
    }
    let tomorrow = today.tomorrow().unwrap().to_string();
    let refused = run(&["pipeline", "--as-of", &tomorrow, "--data", data]);
    assert!(!refused.status.success());
    let says = String::from_utf8(refused.stderr).unwrap();
    assert!(says.contains(&format!("{tomorrow} has not come yet")), "{says}");
    let second = import();
    assert!(second.contains(&format!("0 recorded, {} known before", rows.len())), "{second}");
    let verified = run(&["verify", "--data", data]);
    assert!(verified.status.success());
    let says = String::from_utf8(verified.stdout).unwrap();
    assert!(says.contains("today's rules would let every event happen"), "{says}");
}
