//! Every figure of a procedure's text has bounds, and this is where they stand.
//!
//! A text that is adopted is looked through before it is read: each whole number by the name of its key, wherever that key
//! stands. So a refusal can name the key, what it holds and what it may hold, and a key that is added to the format without
//! bounds is refused until it has some. Texts that were adopted earlier are not asked: they read for ever.

use toml::Value;

/// The bounds of a figure, by its key. Lengths of time stop at a hundred years, so that no sum of dates leaves the calendar;
/// working days at ten years, because each is looked at.
const BOUNDS: [(&str, i64, i64); 20] = [
    ("version", 1, 1_000_000),
    ("days", 1, 36_500),
    ("months", 1, 1_200),
    ("working_days", 1, 2_500),
    ("days_before", 1, 366),
    ("times", 0, 100),
    ("bodies", 0, 200),
    ("least", 1, 999),
    ("most", 1, 999),
    ("fields_each", 0, 999),
    ("senior_least", 0, 999),
    ("unit_most", 0, 999),
    ("load_most", 0, 999),
    ("alternates", 0, 999),
    ("rounds", 1, 1_000),
    ("at_least", 0, 1_000),
    ("more_than", 0, 1_000),
    ("at_most", 0, 1_000),
    ("less_than", 0, 1_000),
    ("part", 0, 1_000),
];

/// Each whole number of the text is within the bounds of its key.
///
/// # Errors
/// A sentence with the path of the key, the number and its bounds. A text that is no TOML is for its reader to refuse.
pub(super) fn check(text: &str) -> Result<(), String> {
    match text.parse::<toml::Table>() {
        Ok(table) => within(&mut Vec::new(), &Value::Table(table)),
        Err(_) => Ok(()),
    }
}

fn within(path: &mut Vec<String>, value: &Value) -> Result<(), String> {
    match value {
        Value::Integer(figure) => bounded(path, *figure),
        Value::Array(all) => all.iter().try_for_each(|value| within(path, value)),
        Value::Table(table) => table.iter().try_for_each(|(key, value)| {
            path.push(key.clone());
            within(path, value)?;
            path.pop();
            Ok(())
        }),
        Value::String(_) | Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) => Ok(()),
    }
}

fn bounded(path: &[String], figure: i64) -> Result<(), String> {
    let (at, key) = (path.join("."), path.last().map(String::as_str).unwrap_or_default());
    match BOUNDS.iter().find(|(bounded, _, _)| *bounded == key) {
        Some((_, least, most)) if (*least..=*most).contains(&figure) => Ok(()),
        Some((_, least, most)) => Err(format!("{at} is {figure}; it may be {least} to {most}")),
        None => Err(format!("{at} is {figure}; no figure stands there")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedure::adopted::BUILT_IN;

    #[test]
    fn each_figure_is_named_with_its_bounds() {
        for (text, says) in [
            (
                "[extension]\nmonths = 2000000000",
                "extension.months is 2000000000; it may be 1 to 1200",
            ),
            ("[extension]\nmonths = -1", "extension.months is -1; it may be 1 to 1200"),
            (
                "plan = { months = 12, milestones = [{ gate = \"approval\", days = 36501 }] }",
                "plan.milestones.days is 36501; it may be 1 to 36500",
            ),
            (
                "reminders = { days_before = [30, 367] }",
                "reminders.days_before is 367; it may be 1 to 366",
            ),
            (
                "[chains.a]\nsteps = [{ within = { working_days = 99999999999 } }]",
                "chains.a.steps.within.working_days is 99999999999; it may be 1 to 2500",
            ),
            ("years = 5", "years is 5; no figure stands there"),
        ] {
            assert_eq!(check(text), Err(says.into()), "{text}");
        }
    }

    #[test]
    fn what_comes_with_the_program_and_every_key_there_is_are_within() {
        let whole = include_str!("../../tests/procedures/whole.toml");
        for text in BUILT_IN.iter().map(|(_, text)| *text).chain([whole]) {
            assert_eq!(check(text), Ok(()));
        }
    }
}
