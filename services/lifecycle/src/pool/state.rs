//! What the events of a pool have led to, and the fold.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::deadline::Noted;
use crate::misfit::Misfit;
use crate::pool::away::Away;
use crate::pool::changes::{Changes, Experts, Numbers, Replaced};
use crate::pool::conflict::Conflict;
use crate::pool::description::{Description, Kind as ExpertKind};
use crate::pool::event::Event;
use crate::pool::expert::{Expert, Standing};
use crate::pool::held::{HashOnce, Held};
use crate::pool::training::Training;
use crate::which::Which;
use crate::words::{Digest, Jurisdiction, Name, PersonId};

/// Everybody who was ever admitted to the pool of one area.
///
/// A copy costs nothing, however many they are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Stored")]
pub struct Pool {
    version: u64,
    experts: Experts,
    /// How many matters of admissions there were.
    #[serde(default)]
    proposed: u32,
    /// Who has which number.
    #[serde(skip)]
    numbers: Numbers,
    #[serde(skip)]
    changes: Changes,
    #[serde(skip)]
    hash: HashOnce,
    /// What the experts weigh together, in bytes.
    #[serde(skip)]
    bytes: usize,
}

/// What is stored of a pool.
#[derive(Deserialize)]
struct Stored {
    version: u64,
    experts: Experts,
    #[serde(default)]
    proposed: u32,
}

impl From<Stored> for Pool {
    fn from(Stored { version, experts, proposed }: Stored) -> Pool {
        let bytes = experts.values().map(|held| held.weight()).sum();
        let numbers = experts.iter().map(|(id, held)| (held.expert.no, id.clone())).collect();
        let (changes, hash) = (Changes::default(), HashOnce::default());
        Pool { version, experts, proposed, numbers, changes, hash, bytes }
    }
}

/// Whose pool a panel about something of this place is drawn from: a county's standard is examined by the city's experts.
#[must_use]
pub fn area_for(place: &Jurisdiction) -> Jurisdiction {
    place.city()
}

impl Pool {
    /// How many events back an earlier version can be had at least. A draw is given at once after its call, so that there are few.
    pub const CHANGES_MIN: usize = 4_096;

    /// The pool that somebody has stored at a version, expert by expert. Nobody proposes anything to it.
    #[must_use]
    pub fn stored(version: u64, experts: impl IntoIterator<Item = (PersonId, Expert)>) -> Pool {
        let held = |expert: Expert| Arc::new(Held::from(expert));
        let experts = experts.into_iter().map(|(id, expert)| (id, held(expert))).collect();
        Stored { version, experts, proposed: 0 }.into()
    }

    /// How many matters of admissions there were: the number of the newest.
    #[must_use]
    pub fn proposed(&self) -> u32 {
        self.proposed
    }

    /// How many events have led to it: the version of the last one, where none was left out.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Somebody who was ever admitted.
    #[must_use]
    pub fn expert(&self, id: &PersonId) -> Option<&Expert> {
        self.experts.get(id).map(|held| &held.expert)
    }

    /// Everybody who was ever admitted, by id.
    pub fn experts(&self) -> impl Iterator<Item = (&PersonId, &Expert)> {
        self.experts.iter().map(|(id, held)| (id, &held.expert))
    }

    /// Who can be drawn at all, by id: the experts, and neither advisers nor staff.
    pub(crate) fn drawable(&self) -> impl Iterator<Item = (&PersonId, &Expert)> {
        self.experts().filter(|(_, expert)| expert.can_be_drawn())
    }

    /// The hash of the pool's text, made by `make` when it is asked for the first time.
    pub(crate) fn hash(&self, area: &Jurisdiction, make: impl FnOnce() -> Digest) -> Digest {
        self.hash.get(area, make)
    }

