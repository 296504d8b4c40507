//! What a stream's events have led to: the sum of every noun's states.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::approval::Approval;
use crate::ballot::Ballot;
use crate::calendar::Calendar;
use crate::consultation::Consultation;
use crate::deadline::{self, Noted};
use crate::event::Event;
use crate::grants::Grants;
use crate::implementation::Implementation;
use crate::misfit::Misfit;
use crate::people::People;
use crate::person::Personal;
use crate::pool::Pool;
use crate::procedure::Procedures;
use crate::register::Register;
use crate::review::Review;
use crate::standard::Standard;
use crate::stream::Noun;
use crate::which::Which;

/// The state of any noun's stream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum State {
    /// A standard's life.
    Standard(Standard),
    /// Every adopted procedure.
    Procedures(Procedures),
    /// The numbers of one series.
    Register(Register),
    /// Units and persons.
    People(People),
    /// A matter under approval.
    Approval(Approval),
    /// Who was asked about a text, and what came of what they said.
    Consultation(Consultation),
    /// How a standard is put into effect.
    Implementation(Implementation),
    /// The working days.
    Calendar(Calendar),
    /// Who was granted which token.
    Grants(Grants),
    /// A review.
    Review(Review),
    /// A ballot.
    Ballot(Ballot),
    /// The experts of an area.
    Pool(Pool),
    /// What is private of a person.
    Person(Personal),
}

impl State {
    /// Before the first event.
    #[must_use]
    pub fn unborn(noun: Noun) -> State {
        match noun {
            Noun::Standard => State::Standard(Standard::default()),
            Noun::Procedure => State::Procedures(Procedures::default()),
            Noun::Register => State::Register(Register::default()),
            Noun::People => State::People(People::default()),
            Noun::Approval => State::Approval(Approval::default()),
            Noun::Consultation => State::Consultation(Consultation::default()),
            Noun::Implementation => State::Implementation(Implementation::default()),
            Noun::Calendar => State::Calendar(Calendar::default()),
            Noun::Grants => State::Grants(Grants::default()),
            Noun::Review => State::Review(Review::default()),
            Noun::Ballot => State::Ballot(Ballot::default()),
            Noun::Pool => State::Pool(Pool::default()),
            Noun::Person => State::Person(Personal::default()),
        }
    }

    /// Folds one event that happened on `on` into the state.
    ///
    /// # Errors
    /// [`Misfit`] when it cannot have happened to this state.
    pub fn evolve(self, event: &Event, on: Date) -> Result<State, Misfit> {
        match (self, event) {
            (State::Standard(state), Event::Standard(event)) => {
                state.evolve(event, on).map(State::Standard)
            }
            (State::Procedures(state), Event::Procedure(event)) => {
                state.evolve(event).map(State::Procedures)
            }
            (State::Register(state), Event::Register(event)) => {
                state.evolve(event).map(State::Register)
            }
            (State::People(state), Event::People(event)) => state.evolve(event).map(State::People),
            (State::Approval(state), Event::Approval(event)) => {
                state.evolve(event, on).map(State::Approval)
            }
            (State::Consultation(state), Event::Consultation(event)) => {
                state.evolve(event, on).map(State::Consultation)
            }
            (State::Implementation(state), Event::Implementation(event)) => {
                state.evolve(event, on).map(State::Implementation)
            }
            (state, Event::Deadline(deadline::Event::DeadlinePassed { which, until })) => {
                Ok(state.with_noted(Noted::passed(*which, *until)))
            }
            (state, Event::Deadline(deadline::Event::DeadlineNear { which, until, days })) => {
                let (which, until) = (*which, *until);
                Ok(state.with_noted(Noted { which, until, days_left: Some(*days) }))
            }
            (State::Calendar(state), Event::Calendar(event)) => {
                state.evolve(event).map(State::Calendar)
            }
            (State::Grants(state), Event::Grants(event)) => {
                state.evolve(event, on).map(State::Grants)
            }
            (State::Review(state), Event::Review(event)) => {
                state.evolve(event, on).map(State::Review)
            }
            (State::Ballot(state), Event::Ballot(event)) => {
                state.evolve(event, on).map(State::Ballot)
            }
            (State::Pool(state), Event::Pool(event)) => state.evolve(event, on).map(State::Pool),
            (State::Person(state), Event::Person(event)) => Ok(State::Person(state.evolve(event))),
            (state, event) => {
                Err(Misfit { event: event.kind(), state: state.noun_in_words().into() })
            }
        }
    }

