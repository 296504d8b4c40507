//! Pools by chance: what the tables say is what the log says, today and as of every day; and nobody sees a pool but whoever sees
//! inside its area.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use plumbline_access::{Caller, Role, Sight};
use plumbline_lifecycle::people::{self, Unit, UnitKind};
use plumbline_lifecycle::pool::{self, Command, Description, ExpertKind, Standing};
use plumbline_lifecycle::{Event, Jurisdiction, PartId, PersonId, State, StreamId, UnitId, review};
use plumbline_testkit::Chance;
use plumbline_views::ExpertQuery;
use serde_json::{Value, json};

use crate::as_of::Side;
use crate::house::House;

const AREAS: [&str; 2] = ["330100", "330200"];
const UNITS: [&str; 3] = ["u-college", "u-hospital", "u-welfare"];
const FIELDS: [&str; 3] = ["elderly-care", "child-welfare", "general"];
const EXPERTS: u64 = 14;
const REVIEWS: u64 = 6;

/// Experts who are looked at on a day.
const LOOKED_AT: u32 = 4;

#[test]
fn the_tables_say_of_the_pools_what_the_log_says_today_and_on_every_day() {
    let seed = Chance::seed();
    eprintln!("PLUMBLINE_TEST_SEED={seed}");
    let mut chance = Chance::new(seed);
    let (mut house, first) = (house(), date(2025, 1, 6));
    let mut day = first;
    for _ in 0..400 {
        day = day.saturating_add((chance.below(3) as i64).days());
        at_random(&mut house, day, &mut chance);
    }
    let last = day;
    let mut whole = Side::new();
    whole.learn(&house.made);
    let (mut growing, mut waiting) = (Side::new(), house.made.as_slice());
    let (mut seen, mut told, mut served, mut answered, mut on_time, mut to_cast) =
        (0, 0, 0, 0, 0, 0);
    let mut day = first;
    while day <= last {
        // What had happened by that day, and nothing else.
        let until = waiting.iter().position(|made| made.on > day).unwrap_or(waiting.len());
        growing.learn(&waiting[..until]);
        waiting = &waiting[until..];
        if day.day() % 5 == 0 || day == last {
            let log = &whole.book.log.reader;
            for _ in 0..12 {
                let query = query(&mut chance);
                let mut then = whole.views.experts.list_as_of(log, &query, day).unwrap();
                let mut grown = growing.views.experts.list(&query, day).unwrap();
                (then.position, grown.position) = (0, 0);
                assert_eq!(then, grown, "{day}: {query:?}");
                seen += grown.entries.len();
            }
            for _ in 0..LOOKED_AT {
                let (area, id) = (area(&mut chance), expert(&mut chance));
                let experts = &whole.views.experts;
                let then = experts.record_as_of(log, &area, &id, day).unwrap();
                let grown = growing.views.experts.record(&area, &id, day).unwrap();
                let without = |record: Option<plumbline_views::ExpertRecord>| {
                    record.map(|record| plumbline_views::ExpertRecord { position: 0, ..record })
                };
                let (then, grown) = (without(then), without(grown));
                assert_eq!(then, grown, "{day}: {area} {id}");
                told += usize::from(grown.is_some());
                if let Some(record) = grown {
                    served += record.entry.served;
                    answered += record.entry.answered;
                    on_time += record.entry.on_time;
                    to_cast += record.to_cast.len();
                }
            }
        }
        day = day.tomorrow().unwrap();
    }
    assert!(seen > 500 && told > 20 && served > 5, "{seen} seen, {told} told, {served} served");
    assert!(
        answered > on_time && on_time > 5 && to_cast > 5,
        "{answered} answered, {on_time} in time, {to_cast} votes to cast"
    );
}

