//! `use.txt`: how the city's standards are put into effect.

use jiff::ToSpan;
use jiff::civil::Date;
use plumbline_lifecycle::implementation::{Command, Period};
use plumbline_lifecycle::{PersonId, StandardId, UnitId};

use crate::demo::days::Days;
use crate::demo::tables::{bad, lines};
use crate::failure::Failure;

const USE: &str = include_str!("../../demo/use.txt");

/// What somebody does about a standard in use.
pub(super) struct Deed {
    pub(super) on: Date,
    pub(super) standard: StandardId,
    /// Who, where it matters.
    pub(super) by: Option<PersonId>,
    pub(super) command: Command,
}

/// All of it, in the order of the days.
pub(super) fn deeds(days: &Days) -> Result<Vec<Deed>, Failure> {
    let read = |line| Deed::read(line, days).ok_or_else(|| bad(line));
    let mut all = lines(USE).map(read).collect::<Result<Vec<_>, _>>()?;
    all.sort_by_key(|deed| deed.on);
    Ok(all)
}

impl Deed {
    fn read(line: &str, days: &Days) -> Option<Deed> {
        let columns: Vec<&str> = line.split('|').map(str::trim).collect();
        let (&[standard, back, by, verb], more) = columns.split_first_chunk::<4>()?;
        let on = days.back(back.parse().ok()?);
        let by = if by.is_empty() { None } else { Some(by.parse().ok()?) };
        let command = command(verb, more, on, days)?;
        Some(Deed { on, standard: standard.parse().ok()?, by, command })
    }
}

fn command(verb: &str, more: &[&str], on: Date, days: &Days) -> Option<Command> {
    let ahead = |back: &str| Some(days.back(back.parse().ok()?));
    Some(match (verb, more) {
        ("plan", [units, until]) => {
            let units = units.split(',').map(|unit| unit.trim().parse().ok());
            Command::PlanRollout { units: units.collect::<Option<_>>()?, until: ahead(until)? }
        }
        ("record", [unit, basis, hits, of]) => Command::KeepRecord {
            unit: unit.parse().ok()?,
            period: quarter_before(on)?,
            basis: basis.parse().ok()?,
            hits: hits.parse().ok()?,
            of: of.parse().ok()?,
        },
        ("evaluate", [unit, score, of, findings]) => {
            let unit: Option<UnitId> =
                if unit.is_empty() { None } else { Some(unit.parse().ok()?) };
            let (score, of) = (score.parse().ok()?, of.parse().ok()?);
            Command::Evaluate { unit, score, of, findings: findings.parse().ok()? }
        }
        ("feedback", [from, clause, wants, text]) => Command::ReceiveFeedback {
            from: from.parse().ok()?,
            clause: if clause.is_empty() { None } else { Some(clause.parse().ok()?) },
            text: text.parse().ok()?,
            wants: wants.parse().ok()?,
        },
        ("answer", [no, text]) => {
            Command::AnswerFeedback { no: no.parse().ok()?, text: text.parse().ok()? }
        }
        ("inspect", [unit, findings @ ..]) => {
            let findings = findings.iter().map(|finding| finding.parse().ok());
            let findings = findings.collect::<Option<_>>()?;
            Command::Inspect { unit: unit.parse().ok()?, findings }
        }
        ("order", [inspection, finding, until]) => {
            let (inspection, finding) = (inspection.parse().ok()?, finding.parse().ok()?);
            Command::OrderRectification { inspection, finding, until: ahead(until)? }
        }
        ("mended", [no, text]) => {
            Command::ReportRectification { no: no.parse().ok()?, text: text.parse().ok()? }
        }
        ("back", [no, reason, until]) => {
            let (no, reason) = (no.parse().ok()?, reason.parse().ok()?);
            Command::ReturnRectification { no, reason, until: ahead(until)? }
        }
        ("closed", [no, text]) => {
            Command::CloseRectification { no: no.parse().ok()?, text: text.parse().ok()? }
        }
        _ => return None,
    })
}

/// The quarter before the one in which that day lies.
fn quarter_before(day: Date) -> Option<Period> {
    let then = day.checked_sub(3.months()).ok()?;
    format!("{:04}-Q{}", then.year(), (then.month() - 1) / 3 + 1).parse().ok()
}
