//! Who may not sit on a panel whatever the office wishes: who drafted the text or serves at the unit that did, and who
//! submits or approves the matter.

use std::collections::BTreeSet;

use crate::approval::barred_by_drafting;
use crate::draw::{Barred, Ground, Whom};
use crate::procedure::{Excluded, PanelRule};
use crate::standard::Run;
use crate::words::{PersonId, Words};
use crate::world::{No, World};

/// The persons and units that the rules bar from the panels of this standard, as of today.
///
/// A panel that says whom it excludes and does not name the drafting unit lets its people sit there, as far as they did not draft
/// the text themselves: its vote may count them. One that says nothing bars them.
pub(crate) fn barred(world: &World<'_>, run: &Run, rule: &PanelRule) -> Result<Vec<Barred>, No> {
    let people = world.people()?;
    let bars_units = rule.exclude.is_empty() || rule.exclude.contains(&Excluded::DraftingUnit);
    let barred = |whom, ground: Ground| {
        let Words { zh, en } = ground.words();
        let reason = format!("{zh} / {en}").parse().expect("a sentence of visible text");
        Barred { whom, ground, reason }
    };
    let drafters = match bars_units {
        true => barred_by_drafting(run, people, world.today),
        false => run.drafters.persons.clone(),
    };
    let units = run.drafters.units.iter().filter(|_| bars_units);
    let units = units.map(|unit| barred(Whom::Unit(unit.clone()), Ground::E3));
    let mut deciders: BTreeSet<PersonId> = BTreeSet::new();
    for part in run.approvals.all() {
        let Some(chain) = world.approval(part)?.chain() else { continue };
        deciders.insert(chain.submitter.clone());
        let counts = chain.history.iter().filter(|decision| decision.counts);
        deciders.extend(counts.map(|decision| decision.verdict.by.clone()));
    }
    let drafters = drafters.into_iter().map(|held| barred(Whom::Person(held), Ground::E2));
    let deciders = deciders.into_iter().map(|held| barred(Whom::Person(held), Ground::E5));
    Ok(drafters.chain(units).chain(deciders).collect())
}
