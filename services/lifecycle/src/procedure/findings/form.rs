//! Whether a text reads, says where its figures come from, and is named (C01 to C03, C06).

use std::collections::BTreeSet;

use crate::people::Role;
use crate::procedure::adopted::Procedures;
use crate::procedure::check::check_anew;
use crate::procedure::figures::bounds;
use crate::procedure::findings::finding::{Check, Finding, Found};
use crate::procedure::findings::lines::line_at;
use crate::procedure::format::{BadProcedure, Procedure};
use crate::procedure::gate::Gate;
use crate::procedure::lengths::{lengths, of_panels};
use crate::procedure::limit::SOUND;
use crate::stage::{Place, Stage};
use crate::words::{Words, hidden};

/// Reads a text. Nothing where it does not read, and then something was found.
pub(super) fn read(text: &str, found: &mut Found<'_>) -> Option<Procedure> {
    hides_nothing(text, found);
    keys_are_known(found);
    figures_are_bounded(found);
    sources_are_said(found);
    if found.has_error() {
        return None;
    }
    match toml::from_str::<Procedure>(text) {
        Ok(procedure) => Some(procedure),
        Err(error) => {
            let line = error.span().map_or(1, |span| line_at(text, span.start));
            found.all.push(unread(line, error.message()));
            None
        }
    }
}

fn hides_nothing(text: &str, found: &mut Found<'_>) {
    let Some(c) = hidden(text.replace(['\n', '\r', '\t'], " ").as_str()) else { return };
    let line = text.find(c).map_or(1, |at| line_at(text, at));
    let code = c as u32;
    found.all.push(Finding {
        check: Check::Reads,
        line,
        warns: false,
        says: Words {
            zh: format!("含有不可见字符 U+{code:04X}"),
            en: format!("it holds the invisible character U+{code:04X}"),
        },
        remedy: Words { zh: "请删去".into(), en: "remove it".into() },
    });
}

/// What the reader says of a text, as a finding: a source that is missing is a rule of its own.
fn unread(line: u32, message: &str) -> Finding {
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let first = quoted.first().copied().unwrap_or_default();
    let message = message.replace('\n', " ");
    let (check, zh, remedy) = if message.starts_with("missing field") {
        let check = if first == "source" { Check::Sourced } else { Check::Reads };
        (check, format!("缺少“{first}”"), ("请补写", "write it down"))
    } else if message.starts_with("unknown field") {
        let known = quoted.iter().skip(1).copied().collect::<Vec<_>>().join("、");
        let zh = format!("没有“{first}”这个键，此处可写：{known}");
        (Check::Reads, zh, ("请改正键名或删去", "write a known key, or take it away"))
    } else {
        let zh = format!("该处的值不合要求：{message}");
        (Check::Reads, zh, ("请改正该值", "write such a value"))
    };
    Finding {
        check,
        line,
        warns: false,
        says: Words { zh, en: message },
        remedy: Words { zh: remedy.0.into(), en: remedy.1.into() },
    }
}

/// Gates, stages and seats are words of this program.
fn keys_are_known(found: &mut Found<'_>) {
    let gates = Gate::ALL.map(|gate| gate.key().replace('-', "_"));
    let stages = Stage::ALL.map(|stage| Place::At(stage).key().to_owned());
    let lines = found.lines;
    for (table, known, zh, en) in
        [("gates", &gates[..], "关口", "gate"), ("returns", &stages[..], "阶段", "stage")]
    {
        for key in lines.under(&[table]) {
            if !known.iter().any(|known| known == key) {
                let says = (format!("没有{zh}“{key}”"), format!("there is no {en} `{key}`"));
                let remedy = (
                    format!("可写：{}", known.join("、")),
                    format!("possible: {}", known.join(", ")),
                );
                let at = [table, key];
                found.error(Check::Defined, &at, says, (&remedy.0, &remedy.1));
            }
        }
    }
    for (path, word) in lines.words() {
        let is_seat = path.first().is_some_and(|table| table == "chains")
            && path.len() == 6
            && path[4] == "seats";
        if is_seat && word != "group" && word.parse::<Role>().is_err() {
            let known = Role::ALL.map(Role::key);
            let says =
                (format!("没有职务“{word}”的席位"), format!("there is no seat of a role `{word}`"));
            let remedy = (
                format!("可写：group、{}", known.join("、")),
                format!("possible: group, {}", known.join(", ")),
            );
            let at: Vec<&str> = path.iter().map(String::as_str).collect();
            found.error(Check::Defined, &at, says, (&remedy.0, &remedy.1));
        }
    }
}

