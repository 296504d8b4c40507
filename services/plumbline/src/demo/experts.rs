//! `experts.txt`: the pool of the city's experts, and what becomes of them.

use jiff::civil::Date;
use plumbline_lifecycle::pool::{Command, Description};
use plumbline_lifecycle::{Jurisdiction, Name, PersonId};

use crate::demo::days::Days;
use crate::demo::tables::{bad, lines};
use crate::failure::Failure;

const EXPERTS: &str = include_str!("../../demo/experts.txt");

/// By what they were admitted.
const APPROVAL: &str = "示例：专家聘任文件第 3 号";

/// Whose pool it is.
pub(super) const AREA: &str = "330100";

/// The pool's area.
pub(super) fn area() -> Result<Jurisdiction, Failure> {
    Ok(AREA.parse()?)
}

/// What happens to the pool, each on its day.
pub(super) fn commands(days: &Days) -> Result<Vec<(Date, Command)>, Failure> {
    let read = |line| of_line(line, days).ok_or_else(|| bad(line));
    let mut all = lines(EXPERTS).map(read).collect::<Result<Vec<_>, _>>()?;
    all.sort_by_key(|(on, _)| *on);
    Ok(all)
}

/// Who is in it, and what they are called.
pub(super) fn names() -> Result<Vec<(PersonId, Name)>, Failure> {
    let admitted = lines(EXPERTS).filter(|line| line.starts_with("admit"));
    let read = |line: &'static str| {
        let mut columns = line.split('|').map(str::trim);
        let id = columns.nth(2)?.parse().ok()?;
        Some((id, columns.nth(2)?.parse().ok()?))
    };
    admitted.map(|line| read(line).ok_or_else(|| bad(line))).collect()
}

fn of_line(line: &str, days: &Days) -> Option<(Date, Command)> {
    let columns: Vec<&str> = line.split('|').map(str::trim).collect();
    let (&[verb, back, expert], more) = columns.split_first_chunk::<3>()?;
    let (back, expert): (i64, PersonId) = (back.parse().ok()?, expert.parse().ok()?);
    let command = match (verb, more) {
        ("admit", [kind, unit, name, title, senior, fields, languages, until]) => {
            let listed = |text: &'_ str| -> Vec<String> {
                text.split(',')
                    .map(|word| word.trim().to_owned())
                    .filter(|w| !w.is_empty())
                    .collect()
            };
            let description = Description {
                kind: kind.parse().ok()?,
                name: name.parse().ok()?,
                unit: unit.parse().ok()?,
                fields: listed(fields).iter().map(|key| key.parse().ok()).collect::<Option<_>>()?,
                title: if title.is_empty() { None } else { Some(title.parse().ok()?) },
                senior: *senior == "senior",
                languages: listed(languages)
                    .iter()
                    .map(|tag| tag.parse().ok())
                    .collect::<Option<_>>()?,
            };
            let until = ahead(until, days)?;
            Command::AdmitExpert { expert, description, until, approval: APPROVAL.parse().ok()? }
        }
        ("renew", [until]) => Command::RenewTerm { expert, until: ahead(until, days)? },
        ("pause", [reason]) => Command::PauseExpert { expert, reason: reason.parse().ok()? },
        ("leave", [reason]) => Command::RemoveExpert { expert, reason: reason.parse().ok()? },
        ("away", [from, until]) => {
            Command::SetAway { expert, from: ahead(from, days)?, until: ahead(until, days)? }
        }
        ("conflict", [with, reason]) => Command::DeclareConflict {
            expert,
            with: with.parse().ok()?,
            reason: reason.parse().ok()?,
        },
        ("training", [title, held]) => Command::RecordTraining {
            expert,
            title: title.parse().ok()?,
            held: days.back(held.parse().ok()?),
        },
        _ => return None,
    };
    Some((days.back(back), command))
}

/// A day as the table has it: `+95` lies so many days after today, `-5` before.
fn ahead(text: &str, days: &Days) -> Option<Date> {
    let ahead: i64 = text.strip_prefix('+').unwrap_or(text).parse().ok()?;
    Some(days.back(-ahead))
}
