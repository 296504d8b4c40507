//! `plumbline due`: what is overdue, and what falls due within some days, with whom it waits and the clause.

use std::path::Path;

use jiff::civil::Date;
use plumbline_lifecycle::Source;
use plumbline_views::{DUE_DAYS_MAX, Due, Paged, Waiting};
use serde_json::json;

use crate::asked::Api;
use crate::failure::Failure;
use crate::output::{say, table};
use crate::reading;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Within so many days from today on, 366 at most.
    #[arg(long, value_name = "DAYS", default_value_t = 30, value_parser = crate::words::count::<u32>)]
    within: u32,
    /// As of the end of this day, by all that is recorded now: what was overdue then. Of a day that has not come, what will be if nothing is
    /// done. Today if left out.
    #[arg(long, value_name = "DAY", value_parser = crate::words::day)]
    day: Option<Date>,
    /// At most so many rows of each kind (1,000 is the most).
    #[arg(long, default_value_t = 200, value_name = "COUNT", value_parser = crate::words::count::<u32>)]
    limit: u32,
    /// For programs.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let reading = reading::open(data)?;
    let desk = &reading.views.desk;
    let (today, limit) = (reading::today(), arguments.limit);
    let day = arguments.day.unwrap_or(today);
    let within = arguments.within.min(DUE_DAYS_MAX);
    if arguments.json {
        let mut question = json!({ "withinDays": within, "pageSize": limit });
        if day < today {
            question["asOf"] = day.to_string().into();
        }
        let api = Api::over(data, &reading, day.max(today))?;
        say(&format!("{}\n", api.asked("DeskService/GetDue", &question)?));
        return Ok(());
    }
    if day < today {
        let late = desk.overdue_as_of(day, limit)?;
        say(&(overdue(&late, day)
            + "\n以往某日仅列当日已超期的事项 / of a past day what was overdue is told\n"));
        return Ok(());
    }
    let (late, due) = (desk.overdue(day, limit)?, desk.due(day, within, limit)?);
    say(&told(&late, &due, day, within));
    Ok(())
}

fn overdue(late: &Paged<Waiting>, day: Date) -> String {
    let many = format!("{}{}", late.rows.len(), if late.more { "+" } else { "" });
    let mut text = format!("{day}：超期 {many} 项 / {many} overdue\n");
    text += &rows(&late.rows);
    text += cut(late.more);
    text
}

fn told(late: &Paged<Waiting>, due: &Due, day: Date, within: u32) -> String {
    let mut text = overdue(late, day);
    let count = due.count;
    text += &format!("\n{within} 天内到期 {count} 项 / {count} fall due within {within} days\n");
    text += &rows(&due.rows);
    text += cut(due.more);
    text
}

fn rows(waiting: &[Waiting]) -> String {
    let row = |one: &Waiting| {
        let until = one.until.map(|day| day.to_string()).unwrap_or_default();
        let provisional = if one.provisional { " 暂定" } else { "" };
        let title = one.standard.title_zh.as_ref().or(one.standard.title_en.as_ref());
        let clause = Some(&one.clause).filter(|clause| !clause.is_empty());
        let clause = clause.map(|clause| Source::of(clause.clone(), one.unverified).told().zh);
        let example = one.standard.example_of.as_ref().filter(|_| clause.is_some());
        let example = example.map(|place| format!("（{}）", Source::example_of(place).zh));
        vec![
            format!("  {until}{provisional}"),
            one.standard.id.clone(),
            title.cloned().unwrap_or_default(),
            format!("{} / {}", one.what.zh, one.what.en),
            one.who.zh.clone(),
            clause.unwrap_or_default() + &example.unwrap_or_default(),
        ]
    };
    table(&waiting.iter().map(row).collect::<Vec<_>>(), &[])
}

fn cut(more: bool) -> &'static str {
    if more { "  …（另有更多，见 --limit / there are more: --limit）\n" } else { "" }
}
