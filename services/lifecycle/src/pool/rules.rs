//! Who may be admitted, renewed, paused and let go, and what may be said of them. Who may say so is the policy's matter.

use jiff::civil::Date;

use crate::days::nameable;
use crate::event;
use crate::pool::admission::{is_approved, may_ask, may_be_proposed, proposed};
use crate::pool::away::Away;
use crate::pool::command::Command;
use crate::pool::conflict::With;
use crate::pool::event::Event;
use crate::pool::expert::{Expert, Standing};
use crate::pool::proposed::{Proposed, runs};
use crate::pool::refusal::Refusal;
use crate::pool::state::Pool;
use crate::refusal::Shared;
use crate::stream::StreamId;
use crate::words::{Jurisdiction, Name, PartId, PersonId, bad};
use crate::world::{No, World};

/// The most absences of one expert that are kept, and the most conflicts.
const AWAY_MAX: usize = 20;
const CONFLICTS_MAX: usize = 100;
/// The most trainings of one expert.
const TRAININGS_MAX: usize = 500;
/// The most experts that one event asks or releases: a panel of 999 and as many alternates.
const ASKED_MAX: usize = 1_998;

/// The events of one command.
pub(crate) fn decide(
    world: &World<'_>,
    area: &Jurisdiction,
    command: &Command,
) -> Result<Vec<(StreamId, event::Event)>, No> {
    let event = match command.clone() {
        Command::ProposeExperts { experts } => return proposed(world, area, &experts),
        Command::AdmitExpert { expert, description, until, approval } => {
            Event::ExpertAdmitted { expert, description, until, approval }
        }
        Command::AmendExpert { expert, description } => {
            Event::ExpertAmended { expert, description }
        }
        Command::RenewTerm { expert, until } => Event::TermRenewed { expert, until },
        Command::PauseExpert { expert, reason } => Event::ExpertPaused { expert, reason },
        Command::ResumeExpert { expert } => Event::ExpertResumed { expert },
        Command::RemoveExpert { expert, reason } => Event::ExpertLeft { expert, reason },
        Command::SetAway { expert, from, until } => Event::AwaySet { expert, from, until },
        Command::DeclareConflict { expert, with, reason } => {
            Event::ConflictDeclared { expert, with, reason }
        }
        Command::ClearConflict { expert, with } => Event::ConflictCleared { expert, with },
        Command::RecordTraining { expert, title, held } => {
            Event::TrainingRecorded { expert, title, held }
        }
    };
    Ok(vec![(StreamId::Pool(area.clone()), event::Event::Pool(event))])
}

/// Whether the rules let this event happen.
pub(crate) fn permits(world: &World<'_>, area: &Jurisdiction, event: &Event) -> Result<(), No> {
    let (pool, today) = (world.pool(area)?, world.today);
    // A meeting that was held may be recorded later, and who sat on it is released as of then.
    if !matches!(event, Event::ExpertsReleased { .. }) {
        world.today_alone()?;
    }
    match event {
        Event::ExpertAdmitted { expert, description, until, approval } => {
            pool.may_admit(expert)?;
            let (expert, description, until) = (expert.clone(), description.clone(), *until);
            let asked = Proposed { expert, description, until };
            may_be_proposed(world, std::slice::from_ref(&asked))?;
            is_approved(world, area, &asked, approval.as_str())?;
        }
        Event::AdmissionProposed { approval, experts } => {
            may_ask(world, area, approval, experts)?;
        }
        Event::ExpertAmended { expert, description } => {
            let held = pool.held(expert)?;
            description.check()?;
            world.people()?.is_open(&description.unit)?;
            if held.description == *description {
                return Err(Refusal::ExpertUnchanged { expert: expert.clone() }.into());
            }
        }
        Event::TermRenewed { expert, until } => pool.may_renew(expert, *until, today)?,
        Event::ExpertPaused { expert, .. } => pool.turns(expert, Standing::Paused)?,
        Event::ExpertResumed { expert } => pool.turns(expert, Standing::Active)?,
        Event::ExpertLeft { expert, .. } => pool.turns(expert, Standing::Left)?,
        Event::AwaySet { expert, from, until } => {
            nameable("from", *from)?;
            nameable("until", *until)?;
            pool.may_be_away(expert, Away { from: *from, until: *until }, today)?;
        }
        Event::ConflictDeclared { expert, with, .. } => pool.may_declare(expert, with)?,
        Event::ConflictCleared { expert, with } => pool.may_clear(expert, with)?,
        Event::TrainingRecorded { expert, title, held } => {
            if *held > today || nameable("held", *held).is_err() {
                return Err(Shared::ImpossibleDay {
                    day: *held,
                    earliest: None,
                    latest: Some(today),
                }
                .into());
            }
            pool.may_be_trained(expert, title, *held)?;
        }
        Event::ExpertsAsked { review, experts } => {
            each(experts, |expert| pool.may_be_asked(expert, review))?;
        }
        Event::ExpertsReleased { review, experts, .. } => {
            each(experts, |expert| pool.may_be_released(expert, review))?;
        }
    }
    Ok(())
}

