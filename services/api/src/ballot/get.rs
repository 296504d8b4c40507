//! `BallotService/GetBallot`: one ballot within a horizon. Nothing in it is of a later day, and of a secret one nothing says who cast
//! what.

use connectrpc::{ConnectError, ErrorCode};
use plumbline_access::Caller;
use plumbline_lifecycle::ballot::{Cards, CastCard, Elector, Refusal};
use plumbline_lifecycle::{BallotId, Horizon, PersonId};
use plumbline_views::{Balloted, Judged};

use crate::errors::refused;
use crate::proto::plumbline::v1 as wire;
use crate::proto::plumbline::v1::__buffa::view::GetBallotRequestView;
use crate::standard::get::inside;
use crate::state::{ApiState, not_folded};
use crate::translate::{as_of, code, count, day_text, within, word};

pub(super) async fn answer(
    state: &ApiState,
    caller: &Caller,
    asked: &GetBallotRequestView<'_>,
) -> Result<wire::GetBallotResponse, ConnectError> {
    let id: BallotId = word("ballot", asked.ballot)?;
    let horizon = Horizon { as_of: as_of(state, asked.as_of)?, known_at: asked.known_at_seq };
    state.seen(asked.not_before_seq).await?;
    let (views, reader, today) = (state.views_of(Some(caller)), state.reader.now(), state.today());
    let head = reader.head();
    within(horizon, head)?;
    let none = || refused(&Refusal::NoBallot {}.into());
    let read = move || {
        // Who is not told of it hears what they would if it were not there.
        inside(&views, &reader, id.review().owner(), today).map_err(|no| match no.code {
            ErrorCode::NotFound => none(),
            _ => no,
        })?;
        Balloted::read(&reader, &id, horizon).map_err(not_folded)
    };
    let Some(ballot) = state.blocking(read).await? else {
        return Err(none());
    };
    Ok(wire::GetBallotResponse {
        outcome: outcome(&ballot).into(),
        standard_id: ballot.id.review().owner().to_string(),
        electors: electors(&ballot),
        cards: ballot.roll().cards.as_ref().map(|held| cards(held, &ballot)).into(),
        version: ballot.version,
        as_of: horizon.as_of.unwrap_or(today).to_string(),
        seen_seq: horizon.known_at.unwrap_or(head),
        ..Default::default()
    })
}

/// How a ballot stands, and what its votes come to.
pub(crate) fn outcome(ballot: &Balloted) -> wire::BallotOutcome {
    let roll = ballot.roll();
    let (state, _, _) = ballot.standing();
    let ended = ballot.ended();
    let tally = roll.tally();
    let all = tally.all;
    let result = ballot.result.as_ref();
    let arithmetic = result.map(|result| result.arithmetic.clone());
    let source = ballot.source.as_ref();
    wire::BallotOutcome {
        ballot: ballot.id.to_string(),
        review: ballot.id.review().to_string(),
        round: ballot.id.round(),
        form: roll.form.key().to_owned(),
        secret: roll.is_secret(),
        state: state.to_owned(),
        opened_on: roll.opened_on.to_string(),
        closes: day_text(roll.closes),
        ended_on: day_text(ended.map(|(on, _)| on)),
        annulled_because: ended.and_then(|(_, why)| why).unwrap_or_default().to_owned(),
        verdict: result.map(|result| result.verdict.key()).unwrap_or_default().to_owned(),
        arithmetic_zh: arithmetic.as_ref().map(|words| words.zh.clone()).unwrap_or_default(),
        arithmetic_en: arithmetic.map(|words| words.en).unwrap_or_default(),
        conditions: result.into_iter().flat_map(|result| &result.conditions).map(judged).collect(),
        members: count(all.members),
        present: count(all.present),
        cast: count(all.cast),
        yes: count(all.yes),
        no: count(all.no),
        abstain: count(all.abstain),
        clause: source.map(|source| source.text.to_string()).unwrap_or_default(),
        unverified: source.is_some_and(|source| source.unverified),
        example_of: code(ballot.example_of.as_ref()),
        ..Default::default()
    }
}

fn judged(judged: &Judged) -> wire::BallotCondition {
    wire::BallotCondition {
        count: count(judged.count),
        of: judged.of.map(count),
        needed: judged.needed.map(count),
        holds: judged.holds,
        zh: judged.words.zh.clone(),
        en: judged.words.en.clone(),
        ..Default::default()
    }
}

fn electors(ballot: &Balloted) -> Vec<wire::BallotElector> {
    ballot.roll().electors.iter().map(|one| elector(ballot, one)).collect()
}

fn elector(ballot: &Balloted, elector: &Elector) -> wire::BallotElector {
    let (roll, person) = (ballot.roll(), &elector.person);
    let vote = roll.votes.iter().find(|vote| vote.by == *person);
    let recused = roll.recused.iter().find(|(held, _)| held == person);
    let cards = roll.cards.as_ref();
    let handed = cards.and_then(|cards| cards.handed.as_ref());
    wire::BallotElector {
        who: named(ballot, person).into(),
        unit: elector.unit.as_ref().map(ToString::to_string).unwrap_or_default(),
        drafting_unit: elector.drafting_unit,
        absent: elector.absent,
        recused_because: recused.map(|(_, why)| why.to_string()).unwrap_or_default(),
        drew_card: handed.is_some_and(|handed| handed.to.contains(person)),
        voted: vote.is_some() || cards.is_some_and(|cards| cards.voted.contains(person)),
        choice: vote.map(|vote| vote.choice.key()).unwrap_or_default().to_owned(),
        reason: vote
            .and_then(|vote| vote.reason.as_ref())
            .map(ToString::to_string)
            .unwrap_or_default(),
        ..Default::default()
    }
}

fn cards(cards: &Cards, ballot: &Balloted) -> wire::BallotCards {
    let handed = cards.handed.as_ref();
    let hand = |person: Option<&PersonId>| person.map(|person| named(ballot, person)).into();
    let cast = |card: &CastCard| wire::BallotCard {
        code: card.code.to_string(),
        choice: card.choice.key().to_owned(),
        ..Default::default()
    };
    let voided = handed.into_iter().flat_map(|handed| &handed.voided);
    wire::BallotCards {
        hashes: cards.hashes.iter().map(ToString::to_string).collect(),
        voided: voided.map(ToString::to_string).collect(),
        teller: hand(handed.map(|handed| &handed.by)),
        scrutineer: hand(handed.map(|handed| &handed.scrutineer)),
        cast: cards.cast.iter().map(cast).collect(),
        ..Default::default()
    }
}

fn named(ballot: &Balloted, person: &PersonId) -> wire::PersonName {
    let name = ballot.name(person).to_owned();
    wire::PersonName { person: person.to_string(), name, ..Default::default() }
}