#[test]
fn pages_follow_each_other_and_hold_everybody_once() {
    let mut house = house();
    for n in 0..7 {
        let id = format!("e-{n}").parse().unwrap();
        assert!(admit(
            &mut house,
            date(2026, 1, 5),
            AREAS[usize::from(n == 6)],
            id,
            &mut Chance::new(n)
        ));
    }
    let mut side = Side::new();
    side.learn(&house.made);
    let experts = &side.views.experts;
    let (mut query, mut met) = (ExpertQuery { limit: 3, ..ExpertQuery::default() }, Vec::new());
    loop {
        let page = experts.list(&query, date(2026, 1, 6)).unwrap();
        assert_eq!((page.total, page.active, page.never_asked, page.busy), (7, 7, 7, 0));
        met.extend(page.entries.iter().map(|one| one.id.to_string()));
        match page.next {
            Some(next) => query.after = Some(next),
            None => break,
        }
    }
    assert_eq!(met, ["e-0", "e-1", "e-2", "e-3", "e-4", "e-5", "e-6"]);
}

#[test]
fn who_does_not_see_inside_an_area_sees_nobody_of_its_pool() {
    let mut house = house();
    let on = date(2026, 1, 5);
    assert!(admit(&mut house, on, "330100", "e-1".parse().unwrap(), &mut Chance::new(1)));
    let mut side = Side::new();
    side.learn(&house.made);
    let caller = |place: &str| Caller {
        role: Role::Office,
        jurisdiction: place.parse().unwrap(),
        ..Caller::clock()
    };
    let (area, id): (Jurisdiction, PersonId) = ("330100".parse().unwrap(), "e-1".parse().unwrap());
    for (who, sees) in [
        (Some(caller("330100")), true),
        (Some(caller("330000")), true),
        (Some(caller("330106")), false),
        (Some(caller("330200")), false),
        (None, false),
    ] {
        let views = side.views.seen_by(Sight::of(who.as_ref()));
        let (experts, log) = (&views.experts, &side.book.log.reader);
        let all = ExpertQuery::default();
        let said = [
            experts.list(&all, on).unwrap().total == 1,
            experts.list_as_of(log, &all, on).unwrap().total == 1,
            experts.record(&area, &id, on).unwrap().is_some(),
            experts.record_as_of(log, &area, &id, on).unwrap().is_some(),
        ];
        assert_eq!(said, [sees; 4], "{who:?}");
    }
}

/// Three units, and nobody in any pool.
fn house() -> House {
    let mut house = House::default();
    let on = date(2025, 1, 6);
    for (at, unit) in UNITS.into_iter().enumerate() {
        let names = [("zh".to_owned(), ["示例大学", "示例医院", "示例福利院"][at].to_owned())];
        let description = Unit {
            names: names
                .into_iter()
                .collect::<std::collections::BTreeMap<_, _>>()
                .try_into()
                .unwrap(),
            kind: UnitKind::Institution,
            parent: None,
            area: "330100".parse().unwrap(),
            fields: Vec::new(),
        };
        let found = people::Command::FoundUnit { unit: unit.parse().unwrap(), description };
        assert!(house.give_as(None, on, on, &StreamId::People, found.into()));
    }
    house
}

fn area(chance: &mut Chance) -> Jurisdiction {
    AREAS[chance.below(2) as usize].parse().unwrap()
}

fn expert(chance: &mut Chance) -> PersonId {
    format!("e-{}", chance.below(EXPERTS)).parse().unwrap()
}

fn unit(chance: &mut Chance) -> UnitId {
    UNITS[chance.below(3) as usize].parse().unwrap()
}

fn description(chance: &mut Chance) -> Description {
    let first = chance.below(3) as usize;
    let both = chance.below(2) == 0;
    let fields = [FIELDS[first], FIELDS[(first + 1) % 3]];
    let fields = fields.into_iter().take(1 + usize::from(both));
    Description {
        kind: ExpertKind::ALL[chance.below(3) as usize],
        name: ["示例：林某", "示例：何某", "示例：Chen"][chance.below(3) as usize].parse().unwrap(),
        unit: unit(chance),
        fields: fields.map(|field| field.parse().unwrap()).collect(),
        title: (chance.below(2) == 0).then(|| "教授".parse().unwrap()),
        senior: chance.below(2) == 0,
        languages: Vec::new(),
    }
}

