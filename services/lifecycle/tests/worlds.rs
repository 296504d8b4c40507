//! A decision in a world that loads a stream when it is asked for is the decision in the whole world, and it depends on
//! nothing that it did not read.
//!
//! A case is a world by chance (several standards with editions of each other, procedures in several versions, registers,
//! people, consultations, a pool, panels and their ballots), put together without asking whether one history could have led to it, and a few commands. A failure names its
//! seed; `WORLDS_SEED=… cargo nextest run -E 'binary(worlds)'` plays that case alone.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "house/approvals.rs"]
mod approvals;
#[expect(dead_code, reason = "the other tests of this folder use the rest")]
mod house;
#[path = "house/people.rs"]
mod people;
#[path = "house/reviews.rs"]
mod reviews;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use approvals::{any_approval_request, anybody, approve};
use house::{Chance, House, TODAY, any_command, say, seed};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use people::any_people_command;
use plumbline_lifecycle::draw::Seed;
use plumbline_lifecycle::procedure::{self, BUILT_IN};
use plumbline_lifecycle::standard::{self, At, Run, Standard};
use plumbline_lifecycle::{
    Command, Event, Folded, Horizon, Known, No, PersonId, Refusal, StandardId, State, StoredEvent,
    StreamId, World, calendar, decide, grants, replay,
};
use reviews::{EXPERTS, any_consulted_request, any_reviewed_request, reviewed};

const CASES: u64 = 5_500;

/// Distinct streams that a decision may ask for: the writer's own bound.
const READS_MAX: usize = 16;

type Answer = Result<Vec<(StreamId, Event)>, Refusal>;

/// What the cases came to, all together.
#[derive(Debug, Default)]
struct Tally {
    allowed: u32,
    several_streams: u32,
    approvals: u32,
    consultations: u32,
    pools: u32,
    reviews: u32,
    ballots: u32,
    rules: BTreeSet<&'static str>,
}

#[test]
fn a_world_loaded_on_demand_is_the_whole_world_and_what_was_not_read_does_not_matter() {
    let pool = Pool::new();
    if let Ok(seed) = std::env::var("WORLDS_SEED") {
        return play(seed.parse().unwrap(), &pool, &mut Tally::default());
    }
    let mut tally = Tally::default();
    for seed in 0..CASES {
        let _named = NamedByPanic(seed);
        play(seed, &pool, &mut tally);
    }
    println!("{tally:?}");
    // Cases that are all refused for the same reason would prove little.
    assert!(tally.allowed > 2_000, "only {} commands were allowed", tally.allowed);
    assert!(tally.several_streams > 200, "only {} wrote several streams", tally.several_streams);
    assert!(tally.approvals > 200, "only {} events of approvals", tally.approvals);
    let Tally { consultations, pools, reviews, ballots, .. } = tally;
    let of_panels = [(consultations, 30), (pools, 300), (reviews, 100), (ballots, 60)];
    assert!(of_panels.iter().all(|(met, least)| met > least), "met, and wanted: {of_panels:?}");
    assert!(tally.rules.len() >= 45, "only these rules said no: {:?}", tally.rules);
}

/// The case at hand, so that whatever fails in it is followed by its seed.
struct NamedByPanic(u64);

impl Drop for NamedByPanic {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("the case is WORLDS_SEED={}", self.0);
        }
    }
}

