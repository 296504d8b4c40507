//! What is offered of a standard is what the decision lets pass, wherever it stands: random lives, and after each step of them
//! every offer is compared with the decision about the command that it holds. The same of panels, their ballots and the pool.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "house/approvals.rs"]
mod approvals;
#[expect(dead_code, reason = "the other tests of this folder use the rest")]
mod house;
#[path = "house/people.rs"]
mod people;
#[path = "house/reviews.rs"]
#[expect(dead_code, reason = "the other tests of this folder use the rest")]
mod reviews;

use std::collections::{BTreeMap, BTreeSet};

use approvals::approve;
use house::{Chance, House, TODAY, any_command, say};
use jiff::ToSpan;
use jiff::civil::date;
use plumbline_lifecycle::standard::Command;
use plumbline_lifecycle::{
    BallotId, Folded, No, Offer, StandardId, State, StreamId, World, ballot, offers,
    offers_of_ballot, offers_of_expert, offers_of_pool, offers_of_review, pool, review,
};
use reviews::{EXPERTS, reviewed};

const LIVES: u64 = 60;

#[test]
fn what_is_offered_is_what_the_decision_lets_pass() {
    let id: StandardId = "day-care".parse().unwrap();
    let (mut possible, mut reasons) = (BTreeSet::new(), BTreeMap::new());
    for seed in 0..LIVES {
        let chance = &mut Chance::of(seed);
        let (mut house, mut on) = (House::new(), date(2024, 1, 2));
        for _ in 0..24 {
            on = on.checked_add(i64::from(chance.below(60)).days()).unwrap().min(TODAY);
            if chance.odd() {
                house.onward(on, &id);
            } else {
                let command = any_command(chance, on, &id);
                let _ = house.give(on, &StreamId::Standard(id.clone()), &command.into());
            }
            for offer in offered(&mut house, on, &id) {
                is_as_decided(&mut house, on, &id, &offer);
                match &offer.refusal {
                    None => _ = possible.insert(offer.command.name()),
                    Some(refusal) => *reasons.entry(refusal.reason().rule).or_insert(0) += 1,
                }
            }
        }
    }
    let met = [
        "RejectProposal",
        "OpenConsultation",
        "CloseConsultation",
        "BeginReview",
        "PassReview",
        "ApprovePublication",
        "Publish",
        "StartRevision",
        "Confirm",
        "Revise",
        "Abolish",
        "Return",
        "Suspend",
        "Resume",
        "Withdraw",
        "ExtendPlan",
        "AmendProfile",
        "CorrectProfile",
        "NameDrafters",
        "RecordPublicity",
        "ReportImplementation",
    ];
    for command in met {
        assert!(possible.contains(command), "{command} was never possible: {possible:?}");
    }
    for rule in
        ["out-of-turn", "suspended", "documents-missing", "consultation-runs", "plan-overdue"]
    {
        assert!(reasons.contains_key(rule), "{rule} stopped nothing: {reasons:?}");
    }
}

fn offered(house: &mut House, on: jiff::civil::Date, id: &StandardId) -> Vec<Offer> {
    asked(house, on, |world| offers(world, id))
}

