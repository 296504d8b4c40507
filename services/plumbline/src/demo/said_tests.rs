//! What is said of the city's texts, who is in its pool, and how its panels fare.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use plumbline_lifecycle::ballot::{self, Ballot, Verdict, verdict};
use plumbline_lifecycle::consultation::{Counts, Outcome, Purpose, Table};
use plumbline_lifecycle::pool::{ExpertKind, Pool, Standing};
use plumbline_lifecycle::procedure::{BUILT_IN, Procedure};
use plumbline_lifecycle::review::{Answer, Review, Standing as Asked};
use plumbline_lifecycle::{Event, Noun, State, StreamId, Streams};
use plumbline_log::Reader;

use crate::demo::tests::{TODAY, filled, folded};

struct Told {
    _folder: tempfile::TempDir,
    reader: Reader,
    streams: Streams,
}

impl Told {
    fn of_the_city() -> Told {
        let folder = tempfile::tempdir().unwrap();
        let reader = filled(folder.path(), TODAY);
        let streams = folded(&reader);
        Told { _folder: folder, reader, streams }
    }

    fn reviews(&self) -> Vec<&Review> {
        let mut all = Vec::new();
        for (_, state) in self.states() {
            if let State::Review(review) = state {
                all.push(review);
            }
        }
        all
    }

    fn states(&self) -> impl Iterator<Item = (StreamId, &State)> {
        self.streams.all().map(|(name, folded)| (name.parse().unwrap(), &folded.state))
    }

    /// The table of each consultation, and whether it runs.
    fn tables(&self) -> Vec<(Table, bool)> {
        let mut all = Vec::new();
        for (stream, state) in self.states() {
            let State::Consultation(consultation) = state else { continue };
            let mut table = Table::default();
            for row in self.reader.read_stream(&stream.to_string()).unwrap() {
                let event = Event::decode(Noun::Consultation, &row.kind, row.schema, &row.data);
                if let Ok(Event::Consultation(event)) = event {
                    table.hear(&event, row.happened_on);
                }
            }
            all.push((table, consultation.is_running()));
        }
        all
    }

    fn pool(&self) -> &Pool {
        let pool = self.states().find_map(|(_, state)| match state {
            State::Pool(pool) => Some(pool),
            _ => None,
        });
        pool.unwrap()
    }
}

fn today() -> Date {
    TODAY.parse().unwrap()
}

#[test]
fn texts_are_commented_on_and_what_was_said_is_disposed_of_open_or_late() {
    let told = Told::of_the_city();
    let tables = told.tables();
    let of = |purpose: Purpose| tables.iter().filter(move |(table, _)| table.purpose == purpose);
    assert!(of(Purpose::Draft).count() > 40, "{}", of(Purpose::Draft).count());
    let all: Vec<Counts> = tables.iter().map(|(table, _)| table.counts()).collect();
    for (what, holds) in [
        (
            "taken, partly taken and not taken",
            all.iter().any(|c| c.taken > 0 && c.partly > 0 && c.not > 0),
        ),
        ("late", all.iter().any(|c| c.late > 0)),
        (
            "bodies that replied, and some that did not",
            all.iter().any(|c| 0 < c.replied && c.replied < c.asked),
        ),
        ("a reply without comments", all.iter().any(|c| c.replied > c.replied_with_comments)),
        ("comments without end", all.iter().all(|c| c.comments < 20)),
    ] {
        assert!(holds, "{what}");
    }
    let running = || tables.iter().filter(|(_, running)| *running).map(|(table, _)| table);
    assert!(running().all(|table| table.until >= Some(today())), "the clock has ended the others");
    let open: Vec<Counts> = running().map(Table::counts).collect();
    assert!(open.iter().any(|c| c.comments > 3 && c.open > 0 && c.taken + c.partly + c.not > 0));
    let over = |(table, running): &(Table, bool)| !running && table.counts().open > 0;
    assert!(tables.iter().any(over), "one is over and waits for disposal");
    let notices: BTreeSet<Option<Outcome>> = of(Purpose::Notice)
        .flat_map(|(table, _)| table.rows())
        .map(|row| row.disposal.as_ref().map(|disposal| disposal.outcome))
        .collect();
    let wanted = [None, Some(Outcome::Taken), Some(Outcome::Not)];
    assert_eq!(notices, BTreeSet::from(wanted), "an objection is open, one was right, one not");
}

