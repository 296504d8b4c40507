//! What a standard asks for at its gates: which approvals are under way or granted, and who drafted the text.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::approval::DocRef;
use crate::procedure::Gate;
use crate::stage::Stage;
use crate::words::{PartId, PersonId, UnitId};

/// How far the approval of a gate is. A gate without one is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub enum Asked {
    /// Under way.
    With(PartId),
    /// Granted, for exactly these documents.
    Approved { approval: PartId, bundle: Vec<DocRef> },
}

/// Those who draft a text; they do not approve it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drafters {
    /// The units.
    pub units: Vec<UnitId>,
    /// The persons.
    pub persons: Vec<PersonId>,
}

/// The approvals of a standard, by gate.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approvals {
    open: BTreeMap<Gate, Asked>,
    counts: BTreeMap<Gate, u32>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    sent: BTreeMap<Gate, Sent>,
}

/// 报送: what was sent to the authority, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// The day.
    pub on: Date,
    /// The papers.
    pub bundle: Vec<DocRef>,
}

impl Approvals {
    /// How far the approval of a gate is.
    #[must_use]
    pub fn of(&self, gate: Gate) -> Option<&Asked> {
        self.open.get(&gate)
    }

    /// What was sent out for a gate, if it was.
    #[must_use]
    pub fn sent(&self, gate: Gate) -> Option<&Sent> {
        self.sent.get(&gate)
    }

    /// How many approvals were asked for at a gate so far.
    #[must_use]
    pub fn count(&self, gate: Gate) -> u32 {
        self.counts.get(&gate).copied().unwrap_or(0)
    }

    /// Those that are under way or hold, by gate.
    pub fn all(&self) -> impl Iterator<Item = &PartId> {
        self.open.values().map(|asked| match asked {
            Asked::With(part) | Asked::Approved { approval: part, .. } => part,
        })
    }

    /// Those that are under way.
    pub fn under_way(&self) -> impl Iterator<Item = &PartId> {
        self.gates_under_way().map(|(_, part)| part)
    }

    /// Those that are under way, each with its gate.
    pub(crate) fn gates_under_way(&self) -> impl Iterator<Item = (Gate, &PartId)> {
        self.open.iter().filter_map(|(gate, asked)| match asked {
            Asked::With(part) => Some((*gate, part)),
            Asked::Approved { .. } => None,
        })
    }

    pub(super) fn submitted(&mut self, gate: Gate, approval: &PartId) {
        self.open.insert(gate, Asked::With(approval.clone()));
        self.sent.remove(&gate);
        self.counts.insert(gate, approval.count());
    }

    pub(super) fn granted(&mut self, gate: Gate, approval: &PartId, bundle: &[DocRef]) {
        let (approval, bundle) = (approval.clone(), bundle.to_vec());
        self.open.insert(gate, Asked::Approved { approval, bundle });
    }

    pub(super) fn sent_out(&mut self, gate: Gate, on: Date, bundle: &[DocRef]) {
        self.sent.insert(gate, Sent { on, bundle: bundle.to_vec() });
    }

    pub(super) fn closed(&mut self, gate: Gate) {
        self.open.remove(&gate);
    }

    /// The standard has left the place where they were asked for.
    pub(super) fn lapse(&mut self) {
        self.open.retain(|_, asked| matches!(asked, Asked::Approved { .. }));
    }

    /// Sent back to a stage, or under review anew: what was approved for that stage or a later one does not hold again.
    pub(super) fn forget_from(&mut self, stage: Stage) {
        self.open.retain(|gate, _| gate.stage() < Some(stage));
        self.sent.retain(|gate, _| gate.stage() < Some(stage));
    }
}
