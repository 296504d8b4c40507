//! Which events a command about a ballot makes.

use crate::ballot::card::CastCard;
use crate::ballot::command::Command;
use crate::ballot::event::Event;
use crate::ballot::id::BallotId;
use crate::ballot::refusal::Refusal;
use crate::ballot::roll::{Ballot, Roll};
use crate::ballot::rules::{is_a_count, open, roll_is_sound};
use crate::event;
use crate::replay::BallotBox;
use crate::stream::StreamId;
use crate::words::PersonId;
use crate::world::{No, World};

/// The events of one command.
pub(crate) fn decide(
    world: &World<'_>,
    id: &BallotId,
    command: &Command,
) -> Result<Vec<(StreamId, event::Event)>, No> {
    world.today_alone()?;
    let ballot = world.ballot(id)?;
    let by = || world.by.cloned().ok_or(Refusal::VoterUnnamed {});
    let event = match command.clone() {
        Command::CastVote { choice, reason } => Event::VoteCast { by: by()?, choice, reason },
        Command::Recuse { reason } => Event::VoterRecused { by: by()?, reason },
        Command::HandCards { mut to, mut voided, scrutineer } => {
            to.sort();
            voided.sort();
            Event::CardsHanded { to, voided, by: by()?, scrutineer }
        }
        Command::CloseBallot { voted, scrutineer } => {
            let by = by()?;
            let roll = open(ballot)?;
            if roll.is_secret() {
                counted(world, id, roll, &by, voted, scrutineer)?
            } else {
                Event::BallotClosed {}
            }
        }
        Command::AnnulBallot { reason } => {
            let roll = open(ballot)?;
            // Without a person it is the service that finds the box gone.
            if !(roll.is_secret() && world.known.ballot_box(id) == BallotBox::Lost) {
                by()?;
            }
            Event::BallotAnnulled { reason }
        }
    };
    Ok(vec![(StreamId::Ballot(id.clone()), event::Event::Ballot(event))])
}

/// A secret ballot is counted out of its box. What is no count voids the ballot: it is held again, and nobody repairs it.
fn counted(
    world: &World<'_>,
    id: &BallotId,
    roll: &Roll,
    teller: &PersonId,
    mut voted: Vec<PersonId>,
    scrutineer: Option<PersonId>,
) -> Result<Event, No> {
    let scrutineer = scrutineer.filter(|other| other != teller).ok_or(Refusal::TellerAlone {})?;
    if roll.cards.as_ref().is_some_and(|cards| cards.handed.is_none()) {
        return Err(Refusal::CardsNotHanded {}.into());
    }
    let mut cast: Vec<CastCard> = match world.known.ballot_box(id) {
        BallotBox::Unknown => return Err(Refusal::BoxElsewhere {}.into()),
        BallotBox::Lost => return Ok(annulled("票箱不在或已更换 / the box is lost")),
        BallotBox::Sealed(cast) => cast,
    };
    cast.sort_by_cached_key(|card| card.code.hash(id));
    voted.sort();
    roll_is_sound(roll, &voted)?;
    if voted.len() != cast.len() {
        return Ok(annulled("收票名单与票数不符 / the roll and the votes differ in number"));
    }
    match is_a_count(id, roll, &cast, &voted) {
        Ok(()) => {
            let teller = teller.clone();
            Ok(Event::BallotCounted { cast, voted, teller, scrutineer })
        }
        Err(No::Refused(_)) => {
            Ok(annulled("票箱内选票有误 / the box holds what is no card of this ballot"))
        }
        Err(missing) => Err(missing),
    }
}

fn annulled(reason: &str) -> Event {
    Event::BallotAnnulled { reason: reason.parse().expect("a sentence of visible text") }
}

impl Ballot {
    /// What ends it when its matter goes another way: nothing where it is over.
    pub(crate) fn lapse(&self, why: &str) -> Option<Event> {
        self.is_open().then(|| annulled(why))
    }
}
