//! What the form of a row has to know, and why the row lies on this desk.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use plumbline_access::Caller;
use plumbline_lifecycle::approval::{self, Approval, Seat};
use plumbline_lifecycle::people::People;
use plumbline_lifecycle::procedure::Procedures;
use plumbline_lifecycle::{Calendar, Folded, Horizon, PersonId, State, StreamId, Which, Words};
use plumbline_log::Reader;
use plumbline_views::{Mine, Waiting, folded};
use plumbline_workflow::{Failure, Foresight, Request};
use uuid::Uuid;

use crate::acts::approval::Acts;
use crate::approvals::{Asked, asked, procedures};
use crate::language::Language;
use crate::places::PlaceNames;
use crate::problem::Problem;
use crate::state::WebState;

/// What a form has to know of the matter that it decides.
#[derive(Default)]
pub(super) struct Matter {
    /// What is asked for.
    pub(super) asked: Asked,
    /// What whoever looks may do in it.
    pub(super) acts: Option<Acts>,
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

/// The streams in which something can be taken back, each with its version.
pub(super) type Back = BTreeMap<String, u64>;

/// So many of the newest are looked at.
const BACK_MAX: usize = 10;

/// What the matters of one desk are told with.
pub(super) struct House<'s> {
    state: &'s WebState,
    reader: &'s Reader,
    /// Whose desk it is, and on which day.
    caller: &'s Caller,
    person: &'s PersonId,
    today: Date,
    people: People,
    calendar: Calendar,
    procedures: Procedures,
    names: PlaceNames,
    foresight: Foresight<'s>,
}

impl<'s> House<'s> {
    /// As it is recorded now.
    pub(super) fn of(
        state: &'s WebState,
        reader: &'s Reader,
        (caller, person): (&'s Caller, &'s PersonId),
        today: Date,
    ) -> Result<House<'s>, Problem> {
        let people = match now(reader, &StreamId::People)?.state {
            State::People(people) => people,
            _ => People::default(),
        };
        let calendar = match now(reader, &StreamId::Calendar)?.state {
            State::Calendar(calendar) => calendar,
            _ => Calendar::default(),
        };
        let procedures = procedures(reader)?;
        let (names, foresight) = (state.place_names(), Foresight::new(reader, today));
        Ok(House {
            state,
            reader,
            caller,
            person,
            today,
            people,
            calendar,
            procedures,
            names,
            foresight,
        })
    }

    /// A matter as it is recorded now.
    pub(super) fn matter(&mut self, waiting: &Waiting) -> Result<Matter, Problem> {
        let Which::Seat { step, seat } = waiting.which else { return Ok(Matter::default()) };
        let stream: StreamId = waiting.stream.parse().map_err(|_| Problem::NotFound)?;
        let folded = now(self.reader, &stream)?;
        let (StreamId::Approval(part), State::Approval(approval)) = (&stream, &folded.state) else {
            return Err(Problem::NotFound);
        };
        let at = approval.chain().map_or(step, |chain| chain.at);
        let first = self.taken(approval).filter(|taken| (at, taken.no) != (step, seat));
        let first =
            first.map(|taken| First { at: (at, taken.no), whose: taken.of.words(&self.people) });
        let asked = asked(self.state, self.reader, &self.procedures, part, approval)?;
        let names = self.names.clone();
        let acts = Acts::read(&mut self.foresight, self.caller, part, names)?;
        Ok(Matter { asked, acts: Some(acts), first })
    }

    /// In which of these, the newest first, this command takes something back.
    pub(super) fn back<'a>(
        &mut self,
        streams: impl Iterator<Item = &'a str>,
        command: &approval::Command,
    ) -> Result<Back, Problem> {
        let (mut back, mut seen) = (Back::new(), BTreeSet::new());
        for stream in streams.filter(|stream| seen.insert(*stream)).take(BACK_MAX) {
            let Ok(target) = stream.parse::<StreamId>() else { continue };
            let request = Request {
                id: Uuid::now_v7(),
                target: target.clone(),
                command: command.clone().into(),
                expected_version: None,
                happened_on: None,
                caller: self.caller.clone(),
                on_behalf_of: None,
            };
            match self.foresight.says(&request) {
                Ok(()) => {
                    let version = self.foresight.stream(&target).map_or(0, |held| held.version);
                    back.insert(stream.to_owned(), version);
                }
                Err(Failure::Refused(_) | Failure::Denied(_)) => {}
                Err(no) => return Err(Problem::of_command(&no)),
            }
        }
        Ok(back)
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
}

fn now(reader: &Reader, stream: &StreamId) -> Result<Folded, Problem> {
    folded(reader, stream, Horizon::default()).map_err(|error| Problem::BrokeOff(error.to_string()))
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
