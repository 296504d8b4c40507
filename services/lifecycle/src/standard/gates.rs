//! What a gate asks for before it opens: documents, and the approval of exactly those.

use std::collections::BTreeSet;

use crate::approval::{Approval, DocRef, Outcome, bundle};
use crate::consultation::settled;
use crate::procedure::{DocumentRule, Gate, GateRule, Procedure};
use crate::reason::OURS;
use crate::standard::{Asked, At, Refusal, Run};
use crate::words::{PartId, StandardId, Words};
use crate::world::{No, World};

impl At {
    /// The gates that can be gone through from here, the usual one first.
    #[must_use]
    pub fn gates(&self) -> &'static [Gate] {
        match self {
            At::Proposed => &[Gate::Proposal],
            At::Writing(_) => &[Gate::Consultation, Gate::IntoReview],
            At::Consulted(_) => &[Gate::IntoReview, Gate::Consultation],
            At::BackForReview(_) | At::Reviewing(_) => &[Gate::OutOfReview],
            At::Approving(_) => &[Gate::Approval],
            At::Approved { .. } => &[Gate::Publication],
            At::UnderReview(_) => &[Gate::Confirmation, Gate::Abolition],
            At::Revising { .. } => &[Gate::Abolition],
            At::Consulting { .. }
            | At::InForce(_)
            | At::Confirmed(_)
            | At::Rejected
            | At::Withdrawn(_)
            | At::Abolished(_)
            | At::Superseded { .. } => &[],
        }
    }
}

impl Run {
    /// The id of the next approval of a gate; `id` is this standard's.
    #[must_use]
    pub(crate) fn next_approval(&self, id: &StandardId, gate: Gate) -> PartId {
        PartId::of(id, gate.key(), self.approvals.count(gate) + 1)
    }

    /// The documents that a gate asks for and that are not at hand. The papers that another body answers with come after
    /// the approval, so a submission does not wait for them.
    #[must_use]
    pub fn missing(&self, procedure: &Procedure, rule: &GateRule, with_answer: bool) -> Vec<Words> {
        let held: BTreeSet<&str> = self.kinds();
        let answer = rule.answer.iter().filter(|_| with_answer);
        let asked = rule.requires.iter().chain(answer);
        let missing = asked.filter(|kind| !held.contains(kind.as_str()));
        missing.filter_map(|kind| procedure.documents.get(kind)).map(DocumentRule::words).collect()
    }
}

/// The documents of a gate are at hand, and a chain has granted exactly them where the procedure asks for one.
pub(super) fn opens(
    world: &World<'_>,
    run: &Run,
    procedure: &Procedure,
    gate: Gate,
) -> Result<(), No> {
    let Some(rule) = procedure.gates.get(&gate) else { return Ok(()) };
    at_hand(run, procedure, rule, !rule.sent_out)?;
    settled(world, run, gate, rule)?;
    agreed(run, procedure, gate, rule)?;
    if !rule.sent_out {
        return Ok(());
    }
    if !is_sent(run, procedure, gate) {
        return Err(Refusal::NotSentOut { gate, source: rule.cited() }.into());
    }
    at_hand(run, procedure, rule, true)
}

/// Whether what is at hand now was sent out for a gate.
pub(super) fn is_sent(run: &Run, procedure: &Procedure, gate: Gate) -> bool {
    let now = bundle(run, procedure, gate);
    run.approvals.sent(gate).is_some_and(|sent| sent.bundle == now)
}

/// Whether the papers of a gate may be sent out: another body answers there, they are at hand, and whoever must agree has.
pub(super) fn may_be_sent(
    world: &World<'_>,
    run: &Run,
    procedure: &Procedure,
    gate: Gate,
    to: &Words,
    sent: &[DocRef],
) -> Result<(), No> {
    let answered =
        |gate: &&Gate| procedure.gates.get(gate).is_some_and(|rule| !rule.answer.is_empty());
    let open: Vec<Gate> = run.at().gates().iter().filter(answered).copied().collect();
    let rule = procedure.gates.get(&gate).filter(|_| open.contains(&gate));
    let (Some(rule), Some(authority)) = (rule, &procedure.authority) else {
        return Err(Refusal::NothingToSend { gate, open }.into());
    };
    at_hand(run, procedure, rule, false)?;
    settled(world, run, gate, rule)?;
    agreed(run, procedure, gate, rule)?;
    if is_sent(run, procedure, gate) {
        return Err(Refusal::SentOutAlready { gate }.into());
    }
    let as_named = to.zh == authority.zh && to.en == authority.en;
    match as_named && *sent == bundle(run, procedure, gate) {
        true => Ok(()),
        false => Err(Refusal::NothingToSend { gate, open }.into()),
    }
}

