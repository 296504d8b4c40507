//! One review, straight from its streams, within a horizon: the panel with a sentence for everybody of the pool, what was said, and
//! its ballots. What pages, calls and the terminal tell.

use std::collections::BTreeMap;

use jiff::civil::Date;
use plumbline_lifecycle::draw::{self, Draw, Seed};
use plumbline_lifecycle::people::People;
use plumbline_lifecycle::pool::Pool;
use plumbline_lifecycle::procedure::{PanelRule, Procedures};
use plumbline_lifecycle::review::{Event as ReviewEvent, Panel, Review, draw_of};
use plumbline_lifecycle::{
    Event, Folded, Horizon, PartId, PersonId, Sentence, Source, State, StreamId, Words, replay,
};
use plumbline_log::{Reader, Recorded};

use crate::ballot::{Balloted, called, people, procedures};
use crate::folded::{NotFolded, stored};

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
}

/// A draw as it stands in the stream, with the panel before it.
struct InStream {
    seq: u64,
    panel: Panel,
    drawn: Drawn,
}

impl Reviewed {
    /// Reads a review as of the horizon's day, or of `today` where it names none.
    ///
    /// # Errors
    /// [`NotFolded`], naming the event that cannot be read.
    pub fn read(
        log: &Reader,
        id: &PartId,
        horizon: Horizon,
        today: Date,
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
            kinds: BTreeMap::new(),
            names: BTreeMap::new(),
            review,
        };
        let Some(panel) = told.review.panel() else { return Ok(told) };
        let rule = rule(&procedures, panel);
        told.source = rule.map(|rule| Source::of(rule.source.clone(), rule.unverified));
        if let Some(procedure) = procedures.get(&panel.binding) {
            let kind = procedure.documents.iter();
            let kind = kind.map(|(key, rule)| {
                (key.clone(), Words { zh: rule.zh.clone(), en: rule.en.clone() })
            });
            told.kinds = kind.collect();
        }
        let pool = StreamId::Pool(panel.area.clone());
        let rows = log.read_stream(&pool.to_string())?;
        let (pool, draws) = again(id, &pool, &rows, rule, found)?;
        let ballots = panel.ballots.iter();
        let ballots = ballots.map(|ballot| Balloted::among(log, ballot, horizon, &procedures));
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
    };
    Some(InStream { seq, panel, drawn })
}

/// Folds the pool once, and does each draw again where it comes by: out of the pool as it was at the call, beside the pool as it was
/// just before the draw. Gives the pool as it is, too.
fn again(
    id: &PartId,
    stream: &StreamId,
    rows: &[Recorded],
    rule: Option<&PanelRule>,
    found: Vec<InStream>,
) -> Result<(Pool, Vec<Drawn>), NotFolded> {
    let mut draws = Vec::with_capacity(found.len());
    let (mut at, mut held) = (0, Folded::unborn(stream));
    let mut then: Option<Pool> = None;
    for InStream { seq, panel, mut drawn } in found {
        let version = panel.pool.0;
        while let Some(row) = rows.get(at).filter(|row| row.seq < seq) {
            // All draws of a review are of one call.
            if held.version == version && then.is_none() {
                then = pool_of(&held);
            }
            held = next(stream, held, row)?;
            at += 1;
        }
        if held.version == version && then.is_none() {
            then = pool_of(&held);
        }
        if let (Some(rule), Some(then), Some(now)) = (rule, &then, pool_of(&held)) {
            let call = draw_of(id, &panel, rule);
            let done = draw::draw(&call, drawn.number, &drawn.seed, then, &now);
            // What the log says was drawn holds; where it is not what comes out, `audit draw` says so.
            let same = |done: &Draw| done.panel == drawn.panel;
            if let Some(done) = done.ok().filter(same) {
                drawn.sentences = done.sentences(&call);
            }
        }
        draws.push(drawn);
    }
    while let Some(row) = rows.get(at) {
        held = next(stream, held, row)?;
        at += 1;
    }
    Ok((pool_of(&held).unwrap_or_default(), draws))
}

fn next(stream: &StreamId, held: Folded, row: &Recorded) -> Result<Folded, NotFolded> {
    let read = held.read(stream, &stored(row));
    let (held, _) = read.map_err(|why| plumbline_lifecycle::Unreadable {
        stream: stream.to_string(),
        seq: row.seq,
        why,
    })?;
    Ok(held)
}

fn pool_of(held: &Folded) -> Option<Pool> {
    match &held.state {
        State::Pool(pool) => Some(pool.clone()),
        _ => None,
    }
}

/// What those are called who stand in it.
fn named(told: &Reviewed, pool: &Pool, people: &People) -> BTreeMap<PersonId, String> {
    let Some(panel) = told.review.panel() else { return BTreeMap::new() };
    let seats = panel.seats.iter().map(|seat| &seat.expert);
    let drawn = told.draws.iter().flat_map(|draw| &draw.sentences).map(|(expert, _)| expert);
    let all = seats.chain(drawn).chain(&panel.alternates).chain([&panel.called_by]);
    let all = all.chain(told.ballots.iter().flat_map(Balloted::persons));
    let name = |person: &PersonId| (person.clone(), called(person, pool, people));
    all.map(name).collect()
}
