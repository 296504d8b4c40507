//! What may be done about a pool of experts, and about one person of it.

use jiff::ToSpan;

use crate::offers::case::{named, unsaid};
use crate::offers::offer::Offer;
use crate::offers::tried::tried;
use crate::pool::{Command, Description, Expert, ExpertKind, Pool, Proposed, Standing, With};
use crate::stream::StreamId;
use crate::words::{Jurisdiction, PersonId, StandardId, Words};
use crate::world::{No, World};

/// By which ways somebody new comes into the pool of an area: by a document, or by an approval where a rule asks for one.
///
/// # Errors
/// [`No::Missing`] when a stream must be loaded first.
pub fn offers_of_pool(world: &World<'_>, area: &Jurisdiction) -> Result<Vec<Offer<Command>>, No> {
    let pool = world.pool(area)?;
    let Some(unit) = world.people()?.units.keys().next().cloned() else { return Ok(Vec::new()) };
    let Some(expert) = nobody(pool) else { return Ok(Vec::new()) };
    let description = Description {
        kind: ExpertKind::Expert,
        name: named("…"),
        unit,
        fields: vec!["general".parse().expect("a field of civil affairs")],
        title: None,
        senior: false,
        languages: Vec::new(),
    };
    let until = world.today;
    let asked = (expert.clone(), description.clone());
    let admit = Command::AdmitExpert { expert, description, until, approval: named("…") };
    let (expert, description) = asked;
    let propose =
        Command::ProposeExperts { experts: vec![Proposed { expert, description, until }] };
    let target = StreamId::Pool(area.clone());
    [admit, propose]
        .into_iter()
        .map(|command| {
            let refusal = tried(world, &target, &command)?;
            Ok(Offer { days: Some((until, None)), refusal, ..Offer::plain(command) })
        })
        .collect()
}

/// What may be done about this person of the pool today; nothing about one who has left it.
///
/// # Errors
/// [`No::Missing`] when a stream must be loaded first.
pub fn offers_of_expert(
    world: &World<'_>,
    area: &Jurisdiction,
    id: &PersonId,
) -> Result<Vec<Offer<Command>>, No> {
    let pool = world.pool(area)?;
    let Some(held) = pool.expert(id).filter(|held| held.standing != Standing::Left) else {
        return Ok(Vec::new());
    };
    let (today, expert) = (world.today, || id.clone());
    let later = held.until.checked_add(1.day()).unwrap_or(held.until).max(today);
    let mut all = vec![
        Offer::plain(amended(held, expert())),
        Offer {
            days: Some((later, None)),
            ..Offer::plain(Command::RenewTerm { expert: expert(), until: later })
        },
        Offer::plain(Command::PauseExpert { expert: expert(), reason: unsaid() }),
        Offer::plain(Command::ResumeExpert { expert: expert() }),
        Offer {
            days: Some((today, None)),
            ..Offer::plain(Command::SetAway { expert: expert(), from: today, until: today })
        },
    ];
    let (with, reason) = (With::Standard(some_standard()), unsaid());
    all.push(Offer::plain(Command::DeclareConflict { expert: expert(), with, reason }));
    if let Some(first) = held.conflicts.first() {
        let told = |with: &With| Words { zh: with.to_string(), en: with.to_string() };
        let each = held.conflicts.iter().map(|held| (held.with.to_string(), told(&held.with)));
        let with = first.with.clone();
        all.push(Offer {
            among: each.collect(),
            ..Offer::plain(Command::ClearConflict { expert: expert(), with })
        });
    }
    let (title, day) = (named("…"), today);
    all.push(Offer::plain(Command::RecordTraining { expert: expert(), title, held: day }));
    all.push(Offer::plain(Command::RemoveExpert { expert: expert(), reason: unsaid() }));
    let target = StreamId::Pool(area.clone());
    for offer in &mut all {
        offer.refusal = tried(world, &target, &offer.command)?;
    }
    Ok(all)
}

/// As they are described, and something else: what is no change is refused.
fn amended(held: &Expert, expert: PersonId) -> Command {
    let senior = !held.description.senior;
    let description = Description { senior, ..held.description.clone() };
    Command::AmendExpert { expert, description }
}

/// In what an interest may be declared, whatever it is.
fn some_standard() -> StandardId {
    "some-standard".parse().expect("small letters and a hyphen are an id")
}

/// An id that nobody of the pool has.
fn nobody(pool: &Pool) -> Option<PersonId> {
    let ids = (1..=pool.experts().count() + 1).filter_map(|no| format!("e-{no:03}").parse().ok());
    ids.into_iter().find(|id| pool.expert(id).is_none())
}