    /// What the pool's text says of each who can be drawn, by id.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &str> {
        let drawable = self.experts.iter().filter(|(_, held)| held.expert.can_be_drawn());
        drawable.map(|(id, held)| held.line(id))
    }

    /// The pool as it was at an earlier version; `None` for one that is further back than what was replaced is kept
    /// ([`Pool::CHANGES_MIN`]), or lies before the first event of which this program kept it, or has not come.
    #[must_use]
    pub fn at(&self, version: u64) -> Option<Pool> {
        let back = self.version.checked_sub(version)?;
        if back == 0 {
            return Some(self.clone());
        }
        let experts = self.changes.undone(back, self.experts.clone())?;
        let mut numbers = self.numbers.clone();
        // Who was not there yet has one of the last numbers.
        for no in experts.size()..self.experts.size() {
            numbers.remove_mut(&number_after(no));
        }
        let (changes, hash) = (Changes::default(), HashOnce::default());
        Some(Pool { version, experts, numbers, changes, hash, ..*self })
    }

    /// Folds one event that happened on `on` into the state.
    ///
    /// # Errors
    /// None: as of a past day somebody may be asked who is admitted on a later one, because it was recorded so; of who is not
    /// in the pool an event says nothing.
    pub fn evolve(mut self, event: &Event, on: Date) -> Result<Pool, Misfit> {
        let touched = event.experts();
        let replaced: Replaced =
            touched.iter().map(|id| (id.clone(), self.experts.get(id).cloned())).collect();
        if let Event::ExpertAdmitted { expert, description, until, approval } = event {
            let before = self.expert(expert).cloned();
            let no = number_after(self.experts.size());
            self.put(expert, admitted(before, no, description, *until, approval, on));
        } else {
            for id in touched {
                if let Some(mut expert) = self.expert(id).cloned() {
                    expert.take(event, on);
                    self.put(id, expert);
                }
            }
        }
        if let Event::AdmissionProposed { approval, .. } = event {
            self.proposed = approval.count();
        }
        self.changes.push(replaced, Pool::CHANGES_MIN);
        Ok(Pool { version: self.version + 1, hash: HashOnce::default(), ..self })
    }

    fn put(&mut self, id: &PersonId, expert: Expert) {
        let held = Held::from(expert);
        if !self.experts.contains_key(id) {
            self.numbers.insert_mut(held.expert.no, id.clone());
        }
        self.bytes -= self.experts.get(id).map_or(0, |before| before.weight());
        self.bytes += held.weight();
        self.experts.insert_mut(id.clone(), Arc::new(held));
    }

    /// Somebody by the number of their first admission.
    #[must_use]
    pub fn expert_no(&self, no: u32) -> Option<(&PersonId, &Expert)> {
        let id = self.numbers.get(&no)?;
        Some((id, self.expert(id)?))
    }

    /// With what the clock noted of somebody's term.
    pub(crate) fn with_noted(mut self, noted: Noted) -> Pool {
        let mut replaced = Replaced::new();
        if let (Which::Term { no }, None) = (noted.which, noted.days_left)
            && let Some((id, expert)) = self.expert_no(no)
        {
            let (id, mut expert) = (id.clone(), expert.clone());
            replaced.push((id.clone(), self.experts.get(&id).cloned()));
            expert.lapsed = Some(noted.until);
            self.put(&id, expert);
        }
        self.changes.push(replaced, Pool::CHANGES_MIN);
        Pool { version: self.version + 1, hash: HashOnce::default(), ..self }
    }

    /// Whether the end of a term on that day was noted.
    pub(crate) fn has_noted(&self, which: Which, until: Date) -> bool {
        let Which::Term { no } = which else { return false };
        self.expert_no(no).is_some_and(|(_, expert)| expert.lapsed == Some(until))
    }

    pub(crate) fn weight(&self) -> usize {
        // Most of what was replaced is shared with the version before it.
        self.bytes + self.changes.len() * 400
    }
}

/// The number of who is admitted as the first one after so many.
fn number_after(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX).saturating_add(1)
}

/// Somebody on the day of admission; what is known of them from an earlier term stays, and so does their number. Who is new gets
/// the next one, `no`.
fn admitted(
    before: Option<Expert>,
    no: u32,
    description: &Description,
    until: Date,
    approval: &Name,
    on: Date,
) -> Expert {
    let (description, approval) = (description.clone(), approval.clone());
    let standing = Standing::Active;
    match before {
        Some(before) => Expert { description, approval, since: on, until, standing, ..before },
        None => Expert {
            description,
            approval,
            since: on,
            until,
            standing,
            away: Vec::new(),
            conflicts: Vec::new(),
            trainings: Vec::new(),
            asked_for: BTreeSet::new(),
            last_asked: None,
            no,
            lapsed: None,
        },
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
            // Who is proposed is nobody there yet.
            Event::AdmissionProposed { .. } => &[],
        }
    }
}

impl Expert {
    fn can_be_drawn(&self) -> bool {
        self.description.kind == ExpertKind::Expert
    }

    fn take(&mut self, event: &Event, on: Date) {
        match event {
            // A pool admits them itself: before that there was nobody.
            Event::ExpertAdmitted { .. } | Event::AdmissionProposed { .. } => {}
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
