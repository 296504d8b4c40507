//! `plumbline implementation figures`: how far the standards in use are applied, by standard and by unit.

use std::path::Path;

use jiff::civil::Date;
use plumbline_lifecycle::Horizon;
use plumbline_lifecycle::implementation::{Period, Share};
use plumbline_lifecycle::people::People;
use plumbline_views::InUse;
use serde_json::json;

use crate::asked::Api;
use crate::failure::Failure;
use crate::output::{Output, counted, csv, say, table};
use crate::reading::{self, Standards};

#[derive(clap::Args)]
pub(crate) struct Figures {
    /// As it was at the end of this day; today if left out.
    #[arg(long, value_name = "DAY", value_parser = crate::words::day)]
    as_of: Option<Date>,
    /// Only records of times within this one: a year, a quarter or a month.
    #[arg(long, value_parser = crate::words::period)]
    period: Option<Period>,
    #[command(flatten)]
    standards: Standards,
    /// At most so many standards and so many units (1,000 is the most).
    #[arg(long, default_value_t = 50, value_name = "COUNT", value_parser = crate::words::count::<u32>)]
    limit: u32,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t = Output::Table)]
    output: Output,
}

pub(super) fn run(data: &Path, arguments: &Figures) -> Result<(), Failure> {
    let day = reading::day(arguments.as_of)?;
    let reading = reading::open(data)?;
    let Figures { period, limit, .. } = *arguments;
    if arguments.output == Output::Json {
        let mut question =
            json!({ "asOf": day, "filter": arguments.standards.asked(), "pageSize": limit });
        if let Some(period) = period {
            question["period"] = json!(period.to_string());
        }
        let api = Api::over(data, &reading, reading::today())?;
        say(&format!("{}\n", api.asked("LeadershipService/GetInUse", &question)?));
        return Ok(());
    }
    let limit = limit.min(1_000);
    let found =
        reading.views.leadership.in_use(&arguments.standards.filter(), day, period, limit)?;
    // Only what units are called is taken from there: what cannot be read leaves their ids.
    let people = reading::people_within(&reading.reader, Horizon::as_of(day)).unwrap_or_default();
    say(&match arguments.output {
        Output::Csv => as_csv(&found, &people),
        Output::Table | Output::Json => told(&found, &people),
    });
    Ok(())
}

fn told(found: &InUse, people: &People) -> String {
    let InUse { as_of, total, coverage, satisfaction, unanswered, .. } = found;
    let mut text = format!(
        "截至 {as_of}：已部署或有记录的在用标准 {total} 项 / as of {as_of}: {total} in use with something planned or recorded\n"
    );
    if *total == 0 {
        return text;
    }
    text += &format!(
        "覆盖率 Coverage {}；满意度 Satisfaction {}；待答复反馈 {unanswered} 条 / {} of feedback to be answered\n\n",
        share(*coverage),
        share(*satisfaction),
        counted(*unanswered, "piece", "pieces")
    );
    let head = |first: &str, second: &str| {
        let shares = ["覆盖率 coverage", "满意度 satisfaction"].map(str::to_owned);
        [vec![first.to_owned(), second.to_owned()], shares.to_vec()].concat()
    };
    let mut rows = vec![head("标准 standard", "已开始 begun")];
    rows.extend(found.standards.iter().map(|of| {
        let title = of.title_zh.as_ref().or(of.title_en.as_ref());
        let name = format!("{} {}", of.id, title.map(String::as_str).unwrap_or_default());
        let begun = format!("{}/{}", of.begun, of.must);
        vec![name, begun, share(of.coverage), share(of.satisfaction)]
    }));
    text += &table(&rows, &[1]);
    text += cut(found.more);
    let mut rows = vec![head("单位 unit", "未开始 not begun")];
    rows.extend(found.units.iter().map(|of| {
        let name = people.unit_name(&of.unit, "zh").to_owned();
        let not_begun = format!("{}/{}", of.not_begun, of.standards);
        vec![name, not_begun, share(of.coverage), share(of.satisfaction)]
    }));
    text += "\n";
    text += &table(&rows, &[1]);
    text + cut(found.more_units)
}

/// As `60.6 % (40/66, 2026-01-01 – 2026-12-31)`.
fn share(of: Share) -> String {
    match of.over {
        Some((first, last)) => {
            let figures = of.figures;
            let percent = figures.percent();
            format!("{percent} ({}/{}, {first} – {last})", figures.hits, figures.of)
        }
        None => "–".into(),
    }
}

fn cut(more: bool) -> &'static str {
    if more { "  …（另有更多，见 --limit / there are more: --limit）\n" } else { "" }
}

fn as_csv(found: &InUse, people: &People) -> String {
    const SHARES: [&str; 8] = [
        "coverage_hits",
        "coverage_of",
        "coverage_first",
        "coverage_last",
        "satisfaction_hits",
        "satisfaction_of",
        "satisfaction_first",
        "satisfaction_last",
    ];
    let cells = |shares: [Share; 2]| {
        let each = |share: Share| {
            let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
            let (first, last) =
                (share.over.map(|(first, _)| first), share.over.map(|(_, last)| last));
            [share.figures.hits.to_string(), share.figures.of.to_string(), day(first), day(last)]
        };
        shares.map(each).concat()
    };
    let head = |own: &[&str]| own.iter().chain(&SHARES).map(|name| (*name).to_owned()).collect();
    let mut rows: Vec<Vec<String>> =
        vec![head(&["standard", "number", "must", "begun", "unanswered"])];
    rows.extend(found.standards.iter().map(|of| {
        let own = vec![
            of.id.clone(),
            of.label.clone().unwrap_or_default(),
            of.must.to_string(),
            of.begun.to_string(),
            of.unanswered.to_string(),
        ];
        [own, cells([of.coverage, of.satisfaction])].concat()
    }));
    // The standards, and below them, with columns of their own, the units.
    rows.push(Vec::new());
    rows.push(head(&["unit", "name", "standards", "not_begun"]));
    rows.extend(found.units.iter().map(|of| {
        let own = vec![
            of.unit.to_string(),
            people.unit_name(&of.unit, "zh").to_owned(),
            of.standards.to_string(),
            of.not_begun.to_string(),
        ];
        [own, cells([of.coverage, of.satisfaction])].concat()
    }));
    csv(&rows)
}
