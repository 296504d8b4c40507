//! Which texts are procedures, and which of them may be adopted.
//!
//! Every text that was ever adopted reads for ever: what is asked of each text is asked of no more than it was, or of new
//! keys alone. What is asked besides of a text that is adopted today may grow.

use std::str::FromStr;

use crate::procedure::chain;
use crate::procedure::format::{BadProcedure, Procedure};
use crate::procedure::gate::Gate;
use crate::procedure::gate_rule::GateRule;
use crate::procedure::limit::{Length, Limit, MONTHS_MAX, SOUND};

impl FromStr for Procedure {
    type Err = BadProcedure;

    fn from_str(text: &str) -> Result<Self, BadProcedure> {
        let procedure: Procedure =
            toml::from_str(text).map_err(|e| BadProcedure(e.to_string().trim().into()))?;
        check(&procedure).map_err(BadProcedure)?;
        Ok(procedure)
    }
}

/// What any text must say.
fn check(procedure: &Procedure) -> Result<(), String> {
    named(procedure)?;
    limits_are_sound(procedure)?;
    for (gate, rule) in &procedure.gates {
        if let Some(key) = rule.requires.iter().find(|key| !procedure.documents.contains_key(*key))
        {
            return Err(format!(
                "gate {gate:?} asks for `{key}`, which is not among the documents"
            ));
        }
    }
    for (from, rule) in &procedure.returns {
        if let Some(to) = rule.to.iter().find(|to| *to >= from) {
            return Err(format!("{to:?} is not earlier than {from:?}"));
        }
    }
    for (key, panel) in &procedure.panels {
        panel.check().map_err(|why| format!("panel `{key}` {why}"))?;
    }
    for (key, vote) in &procedure.votes {
        vote.check().map_err(|why| format!("vote `{key}` {why}"))?;
    }
    if let Some(reminders) = &procedure.reminders {
        reminders.check()?;
    }
    if procedure.numbering.as_ref().is_some_and(|rule| rule.own.is_empty() && rule.by.is_none()) {
        return Err("numbering says neither `own` nor `by`".into());
    }
    if procedure.consultation.as_ref().is_some_and(|rule| rule.bodies > BODIES_MAX) {
        return Err(format!("consultation asks for more than {BODIES_MAX} bodies"));
    }
    Ok(())
}

/// The most bodies that a consultation asks.
const BODIES_MAX: u32 = 10_000;

fn named(procedure: &Procedure) -> Result<(), String> {
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    let id = &procedure.id;
    if !(1..=32).contains(&id.len()) || !id.bytes().all(fits) || procedure.version == 0 {
        return Err("id is 1 to 32 of a-z, 0-9, `-`; version is 1 or more".into());
    }
    if procedure.levels.is_empty() {
        return Err("levels names at least one".into());
    }
    Ok(())
}

fn limits_are_sound(procedure: &Procedure) -> Result<(), String> {
    match lengths(procedure).into_iter().find(|(_, length)| !length.is_sound()) {
        Some((source, _)) => Err(format!("the limit from `{source}` needs {SOUND}")),
        None => Ok(()),
    }
}

/// Every length of time outside the panels, with its source.
fn lengths(procedure: &Procedure) -> Vec<(&str, Length)> {
    fn sourced(limit: &Limit) -> (&str, Length) {
        (&limit.source, limit.length())
    }
    let consultation = procedure.consultation.as_ref().map(|rule| &rule.limit);
    let plan = procedure.plan.as_ref().map(|rule| &rule.limit);
    let filing = procedure.filing.as_ref().map(|filing| &filing.limit);
    let limits = [consultation, plan, filing].into_iter();
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

/// What a text must say besides to be adopted today.
pub(super) fn check_anew(procedure: &Procedure) -> Result<(), String> {
    if let Some(extension) = &procedure.extension
        && !(1..=MONTHS_MAX).contains(&extension.months)
    {
        let source = &extension.source;
        return Err(format!("the extension from `{source}` needs 1 to {MONTHS_MAX} months"));
    }
    for (gate, rule) in &procedure.gates {
        gate_is_defined(procedure, *gate, rule)?;
    }
    for (key, panel) in &procedure.panels {
        if let Some(vote) = panel.vote.as_ref().filter(|vote| !procedure.votes.contains_key(*vote))
        {
            return Err(format!("panel `{key}` decides by `{vote}`, which is not among the votes"));
        }
    }
    if let Some(filing) = &procedure.filing
        && !procedure.documents.contains_key(&filing.receipt)
    {
        let receipt = &filing.receipt;
        return Err(format!(
            "filing has the receipt `{receipt}`, which is not among the documents"
        ));
    }
    chain::check_anew(&procedure.chains)
}

fn gate_is_defined(procedure: &Procedure, gate: Gate, rule: &GateRule) -> Result<(), String> {
    let gate = gate.key();
    let lacks = |what: &str, key: &str, among: &str| {
        Err(format!("gate `{gate}` names the {what} `{key}`, which is not among the {among}"))
    };
    if let Some(key) = rule.answer.iter().find(|key| !procedure.documents.contains_key(*key)) {
        return lacks("answer", key, "documents");
    }
    if let Some(key) = rule.chain.as_ref().filter(|key| !procedure.chains.contains_key(*key)) {
        return lacks("chain", key, "chains");
    }
    if let Some(key) = rule.panel.as_ref().filter(|key| !procedure.panels.contains_key(*key)) {
        return lacks("panel", key, "panels");
    }
    Ok(())
}