    /// What is not run here keeps no last day: as of a past day it may be that nothing had begun yet.
    fn with_noted(mut self, noted: Noted) -> State {
        match &mut self {
            State::Pool(pool) => *pool = std::mem::take(pool).with_noted(noted),
            State::Standard(Standard::Run(run)) => noted.add_to(&mut run.noted),
            State::Approval(approval) => approval.note(noted),
            State::Review(review) => review.note(noted),
            State::Ballot(ballot) => ballot.note(noted),
            State::Consultation(consultation) => consultation.note(noted),
            State::Implementation(implementation) => implementation.note(noted),
            _ => {}
        }
        self
    }

    /// The day of the latest event, where nothing may be said to have happened before it.
    #[must_use]
    pub fn latest(&self) -> Option<Date> {
        match self {
            State::Standard(standard) => standard.latest(),
            State::Procedures(_)
            | State::Register(_)
            | State::People(_)
            | State::Calendar(_)
            | State::Grants(_)
            | State::Pool(_)
            | State::Person(_)
            | State::Approval(_)
            | State::Consultation(_)
            | State::Review(_)
            | State::Ballot(_)
            | State::Implementation(_) => None,
        }
    }

    /// What the clock has noted of its last days. Of an expert's term the pool knows the newest alone.
    #[must_use]
    pub fn noted(&self) -> &[Noted] {
        match self {
            State::Standard(Standard::Run(run)) => &run.noted,
            State::Approval(approval) => approval.chain().map_or(&[], |chain| &chain.noted),
            State::Review(review) => review.panel().map_or(&[], |panel| &panel.noted),
            State::Ballot(ballot) => ballot.roll().map_or(&[], |roll| &roll.noted),
            State::Consultation(consultation) => {
                consultation.held().map_or(&[], |held| &held.noted)
            }
            State::Implementation(implementation) => {
                implementation.course().map_or(&[], |course| &course.noted)
            }
            State::Standard(_)
            | State::Procedures(_)
            | State::Register(_)
            | State::People(_)
            | State::Calendar(_)
            | State::Grants(_)
            | State::Pool(_)
            | State::Person(_) => &[],
        }
    }

    /// Whether this last day was noted as passed.
    #[must_use]
    pub fn has_noted(&self, which: Which, until: Date) -> bool {
        match self {
            State::Pool(pool) => pool.has_noted(which, until),
            state => state.noted().contains(&Noted::passed(which, until)),
        }
    }

    /// About how many bytes of memory it takes, so that a cache can be bounded.
    #[must_use]
    pub fn weight(&self) -> usize {
        size_of::<State>()
            + match self {
                State::Standard(standard) => standard.weight(),
                State::Procedures(procedures) => procedures.weight(),
                State::Register(register) => register.weight(),
                State::People(people) => people.weight(),
                State::Approval(approval) => approval.weight(),
                State::Consultation(consultation) => consultation.weight(),
                State::Implementation(implementation) => implementation.weight(),
                State::Calendar(calendar) => calendar.weight(),
                State::Grants(grants) => grants.weight(),
                State::Review(review) => review.weight(),
                State::Ballot(ballot) => ballot.weight(),
                State::Pool(pool) => pool.weight(),
                State::Person(personal) => personal.weight(),
            }
    }

    fn noun_in_words(&self) -> &'static str {
        match self {
            State::Standard(_) => "a standard",
            State::Procedures(_) => "the procedures",
            State::Register(_) => "a register of numbers",
            State::People(_) => "units and persons",
            State::Approval(_) => "an approval",
            State::Consultation(_) => "a consultation",
            State::Implementation(_) => "the implementation of a standard",
            State::Calendar(_) => "the calendar",
            State::Grants(_) => "the grants",
            State::Review(_) => "a review",
            State::Ballot(_) => "a ballot",
            State::Pool(_) => "a pool of experts",
            State::Person(_) => "what is private of a person",
        }
    }
}