fn admit(house: &mut House, on: Date, area: &str, expert: PersonId, chance: &mut Chance) -> bool {
    let until = on.saturating_add(((200 + chance.below(600)) as i64).days());
    let approval = "示例：聘任文件".parse().unwrap();
    let admit = Command::AdmitExpert { expert, description: description(chance), until, approval };
    house.give_as(None, on, on, &StreamId::Pool(area.parse().unwrap()), admit.into())
}

fn at_random(house: &mut House, on: Date, chance: &mut Chance) {
    let (area, expert) = (area(chance), expert(chance));
    let reason = "示例：原因".parse().unwrap();
    let command = match chance.below(17) {
        0..=3 => {
            admit(house, on, area.as_str(), expert, chance);
            return;
        }
        4 => Command::AmendExpert { expert, description: description(chance) },
        5 => Command::RenewTerm { expert, until: on.saturating_add(900.days()) },
        6 => Command::PauseExpert { expert, reason },
        7 => Command::ResumeExpert { expert },
        8 => Command::RemoveExpert { expert, reason },
        9 => Command::SetAway { expert, from: on, until: on.saturating_add(9.days()) },
        10 => {
            let with = pool::With::Unit(unit(chance));
            Command::DeclareConflict { expert, with, reason }
        }
        11 => {
            Command::RecordTraining { expert, title: "示例：培训".parse().unwrap(), held: on }
        }
        _ => return asked_or_released(house, on, area, chance),
    };
    house.give_as(None, on, on, &StreamId::Pool(area), command.into());
}

/// A review asks some who are active, hears from one of them, has them vote, or lets go those whom it asked.
fn asked_or_released(house: &mut House, on: Date, area: Jurisdiction, chance: &mut Chance) {
    let number = chance.below(REVIEWS);
    let review: PartId = format!("run-{number}-{area}.draft.1").parse().unwrap();
    let stream = StreamId::Pool(area.clone());
    let Some(plumbline_lifecycle::State::Pool(now)) =
        house.streams().get(&stream).map(|folded| &folded.state)
    else {
        return;
    };
    let hold = |is: bool| {
        let those = now.experts().filter(|(_, one)| {
            one.standing == Standing::Active && one.asked_for.contains(&review) == is
        });
        those.map(|(id, _)| id.clone()).take(4).collect::<Vec<_>>()
    };
    let (asked, free) = (hold(true), hold(false));
    match (asked.is_empty(), free.is_empty(), chance.below(4)) {
        (true, true, _) => {}
        (true, false, _) => ask(house, on, area, &review, free, chance),
        (false, _, 0) => {
            let served = chance.below(3) > 0;
            let released = pool::Event::ExpertsReleased { review, experts: asked, served };
            house.record(on, stream, Event::Pool(released));
        }
        (false, _, 1) => vote(house, on, &review, &asked, chance),
        _ => answer(house, on, &review, &asked, chance),
    }
}

/// Draws a panel and asks it.
fn ask(
    house: &mut House,
    on: Date,
    area: Jurisdiction,
    review: &PartId,
    experts: Vec<PersonId>,
    chance: &mut Chance,
) {
    let stream = StreamId::Review(review.clone());
    let draws = match house.streams().get(&stream).map(|folded| &folded.state) {
        Some(State::Review(known)) => known.panel().map_or(0, |panel| panel.draws.len()),
        _ => {
            record(
                house,
                on,
                &stream,
                "PanelCalled",
                json!({
                    "purpose": "draft", "binding": { "procedure": "local", "version": 1 }, "rule": "draft", "form": "letter",
                    "on": on, "size": 9, "fields": ["general"], "barred": [], "asked_for": [], "area": area, "pool_version": 1,
                    "pool_hash": "0f".repeat(32), "by": "p-li",
                    "answer_within": { "days": 20 + chance.below(200), "working": chance.below(2) == 0, "roll": false },
                }),
            );
            0
        }
    };
    let seed = json!({ "size": 1, "root": "0f".repeat(32) });
    record(
        house,
        on,
        &stream,
        "PanelDrawn",
        json!({
            "draw": draws + 1, "seed": seed, "panel": experts, "alternates": [], "reason": (draws > 0).then_some("示例"),
        }),
    );
    let asked = pool::Event::ExpertsAsked { review: review.clone(), experts };
    house.record(on, StreamId::Pool(area), Event::Pool(asked));
}

