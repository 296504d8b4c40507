//! A real catalogue, imported by the real program, and counted a second time here: where every project stood on a day, by a
//! table of codes written down in this file, must be what `plumbline pipeline --as-of` says, to the last one; and how long the ballots
//! on its drafts took is what `plumbline times` says.
//!
//! The data are not part of the project. `PLUMBLINE_ISO_DATA` names the file; without it that test says that it is skipped. What an
//! import tells of lines that it cannot record is asked with a file that is made up.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use plumbline_log::{Log, NewEvent, Options, Provenance};
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
            (
                place["place"].as_str().unwrap().to_owned(),
                place["count"].as_u64().unwrap_or_default(),
            )
        })
        .filter(|(_, count)| *count > 0)
        .collect()
}

/// The ballots of the ISO/IEC Directives, Part 1, and for how many days they are to run: on a DIS (2.6.1: 12 weeks), on an FDIS
/// (2.7.1: 8 weeks), and the systematic review (2.9.2: 20 weeks).
const BALLOTS: [(&str, &str, i32); 3] =
    [("40.20", "40.60", 84), ("50.20", "50.60", 56), ("90.20", "90.60", 140)];

/// How ballots went: how many, the days that half of them, nine in ten and all of them took at most, how many came within the rule,
/// and how many of which nobody knows when they began.
#[derive(Debug, PartialEq)]
struct Ballots {
    finished: u64,
    lengths: [u64; 3],
    within: u64,
    unknown: u64,
}

/// Counted from the file: each project's codes day by day, from the day on which it came to `from` to the day on which it came to `to`.
fn ballots(rows: &[Row], (from, to): (&str, &str), days_max: i32, day: &str) -> Ballots {
    let mut seen: BTreeMap<u64, BTreeMap<&str, &str>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.day.as_str() <= day) {
        seen.entry(row.project).or_default().insert(&row.day, &row.code);
    }
    let (mut lengths, mut unknown) = (Vec::new(), 0);
    for codes in seen.values() {
        let (mut before, mut began) = (None, None);
        for (day, code) in codes {
            if *code == from && before != Some(from) {
                began = Some(before.map(|_| *day));
            }
            if *code == to && before != Some(to) {
                match began.take() {
                    Some(Some(began)) => lengths.push(days_between(began, day)),
                    Some(None) => unknown += 1,
                    None => {}
                }
            }
            before = Some(*code);
        }
    }
    lengths.sort_unstable();
    // The smallest length that so many hundredths of them do not exceed.
    let at = |share: usize| {
        let no = (lengths.len() * share).div_ceil(100);
        no.checked_sub(1).map_or(0, |no| lengths[no] as u64)
    };
    Ballots {
        finished: lengths.len() as u64,
        lengths: [at(50), at(90), at(100)],
        within: lengths.iter().filter(|days| **days <= days_max).count() as u64,
        unknown,
    }
}

fn days_between(from: &str, to: &str) -> i32 {
    let day = |text: &str| text.parse::<jiff::civil::Date>().unwrap();
    day(from).until((jiff::Unit::Day, day(to))).unwrap().get_days()
}

