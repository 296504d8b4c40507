//! Any commands in any order: what the core allows folds, is stored and read back as it was, moves only where a standards
//! officer would let it, is waited for as the procedure says, and ends for good.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod house;
mod samples;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use house::{Chance, House, TODAY, any_command, say};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use plumbline_lifecycle::procedure::BUILT_IN;
use plumbline_lifecycle::standard::{At, Command, Event, Kind, Run, Standard};
use plumbline_lifecycle::{
    Calendar, Folded, Known, No, Noun, Place, Rules, Stage, StandardId, State, StreamId, Wait,
    Which, World, due, permits, waits,
};
use proptest::prelude::*;
use samples::{Sample, samples};

/// Where a standard may go from where, in one move, as stage codes. Written down by hand, not taken from the core.
const LEGAL: [(&str, &[&str]); 12] = [
    ("10.00", &["20.00", "10.98", "00.98"]),
    ("20.00", &["30.20", "10.00", "20.98"]),
    ("30.20", &["30.60", "10.00", "30.98"]),
    ("30.60", &["40.20", "30.20", "10.00", "30.98"]),
    ("40.00", &["50.00", "20.00", "10.00", "40.98"]),
    ("40.20", &["50.00", "20.00", "10.00", "40.98"]),
    ("50.00", &["60.00", "40.00", "20.00", "50.98"]),
    ("60.00", &["60.60"]),
    ("60.60", &["90.20"]),
    ("90.20", &["90.93", "90.92", "95.99"]),
    ("90.92", &["90.20", "95.99"]),
    ("90.93", &["90.20"]),
];

/// What is tried, and how many days after the attempt before; a few lie before it.
#[derive(Debug, Clone)]
struct Attempt {
    days: i64,
    second: bool,
    act: Act,
}

#[derive(Debug, Clone)]
enum Act {
    Onward,
    Command(u64),
}

fn attempts() -> impl Strategy<Value = Vec<Attempt>> {
    let act = prop_oneof![1 => Just(Act::Onward), 2 => any::<u64>().prop_map(Act::Command)];
    let attempt = (-10..80_i64, any::<bool>(), act);
    let attempt = attempt.prop_map(|(days, second, act)| Attempt { days, second, act });
    prop::collection::vec(attempt, 1..80)
}

/// One event, and the standard before and after it.
struct Step {
    on: Date,
    event: Event,
    before: Standard,
    after: Standard,
}

/// Plays the attempts on a standard and its second edition; gives every event of the two, in order.
fn play(attempts: &[Attempt]) -> Vec<Step> {
    let ids: [StandardId; 2] = [say("any"), say("any-2")];
    let mut house = House::new();
    let mut on = date(2024, 1, 1);
    let mut lives: BTreeMap<StreamId, Standard> = BTreeMap::new();
    let mut steps = Vec::new();
    let first = Attempt { days: 0, second: false, act: Act::Onward };
    for Attempt { days, second, act } in std::iter::once(&first).chain(attempts) {
        on = on.saturating_add(days.days());
        let id = &ids[usize::from(*second)];
        let events = match act {
            // A second edition is only ever decided on.
            _ if *second && house.run(id).is_none() => continue,
            Act::Onward => house.onward(on, id),
            Act::Command(seed) => {
                let command = any_command(&mut Chance::of(*seed), on, id);
                house.give(on, &StreamId::Standard(id.clone()), &command.into()).unwrap_or_default()
            }
        };
        for (stream, event) in events {
            let plumbline_lifecycle::Event::Standard(event) = event else { continue };
            let before = lives.remove(&stream).unwrap_or_default();
            let after = before.clone().evolve(&event, on).unwrap();
            lives.insert(stream, after.clone());
            steps.push(Step { on, event, before, after });
        }
    }
    steps
}

fn code(standard: &Standard) -> String {
    standard.code().map_or(String::new(), |code| code.to_string())
}

fn run(standard: &Standard) -> &Run {
    match standard {
        Standard::Run(run) => run,
        other => panic!("no life of ours: {other:?}"),
    }
}

fn waiting(standard: &Standard) -> Vec<Wait> {
    let State::Procedures(procedures) = &HOUSE.streams[&StreamId::Procedures].state else {
        panic!("the procedures are those")
    };
    let procedure = procedures.bound(&run(standard).binding).unwrap();
    let calendar = Calendar::default();
    waits(
        &State::Standard(standard.clone()),
        &Rules { procedure: Some(procedure), calendar: &calendar },
    )
}

