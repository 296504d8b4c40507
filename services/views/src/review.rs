//! One review, straight from its streams, within a horizon: the panel with a sentence for everybody of the pool, what was said, and
//! its ballots. What pages, calls and the terminal tell.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use plumbline_lifecycle::draw::{self, Seed, Whom};
use plumbline_lifecycle::people::People;
use plumbline_lifecycle::pool::Pool;
use plumbline_lifecycle::procedure::{PanelRule, Procedures};
use plumbline_lifecycle::review::{Event as ReviewEvent, Panel, Review, draw_of};
use plumbline_lifecycle::{
    Event, Horizon, Jurisdiction, PartId, PersonId, Sentence, Source, State, StreamId, Words,
    replay,
};
use plumbline_log::Reader;

use crate::ballot::{Balloted, called, people, procedures};
use crate::example::example_by;
use crate::folded::{NotFolded, stored};
use crate::pools::{Pools, Sentences};

/// Everything about one review.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct Reviewed {
    pub id: PartId,
    /// The version of the stream's newest event within the horizon; 0 where nothing was called by then.
    pub version: u64,
    pub review: Review,
    /// The draws, in their order.
    pub draws: Vec<Drawn>,
    /// The ballots, in their rounds.
    pub ballots: Vec<Balloted>,
    /// What is cited for the panel's rule.
    pub source: Option<Source>,
    /// The place where that binds, where it is another one: an example here.
    pub example_of: Option<Jurisdiction>,
    /// What each paper is, in the words of the procedure, by its kind.
    pub kinds: BTreeMap<String, Words>,
    /// What those are called who are named in it: of the pool, and of the house.
    pub names: BTreeMap<PersonId, String>,
    /// The day that is asked about.
    pub day: Date,
}

/// A draw, done again.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct Drawn {
    pub number: u32,
    pub on: Date,
    pub seed: Seed,
    /// Why it was drawn again.
    pub reason: Option<Sentence>,
    pub panel: Vec<PersonId>,
    pub alternates: Vec<PersonId>,
    /// Why each of the pool was taken or not, by rank and then by id; empty where it cannot be drawn again.
    pub sentences: Vec<(PersonId, Words)>,
    /// Of how many who were not taken nothing is said, because they are many and were not asked for.
    pub untold: usize,
}

/// Of whom of those who were not taken it is said why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Others {
    /// Of all of them where they are at most 200, and else of none: a pool may have ten thousand.
    Few,
    /// Of all of them.
    All,
}

/// A draw as it stands in the stream, with the panel before it.
struct InStream {
    seq: u64,
    panel: Panel,
    drawn: Drawn,
}

impl Reviewed {
    /// Reads a review as of the horizon's day, or of `today` where it names none. The pools that were folded for a question before
    /// are in `pools`.
    ///
    /// # Errors
    /// [`NotFolded`], naming the event that cannot be read.
    pub fn read(
        log: &Reader,
        pools: &Pools,
        id: &PartId,
        (horizon, today): (Horizon, Date),
        others: Others,
    ) -> Result<Reviewed, NotFolded> {
        let stream = StreamId::Review(id.clone());
        let rows = log.read_stream(&stream.to_string())?;
        let (mut before, mut found) = (None, Vec::new());
        let held = replay(&stream, rows.iter().map(stored), horizon, |row, event, state| {
            let State::Review(review) = state else { return };
            if let (Event::Review(event), Some(panel)) = (event, before.take()) {
                found.extend(in_stream(row.seq, row.on, panel, event));
            }
            before = review.panel().cloned();
        })?;
        let review = match held.state {
            State::Review(review) => review,
            _ => Review::default(),
        };
        let procedures = procedures(log)?;
        let mut told = Reviewed {
            id: id.clone(),
            version: held.version,
            day: horizon.as_of.unwrap_or(today),
            draws: Vec::new(),
            ballots: Vec::new(),
            source: None,
            example_of: None,
            kinds: BTreeMap::new(),
            names: BTreeMap::new(),
            review,
        };
        let Some(panel) = told.review.panel() else { return Ok(told) };
        let rule = rule(&procedures, panel);
        told.source = rule.map(|rule| Source::of(rule.source.clone(), rule.unverified));
        told.example_of = example_by(log, id.owner(), horizon, &procedures)?;
        if let Some(procedure) = procedures.get(&panel.binding) {
            let kind = procedure.documents.iter();
            let kind = kind.map(|(key, rule)| {
                (key.clone(), Words { zh: rule.zh.clone(), en: rule.en.clone() })
            });
            told.kinds = kind.collect();
        }
        let draws = found.into_iter().map(|found| match rule {
            Some(rule) => again(log, pools, id, rule, others, found),
            None => Ok(found.drawn),
        });
        let draws = draws.collect::<Result<_, _>>()?;
        let pool = pools.now(log, &panel.area)?;
        let ballots = panel.ballots.iter();
        let example_of = told.example_of.clone();
        let ballots = ballots
            .map(|ballot| Balloted::among(log, ballot, horizon, &procedures, example_of.as_ref()));
        told.ballots = ballots.filter_map(Result::transpose).collect::<Result<_, _>>()?;
        let people = people(log)?;
        told.draws = draws;
        told.names = named(&told, &pool, &people);
        Ok(told)
    }

