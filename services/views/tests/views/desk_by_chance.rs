//! Chains by chance, among few people who take each other's places: what the desks say together is what the core says when
//! it folds every stream anew, on that day and on later ones; so is how long each step took, as of any day; and a view that was made again says the same as the live one.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use plumbline_lifecycle::approval::{Command, Place, Resume, Target};
use plumbline_lifecycle::people::{self, Role};
use plumbline_lifecycle::procedure::Gate;
use plumbline_lifecycle::standard::{self, Standard};
use plumbline_lifecycle::{
    Calendar, PersonId, Rules, State, StreamId, UnitId, deadline, may_act, waits,
};
use plumbline_testkit::Chance;
use plumbline_views::VIEWS;

use crate::bureau::{Bureau, document, id, profile};
use crate::steps;

const PERSONS: u64 = 9;
const STANDARDS: u64 = 40;
const ROLES: [Role; 4] = [Role::DivisionHead, Role::Legal, Role::Office, Role::DeputyDirector];
const UNITS: [&str; 3] = ["u-bureau", "u-welfare", "u-other"];

/// What may be done by whom: stream, for what, who, as what, for whom.
type May = BTreeSet<(String, String, String, &'static str, String)>;

#[test]
fn the_desks_of_all_together_are_what_the_core_says_of_every_stream() {
    let seed = Chance::seed();
    eprintln!("PLUMBLINE_TEST_SEED={seed}");
    let mut chance = Chance::new(seed);
    let mut bureau = Bureau::empty("2026-01-04");
    bureau.adopt("2026-01-04", include_str!("../../../../tests/stories/any-one.toml"));
    begin(&mut bureau);
    let mut today = date(2026, 1, 5);
    let mut met = 0;
    for round in 0..900 {
        today = today.saturating_add((chance.below(3) as i64).days());
        at_random(&mut bureau, today, &mut chance);
        if round % 10 == 9 {
            bureau.learn();
            for ahead in [0, 4, 30] {
                let day = today.saturating_add(i64::from(ahead).days());
                let (said, folded) = (by_desks(&bureau, day), by_core(&bureau, day));
                assert_eq!(said, folded, "round {round}, on {day}");
                met += said.len();
                assert_eq!(stuck(&bureau, day), stuck_by_core(&bureau, day), "{round}, on {day}");
            }
        }
    }
    assert!(met > 500, "too little waited for anybody: {met}");
    let (mut day, mut stays) = (date(2026, 1, 5), 0);
    while day <= today {
        stays += steps::agree(&bureau.views, &bureau.house.made, day);
        day = day.saturating_add(40.days());
    }
    assert!(stays > 150, "too few steps were decided: {stays}");
    let dump = |bureau: &Bureau| {
        VIEWS.map(|view| bureau.runner.dump(view, &mut |_| {}).unwrap().to_string())
    };
    let live = dump(&bureau);
    let reader = bureau.book.log.reader.clone();
    bureau.runner.rebuild(None, &reader, &mut |_| {}).unwrap();
    assert_eq!(dump(&bureau), live);
}

fn person(n: u64) -> PersonId {
    id(&format!("p-{n}"))
}

fn begin(bureau: &mut Bureau) {
    let on = "2026-01-04";
    bureau.unit(on, "u-bureau", None);
    bureau.unit(on, "u-welfare", Some("u-bureau"));
    bureau.unit(on, "u-other", Some("u-bureau"));
    for n in 0..PERSONS {
        let (name, unit) = (id("示例：某"), id("u-bureau"));
        bureau.people(on, people::Command::Join { person: person(n), name, unit });
    }
    for (n, role) in (0..).zip(ROLES) {
        bureau.assign(on, role, "u-bureau", person(n).as_str());
    }
    for n in 0..STANDARDS {
        let procedure = if n == 0 { "any-one" } else { "local-city" };
        let standard = format!("s-{n}");
        let propose = standard::Command::Propose { procedure: id(procedure), profile: profile() };
        bureau.standard(on, &standard, propose);
    }
}

/// Something is tried; most of it is refused.
fn at_random(bureau: &mut Bureau, today: Date, chance: &mut Chance) {
    let standard = format!("s-{}", chance.below(STANDARDS));
    let by = person(chance.below(PERSONS));
    let stream = StreamId::Standard(id(&standard));
    match chance.below(4) {
        0 => {
            let command = any_people_command(today, chance);
            bureau.house.give_as(None, today, today, &StreamId::People, command.into());
        }
        1 => {
            for kind in ["analysis", "first-draft", "benefit", "rollout", "plan-notice"] {
                let document = document(kind);
                let attach = standard::Command::AttachDocument { document };
                bureau.house.give_as(None, today, today, &stream, attach.into());
            }
            let submit = standard::Command::SubmitGate { gate: Gate::Proposal };
            if chance.below(3) == 0 {
                let persons = vec![person(chance.below(PERSONS))];
                let name = standard::Command::NameDrafters { units: Vec::new(), persons };
                bureau.house.give_as(None, today, today, &stream, name.into());
            }
            bureau.house.give_as(Some(&by), today, today, &stream, submit.into());
        }
        _ => {
            let under_way: Vec<StreamId> = bureau
                .house
                .streams()
                .iter()
                .filter(
                    |(_, folded)| matches!(&folded.state, State::Approval(a) if a.is_under_way()),
                )
                .map(|(stream, _)| stream.clone())
                .collect();
            if under_way.is_empty() {
                return;
            }
            let stream = chance.one_of(&under_way).clone();
            if chance.below(6) == 0 {
                let wait = all_waits(bureau).into_iter().find(|(of, _)| *of == stream);
                if let Some((_, wait)) = wait
                    && let Some(until) = wait.until
                {
                    let note = deadline::Command::NoteDeadline { which: wait.which, until };
                    bureau.house.give_as(None, today, today, &stream, note.into());
                }
                return;
            }
            let command = any_approval_command(chance);
            // Somebody who may, often: chance alone hardly ever meets them.
            let mut by = by;
            if chance.below(3) > 0
                && let Some(who) =
                    by_core(bureau, today).iter().find(|may| may.0 == stream.to_string())
            {
                by = id(&who.2);
            }
            bureau.house.give_as(Some(&by), today, today, &stream, command.into());
        }
    }
}

fn any_approval_command(chance: &mut Chance) -> Command {
    let to = person(chance.below(PERSONS));
    match chance.below(14) {
        0..6 => Command::Decide { agree: true, opinion: None, minutes: None },
        6 => Command::Decide { agree: false, opinion: Some(id("示例")), minutes: None },
        7 | 12 | 13 => {
            let place = *chance.one_of(&[Place::Before, Place::Beside, Place::After]);
            Command::AddSigner { person: to, place }
        }
        8 => Command::HandOver { to, reason: id("示例") },
        9 => {
            let resume = *chance.one_of(&[Resume::Through, Resume::Direct]);
            Command::SendBack { to: Target::Submitter, resume, opinion: id("示例") }
        }
        10 => Command::Resubmit { note: id("示例") },
        _ => Command::TakeBackDecision,
    }
}

fn any_people_command(today: Date, chance: &mut Chance) -> people::Command {
    let (role, unit) = (*chance.one_of(&ROLES), id::<UnitId>(chance.one_of::<&str>(&UNITS)));
    let (person, to) = (person(chance.below(PERSONS)), person(chance.below(PERSONS)));
    let last = today.saturating_add((chance.below(20) as i64).days());
    match chance.below(14) {
        0..3 => {
            let until = (chance.below(2) == 0).then_some(last);
            people::Command::AssignRole { role, unit, person, from: today, until }
        }
        3 => people::Command::EndRole { role, unit, person },
        4..7 => {
            let rank = 1 + u8::try_from(chance.below(3)).unwrap();
            people::Command::NameDeputy { role, unit, person, rank }
        }
        7 => people::Command::EndDeputy { role, unit, person },
        8..11 => {
            let gates =
                chance.one_of(&[vec![], vec![Gate::Proposal], vec![Gate::Approval]]).clone();
            people::Command::Delegate { from: person, to, first: today, last, gates }
        }
        11 => people::Command::EndDelegation { from: person, to },
        12 if chance.below(6) == 0 => people::Command::Leave { person },
        12 => people::Command::Join { person, name: id("示例：某"), unit },
        _ if chance.below(12) == 0 => people::Command::CloseUnit { unit, into: Some(id(UNITS[0])) },
        _ => people::Command::AssignRole { role, unit, person, from: today, until: None },
    }
}

/// Every wait of every stream that is not behind another one, as the core folds them.
fn all_waits(bureau: &Bureau) -> Vec<(StreamId, plumbline_lifecycle::Wait)> {
    let streams = bureau.house.streams();
    let Some(State::Calendar(calendar)) = streams.get(&StreamId::Calendar).map(|f| &f.state) else {
        return Vec::new();
    };
    let Some(State::Procedures(procedures)) =
        streams.get(&StreamId::Procedures).map(|folded| &folded.state)
    else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for (stream, folded) in streams {
        let procedure = match &folded.state {
            State::Standard(Standard::Run(run)) => procedures.get(&run.binding).map(AsRef::as_ref),
            _ => None,
        };
        let waits = waits(&folded.state, &Rules { procedure, calendar });
        all.extend(waits.into_iter().map(|wait| (stream.clone(), wait)));
    }
    all
}

fn each_may(
    bureau: &Bureau,
    day: Date,
    mut each: impl FnMut(
        &StreamId,
        &plumbline_lifecycle::Wait,
        &[plumbline_lifecycle::approval::Filler<'_>],
    ),
) {
    let streams = bureau.house.streams();
    let calendar = match streams.get(&StreamId::Calendar).map(|folded| &folded.state) {
        Some(State::Calendar(calendar)) => calendar,
        _ => Calendar::unknown(),
    };
    let Some(State::People(people)) = streams.get(&StreamId::People).map(|f| &f.state) else {
        return;
    };
    for (stream, wait) in all_waits(bureau) {
        let state = &streams[&stream].state;
        let may = may_act(state, wait.which, &wait.who, people, calendar, day);
        each(&stream, &wait, &may);
    }
}

fn by_core(bureau: &Bureau, day: Date) -> May {
    let mut all = May::new();
    each_may(bureau, day, |stream, wait, may| {
        if wait.follow.is_none() {
            all.extend(may.iter().map(|filler| {
                let whom = filler.stands_for.map(ToString::to_string).unwrap_or_default();
                let which = format!("{:?}", wait.which);
                (stream.to_string(), which, filler.person.to_string(), filler.capacity.key(), whom)
            }));
        }
    });
    all
}

fn by_desks(bureau: &Bureau, day: Date) -> May {
    let mut all = May::new();
    for n in 0..PERSONS {
        let mine = bureau.views.desk.mine(&person(n), day, 1_000).unwrap();
        assert!(!mine.more);
        let order: Vec<_> = mine
            .rows
            .iter()
            .map(|row| (row.waiting.until.unwrap_or(Date::MAX), row.waiting.since))
            .collect();
        assert!(order.is_sorted(), "{order:?}");
        all.extend(mine.rows.into_iter().map(|row| {
            let whom = row.stands_for.map(|whom| whom.id).unwrap_or_default();
            let which = format!("{:?}", row.waiting.which);
            (row.waiting.stream, which, person(n).to_string(), row.capacity.key(), whom)
        }));
    }
    all
}

fn stuck(bureau: &Bureau, day: Date) -> BTreeSet<(String, String)> {
    let stuck = bureau.views.desk.stuck(day, 1_000).unwrap();
    let seats = stuck.rows.into_iter().map(|one| one.waiting);
    seats.map(|waiting| (waiting.stream, format!("{:?}", waiting.which))).collect()
}

fn stuck_by_core(bureau: &Bureau, day: Date) -> BTreeSet<(String, String)> {
    let mut all = BTreeSet::new();
    each_may(bureau, day, |stream, wait, may| {
        let is_seat = matches!(wait.which, plumbline_lifecycle::Which::Seat { .. });
        if is_seat && may.is_empty() {
            all.insert((stream.to_string(), format!("{:?}", wait.which)));
        }
    });
    all
}
