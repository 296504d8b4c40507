//! The state of one standard, and how each event changes it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::misfit::Misfit;
use crate::standard::{Event, Observed, Run};

/// One standard.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standard {
    /// Nothing has happened under this id.
    #[default]
    Unborn,
    /// We run it.
    Run(Box<Run>),
    /// Another body runs it; we record what its catalogue says.
    Observed(Box<Observed>),
}

impl Standard {
    /// Folds one event that happened on `on` into the state.
    ///
    /// # Errors
    /// [`Misfit`] when it cannot have happened to this state.
    pub fn evolve(self, event: &Event, on: Date) -> Result<Standard, Misfit> {
        match (self, event) {
            (
                Standard::Unborn,
                Event::StandardProposed { binding, profile, edition, revises, grown_from },
            ) => {
                let (old, grown) = (revises.as_ref(), grown_from.is_some());
                let run = Run::proposed(binding, profile, *edition, old, grown, on);
                Ok(Standard::Run(Box::new(run)))
            }
            (
                Standard::Unborn,
                Event::StandardEntered {
                    binding,
                    profile,
                    edition,
                    number,
                    effective_on,
                    ground,
                    documents,
                },
            ) => {
                let run = Run::proposed(binding, profile, *edition, None, false, on);
                let run = run.entered((number, *effective_on), ground, documents, on);
                Ok(Standard::Run(Box::new(run)))
            }
            (Standard::Unborn, Event::ObservationRecorded { binding, observation }) => {
                Ok(Standard::Observed(Box::new(Observed::first(binding, observation, on))))
            }
            (Standard::Observed(mut seen), Event::ObservationRecorded { observation, .. }) => {
                seen.sightings.insert(on, observation.clone());
                Ok(Standard::Observed(seen))
            }
            (Standard::Run(mut run), event) => {
                run.evolve(event, on)?;
                Ok(Standard::Run(run))
            }
            (state, event) => Err(Misfit { event: event.kind().name(), state: state.in_words() }),
        }
    }

    /// The day of the latest event; nothing of a standard that we run happens before it. An observation may be recorded late.
    #[must_use]
    pub fn latest(&self) -> Option<Date> {
        match self {
            Standard::Run(run) => Some(run.latest),
            Standard::Unborn | Standard::Observed(_) => None,
        }
    }

    pub(crate) fn weight(&self) -> usize {
        match self {
            Standard::Unborn => 0,
            Standard::Run(run) => run.weight(),
            Standard::Observed(observed) => observed.weight(),
        }
    }

    fn in_words(&self) -> String {
        match self {
            Standard::Unborn => "a standard that nobody has proposed".into(),
            Standard::Run(run) => run.in_words(),
            Standard::Observed(observed) => format!("a standard observed at {}", observed.code()),
        }
    }
}
