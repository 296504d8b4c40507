//! What the views say of a standard and of the pool of its area, and what the model says of them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use plumbline_lifecycle::{Calendar, Horizon, Place, Rules, State, StoredEvent, StreamId, replay};
use plumbline_views::{ExpertQuery, Mine};

use crate::as_of::Side;
use crate::house::{House, Made};
use crate::nouns::model::standard::place;
use crate::nouns::model::{Model, OFFICE};
use crate::nouns::tries::What;

/// Everything that is asked of the views about one sequence, on its last day and as of some before it.
pub(crate) fn agree(side: &Side, model: &Model, history: &[(Date, Model)]) {
    let id = model.id.parse().unwrap();
    let now = model.standard.as_ref();
    let card = side.views.catalogue.card(&id).unwrap();
    let said = card.map(|card| (card.entry.code, card.entry.place.key(), card.entry.suspended));
    let remembered = now.map(|s| (s.code.to_owned(), place(s.code), s.suspended.is_some()));
    assert_eq!(said, remembered, "the catalogue of {id}");
    experts(side, model, model.today, false);
    waits(side, model);
    desks(side, model);
    for (day, then) in history.iter().map(|(day, then)| (*day, then)).chain([(model.today, model)])
    {
        let stood = side.views.leadership.stood(&id, day).unwrap().map(|stood| stood.place);
        let life = side.life(&id, Horizon::as_of(day));
        let code = life.as_ref().and_then(|life| life.standard.code()).map(|code| code.to_string());
        let s = then.standard.as_ref();
        assert_eq!(stood.map(Place::key), s.map(|s| place(s.code)), "{id} stood on {day}");
        assert_eq!(code.as_deref(), s.map(|s| s.code), "the life of {id} as of {day}");
        experts(side, then, day, true);
    }
}

/// The pool: who stands how, what they have in hand, how often they were asked and served.
fn experts(side: &Side, model: &Model, day: Date, as_of: bool) {
    let area = model.area.parse().unwrap();
    let query = ExpertQuery { area: Some(area), limit: 100, ..ExpertQuery::default() };
    let (views, log) = (&side.views.experts, &side.book.log.reader);
    let listed = if as_of { views.list_as_of(log, &query, day) } else { views.list(&query, day) };
    let listed = listed.unwrap();
    let said: Vec<String> = listed
        .entries
        .iter()
        .map(|one| {
            format!(
                "{} {} {} load {} asked {} times, {:?}, served {}, {} open, {} of {} in time, away {:?}",
                one.id,
                one.standing.key(),
                one.unit,
                one.load,
                one.asked,
                one.last_asked,
                one.served,
                one.open,
                one.on_time,
                one.answered,
                one.away_until
            )
        })
        .collect();
    let remembered = model.experts.all.iter().map(|(id, person)| {
        let away = person.away.iter().find(|(from, until)| *from <= day && day <= *until);
        format!(
            "{id} {} {} load {} asked {} times, {:?}, served {}, {} open, {} of {} in time, away {:?}",
            person.stands,
            person.said.unit,
            person.load(),
            person.services.len(),
            person.last_asked(),
            person.services.iter().filter(|service| service.served).count(),
            person.services.iter().filter(|service| service.is_open(day)).count(),
            person.services.iter().filter(|service| service.is_on_time()).count(),
            person.services.iter().filter(|service| service.answered.is_some() || service.is_overdue(day)).count(),
            away.map(|(_, until)| *until)
        )
    });
    assert_eq!(said, remembered.collect::<Vec<_>>(), "the pool of {} on {day}", model.area);
    let all = model.experts.all.values();
    let busy = all.clone().filter(|person| person.load() > 0).count();
    let active = all.filter(|person| person.stands == "active").count();
    assert_eq!((listed.busy, listed.active), (busy as u64, active as u64), "{} {day}", model.area);
    // One of them, with each service.
    let Some((id, person)) = model.experts.all.iter().max_by_key(|(_, one)| one.services.len())
    else {
        return;
    };
    let (area, expert) = (model.area.parse().unwrap(), id.parse().unwrap());
    let record = if as_of {
        views.record_as_of(log, &area, &expert, day)
    } else {
        views.record(&area, &expert, day)
    };
    let record = record.unwrap().unwrap();
    let services = record.services.into_iter().map(|one| {
        let answered = one.answered.map(|(on, answer, in_time)| (on, answer.key(), in_time));
        (one.review, one.asked, one.until, answered, one.overdue, one.released, one.served)
    });
    let remembered = person.services.iter().rev().map(|one| {
        let answered = one.answered.map(|(on, answer)| (on, answer, one.is_on_time()));
        let overdue = one.is_overdue(day);
        (one.review.clone(), one.asked, one.until, answered, overdue, one.released, one.served)
    });
    assert_eq!(
        services.collect::<Vec<_>>(),
        remembered.collect::<Vec<_>>(),
        "the services of {id} on {day}"
    );
    // The ballots in which anybody's vote is wanted.
    for id in model.experts.all.keys() {
        let expert = id.parse().unwrap();
        let record = if as_of {
            views.record_as_of(log, &area, &expert, day)
        } else {
            views.record(&area, &expert, day)
        };
        let record = record.unwrap().unwrap();
        let said: Vec<_> =
            record.to_cast.into_iter().map(|one| (one.ballot, one.opened, one.closes)).collect();
        let wanted = model.ballots.iter().filter(|(_, ballot)| ballot.wants(id, day));
        let remembered: Vec<_> =
            wanted.map(|(ballot, held)| (ballot.clone(), held.opened_on, held.closes)).collect();
        assert_eq!(said, remembered, "where {id} votes on {day}");
    }
}

