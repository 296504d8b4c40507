//! A procedure: what each stage demands of one kind of standard. All figures live in its TOML file, with a source.
//!
//! The file says which documents stand at which gate, how long things may take, which moves are regular. This module
//! reads it and answers questions; it decides nothing by itself. Approval chains and ballots will be further tables
//! of the same file.

use std::collections::BTreeMap;
use std::str::FromStr;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

use crate::event::Binding;
use crate::stage::{Place, Stage, StageCode};
use crate::words::Level;

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
    pub stays: BTreeMap<String, Limit>,
    /// Which stages a standard may be sent back to, by the stage it stands in.
    #[serde(default)]
    pub returns: BTreeMap<Stage, ReturnRule>,
    /// Regular moves of an observed life: from a code to codes.
    #[serde(default)]
    pub moves: Option<Moves>,
}

/// A name in both languages of the interface.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// Where documents are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gate {
    /// Before the proposal is accepted.
    Proposal,
    /// Before the consultation opens.
    Consultation,
    /// Before the draft goes to review.
    IntoReview,
    /// Before the review may pass.
    OutOfReview,
    /// Before approval.
    Approval,
    /// Before publication.
    Publication,
    /// Before a standard is abolished.
    Abolition,
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
    pub from: BTreeMap<String, Vec<String>>,
}

/// What kind of move an observation shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MoveKind {
    /// The first sight of a project.
    First,
    /// Where it was before.
    Unchanged,
    /// As the procedure has it.
    Regular,
    /// Forward, over steps that the procedure asks for (or that nobody saw).
    SkippedAhead,
    /// Back to an earlier phase, without a decision that sends it there.
    Returned,
    /// The same phase over again.
    Repeated,
    /// Alive again after an end.
    Reopened,
}

impl MoveKind {
    /// Every kind, in the order of a report.
    pub const ALL: [MoveKind; 7] = [
        MoveKind::First,
        MoveKind::Unchanged,
        MoveKind::Regular,
        MoveKind::SkippedAhead,
        MoveKind::Returned,
        MoveKind::Repeated,
        MoveKind::Reopened,
    ];

    /// The key used in reports.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.words().0
    }

    /// The name in Chinese.
    #[must_use]
    pub fn zh(self) -> &'static str {
        self.words().1
    }

    /// The name in English.
    #[must_use]
    pub fn en(self) -> &'static str {
        self.words().2
    }

    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            MoveKind::First => ("first", "首次观察", "First seen"),
            MoveKind::Unchanged => ("unchanged", "未变动", "Unchanged"),
            MoveKind::Regular => ("regular", "符合程序", "Regular"),
            MoveKind::SkippedAhead => ("skipped_ahead", "跳过环节", "Skipped ahead"),
            MoveKind::Returned => ("returned", "倒退", "Went back"),
            MoveKind::Repeated => ("repeated", "重复", "Repeated"),
            MoveKind::Reopened => ("reopened", "终结后重启", "Reopened"),
        }
    }

    /// Whether it breaks the procedure.
    #[must_use]
    pub fn is_irregular(self) -> bool {
        match self {
            MoveKind::First | MoveKind::Unchanged | MoveKind::Regular => false,
            MoveKind::SkippedAhead
            | MoveKind::Returned
            | MoveKind::Repeated
            | MoveKind::Reopened => true,
        }
    }
}

impl Limit {
    /// The last day of this length of time when it begins on `day`; `None` past the end of the calendar (year 9999).
    #[must_use]
    pub fn after(&self, day: Date) -> Option<Date> {
        day.checked_add(self.months.months()).and_then(|day| day.checked_add(self.days.days())).ok()
    }
}

impl Procedure {
    /// The version a standard is bound to.
    #[must_use]
    pub fn binding(&self) -> Binding {
        Binding { procedure: self.id.clone(), version: self.version }
    }

    /// What kind of move this is.
    #[must_use]
    pub fn classify(&self, from: Option<StageCode>, to: StageCode) -> MoveKind {
        let Some(from) = from else { return MoveKind::First };
        if from == to {
            return MoveKind::Unchanged;
        }
        if self.is_regular(from, to) {
            return MoveKind::Regular;
        }
        match (from.place(), to.place()) {
            (Place::Ended(_), Place::At(_)) => MoveKind::Reopened,
            _ if to.phase() < from.phase() => MoveKind::Returned,
            _ if to.phase() == from.phase() && to.step() < from.step() => MoveKind::Repeated,
            _ => MoveKind::SkippedAhead,
        }
    }

    fn is_regular(&self, from: StageCode, to: StageCode) -> bool {
        let Some(moves) = &self.moves else { return false };
        let to = to.to_string();
        moves.from.get(&from.to_string()).is_some_and(|allowed| allowed.contains(&to))
    }

    /// How long a standard may stand at `code`; the review cycle counts for one in force.
    #[must_use]
    pub fn time_limit(&self, code: StageCode) -> Option<&Limit> {
        let in_force = code.place() == Place::At(Stage::Implementation);
        self.stays.get(&code.to_string()).or(if in_force { self.review.as_ref() } else { None })
    }

    fn check(&self) -> Result<(), String> {
        let lengths = [&self.consultation, &self.plan, &self.review]
            .into_iter()
            .flatten()
            .chain(self.stays.values());
        for limit in lengths {
            let one_unit = (limit.days == 0) != (limit.months == 0);
            if !one_unit
                || !(0..=36_500).contains(&limit.days)
                || !(0..=1_200).contains(&limit.months)
            {
                return Err(format!(
                    "the limit from `{}` needs either days or months, above 0",
                    limit.source
                ));
            }
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
        let named = self
            .stays
            .keys()
            .chain(self.moves.iter().flat_map(|m| m.from.keys().chain(m.from.values().flatten())));
        for code in named {
            code.parse::<StageCode>().map_err(|e| e.to_string())?;
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

/// The procedures that come with Plumbline: (id, TOML text).
pub const BUILT_IN: [(&str, &str); 2] = [
    ("local", include_str!("../procedures/local.toml")),
    ("iso", include_str!("../procedures/iso.toml")),
];
