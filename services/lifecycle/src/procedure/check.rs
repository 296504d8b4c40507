//! Which texts are procedures, and which of them may be adopted.
//!
//! Every text that was ever adopted reads for ever: what is asked of each text is asked of no more than it was, or of new
//! keys alone. What is asked besides of a text that is adopted today may grow.

use std::str::FromStr;

use crate::consultation::Purpose;
use crate::procedure::chain;
use crate::procedure::format::{BadProcedure, Procedure};
use crate::procedure::gate::Gate;
use crate::procedure::gate_rule::GateRule;
use crate::procedure::lengths::{lengths, needs_calendar};
use crate::procedure::limit::{MONTHS_MAX, SOUND};

impl FromStr for Procedure {
    type Err = BadProcedure;

    fn from_str(text: &str) -> Result<Self, BadProcedure> {
        let mut procedure: Procedure =
            toml::from_str(text).map_err(|e| BadProcedure(e.to_string().trim().into()))?;
        check(&procedure).map_err(BadProcedure)?;
        procedure.needs_calendar = needs_calendar(&procedure);
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
    if Purpose::ALL
        .iter()
        .any(|purpose| procedure.asks(*purpose).is_some_and(|rule| rule.bodies > BODIES_MAX))
    {
        return Err(format!("consultation asks for more than {BODIES_MAX} bodies"));
    }
    Ok(())
}

/// The most bodies that a text may ever have asked for; one that is adopted today asks for fewer (`figures.rs`).
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
    match lengths(procedure).into_iter().find(|placed| !placed.length.is_sound()) {
        Some(placed) => Err(format!("the limit from `{}` needs {SOUND}", placed.source)),
        None => Ok(()),
    }
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

fn gate_is_defined(procedure: &Procedure, at: Gate, rule: &GateRule) -> Result<(), String> {
    let gate = at.key();
    let lacks = |what: &str, key: &str, among: &str| {
        Err(format!("gate `{gate}` names the {what} `{key}`, which is not among the {among}"))
    };
    if at == Gate::Admission
        && (rule.chain.is_none()
            || rule.panel.is_some()
            || !(rule.requires.is_empty() && rule.answer.is_empty()))
    {
        return Err(format!("gate `{gate}` names a chain, and nothing else"));
    }
    let asked = Purpose::before(at);
    if rule.disposed
        && (asked.is_none() || (asked == Some(Purpose::Draft) && procedure.consultation.is_none()))
    {
        return Err(format!(
            "gate `{gate}` asks for disposed comments, and nobody is consulted before it"
        ));
    }
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
