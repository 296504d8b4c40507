//! Whether a text reads, says where its figures come from, and defines what it names (C01 to C06).

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
use crate::review::Purpose;
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

/// Id, version and levels; units of the lengths; what is named and what is used.
pub(super) fn check(procedure: &Procedure, procedures: Option<&Procedures>, found: &mut Found<'_>) {
    named(procedure, procedures, found);
    units(procedure, found);
    defined(procedure, found);
    used(procedure, found);
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

/// What names a key, and where that would be defined.
struct Naming {
    at: Vec<String>,
    zh: String,
    en: String,
    key: String,
    among: &'static str,
}

fn defined(procedure: &Procedure, found: &mut Found<'_>) {
    for Naming { at, zh, en, key, among } in namings(procedure) {
        let known = match among {
            "documents" => procedure.documents.contains_key(&key),
            "chains" => procedure.chains.contains_key(&key),
            "panels" => procedure.panels.contains_key(&key),
            _ => procedure.votes.contains_key(&key),
        };
        if known {
            continue;
        }
        let remedy = (
            format!("请在 [{among}] 中定义，或改正名称"),
            format!("define it there, or write a name that is defined in [{among}]"),
        );
        let at: Vec<&str> = at.iter().map(String::as_str).collect();
        found.error(
            Check::Defined,
            &at,
            (
                format!("{zh}“{key}”没有定义"),
                format!("{en} `{key}`, which is not among the {among}"),
            ),
            (&remedy.0, &remedy.1),
        );
    }
    for (gate, rule) in &procedure.gates {
        let defined = rule.panel.as_ref().filter(|panel| procedure.panels.contains_key(*panel));
        let Some(panel) = defined else { continue };
        if Purpose::ALL.iter().all(|purpose| purpose.key() != panel) {
            let known = Purpose::ALL.map(Purpose::key);
            let remedy =
                (format!("可写：{}", known.join("、")), format!("possible: {}", known.join(", ")));
            found.error(
                Check::Defined,
                &["gates", &in_text(*gate), "panel"],
                (
                    format!("没有用途为“{panel}”的评审，关口“{}”永远不能打开", gate.zh()),
                    format!(
                        "no review is called for `{panel}`, so the gate `{}` never opens",
                        gate.key()
                    ),
                ),
                (&remedy.0, &remedy.1),
            );
        }
    }
}

/// A gate's key as the text has it.
pub(super) fn in_text(gate: Gate) -> String {
    gate.key().replace('-', "_")
}

/// Everything that names a key of another table.
fn namings(procedure: &Procedure) -> Vec<Naming> {
    let mut all = Vec::new();
    let mut names = |at: &[&str], zh: String, en: String, key: &str, among| {
        let at = at.iter().map(|key| (*key).to_owned()).collect();
        all.push(Naming { at, zh, en, key: key.to_owned(), among });
    };
    for (gate, rule) in &procedure.gates {
        let key = in_text(*gate);
        let zh = |what: &str| format!("关口“{}”所写的{what}", gate.zh());
        let en = |what: &str| format!("gate `{}` names the {what}", gate.key());
        for (at, paper) in rule.requires.iter().enumerate() {
            let at = ["gates", &key, "requires", &at.to_string()];
            names(&at, zh("材料"), en("paper"), paper, "documents");
        }
        for (at, paper) in rule.answer.iter().enumerate() {
            let at = ["gates", &key, "answer", &at.to_string()];
            names(&at, zh("答复材料"), en("answer"), paper, "documents");
        }
        if let Some(chain) = &rule.chain {
            names(&["gates", &key, "chain"], zh("审批链"), en("chain"), chain, "chains");
        }
        if let Some(panel) = &rule.panel {
            names(&["gates", &key, "panel"], zh("专家组"), en("panel"), panel, "panels");
        }
    }
    for (key, chain) in &procedure.chains {
        if let Some(after) = &chain.after {
            let zh = format!("审批链“{key}”的前置审批链");
            names(
                &["chains", key, "after"],
                zh,
                format!("chain `{key}` comes after"),
                after,
                "chains",
            );
        }
    }
    for (key, panel) in &procedure.panels {
        if let Some(vote) = &panel.vote {
            let zh = format!("专家组“{key}”的表决规则");
            names(&["panels", key, "vote"], zh, format!("panel `{key}` decides by"), vote, "votes");
        }
    }
    if let Some(filing) = &procedure.filing {
        let (zh, en) = ("备案的回执".into(), "filing has the receipt".into());
        names(&["filing", "receipt"], zh, en, &filing.receipt, "documents");
    }
    all
}

/// What is defined and never named.
fn used(procedure: &Procedure, found: &mut Found<'_>) {
    let named: BTreeSet<(&str, String)> =
        namings(procedure).into_iter().map(|naming| (naming.among, naming.key)).collect();
    // A panel is called for its own purpose, and decides by the vote of its name.
    let of_purpose = |key: &str| Purpose::ALL.iter().any(|purpose| purpose.key() == key);
    let documents = procedure.documents.keys().map(|key| ("documents", "材料", key, false));
    let chains = procedure.chains.keys().map(|key| ("chains", "审批链", key, false));
    let panels = procedure.panels.keys().map(|key| ("panels", "专家组", key, of_purpose(key)));
    let votes = procedure.votes.keys().map(|key| {
        ("votes", "表决规则", key, procedure.panels.get(key).is_some_and(|p| p.vote.is_none()))
    });
    for (among, zh, key, is_used) in documents.chain(chains).chain(panels).chain(votes) {
        if !is_used && !named.contains(&(among, key.clone())) {
            found.warning(
                Check::Used,
                &[among, key],
                (format!("{zh}“{key}”没有使用"), format!("`{key}` of the {among} is never used")),
                ("请在关口等处引用，或删去", "name it where it is needed, or take it away"),
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
