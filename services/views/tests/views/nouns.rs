//! Sequences of commands by chance over every noun of a review (standard, approval, consultation, pool, review, ballot), by
//! different persons, each over one standard and the pool of an area of its own, against a reference model (`nouns/model`).
//!
//! Before each try the model says whether it must be allowed; after it the core's states are what the model remembers. At the
//! end of a sequence the views say what the model says, on that day and as of some before it, and every prefix of every stream
//! folds to what it was. A failure names its seed; `PLUMBLINE_TEST_SEED` plays it again.

mod chance;
mod compare;
pub(crate) mod model;
mod told;
mod tries;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, date};
use plumbline_lifecycle::ballot::CastCard;
use plumbline_lifecycle::{
    Event, Folded, Horizon, PersonId, Refusal, State, StoredEvent, StreamId, people, procedure,
    replay,
};
use plumbline_testkit::Chance;

use crate::as_of::Side;
use crate::house::House;
use chance::{JOINED, Next, expert_no};
use model::Model;
use tries::{Do, Try};

/// The procedure that they all go by.
pub(crate) const PROCEDURE: &str = include_str!("nouns/nouns.toml");

/// So many stand in one log.
const IN_ONE_LOG: u64 = 40;
/// How many logs, of which every fourth is told to the views; the long round (`PLUMBLINE_TEST_FULL=1`) plays 5,000 sequences on
/// four threads and tells each log.
const LOGS: u64 = 4;
const LOGS_FULL: u64 = 125;

/// What the tries came to, all together.
#[derive(Debug, Default)]
struct Met {
    allowed: u64,
    refused: u64,
    /// Refused where the model knew of one rule alone.
    by_one_rule: u64,
    rules: BTreeMap<&'static str, u64>,
    commands: BTreeMap<String, u64>,
    events: BTreeMap<&'static str, u64>,
    places: BTreeMap<&'static str, u64>,
    reviews: BTreeMap<&'static str, u64>,
    ballots: BTreeMap<String, u64>,
    prefixes: u64,
    days: u64,
    /// What was overdue on the days that were looked back to.
    overdue: u64,
}

#[test]
fn whatever_is_tried_the_core_and_the_views_say_what_the_model_says() {
    let seed = Chance::seed();
    eprintln!("PLUMBLINE_TEST_SEED={seed}");
    let full = std::env::var("PLUMBLINE_TEST_FULL").is_ok_and(|full| full == "1");
    let (logs, threads) = if full { (LOGS_FULL, 4) } else { (LOGS, 1) };
    let mut chance = Chance::new(seed);
    let chances: Vec<Chance> = (0..logs).map(|_| Chance::new(chance.bits())).collect();
    let some = |first: usize| {
        let mut met = Met::default();
        for (n, chance) in chances.iter().enumerate().skip(first).step_by(threads) {
            play(&mut chance.clone(), full || n % 4 == 0, &mut met);
        }
        met
    };
    let met = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|first| scope.spawn(move || some(first))).collect();
        others.into_iter().fold(some(0), |met, other| met.and(other.join().unwrap()))
    });
    let sequences = logs * IN_ONE_LOG;
    eprintln!("{met:#?}");
    let per = |count: u64| count / sequences;
    assert!(per(met.allowed) >= 40 && per(met.refused) >= 10, "too little was tried");
    assert!(met.by_one_rule * 3 > met.refused * 2, "the model knew too seldom which rule says no");
    // What is rare is met for certain only in the long round.
    let (rules, commands) = if full { (60, 45) } else { (40, 35) };
    assert!(met.rules.len() >= rules, "only these rules said no: {:?}", met.rules.keys());
    assert!(met.commands.len() >= commands, "only these were allowed: {:?}", met.commands.keys());
    let how = |of: &str| met.reviews.get(of).copied().unwrap_or_default();
    assert!(
        how("passed") * if full { 3 } else { 6 } > sequences,
        "too few reviews passed: {:?}",
        met.reviews
    );
    for end in ["failed", "dissolved"] {
        assert!(
            how(end) * if full { 12 } else { 60 } > sequences,
            "too few reviews were {end}: {:?}",
            met.reviews
        );
    }
    let verdicts = ["passed", "lost", "void", "annulled"];
    for verdict in verdicts.into_iter().take(if full { 4 } else { 2 }) {
        assert!(met.ballots.contains_key(verdict), "no ballot was {verdict}: {:?}", met.ballots);
    }
    let in_secret =
        |how: &str| met.ballots.get(&format!("{how} in secret")).copied().unwrap_or_default();
    let counted: u64 = ["passed", "lost", "void"].into_iter().map(in_secret).sum();
    assert!(
        counted * if full { 8 } else { 16 } > sequences && in_secret("annulled") > 0,
        "too few secret ballots were counted: {:?}",
        met.ballots
    );
    assert!(met.overdue > 5, "too little was overdue: {}", met.overdue);
    assert!(
        met.days * if full { 2 } else { 4 } > logs * IN_ONE_LOG / 4,
        "too few days were looked back to"
    );
}

