//! Lives by chance, seen by strangers, by a city and by a province: what somebody may not read is not told, not listed, not tied
//! to and not counted, on any day.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;
use plumbline_access::{Caller, Role, Sight};
use plumbline_lifecycle::{Horizon, StandardId};
use plumbline_testkit::Chance;
use plumbline_views::{Filter, Life, ListQuery, Seen, Views};

use crate::as_of::Side;
use crate::house::{House, TODAY};

/// Of a reader of this place; a stranger's without one.
fn sight(place: Option<&str>) -> Sight {
    let reader = place.map(|place| Caller {
        role: Role::Reader,
        jurisdiction: place.parse().unwrap(),
        ..Caller::at_the_machine("示例".parse().unwrap())
    });
    Sight::of(reader.as_ref())
}

#[test]
fn what_somebody_may_not_read_is_neither_told_nor_counted() {
    let seed = Chance::seed();
    eprintln!("PLUMBLINE_TEST_SEED={seed}");
    let mut chance = Chance::new(seed);
    let mut house = House::new();
    (0..12).for_each(|n| house.run_by_chance(n, &mut chance));
    (0..6).for_each(|n| house.observe_by_chance(n, &mut chance));
    let ids: BTreeSet<StandardId> =
        house.made.iter().filter_map(|made| made.stream.standard().cloned()).collect();
    let last = house.made.iter().map(|made| made.on).max().unwrap();
    let mut side = Side::new();
    side.learn(&house.made);

    let first = house.made.iter().filter(|made| made.stream.standard().is_some());
    let first = first.map(|made| made.on).min().unwrap();
    let span = i64::from(first.until((jiff::Unit::Day, last)).unwrap().get_days());
    let mut days: Vec<Date> =
        (0..10).map(|_| first.saturating_add((chance.below(span as u64) as i64).days())).collect();
    days.push(TODAY);
    let places = [None, Some("330106"), Some("330100"), Some("330000")];
    let (mut told, mut hidden) = (0, 0);
    for day in days {
        let lives = ids.iter().filter_map(|id| Some((id, side.life(id, Horizon::as_of(day))?)));
        let lives: BTreeMap<&StandardId, Life> = lives.collect();
        for place in places {
            let sight = sight(place);
            let seen = side.views.seen_by(sight.clone());
            let shown = |id: &str| {
                lives.iter().any(|(known, life)| {
                    let area = life.standard.jurisdiction().unwrap();
                    known.as_str() == id && sight.shows(&area, life.standard.is_public())
                })
            };
            let count = lives.keys().filter(|id| shown(id.as_str())).count();
            told += count;
            hidden += lives.len() - count;
            counted(&side.views, &seen, &shown, count as u64, day);
            for (id, life) in &lives {
                let log = &side.book.log.reader;
                let read = Life::read(&seen, log, id.as_str(), Horizon::as_of(day), TODAY);
                assert_eq!(read.is_ok(), shown(id.as_str()), "{place:?} {day} {id}");
                let Ok(read) = read else { continue };
                assert_eq!(read.standard, life.standard);
                let all = life.ties.iter().filter(|tie| tie.outgoing).count();
                assert_eq!(read.ties.iter().filter(|tie| tie.outgoing).count(), all, "{id} {day}");
                for tie in &read.ties {
                    let of = tie.id.as_deref();
                    assert!(of.is_none_or(&shown), "{place:?} {day} {id} is tied to {of:?}");
                    assert!(of.is_some() || (tie.outgoing && tie.title_zh.is_none()));
                }
            }
        }
    }
    for place in places {
        let sight = sight(place);
        let seen = side.views.seen_by(sight.clone());
        listed(&side, &seen, &sight, &ids);
    }
    assert!(told > 300 && hidden > 100, "{told} told, {hidden} hidden: too few to say anything");
}

/// The counts, the flow and the late ones of a day are over what is shown.
fn counted(all: &Views, seen: &Views, shown: &dyn Fn(&str) -> bool, count: u64, day: Date) {
    let filter = Filter::default();
    let pipeline = seen.leadership.pipeline(&filter, day).unwrap();
    assert_eq!(pipeline.total, count, "{day}");
    let flow = seen.leadership.flow(&filter, day.saturating_sub(30.days()), day, 3).unwrap();
    let standing: u64 = flow.buckets.last().unwrap().standing.iter().sum();
    assert_eq!(standing, count, "{day}");
    let late = all.leadership.overdue(&filter, day, 1_000).unwrap();
    let late: Vec<String> = late.into_iter().map(|late| late.id).filter(|id| shown(id)).collect();
    let told = seen.leadership.overdue(&filter, day, 1_000).unwrap();
    assert_eq!(told.into_iter().map(|late| late.id).collect::<Vec<_>>(), late, "{day}");
    assert_eq!(pipeline.overdue, late.len() as u64, "{day}");
}

/// The catalogue and the search, and whose events are sent, are of what is shown now.
fn listed(side: &Side, seen: &Views, sight: &Sight, ids: &BTreeSet<StandardId>) {
    let lives = ids.iter().map(|id| (id, side.life(id, Horizon::default()).unwrap().standard));
    let how_much: BTreeMap<StandardId, Seen> = lives
        .filter_map(|(id, standard)| {
            let area = standard.jurisdiction().unwrap();
            let much = match sight.keeps(&area) {
                true => Seen::Inside,
                false => sight.shows(&area, standard.is_public()).then_some(Seen::Standard)?,
            };
            Some((id.clone(), much))
        })
        .collect();
    assert_eq!(seen.catalogue.seen(ids).unwrap(), how_much);
    let shown: BTreeSet<String> = how_much.keys().map(ToString::to_string).collect();
    for text in [None, Some("示例".to_owned())] {
        let query = ListQuery { text, limit: 1_000, ..ListQuery::default() };
        let listing = seen.catalogue.list(&query).unwrap();
        let listed: BTreeSet<String> =
            listing.entries.iter().map(|entry| entry.id.clone()).collect();
        assert_eq!(listing.total, listed.len() as u64);
        match query.text {
            None => assert_eq!(listed, shown),
            Some(_) => assert!(listed.is_subset(&shown)),
        }
    }
    for id in ids {
        let card = seen.catalogue.card(id).unwrap();
        assert_eq!(card.is_some(), shown.contains(id.as_str()), "{id}");
        let inside = seen.tells_inside(&side.book.log.reader, id, TODAY).unwrap();
        assert_eq!(inside, how_much.get(id) == Some(&Seen::Inside), "{id}");
    }
}
