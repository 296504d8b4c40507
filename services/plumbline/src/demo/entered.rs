//! `entered.txt`: the city's standards that were in force before it kept its log here.

use jiff::ToSpan;
use jiff::civil::Date;
use plumbline_lifecycle::standard::{Command, Entry, Profile, Relation, RelationKind};
use plumbline_lifecycle::{Level, StandardId};

use crate::demo::days::Days;
use crate::demo::tables::{bad, lines, titles};
use crate::failure::Failure;

const ENTERED: &str = include_str!("../../demo/entered.txt");

/// So many days before today the office entered them.
const RECORDED: i64 = 410;

/// By what they were known to be in force.
const GROUND: &str = "示例：本局原标准台账";

/// What the office enters, on the day on which it happened.
pub(super) struct Deed {
    /// The day on which it is recorded.
    pub(super) on: Date,
    pub(super) happened_on: Date,
    pub(super) standard: StandardId,
    pub(super) command: Command,
}

/// All of it, in the order in which it is recorded.
pub(super) fn deeds(days: &Days) -> Result<Vec<Deed>, Failure> {
    let mut all = Vec::new();
    for (no, line) in (1..).zip(lines(ENTERED)) {
        all.extend(read(no, line, days).ok_or_else(|| bad(line))?);
    }
    Ok(all)
}

/// One standard, and its last review where there was one.
fn read(no: u32, line: &str, days: &Days) -> Option<Vec<Deed>> {
    let columns: Vec<&str> = line.split('|').map(str::trim).collect();
    let &[sequence, published, later, reviewed, field, place, zh, en, unit, before] =
        columns.as_slice()
    else {
        return None;
    };
    let standard: StandardId = format!("demo-before-{no}").parse().ok()?;
    let published_on = days.back(published.parse().ok()?);
    let number = |year: &str| format!("DB3301/T {sequence}-{year}");
    let replaced = (!before.is_empty()).then(|| number(before).parse()).transpose().ok()?;
    let relation = replaced.map(|target| Relation { kind: RelationKind::Replaces, target });
    let entry = Entry {
        procedure: Some("local".into()),
        profile: Profile {
            level: Level::Local,
            field: field.parse().ok()?,
            jurisdiction: place.parse().ok()?,
            titles: titles(zh, en)?,
            drafting_unit: unit.parse().ok()?,
            relations: relation.into_iter().collect(),
        },
        edition: if before.is_empty() { 1 } else { 2 },
        number: number(&published_on.year().to_string()).parse().ok()?,
        published_on,
        effective_on: published_on.saturating_add(later.parse::<i64>().ok()?.days()),
        ground: GROUND.parse().ok()?,
        documents: Vec::new(),
    };
    let deed = |happened_on, command| Deed {
        on: days.back(RECORDED),
        happened_on,
        standard: standard.clone(),
        command,
    };
    let mut deeds = vec![deed(published_on, Command::EnterStandard { entry: Box::new(entry) })];
    if !reviewed.is_empty() {
        let conclusion = "示例：继续有效".parse().ok()?;
        deeds.push(deed(days.back(reviewed.parse().ok()?), Command::EnterReview { conclusion }));
    }
    Some(deeds)
}