fn figures_are_bounded(found: &mut Found<'_>) {
    let lines = found.lines;
    for (path, figure) in lines.figures() {
        let at: Vec<&str> = path.iter().map(String::as_str).collect();
        let named: Vec<&str> =
            at.iter().copied().filter(|key| key.parse::<usize>().is_err()).collect();
        let (key, named) = (named.last().copied().unwrap_or_default(), named.join("."));
        let holds = figure.map_or_else(|| "…".into(), |figure| figure.to_string());
        match bounds(key) {
            Some((least, most)) if figure.is_some_and(|f| (least..=most).contains(&f)) => {}
            Some((least, most)) => found.error(
                Check::Bounded,
                &at,
                (
                    format!("{named} 为 {holds}，应为 {least} 至 {most}"),
                    format!("{named} is {holds}; it may be {least} to {most}"),
                ),
                ("请改为范围内的数", "write a figure within these bounds"),
            ),
            None => found.error(
                Check::Bounded,
                &at,
                (
                    format!("{named} 为 {holds}，此处没有数字"),
                    format!("{named} is {holds}; no figure stands there"),
                ),
                ("请改正键名或删去", "write a known key, or take it away"),
            ),
        }
    }
}

/// A source that says nothing is none.
fn sources_are_said(found: &mut Found<'_>) {
    let lines = found.lines;
    let blank = |(path, word): &(&[String], &str)| {
        path.last().is_some_and(|key| key == "source") && word.trim().is_empty()
    };
    for (path, _) in lines.words().filter(blank) {
        let at: Vec<&str> = path.iter().map(String::as_str).collect();
        let of = at[..at.len() - 1].join(".");
        found.error(
            Check::Sourced,
            &at,
            (format!("{of} 没有写明依据"), format!("{of} does not say where it comes from")),
            (
                "请写明出处；未见原文的，另写 unverified = true",
                "name the source; where it was not read in the original, add unverified = true",
            ),
        );
    }
}

/// Id, version and levels; units of the lengths.
pub(super) fn check(procedure: &Procedure, procedures: Option<&Procedures>, found: &mut Found<'_>) {
    named(procedure, procedures, found);
    units(procedure, found);
}

fn named(procedure: &Procedure, procedures: Option<&Procedures>, found: &mut Found<'_>) {
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    let (id, version) = (procedure.id.as_str(), procedure.version);
    if !(1..=32).contains(&id.len()) || !id.bytes().all(fits) {
        found.error(
            Check::Named,
            &["id"],
            (format!("标识“{id}”不合要求"), format!("`{id}` is no id")),
            ("应为 1 至 32 个 a-z、0-9、“-”", "1 to 32 of a-z, 0-9, `-`"),
        );
    }
    let held = procedures.and_then(|held| held.newest(id).ok()).map_or(0, |held| held.version);
    let next = held.saturating_add(1);
    // An office may begin with any version: it has a past on paper.
    if held > 0 && version != next {
        let remedy = (format!("请写 version = {next}"), format!("write version = {next}"));
        found.error(
            Check::Named,
            &["version"],
            (
                format!("现行的是第 {held} 版，下一版应为 {next}"),
                format!("version {held} is in force, so the next one is {next}"),
            ),
            (&remedy.0, &remedy.1),
        );
    }
    let levels: BTreeSet<_> = procedure.levels.iter().collect();
    if levels.is_empty() || levels.len() < procedure.levels.len() {
        found.error(
            Check::Named,
            &["levels"],
            (
                "levels 应至少写一个层级，且不重复".into(),
                "levels names at least one level, each once".into(),
            ),
            ("请写明适用的层级", "name the levels that it is for"),
        );
    }
}

fn units(procedure: &Procedure, found: &mut Found<'_>) {
    for placed in lengths(procedure).into_iter().chain(of_panels(procedure)) {
        if !placed.length.is_sound() {
            let at: Vec<&str> = placed.path.iter().map(String::as_str).collect();
            let name = at.join(".");
            found.error(
                Check::Bounded,
                &at,
                (format!("{name} 应恰有一个时间单位"), format!("{name} needs {SOUND}")),
                (
                    "只写 days、months、working_days 之一，且大于 0",
                    "write exactly one of days, months and working_days",
                ),
            );
        }
    }
}

/// The reader's own rules come last: whatever they refuse has a finding, also where no rule above has a line for it.
pub(super) fn nothing_was_missed(text: &str, found: &mut Found<'_>) {
    if found.has_error() {
        return;
    }
    let read = text.parse::<Procedure>().and_then(|read| check_anew(&read).map_err(BadProcedure));
    if let Err(BadProcedure(why)) = read {
        let remedy = ("请改正", "write it so");
        found.error(Check::Reads, &[], (format!("程序文本不可用：{why}"), why), remedy);
    }
}