/// What the desk says that the standard waits for.
fn waits(side: &Side, model: &Model) {
    let id = model.id.parse().unwrap();
    let told = side.views.desk.of(&id, model.today).unwrap();
    let said: BTreeSet<(String, String, Option<Date>)> = told
        .iter()
        .filter(|waiting| !waiting.which.key().starts_with("gate:"))
        .map(|waiting| (waiting.stream.clone(), waiting.which.key(), waiting.until))
        .collect();
    let mut remembered = BTreeSet::new();
    if let Some(s) = model.standard.as_ref().filter(|s| !s.has_ended()) {
        let own = format!("standard/{}", model.id);
        if s.suspended.is_some() {
            remembered.insert((own.clone(), "resumption".to_owned(), None));
        } else {
            remembered.extend(s.plan_due().map(|due| (own.clone(), "plan".to_owned(), Some(due))));
            if let Some(part) = s.consulted.get("draft").filter(|_| s.code == "30.20") {
                let until = model.consultations[part].until;
                let stream = format!("consultation/{part}");
                remembered.insert((own.clone(), "consultation".to_owned(), None));
                remembered.insert((stream, "consultation".to_owned(), Some(until)));
            }
            for (part, _) in s.gates.values().filter(|(_, granted)| granted.is_none()) {
                let (matter, stream) = (&model.matters[part], format!("approval/{part}"));
                let open = matter.open().into_iter();
                remembered.extend(open.map(|(what, until)| (stream.clone(), key(what), until)));
                if matter.is_back {
                    remembered.insert((stream, "resubmission".to_owned(), None));
                }
            }
        }
    }
    assert_eq!(said, remembered, "what {id} waits for on {}", model.today);
}

fn key(what: What) -> String {
    what.core().key()
}

/// Of which last days the clock hears: of no other, and of each that has passed.
pub(crate) fn clock(side: &Side, models: &[Model], day: Date) {
    let said = side.views.desk.for_the_clock(day, 10_000).unwrap();
    let said: BTreeSet<(String, String, Date)> =
        said.into_iter().map(|one| (one.stream.to_string(), one.which.key(), one.until)).collect();
    let all = models.iter().flat_map(|model| model.passed_by(day));
    let remembered = all.map(|(stream, what, until)| (stream, key(what), until));
    assert_eq!(said, remembered.collect(), "what the clock hears by {day}");
}

