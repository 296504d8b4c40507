//! Standards in use by chance, much of it recorded late: how far they were applied as of any day, and what was fed back and not
//! answered, is what the core's own ledger says of the events up to that day; and a view that is made again says the same.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::{Date, date};
use plumbline_lifecycle::implementation::{Basis, Event, Figures, Ledger, Period, Share, Wish};
use plumbline_lifecycle::{Horizon, StandardId, StreamId, UnitId};
use plumbline_testkit::Chance;
use plumbline_views::{Filter, Implemented};

use crate::as_of::Side;
use crate::house::{House, TODAY, profile};

const STANDARDS: u64 = 5;
const UNITS: u64 = 4;
const PERIODS: [&str; 7] = ["2025", "2026", "2026-Q1", "2026-Q2", "2026-02", "2026-04", "2025-12"];

fn unit(n: u64) -> UnitId {
    format!("u-{n}").parse().unwrap()
}

#[test]
fn as_of_every_day_the_view_says_of_standards_in_use_what_the_ledgers_say() {
    let seed = Chance::seed();
    eprintln!("PLUMBLINE_TEST_SEED={seed}");
    let mut chance = Chance::new(seed);
    let mut house = House::new();
    let first = date(2026, 1, 5);
    let ids: Vec<StandardId> = (0..STANDARDS).map(|n| format!("s-{n}").parse().unwrap()).collect();
    for (n, id) in (0..).zip(&ids) {
        let profile = profile(n, &mut chance);
        let propose =
            plumbline_lifecycle::standard::Command::Propose { procedure: "local".into(), profile };
        assert!(house.order(first, id, propose));
    }
    let mut today = first;
    let mut said: BTreeMap<StandardId, (u32, u32, bool)> = BTreeMap::new();
    for _ in 0..400 {
        today = today.saturating_add((chance.below(2) as i64).days());
        let id = chance.one_of(&ids).clone();
        let state = said.entry(id.clone()).or_default();
        let (on, event) = any_event(&mut chance, today, state);
        let event = plumbline_lifecycle::Event::Implementation(event);
        house.record(on, StreamId::Implementation(id), event);
    }
    let mut side = Side::new();
    side.learn(&house.made);
    let (mut open, mut covered, mut day) = (0, 0, first.saturating_sub(3.days()));
    while day <= today.saturating_add(3.days()) {
        let ledgers = ledgers(&side, &ids, day);
        for period in [None, Some("2026".parse().unwrap())] {
            covered += in_use(&side, &ledgers, period, day);
        }
        open += unanswered(&side, &ledgers, day);
        day = day.saturating_add(2.days());
    }
    assert!(open > 500 && covered > 500, "too little was in use: {open} open, {covered} covered");
    let mut live = Vec::new();
    side.runner.dump("leadership", &mut |row| live.push(row.to_owned())).unwrap();
    side.runner.rebuild(Some("leadership"), &side.book.log.reader, &mut |_| {}).unwrap();
    let mut again = Vec::new();
    side.runner.dump("leadership", &mut |row| again.push(row.to_owned())).unwrap();
    assert_eq!(live, again);
}

/// Anything that is recorded of a standard: what is seen outside on a day before today, what is decided here today. The state is how
/// much was fed back, how much was answered, and whether it has ended.
fn any_event(chance: &mut Chance, today: Date, state: &mut (u32, u32, bool)) -> (Date, Event) {
    let late = today.saturating_sub((chance.below(40) as i64).days()).max(date(2026, 1, 5));
    let say = || "示例".parse().unwrap();
    match chance.below(20) {
        0..2 if !state.2 => {
            let units = (0..1 + chance.below(UNITS)).map(unit).collect();
            (today, Event::RolloutPlanned { units, until: today })
        }
        2..6 => {
            state.0 += 1;
            let wants = *chance.one_of(&Wish::ALL);
            let (no, from) = (state.0, "示例：家属".parse().unwrap());
            (late, Event::FeedbackReceived { no, from, clause: None, text: say(), wants })
        }
        6..9 if state.0 > 0 => {
            let no = 1 + u32::try_from(chance.below(state.0.into())).unwrap();
            state.1 += 1;
            (today, Event::FeedbackAnswered { no, text: say() })
        }
        9 if !state.2 && chance.below(6) == 0 => {
            state.2 = true;
            (today, Event::ImplementationEnded { why: "StandardAbolished".parse().unwrap() })
        }
        _ => {
            let of = 1 + u32::try_from(chance.below(50)).unwrap();
            let hits = u32::try_from(chance.below(u64::from(of) + 1)).unwrap();
            let period = chance.one_of::<&str>(&PERIODS).parse().unwrap();
            let basis = *chance.one_of(&Basis::ALL);
            let unit = unit(chance.below(UNITS + 1));
            (late, Event::RecordKept { unit, period, basis, hits, of })
        }
    }
}

