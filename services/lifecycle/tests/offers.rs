//! What is offered of a standard is what the decision lets pass, wherever it stands: random lives, and after each step of them
//! every offer is compared with the decision about the command that it holds.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[expect(dead_code, reason = "the other tests of this folder use the rest")]
mod house;

use std::collections::{BTreeMap, BTreeSet};

use house::{Chance, House, TODAY, any_command};
use jiff::ToSpan;
use jiff::civil::date;
use plumbline_lifecycle::standard::Command;
use plumbline_lifecycle::{Folded, No, Offer, StandardId, StreamId, World, offers};

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
    loop {
        let world = World { known: &house.streams, by: house.by.as_ref(), on, today: TODAY };
        match offers(&world, id) {
            Ok(offers) => return offers,
            Err(No::Refused(refusal)) => panic!("{refusal}"),
            Err(No::Missing(stream)) => {
                let unborn = Folded::unborn(&stream);
                assert!(house.streams.insert(stream.clone(), unborn).is_none(), "{stream}");
            }
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