fn told_ballots(data: &str, (from, to): (&str, &str), day: &str) -> Ballots {
    let asked = ["times", "--from", from, "--to", to, "--as-of", day, "--output", "json"];
    let output = run(&[asked.as_slice(), &["--data", data]].concat());
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    let number = |value: &Value| value.as_u64().unwrap_or_default();
    let text = |value: &Value| value.as_str().map_or(0, |text| text.parse().unwrap());
    assert_eq!(
        text(&told["within"]["of"]),
        number(&told["finished"]),
        "each had a last day: {told}"
    );
    Ballots {
        finished: number(&told["finished"]),
        lengths: ["medianDays", "p90Days", "longestDays"].map(|name| number(&told[name])),
        within: text(&told["within"]["hits"]),
        unknown: number(&told["unknown"]),
    }
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
    for (from, to, days_max) in BALLOTS {
        let right = ballots(&rows, (from, to), days_max, &last);
        assert!(right.finished > 20, "too few went from {from} to {to}");
        assert_eq!(told_ballots(data, (from, to), &last), right, "{from} to {to}");
        println!("{from} to {to}: {right:?}");
    }
    let middle = at(7);
    let by_then = ballots(&rows, (BALLOTS[0].0, BALLOTS[0].1), BALLOTS[0].2, middle);
    assert!(by_then.finished > 20, "too few by {middle}");
    assert_eq!(told_ballots(data, (BALLOTS[0].0, BALLOTS[0].1), middle), by_then, "as of {middle}");
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

/// Somebody has begun a standard under the id of a project, as an older version let them; one line is no line, one names a
/// number of ours, one lies in the future, one hides its title. Everything else is recorded, and the end says what was not.
#[test]
fn a_line_that_cannot_be_recorded_keeps_no_other_from_it_and_is_told_with_its_reason() {
    let folder = Folder::new("import-told");
    let data = folder.join("data");
    begun_under_an_id_of_iso(&data);
    let file = folder.join("iso.jsonl");
    let line = |day: &str, project: u32, reference: &str, title: &str| {
        serde_json::json!({ "observed": day, "project": project, "reference": reference, "stage": "40.20", "title": { "en": title } })
            .to_string()
    };
    let good = line("2024-01-05", 1, "ISO/DIS 1", "Made up 1");
    let lines = [
        good.clone(),
        line("2024-01-06", 62085, "ISO/DIS 62085", "Made up 62085"),
        "{ \"observed\": \"2024-01-06\"".into(),
        line("2024-01-07", 2, "db3301/t 400—2024", "Made up 2"),
        line("2199-01-01", 3, "ISO/DIS 3", "Made up 3"),
        line("2024-01-07", 4, "ISO/DIS 4", "\u{3164}"),
        good,
        line("2024-01-08", 5, "ISO/DIS 5", "Made up 5"),
    ];
    std::fs::write(&file, lines.join("\n")).unwrap();
    let import = || {
        let output =
            run(&["import", "iso", file.to_str().unwrap(), "--data", data.to_str().unwrap()]);
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.success(), text(output.stdout), text(output.stderr))
    };
    let (success, told, reasons) = import();
    assert!(!success && told.contains("8 rows"), "{told}");
    assert!(told.contains("3 recorded, 0 known before, 5 not recorded"), "{told}\n{reasons}");
    for (line, why) in [
        (2, "run here; it cannot be recorded as an observation"),
        (3, "it is no JSON from column"),
        (4, "belongs to iso-62085"),
        (5, "It cannot have been on 2199-01-01"),
        (6, "must not hold the invisible character U+3164"),
    ] {
        let named = reasons.lines().find(|told| told.starts_with(&format!("line {line} ")));
        assert!(named.is_some_and(|told| told.contains(why)), "line {line}: {reasons}");
    }
    assert!(reasons.contains("5 of the lines could not be recorded"), "{reasons}");
    let (success, told, _) = import();
    assert!(!success, "what could not be recorded still cannot");
    assert!(told.contains("0 recorded, 3 known before, 5 not recorded"), "{told}");
}

/// A log in which a standard of ours, numbered DB3301/T 0400-2024, stands where today's rules begin none.
fn begun_under_an_id_of_iso(data: &Path) {
    let mut log = Log::open(data, &Options::default()).unwrap();
    let text =
        "id = \"quick\"\nversion = 1\nlevels = [\"local\"]\ntitle = { zh = \"示例\", en = \"x\" }";
    let profile = serde_json::json!({ "level": "local", "field": "general", "jurisdiction": "330100",
        "titles": { "zh": "示例" }, "drafting_unit": "示例" });
    let proposed = serde_json::json!({ "binding": { "procedure": "quick", "version": 1 },
        "profile": profile, "edition": 1 });
    let given = serde_json::json!({ "number": "DB3301/T 0400-2024", "standard": "iso-62085" });
    let rows = [
        ("procedures", "ProcedureAdopted", serde_json::json!({ "text": text })),
        ("standard/iso-62085", "StandardProposed", proposed),
        ("register/DB3301/T", "NumberRecorded", given),
    ];
    let mut batch = log.appender.begin().unwrap();
    for (command, (stream, kind, data)) in (1..).zip(rows) {
        let provenance = Provenance {
            command: uuid::Uuid::from_u128(command),
            digest: [0; 32],
            actor: "an older version".into(),
            on_behalf_of: None,
        };
        let row = NewEvent {
            stream: stream.into(),
            version: 1,
            kind,
            schema: 1,
            happened_on: "2024-01-05".parse().unwrap(),
            data: data.to_string(),
        };
        batch.append(&provenance, Timestamp::now(), &[row]).unwrap();
    }
    batch.commit().unwrap();
}
