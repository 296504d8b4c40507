//! `plumbline procedure show`: what a procedure lays down, each figure with its source.

use std::path::Path;

use plumbline_lifecycle::procedure::{Figure, Procedure};
use plumbline_lifecycle::{Level, Source, Words};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::output::say;
use crate::procedure::text::{Named, named};

pub(super) fn run(data: &Path, wanted: &str, json: bool) -> Result<(), Failure> {
    let Named { name, procedure } = named(data, wanted)?;
    match json {
        true => say(&format!("{}\n", in_json(&procedure))),
        false => say(&told(&name, &procedure)),
    }
    Ok(())
}

/// What is said of a procedure before its rules, for programs.
pub(super) fn heading(procedure: &Procedure) -> Value {
    let figures = procedure.figures();
    json!({
        "procedure": procedure.id, "version": procedure.version,
        "title": { "zh": procedure.title.zh, "en": procedure.title.en },
        "levels": procedure.levels, "observed": procedure.observed, "place": procedure.place,
        "rulesTotal": figures.len(),
        "rulesUnverified": figures.iter().filter(|figure| figure.source.unverified).count(),
    })
}

fn in_json(procedure: &Procedure) -> Value {
    let words = |words: &Words| json!({ "zh": words.zh, "en": words.en });
    let rule = |Figure { key, name, value, source }: &Figure| {
        json!({
            "key": key, "name": words(name), "rule": words(value), "source": source.text,
            "unverified": source.unverified,
        })
    };
    let mut told = heading(procedure);
    told["authority"] = procedure.authority.as_ref().map_or(Value::Null, |authority| {
        json!({
            "zh": authority.zh, "en": authority.en, "source": authority.source,
            "unverified": authority.unverified,
        })
    });
    told["rules"] = procedure.figures().iter().map(rule).collect();
    told
}

/// A line in Chinese and one in English for each figure.
fn told(name: &str, procedure: &Procedure) -> String {
    let figures = procedure.figures();
    let unverified = figures.iter().filter(|figure| figure.source.unverified).count();
    let levels = procedure.levels.iter().copied();
    let zh: Vec<&str> = levels.clone().map(Level::zh).collect();
    let en: Vec<&str> = levels.map(Level::en).collect();
    let mut text = format!("{name}  {}  {}\n", procedure.title.zh, procedure.title.en);
    text += &format!("层级：{}\n  Levels: {}\n", zh.join("、"), en.join(", "));
    if let Some(place) = &procedure.place {
        let place = (place.told("zh"), place.told("en"));
        text += &format!("条款适用地：{}\n  Its clauses bind: {}\n", place.0, place.1);
    }
    if let Some(authority) = &procedure.authority {
        let source = Source::of(authority.source.clone(), authority.unverified);
        text += &format!("主管部门：{}（{}）\n", authority.zh, of_zh(&source));
        text += &format!("  Authority: {} ({})\n", authority.en, of_en(&source));
    }
    text += &format!("共 {} 项规定，其中 {unverified} 项未经原文核实。\n", figures.len());
    text += &format!(
        "  {} rules, {unverified} of them not checked against the original.\n",
        figures.len()
    );
    for Figure { name, value, source, .. } in &figures {
        text += &format!("\n{}：{}\n  {}\n", name.zh, value.zh, of_zh(source));
        text += &format!("{}: {}\n  {}\n", name.en, value.en, of_en(source));
    }
    text
}

/// Where something comes from, and whether that was read, in Chinese.
pub(super) fn of_zh(source: &Source) -> String {
    let mark = if source.unverified { "未核实：" } else { "依据：" };
    format!("{mark}{}", source.cited().zh)
}

/// The same in English.
pub(super) fn of_en(source: &Source) -> String {
    let mark = if source.unverified { "unverified: " } else { "source: " };
    format!("{mark}{}", source.cited().en)
}
