//! Chains by chance: whatever persons try in whatever order, no decision counts twice, nobody decides on their own matter,
//! somebody can always move it on, and whom an explanation names are those whom a decision lets through.
//!
//! proptest prints the seed of a case that fails, and shrinks it to the fewest tries.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

mod chained;

use std::collections::{BTreeMap, BTreeSet};

use chained::{House, PERSONS, any_try, say};
use plumbline_lifecycle::approval::{Approval, Command, Event, Kind, Minutes, Mode, Outcome};
use plumbline_lifecycle::{
    Calendar, Horizon, PartId, PersonId, State, StoredEvent, StreamId, Which, decide, explain,
    permits, replay,
};
use proptest::prelude::*;

/// What holds of a matter, whatever happened.
fn check(house: &House) -> Result<(), TestCaseError> {
    let (stream, approval) = house.matter();
    let Some(chain) = approval.chain() else { return Ok(()) };
    let barred = |person: &PersonId| *person == chain.submitter || chain.barred.contains(person);
    let mut seats = BTreeSet::new();
    let mut signers = BTreeSet::new();
    for decision in chain.history.iter().filter(|decision| decision.counts) {
        let verdict = &decision.verdict;
        let twice = !seats.insert((decision.step, decision.seat));
        prop_assert!(!twice, "two decisions count on one seat: {:?}", chain.history);
        prop_assert!(!barred(&verdict.by), "{} decided on their own matter", verdict.by);
        let own = verdict.stands_for.as_ref().is_some_and(barred);
        prop_assert!(!own, "{} decided for who submitted or drafted it", verdict.by);
        prop_assert!(verdict.by.as_str() != "p-mo", "a stranger decided");
        let step = chain.step_no(decision.step).unwrap();
        for signer in std::iter::once(&verdict.by).chain(&verdict.stands_for) {
            let again = !signers.insert((decision.step, signer.clone()));
            prop_assert!(step.mode != Mode::All || !again, "{signer} fills two seats");
        }
    }
    if let Approval::Ended { outcome: Outcome::Granted, .. } = approval {
        let skipped = chain.route.iter().find(|step| !step.is_done());
        prop_assert!(skipped.is_none(), "granted, and this step was not asked: {skipped:?}");
    }
    if let Approval::WithSubmitter(_) = approval {
        prop_assert!(somebody_takes_it_back(house, &stream), "nobody can move it: {chain:?}");
    }
    let StreamId::Approval(part) = &stream else { unreachable!() };
    let open = approval.may_act(house.persons(), &Calendar::default(), house.on);
    if matches!(approval, Approval::Running(_)) {
        prop_assert!(!open.is_empty(), "a running chain has no open seat: {chain:?}");
        if open.iter().all(|(_, fillers)| fillers.is_empty()) {
            let seat = (chain.at, open[0].0.no);
            prop_assert!(can_be_reassigned(house, part, seat), "nobody can act on {seat:?}");
        }
    }
    Ok(())
}

/// Whom an explanation names are those whom a decision lets through, and nobody else.
fn explained_as_decided(house: &House) -> Result<(), TestCaseError> {
    let (stream, approval) = house.matter();
    let Some(chain) = approval.chain() else { return Ok(()) };
    let StreamId::Approval(part) = &stream else { unreachable!() };
    let mut house = house.clone();
    let explanation = house.ask(|world| explain(world, part.owner()), None).unwrap();
    let of_seats = explanation.waiting.iter().filter(|waiting| waiting.stream == stream);
    let named: BTreeSet<PersonId> = of_seats
        .filter(|waiting| matches!(waiting.wait.which, Which::Seat { .. }))
        .flat_map(|waiting| waiting.may_act.iter().map(|actor| actor.person.clone()))
        .collect();
    let group = chain.step().is_some_and(|step| step.open().any(|seat| seat.by_minutes));
    let minutes = || Minutes { number: say("示例纪要"), sha256: "a".repeat(64) };
    let agree = |minutes| Command::Decide { agree: true, opinion: None, minutes };
    let lets_through = |house: &mut House, person: &PersonId| {
        [agree(None), agree(group.then(minutes))].into_iter().any(|command| {
            let command = command.into();
            house.ask(|world| decide(world, &stream, &command), Some(person)).is_ok()
        })
    };
    let persons = PERSONS.map(say::<PersonId>);
    let let_through: BTreeSet<PersonId> =
        persons.into_iter().filter(|person| lets_through(&mut house, person)).collect();
    prop_assert_eq!(named, let_through);
    Ok(())
}

