//! `plumbline implementation unanswered`: what was fed back to the standards in use and not answered, over all of them.

use std::path::Path;

use jiff::civil::Date;
use plumbline_views::{OpenFeedback, Unanswered as Found};
use serde_json::json;

use crate::asked::Api;
use crate::failure::Failure;
use crate::output::{Output, csv, say, table};
use crate::reading::{self, Standards};

#[derive(clap::Args)]
pub(crate) struct Unanswered {
    /// As it was at the end of this day; today if left out.
    #[arg(long, value_name = "DAY", value_parser = crate::words::day)]
    as_of: Option<Date>,
    #[command(flatten)]
    standards: Standards,
    /// At most so many rows (1,000 is the most).
    #[arg(long, default_value_t = 50, value_name = "COUNT", value_parser = crate::words::count::<u32>)]
    limit: u32,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t = Output::Table)]
    output: Output,
}

pub(super) fn run(data: &Path, arguments: &Unanswered) -> Result<(), Failure> {
    let day = reading::day(arguments.as_of)?;
    let reading = reading::open(data)?;
    let limit = arguments.limit;
    if arguments.output == Output::Json {
        let filter = arguments.standards.asked();
        let question = json!({ "asOf": day, "filter": filter, "pageSize": limit });
        let api = Api::over(data, &reading, reading::today())?;
        say(&format!("{}\n", api.asked("LeadershipService/ListOpenFeedback", &question)?));
        return Ok(());
    }
    let filter = arguments.standards.filter();
    let found = reading.views.leadership.unanswered(&filter, day, limit.min(1_000))?;
    say(&match arguments.output {
        Output::Csv => as_csv(&found),
        Output::Table | Output::Json => told(&found),
    });
    Ok(())
}

fn told(found: &Found) -> String {
    let Found { as_of, total, .. } = found;
    let mut text =
        format!("截至 {as_of}：待答复反馈 {total} 条 / as of {as_of}: {total} to be answered\n");
    let row = |of: &OpenFeedback| {
        let clause = of.clause.as_ref().map(|clause| format!("{clause} ")).unwrap_or_default();
        let (text, days) = (&of.text, of.days);
        vec![
            format!("  {}", of.on),
            format!("{days} 天 days"),
            format!("{} no. {}", of.id, of.no),
            of.from.clone(),
            of.wants.zh().to_owned(),
            format!("{clause}{text}"),
        ]
    };
    text += &table(&found.rows.iter().map(row).collect::<Vec<_>>(), &[1]);
    if found.more {
        text += "  …（另有更多，见 --limit / there are more: --limit）\n";
    }
    text
}

fn as_csv(found: &Found) -> String {
    let head = ["day", "days", "standard", "number", "no", "from", "wants", "clause", "text"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend(found.rows.iter().map(|of| {
        vec![
            of.on.to_string(),
            of.days.to_string(),
            of.id.clone(),
            of.label.clone().unwrap_or_default(),
            of.no.to_string(),
            of.from.clone(),
            of.wants.key().to_owned(),
            of.clause.clone().unwrap_or_default(),
            of.text.clone(),
        ]
    }));
    csv(&rows)
}