fn play(seed: u64, pool: &Pool, tally: &mut Tally) {
    let chance = &mut Chance::of(seed);
    let mut whole = pool.world(chance);
    let tiny = chance.below(4) as usize;
    let mut memories = [usize::MAX, 0, tiny].map(Memory::keeping);
    memories[0].kept = whole.clone();
    for _ in 0..6 {
        let (on, target, command) = any_request(chance, &whole);
        let by = match &target {
            StreamId::Review(_) | StreamId::Ballot(_) => Some(say(chance.one_of(&EXPERTS))),
            _ => anybody(chance),
        };
        let wanted = decide_in_whole(&mut whole, (on, by.as_ref()), &target, &command);
        for memory in &mut memories {
            let (found, reads) = memory.decide(&whole, (on, by.as_ref()), &target, &command);
            assert_eq!(found, wanted, "{command:?} to {target}, keeping {}", memory.keep);
            let other = Other { whole: &whole, reads: &reads, other: pool.drawn(chance) };
            let world = World { known: &other, by: by.as_ref(), on, today: TODAY };
            let anew = decide(&world, &target, &command).map_err(|no| match no {
                No::Refused(refusal) => refusal,
                No::Missing(stream) => panic!("{stream} is read only when others differ"),
            });
            assert_eq!(anew, wanted, "{command:?} to {target} depends on more than {reads:?}");
            for (stream, _) in wanted.iter().flatten() {
                assert!(reads.contains(stream), "{stream} is written and was not read");
            }
        }
        match &wanted {
            Ok(events) => {
                tally.allowed += 1;
                let streams: BTreeSet<_> = events.iter().map(|(stream, _)| stream).collect();
                tally.several_streams += u32::from(streams.len() > 1);
                let of_approvals = |stream: &&StreamId| matches!(stream, StreamId::Approval(_));
                tally.approvals += u32::from(streams.iter().any(of_approvals));
                for (stream, _) in events {
                    match stream {
                        StreamId::Consultation(_) => tally.consultations += 1,
                        StreamId::Pool(_) => tally.pools += 1,
                        StreamId::Review(_) => tally.reviews += 1,
                        StreamId::Ballot(_) => tally.ballots += 1,
                        _ => {}
                    }
                }
                assert_eq!(events.first().map(|(stream, _)| stream), Some(&target));
                fold(&mut whole, events, on);
            }
            Err(refusal) => _ = tally.rules.insert(refusal.reason().rule),
        }
        for memory in &mut memories {
            fold(&mut memory.kept, wanted.iter().flatten(), on);
            memory.forget(chance);
        }
    }
}

/// Where a stream that nobody holds is unborn.
fn decide_in_whole(
    whole: &mut BTreeMap<StreamId, Folded>,
    (on, by): (Date, Option<&PersonId>),
    target: &StreamId,
    command: &Command,
) -> Answer {
    let mut house = House { streams: std::mem::take(whole), by: by.cloned() };
    let answer = house.decide(on, target, command);
    *whole = house.streams;
    answer
}

fn fold<'a>(
    streams: &mut BTreeMap<StreamId, Folded>,
    events: impl IntoIterator<Item = &'a (StreamId, Event)>,
    on: Date,
) {
    for (stream, event) in events {
        let before = streams.remove(stream).unwrap();
        streams.insert(stream.clone(), before.then(0, event, on).unwrap());
    }
}

/// What a writer has at hand, and for how long.
struct Memory {
    keep: usize,
    kept: BTreeMap<StreamId, Folded>,
}

impl Memory {
    fn keeping(keep: usize) -> Memory {
        Memory { keep, kept: BTreeMap::new() }
    }

    /// The decision, loading what is missing, and every stream that was asked for.
    fn decide(
        &mut self,
        whole: &BTreeMap<StreamId, Folded>,
        (on, by): (Date, Option<&PersonId>),
        target: &StreamId,
        command: &Command,
    ) -> (Answer, BTreeSet<StreamId>) {
        let mut reads = BTreeSet::new();
        loop {
            let read = Read { kept: &self.kept, reads: RefCell::new(std::mem::take(&mut reads)) };
            let said = decide(&World { known: &read, by, on, today: TODAY }, target, command);
            reads = read.reads.into_inner();
            assert!(reads.len() <= READS_MAX, "{command:?} asks for {reads:?}");
            match said {
                Ok(events) => return (Ok(events), reads),
                Err(No::Refused(refusal)) => return (Err(refusal), reads),
                Err(No::Missing(stream)) => {
                    let loaded = whole.get(&stream).cloned();
                    let loaded = loaded.unwrap_or_else(|| Folded::unborn(&stream));
                    let before = self.kept.insert(stream.clone(), loaded);
                    assert!(before.is_none(), "{stream} was at hand and asked for");
                }
            }
        }
    }

