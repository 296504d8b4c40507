//! `plumbline times`: how long standards stay in each stage, matters at each step of their approvals, and what lies between two
//! stage codes.

use std::path::Path;

use jiff::civil::Date;
use plumbline_lifecycle::{Source, StageCode};
use plumbline_views::{Between, Cited, StepTime, TimeInStage, Within};
use serde_json::json;

use crate::asked::Api;
use crate::failure::Failure;
use crate::output::{Output, csv, say, table};
use crate::reading::{self, Standards};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// From when they came to this stage code, as 40.20; then only the time between the two codes is told.
    #[arg(long, value_name = "CODE", requires = "to", value_parser = crate::words::code)]
    from: Option<StageCode>,
    /// Until they came to this one, as 40.60.
    #[arg(long, value_name = "CODE", requires = "from", value_parser = crate::words::code)]
    to: Option<StageCode>,
    /// What had ended by the end of this day; today if left out.
    #[arg(long, value_name = "DAY", value_parser = crate::words::day)]
    as_of: Option<Date>,
    #[command(flatten)]
    standards: Standards,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t = Output::Table)]
    output: Output,
}

pub(crate) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let day = reading::day(arguments.as_of)?;
    let reading = reading::open(data)?;
    let between = arguments.from.zip(arguments.to);
    if arguments.output == Output::Json {
        let filter = arguments.standards.asked();
        let api = Api::over(data, &reading, reading::today())?;
        let answer = match between {
            Some((from, to)) => {
                let (from, to) = (from.to_string(), to.to_string());
                let question = json!({ "asOf": day, "filter": filter, "from": from, "to": to });
                api.asked("LeadershipService/GetTimeBetween", &question)?
            }
            None => {
                let question = json!({ "asOf": day, "filter": filter });
                api.asked("LeadershipService/GetTimes", &question)?
            }
        };
        say(&format!("{answer}\n"));
        return Ok(());
    }
    let (leadership, filter) = (&reading.views.leadership, arguments.standards.filter());
    let as_csv = arguments.output == Output::Csv;
    if let Some(codes) = between {
        let found = leadership.between(&filter, codes, day)?;
        say(&if as_csv { csv_between(&found) } else { told_between(&found) });
        return Ok(());
    }
    let stages = leadership.time_in_stage(&filter, Some(day))?;
    let steps = leadership.step_times(&filter, day)?;
    say(&if as_csv { csv_of(&stages, &steps) } else { told(&stages, &steps, day) });
    Ok(())
}

fn days(days: Option<u32>) -> String {
    days.map(|days| days.to_string()).unwrap_or_default()
}

fn told(stages: &[TimeInStage], steps: &[StepTime], day: Date) -> String {
    let mut text = format!("截至 {day}，按自然日计 / as of {day}, in days of the calendar\n\n");
    let mut rows = vec![
        ["阶段 stage", "", "离开 left", "半数 half", "九成 nine in ten", "最长 longest"]
            .map(str::to_owned)
            .to_vec(),
    ];
    rows.extend(stages.iter().filter(|of| of.finished > 0).map(|of| {
        vec![
            of.place.zh().to_owned(),
            of.place.en().to_owned(),
            of.finished.to_string(),
            days(of.median_days),
            days(of.p90_days),
            days(of.longest_days),
        ]
    }));
    text += &table(&rows, &[2, 3, 4, 5]);
    if steps.is_empty() {
        return text;
    }
    let mut rows = vec![
        [
            "关口 gate",
            "步骤 step",
            "办结 decided",
            "退回 sent back",
            "不同意 declined",
            "半数 half",
            "九成 nine in ten",
            "最长 longest",
            "按时 in time",
        ]
        .map(str::to_owned)
        .to_vec(),
    ];
    rows.extend(steps.iter().map(|of| {
        vec![
            format!("{} {}", of.gate.zh(), of.gate.en()),
            format!("{} {}", of.step.zh, of.step.en),
            of.decided.to_string(),
            of.sent_back.to_string(),
            of.declined.to_string(),
            days(of.median_days),
            days(of.p90_days),
            days(of.longest_days),
            share(of.in_time),
        ]
    }));
    text + "\n" + &table(&rows, &[2, 3, 4, 5, 6, 7, 8])
}

fn share(of: Within) -> String {
    if of.of == 0 { "–".into() } else { format!("{}/{}", of.hits, of.of) }
}

fn csv_of(stages: &[TimeInStage], steps: &[StepTime]) -> String {
    // The stages, and below them, with columns of their own, the steps.
    let head = ["place", "finished", "median_days", "p90_days", "longest_days"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend(stages.iter().map(|of| {
        vec![
            of.place.key().to_owned(),
            of.finished.to_string(),
            days(of.median_days),
            days(of.p90_days),
            days(of.longest_days),
        ]
    }));
    rows.push(Vec::new());
    let head = [
        "gate",
        "step_zh",
        "step_en",
        "decided",
        "sent_back",
        "declined",
        "median_days",
        "p90_days",
        "longest_days",
        "in_time",
        "with_a_last_day",
    ];
    rows.push(head.map(str::to_owned).to_vec());
    rows.extend(steps.iter().map(|of| {
        vec![
            of.gate.key().to_owned(),
            of.step.zh.clone(),
            of.step.en.clone(),
            of.decided.to_string(),
            of.sent_back.to_string(),
            of.declined.to_string(),
            days(of.median_days),
            days(of.p90_days),
            days(of.longest_days),
            of.in_time.hits.to_string(),
            of.in_time.of.to_string(),
        ]
    }));
    csv(&rows)
}

fn told_between(found: &Between) -> String {
    let Between { as_of, from, to, finished, unknown, within, .. } = found;
    let mut text = format!(
        "{from} → {to}，截至 {as_of}：{finished} 次 / {from} → {to}, as of {as_of}: {finished} times\n"
    );
    if let (Some(half), Some(nine), Some(longest)) =
        (found.median_days, found.p90_days, found.longest_days)
    {
        text += &format!(
            "半数不超过 {half} 天，九成不超过 {nine} 天，最长 {longest} 天 / half within {half} days, nine in ten within {nine}, the longest {longest}\n"
        );
    }
    if within.of > 0 {
        let (hits, of, percent) = (within.hits, within.of, within.percent());
        text += &format!("按期 {hits}/{of}，{percent} / in time {hits} of {of}, {percent}\n");
        for Cited { clause, unverified, example_of } in &found.clauses {
            let source = Source::of(clause.clone(), *unverified).told();
            let example = example_of.as_ref().map(Source::example_of);
            let (zh, en) = match &example {
                Some(words) => (format!("（{}）", words.zh), format!(" ({})", words.en)),
                None => Default::default(),
            };
            text += &format!("  {}{zh} / {}{en}\n", source.zh, source.en);
        }
    }
    if *unknown > 0 {
        text += &format!(
            "另有 {unknown} 次首次见到时已在 {from}，历时不详 / {unknown} more were first seen at {from}: nobody knows how long they took\n"
        );
    }
    text
}

fn csv_between(found: &Between) -> String {
    let head = [
        "from",
        "to",
        "finished",
        "median_days",
        "p90_days",
        "longest_days",
        "in_time",
        "with_a_last_day",
        "unknown",
    ];
    let row = vec![
        found.from.to_string(),
        found.to.to_string(),
        found.finished.to_string(),
        days(found.median_days),
        days(found.p90_days),
        days(found.longest_days),
        found.within.hits.to_string(),
        found.within.of.to_string(),
        found.unknown.to_string(),
    ];
    csv(&[head.map(str::to_owned).to_vec(), row])
}