fn each(experts: &[PersonId], may: impl Fn(&PersonId) -> Result<(), Refusal>) -> Result<(), No> {
    if experts.is_empty() || experts.len() > ASKED_MAX {
        return Err(bad("experts", format!("1 to {ASKED_MAX}")).into());
    }
    let named: std::collections::BTreeSet<_> = experts.iter().collect();
    if named.len() < experts.len() {
        return Err(bad("experts", "none twice").into());
    }
    experts.iter().try_for_each(may)?;
    Ok(())
}

impl Pool {
    /// Somebody who was admitted and has not left.
    pub(crate) fn held(&self, id: &PersonId) -> Result<&Expert, Refusal> {
        let held = self.expert(id).filter(|expert| expert.standing != Standing::Left);
        held.ok_or_else(|| Refusal::NoExpert { expert: id.clone() })
    }

    pub(super) fn may_admit(&self, expert: &PersonId) -> Result<(), Refusal> {
        match self.held(expert) {
            Ok(_) => Err(Refusal::ExpertExists { expert: expert.clone() }),
            Err(_) => Ok(()),
        }
    }

    fn may_renew(&self, expert: &PersonId, until: Date, today: Date) -> Result<(), No> {
        let held = self.held(expert)?.until;
        runs(until, today)?;
        if until <= held {
            return Err(Refusal::TermNotLater { expert: expert.clone(), until, held }.into());
        }
        Ok(())
    }

    fn turns(&self, expert: &PersonId, standing: Standing) -> Result<(), Refusal> {
        if self.held(expert)?.standing == standing {
            return Err(Refusal::StandsSo { expert: expert.clone(), standing });
        }
        Ok(())
    }

    fn may_be_away(&self, expert: &PersonId, new: Away, today: Date) -> Result<(), Refusal> {
        let held = self.held(expert)?;
        let Away { from, until } = new;
        if until < from || until < today {
            return Err(Refusal::AwayOver { from, until, today });
        }
        let kept = held.away.iter().filter(|away| today <= away.until && !away.touches(&new));
        bounded(expert, "absences", kept.count(), AWAY_MAX)
    }

    fn may_declare(&self, expert: &PersonId, with: &With) -> Result<(), Refusal> {
        let held = self.held(expert)?;
        if held.has_conflict_with(with) {
            return Err(Refusal::ConflictKnown { expert: expert.clone(), with: with.clone() });
        }
        bounded(expert, "conflicts", held.conflicts.len(), CONFLICTS_MAX)
    }

    fn may_clear(&self, expert: &PersonId, with: &With) -> Result<(), Refusal> {
        if self.held(expert)?.has_conflict_with(with) {
            return Ok(());
        }
        Err(Refusal::NoConflict { expert: expert.clone(), with: with.clone() })
    }

    fn may_be_trained(&self, expert: &PersonId, title: &Name, held: Date) -> Result<(), Refusal> {
        let trainings = &self.held(expert)?.trainings;
        if trainings.iter().any(|known| known.title == *title && known.held == held) {
            return Err(Refusal::TrainingKnown {
                expert: expert.clone(),
                title: title.clone(),
                held,
            });
        }
        bounded(expert, "trainings", trainings.len(), TRAININGS_MAX)
    }

    fn may_be_asked(&self, expert: &PersonId, review: &PartId) -> Result<(), Refusal> {
        if self.held(expert)?.asked_for.contains(review) {
            return Err(Refusal::AskedAlready { expert: expert.clone(), review: review.clone() });
        }
        Ok(())
    }

    /// Who has left meanwhile is released all the same.
    fn may_be_released(&self, expert: &PersonId, review: &PartId) -> Result<(), Refusal> {
        if self.expert(expert).is_some_and(|held| held.asked_for.contains(review)) {
            return Ok(());
        }
        Err(Refusal::NotAsked { expert: expert.clone(), review: review.clone() })
    }
}

fn bounded(expert: &PersonId, what: &'static str, count: usize, max: usize) -> Result<(), Refusal> {
    if count < max {
        return Ok(());
    }
    Err(Refusal::TooMany { expert: expert.clone(), what, max })
}
