//! Admission by an approval: where a procedure of the area has a gate `admission` with a chain, the office proposes experts, that chain
//! decides, and its grant admits them in the same commit. Where none has, the office admits them itself.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::approval::{self, Approval, Outcome, route};
use crate::event;
use crate::pool::event::Event;
use crate::pool::proposed::{Proposed, runs};
use crate::pool::refusal::Refusal;
use crate::procedure::{Gate, GateRule, Procedure};
use crate::standard::{self, Standard};
use crate::stream::StreamId;
use crate::words::{Field, Jurisdiction, PartId, PersonId, bad};
use crate::world::{No, World};

/// Experts that are proposed at once at most: their descriptions stand in one event.
const PROPOSED_MAX: usize = 50;

/// By which chain of which procedure experts are admitted.
pub(crate) struct AdmissionRule<'a> {
    pub(crate) procedure: &'a Procedure,
    pub(crate) chain: &'a str,
    pub(crate) gate: &'a GateRule,
}

/// The rule of an area: of the newest versions that have one and bind there, that of the narrowest place, then of the first id.
pub(crate) fn admission_rule<'a>(
    world: &World<'a>,
    area: &Jurisdiction,
) -> Result<Option<AdmissionRule<'a>>, No> {
    let mut newest: BTreeMap<&str, &Procedure> = BTreeMap::new();
    newest.extend(world.procedures()?.all().map(|held| (held.id.as_str(), held)));
    let binds =
        |procedure: &&Procedure| procedure.place.as_ref().is_none_or(|place| area.within(place));
    let with_chain = |procedure: &'a Procedure| {
        let gate = procedure.gates.get(&Gate::Admission)?;
        Some(AdmissionRule { procedure, chain: gate.chain.as_deref()?, gate })
    };
    let rules = newest.into_values().filter(binds).filter_map(with_chain);
    Ok(rules.min_by_key(|rule| Reverse(rule.procedure.place.as_ref().map(Jurisdiction::rung))))
}

/// By which field the office is found that runs the matters of a pool.
pub(crate) fn field() -> Field {
    "general".parse().expect("a field of civil affairs")
}

/// The events by which the office proposes these: of the pool, and the first of the matter.
pub(super) fn proposed(
    world: &World<'_>,
    area: &Jurisdiction,
    experts: &[Proposed],
) -> Result<Vec<(StreamId, event::Event)>, No> {
    let approval = PartId::of_pool(area, world.pool(area)?.proposed().saturating_add(1));
    let ids: Vec<PersonId> = experts.iter().map(|proposed| proposed.expert.clone()).collect();
    // What is wrong with the proposal is told first, and only then who would decide.
    may_ask(world, area, &approval, &ids)?;
    may_be_proposed(world, experts)?;
    let by = world.by.ok_or(approval::Refusal::PersonUnnamed {})?;
    let begins = world.people()?.unit_of(by);
    if begins.is_none() {
        return Err(approval::Refusal::PersonUnnamed {}.into());
    }
    let rule = admission_rule(world, area)?.ok_or(Refusal::NoAdmissionRule {})?;
    let submitted = approval::Event::AdmissionSubmitted {
        binding: rule.procedure.binding(),
        submitter: by.clone(),
        experts: experts.to_vec(),
        route: route(world, rule.procedure, rule.chain, begins)?,
    };
    let event = Event::AdmissionProposed { approval: approval.clone(), experts: ids };
    Ok(vec![
        (StreamId::Pool(area.clone()), event::Event::Pool(event)),
        (StreamId::Approval(approval), event::Event::Approval(submitted)),
    ])
}

/// Whether the pool may ask for admissions by this matter.
pub(super) fn may_ask(
    world: &World<'_>,
    area: &Jurisdiction,
    approval: &PartId,
    experts: &[PersonId],
) -> Result<(), No> {
    let pool = world.pool(area)?;
    let named: BTreeSet<&PersonId> = experts.iter().collect();
    if experts.is_empty() || experts.len() > PROPOSED_MAX || named.len() < experts.len() {
        return Err(bad("experts", format!("1 to {PROPOSED_MAX}, none twice")).into());
    }
    experts.iter().try_for_each(|expert| pool.may_admit(expert))?;
    if admission_rule(world, area)?.is_none() {
        return Err(Refusal::NoAdmissionRule {}.into());
    }
    // A log of before these ids were kept for pools may hold such a standard.
    if *world.standard(approval.owner())? != Standard::Unborn {
        return Err(standard::Refusal::KeptForPools { id: approval.owner().clone() }.into());
    }
    if *approval == PartId::of_pool(area, pool.proposed().saturating_add(1)) {
        return Ok(());
    }
    Err(Refusal::AdmissionNotGranted {}.into())
}

/// Whether these could be admitted as they are described.
pub(crate) fn may_be_proposed(world: &World<'_>, experts: &[Proposed]) -> Result<(), No> {
    for Proposed { description, until, .. } in experts {
        description.check()?;
        world.people()?.is_open(&description.unit)?;
        runs(*until, world.today)?;
    }
    Ok(())
}

/// What a grant writes on the pool. Who was admitted meanwhile, by another matter, is passed over.
pub(crate) fn admitted(
    world: &World<'_>,
    area: &Jurisdiction,
    matter: &PartId,
    experts: &[Proposed],
) -> Result<Vec<(StreamId, event::Event)>, No> {
    let pool = world.pool(area)?;
    let new = experts.iter().filter(|proposed| pool.may_admit(&proposed.expert).is_ok());
    new.map(|Proposed { expert, description, until }| {
        let event = Event::ExpertAdmitted {
            expert: expert.clone(),
            description: description.clone(),
            until: *until,
            approval: matter.to_string().parse().map_err(|bad: crate::BadWord| No::from(bad))?,
        };
        Ok((StreamId::Pool(area.clone()), event::Event::Pool(event)))
    })
    .collect()
}

/// Whether an admission is by the approval that its area asks for: by a matter that was granted that day for just this, or, where no
/// rule asks for one, by a document.
pub(super) fn is_approved(
    world: &World<'_>,
    area: &Jurisdiction,
    asked: &Proposed,
    approval: &str,
) -> Result<(), No> {
    let matter = approval.parse::<PartId>().ok().filter(|part| part.pool().is_some());
    let Some(matter) = matter else {
        return match admission_rule(world, area)? {
            Some(rule) => Err(Refusal::AdmissionByApproval { source: rule.gate.cited() }.into()),
            None => Ok(()),
        };
    };
    match world.approval(&matter)? {
        Approval::Ended { chain, outcome: Outcome::Granted, on }
            if *on == world.on
                && matter.pool().as_ref() == Some(area)
                && chain.experts.contains(asked) =>
        {
            Ok(())
        }
        _ => Err(Refusal::AdmissionNotGranted {}.into()),
    }
}
