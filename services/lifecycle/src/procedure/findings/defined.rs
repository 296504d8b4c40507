//! Whether what a rule names is defined, and what is defined is used (C04, C05).

use std::collections::BTreeSet;

use crate::procedure::findings::finding::{Check, Found};
use crate::procedure::format::Procedure;
use crate::procedure::gate::Gate;
use crate::review::Purpose;

pub(super) fn check(procedure: &Procedure, found: &mut Found<'_>) {
    defined(procedure, found);
    used(procedure, found);
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