    fn forget(&mut self, chance: &mut Chance) {
        while self.kept.len() > self.keep {
            let streams: Vec<StreamId> = self.kept.keys().cloned().collect();
            self.kept.remove(&chance.one_of(&streams));
        }
    }
}

/// The streams at hand, and which of them were asked for.
struct Read<'a> {
    kept: &'a BTreeMap<StreamId, Folded>,
    reads: RefCell<BTreeSet<StreamId>>,
}

impl Known for Read<'_> {
    fn stream(&self, id: &StreamId) -> Option<&Folded> {
        self.reads.borrow_mut().insert(id.clone());
        self.kept.get(id)
    }

    fn checkpoint_of(&self, _: &StreamId) -> Option<Seed> {
        Some(seed())
    }
}

/// The same world where it was read, and another one everywhere else.
struct Other<'a> {
    whole: &'a BTreeMap<StreamId, Folded>,
    reads: &'a BTreeSet<StreamId>,
    other: BTreeMap<&'a StreamId, &'a Folded>,
}

impl Known for Other<'_> {
    fn stream(&self, id: &StreamId) -> Option<&Folded> {
        if self.reads.contains(id) { self.whole.get(id) } else { self.other.get(id).copied() }
    }

    fn checkpoint_of(&self, _: &StreamId) -> Option<Seed> {
        Some(seed())
    }
}

/// States by stream, gathered from lives by chance, of which worlds are put together.
struct Pool {
    /// The first state of each is that before its first event.
    states: BTreeMap<StreamId, Vec<Folded>>,
    /// What one life holds of the panels of one standard: states by chance seldom fit each other.
    panels: Vec<BTreeMap<StreamId, Folded>>,
}

impl Pool {
    fn new() -> Pool {
        let mut pool = Pool { states: BTreeMap::new(), panels: Vec::new() };
        for seed in 0..100 {
            let chance = &mut Chance::of(seed);
            let mut house = House::default();
            let [early, mut late] = adopted();
            early.iter().for_each(|text| house.adopt(text));
            let mut on = date(2024, 1, 1);
            for _ in 0..5 + chance.below(90) {
                on = on.saturating_add(i64::from(chance.below(40)).days());
                let mut id: StandardId = say(chance.one_of(&["a", "b", "c"]));
                while let Some(At::Revising { successor, .. }) = house.run(&id).map(Run::at)
                    && chance.below(4) > 0
                {
                    id = successor.clone();
                }
                if chance.below(4) > 0 {
                    house.onward(on, &id);
                } else {
                    let target = StreamId::Standard(id.clone());
                    let command = any_command(chance, on, &id).into();
                    let _ = house.give(on, &target, &command);
                    let command = any_people_command(chance, TODAY).into();
                    let _ = house.give(on, &StreamId::People, &command);
                    let command = any_calendar_command(chance).into();
                    let _ = house.give(TODAY, &StreamId::Calendar, &command);
                    let command = any_grants_command(chance).into();
                    let _ = house.give(TODAY, &StreamId::Grants, &command);
                }
                if chance.below(20) == 0
                    && let Some(text) = late.pop()
                {
                    house.adopt(&text);
                }
            }
            approve(&mut house, chance);
            reviewed(&mut house, chance);
            let of_panels = |stream: &&StreamId| match stream {
                StreamId::Standard(id) => id.as_str() == "e",
                StreamId::Consultation(_)
                | StreamId::Review(_)
                | StreamId::Ballot(_)
                | StreamId::Pool(_) => true,
                _ => false,
            };
            let panels = house.streams.iter().filter(|(stream, _)| of_panels(stream));
            pool.panels
                .push(panels.map(|(stream, folded)| (stream.clone(), folded.clone())).collect());
            for (stream, folded) in house.streams {
                let unborn = Folded::unborn(&stream);
                pool.states.entry(stream).or_insert_with(|| vec![unborn]).push(folded);
            }
        }
        pool
    }

