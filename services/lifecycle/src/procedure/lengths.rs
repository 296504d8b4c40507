//! Every length of time that a procedure knows, with where it stands in the text.

use crate::procedure::format::Procedure;
use crate::procedure::limit::{Length, Limit};

/// A length of time in a procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placed<'a> {
    /// The keys that lead to it: `plan`, `milestones`, `0`.
    pub(super) path: Vec<String>,
    /// Where it comes from.
    pub(super) source: &'a str,
    /// How long.
    pub(super) length: Length,
}

impl<'a> Placed<'a> {
    fn of(path: &[&str], source: &'a str, length: Length) -> Placed<'a> {
        Placed { path: path.iter().map(|key| (*key).to_owned()).collect(), source, length }
    }

    fn limit(path: &[&str], limit: &'a Limit) -> Placed<'a> {
        Placed::of(path, &limit.source, limit.length())
    }
}

/// Every length of time outside the panels.
pub(super) fn lengths(procedure: &Procedure) -> Vec<Placed<'_>> {
    let mut all = Vec::new();
    let single = [
        ("consultation", procedure.consultation.as_ref().map(|rule| &rule.limit)),
        ("notice", procedure.notice.as_ref().map(|rule| &rule.limit)),
        ("abolition", procedure.abolition.as_ref().map(|rule| &rule.limit)),
        ("plan", procedure.plan.as_ref().map(|rule| &rule.limit)),
        ("filing", procedure.filing.as_ref().map(|rule| &rule.limit)),
        ("publicity", procedure.publicity.as_ref()),
        ("review", procedure.review.as_ref()),
        ("review_lead", procedure.review_lead.as_ref()),
    ];
    for (key, limit) in single {
        all.extend(limit.map(|limit| Placed::limit(&[key], limit)));
    }
    for (code, limit) in &procedure.stays {
        all.push(Placed::limit(&["stays", &code.to_string()], limit));
    }
    for (key, chain) in &procedure.chains {
        for (at, step) in chain.steps.iter().enumerate() {
            let path = ["chains", key, "steps", &at.to_string(), "within"];
            all.extend(step.within.as_ref().map(|limit| Placed::limit(&path, limit)));
        }
    }
    if let Some(plan) = &procedure.plan {
        for (at, milestone) in plan.milestones.iter().enumerate() {
            let path = ["plan", "milestones", &at.to_string()];
            all.push(Placed::of(&path, &plan.limit.source, milestone.length));
        }
    }
    if let Some(rule) = &procedure.extension
        && let Some(length) = rule.ask_before
    {
        all.push(Placed::of(&["extension", "ask_before"], &rule.source, length));
    }
    if let Some(rule) = &procedure.implementation {
        let path = ["implementation", "report_every"];
        all.push(Placed::of(&path, &rule.source, rule.report_every));
    }
    all
}

/// Every length of time of the panels.
pub(super) fn of_panels(procedure: &Procedure) -> Vec<Placed<'_>> {
    let mut all = Vec::new();
    for (key, panel) in &procedure.panels {
        let lengths = [
            ("interval", panel.interval),
            ("answer_within", panel.answer_within),
            ("papers_before", panel.papers_before),
        ];
        for (name, length) in lengths {
            let path = ["panels", key, name];
            all.extend(length.map(|length| Placed::of(&path, &panel.source, length)));
        }
    }
    all
}

/// Whether some last day depends on which days are worked.
pub(super) fn needs_calendar(procedure: &Procedure) -> bool {
    let rolls = procedure.rolls();
    lengths(procedure).into_iter().any(|placed| placed.length.needs_calendar(rolls))
}
