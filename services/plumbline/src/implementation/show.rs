//! `plumbline implementation show`: what was planned and recorded of a standard in use, and what is open.

use std::path::Path;

use jiff::civil::Date;
use plumbline_lifecycle::implementation::{Basis, Done, Figures, Wish};
use plumbline_lifecycle::{Horizon, StandardId, UnitId};
use plumbline_views::Implemented;

use crate::failure::Failure;
use crate::output::{say, table};
use crate::reading::{self, Reading};
use crate::show::failure;

#[derive(clap::Args)]
pub(crate) struct Show {
    /// The standard.
    standard: StandardId,
    /// As it was at the end of this day; today if left out.
    #[arg(long, value_name = "DAY", value_parser = crate::words::day)]
    as_of: Option<Date>,
}

pub(crate) fn run(data: &Path, arguments: &Show) -> Result<(), Failure> {
    let Reading { views, reader, .. } = &reading::open(data)?;
    let horizon = Horizon { as_of: arguments.as_of, known_at: None };
    let (id, today) = (&arguments.standard, reading::today());
    let found = Implemented::read(views, reader, id, horizon, today)
        .map_err(|no| failure(no, id.as_str(), arguments.as_of.unwrap_or(today), None))?;
    say(&told(&found));
    Ok(())
}

fn told(found: &Implemented) -> String {
    let ledger = &found.ledger;
    let mut text = format!("{}  {}\n", found.id, found.title("zh"));
    if !found.has_begun() {
        return text + "尚无实施情况 · nothing was planned or recorded\n";
    }
    if let Some((units, until)) = &ledger.rollout {
        let begun = units.len() - ledger.not_begun().count();
        text += &format!(
            "\n部署 Rollout: until {until}, {begun} of {} units have begun\n",
            units.len()
        );
        let missing: Vec<&str> = ledger.not_begun().map(|unit| found.unit(unit, "zh")).collect();
        if !missing.is_empty() {
            text += &format!("  未开始 not begun: {}\n", missing.join("、"));
        }
    }
    for basis in Basis::ALL {
        let (units, all) = ledger.by_unit(basis);
        if all.of == 0 {
            continue;
        }
        text += &format!("\n{} {}: {}\n", basis.zh(), basis.en(), share(all));
        let row = |(unit, figures): (&&UnitId, &Figures)| {
            vec![format!("  {}", found.unit(unit, "zh")), figures.percent(), of(*figures)]
        };
        text += &table(&units.iter().map(row).collect::<Vec<_>>(), &[1, 2]);
    }
    if !ledger.evaluations.is_empty() {
        text += "\n评估 Evaluations\n";
        let rows = ledger.evaluations.iter().map(|one| {
            let unit = one.unit.as_ref().map_or("全部 all", |unit| found.unit(unit, "zh"));
            vec![format!("  {}", one.on), unit.into(), of(one.points), one.findings.to_string()]
        });
        text += &table(&rows.collect::<Vec<_>>(), &[2]);
    }
    if !ledger.feedback.is_empty() {
        text += "\n反馈 Feedback\n";
        let rows = ledger.feedback.iter().map(|(no, said)| {
            let answer = match (&said.answer, said.wants) {
                (Some((answer, on)), _) => format!("{on} 答复：{answer}"),
                (None, Wish::Nothing) => String::new(),
                (None, _) => "待答复 open".into(),
            };
            let clause =
                said.clause.as_ref().map(|clause| format!("{clause} ")).unwrap_or_default();
            let text = format!("{clause}{}", said.text);
            vec![
                format!("  no. {no}"),
                said.on.to_string(),
                said.from.to_string(),
                said.wants.zh().into(),
                text,
                answer,
            ]
        });
        text += &table(&rows.collect::<Vec<_>>(), &[]);
    }
    if !ledger.inspections.is_empty() {
        text += "\n督查 Inspections\n";
        let rows = ledger.inspections.iter().map(|(no, seen)| {
            let findings = match seen.findings.len() {
                0 => "无问题 all well".into(),
                _ => (1..)
                    .zip(&seen.findings)
                    .map(|(at, finding)| format!("{no}.{at} {finding}"))
                    .collect::<Vec<_>>()
                    .join("；"),
            };
            let unit = found.unit(&seen.unit, "zh").to_owned();
            vec![format!("  no. {no}"), seen.on.to_string(), unit, findings]
        });
        text += &table(&rows.collect::<Vec<_>>(), &[]);
    }
    if !ledger.rectifications.is_empty() {
        text += "\n整改 Rectifications\n";
        let rows = ledger.rectifications.iter().map(|(no, ordered)| {
            let finding = ledger.finding(ordered.inspection, ordered.finding);
            let finding = finding.map(ToString::to_string).unwrap_or_default();
            let state = match ordered.steps.last() {
                None => format!("限 {} 前 until {}", ordered.until, ordered.until),
                Some(step) => match step.what {
                    Done::Reported => format!("{} 已报告，待复查 reported", step.on),
                    Done::Returned => {
                        format!("{} 复查不合格，限 {} 前 not mended", step.on, ordered.until)
                    }
                    Done::Closed => format!("{} 已销号 closed", step.on),
                },
            };
            let unit = found.unit(&ordered.unit, "zh").to_owned();
            vec![format!("  no. {no}"), unit, finding, state]
        });
        text += &table(&rows.collect::<Vec<_>>(), &[]);
    }
    if let Some(on) = ledger.ended {
        text += &format!("\n已于 {on} 随标准终止 · ended with its standard on {on}\n");
    }
    text
}

fn share(figures: Figures) -> String {
    format!("{} ({})", figures.percent(), of(figures))
}

fn of(figures: Figures) -> String {
    format!("{}/{}", figures.hits, figures.of)
}
