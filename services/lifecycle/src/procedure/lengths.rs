//! Every length of time that a procedure knows.

use crate::procedure::format::Procedure;
use crate::procedure::limit::{Length, Limit};

/// Every length of time outside the panels, with its source.
pub(super) fn lengths(procedure: &Procedure) -> Vec<(&str, Length)> {
    fn sourced(limit: &Limit) -> (&str, Length) {
        (&limit.source, limit.length())
    }
    let asked = [&procedure.consultation, &procedure.notice, &procedure.abolition];
    let asked = asked.into_iter().map(|rule| rule.as_ref().map(|rule| &rule.limit));
    let plan = procedure.plan.as_ref().map(|rule| &rule.limit);
    let filing = procedure.filing.as_ref().map(|filing| &filing.limit);
    let limits = asked.chain([plan, filing]);
    let limits = limits.chain(
        [&procedure.publicity, &procedure.review, &procedure.review_lead].map(Option::as_ref),
    );
    let steps = procedure.chains.values().flat_map(|chain| &chain.steps);
    let limits = limits.flatten().chain(procedure.stays.values());
    let mut all: Vec<_> =
        limits.chain(steps.filter_map(|step| step.within.as_ref())).map(sourced).collect();
    if let Some(plan) = &procedure.plan {
        let milestones = plan.milestones.iter();
        all.extend(milestones.map(|milestone| (plan.limit.source.as_str(), milestone.length)));
    }
    if let Some(rule) = &procedure.extension {
        all.extend(rule.ask_before.map(|length| (rule.source.as_str(), length)));
    }
    all.extend(procedure.implementation.as_ref().map(|r| (r.source.as_str(), r.report_every)));
    all
}

/// Whether some last day depends on which days are worked.
pub(super) fn needs_calendar(procedure: &Procedure) -> bool {
    let rolls = procedure.rolls();
    lengths(procedure).into_iter().any(|(_, length)| length.needs_calendar(rolls))
}
