//! The file of a procedure: what each stage demands of one kind of standard. All figures live in it, with a source.
//!
//! The file says which documents stand at which gate, how long things may take, who gives numbers, which moves are
//! regular. It only grows: every text in a log reads for ever and means what it meant, so a new key has a default. This
//! module reads a file and answers questions; it decides nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use jiff::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::code::StageCode;
use crate::number::Series;
use crate::procedure::gate::Gate;
use crate::stage::Stage;
use crate::words::{Level, Words};

/// A procedure in one version: what a standard is bound to for life.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Binding {
    /// The procedure's id, as `local`.
    pub procedure: String,
    /// Its version.
    pub version: u32,
}

/// A procedure that cannot be used, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("procedure: {0}")]
pub struct BadProcedure(pub String);

/// One version of a procedure.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    /// Its id, as `local`.
    pub id: String,
    /// Its version; a higher one replaces a lower one for standards that start later.
    pub version: u32,
    /// Its name in Chinese and English.
    pub title: Words,
    /// The levels it is for.
    pub levels: Vec<Level>,
    /// Whether another body runs these standards and we only observe them.
    #[serde(default)]
    pub observed: bool,
    /// The documents it knows, by key.
    #[serde(default)]
    pub documents: BTreeMap<String, Words>,
    /// What must be handed in before a gate opens, by the gate.
    #[serde(default)]
    pub gates: BTreeMap<Gate, GateRule>,
    /// The least length of the public consultation.
    pub consultation: Option<Limit>,
    /// From acceptance to the end of expert review, at most.
    pub plan: Option<Limit>,
    /// How often and how far the plan may be extended.
    pub extension: Option<Extension>,
    /// A standard in force is reviewed after this time at the latest.
    pub review: Option<Limit>,
    /// How long a standard may stand at a code.
    #[serde(default)]
    pub stays: BTreeMap<StageCode, Limit>,
    /// Which stages a standard may be sent back to, by the stage it stands in.
    #[serde(default)]
    pub returns: BTreeMap<Stage, ReturnRule>,
    /// Who gives the numbers. Without this table they are all ours.
    #[serde(default)]
    pub numbering: Option<Numbering>,
    /// Regular moves of an observed life: from a code to codes.
    #[serde(default)]
    pub moves: Option<Moves>,
}

/// The documents of a gate.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GateRule {
    /// Keys of [`Procedure::documents`].
    pub requires: Vec<String>,
    /// Where the rule comes from.
    pub source: String,
}

/// A length of time with its source; exactly one of the units is set.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Calendar days.
    #[serde(default)]
    pub days: i32,
    /// Calendar months.
    #[serde(default)]
    pub months: i32,
    /// Where the figure comes from; a `?` in it marks one that could not be read in the original.
    pub source: String,
}

/// How a plan may be extended.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// At most so many months beyond the day it was due.
    pub months: i32,
    /// At most so many times.
    pub times: u32,
    /// Where the figure comes from.
    pub source: String,
}

/// Who gives the numbers of which series.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbering {
    /// How the series begin whose numbers we issue ourselves, one after the other without a gap: `Q/`. The numbers of
    /// every other series are another body's: they are recorded, and we see only some of them.
    pub own: Vec<String>,
    /// Where the rule comes from.
    pub source: String,
}

/// Where a standard may be sent back to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReturnRule {
    /// Earlier stages.
    pub to: Vec<Stage>,
    /// Where the rule comes from.
    pub source: String,
}

/// The regular moves of an observed life.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Moves {
    /// Where the table comes from.
    pub source: String,
    /// From a code to the codes that may follow it.
    pub from: BTreeMap<StageCode, BTreeSet<StageCode>>,
}

impl Limit {
    /// The last day of this length of time when it begins on `day`; `None` past the end of the calendar (year 9999).
    #[must_use]
    pub fn after(&self, day: Date) -> Option<Date> {
        let days = Span::new().try_days(self.days).ok()?;
        months_later(day, self.months)?.checked_add(days).ok()
    }

    fn is_sound(&self) -> bool {
        let one_unit = (self.days == 0) != (self.months == 0);
        one_unit && (0..=DAYS_MAX).contains(&self.days) && (0..=MONTHS_MAX).contains(&self.months)
    }
}

/// A hundred years: no limit is longer, and no sum of dates leaves the calendar by it.
const DAYS_MAX: i32 = 36_500;

/// The same in months.
const MONTHS_MAX: i32 = 1_200;

impl Extension {
    /// The latest day to which a plan may be extended that is due on `due`.
    #[must_use]
    pub fn latest(&self, due: Date) -> Option<Date> {
        months_later(due, self.months)
    }
}

fn months_later(day: Date, months: i32) -> Option<Date> {
    day.checked_add(Span::new().try_months(months).ok()?).ok()
}

impl Procedure {
    /// The version a standard is bound to.
    #[must_use]
    pub fn binding(&self) -> Binding {
        Binding { procedure: self.id.clone(), version: self.version }
    }

    /// Whether the numbers of this series are ours to issue.
    #[must_use]
    pub fn issues(&self, series: &Series) -> bool {
        let Some(numbering) = &self.numbering else { return true };
        let series = series.to_string();
        numbering.own.iter().any(|begin| series.starts_with(begin))
    }

    /// The kinds of document that this gate asks for, and the gates behind it.
    #[must_use]
    pub fn asked_from(&self, gate: Gate) -> BTreeSet<&str> {
        self.gates
            .range(gate..)
            .flat_map(|(_, rule)| rule.requires.iter().map(String::as_str))
            .collect()
    }

    /// What a text must say besides to be adopted today. Texts that are in a log already read without it.
    pub(super) fn check_anew(&self) -> Result<(), String> {
        if let Some(extension) = &self.extension
            && !(1..=MONTHS_MAX).contains(&extension.months)
        {
            return Err(format!(
                "the extension from `{}` needs 1 to {MONTHS_MAX} months",
                extension.source
            ));
        }
        Ok(())
    }

    fn check(&self) -> Result<(), String> {
        let limits = [&self.consultation, &self.plan, &self.review].into_iter().flatten();
        if let Some(limit) = limits.chain(self.stays.values()).find(|limit| !limit.is_sound()) {
            return Err(format!(
                "the limit from `{}` needs either days (1 to {DAYS_MAX}) or months (1 to {MONTHS_MAX})",
                limit.source
            ));
        }
        for (gate, rule) in &self.gates {
            if let Some(key) = rule.requires.iter().find(|key| !self.documents.contains_key(*key)) {
                return Err(format!(
                    "gate {gate:?} asks for `{key}`, which is not among the documents"
                ));
            }
        }
        for (from, rule) in &self.returns {
            if let Some(to) = rule.to.iter().find(|to| *to >= from) {
                return Err(format!("{to:?} is not earlier than {from:?}"));
            }
        }
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if self.id.is_empty()
            || self.id.len() > 32
            || !self.id.bytes().all(fits)
            || self.version == 0
        {
            return Err("id is 1 to 32 of a-z, 0-9, `-`; version is 1 or more".into());
        }
        if self.levels.is_empty() {
            return Err("levels names at least one".into());
        }
        Ok(())
    }
}

impl FromStr for Procedure {
    type Err = BadProcedure;

    fn from_str(text: &str) -> Result<Self, BadProcedure> {
        let procedure: Procedure =
            toml::from_str(text).map_err(|e| BadProcedure(e.to_string().trim().into()))?;
        procedure.check().map_err(BadProcedure)?;
        Ok(procedure)
    }
}