/// The ledgers of the standards in use that day, each out of its own stream.
fn ledgers(side: &Side, ids: &[StandardId], day: Date) -> BTreeMap<StandardId, Ledger> {
    let read = |id: &StandardId| {
        let (views, log) = (&side.views, &side.book.log.reader);
        let found = Implemented::read(views, log, id, Horizon::as_of(day), TODAY).ok()?;
        (found.has_begun() && found.ledger.ended.is_none()).then_some((id.clone(), found.ledger))
    };
    ids.iter().filter_map(read).collect()
}

/// What one unit recorded on one basis, added up by hand.
fn added(ledger: &Ledger, unit: &UnitId, basis: Basis, within: Option<Period>) -> Share {
    let kept = ledger.records.iter().filter(|((of, _, on), _)| of == unit && *on == basis);
    let kept: Vec<(Period, Figures)> = kept
        .map(|((_, period, _), figures)| (*period, *figures))
        .filter(|(period, _)| {
            within.is_none_or(|w| w.first() <= period.first() && period.last() <= w.last())
        })
        .collect();
    let mut sum = Share::default();
    for (period, figures) in &kept {
        let longer = |other: &Period| {
            let holds = other.first() <= period.first() && period.last() <= other.last();
            holds && other != period
        };
        if !kept.iter().any(|(other, _)| longer(other)) {
            sum.figures.hits += figures.hits;
            sum.figures.of += figures.of;
            let (first, last) = sum.over.unwrap_or((period.first(), period.last()));
            sum.over = Some((first.min(period.first()), last.max(period.last())));
        }
    }
    sum
}

/// Compares the figures; how many standards were covered at all.
fn in_use(
    side: &Side,
    ledgers: &BTreeMap<StandardId, Ledger>,
    period: Option<Period>,
    day: Date,
) -> usize {
    let found = side.views.leadership.in_use(&Filter::default(), day, period, 1_000).unwrap();
    assert_eq!((found.total, found.more), (ledgers.len() as u64, false), "{day}");
    let mut units: BTreeMap<UnitId, (u64, u64, Share, Share)> = BTreeMap::new();
    let mut standards = BTreeMap::new();
    for (id, ledger) in ledgers {
        let must: BTreeSet<&UnitId> = ledger.rollout.iter().flat_map(|(units, _)| units).collect();
        let kept: BTreeSet<&UnitId> = ledger.records.keys().map(|(unit, ..)| unit).collect();
        let mut shares = (Share::default(), Share::default());
        for unit in must.union(&kept) {
            let one = |basis| added(ledger, unit, basis, period);
            let (covered, content) = (one(Basis::Coverage), one(Basis::Satisfaction));
            shares = (shares.0.and(covered), shares.1.and(content));
            let held = units.entry((*unit).clone()).or_default();
            held.0 += 1;
            held.1 += u64::from(must.contains(*unit) && !kept.contains(*unit));
            (held.2, held.3) = (held.2.and(covered), held.3.and(content));
        }
        let begun = must.intersection(&kept).count() as u64;
        standards.insert(id.to_string(), (must.len() as u64, begun, shares.0, shares.1));
    }
    let said: BTreeMap<_, _> = found
        .standards
        .iter()
        .map(|of| (of.id.clone(), (of.must, of.begun, of.coverage, of.satisfaction)))
        .collect();
    assert_eq!(said, standards, "{day} {period:?}");
    let said: BTreeMap<_, _> = found
        .units
        .iter()
        .map(|of| (of.unit.clone(), (of.standards, of.not_begun, of.coverage, of.satisfaction)))
        .collect();
    assert_eq!(said, units, "{day} {period:?}");
    let all = units.values().fold(Share::default(), |all, of| all.and(of.2));
    assert_eq!(found.coverage, all, "{day} {period:?}");
    // The least covered first, and those without a record last.
    let order: Vec<_> = found.standards.iter().map(|of| of.coverage.figures).collect();
    let less = |one: &Figures, other: &Figures| {
        other.of == 0 || (one.of > 0 && one.hits * other.of <= other.hits * one.of)
    };
    assert!(order.windows(2).all(|pair| less(&pair[0], &pair[1])), "{day}: {order:?}");
    order.iter().filter(|figures| figures.of > 0).count()
}

/// Compares what is open; how much that is.
fn unanswered(side: &Side, ledgers: &BTreeMap<StandardId, Ledger>, day: Date) -> usize {
    let found = side.views.leadership.unanswered(&Filter::default(), day, 10).unwrap();
    let mut right: Vec<(Date, String, u32)> = Vec::new();
    for (id, ledger) in ledgers {
        let open = ledger
            .feedback
            .iter()
            .filter(|(_, said)| said.wants != Wish::Nothing && said.answer.is_none());
        right.extend(open.map(|(no, said)| (said.on, id.to_string(), *no)));
    }
    right.sort();
    assert_eq!((found.total, found.more), (right.len() as u64, right.len() > 10), "{day}");
    let said: Vec<_> = found.rows.iter().map(|of| (of.on, of.id.clone(), of.no)).collect();
    assert_eq!(said, right[..right.len().min(10)], "{day}");
    let in_use = side.views.leadership.in_use(&Filter::default(), day, None, 1_000).unwrap();
    assert_eq!(in_use.unanswered, right.len() as u64, "{day}");
    right.len()
}