/// The chain that a gate asks for has granted exactly what is at hand.
fn agreed(run: &Run, procedure: &Procedure, gate: Gate, rule: &GateRule) -> Result<(), No> {
    if rule.chain.is_none() {
        return Ok(());
    }
    match run.approvals.of(gate) {
        Some(Asked::Approved { bundle: approved, .. }) => {
            let now = bundle(run, procedure, gate);
            let changed: Vec<Words> = changed(approved, &now, procedure);
            if changed.is_empty() {
                Ok(())
            } else {
                Err(Refusal::BundleChanged { gate, documents: changed }.into())
            }
        }
        Some(Asked::With(approval)) => {
            Err(Refusal::GateUnderApproval { gate, approval: approval.clone() }.into())
        }
        None => Err(Refusal::GateNotApproved { gate, source: rule.cited() }.into()),
    }
}

/// Whether a gate may be submitted as this approval.
pub(super) fn may_be_submitted(
    world: &World<'_>,
    id: &StandardId,
    run: &Run,
    procedure: &Procedure,
    gate: Gate,
    approval: &PartId,
) -> Result<(), No> {
    let here = run.at().gates();
    if !here.contains(&gate) {
        let with_chain =
            |gate: &&Gate| procedure.gates.get(gate).is_some_and(|rule| rule.chain.is_some());
        let open = here.iter().filter(with_chain).copied().collect();
        return Err(Refusal::GateNotHere { gate, place: run.code().place(), open }.into());
    }
    let rule = procedure.gates.get(&gate).filter(|rule| rule.chain.is_some());
    let Some(rule) = rule else {
        return Err(Refusal::NoChain { gate, procedure: procedure.id.clone() }.into());
    };
    at_hand(run, procedure, rule, false)?;
    settled(world, run, gate, rule)?;
    match run.approvals.of(gate) {
        Some(Asked::With(approval)) => {
            return Err(Refusal::GateUnderApproval { gate, approval: approval.clone() }.into());
        }
        Some(Asked::Approved { bundle: approved, .. })
            if *approved == bundle(run, procedure, gate) =>
        {
            return Err(Refusal::ApprovedAlready { gate }.into());
        }
        Some(Asked::Approved { .. }) | None => {}
    }
    if *approval == run.next_approval(id, gate) {
        Ok(())
    } else {
        Err(Refusal::GateNotApproved { gate, source: rule.cited() }.into())
    }
}

/// A gate hears of its approval what that came to.
pub(super) fn was_decided(
    world: &World<'_>,
    run: &Run,
    gate: Gate,
    approval: &PartId,
    wanted: Outcome,
    granted: Option<&[DocRef]>,
) -> Result<(), No> {
    let sound = match world.approval(approval)? {
        Approval::Ended { chain, outcome, .. } => {
            *outcome == wanted && granted.is_none_or(|bundle| bundle == chain.bundle)
        }
        Approval::Unborn | Approval::Running(_) | Approval::WithSubmitter(_) => false,
    };
    if sound && run.approvals.of(gate) == Some(&Asked::With(approval.clone())) {
        return Ok(());
    }
    Err(Refusal::GateNotApproved { gate, source: OURS.into() }.into())
}

fn at_hand(run: &Run, procedure: &Procedure, rule: &GateRule, with_answer: bool) -> Result<(), No> {
    let missing = run.missing(procedure, rule, with_answer);
    if missing.is_empty() {
        return Ok(());
    }
    Err(Refusal::DocumentsMissing { missing, source: rule.cited() }.into())
}

/// What differs between the documents that were approved and those at hand.
fn changed(approved: &[DocRef], now: &[DocRef], procedure: &Procedure) -> Vec<Words> {
    let differs = now.iter().filter(|doc| !approved.contains(doc));
    differs.filter_map(|doc| procedure.documents.get(&doc.kind)).map(DocumentRule::words).collect()
}
