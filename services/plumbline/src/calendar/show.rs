//! `plumbline calendar show`: a year as months, with the days that are not as their weekday says.

use std::path::Path;

use jiff::civil::{Date, Weekday, date};
use plumbline_lifecycle::calendar::Year;
use plumbline_lifecycle::{Calendar, Horizon, State, StreamId, replay};
use plumbline_views::stored;
use serde_json::json;

use crate::asked::Api;
use crate::failure::Failure;
use crate::output::say;
use crate::reading;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The year.
    year: Option<i16>,
    /// As it was at the end of this day; today if left out.
    #[arg(long, value_name = "DAY", value_parser = crate::words::day)]
    as_of: Option<Date>,
    /// For programs.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let day = reading::day(arguments.as_of)?;
    let log = reading::log(data)?;
    let rows = log.read_stream(&StreamId::Calendar.to_string())?;
    let rows = rows.iter().map(stored);
    let folded = replay(&StreamId::Calendar, rows, Horizon::as_of(day), |_, _, _| {})?;
    let calendar = match &folded.state {
        State::Calendar(calendar) => calendar,
        _ => Calendar::unknown(),
    };
    if let Some(year) = arguments.year.filter(|year| !calendar.knows(*year)) {
        return Err(Failure::NoCalendar(year));
    }
    let asked = calendar.years().filter(|(year, _)| arguments.year.is_none_or(|one| one == *year));
    if arguments.json {
        let reading = reading::open(data)?;
        let api = Api::over(data, &reading, reading::today())?;
        let mut told = api.value("CalendarService/GetCalendar", &json!({ "asOf": day }))?;
        if let (Some(one), Some(years)) = (arguments.year, told["years"].as_array_mut()) {
            years.retain(|year| year["year"] == one);
        }
        say(&format!("{told}\n"));
    } else {
        let years: Vec<_> = asked.map(|(year, known)| told(calendar, year, known)).collect();
        say(&years.join("\n"));
    }
    Ok(())
}

fn working_days(calendar: &Calendar, year: i16) -> u32 {
    calendar.working_days_between(date(year - 1, 12, 31), date(year, 12, 31))
}

/// The whole year, three months beside each other.
fn told(calendar: &Calendar, year: i16, known: &Year) -> String {
    let mut text = format!(
        "{year}  {} working days 工作日    (1) off 放假   1* worked 上班\n{}\n",
        working_days(calendar, year),
        known.source
    );
    for quarter in [1, 4, 7, 10] {
        let months = [0, 1, 2].map(|later| month(date(year, quarter + later, 1), known));
        text.push('\n');
        for line in 0..months.iter().map(Vec::len).max().unwrap_or_default() {
            let lines = months.iter().map(|month| month.get(line).map_or("", String::as_str));
            let lines: Vec<String> = lines.map(|line| format!("{line:WIDTH$}")).collect();
            text.push_str(lines.join("  ").trim_end());
            text.push('\n');
        }
    }
    text
}

/// Seven days of four places.
const WIDTH: usize = 28;

/// A month, a week a line, beginning with Monday.
fn month(first: Date, known: &Year) -> Vec<String> {
    let mut lines = vec![
        format!("{}-{:02}", first.year(), first.month()),
        " Mo  Tu  We  Th  Fr  Sa  Su ".to_owned(),
        " ".repeat(4 * usize::from(first.weekday().to_monday_zero_offset().unsigned_abs())),
    ];
    let days = std::iter::successors(Some(first), |day| day.tomorrow().ok());
    for day in days.take_while(|day| day.month() == first.month()) {
        if day.weekday() == Weekday::Monday && day != first {
            lines.push(String::new());
        }
        let marked = match (known.off.contains(&day), known.work.contains(&day)) {
            (true, _) => format!("{:>4}", format!("({})", day.day())),
            (false, true) => format!("{:>3}*", day.day()),
            (false, false) => format!("{:>3} ", day.day()),
        };
        if let Some(line) = lines.last_mut() {
            line.push_str(&marked);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use plumbline_lifecycle::calendar::{BUILT_IN, Notice};

    use super::*;

    #[test]
    fn a_year_is_told_with_what_is_off_and_what_is_worked() {
        let notice: Notice = BUILT_IN[1].1.parse().unwrap();
        let calendar = Calendar::default().evolve(&notice.into()).unwrap();
        let told = told(&calendar, 2026, calendar.year(2026).unwrap());
        let lines: Vec<&str> = told.lines().collect();
        assert_eq!(lines[0], "2026  248 working days 工作日    (1) off 放假   1* worked 上班");
        let expected = [
            "2026-01                       2026-02                       2026-03",
            " Mo  Tu  We  Th  Fr  Sa  Su    Mo  Tu  We  Th  Fr  Sa  Su    Mo  Tu  We  Th  Fr  Sa  Su",
            "             (1) (2) (3)  4*                            1                             1",
            "  5   6   7   8   9  10  11     2   3   4   5   6   7   8     2   3   4   5   6   7   8",
            " 12  13  14  15  16  17  18     9  10  11  12  13  14*(15)    9  10  11  12  13  14  15",
            " 19  20  21  22  23  24  25   (16)(17)(18)(19)(20)(21)(22)   16  17  18  19  20  21  22",
            " 26  27  28  29  30  31       (23) 24  25  26  27  28*       23  24  25  26  27  28  29",
            "                                                             30  31",
        ];
        assert_eq!(lines[3..11], expected);
    }
}
