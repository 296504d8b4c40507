//! What may be done in a matter under approval, by whoever asks.

use crate::approval::{Chain, Command, Minutes, Place, Resume, SeatOf, Target};
use crate::offers::case::unsaid;
use crate::offers::offer::Offer;
use crate::offers::tried::{first_of, tried};
use crate::people::People;
use crate::stream::StreamId;
use crate::words::{PartId, PersonId, Words};
use crate::world::{No, World};

/// What the person who asks may do in this matter today, the decision first. A person whom a command has to name is one whom the
/// rules let it name, where there is one.
///
/// # Errors
/// [`No::Missing`] when a stream must be loaded first.
pub fn offers_of_approval(world: &World<'_>, id: &PartId) -> Result<Vec<Offer<Command>>, No> {
    let Some(chain) = world.approval(id)?.chain() else { return Ok(Vec::new()) };
    let target = StreamId::Approval(id.clone());
    let people = world.people()?;
    let persons = || people.persons.keys().filter(|person| people.unit_of(person).is_some());
    let mut all = Vec::new();
    let mut add = |offer: Option<Offer<Command>>| all.extend(offer);
    let one_of = |commands: Vec<Command>| -> Result<Option<Offer<Command>>, No> {
        let found = first_of(world, &target, commands)?;
        Ok(found.map(|(command, refusal)| Offer { refusal, ..Offer::plain(command) }))
    };
    let minutes = || Minutes { number: "…".parse().expect("a name"), sha256: "0".repeat(64) };
    let decide = |minutes| Command::Decide { agree: true, opinion: None, minutes };
    add(one_of(vec![decide(None), decide(Some(minutes()))])?);
    add(sent_back(world, &target, chain)?);
    add(one_of(
        persons().map(|to| Command::HandOver { to: to.clone(), reason: unsaid() }).collect(),
    )?);
    let signer =
        |person: &PersonId| Command::AddSigner { person: person.clone(), place: Place::Before };
    add(one_of(persons().map(signer).collect())?);
    add(signer_taken_off(world, &target, chain, people)?);
    add(one_of(vec![Command::Resubmit { note: unsaid() }])?);
    add(one_of(vec![Command::TakeBackDecision])?);
    add(one_of(vec![Command::TakeBack])?);
    add(one_of(vec![Command::Note { text: unsaid() }])?);
    add(one_of(persons().map(|to| Command::Copy { to: to.clone() }).collect())?);
    add(one_of(vec![Command::Remind])?);
    add(reassigned(world, &target, chain, people)?);
    Ok(all)
}

/// To the submitter, or to any step before this one.
fn sent_back(
    world: &World<'_>,
    target: &StreamId,
    chain: &Chain,
) -> Result<Option<Offer<Command>>, No> {
    let back = |to| Command::SendBack { to, resume: Resume::Direct, opinion: unsaid() };
    let command = back(Target::Submitter);
    let refusal = tried(world, target, &command)?;
    let here = chain.position(chain.at).unwrap_or(0);
    let earlier = chain.route.iter().take(here).rev();
    let words = |zh: &str, en: &str| Words { zh: zh.to_owned(), en: en.to_owned() };
    let submitter = ("submitter".to_owned(), words("提交人", "The submitter"));
    let steps = earlier.map(|step| (step.no.to_string(), words(&step.zh, &step.en)));
    let among = std::iter::once(submitter).chain(steps).collect();
    Ok(Some(Offer { among, refusal, ..Offer::plain(command) }))
}

/// A signer whom one added oneself.
fn signer_taken_off(
    world: &World<'_>,
    target: &StreamId,
    chain: &Chain,
    people: &People,
) -> Result<Option<Offer<Command>>, No> {
    let seats = chain.route.iter().flat_map(|step| &step.seats);
    let added = seats.filter(|seat| seat.added.as_ref() == world.by && seat.decision.is_none());
    let persons: Vec<&PersonId> = added
        .filter_map(|seat| match &seat.of {
            SeatOf::Person { person } => Some(person),
            SeatOf::Role { .. } | SeatOf::Group { .. } => None,
        })
        .collect();
    let Some(first) = persons.first() else { return Ok(None) };
    let command = Command::RemoveSigner { person: (*first).clone() };
    let refusal = tried(world, target, &command)?;
    let among = persons.iter().map(|person| named(person, people)).collect();
    Ok(Some(Offer { among, refusal, ..Offer::plain(command) }))
}

/// Any open seat of this step that nobody can fill; who may be put there the rules say once somebody is named.
fn reassigned(
    world: &World<'_>,
    target: &StreamId,
    chain: &Chain,
    people: &People,
) -> Result<Option<Offer<Command>>, No> {
    let Some(step) = chain.step_no(chain.at) else { return Ok(None) };
    let mut among = Vec::new();
    let mut first: Option<Offer<Command>> = None;
    for seat in step.open() {
        let serving = people.persons.keys().filter(|person| people.unit_of(person).is_some());
        let to = |to: &PersonId| Command::Reassign {
            step: step.no,
            seat: seat.no,
            to: to.clone(),
            reason: unsaid(),
        };
        let Some((command, refusal)) = first_of(world, target, serving.map(to))? else { continue };
        if refusal.is_none() {
            among.push((format!("{}.{}", step.no, seat.no), seat.of.words(people)));
        }
        let better = first.as_ref().is_none_or(|held| held.refusal.is_some() && refusal.is_none());
        if better {
            first = Some(Offer { refusal, ..Offer::plain(command) });
        }
    }
    Ok(first.map(|offer| Offer { among, ..offer }))
}

fn named(person: &PersonId, people: &People) -> (String, Words) {
    let name = people.name_of(person);
    (person.to_string(), Words { zh: name.to_owned(), en: name.to_owned() })
}
