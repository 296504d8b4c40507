//! What each procedure refuses by its own figures, counted against what `each_refusal.story` shows.

use std::collections::{BTreeMap, BTreeSet};

use plumbline_lifecycle::procedure::{BUILT_IN, Giver, OFFERED, Procedure};

/// The rules that a text makes: each is named here once, and by what of the text.
fn made_by(procedure: &Procedure) -> BTreeSet<&'static str> {
    if procedure.observed {
        return BTreeSet::from(["observed-only"]);
    }
    let gate = |says: &dyn Fn(&plumbline_lifecycle::procedure::GateRule) -> bool| {
        procedure.gates.values().any(says)
    };
    let numbering = procedure.numbering.as_ref();
    let consultation = procedure.consultation.as_ref();
    [
        ("wrong-level", true),
        ("documents-missing", gate(&|rule| !rule.requires.is_empty())),
        ("gate-not-approved", gate(&|rule| rule.chain.is_some())),
        ("not-sent-out", gate(&|rule| rule.sent_out)),
        ("comments-undisposed", consultation.is_some() && gate(&|rule| rule.disposed)),
        ("review-not-passed", gate(&|rule| rule.panel.is_some())),
        ("consultation-too-short", consultation.is_some()),
        ("not-consulted", consultation.is_some()),
        ("too-few-bodies", consultation.is_some_and(|rule| rule.bodies > 0)),
        ("plan-overdue", procedure.plan.is_some()),
        ("extension-too-long", procedure.extension.is_some()),
        ("no-more-extensions", true),
        ("return-not-allowed", !procedure.returns.is_empty()),
        ("series-of-others", numbering.is_some()),
        ("number-out-of-sequence", numbering.is_some_and(|rule| rule.by == Some(Giver::Ours))),
    ]
    .into_iter()
    .filter_map(|(rule, is_made)| is_made.then_some(rule))
    .collect()
}

/// The rules that say no in each part of the story, by the procedure that stands above it.
fn shown(story: &str) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut shown: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut procedure = "";
    for line in story.lines() {
        if let Some(name) = line.strip_prefix("# -- ") {
            procedure = name;
            shown.entry(procedure).or_default();
        }
        if let Some((rule, _)) =
            line.strip_prefix("    -> refused, ").and_then(|refused| refused.split_once(':'))
        {
            shown.entry(procedure).or_default().insert(rule);
        }
    }
    shown
}

#[test]
fn what_each_procedure_refuses_by_its_own_figures_is_shown_of_each() {
    let story = std::fs::read_to_string(crate::folder().join("each_refusal.story")).unwrap();
    let shown = shown(&story);
    for (id, text) in BUILT_IN.into_iter().chain(OFFERED) {
        let made = made_by(&text.parse().unwrap());
        let of_it = shown.get(id).cloned().unwrap_or_default();
        let missing: Vec<_> = made.difference(&of_it).collect();
        assert!(missing.is_empty(), "each_refusal.story does not show of {id}: {missing:?}");
    }
    assert_eq!(shown.len(), BUILT_IN.len() + OFFERED.len());
}