/// What lies on the desk of the office, of every sequence: panels to be drawn, papers, ballots, conclusions where nobody leads.
pub(crate) fn office(side: &Side, models: &[Model], day: Date) {
    let office = OFFICE.parse().unwrap();
    let mine = side.views.desk.mine(&office, day, 1_000).unwrap();
    assert!(!mine.more);
    let of_panels =
        |row: &Mine| ["review/", "ballot/"].iter().any(|noun| row.waiting.stream.starts_with(noun));
    let said: BTreeSet<(String, String, Option<Date>)> = mine
        .rows
        .into_iter()
        .filter(of_panels)
        .map(|row| (row.waiting.stream, row.waiting.which.key(), row.waiting.until))
        .collect();
    let mut remembered = BTreeSet::new();
    for model in models {
        for (part, review) in &model.reviews {
            let theirs = review.waits().into_iter().filter(|(_, whom, _)| whom.is_none());
            let stream = format!("review/{part}");
            remembered
                .extend(theirs.map(|(what, _, until)| (stream.clone(), what.to_owned(), until)));
        }
        let open = model.ballots.iter().filter(|(_, ballot)| ballot.is_open());
        remembered.extend(
            open.map(|(id, ballot)| (format!("ballot/{id}"), "ballot".to_owned(), ballot.closes)),
        );
    }
    assert_eq!(said, remembered, "what the office has to do by {day}");
}

/// What lies on the desks of those experts who serve in the house: invitations to be answered, and conclusions.
fn desks(side: &Side, model: &Model) {
    for person in &model.joined {
        let id = person.parse().unwrap();
        let mine = side.views.desk.mine(&id, model.today, 1_000).unwrap();
        let of_reviews = |row: &Mine| row.waiting.stream.starts_with("review/");
        let said: BTreeSet<(String, String, Option<Date>)> = mine
            .rows
            .into_iter()
            .filter(of_reviews)
            .map(|row| (row.waiting.stream, row.waiting.which.key(), row.waiting.until))
            .collect();
        let mut remembered = BTreeSet::new();
        for (part, review) in &model.reviews {
            let stream = format!("review/{part}");
            for (what, until) in review.invitations() {
                let What::Invitation(no) = what else { continue };
                if review.seats[no as usize - 1].expert == *person {
                    remembered.insert((stream.clone(), key(what), until));
                }
            }
            let theirs = review.waits().into_iter().filter(|(_, whom, _)| *whom == Some(person));
            remembered
                .extend(theirs.map(|(what, _, until)| (stream.clone(), what.to_owned(), until)));
        }
        assert_eq!(said, remembered, "what {person} has to do on {}", model.today);
    }
}

/// What was overdue at the end of a day, of every stream: as the core folds what had happened by then.
pub(crate) fn overdue(side: &Side, house: &House, day: Date) -> usize {
    let State::Procedures(adopted) = &house.streams()[&StreamId::Procedures].state else {
        panic!("no procedures")
    };
    let mut stored: BTreeMap<&StreamId, Vec<(Date, plumbline_lifecycle::Stored)>> = BTreeMap::new();
    for made in house.made.iter().filter(|made| made.stream.owner().is_some()) {
        stored.entry(&made.stream).or_default().push((made.on, made.event.encode()));
    }
    let mut remembered = BTreeSet::new();
    for (stream, rows) in &stored {
        let rows = (1..).zip(rows).map(|(seq, (on, stored))| StoredEvent {
            seq,
            version: seq,
            kind: stored.kind,
            schema: stored.schema,
            on: *on,
            data: &stored.data,
        });
        let state = replay(stream, rows, Horizon::as_of(day), |_, _, _| {}).unwrap().state;
        let procedure = match &state {
            State::Standard(standard) => {
                standard.binding().and_then(|binding| adopted.get(binding))
            }
            _ => None,
        };
        let rules =
            Rules { procedure: procedure.map(AsRef::as_ref), calendar: Calendar::unknown() };
        let late =
            plumbline_lifecycle::waits(&state, &rules).into_iter().filter(|wait| wait.binds());
        let late = late
            .filter_map(|wait| Some((wait.which.key(), wait.until.filter(|until| *until < day)?)));
        remembered.extend(late.map(|(which, until)| (stream.to_string(), which, Some(until))));
    }
    let said = side.views.desk.overdue_as_of(day, 1_000).unwrap();
    assert!(!said.more);
    let said: BTreeSet<(String, String, Option<Date>)> =
        said.rows.into_iter().map(|row| (row.stream, row.which.key(), row.until)).collect();
    assert_eq!(said, remembered, "what was overdue on {day}{}", {
        let of = |made: &&Made| {
            said.symmetric_difference(&remembered)
                .any(|(stream, ..)| *stream == made.stream.to_string())
        };
        let line =
            |made: &Made| format!("\n{} {} {}", made.on, made.stream, made.event.encode().data);
        house.made.iter().filter(of).map(line).collect::<String>()
    });
    said.len()
}