    /// What somebody is called; by their id where nobody knows.
    #[must_use]
    pub fn name<'a>(&'a self, person: &'a PersonId) -> &'a str {
        self.names.get(person).map_or(person.as_str(), String::as_str)
    }
}

fn rule<'a>(procedures: &'a Procedures, panel: &Panel) -> Option<&'a PanelRule> {
    procedures.get(&panel.binding)?.panels.get(panel.rule.as_str())
}

fn in_stream(seq: u64, on: Date, panel: Panel, event: &ReviewEvent) -> Option<InStream> {
    let ReviewEvent::PanelDrawn { draw, seed, panel: taken, alternates, reason } = event else {
        return None;
    };
    let drawn = Drawn {
        number: *draw,
        on,
        seed: seed.clone(),
        reason: reason.clone(),
        panel: taken.clone(),
        alternates: alternates.clone(),
        sentences: Vec::new(),
        untold: 0,
    };
    Some(InStream { seq, panel, drawn })
}

/// So many others are told of without being asked for.
const OTHERS_MAX: usize = 200;

/// Does each draw again: out of the pool as it was at the call, beside the pool as it was just before the draw.
fn again(
    log: &Reader,
    pools: &Pools,
    id: &PartId,
    rule: &PanelRule,
    others: Others,
    InStream { seq, panel, drawn }: InStream,
) -> Result<Drawn, NotFolded> {
    let key = (id.clone(), seq, drawn.seed.root.to_string());
    if let Some(held) = pools.drawn(&key).filter(|held| others == Others::Few || held.untold == 0) {
        return Ok(drawn.said(&held));
    }
    let then = pools.at(log, &panel.area, panel.pool.0)?;
    let now = pools.before(log, &panel.area, seq)?;
    let (Some(then), Some(now)) = (then, now) else { return Ok(drawn) };
    let call = draw_of(id, &panel, rule);
    let done = draw::draw(&call, drawn.number, &drawn.seed, &then, &now);
    // What the log says was drawn holds; where it is not what comes out, `audit draw` says so.
    let Some(done) = done.ok().filter(|done| done.panel == drawn.panel) else { return Ok(drawn) };
    let taken = |expert: &PersonId| done.panel.contains(expert) || done.alternates.contains(expert);
    let mut told = done.sentences(&call);
    let all = told.len();
    let few = all - done.panel.len() - done.alternates.len() <= OTHERS_MAX;
    if others == Others::Few && !few {
        told.retain(|(expert, _)| taken(expert));
    }
    let said = Arc::new(Sentences { untold: all - told.len(), told });
    // Thousands of others are told of to whoever asks, and not kept.
    if others == Others::Few || few {
        pools.keep_drawn(key, Arc::clone(&said));
    }
    Ok(drawn.said(&said))
}

impl Drawn {
    fn said(self, held: &Sentences) -> Drawn {
        Drawn { sentences: held.told.clone(), untold: held.untold, ..self }
    }
}

/// What those are called who stand in it.
fn named(told: &Reviewed, pool: &Pool, people: &People) -> BTreeMap<PersonId, String> {
    let Some(panel) = told.review.panel() else { return BTreeMap::new() };
    let seats = panel.seats.iter().map(|seat| &seat.expert);
    let drawn = told.draws.iter().flat_map(|draw| &draw.sentences).map(|(expert, _)| expert);
    let barred = panel.barred.iter().filter_map(|barred| match &barred.whom {
        Whom::Person(person) => Some(person),
        Whom::Unit(_) => None,
    });
    let wished = panel.asked_for.iter().map(|asked| &asked.expert);
    let all = seats.chain(drawn).chain(&panel.alternates).chain([&panel.called_by]);
    let all = all.chain(barred).chain(wished);
    let all = all.chain(told.ballots.iter().flat_map(Balloted::persons));
    let name = |person: &PersonId| (person.clone(), called(person, pool, people));
    all.map(name).collect()
}