impl Met {
    fn and(mut self, other: Met) -> Met {
        self.allowed += other.allowed;
        self.refused += other.refused;
        self.by_one_rule += other.by_one_rule;
        add(&mut self.rules, other.rules);
        add(&mut self.commands, other.commands);
        add(&mut self.events, other.events);
        add(&mut self.places, other.places);
        add(&mut self.reviews, other.reviews);
        add(&mut self.ballots, other.ballots);
        self.prefixes += other.prefixes;
        self.days += other.days;
        self.overdue += other.overdue;
        self
    }
}

fn add<K: Ord>(to: &mut BTreeMap<K, u64>, from: BTreeMap<K, u64>) {
    from.into_iter().for_each(|(key, count)| *to.entry(key).or_default() += count);
}

/// Some sequences, whose events stand in one log.
fn play(chance: &mut Chance, told: bool, met: &mut Met) {
    let mut house = begun();
    let (mut models, mut histories, mut moments) = (Vec::new(), Vec::new(), Vec::new());
    for n in 0..IN_ONE_LOG {
        let (model, history) = sequence(&mut house, n, chance, met, &mut moments);
        models.push(model);
        histories.push(history);
    }
    prefixes(&house, &moments, met);
    if !told {
        return;
    }
    let mut side = Side::new();
    side.learn(&house.made);
    for (model, history) in models.iter().zip(&histories) {
        told::agree(&side, model, history);
        met.days += history.len() as u64;
    }
    let last = models.iter().map(|model| model.today).max().unwrap();
    let first = date(2026, 1, 5);
    for _ in 0..16 {
        let whole = first.until((jiff::Unit::Day, last)).unwrap().get_days();
        let day = model::days::later(first, chance.below(whole as u64 + 1) as i64);
        met.overdue += told::overdue(&side, &house, day) as u64;
    }
    told::clock(&side, &models, last);
    told::office(&side, &models, last);
}

/// A state that a stream had, and after how many events.
type Moment = (StreamId, u64, State);