/// A house in which nothing has happened yet.
static HOUSE: LazyLock<House> = LazyLock::new(House::new);

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_allowed_is_a_legal_move_on_a_day_that_is_not_past(attempts in attempts()) {
        for Step { on, event, before, after } in play(&attempts) {
            prop_assert!(before.latest().is_none_or(|latest| latest <= on), "{event:?} on {on}");
            let (from, to) = (code(&before), code(&after));
            if from.is_empty() {
                prop_assert_eq!(to, "10.00");
                continue;
            }
            let legal = LEGAL.iter().find(|(at, _)| *at == from);
            prop_assert!(legal.is_some(), "{event:?} after the end at {from}");
            let moves = from == to || legal.is_some_and(|(_, moves)| moves.contains(&to.as_str()));
            prop_assert!(moves, "{from} to {to} by {event:?}");
        }
    }

    #[test]
    fn every_event_is_stored_and_read_back_as_it_was(attempts in attempts()) {
        for Step { event, .. } in play(&attempts) {
            // The oldest schema that can say it: an older program still reads what it knows.
            let schema = match &event {
                Event::StandardProposed { grown_from: Some(_), .. } => 3,
                Event::StandardProposed { revises: Some(_), .. }
                | Event::ConsultationOpened { consultation: Some(_), .. } => 2,
                _ => 1,
            };
            let event = plumbline_lifecycle::Event::Standard(event);
            let stored = event.encode();
            prop_assert_eq!(stored.schema, schema, "{}", stored.kind);
            let read = plumbline_lifecycle::Event::decode(
                Noun::Standard, stored.kind, stored.schema, &stored.data,
            );
            prop_assert_eq!(read.unwrap(), event);
        }
    }

    #[test]
    fn what_can_happen_is_what_folds_and_what_is_permitted_folds(attempts in attempts()) {
        let mut seen = BTreeSet::new();
        for Step { on, after, .. } in play(&attempts) {
            if seen.insert((code(&after), after.suspended_since().is_some())) {
                check_open(&after, on)?;
            }
        }
    }

    #[test]
    fn last_days_are_those_of_the_present_plan_and_none_while_the_clock_stands(attempts in attempts()) {
        for Step { on, event, after, .. } in play(&attempts) {
            let waits = waiting(&after);
            let plan = waits.iter().find(|wait| wait.which == Which::Plan);
            if let Some(since) = after.suspended_since() {
                prop_assert_eq!(waits.len(), 1);
                prop_assert_eq!((waits[0].which, waits[0].since), (Which::Resumption, since));
                prop_assert_eq!(waits[0].until, None);
                prop_assert_eq!(due(&waits), None);
            }
            if after.place() == Some(Place::At(Stage::Proposal)) {
                prop_assert!(plan.is_none(), "a proposal has no plan: {plan:?}");
            }
            // Neither an earlier extension nor a suspension before acceptance moves it.
            if event.kind() == Kind::ProposalAccepted {
                let plan = plan.map(|plan| (plan.since, plan.until));
                prop_assert_eq!(plan, Some((on, Some(on.saturating_add(18.months())))));
            }
        }
    }
}

/// Tries an event of every kind on this standard.
fn check_open(standard: &Standard, on: Date) -> Result<(), TestCaseError> {
    let (id, run) = (say::<StandardId>("any"), run(standard));
    for kind in Kind::ALL {
        for Sample { event, fits } in samples(*kind, run) {
            let open = run.open().contains(kind) && fits;
            let folds = standard.clone().evolve(&event, on).is_ok();
            prop_assert_eq!(folds, open, "{:?} at {}", event, run.code());
            let permitted = is_permitted(&id, standard, &event, on);
            prop_assert!(
                folds || !permitted,
                "{event:?} is permitted at {} and misfits",
                run.code()
            );
        }
    }
    Ok(())
}

/// Whether the rules permit it, in a world whose other editions are in force, or given up.
fn is_permitted(id: &StandardId, standard: &Standard, event: &Event, on: Date) -> bool {
    let target = StreamId::Standard(id.clone());
    let event = plumbline_lifecycle::Event::Standard(event.clone());
    OTHERS.iter().any(|others| {
        let known = With { others, id: &target, folded: &held(standard) };
        match permits(&World { known: &known, by: None, on, today: TODAY }, &target, &event) {
            Ok(()) => true,
            Err(No::Refused(_)) => false,
            // No chain was begun in these houses, and nobody consulted.
            Err(No::Missing(StreamId::Approval(_) | StreamId::Consultation(_))) => false,
            Err(No::Missing(stream)) => panic!("{stream} is missing"),
        }
    })
}

/// A house with one standard in it that it does not hold itself.
struct With<'a> {
    others: &'a House,
    id: &'a StreamId,
    folded: &'a Folded,
}

impl Known for With<'_> {
    fn stream(&self, id: &StreamId) -> Option<&Folded> {
        match id {
            id if id == self.id => Some(self.folded),
            StreamId::People => Some(&NOBODY),
            StreamId::Approval(_) => Some(&NOTHING_SUBMITTED),
            id => self.others.streams.get(id),
        }
    }
}

