//! The two years that come with Plumbline, against a calendar of others: the Python package `chinesecalendar`, which shares nothing
//! with it.

use std::process::Command;

use jiff::civil::Date;
use plumbline_lifecycle::calendar::{BUILT_IN, Calendar, Notice};
use plumbline_testkit::installed;

const ORACLE: &str = "chinesecalendar==1.11.0";

/// Each day of both years, and whether it is worked.
const ASK: &str = "
import chinese_calendar, datetime
day = datetime.date(2025, 1, 1)
while day.year < 2027:
    print(day, int(chinese_calendar.is_workday(day)))
    day += datetime.timedelta(1)
";

#[test]
fn working_days_are_counted_as_another_calendar_counts_them() {
    let Some(programs) = installed("working days", "calendar-oracle", &[ORACLE]) else { return };
    let told = Command::new(programs.join("python")).args(["-c", ASK]).output().unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let told = String::from_utf8(told.stdout).unwrap();
    let days: Vec<(Date, bool)> = told
        .lines()
        .map(|line| line.split_once(' ').unwrap())
        .map(|(day, worked)| (day.parse().unwrap(), worked == "1"))
        .collect();
    assert_eq!(days.len(), 2 * 365);

    let notices = BUILT_IN.iter().map(|(_, text)| text.parse::<Notice>().unwrap());
    let calendar = notices
        .fold(Calendar::default(), |calendar, notice| calendar.evolve(&notice.into()).unwrap());
    for (at, (day, worked)) in days.iter().enumerate() {
        assert_eq!(calendar.is_working(*day), *worked, "{day}");
        let ahead = &days[at..];
        // A last day that rolls lands on a day that is worked, and on the first one.
        if let Some((next, _)) = ahead.iter().find(|(_, worked)| *worked) {
            assert_eq!(calendar.next_working_day(*day).unwrap().day, *next, "rolled from {day}");
        }
        let worked: Vec<Date> =
            ahead[1..].iter().filter(|(_, worked)| *worked).map(|(day, _)| *day).collect();
        for n in [1_u32, 3, 5, 20, 60] {
            let Some(last) = worked.get(n as usize - 1) else { continue };
            let counted = calendar.working_days_after(*day, n).unwrap();
            assert_eq!((counted.day, counted.provisional), (*last, false), "{n} after {day}");
            assert_eq!(calendar.working_days_between(*day, *last), n, "from {day} to {last}");
        }
    }
}