/// One sequence: the model at its end, and on some of its days.
fn sequence(
    house: &mut House,
    n: u64,
    chance: &mut Chance,
    met: &mut Met,
    moments: &mut Vec<Moment>,
) -> (Model, Vec<(Date, Model)>) {
    let (id, area) = (format!("q-{n}"), format!("{}00", 2110 + n));
    let joined: BTreeSet<String> = (0..JOINED).map(|no| expert_no(&id, no)).collect();
    joined.iter().for_each(|person| join(house, person));
    let mut today = date(2026, 1, 5);
    let mut model = Model::new(&id, &area, today, joined);
    let (mut history, mut trail) = (Vec::new(), Vec::new());
    let (steps, astray) = (60 + chance.below(90), *chance.one_of(&[2, 3, 4, 8]));
    for _ in 0..steps {
        if chance.below(5) == 0 {
            pass(&mut model, &mut today, 1 + chance.below(3), &mut history, chance);
        }
        let Some(one) = Next { model: &model, chance, astray }.tried() else {
            pass(&mut model, &mut today, 1 + chance.below(5), &mut history, chance);
            continue;
        };
        trail.push(format!("{} {:?} {:?}", one.on, one.by, one.what));
        let before = house.made.len();
        tried(house, &model, &one, &trail, met).then(|| model.take(&one));
        for made in &house.made[before..] {
            *met.events.entry(made.event.kind()).or_default() += 1;
            let folded = &house.streams()[&made.stream];
            if chance.below(40) == 0 {
                moments.push((made.stream.clone(), folded.version, folded.state.clone()));
            }
        }
        if house.made.len() > before {
            // What is recorded of an earlier day changes what was so then.
            history.retain(|(day, _)| *day < one.on);
            let touched = house.made[before..].iter().map(|made| made.stream.to_string());
            let streams =
                if chance.below(8) == 0 { compare::names(&model) } else { touched.collect() };
            same(house, &model, &streams, &trail);
        }
    }
    same(house, &model, &compare::names(&model), &trail);
    let s = model.standard.as_ref();
    *met.places.entry(s.map_or("none", |s| s.code)).or_default() += 1;
    for review in model.reviews.values() {
        *met.reviews.entry(review.place()).or_default() += 1;
    }
    for ballot in model.ballots.values() {
        let how = ballot.came_to().unwrap_or(ballot.stands);
        let how = if ballot.is_secret() { format!("{how} in secret") } else { how.to_owned() };
        *met.ballots.entry(how).or_default() += 1;
    }
    (model, history)
}

/// The core has folded of these streams what the model remembers.
fn same(house: &House, model: &Model, streams: &BTreeSet<String>, trail: &[String]) {
    for stream in streams {
        let (said, remembered) =
            (compare::folded(stream, house.streams()), compare::remembered(stream, model));
        assert!(
            said == remembered,
            "{stream} is\n{said}\nand should be\n{remembered}\nafter\n{}",
            trail.join("\n")
        );
    }
}

/// Some days pass. The last of them is remembered now and then.
fn pass(
    model: &mut Model,
    today: &mut Date,
    days: u64,
    history: &mut Vec<(Date, Model)>,
    chance: &mut Chance,
) {
    if chance.below(6) == 0 && history.len() < 4 {
        history.push((*today, model.clone()));
    }
    *today = model::days::later(*today, days as i64);
    model.today = *today;
}

/// Whether the core allowed it, which the model must have known.
fn tried(house: &mut House, model: &Model, one: &Try, trail: &[String], met: &mut Met) -> bool {
    let broken = model.broken_by(one);
    let (name, answer) = asked(house, model, one);
    let all = || trail.join("\n");
    match answer {
        Ok(events) => {
            assert!(broken.is_empty(), "allowed, though it breaks {broken:?}:\n{}", all());
            met.allowed += 1;
            *met.commands.entry(name.to_owned()).or_default() += 1;
            events.into_iter().for_each(|(stream, event)| house.record(one.on, stream, event));
            true
        }
        Err(refusal) => {
            let rule = refusal.reason().rule;
            assert!(
                broken.contains(rule),
                "refused by {rule}, and it breaks {broken:?}:\n{}",
                all()
            );
            met.refused += 1;
            met.by_one_rule += u64::from(broken.len() == 1);
            *met.rules.entry(rule).or_default() += 1;
            false
        }
    }
}

/// What the core says to a command.
type Answer = Result<Vec<(StreamId, Event)>, Refusal>;

/// What it is called, and what the core says to it; what is put into a box is no command, and lies beside the log.
fn asked(house: &mut House, model: &Model, one: &Try) -> (&'static str, Answer) {
    match &one.what {
        Do::Cast { ballot, card, choice } => {
            let choice = serde_json::from_value((*choice).into()).unwrap();
            let card = CastCard { code: tries::code(*card), choice };
            let taken = house.cast(&ballot.parse().unwrap(), card, one.on);
            ("a card", taken.map(|()| Vec::new()))
        }
        Do::LoseBox { ballot } => {
            house.lose_box(&ballot.parse().unwrap());
            ("a lost box", Ok(Vec::new()))
        }
        _ => {
            let (target, command) = one.core(&model.id, &model.area);
            let by: Option<PersonId> = one.by.as_ref().map(|by| by.parse().unwrap());
            let answer = house.ask(by.as_ref(), one.on, model.today, &target, &command);
            (command.name(), answer)
        }
    }
}

