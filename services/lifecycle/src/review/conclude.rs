//! The ballot of a review, and what it comes to.

use jiff::civil::Date;

use crate::ballot::{self, Ballot, BallotId, Elector, Verdict, arithmetic, verdict};
use crate::draw::{Ground, Whom};
use crate::procedure::{Form, Procedure, VoteRule};
use crate::review::panel::{Panel, Review};
use crate::review::refusal::Refusal;
use crate::standard::Standard;
use crate::words::{Digest, PartId, PersonId};
use crate::world::{No, World};

/// The rule by which a panel votes, and its key; none where its chair concludes alone.
pub(super) fn vote_rule<'a>(
    panel: &Panel,
    procedure: &'a Procedure,
) -> Option<(&'a str, &'a VoteRule)> {
    let rule = procedure.panels.get(panel.rule.as_str())?;
    let key = rule.vote.as_deref().unwrap_or(panel.rule.as_str());
    procedure.votes.get_key_value(key).map(|(key, vote)| (key.as_str(), vote))
}

/// The event by which this ballot of a review is opened, with this last day and these cards.
pub(crate) fn opens(
    world: &World<'_>,
    id: &BallotId,
    closes: Option<Date>,
    cards: &[Digest],
) -> Result<ballot::Event, No> {
    let review = world.review(id.review())?;
    let panel = review.panel().ok_or(Refusal::NoReview {})?;
    let procedure = world.procedures()?.bound(&panel.binding)?;
    let (rule, vote) = vote_rule(panel, procedure)
        .ok_or_else(|| Refusal::NoVoteRule { procedure: procedure.id.clone() })?;
    let pool = world.pool(&panel.area)?;
    // Where the procedure lets them sit there they are not barred, and are counted.
    let drafting: &[crate::UnitId] = match world.standard(id.review().owner())? {
        Standard::Run(run) => &run.drafters.units,
        Standard::Unborn | Standard::Observed(_) => &[],
    };
    let drafts = |unit: &crate::UnitId| {
        let barred = panel.barred.iter().filter(|barred| barred.ground == Ground::E3);
        drafting.contains(unit)
            || barred.into_iter().any(|barred| barred.whom == Whom::Unit(unit.clone()))
    };
    let absent = |person: &PersonId| match (panel.form, &panel.present) {
        (Form::Meeting, Some((_, present))) => !present.contains(person),
        (Form::Meeting, None) => true,
        (Form::Letter, _) => false,
    };
    let electors: Vec<Elector> = panel
        .members()
        .map(|seat| {
            let unit = pool.expert(&seat.expert).map(|held| held.description.unit.clone());
            Elector {
                person: seat.expert.clone(),
                drafting_unit: unit.as_ref().is_some_and(drafts),
                unit,
                class: None,
                absent: absent(&seat.expert),
            }
        })
        .collect();
    if vote.secret == cards.is_empty() {
        return Err(Refusal::CardsUnfit { secret: vote.secret }.into());
    }
    Ok(ballot::Event::BallotOpened {
        matter: id.review().clone(),
        binding: panel.binding.clone(),
        rule: rule.parse().map_err(|bad: crate::BadWord| No::Refused(bad.into()))?,
        round: id.round(),
        form: panel.form,
        electors,
        closes,
        cards: cards.to_vec(),
    })
}

/// The newest ballot, if there was one.
pub(super) fn newest<'a>(
    world: &World<'a>,
    panel: &Panel,
) -> Result<Option<(BallotId, &'a Ballot)>, No> {
    let Some(id) = panel.ballots.last() else { return Ok(None) };
    Ok(Some((id.clone(), world.ballot(id)?)))
}

/// The most ballots of one review, void ones and all: each of them is read before another is called.
const BALLOTS_MAX: usize = 8;