/// What the core answers, once all that it asks for is there.
fn asked<T>(
    house: &mut House,
    on: jiff::civil::Date,
    question: impl Fn(&World<'_>) -> Result<T, No>,
) -> T {
    loop {
        let world = World { known: &house.streams, by: house.by.as_ref(), on, today: TODAY };
        match question(&world) {
            Ok(answer) => return answer,
            Err(No::Refused(refusal)) => panic!("{refusal}"),
            Err(No::Missing(stream)) => {
                let unborn = Folded::unborn(&stream);
                assert!(house.streams.insert(stream.clone(), unborn).is_none(), "{stream}");
            }
        }
    }
}

#[test]
fn what_is_offered_of_a_panel_its_ballot_and_its_pool_is_what_the_decision_lets_pass() {
    let mut possible = BTreeSet::new();
    for seed in 0..40 {
        let chance = &mut Chance::of(seed);
        let mut house = House::new();
        approve(&mut house, chance);
        reviewed(&mut house, chance);
        house.by = Some(say(chance.one_of(&EXPERTS)));
        let part = say("e.draft.1");
        let of_review = asked(&mut house, TODAY, |world| offers_of_review(world, &part));
        compare(&mut house, &StreamId::Review(part), of_review, &mut possible);
        let held = house.streams.get(&say("review/e.draft.1")).map(|folded| &folded.state);
        let ballot: Option<BallotId> = match held {
            Some(State::Review(held)) => {
                held.panel().and_then(|panel| panel.ballots.last().cloned())
            }
            _ => None,
        };
        if let Some(id) = ballot {
            let of_ballot = asked(&mut house, TODAY, |world| offers_of_ballot(world, &id));
            compare(&mut house, &StreamId::Ballot(id), of_ballot, &mut possible);
        }
        let (area, expert) = (say("330100"), say(chance.one_of(&EXPERTS)));
        let mut of_pool = asked(&mut house, TODAY, |world| offers_of_pool(world, &area));
        of_pool.extend(asked(&mut house, TODAY, |world| offers_of_expert(world, &area, &expert)));
        compare(&mut house, &StreamId::Pool(area), of_pool, &mut possible);
    }
    let all = [review::Command::ALL, ballot::Command::ALL, pool::Command::ALL].concat();
    // The procedure votes by name, has no rule of admissions by approval, and its alternates step in by themselves; everybody of its pool is
    // drawn before anybody is named, a chair has to have a ballot that passed, and an opinion hardly ever stays to be disposed of.
    let never = [
        "HandCards",
        "ProposeExperts",
        "AskAlternate",
        "NamePanelist",
        "Conclude",
        "DisposeOpinion",
    ];
    let wanted: BTreeSet<&str> =
        all.iter().map(|(name, _, _)| *name).filter(|name| !never.contains(name)).collect();
    let missing: Vec<_> = wanted.difference(&possible).collect();
    assert!(missing.is_empty(), "never possible: {missing:?}");
}

/// The decision gives the very refusal that is offered, or none. Of a draw the offer says only whether there may be one.
fn compare<C: Clone + Into<plumbline_lifecycle::Command>>(
    house: &mut House,
    target: &StreamId,
    offers: Vec<Offer<C>>,
    possible: &mut BTreeSet<&'static str>,
) {
    for Offer { command, refusal, .. } in offers {
        let command: plumbline_lifecycle::Command = command.into();
        let said = house.decide(TODAY, target, &command);
        match &refusal {
            None if command.name() == "Draw" => _ = possible.insert("Draw"),
            None => {
                assert!(said.is_ok(), "{command:?}: {said:?}");
                possible.insert(command.name());
            }
            Some(refusal) => assert_eq!(said.as_ref().err(), Some(refusal), "{command:?}"),
        }
    }
}

/// The decision gives the very refusal that is offered, or none. Of a panel the offer says only whether one may be called.
fn is_as_decided(house: &mut House, on: jiff::civil::Date, id: &StandardId, offer: &Offer) {
    let target = StreamId::Standard(id.clone());
    let said = house.decide(on, &target, &offer.command.clone().into());
    match (&offer.command, &offer.refusal) {
        (Command::CallReview { .. }, None) => {}
        // The pool is not read for it, so that of several reasons another may be told first.
        (Command::CallReview { .. }, Some(_)) => assert!(said.is_err(), "{:?}", offer.command),
        (_, None) => assert!(said.is_ok(), "{:?} on {on}: {said:?}", offer.command),
        // What a command needs besides its place may be told before its place is.
        (_, Some(refusal)) if ["out-of-turn", "suspended"].contains(&refusal.reason().rule) => {
            assert!(said.is_err(), "{:?} on {on}", offer.command);
        }
        (_, Some(refusal)) => {
            assert_eq!(said.as_ref().err(), Some(refusal), "{:?} on {on}", offer.command);
        }
    }
    if let (Some((first, last)), Command::ExtendPlan { reason, .. }, None) =
        (offer.days, &offer.command, &offer.refusal)
    {
        // The bounds are those of the rule, to the day.
        let until = |day| Command::ExtendPlan { until: day, reason: reason.clone() };
        let last = last.unwrap();
        let mut asks = |day| house.decide(on, &target, &until(day).into());
        let (day_before, day_after) = (first.yesterday().unwrap(), last.tomorrow().unwrap());
        assert!(asks(last).is_ok() && asks(day_after).is_err() && asks(day_before).is_err());
    }
}
