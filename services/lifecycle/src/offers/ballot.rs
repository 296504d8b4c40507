//! What may be done in a ballot, by whoever asks.

use crate::ballot::{Ballot, BallotId, Choice, Command, Elector, Refusal, Roll};
use crate::offers::case::unsaid;
use crate::offers::offer::Offer;
use crate::offers::review::called;
use crate::offers::tried::tried;
use crate::pool::Pool;
use crate::stream::StreamId;
use crate::words::{Digest, PersonId};
use crate::world::{No, World};

/// What may be done in this ballot today; nothing in one that is over. Of one that is held in secret the box knows the votes, and what comes of
/// a count is said when it is counted.
///
/// # Errors
/// [`No::Missing`] when a stream must be loaded first.
pub fn offers_of_ballot(world: &World<'_>, id: &BallotId) -> Result<Vec<Offer<Command>>, No> {
    let Ballot::Open(roll) = world.ballot(id)? else { return Ok(Vec::new()) };
    let Some(panel) = world.review(id.review())?.panel() else { return Ok(Vec::new()) };
    let pool = world.pool(&panel.area)?;
    let target = StreamId::Ballot(id.clone());
    let mut all = Vec::new();
    if !roll.is_secret() {
        all.push(Offer::plain(Command::CastVote { choice: Choice::Yes, reason: None }));
    }
    all.push(Offer::plain(Command::Recuse { reason: unsaid() }));
    let scrutineer = world.people()?.persons.keys().find(|person| Some(*person) != world.by);
    match scrutineer.filter(|_| roll.is_secret()) {
        Some(other) => all.extend(with_another(roll, pool, other)),
        None => {
            all.push(Offer::plain(Command::CloseBallot { voted: Vec::new(), scrutineer: None }));
        }
    }
    all.push(Offer::plain(Command::AnnulBallot { reason: unsaid() }));
    for offer in &mut all {
        // The votes lie in the box beside the service.
        offer.refusal = tried(world, &target, &offer.command)?
            .filter(|refusal| *refusal != Refusal::BoxElsewhere {}.into());
    }
    Ok(all)
}

/// What a teller does with a scrutineer: hand out the cards, and count.
fn with_another(roll: &Roll, pool: &Pool, other: &PersonId) -> Vec<Offer<Command>> {
    let is_there = |elector: &&Elector| !elector.absent && !roll.has_recused(&elector.person);
    let there = roll.electors.iter().filter(is_there).map(|elector| elector.person.clone());
    let to: Vec<PersonId> = there.collect();
    let cards = roll.cards.iter().flat_map(|cards| &cards.hashes);
    let voided: Vec<Digest> = cards.skip(to.len()).cloned().collect();
    let among = to.iter().map(|person| called(person, pool)).collect();
    let hand = Command::HandCards { to, voided, scrutineer: other.clone() };
    let handed = roll.cards.as_ref().and_then(|cards| cards.handed.as_ref());
    let drew = handed.iter().flat_map(|handed| &handed.to);
    let drew = drew.map(|person| called(person, pool)).collect();
    let close = Command::CloseBallot { voted: Vec::new(), scrutineer: Some(other.clone()) };
    vec![Offer { among, ..Offer::plain(hand) }, Offer { among: drew, ..Offer::plain(close) }]
}