/// Whether one more ballot may be called: none is open, none has passed, and there are rounds left. A void one, and one in
/// which somebody voted who has declared a conflict since, is no round.
pub(super) fn may_vote(world: &World<'_>, panel: &Panel, procedure: &Procedure) -> Result<(), No> {
    let (_, vote) = vote_rule(panel, procedure)
        .ok_or_else(|| Refusal::NoVoteRule { procedure: procedure.id.clone() })?;
    let mut lost = 0;
    // A log of before this bound may hold more; the newest say whether one is open or has passed.
    let unread = panel.ballots.len().saturating_sub(BALLOTS_MAX);
    for id in &panel.ballots[unread..] {
        let ballot = world.ballot(id)?;
        match ballot {
            Ballot::Unborn | Ballot::Annulled { .. } => {}
            Ballot::Open(_) => return Err(Refusal::BallotOpen { ballot: id.clone() }.into()),
            Ballot::Closed { roll, .. } => {
                let tainted = conflicted(panel, ballot).is_some();
                match verdict(vote, &roll.tally()) {
                    _ if tainted => {}
                    Verdict::Passed => {
                        return Err(Refusal::BallotPassed { ballot: id.clone() }.into());
                    }
                    Verdict::Lost => lost += 1,
                    Verdict::Void => {}
                }
            }
        }
    }
    if lost >= vote.rounds {
        let source = crate::Source::of(vote.source.clone(), vote.unverified);
        return Err(Refusal::RoundsOver { rounds: lost, source }.into());
    }
    if panel.ballots.len() >= BALLOTS_MAX {
        return Err(Refusal::TooManyBallots { most: BALLOTS_MAX }.into());
    }
    Ok(())
}

/// Whether the panel may conclude so: as the newest ballot was, where it votes.
pub(super) fn may_conclude(
    world: &World<'_>,
    panel: &Panel,
    procedure: &Procedure,
    passed: bool,
) -> Result<(), No> {
    if passed {
        disposed(panel)?;
    }
    let Some((_, vote)) = vote_rule(panel, procedure) else { return Ok(()) };
    let Some((id, ballot)) = newest(world, panel)? else {
        return Err(Refusal::BallotMissing {}.into());
    };
    match ballot {
        Ballot::Open(_) => Err(Refusal::BallotOpen { ballot: id }.into()),
        Ballot::Unborn | Ballot::Annulled { .. } => Err(Refusal::BallotMissing {}.into()),
        Ballot::Closed { roll, .. } => {
            if let Some(expert) = conflicted(panel, ballot) {
                return Err(Refusal::VoteConflicted { expert: expert.clone(), ballot: id }.into());
            }
            let tally = roll.tally();
            match (verdict(vote, &tally), passed) {
                (Verdict::Passed, true) | (Verdict::Lost, false) => Ok(()),
                (Verdict::Passed, false) => Err(Refusal::BallotPassed { ballot: id }.into()),
                (verdict, _) => {
                    let arithmetic = arithmetic(vote, &tally);
                    Err(Refusal::BallotFailed { ballot: id, verdict, arithmetic }.into())
                }
            }
        }
    }
}

/// Somebody who took part in a ballot and has declared a conflict in this review since.
fn conflicted<'a>(panel: &Panel, ballot: &'a Ballot) -> Option<&'a PersonId> {
    let roll = ballot.roll()?;
    let by_card = roll.cards.iter().flat_map(|cards| &cards.voted);
    let mut voted = roll.votes.iter().map(|vote| &vote.by).chain(by_card);
    voted.find(|person| panel.has_conflict(person))
}

/// Every opinion that the draft must follow is disposed of.
fn disposed(panel: &Panel) -> Result<(), No> {
    use crate::review::opinion::Weight;
    let open =
        panel.opinions.iter().filter(|held| held.weight == Weight::Must && held.disposed.is_none());
    let nos: Vec<String> = open.map(|held| held.no.to_string()).collect();
    if nos.is_empty() {
        return Ok(());
    }
    Err(Refusal::OpinionsUndisposed { nos: nos.join(", ") }.into())
}

impl Review {
    /// The ballot that is open in it, if one may be.
    pub(crate) fn ballot(&self) -> Option<&BallotId> {
        self.panel().and_then(|panel| panel.ballots.last())
    }

    /// The id of its next ballot.
    pub(crate) fn next_ballot(panel: &Panel, id: &PartId) -> BallotId {
        let held = u32::try_from(panel.ballots.len()).unwrap_or(u32::MAX);
        BallotId::of(id, held.saturating_add(1))
    }
}
