//! A life for programs: what a person is told and what is stored, never the state in which the core keeps it.

use plumbline_lifecycle::standard::Standard;
use plumbline_views::{Life, Line, Related};
use plumbline_web::{Detail, details, relation};
use serde_json::{Value, json};

use crate::show::shown::Shown;

pub(super) fn told(Shown { life, day }: &Shown) -> Value {
    let standard = &life.standard;
    let (revises, successor) = match standard {
        Standard::Run(run) => (run.revises.as_ref(), run.at().successor()),
        Standard::Unborn | Standard::Observed(_) => (None, None),
    };
    let due = life.due();
    let told = details(life.lines.iter().map(|line| &line.event), life.procedure.as_deref());
    let events: Vec<Value> = life.lines.iter().zip(&told).map(event).collect();
    json!({
        "id": life.id,
        "as_of": day,
        "known_at": life.seen,
        "version": life.version,
        "place": standard.place().map(|place| place.key()),
        "code": standard.code(),
        "since": standard.since(),
        "label": standard.label(),
        "titles": standard.titles(),
        "due": due.and_then(|wait| wait.until),
        "due_clause": due.map(|wait| &wait.clause),
        "due_provisional": due.map(|wait| wait.provisional),
        "suspended_since": standard.suspended_since(),
        "edition": standard.edition(),
        "published": standard.published(),
        "effective_on": standard.effective_on(),
        "revises": revises,
        "successor": successor,
        "names": life.names,
        "stays": life.stays,
        "ties": life.ties.iter().map(|one| tie(life, one)).collect::<Vec<_>>(),
        "events": events,
    })
}

fn tie(life: &Life, tie: &Related) -> Value {
    let (zh, en) = relation(life, tie);
    let mut value = serde_json::to_value(tie).unwrap_or_default();
    value["zh"] = zh.into();
    value["en"] = en.into();
    value
}

fn event((line, detail): (&Line, &Detail<'_>)) -> Value {
    let Line { recorded, event, code, .. } = line;
    let (zh, en) = detail.in_a_line();
    let sentence = |name: &str, detail: &str, between: &str| match detail {
        "" => name.to_owned(),
        detail => format!("{name}{between}{detail}"),
    };
    json!({
        "seq": recorded.seq,
        "version": recorded.version,
        "kind": recorded.kind,
        "happened_on": recorded.happened_on,
        "recorded_at": recorded.recorded_at,
        "actor": recorded.actor,
        "on_behalf_of": recorded.on_behalf_of,
        "code": code,
        "zh": sentence(event.kind().zh(), &zh, "："),
        "en": sentence(event.kind().en(), &en, ": "),
        "data": serde_json::from_str::<Value>(&recorded.data).unwrap_or_default(),
    })
}