/// One of those who were asked answers, or had their last day.
fn answer(house: &mut House, on: Date, review: &PartId, asked: &[PersonId], chance: &mut Chance) {
    let stream = StreamId::Review(review.clone());
    let Some(State::Review(known)) = house.streams().get(&stream).map(|folded| &folded.state)
    else {
        return;
    };
    let seat = known
        .panel()
        .and_then(|panel| panel.seat_of(&asked[chance.below(asked.len() as u64) as usize]));
    let Some(seat) = seat.filter(|seat| seat.standing == review::Standing::Asked).cloned() else {
        return;
    };
    if chance.below(5) == 0 {
        let passed = json!({ "which": { "invitation": { "no": seat.no } }, "until": on });
        record(house, on, &stream, "DeadlinePassed", passed);
    } else {
        let answer = review::Answer::ALL[chance.below(4) as usize].key();
        let answered = json!({ "expert": seat.expert, "answer": answer });
        record(house, on, &stream, "InvitationAnswered", answered);
    }
}

/// A ballot is opened, somebody votes in it, or it ends.
fn vote(house: &mut House, on: Date, review: &PartId, asked: &[PersonId], chance: &mut Chance) {
    let stream: StreamId = format!("ballot/{review}.1").parse().unwrap();
    let roll = match house.streams().get(&stream).map(|folded| &folded.state) {
        Some(State::Ballot(ballot)) if ballot.is_open() => ballot.roll().cloned(),
        Some(_) => return,
        None => {
            let electors: Vec<_> = asked
                .iter()
                .enumerate()
                .map(|(at, person)| json!({ "person": person, "absent": at == 3 }))
                .collect();
            record(
                house,
                on,
                &stream,
                "BallotOpened",
                json!({
                    "matter": review, "binding": { "procedure": "local", "version": 1 }, "rule": "draft", "round": 1, "form": "meeting",
                    "electors": electors, "closes": (chance.below(2) == 0).then_some(on),
                }),
            );
            return;
        }
    };
    let voted = roll.map_or(0, |roll| roll.votes.len());
    match asked.get(voted) {
        Some(by) if chance.below(3) > 0 => {
            record(house, on, &stream, "VoteCast", json!({ "by": by, "choice": "yes" }));
        }
        _ => record(house, on, &stream, "BallotClosed", json!({})),
    }
}

fn record(house: &mut House, on: Date, stream: &StreamId, kind: &str, data: Value) {
    let event = Event::decode(stream.noun(), kind, 1, &data.to_string()).unwrap();
    house.record(on, stream.clone(), event);
}

fn query(chance: &mut Chance) -> ExpertQuery {
    let mut maybe = |one_in: u64| chance.below(one_in) == 0;
    let [by_area, by_text, by_field, by_unit, by_kind, by_standing, never_asked, short] =
        [3, 3, 3, 5, 5, 3, 5, 2].map(&mut maybe);
    let texts = ["林", "chen 示例", "医院", "教授 e-1", "U-COLLEGE", "%_"];
    ExpertQuery {
        area: by_area.then(|| area(chance)),
        text: by_text.then(|| texts[chance.below(6) as usize].to_owned()),
        field: by_field.then(|| FIELDS[chance.below(3) as usize].parse().unwrap()),
        unit: by_unit.then(|| unit(chance)),
        kind: by_kind.then_some(ExpertKind::Expert),
        standing: by_standing.then(|| Standing::ALL[chance.below(3) as usize]),
        never_asked,
        after: short.then(|| format!("330100/e-{}", chance.below(EXPERTS))),
        limit: if short { 3 } else { 0 },
    }
}
