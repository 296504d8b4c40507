//! What each event of a ballot asks for. A ballot is opened by its review, with the electors that the review has.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::ballot::card::{CastCard, Code};
use crate::ballot::choice::Choice;
use crate::ballot::event::Event;
use crate::ballot::id::BallotId;
use crate::ballot::refusal::Refusal;
use crate::ballot::roll::{Ballot, Cards, Roll};
use crate::procedure::{Form, VoteRule};
use crate::refusal::Shared;
use crate::review;
use crate::words::{Digest, PersonId};
use crate::world::{No, World};

/// The most electors and cards: what a panel may have at most.
pub(super) const ELECTORS_MAX: usize = 999;

/// Whether the rules let this event happen.
pub(crate) fn permits(world: &World<'_>, id: &BallotId, event: &Event) -> Result<(), No> {
    let ballot = world.ballot(id)?;
    match event {
        Event::BallotOpened { form, closes, cards, .. } => {
            world.today_alone()?;
            let called = world.review(id.review())?.ballot() == Some(id);
            if *ballot != Ballot::Unborn || !called {
                return Err(Refusal::NotCalled {}.into());
            }
            if review::opens(world, id, *closes, cards)? != *event {
                return Err(Refusal::NotCalled {}.into());
            }
            let in_time = closes.is_some_and(|closes| closes >= world.on);
            if !in_time && (*form == Form::Letter || closes.is_some()) {
                return Err(review::Refusal::ClosesMissing {}.into());
            }
            cards_fit(event)
        }
        // A last day that has passed, and a standard that goes another way, end it also on an earlier day.
        Event::BallotClosed {} => {
            let roll = open(ballot)?;
            match roll.is_secret() {
                true => Err(Refusal::BoxElsewhere {}.into()),
                false => Ok(()),
            }
        }
        Event::BallotAnnulled { .. } => {
            // As of a day between the two it would be void before it was opened.
            let roll = open(ballot)?;
            if world.on < roll.opened_on {
                let (day, earliest) = (world.on, Some(roll.opened_on));
                let latest = Some(world.today);
                return Err(Shared::ImpossibleDay { day, earliest, latest }.into());
            }
            Ok(())
        }
        Event::VoteCast { by, choice, reason } => {
            world.today_alone()?;
            let roll = in_time(ballot, world.on)?;
            may_vote(roll, by)?;
            let asks = rule(world, roll)?.no_needs_reason;
            if asks && *choice == Choice::No && reason.is_none() {
                return Err(Refusal::ReasonMissing {}.into());
            }
            Ok(())
        }
        Event::VoterRecused { by, .. } => {
            world.today_alone()?;
            let roll = in_time(ballot, world.on)?;
            is_elector(roll, by)?;
            if let Some(cards) = &roll.cards {
                return not_handed(cards);
            }
            has_not_voted(roll, by)
        }
        Event::CardsHanded { to, voided, by, scrutineer } => {
            world.today_alone()?;
            let roll = in_time(ballot, world.on)?;
            let cards = roll.cards.as_ref().ok_or(Refusal::VoteIsByName {})?;
            two(by, scrutineer)?;
            not_handed(cards)?;
            for person in to {
                is_elector(roll, person)?;
                is_there(roll, person)?;
            }
            let foreign = voided.iter().any(|card| !cards.hashes.contains(card));
            if foreign {
                return Err(Refusal::CardForeign {}.into());
            }
            let distinct = is_distinct(to) && is_distinct(voided);
            let (to, voided, cards) = (to.len(), voided.len(), cards.hashes.len());
            match distinct && to + voided == cards {
                true => Ok(()),
                false => Err(Refusal::CardsDoNotAddUp { to, voided, cards }.into()),
            }
        }
        Event::BallotCounted { cast, voted, teller, scrutineer } => {
            world.today_alone()?;
            let roll = open(ballot)?;
            two(teller, scrutineer)?;
            is_a_count(id, roll, cast, voted)
        }
    }
}

/// Whether this code can be put into the box of this ballot on that day, and as which card. Whoever has no card of it hears that
/// alone, and learns nothing of the ballot, not even whether there is one.
///
/// # Errors
/// The [`Refusal`] that says why it cannot. Whether the card was used only the box knows.
pub fn takes_card(
    id: &BallotId,
    ballot: &Ballot,
    code: &Code,
    on: Date,
) -> Result<Digest, Refusal> {
    let card = code.hash(id);
    let cards = ballot.roll().and_then(|roll| roll.cards.as_ref());
    let cards = cards.filter(|cards| cards.hashes.contains(&card));
    let cards = cards.ok_or(Refusal::CardForeign {})?;
    in_time(ballot, on)?;
    let handed = cards.handed.as_ref().ok_or(Refusal::CardsNotHanded {})?;
    if handed.voided.contains(&card) {
        return Err(Refusal::CardVoided {});
    }
    Ok(card)
}

/// The rule by which a ballot is judged.
fn rule<'a>(world: &World<'a>, roll: &Roll) -> Result<&'a VoteRule, No> {
    let procedure = world.procedures()?.bound(&roll.binding)?;
    Ok(procedure.votes.get(roll.rule.as_str()).ok_or(Refusal::NotCalled {})?)
}

