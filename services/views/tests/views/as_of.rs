//! Lives by chance, on every one of their days: what the views say as of a day is what a world would say that never saw a
//! later one, and the life of a standard says the same as the views.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;
use plumbline_lifecycle::procedure::MoveKind;
use plumbline_lifecycle::{Horizon, StandardId};
use plumbline_testkit::Chance;
use plumbline_views::{Filter, Life, NoLife, Overdue, Pipeline, Related, Runner, Views};

use crate::house::{Book, House, Made, TODAY};

/// How many lives are run here and how many observed elsewhere; the long round (`PLUMBLINE_TEST_FULL=1`) has three times as many.
const RUN: u64 = 8;
const SEEN: u64 = 6;
/// From which code to which it is asked how long standards took.
const WAYS: [(&str, &str); 4] =
    [("40.20", "40.60"), ("20.00", "60.60"), ("10.00", "30.20"), ("60.60", "90.20")];

/// A log with its views.
pub(crate) struct Side {
    pub(crate) book: Book,
    pub(crate) views: Views,
    pub(crate) runner: Runner,
    _folder: tempfile::TempDir,
}

impl Side {
    pub(crate) fn new() -> Side {
        let folder = tempfile::tempdir().unwrap();
        let book = Book::open(&folder.path().join("log"));
        let (views, runner) = plumbline_views::open(&folder.path().join("views")).unwrap();
        Side { book, views, runner, _folder: folder }
    }

    pub(crate) fn learn(&mut self, made: &[Made]) {
        self.book.write(made);
        self.runner.catch_up(&self.book.log.reader, &mut |_| {}).unwrap();
        assert_eq!(self.views.leadership.quarantined().unwrap(), []);
    }

    pub(crate) fn life(&self, id: &StandardId, horizon: Horizon) -> Option<Life> {
        match Life::read(&self.views, &self.book.log.reader, id.as_str(), horizon, TODAY) {
            Ok(life) => Some(life),
            Err(NoLife::NotYet { .. } | NoLife::Unknown) => None,
            Err(other) => panic!("{id}: {other}"),
        }
    }

    pub(crate) fn counts(&self, day: Date) -> (Pipeline, Vec<Overdue>) {
        let leadership = &self.views.leadership;
        let filter = Filter { jurisdiction: Some("330000".parse().unwrap()), ..Filter::default() };
        let mut pipeline = leadership.pipeline(&filter, day).unwrap();
        pipeline.position = 0;
        (pipeline, leadership.overdue(&Filter::default(), day, 1_000).unwrap())
    }
}

#[test]
fn nothing_of_a_later_day_shows_and_nothing_later_rewrites_a_past_one() {
    let seed = Chance::seed();
    eprintln!("PLUMBLINE_TEST_SEED={seed}");
    let mut chance = Chance::new(seed);
    let mut house = House::new();
    let rounds =
        if std::env::var("PLUMBLINE_TEST_FULL").is_ok_and(|full| full == "1") { 3 } else { 1 };
    (0..RUN * rounds).for_each(|n| house.run_by_chance(n, &mut chance));
    (0..SEEN * rounds).for_each(|n| house.observe_by_chance(n, &mut chance));

    let mut whole = Side::new();
    whole.learn(&house.made);
    let mut growing = Side::new();
    let mut by_day: BTreeMap<Date, Vec<Made>> = BTreeMap::new();
    for made in &house.made {
        by_day.entry(made.on).or_default().push(made.clone());
    }
    let ids: BTreeSet<StandardId> =
        house.made.iter().filter_map(|made| made.stream.standard().cloned()).collect();
    let last = *by_day.last_key_value().unwrap().0;
    // The procedures.
    growing.learn(&by_day.pop_first().unwrap().1);
    let mut day = *by_day.keys().next().unwrap();
    let (mut lives, mut late) = (0, 0);
    while day <= last.saturating_add(200.days()) {
        if let Some(made) = by_day.remove(&day) {
            growing.learn(&made);
        }
        let (pipeline, overdue) = whole.counts(day);
        let grown = growing.counts(day);
        assert_eq!((&pipeline, &overdue), (&grown.0, &grown.1), "{day}");
        late += overdue.len();
        // Each life on every ninth day, not the same for all: a question costs a stream and the procedures.
        for (at, id) in ids.iter().enumerate() {
            if (at as i16 + day.day_of_year()) % 9 == 0 {
                let life = whole.life(id, Horizon::as_of(day));
                same(&life, &growing.life(id, Horizon::default()), day);
                agrees(&whole.views, life.as_ref(), id, &overdue, day);
                lives += usize::from(life.is_some());
            }
        }
        day = day.tomorrow().unwrap();
    }
    assert!(lives > 300 && late > 30, "{lives} lives, {late} late: too few to say anything");
    let (mut day, mut ways) = (house.made[0].on, 0);
    while day <= last.saturating_add(120.days()) {
        let lives: Vec<Life> =
            ids.iter().filter_map(|id| whole.life(id, Horizon::as_of(day))).collect();
        for codes in WAYS {
            ways += ways_between(&whole.views, &lives, codes, day);
        }
        day = day.saturating_add(120.days());
    }
    assert!(ways > 20, "only {ways} went from one code to another");
    for id in &ids {
        let life = whole.life(id, Horizon::default()).unwrap();
        assert_eq!(life.stays, whole.views.leadership.stays(id).unwrap(), "{id}");
    }
}