/// Every prefix of every stream folds from its stored form; at some moments to what it was then, at the end to what it is.
fn prefixes(house: &House, moments: &[Moment], met: &mut Met) {
    let mut stored: BTreeMap<&StreamId, Vec<(Date, plumbline_lifecycle::Stored)>> = BTreeMap::new();
    for made in &house.made {
        stored.entry(&made.stream).or_default().push((made.on, made.event.encode()));
    }
    let mut then: BTreeMap<(&StreamId, u64), &State> = BTreeMap::new();
    then.extend(moments.iter().map(|(stream, version, state)| ((stream, *version), state)));
    for (stream, rows) in &stored {
        let rows = (1..).zip(rows).map(|(seq, (on, stored))| StoredEvent {
            seq,
            version: seq,
            kind: stored.kind,
            schema: stored.schema,
            on: *on,
            data: &stored.data,
        });
        let folded: Folded = replay(stream, rows.clone(), Horizon::default(), |row, _, state| {
            met.prefixes += 1;
            if let Some(then) = then.get(&(*stream, row.version)) {
                assert_eq!(state, *then, "{stream} after {} events", row.version);
            }
        })
        .unwrap();
        assert_eq!(folded.state, house.streams()[*stream].state, "{stream}");
        // As of any day it folds too: what was recorded late stands among what had happened by then.
        let days: BTreeSet<Date> = rows.clone().map(|row| row.on).collect();
        for day in days {
            replay(stream, rows.clone(), Horizon::as_of(day), |_, _, _| {}).unwrap();
        }
    }
}

/// The house: units, who holds which role, the procedure.
pub(crate) fn begun() -> House {
    let mut house = House::default();
    let on = date(2026, 1, 4);
    let adopt = procedure::Command::AdoptProcedure { text: PROCEDURE.into() };
    assert!(house.give_as(None, on, on, &StreamId::Procedures, adopt.into()));
    let unit = |unit: &str, kind: &str, parent: Option<&str>, fields: &[&str]| {
        let description = serde_json::json!({
            "names": { "zh": format!("示例 {unit}") }, "kind": kind, "parent": parent, "area": "100000", "fields": fields,
        });
        serde_json::json!({"command": "FoundUnit", "unit": unit, "description": description})
    };
    let mut commands = vec![
        unit("u-bureau", "bureau", None, &[]),
        unit("u-division", "division", Some("u-bureau"), &["elderly-care"]),
    ];
    commands.extend(model::UNITS.map(|id| unit(id, "institution", None, &[])));
    let drafters = model::DRAFTING.map(|(_, drafter)| drafter);
    let persons = [
        model::HEAD,
        model::DEPUTY,
        model::LEGAL,
        model::OFFICE,
        model::SUBMITTER,
        model::STRANGER,
    ];
    for person in persons.into_iter().chain(drafters) {
        commands.push(joins(person));
    }
    let roles = [
        ("division-head", "u-division", model::HEAD),
        ("legal", "u-bureau", model::LEGAL),
        ("office", "u-bureau", model::OFFICE),
    ];
    let drafting = model::DRAFTING.map(|(unit, drafter)| ("drafter", unit, drafter));
    for (role, unit, person) in roles.into_iter().chain(drafting) {
        commands.push(serde_json::json!({"command": "AssignRole", "role": role, "unit": unit, "person": person, "from": on, "until": null}));
    }
    commands.push(serde_json::json!({"command": "NameDeputy", "role": "division-head", "unit": "u-division", "person": model::DEPUTY, "rank": 1}));
    for command in commands {
        let command: people::Command = serde_json::from_value(command).unwrap();
        assert!(house.give_as(None, on, on, &StreamId::People, command.into()));
    }
    house
}

fn joins(person: &str) -> serde_json::Value {
    serde_json::json!({"command": "Join", "person": person, "name": "示例：某人", "unit": "u-bureau"})
}

fn join(house: &mut House, person: &str) {
    let on = date(2026, 1, 4);
    let command: people::Command = serde_json::from_value(joins(person)).unwrap();
    assert!(house.give_as(None, on, on, &StreamId::People, command.into()));
}
