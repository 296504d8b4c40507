//! The past, asked of everybody: as of a day, the API, the command line, the pages and the views say the same of a standard,
//! and nothing of a later day.
//!
//! What is right is worked out here a second time: a stream is cut off after the last event of that day, and the core folds what is
//! left, so that nothing of a later day can be in it; a tie is linked to whoever had that id or number by then. The demonstration's city is asked, and fifty lives made by chance.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod answers;
mod group;
mod lives;
mod overdue;
mod ties;
mod truth;

use answers::Asker;
use jiff::ToSpan;
use jiff::civil::Date;
use plumbline_testkit::{Chance, Folder, Start};
use truth::{Told, Truth};

#[test]
fn the_demonstration_as_of_every_day() {
    let folder = Folder::new("past-demo");
    let server = Start::new(folder.path()).arg("--demo").arg("--no-clock").start().unwrap();
    let mut asker = Asker::new(folder.path(), &server);
    the_group_is_told_what_was_so(&folder, &mut asker);
    what_was_overdue_is_told_of_every_kind(&folder, &mut asker);
    everybody_says_the_same(&folder, &mut asker, 12);
}

#[test]
fn lives_by_chance_as_of_every_day() {
    let seed = Chance::seed();
    println!("PLUMBLINE_TEST_SEED={seed}");
    let folder = Folder::new("past-lives");
    let full = std::env::var("PLUMBLINE_TEST_FULL").is_ok_and(|full| full == "1");
    lives::fill(folder.path(), if full { 50 } else { 20 }, Chance::new(seed));
    let server = Start::new(folder.path()).arg("--no-clock").start().unwrap();
    everybody_says_the_same(&folder, &mut Asker::new(folder.path(), &server), 40);
}

/// What the leadership group asks of all standards in use and of all steps, as of every thirtieth day and of each of the last ten.
fn the_group_is_told_what_was_so(folder: &Folder, asker: &mut Asker<'_>) {
    let truth = Truth::read(folder.path());
    let group = group::Group::read(folder.path(), "330000");
    let mut met = group::Told::default();
    let mut day = truth.first_day().yesterday().unwrap();
    while day <= asker.today() {
        let (told, right) = (group::told(asker.client(), day), group.told(day));
        assert_eq!(told, right, "as of {day}");
        met = told;
        let left = day.until((jiff::Unit::Day, asker.today())).unwrap().get_days();
        day = day.saturating_add(if left > 40 { 30.days() } else { 1.day() });
    }
    assert!(met.in_use > 1 && met.unanswered > 1 && met.steps.0 > 50, "too little: {met:?}");
}

/// What was overdue as of every thirtieth day and of each of the last forty: of standards, approvals and what is to be mended.
fn what_was_overdue_is_told_of_every_kind(folder: &Folder, asker: &mut Asker<'_>) {
    let right = overdue::Overdue::read(folder.path());
    let truth = Truth::read(folder.path());
    let mut nouns = std::collections::BTreeSet::new();
    let mut day = truth.first_day();
    while day < asker.today() {
        let (wanted, of) = right.told(day);
        assert_eq!(overdue::told(asker.client(), day), wanted, "overdue as of {day}");
        nouns.extend(of);
        let left = day.until((jiff::Unit::Day, asker.today())).unwrap().get_days();
        day = day.saturating_add(if left > 70 { 30.days() } else { 1.day() });
    }
    let (wanted, _) = right.told(day);
    assert_eq!(overdue::told(asker.client(), day), wanted, "overdue today");
    assert!(nouns.len() > 2, "only of {nouns:?}");
}

/// Asks of each standard at the days around each change, and of all together on every day; the command line, a process each
/// time, is asked every so often.
fn everybody_says_the_same(folder: &Folder, asker: &mut Asker<'_>, command_line_every: usize) {
    let truth = Truth::read(folder.path());
    asker.refuses_tomorrow(truth.standards().next().unwrap());
    let (mut asked, mut linked) = (0, 0);
    for standard in truth.standards() {
        for day in days_around(&truth, standard) {
            let right = truth.told(standard, day);
            let ties = if right.is_some() { truth.ties(standard, day) } else { Vec::new() };
            linked += ties.iter().filter(|tie| !tie.id.is_empty()).count();
            let (told, told_ties) = asker.api(standard, day).unzip();
            assert_eq!(told, right, "the API: {standard} as of {day}");
            assert_eq!(told_ties.unwrap_or_default(), ties, "the API: {standard} as of {day}");
            match &right {
                Some(right) => {
                    let page = asker.page_shows(standard, day, right);
                    let place = |id: &str| truth.told(id, day).map(|told| told.place);
                    answers::page_ties(&page, &ties, place, &format!("{standard} as of {day}"));
                }
                None => asker.page_says_not_yet(standard, day),
            }
            if asked % command_line_every == 0 {
                assert_eq!(
                    asker.command_line(standard, day),
                    right,
                    "the command line: {standard} as of {day}"
                );
            }
            asked += 1;
        }
    }
    let mut day = truth.first_day().yesterday().unwrap();
    let mut days = 0;
    while day <= asker.today() {
        let right: Vec<Told> = truth.standards().filter_map(|id| truth.told(id, day)).collect();
        asker.pipeline_counts(day, &right);
        day = day.tomorrow().unwrap();
        days += 1;
    }
    assert!(asked > 300 && days > 1_000, "too little was asked: {asked} questions, {days} days");
    assert!(linked > 20, "too little was linked: {linked} ties");
    println!(
        "{asked} questions about one standard, {linked} linked ties, and about all of them on {days} days"
    );
}

/// The day before, of and after each event, and those around each last day.
fn days_around(truth: &Truth, standard: &str) -> Vec<Date> {
    let events = truth.days(standard);
    let dues = events.iter().filter_map(|day| truth.told(standard, *day)?.due);
    let around = |day: Date| [day.saturating_sub(1.day()), day, day.saturating_add(1.day())];
    let mut days: Vec<Date> = events.iter().copied().chain(dues).flat_map(around).collect();
    days.sort();
    days.dedup();
    days.retain(|day| *day <= truth.today());
    days
}