    /// Each stream in a state of its own, or unborn; the panels of one standard often as one life has them.
    fn drawn(&self, chance: &mut Chance) -> BTreeMap<&StreamId, &Folded> {
        let mut drawn: BTreeMap<&StreamId, &Folded> = BTreeMap::new();
        for (stream, states) in &self.states {
            let at =
                if chance.below(8) == 0 { 0 } else { 1 + chance.below(states.len() as u32 - 1) };
            drawn.insert(stream, &states[at as usize]);
        }
        if chance.below(4) > 0 {
            drawn.extend(&self.panels[chance.below(self.panels.len() as u32) as usize]);
        }
        drawn
    }

    fn world(&self, chance: &mut Chance) -> BTreeMap<StreamId, Folded> {
        let drawn = self.drawn(chance).into_iter();
        drawn.map(|(stream, folded)| (stream.clone(), folded.clone())).collect()
    }
}

/// Both procedures in their first versions, and their second ones, to be adopted late or never.
fn adopted() -> [Vec<String>; 2] {
    let [(_, local), (_, iso), _] = BUILT_IN;
    let (before, after) = local.split_once("[numbering]").unwrap();
    let (_, after) = after.split_once("[consultation]").unwrap();
    let first = format!("{before}[consultation]{after}").replace("version = 3", "version = 1");
    let local = local.replace("version = 3", "version = 2");
    let second = iso.replace("version = 1", "version = 2");
    // Its last days depend on the calendar; those of the second one do not.
    let rolls = "roll = { to = \"next-working-day\", source = \"示例\" }\n";
    [vec![format!("{rolls}{first}"), iso.to_owned()], vec![second, local]]
}

/// A day, a stream and a command of any noun to it; seldom one that the stream cannot take.
fn any_request(
    chance: &mut Chance,
    streams: &BTreeMap<StreamId, Folded>,
) -> (Date, StreamId, Command) {
    let id: StandardId = say(chance.one_of(&["a", "a-2", "a-2-2", "b", "b-2", "c"]));
    let standard = StreamId::Standard(id.clone());
    let state = streams.get(&standard).map(|folded| &folded.state);
    let on = state.and_then(State::latest).unwrap_or(date(2026, 1, 1));
    let on = on.saturating_add((i64::from(chance.below(60)) - 10).days());
    let command = match state {
        Some(State::Standard(Standard::Run(run))) if chance.odd() => {
            likely_command(chance, on, &id, run).unwrap_or_else(|| any_command(chance, on, &id))
        }
        _ => any_command(chance, on, &id),
    };
    let command = Command::from(command);
    match chance.below(86) {
        0 => (on, StreamId::Register(say("Q/ABC")), command),
        1 => (on, standard, any_people_command(chance, TODAY).into()),
        2 => {
            let text = "id = \"small\"\nversion = 1\nlevels = [\"local\"]\ntitle = { zh = \"小\", en = \"Small\" }";
            let text = text.replace("version = 1", chance.one_of(&["version = 1", "version = 2"]));
            (on, StreamId::Procedures, procedure::Command::AdoptProcedure { text }.into())
        }
        3 => (TODAY, StreamId::Calendar, any_calendar_command(chance).into()),
        4 => (on, StreamId::Calendar, any_calendar_command(chance).into()),
        5..8 => (TODAY, StreamId::People, any_people_command(chance, TODAY).into()),
        9..20 => {
            let (target, command) = any_approval_request(chance);
            (TODAY, target, command)
        }
        8 => (on, StreamId::People, any_people_command(chance, TODAY).into()),
        40 => (TODAY, StreamId::Grants, any_grants_command(chance).into()),
        41 => (on, StreamId::Grants, any_grants_command(chance).into()),
        42..70 => any_reviewed_request(chance, streams),
        70..76 => any_consulted_request(chance),
        76.. => {
            let (target, command) = any_approval_request(chance);
            (TODAY, target, command)
        }
        _ => (on, standard, command),
    }
}