/// Whether what was sent back can be taken back, by its submitter or by whoever the office is.
fn somebody_takes_it_back(house: &House, stream: &StreamId) -> bool {
    let mut house = house.clone();
    let take_back = Command::TakeBack.into();
    let taken_back = PERSONS.iter().any(|person| {
        house.ask(|world| decide(world, stream, &take_back), Some(&say(person))).is_ok()
    });
    // Where nobody holds the office, somebody has to be assigned to it first.
    taken_back || !house.is_held("office")
}

/// Whether the office can give a seat to somebody in service.
fn can_be_reassigned(house: &House, part: &PartId, (step, seat): (u32, u32)) -> bool {
    let stream = StreamId::Approval(part.clone());
    // Whoever is in service could be given the office.
    let serves = |person: &&&str| house.persons().unit_of(&say(person)).is_some();
    let Some(by) = PERSONS.iter().find(serves).map(|person| say::<PersonId>(person)) else {
        return true;
    };
    PERSONS.iter().any(|to| {
        let (to, by) = (say(to), by.clone());
        let event = Event::SeatReassigned { step, seat, to, by, reason: say("示例") };
        let event = plumbline_lifecycle::Event::Approval(event);
        house.clone().ask(|world| permits(world, &stream, &event), None).is_ok()
    })
}

/// Every prefix of what was recorded folds, read back from its stored form.
fn prefixes_fold(house: &House) -> Result<(), TestCaseError> {
    let streams: BTreeSet<&StreamId> = house.recorded.iter().map(|(stream, ..)| stream).collect();
    for stream in streams {
        let of_it = house.recorded.iter().filter(|(of, ..)| of == stream);
        let stored: Vec<_> = of_it
            .map(|(_, event, on)| {
                (plumbline_lifecycle::Event::Approval(event.clone()).encode(), *on)
            })
            .collect();
        let rows = (1..).zip(&stored).map(|(seq, (stored, on))| StoredEvent {
            seq,
            version: seq,
            kind: stored.kind,
            schema: stored.schema,
            on: *on,
            data: &stored.data,
        });
        let mut states = 0;
        let folded = replay(stream, rows, Horizon::default(), |_, _, _| states += 1);
        prop_assert_eq!(&folded.unwrap().state, &house.streams[stream].state);
        prop_assert_eq!(states, stored.len());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn whatever_persons_try_a_matter_stays_sound_and_somebody_can_move_it(
        shape in prop::collection::vec((any::<bool>(), 0..5_u8, any::<u8>()), 1..4),
        tries in prop::collection::vec(any_try(), 1..60),
    ) {
        let mut house = House::with_chain(&shape);
        check(&house)?;
        for one in tries {
            house.play(one)?;
            check(&house)?;
        }
        explained_as_decided(&house)?;
        prefixes_fold(&house)?;
    }
}

/// Tries that never came upon an event, or an end, would say nothing about it.
#[test]
fn the_tries_come_upon_every_kind_of_event_and_every_end() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let shapes = prop::collection::vec((any::<bool>(), 0..5_u8, any::<u8>()), 1..4);
    let tries = prop::collection::vec(any_try(), 60);
    let mut met: BTreeMap<String, u32> = BTreeMap::new();
    for _ in 0..300 {
        let mut house = House::with_chain(&shapes.new_tree(&mut runner).unwrap().current());
        for one in tries.new_tree(&mut runner).unwrap().current() {
            house.play(one).unwrap();
        }
        for (_, event, _) in &house.recorded {
            *met.entry(event.kind().name().to_owned()).or_default() += 1;
            if let Event::SeatDecided { stands_for: Some(_), .. } = event {
                *met.entry("for another".into()).or_default() += 1;
            }
        }
        for folded in house.streams.values() {
            if let State::Approval(Approval::Ended { outcome, .. }) = &folded.state {
                *met.entry(outcome.key().to_owned()).or_default() += 1;
            }
        }
    }
    let ends = Outcome::ALL.map(Outcome::key);
    let wanted = Kind::NAMES.iter().chain(&ends).chain(&["for another"]);
    // What begins a matter of a pool begins none of a standard: `tests/stories/admissions.story`.
    let of_a_pool = Kind::AdmissionSubmitted.name();
    let wanted = wanted.filter(|kind| **kind != of_a_pool);
    let missing: Vec<_> = wanted.filter(|kind| !met.contains_key(**kind)).collect();
    assert!(missing.is_empty(), "never met: {missing:?} among {met:?}");
    println!("{met:?}");
}
