//! A life as people read it in a terminal, and as a sheet.

use plumbline_lifecycle::Words;
use plumbline_lifecycle::standard::Standard;
use plumbline_views::{Life, Line, Related};
use plumbline_web::{Detail, details, relation, replaced_by, standing};

use crate::output::table;
use crate::show::shown::Shown;

pub(super) fn told(shown: &Shown) -> String {
    let told = details(&shown.life.lines, shown.life.procedure.as_deref());
    let row = |told| row(&shown.life.standard, told);
    let rows: Vec<Vec<String>> = shown.life.lines.iter().zip(&told).map(row).collect();
    format!("{}\n\n{}", heading(shown), table(&rows, &[]))
}

/// Its names, where it stands, until when, its ties, and which question that answers.
fn heading(Shown { life, day }: &Shown) -> String {
    let standard = &life.standard;
    let titles = standard.titles();
    let titles: Vec<&str> = titles.iter().map(|(_, title)| title).collect();
    let mut text = life.id.to_string();
    for part in standard.label().iter().map(String::as_str).chain(titles.into_iter().rev()) {
        text.push_str("  ");
        text.push_str(part);
    }
    if let Some(code) = standard.code() {
        let (zh, en) = standing(standard, code.place());
        text.push_str(&format!("\nat {code} {en} {zh}"));
        if let Some(by) = replaced_by(standard) {
            text.push_str(&format!(" (by {by})"));
        }
    }
    if let Some(edition) = standard.edition() {
        text.push_str(&format!(", edition {edition}"));
    }
    if let Some(since) = standard.since() {
        text.push_str(&format!(", since {since}"));
    }
    if let Some(entered) = standard.entered() {
        text.push_str("\n已有标准录入，非本系统批准 entered as in force, not decided here");
        text.push_str(&format!("\nknown by {}", entered.ground));
    }
    if let Some(since) = standard.suspended_since() {
        text.push_str(&format!("\nsuspended since {since}"));
    }
    if let Some((wait, until)) = life.due().and_then(|wait| Some((wait, wait.until?))) {
        let late = if until < *day { "overdue since" } else { "due" };
        let provisional = if wait.provisional { ", provisional 暂定" } else { "" };
        text.push_str(&format!("\n{late} {until}{provisional}"));
        if let Some(Words { zh, en }) = wait.source().map(|source| source.told()) {
            text.push_str(&format!("\n{zh}\n{en}"));
        }
    }
    if let (Some(procedure), Some(here)) = (&life.procedure, standard.jurisdiction())
        && let Some(place) = procedure.example_at(&here)
    {
        let (zh, en) = (place.told("zh"), place.told("en"));
        text.push_str(&format!("\n程序条款适用于{zh}，在此仅作示例"));
        text.push_str(&format!("\nthe clauses bind in {en} and are an example here"));
    }
    for tie in &life.ties {
        text.push_str(&format!("\n{}", tied(life, tie)));
    }
    text.push_str(&format!("\nas of {day}, as known at seq {}", life.seen));
    text
}

/// The other one as it was written down here; one that speaks of this standard goes by its id.
fn tied(life: &Life, tie: &Related) -> String {
    let (zh, en) = relation(life, tie);
    let other = match &tie.id {
        Some(id) if tie.outgoing && *id != tie.target => format!("{} ({id})", tie.target),
        Some(id) => id.clone(),
        None => tie.target.clone(),
    };
    let place = tie.place.map(|place| format!(", at {} {}", place.en(), place.zh()));
    format!("{en} {zh} {other}{}", place.unwrap_or_default())
}

fn row(standard: &Standard, (line, detail): (&Line, &Detail<'_>)) -> Vec<String> {
    let Line { recorded, event, code, .. } = line;
    let whom = recorded.on_behalf_of.as_ref().map(|whom| format!(" for {whom}"));
    vec![
        format!("  {}", recorded.happened_on),
        format!("{code} {}", standing(standard, code.place()).0),
        format!("{} {}", event.en(), event.zh()),
        detail.in_a_line().1,
        format!("seq {}, {}{}", recorded.seq, recorded.actor, whom.unwrap_or_default()),
    ]
}

pub(super) fn sheet(Shown { life, .. }: &Shown) -> Vec<Vec<String>> {
    let head = ["day", "code", "stage", "event", "detail", "seq", "actor", "on_behalf_of"];
    let told = details(&life.lines, life.procedure.as_deref());
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend(life.lines.iter().zip(told).map(|(line, detail)| {
        let Line { recorded, code, .. } = line;
        vec![
            recorded.happened_on.to_string(),
            code.to_string(),
            code.place().key().to_owned(),
            recorded.kind.clone(),
            detail.in_a_line().1,
            recorded.seq.to_string(),
            recorded.actor.clone(),
            recorded.on_behalf_of.clone().unwrap_or_default(),
        ]
    }));
    rows
}
