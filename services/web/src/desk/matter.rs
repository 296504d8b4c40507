//! What the form of a row has to know, and why the row lies on this desk.

use std::collections::BTreeMap;

use jiff::civil::Date;
use plumbline_lifecycle::approval::{Approval, DocRef, Seat};
use plumbline_lifecycle::people::People;
use plumbline_lifecycle::pool::Proposed;
use plumbline_lifecycle::procedure::Procedures;
use plumbline_lifecycle::standard::Standard;
use plumbline_lifecycle::{
    Calendar, Folded, Horizon, Name, PersonId, State, StreamId, UnitId, Which, Words,
};
use plumbline_views::{Mine, Waiting, folded};

use crate::language::Language;
use crate::problem::Problem;
use crate::state::WebState;

/// What a form has to know of the matter that it decides.
#[derive(Default)]
pub(super) struct Matter {
    /// The version that was looked at.
    pub(super) version: u64,
    /// Whether the seat is the leadership group's, which is filled by minutes.
    pub(super) of_the_group: bool,
    /// What is approved: each file of that content, or none where the standard holds another one now.
    pub(super) files: Vec<File>,
    /// Who is proposed for admission to a pool.
    pub(super) experts: Vec<Proposed>,
    /// What their units are called, by id.
    pub(super) units: BTreeMap<UnitId, String>,
    /// Whose seat the form would decide on, where it is another one of the same matter: that one comes first.
    pub(super) first: Option<First>,
}

/// Another seat of the same matter, on the same desk.
pub(super) struct First {
    /// The step and the seat.
    pub(super) at: (u32, u32),
    /// Whose it is.
    pub(super) whose: Words,
}

/// A document that is approved.
pub(super) struct File {
    /// What it is, in the words of the procedure.
    pub(super) kind: Words,
    /// The hash of exactly that content.
    pub(super) sha256: String,
    /// What the file is called, while the standard holds it.
    pub(super) name: Option<Name>,
    /// Whether its content can be fetched here.
    pub(super) here: bool,
}

/// What the matters of one desk are told with.
pub(super) struct House<'s> {
    state: &'s WebState,
    /// Whose desk it is, and on which day.
    person: &'s PersonId,
    today: Date,
    people: People,
    calendar: Calendar,
    procedures: Procedures,
}

impl<'s> House<'s> {
    /// As it is recorded now.
    pub(super) fn of(
        state: &'s WebState,
        person: &'s PersonId,
        today: Date,
    ) -> Result<House<'s>, Problem> {
        let people = match now(state, &StreamId::People)?.state {
            State::People(people) => people,
            _ => People::default(),
        };
        let calendar = match now(state, &StreamId::Calendar)?.state {
            State::Calendar(calendar) => calendar,
            _ => Calendar::default(),
        };
        let procedures = match now(state, &StreamId::Procedures)?.state {
            State::Procedures(procedures) => procedures,
            _ => Procedures::default(),
        };
        Ok(House { state, person, today, people, calendar, procedures })
    }

    /// A matter as it is recorded now.
    pub(super) fn matter(&self, waiting: &Waiting) -> Result<Matter, Problem> {
        let Which::Seat { step, seat } = waiting.which else { return Ok(Matter::default()) };
        let stream: StreamId = waiting.stream.parse().map_err(|_| Problem::NotFound)?;
        let folded = now(self.state, &stream)?;
        let State::Approval(approval) = &folded.state else { return Err(Problem::NotFound) };
        let held = approval.chain().and_then(|chain| chain.step_no(step)?.seat(seat));
        let of_the_group = held.is_some_and(|seat| seat.by_minutes);
        let at = approval.chain().map_or(step, |chain| chain.at);
        let first = self.taken(approval).filter(|taken| (at, taken.no) != (step, seat));
        let first =
            first.map(|taken| First { at: (at, taken.no), whose: taken.of.words(&self.people) });
        let files = self.files(&stream, approval)?;
        let experts = approval.chain().map(|chain| chain.experts.clone()).unwrap_or_default();
        let unit = |one: &Proposed| {
            let id = &one.description.unit;
            let known = self.people.units.get(id)?;
            Some((id.clone(), known.names.best("zh").to_owned()))
        };
        let units = experts.iter().filter_map(unit).collect();
        Ok(Matter { version: folded.version, of_the_group, files, experts, units, first })
    }

    /// The seat on which this person's decision falls: their own before one that they fill for somebody, and of those the
    /// lowest.
    fn taken<'a>(&'a self, approval: &'a Approval) -> Option<&'a Seat> {
        let seats = approval.may_act(&self.people, &self.calendar, self.today).into_iter();
        let theirs = seats.filter_map(|(seat, fillers)| {
            let filler = fillers.into_iter().find(|filler| filler.person == self.person)?;
            Some((filler.capacity, seat))
        });
        theirs.min_by_key(|(capacity, seat)| (*capacity, seat.no)).map(|(_, seat)| seat)
    }

    /// The documents of a matter, as the standard holds them now.
    fn files(&self, stream: &StreamId, approval: &Approval) -> Result<Vec<File>, Problem> {
        let (StreamId::Approval(part), Some(chain)) = (stream, approval.chain()) else {
            return Ok(Vec::new());
        };
        let standard = now(self.state, &StreamId::Standard(part.owner().clone()))?;
        let run = match &standard.state {
            State::Standard(Standard::Run(run)) => Some(run),
            _ => None,
        };
        let procedure = run.and_then(|run| self.procedures.get(&run.binding));
        let kind = |key: &String| match procedure.and_then(|known| known.documents.get(key)) {
            Some(rule) => Words { zh: rule.zh.clone(), en: rule.en.clone() },
            None => Words { zh: key.clone(), en: key.clone() },
        };
        let named = |doc: &DocRef| {
            let held = run?.document(&doc.kind).filter(|held| held.sha256 == doc.sha256)?;
            Some(held.name.clone())
        };
        let store = self.state.documents.store();
        let file = |doc: &DocRef| File {
            kind: kind(&doc.kind),
            sha256: doc.sha256.clone(),
            name: named(doc),
            here: doc.sha256.parse().is_ok_and(|hash| store.holds(hash)),
        };
        Ok(chain.bundle.iter().map(file).collect())
    }
}

fn now(state: &WebState, stream: &StreamId) -> Result<Folded, Problem> {
    folded(&state.reader, stream, Horizon::default())
        .map_err(|error| Problem::BrokeOff(error.to_string()))
}

/// Who is named, and why they may act here, in a few words.
pub(super) fn capacity(mine: &Mine, language: Language) -> String {
    match (&mine.stands_for, mine.capacity) {
        (Some(owner), _) => {
            language.told(format!("受{}委托", owner.name), format!("for {}", owner.name))
        }
        (None, capacity) => language.say(capacity.zh(), capacity.en()).to_owned(),
    }
}
