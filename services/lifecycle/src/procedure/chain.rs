//! Chains: who must agree before a gate opens, step by step, and how long each step may take.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::people::Role;
use crate::procedure::limit::{Length, Limit};

/// A chain of approval 审批链.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "ChainText")]
pub struct ChainRule {
    /// The chain whose steps come first.
    pub after: Option<String>,
    /// Its own steps 步骤, one after the other.
    pub steps: Vec<StepRule>,
    /// Where the rule comes from.
    pub source: String,
    /// Whether it could not be read in the original.
    pub unverified: bool,
}

/// One step of a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepRule {
    /// What it is called in Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
    /// How many of its seats must agree.
    pub mode: Mode,
    /// Its seats 席位: each is one needed decision.
    pub seats: Vec<SeatRule>,
    /// How long it may take. Its source is the chain's, unless it has one of its own.
    pub within: Option<Limit>,
    /// What comes after that.
    pub overdue: Option<Overdue>,
}

/// How many seats of a step must agree.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// 会签: each of them.
    #[default]
    All,
    /// 或签: whoever decides first.
    Any,
}

/// Who fills a seat: in the text a role's key, or `group`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum SeatRule {
    /// Who holds this role.
    Role(Role),
    /// The leadership group, by resolution.
    Group,
}

/// What a step that is past its last day brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Overdue {
    /// A deputy may act.
    Deputy,
}

/// The most steps of a route.
pub(super) const STEPS_MAX: usize = 30;

/// The most seats of a step.
pub(super) const SEATS_MAX: usize = 100;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChainText {
    after: Option<String>,
    #[serde(default)]
    steps: Vec<StepText>,
    source: String,
    #[serde(default)]
    unverified: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StepText {
    zh: String,
    en: String,
    #[serde(default)]
    mode: Mode,
    #[serde(default)]
    seats: Vec<SeatRule>,
    within: Option<WithinText>,
    overdue: Option<Overdue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WithinText {
    #[serde(flatten)]
    length: Length,
    source: Option<String>,
    unverified: Option<bool>,
}

impl From<ChainText> for ChainRule {
    fn from(text: ChainText) -> ChainRule {
        let ChainText { after, steps, source, unverified } = text;
        let within = |within: WithinText| Limit {
            days: within.length.days,
            months: within.length.months,
            working_days: within.length.working_days,
            unverified: within.unverified.unwrap_or(within.source.is_none() && unverified),
            source: within.source.unwrap_or_else(|| source.clone()),
        };
        let step = |step: StepText| {
            let StepText { zh, en, mode, seats, overdue, .. } = step;
            StepRule { zh, en, mode, seats, within: step.within.map(within), overdue }
        };
        let steps = steps.into_iter().map(step).collect();
        ChainRule { after, steps, source, unverified }
    }
}

impl TryFrom<String> for SeatRule {
    type Error = String;

    fn try_from(key: String) -> Result<SeatRule, String> {
        if key == "group" {
            return Ok(SeatRule::Group);
        }
        let known = Role::ALL.map(Role::key).join(", ");
        let role = key.parse().map(SeatRule::Role);
        role.map_err(|_| format!("`{key}` has no seat (possible: group, {known})"))
    }
}

/// The steps of a chain in order, those of the chains before it first; each with the chain that it stands in. Empty for a
/// chain that is not defined; a circle ends where it begins again.
pub(super) fn route<'a>(
    chains: &'a BTreeMap<String, ChainRule>,
    chain: &str,
) -> Vec<(&'a ChainRule, &'a StepRule)> {
    let mut line = Vec::new();
    let mut next = chains.get(chain);
    while let Some(rule) = next.filter(|_| line.len() < chains.len()) {
        line.push(rule);
        next = rule.after.as_ref().and_then(|after| chains.get(after));
    }
    let each = |rule: &'a ChainRule| rule.steps.iter().map(move |step| (rule, step));
    line.into_iter().rev().flat_map(each).collect()
}

/// Whether a chain comes after one that comes after it.
pub(super) fn goes_in_a_circle(chains: &BTreeMap<String, ChainRule>, chain: &ChainRule) -> bool {
    let mut before = chain.after.as_ref();
    for _ in 0..chains.len() {
        before = before.and_then(|after| chains.get(after)?.after.as_ref());
    }
    before.is_some()
}

/// What a chain of a text that is adopted must be. The sentence names its key.
pub(super) fn check_anew(chains: &BTreeMap<String, ChainRule>) -> Result<(), String> {
    for (key, chain) in chains {
        if let Some(after) = &chain.after
            && !chains.contains_key(after)
        {
            return Err(format!(
                "chain `{key}` comes after `{after}`, which is not among the chains"
            ));
        }
        if goes_in_a_circle(chains, chain) {
            return Err(format!("chain `{key}` comes after itself, in a circle"));
        }
        if chain.steps.is_empty() {
            return Err(format!("chain `{key}` has no step"));
        }
        let steps = route(chains, key).len();
        if steps > STEPS_MAX {
            return Err(format!("chain `{key}` has {steps} steps (at most {STEPS_MAX})"));
        }
        for step in &chain.steps {
            step.check_anew()
                .map_err(|why| format!("step `{}` of chain `{key}` {why}", step.zh))?;
        }
    }
    Ok(())
}

impl StepRule {
    fn check_anew(&self) -> Result<(), String> {
        match self.seats.len() {
            0 => return Err("has no seat".into()),
            1..=SEATS_MAX => {}
            more => return Err(format!("has {more} seats (at most {SEATS_MAX})")),
        }
        if self.overdue.is_some() && self.within.is_none() {
            return Err("says `overdue` without `within`: it is never past a day".into());
        }
        Ok(())
    }
}