/// Of the commands that write several streams, one that may be possible there: chance alone seldom comes upon one.
fn likely_command(
    chance: &mut Chance,
    on: Date,
    id: &StandardId,
    run: &Run,
) -> Option<standard::Command> {
    Some(match run.at() {
        At::Proposed => standard::Command::RejectProposal { reason: say("重复") },
        At::Writing(_) | At::Reviewing(_) => {
            standard::Command::Withdraw { reason: say("条件不成熟") }
        }
        At::Approving(_) => {
            let (series, number) = (chance.one_of(&["DB3301/T", "Q/ABC"]), 400 + chance.below(9));
            let number = say(&format!("{series} {number}-{}", on.year()));
            standard::Command::ApprovePublication { number }
        }
        At::Approved { .. } => standard::Command::Publish { effective_on: on },
        At::UnderReview(_) => standard::Command::Revise { successor: say(&format!("{id}-2")) },
        At::Revising { .. } => standard::Command::Supersede,
        _ => return None,
    })
}

fn any_calendar_command(chance: &mut Chance) -> calendar::Command {
    let (_, text) = chance.one_of(&calendar::BUILT_IN);
    let text =
        if chance.odd() { text.replace("off = [", "off = [\"2026-09-30\",") } else { text.into() };
    calendar::Command::SetCalendar(text.parse().unwrap())
}

fn any_grants_command(chance: &mut Chance) -> grants::Command {
    let login = |chance: &mut Chance| say(chance.one_of(&["li", "wang", "zhao"]));
    match chance.below(6) {
        0 => return grants::Command::RevokeToken { token: 1 + chance.below(6) },
        1 => return grants::Command::CloseAccount { login: login(chance) },
        2 => {
            let account = grants::Account {
                login: login(chance),
                name: say(chance.one_of(&["li", "wang", "zhao", "qian"])),
                role: say(chance.one_of(&["administrator", "security-administrator", "office"])),
                jurisdiction: say("330100"),
                unit: None,
                person: chance.odd().then(|| say("p-li")),
            };
            return grants::Command::OpenAccount { account };
        }
        3 => {
            let (login, second_factor) = (login(chance), chance.odd());
            return grants::Command::NoteSignIn { login, second_factor };
        }
        _ => {}
    }
    let grant = |chance: &mut Chance| grants::Grant {
        credential: [u8::try_from(chance.below(12)).unwrap(); 32].into(),
        name: say(chance.one_of(&["li", "wang", "zhao", "qian"])),
        role: say(chance.one_of(&["administrator", "office", "drafter", "reader"])),
        jurisdiction: say(chance.one_of(&["330100", "int"])),
        unit: chance.odd().then(|| say("示例协会")),
        person: chance.odd().then(|| say("p-li")),
    };
    let grants = (0..chance.below(3)).map(|_| grant(chance)).collect();
    grants::Command::GrantTokens { grants, until: None }
}

/// Everything that is recorded of people may be asked for as of any past day, whatever the order of the days.
#[test]
fn people_are_told_as_of_every_day_in_whatever_order_their_days_were_recorded() {
    let chance = &mut Chance::of(0);
    let mut house = House::default();
    let mut recorded = Vec::new();
    for _ in 0..200 {
        let on = date(2026, 1, 1).saturating_add(i64::from(chance.below(60)).days());
        let command = any_people_command(chance, TODAY).into();
        for (_, event) in house.give(on, &StreamId::People, &command).unwrap_or_default() {
            recorded.push((on, event.encode()));
        }
    }
    let stored = recorded.iter().zip(1..).map(|((on, stored), seq)| StoredEvent {
        seq,
        version: seq,
        kind: stored.kind,
        schema: stored.schema,
        on: *on,
        data: &stored.data,
    });
    for day in 0..60 {
        let horizon = Horizon::as_of(date(2026, 1, 1).saturating_add(day.days()));
        replay(&StreamId::People, stored.clone(), horizon, |_, _, _| {}).unwrap();
    }
}