/// What lay in a box is a count: known cards that were not voided, none twice, sorted by hash; and a roll of those who drew
/// one, as many as there are votes.
pub(super) fn is_a_count(
    id: &BallotId,
    roll: &Roll,
    cast: &[CastCard],
    voted: &[PersonId],
) -> Result<(), No> {
    let cards = roll.cards.as_ref().ok_or(Refusal::VoteIsByName {})?;
    let handed = cards.handed.as_ref().ok_or(Refusal::CardsNotHanded {})?;
    let hashes: Vec<Digest> = cast.iter().map(|card| card.code.hash(id)).collect();
    if !hashes.is_sorted_by(|one, next| one < next) {
        let why = "the cards are not sorted by hash, or one is there twice";
        return Err(Refusal::CountUnsound { why }.into());
    }
    if hashes.iter().any(|card| !cards.hashes.contains(card)) {
        return Err(Refusal::CardForeign {}.into());
    }
    if hashes.iter().any(|card| handed.voided.contains(card)) {
        return Err(Refusal::CardVoided {}.into());
    }
    roll_is_sound(roll, voted)?;
    if voted.len() == cast.len() {
        return Ok(());
    }
    Err(Refusal::CountUnsound { why: "the roll and the votes differ in number" }.into())
}

/// The roll that each signed on leaving names those who drew a card, each once, by id.
pub(super) fn roll_is_sound(roll: &Roll, voted: &[PersonId]) -> Result<(), No> {
    let handed = roll.cards.as_ref().and_then(|cards| cards.handed.as_ref());
    let drew = |person| handed.is_some_and(|handed| handed.to.contains(person));
    if voted.is_sorted_by(|one, next| one < next) && voted.iter().all(drew) {
        return Ok(());
    }
    let why = "the roll names somebody twice, or who drew no card";
    Err(Refusal::CountUnsound { why }.into())
}

/// The roll of a ballot that has not ended.
pub(super) fn open(ballot: &Ballot) -> Result<&Roll, Refusal> {
    match ballot {
        Ballot::Unborn => Err(Refusal::NoBallot {}),
        Ballot::Open(roll) => Ok(roll),
        Ballot::Closed { on, .. } => Err(Refusal::BallotClosed { on: *on }),
        Ballot::Annulled { on, reason, .. } => {
            Err(Refusal::BallotAnnulled { on: *on, reason: reason.clone() })
        }
    }
}

/// The roll of a ballot in which votes may still be cast: its last day has not passed, whether or not the clock has said so.
fn in_time(ballot: &Ballot, on: Date) -> Result<&Roll, Refusal> {
    let roll = open(ballot)?;
    match roll.closes {
        Some(closes) if on > closes => Err(Refusal::BallotClosed { on: closes }),
        _ => Ok(roll),
    }
}

fn may_vote(roll: &Roll, by: &PersonId) -> Result<(), No> {
    is_elector(roll, by)?;
    is_there(roll, by)?;
    if roll.is_secret() {
        return Err(Refusal::VoteIsSecret {}.into());
    }
    has_not_voted(roll, by)
}

fn is_elector(roll: &Roll, person: &PersonId) -> Result<(), No> {
    if roll.has_recused(person) {
        return Err(Refusal::Recused { person: person.clone() }.into());
    }
    match roll.elector(person) {
        Some(_) => Ok(()),
        None => Err(Refusal::NotAnElector { person: person.clone() }.into()),
    }
}

fn is_there(roll: &Roll, person: &PersonId) -> Result<(), No> {
    match roll.elector(person) {
        Some(elector) if elector.absent => {
            Err(Refusal::NotPresent { person: person.clone() }.into())
        }
        _ => Ok(()),
    }
}

fn has_not_voted(roll: &Roll, person: &PersonId) -> Result<(), No> {
    match roll.votes.iter().find(|vote| vote.by == *person) {
        None => Ok(()),
        Some(vote) => {
            let (person, choice) = (person.clone(), vote.choice);
            Err(Refusal::VotedAlready { person, choice }.into())
        }
    }
}

fn not_handed(cards: &Cards) -> Result<(), No> {
    match &cards.handed {
        None => Ok(()),
        Some(handed) => {
            let on = format!("{} + {}", handed.to.len(), handed.voided.len());
            Err(Refusal::CardsHandedAlready { on }.into())
        }
    }
}

fn two(teller: &PersonId, scrutineer: &PersonId) -> Result<(), No> {
    if teller == scrutineer { Err(Refusal::TellerAlone {}.into()) } else { Ok(()) }
}

/// The hashes are sorted, none twice, and as many as the electors who are there.
fn cards_fit(event: &Event) -> Result<(), No> {
    let Event::BallotOpened { electors, cards, .. } = event else { return Ok(()) };
    let wanted = electors.iter().filter(|elector| !elector.absent).count();
    if electors.len() > ELECTORS_MAX {
        return Err(Refusal::NotCalled {}.into());
    }
    if cards.is_empty() || (cards.len() == wanted && cards.is_sorted_by(|one, next| one < next)) {
        return Ok(());
    }
    let (to, voided, cards) = (wanted, 0, cards.len());
    Err(Refusal::CardsDoNotAddUp { to, voided, cards }.into())
}

fn is_distinct<T: Ord>(all: &[T]) -> bool {
    all.iter().collect::<BTreeSet<_>>().len() == all.len()
}
