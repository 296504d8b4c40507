//! The file of a procedure: what each stage demands of one kind of standard. All figures live in it, with a source.
//!
//! The file says which documents stand at which gate and who must agree, how long things may take, who gives numbers,
//! which moves are regular. It only grows: every text in a log reads for ever and means what it meant, so a new key has a
//! default. Every figure has bounds, which stand in `figures.rs`. This module reads a file and answers questions; it decides
//! nothing.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::code::StageCode;
use crate::number::Series;
use crate::procedure::authority::Authority;
use crate::procedure::chain::{self, ChainRule, StepRule};
use crate::procedure::consultation::ConsultationRule;
use crate::procedure::deadline::{Reminders, RollRule};
use crate::procedure::document_rule::DocumentRule;
use crate::procedure::gate::Gate;
use crate::procedure::gate_rule::GateRule;
use crate::procedure::in_force::{Filing, ImplementationRule};
use crate::procedure::limit::Limit;
use crate::procedure::numbering::{Numbering, Restart};
use crate::procedure::panel::PanelRule;
use crate::procedure::plan_rule::{Extension, PlanRule};
use crate::procedure::vote::VoteRule;
use crate::stage::Stage;
use crate::words::{Jurisdiction, Level, Words};

/// A procedure in one version: what a standard is bound to for life.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
    /// Its version, 1 to 1,000,000; a higher one replaces a lower one for standards that start later.
    pub version: u32,
    /// Its name in Chinese and English.
    pub title: Words,
    /// The levels it is for.
    pub levels: Vec<Level>,
    /// Whether another body runs these standards and we only observe them.
    #[serde(default)]
    pub observed: bool,
    /// Where its clauses bind; everywhere without this key.
    #[serde(default)]
    pub place: Option<Jurisdiction>,
    /// Who decides on these standards, where that is not us.
    #[serde(default)]
    pub authority: Option<Authority>,
    /// Where a last day goes that is a rest day. Without this table it stays.
    #[serde(default)]
    pub roll: Option<RollRule>,
    /// When to remind of a last day.
    #[serde(default)]
    pub reminders: Option<Reminders>,
    /// The documents it knows, by key.
    #[serde(default)]
    pub documents: BTreeMap<String, DocumentRule>,
    /// What must be there before a gate opens, by the gate.
    #[serde(default)]
    pub gates: BTreeMap<Gate, GateRule>,
    /// Who must agree, by the key of the chain.
    #[serde(default)]
    pub chains: BTreeMap<String, ChainRule>,
    /// Of whom a group of experts is made, by the key of the panel.
    #[serde(default)]
    pub panels: BTreeMap<String, PanelRule>,
    /// When a ballot passes, by the key of the vote.
    #[serde(default)]
    pub votes: BTreeMap<String, VoteRule>,
    /// The public consultation.
    pub consultation: Option<ConsultationRule>,
    /// 公示: how long and to whom what is about to be decided is shown, where the procedure asks for so much.
    #[serde(default)]
    pub notice: Option<ConsultationRule>,
    /// 废止征求意见: the same before an abolition.
    #[serde(default)]
    pub abolition: Option<ConsultationRule>,
    /// From acceptance to the end of expert review, at most.
    pub plan: Option<PlanRule>,
    /// How often and how far the plan may be extended.
    pub extension: Option<Extension>,
    /// The text of a published standard is public within this time.
    #[serde(default)]
    pub publicity: Option<Limit>,
    /// To whom a published standard is sent, and when.
    #[serde(default)]
    pub filing: Option<Filing>,
    /// What is owed while a standard is in force.
    #[serde(default)]
    pub implementation: Option<ImplementationRule>,
    /// A standard in force is reviewed after this time at the latest.
    pub review: Option<Limit>,
    /// The review is prepared so long before that day. It is counted back.
    #[serde(default)]
    pub review_lead: Option<Limit>,
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
    /// Worked out once, because views ask at every event.
    #[serde(skip)]
    pub(super) needs_calendar: bool,
}

/// Where a standard may be sent back to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReturnRule {
    /// Earlier stages.
    pub to: Vec<Stage>,
    /// Where the rule comes from.
    pub source: String,
    /// Whether it could not be read in the original.
    #[serde(default)]
    pub unverified: bool,
}

/// The regular moves of an observed life.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Moves {
    /// Where the table comes from.
    pub source: String,
    /// Whether it could not be read in the original.
    #[serde(default)]
    pub unverified: bool,
    /// From a code to the codes that may follow it.
    pub from: BTreeMap<StageCode, BTreeSet<StageCode>>,
}

impl Procedure {
    /// Whether its clauses bind at this place: everywhere, where it names none.
    #[must_use]
    pub fn binds_at(&self, place: &Jurisdiction) -> bool {
        self.place.as_ref().is_none_or(|whole| place.within(whole))
    }

    /// The place whose clauses it cites, where they do not bind at this one: an example there.
    #[must_use]
    pub fn example_at(&self, place: &Jurisdiction) -> Option<&Jurisdiction> {
        self.place.as_ref().filter(|_| !self.binds_at(place))
    }

    /// The version a standard is bound to.
    #[must_use]
    pub fn binding(&self) -> Binding {
        Binding { procedure: self.id.clone(), version: self.version }
    }

    /// Whether the numbers of this series are ours to issue.
    #[must_use]
    pub fn issues(&self, series: &Series) -> bool {
        self.numbering.as_ref().is_none_or(|numbering| numbering.issues(series))
    }

    /// Whether the sequence of this series, which we give, begins again with each year.
    #[must_use]
    pub fn restarts_yearly(&self, series: &Series) -> bool {
        let yearly = |numbering: &Numbering| numbering.restart == Some(Restart::Yearly);
        self.numbering.as_ref().is_some_and(yearly) && self.issues(series)
    }

    /// Whether some last day of these standards depends on which days are worked.
    #[must_use]
    pub fn needs_calendar(&self) -> bool {
        self.needs_calendar
    }

    /// Whether the last day of a length of time moves on when it is a rest day.
    #[must_use]
    pub fn rolls(&self) -> bool {
        self.roll.is_some()
    }

    /// The steps of a chain in order, each with the chain that it stands in: those of the chains that it comes after stand
    /// first. Empty for a chain that is not defined.
    #[must_use]
    pub fn route(&self, chain: &str) -> Vec<(&ChainRule, &StepRule)> {
        chain::route(&self.chains, chain)
    }

    /// The kinds of document that this gate asks for, and the gates behind it.
    #[must_use]
    pub fn asked_from(&self, gate: Gate) -> BTreeSet<&str> {
        self.gates.range(gate..).flat_map(|(_, rule)| rule.papers()).collect()
    }
}