/// How long standards took from one code to another, counted from the stays of their lives; how many did.
fn ways_between(views: &Views, lives: &[Life], (from, to): (&str, &str), day: Date) -> usize {
    let (mut lengths, mut within, mut unknown) = (Vec::new(), (0, 0), 0);
    for life in lives {
        let mut began = None;
        for stay in &life.stays {
            if stay.code == from {
                began = Some((stay.entered, stay.due, stay.kind == Some(MoveKind::First)));
            } else if stay.code == to
                && let Some((entered, due, was_first_seen)) = began.take()
            {
                if was_first_seen {
                    unknown += 1;
                    continue;
                }
                let days = entered.until((jiff::Unit::Day, stay.entered)).unwrap().get_days();
                lengths.push(days.unsigned_abs());
                within.0 += u64::from(due.is_some_and(|due| stay.entered <= due));
                within.1 += u64::from(due.is_some());
            }
        }
    }
    lengths.sort_unstable();
    let at = |share: usize| {
        let no = (lengths.len() * share).div_ceil(10);
        no.checked_sub(1).and_then(|no| lengths.get(no)).copied()
    };
    let codes = (from.parse().unwrap(), to.parse().unwrap());
    let found = views.leadership.between(&Filter::default(), codes, day).unwrap();
    let said = (found.median_days, found.p90_days, found.longest_days);
    assert_eq!(said, (at(5), at(9), at(10)), "{from} to {to} as of {day}");
    let said = (found.finished, (found.within.hits, found.within.of), found.unknown);
    assert_eq!(said, (lengths.len() as u64, within, unknown), "{from} to {to} as of {day}");
    assert_eq!(found.clauses.is_empty(), within.1 == 0, "{from} to {to} as of {day}");
    lengths.len()
}

/// The life as of a day is the life of the world that saw no later one.
fn same(asked: &Option<Life>, then: &Option<Life>, day: Date) {
    let (Some(asked), Some(then)) = (asked, then) else {
        assert_eq!(asked.is_some(), then.is_some(), "{day}");
        return;
    };
    assert_eq!(asked.standard, then.standard, "{} {day}", asked.id);
    assert_eq!(asked.waits, then.waits, "{} {day}", asked.id);
    assert_eq!(asked.stays, then.stays, "{} {day}", asked.id);
    assert_eq!(asked.names, then.names, "{} {day}", asked.id);
    let lines = |life: &Life| -> Vec<_> {
        let told = life.lines.iter();
        told.map(|l| (l.recorded.happened_on, l.event.clone(), l.code, l.moved, l.kind)).collect()
    };
    assert_eq!(lines(asked), lines(then), "{} {day}", asked.id);
    let ties = |life: &Life| -> BTreeSet<String> {
        life.ties.iter().map(|tie: &Related| format!("{tie:?}")).collect()
    };
    assert_eq!(ties(asked), ties(then), "{} {day}", asked.id);
    assert!(asked.before.is_none_or(|before| before < day));
    assert!(asked.after.is_none_or(|after| after > day));
}

/// The leadership view says the same of a life as the life does.
pub(crate) fn agrees(
    views: &Views,
    life: Option<&Life>,
    id: &StandardId,
    overdue: &[Overdue],
    day: Date,
) {
    let stood = views.leadership.stood(id, day).unwrap();
    let Some(life) = life else {
        assert_eq!(stood, None, "{id} {day}");
        return;
    };
    let stood = stood.unwrap();
    let titles = life.standard.titles();
    assert_eq!(Some(stood.place), life.standard.place(), "{id} {day}");
    assert_eq!(stood.label, life.standard.label(), "{id} {day}");
    assert_eq!(stood.title_zh.as_deref(), titles.get("zh"), "{id} {day}");
    assert_eq!(stood.title_en.as_deref(), titles.get("en"), "{id} {day}");
    let late = life.due().filter(|wait| wait.until.is_some_and(|until| until < day));
    let told = overdue.iter().find(|late| late.id == id.as_str());
    assert_eq!(told.map(|told| told.due), late.and_then(|wait| wait.until), "{id} {day}");
    if let (Some(told), Some(wait)) = (told, late) {
        let source = (told.source.as_deref(), told.unverified);
        assert_eq!(source, (Some(wait.clause.as_str()), wait.unverified), "{id} {day}");
        assert_eq!((&told.label, &told.title_zh), (&stood.label, &stood.title_zh), "{id} {day}");
    }
    let last = life.stays.last().unwrap();
    assert_eq!((last.left, last.due), (None, life.due().and_then(|wait| wait.until)), "{id} {day}");
}