/// A house in which nobody serves.
static NOBODY: LazyLock<Folded> = LazyLock::new(|| Folded::unborn(&StreamId::People));

/// An approval that nobody asked for.
static NOTHING_SUBMITTED: LazyLock<Folded> =
    LazyLock::new(|| Folded::unborn(&StreamId::Approval(say("any.proposal.1"))));

fn held(standard: &Standard) -> Folded {
    Folded { version: 1, seq: 1, state: State::Standard(standard.clone()) }
}

/// Houses whose other editions are in force, or were withdrawn.
static OTHERS: LazyLock<[House; 2]> = LazyLock::new(|| {
    let ids: [StandardId; 2] = [say("any-2"), say("elsewhere")];
    let (mut in_force, mut withdrawn) = (House::new(), House::new());
    for id in ids {
        let mut on = date(2020, 1, 1);
        withdrawn.onward(on, &id);
        let withdraw = Command::Withdraw { reason: say("条件不成熟") };
        withdrawn.give(on, &StreamId::Standard(id.clone()), &withdraw.into()).unwrap();
        while !matches!(in_force.run(&id).map(Run::at), Some(At::InForce(_))) {
            in_force.onward(on, &id);
            on = on.saturating_add(31.days());
        }
    }
    for house in [&mut in_force, &mut withdrawn] {
        house.streams.insert(StreamId::People, Folded::unborn(&StreamId::People));
    }
    [in_force, withdrawn]
});

#[test]
fn a_life_begins_with_a_proposal_or_an_observation_and_what_is_observed_is_only_observed() {
    let id: StandardId = say("any");
    let (mut house, on) = (House::new(), date(2024, 1, 1));
    house.onward(on, &id);
    let samples = |kind| samples(kind, house.run(&id).unwrap());
    let sight = samples(Kind::ObservationRecorded).remove(0).event;
    let observed = Standard::Unborn.evolve(&sight, on).unwrap();
    for kind in Kind::ALL {
        let observes = *kind == Kind::ObservationRecorded;
        let begins = observes || matches!(kind, Kind::StandardProposed | Kind::StandardEntered);
        for Sample { event, .. } in samples(*kind) {
            assert_eq!(Standard::Unborn.evolve(&event, on).is_ok(), begins, "{event:?}");
            assert_eq!(observed.clone().evolve(&event, on).is_ok(), observes, "{event:?}");
        }
    }
}

/// The attempts reach every place and every kind; a property that is only ever tried on proposals says little.
#[test]
fn random_lives_reach_every_place_and_every_kind() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let (mut codes, mut kinds) = (BTreeSet::new(), BTreeSet::new());
    for _ in 0..500 {
        for Step { event, after, .. } in play(&attempts().new_tree(&mut runner).unwrap().current())
        {
            codes.insert(code(&after));
            kinds.insert(event.kind());
        }
    }
    let all = LEGAL.iter().flat_map(|(from, to)| std::iter::once(from).chain(*to));
    let missing: BTreeSet<_> = all.filter(|code| !codes.contains(**code)).collect();
    assert!(missing.is_empty(), "never reached: {missing:?}");
    let missing: Vec<_> = Kind::ALL.iter().filter(|kind| !kinds.contains(*kind)).collect();
    // What persons do with a gate is tried in `chains.rs`, a panel and a filing are a story's, and so is what was in force before; what
    // we run is not observed; nothing here says that it replaces another.
    let elsewhere = [
        Kind::StandardEntered,
        Kind::ReviewEntered,
        Kind::DraftersNamed,
        Kind::GateSubmitted,
        Kind::GateApproved,
        Kind::GateDeclined,
        Kind::GateTakenBack,
        Kind::GateSentOut,
        Kind::ReviewCalled,
        Kind::FilingRecorded,
        Kind::ProcedureMoved,
        Kind::NormPromoted,
        Kind::ReplacementAgreed,
        Kind::ObservationRecorded,
    ];
    assert_eq!(missing, elsewhere.iter().collect::<Vec<_>>());
}

/// A decision that could do without the calendar would be refused with it when that stream cannot be read.
#[test]
fn only_a_procedure_whose_last_days_depend_on_working_days_asks_for_the_calendar() {
    let id: StandardId = say("a");
    let published = |house: &mut House| {
        let days = (0..9).map(|step| date(2024, 1, 1).saturating_add((step * 40).days()));
        days.for_each(|on| drop(house.onward(on, &id)));
        assert!(house.run(&id).unwrap().at().number().is_some());
        house.streams.contains_key(&StreamId::Calendar)
    };
    assert!(!published(&mut House::new()));
    let mut rolling = House::default();
    let roll = "roll = { to = \"next-working-day\", source = \"示例\" }";
    rolling.adopt(&format!("{roll}\n{}", BUILT_IN[0].1));
    assert!(published(&mut rolling));
}
