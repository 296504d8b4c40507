//! What the events of a pool have led to, and the fold.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::misfit::Misfit;
use crate::pool::away::Away;
use crate::pool::changes::{Changes, Experts};
use crate::pool::conflict::Conflict;
use crate::pool::event::Event;
use crate::pool::expert::{Expert, Standing};
use crate::pool::training::Training;
use crate::words::{Jurisdiction, PersonId};

/// Everybody who was ever admitted to the pool of one area.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pool {
    version: u64,
    experts: Experts,
    #[serde(skip)]
    changes: Changes,
}

/// Whose pool a panel about something of this place is drawn from: a county's standard is examined by the city's experts.
#[must_use]
pub fn area_for(place: &Jurisdiction) -> Jurisdiction {
    place.city()
}

impl Pool {
    /// How many events back an earlier version can be had. A draw is given at once after its call, so that there are few.
    pub const CHANGES_MAX: usize = 4_096;

    /// How many events have led to it: the version of the last one, where none was left out.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Somebody who was ever admitted.
    #[must_use]
    pub fn expert(&self, id: &PersonId) -> Option<&Expert> {
        self.experts.get(id).map(|expert| &**expert)
    }

    /// Everybody who was ever admitted, by id.
    pub fn experts(&self) -> impl Iterator<Item = (&PersonId, &Expert)> {
        self.experts.iter().map(|(id, expert)| (id, &**expert))
    }

    /// The pool as it was at an earlier version; `None` for one that is more than [`Pool::CHANGES_MAX`] events back, or lies
    /// before the first event of which this program kept what it replaced, or has not come.
    #[must_use]
    pub fn at(&self, version: u64) -> Option<Pool> {
        let back = self.version.checked_sub(version)?;
        let experts = self.changes.undone(back, self.experts.clone())?;
        Some(Pool { version, experts, changes: Changes::default() })
    }

    /// Folds one event that happened on `on` into the state.
    ///
    /// # Errors
    /// None: as of a past day somebody may be asked who is admitted on a later one, because it was recorded so; of who is not
    /// in the pool an event says nothing.
    pub fn evolve(mut self, event: &Event, on: Date) -> Result<Pool, Misfit> {
        let touched = event.experts();
        let replaced = touched.iter().map(|id| (id.clone(), self.experts.get(id).cloned()));
        let replaced = replaced.collect();
        if let Event::ExpertAdmitted { expert, description, until, approval } = event {
            let admitted = match self.experts.remove(expert) {
                Some(before) => Expert {
                    description: description.clone(),
                    approval: approval.clone(),
                    since: on,
                    until: *until,
                    standing: Standing::Active,
                    ..Arc::unwrap_or_clone(before)
                },
                None => Expert {
                    description: description.clone(),
                    approval: approval.clone(),
                    since: on,
                    until: *until,
                    standing: Standing::Active,
                    away: Vec::new(),
                    conflicts: Vec::new(),
                    trainings: Vec::new(),
                    asked_for: std::collections::BTreeSet::new(),
                    last_asked: None,
                },
            };
            self.experts.insert(expert.clone(), Arc::new(admitted));
        } else {
            for id in touched {
                if let Some(expert) = self.experts.get_mut(id) {
                    Arc::make_mut(expert).take(event, on);
                }
            }
        }
        self.changes.push(replaced, Pool::CHANGES_MAX);
        Ok(Pool { version: self.version + 1, ..self })
    }

    /// With an event that is none of a pool's own: a last day that was noted.
    pub(crate) fn noted(mut self) -> Pool {
        self.changes.push(Vec::new(), Pool::CHANGES_MAX);
        Pool { version: self.version + 1, ..self }
    }

    pub(crate) fn weight(&self) -> usize {
        let experts: usize = self.experts.values().map(|expert| 100 + expert.weight()).sum();
        experts + self.changes.weight()
    }
}

impl Event {
    /// Whom it is about.
    #[must_use]
    pub fn experts(&self) -> &[PersonId] {
        match self {
            Event::ExpertAdmitted { expert, .. }
            | Event::ExpertAmended { expert, .. }
            | Event::TermRenewed { expert, .. }
            | Event::ExpertPaused { expert, .. }
            | Event::ExpertResumed { expert }
            | Event::ExpertLeft { expert, .. }
            | Event::AwaySet { expert, .. }
            | Event::ConflictDeclared { expert, .. }
            | Event::ConflictCleared { expert, .. }
            | Event::TrainingRecorded { expert, .. } => std::slice::from_ref(expert),
            Event::ExpertsAsked { experts, .. } | Event::ExpertsReleased { experts, .. } => experts,
        }
    }
}

impl Expert {
    fn take(&mut self, event: &Event, on: Date) {
        match event {
            // A pool admits them itself: before that there was nobody.
            Event::ExpertAdmitted { .. } => {}
            Event::ExpertAmended { description, .. } => self.description = description.clone(),
            Event::TermRenewed { until, .. } => self.until = *until,
            Event::ExpertPaused { .. } => self.standing = Standing::Paused,
            Event::ExpertResumed { .. } => self.standing = Standing::Active,
            Event::ExpertLeft { .. } => self.standing = Standing::Left,
            Event::AwaySet { from, until, .. } => {
                let new = Away { from: *from, until: *until };
                self.away.retain(|away| on <= away.until && !away.touches(&new));
                self.away.push(new);
                self.away.sort_by_key(|away| away.from);
            }
            Event::ConflictDeclared { with, reason, .. } => {
                self.conflicts.push(Conflict { with: with.clone(), reason: reason.clone() });
            }
            Event::ConflictCleared { with, .. } => {
                self.conflicts.retain(|conflict| conflict.with != *with);
            }
            Event::TrainingRecorded { title, held, .. } => {
                self.trainings.push(Training { title: title.clone(), held: *held });
            }
            Event::ExpertsAsked { review, .. } => {
                self.asked_for.insert(review.clone());
                self.last_asked = self.last_asked.max(Some(on));
            }
            Event::ExpertsReleased { review, .. } => {
                self.asked_for.remove(review);
            }
        }
    }
}
