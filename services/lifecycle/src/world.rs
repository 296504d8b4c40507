//! What a decision may look at, and what it may answer instead of events: a rule that says no, or a stream that it lacks.

use jiff::civil::Date;

use crate::approval::Approval;
use crate::ballot::{Ballot, BallotId};
use crate::calendar::Calendar;
use crate::consultation::Consultation;
use crate::grants::Grants;
use crate::implementation::Implementation;
use crate::people::People;
use crate::person::Personal;
use crate::pool::Pool;
use crate::procedure::Procedures;
use crate::refusal::{Refusal, Shared};
use crate::register::{Register, Series};
use crate::replay::Known;
use crate::review::Review;
use crate::standard::{Standard, StandardId};
use crate::state::State;
use crate::stream::StreamId;
use crate::words::{Jurisdiction, PartId, PersonId};

/// All that a decision may look at.
#[derive(Clone, Copy)]
pub struct World<'a> {
    /// The streams.
    pub known: &'a dyn Known,
    /// The person who gives the command, where it is known who that is.
    pub by: Option<&'a PersonId>,
    /// The day it happened.
    pub on: Date,
    /// The day it is recorded; nothing happens after it.
    pub today: Date,
}

/// A stream that a decision needs and that was not loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing(pub StreamId);

/// Why there are no events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum No {
    /// A rule says no.
    Refused(Refusal),
    /// A stream is needed first.
    Missing(StreamId),
}

impl<R: Into<Refusal>> From<R> for No {
    fn from(refusal: R) -> No {
        No::Refused(refusal.into())
    }
}

impl From<Missing> for No {
    fn from(Missing(stream): Missing) -> No {
        No::Missing(stream)
    }
}

macro_rules! accessor {
    ($(#[$doc:meta])* $name:ident($($id:ident: $ty:ty)?) -> $state:ident of $stream:expr) => {
        $(#[$doc])*
        ///
        /// # Errors
        /// [`Missing`] when it was not loaded.
        pub fn $name(&self $(, $id: $ty)?) -> Result<&'a $state, Missing> {
            let stream = $stream;
            match self.known.stream(&stream).map(|folded| &folded.state) {
                Some(State::$state(state)) => Ok(state),
                _ => Err(Missing(stream)),
            }
        }
    };
}

impl<'a> World<'a> {
    accessor! {
        /// A standard.
        standard(id: &StandardId) -> Standard of StreamId::Standard(id.clone())
    }
    accessor! {
        /// The adopted procedures.
        procedures() -> Procedures of StreamId::Procedures
    }
    accessor! {
        /// The numbers of one series.
        register(series: &Series) -> Register of StreamId::Register(series.clone())
    }
    accessor! {
        /// Units and persons.
        people() -> People of StreamId::People
    }
    accessor! {
        /// The working days.
        calendar() -> Calendar of StreamId::Calendar
    }
    accessor! {
        /// Who was granted which token.
        grants() -> Grants of StreamId::Grants
    }
    accessor! {
        /// The experts of an area.
        pool(area: &Jurisdiction) -> Pool of StreamId::Pool(area.clone())
    }
    /// The pool of an area as it was at an earlier version, however long ago that was; `None` where it cannot be had.
    ///
    /// # Errors
    /// [`Missing`] when the pool was not loaded.
    pub fn pool_at(&self, area: &Jurisdiction, version: u64) -> Result<Option<Pool>, Missing> {
        if let Some(then) = self.pool(area)?.at(version) {
            return Ok(Some(then));
        }
        let earlier = self.known.earlier(&StreamId::Pool(area.clone()), version);
        Ok(match earlier.map(|folded| (folded.version, folded.state)) {
            Some((found, State::Pool(pool))) if found == version => Some(pool),
            _ => None,
        })
    }

    accessor! {
        /// A matter under approval.
        approval(id: &PartId) -> Approval of StreamId::Approval(id.clone())
    }
    accessor! {
        /// A review.
        review(id: &PartId) -> Review of StreamId::Review(id.clone())
    }
    accessor! {
        /// A ballot.
        ballot(id: &BallotId) -> Ballot of StreamId::Ballot(id.clone())
    }
    accessor! {
        /// A consultation.
        consultation(id: &PartId) -> Consultation of StreamId::Consultation(id.clone())
    }
    accessor! {
        /// How a standard is put into effect.
        implementation(id: &StandardId) -> Implementation of StreamId::Implementation(id.clone())
    }

    /// What is private of a person.
    ///
    /// # Errors
    /// [`Missing`] when it was not loaded.
    pub fn personal(&self, id: &PersonId) -> Result<&'a Personal, Missing> {
        let stream = StreamId::Person(id.clone());
        match self.known.stream(&stream).map(|folded| &folded.state) {
            Some(State::Person(personal)) => Ok(personal),
            _ => Err(Missing(stream)),
        }
    }

    /// What a stream of any noun has come to.
    ///
    /// # Errors
    /// [`Missing`] when it was not loaded.
    pub(crate) fn any(&self, stream: &StreamId) -> Result<&'a State, Missing> {
        self.known.stream(stream).map(|folded| &folded.state).ok_or_else(|| Missing(stream.clone()))
    }

    /// Who may act is judged on the day of recording: no other day is taken.
    ///
    /// # Errors
    /// [`Shared::ImpossibleDay`].
    pub(crate) fn today_alone(&self) -> Result<(), Refusal> {
        let World { on: day, today, .. } = *self;
        if day == today {
            return Ok(());
        }
        Err(Shared::ImpossibleDay { day, earliest: Some(today), latest: Some(today) }.into())
    }
}