#[test]
fn the_pool_has_sixty_people_of_every_kind_and_standing() {
    let told = Told::of_the_city();
    let pool = told.pool();
    let experts: Vec<_> = pool.experts().collect();
    assert_eq!(experts.len(), 60);
    let mut names = BTreeSet::new();
    for (_, expert) in &experts {
        assert!(
            expert.description.name.as_str().starts_with("示例："),
            "{}",
            expert.description.name
        );
        assert!(
            names.insert(expert.description.name.as_str()),
            "{} is there twice",
            expert.description.name
        );
    }
    for kind in ExpertKind::ALL {
        assert!(experts.iter().any(|(_, expert)| expert.description.kind == kind), "{kind:?}");
    }
    for standing in Standing::ALL {
        assert!(experts.iter().any(|(_, expert)| expert.standing == standing), "{standing:?}");
    }
    let any = |what: &str, holds: &dyn Fn(&plumbline_lifecycle::pool::Expert) -> bool| {
        assert!(experts.iter().any(|(_, expert)| holds(expert)), "{what}");
    };
    any("whose term is over", &|expert| expert.until < today());
    any("who is away today", &|expert| {
        expert.away.iter().any(|away| away.from <= today() && today() <= away.until)
    });
    any("who has a conflict", &|expert| !expert.conflicts.is_empty());
    any("who was trained", &|expert| !expert.trainings.is_empty());
    any("who was never asked", &|expert| expert.last_asked.is_none());
    any("who has a review in hand", &|expert| !expert.asked_for.is_empty());
    any("who speaks another language", &|expert| !expert.description.languages.is_empty());
    let fields: BTreeSet<_> =
        experts.iter().flat_map(|(_, expert)| &expert.description.fields).collect();
    assert_eq!(fields.len(), plumbline_lifecycle::FIELDS.len(), "somebody knows each field");
}

#[test]
fn panels_stand_at_every_step_and_their_ballots_were_passed_and_lost_by_name_and_in_secret() {
    let told = Told::of_the_city();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for review in told.reviews() {
        *places.entry(review.place().1).or_default() += 1;
    }
    for place in
        ["called", "experts asked", "panel formed", "met", "passed", "not passed", "dissolved"]
    {
        assert!(places.contains_key(place), "{place}: {places:?}");
    }
    let declined: Vec<Answer> = told
        .reviews()
        .iter()
        .filter_map(|review| review.panel())
        .flat_map(|panel| &panel.seats)
        .filter_map(|seat| match &seat.standing {
            Asked::Declined { answer, .. } => Some(*answer),
            _ => None,
        })
        .collect();
    assert!(declined.contains(&Answer::Conflict) && declined.contains(&Answer::Busy));
    let (_, text) = BUILT_IN.iter().find(|(id, _)| *id == "local-city").unwrap();
    let procedure: Procedure = text.parse().unwrap();
    let mut came_to: BTreeSet<(&str, bool)> = BTreeSet::new();
    for (_, state) in told.states() {
        let State::Ballot(ballot) = state else { continue };
        let Some(roll) = ballot.roll() else { continue };
        let rule = &procedure.votes[roll.rule.as_str()];
        let what = match ballot {
            Ballot::Unborn | Ballot::Annulled { .. } => "annulled",
            Ballot::Open(_) => "open",
            Ballot::Closed { roll, .. } => {
                let says = ballot::arithmetic(rule, &roll.tally());
                assert!(!says.zh.is_empty() && !says.en.is_empty());
                match verdict(rule, &roll.tally()) {
                    Verdict::Passed => "passed",
                    Verdict::Lost => "lost",
                    Verdict::Void => "void",
                }
            }
        };
        came_to.insert((what, rule.secret));
    }
    let wanted = [("open", false), ("passed", false), ("lost", false), ("passed", true)];
    assert_eq!(came_to, BTreeSet::from(wanted));
}
