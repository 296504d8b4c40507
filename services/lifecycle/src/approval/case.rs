//! A matter before somebody: which seat they fill, and if none, why not.

use crate::approval::chain::{Approval, Chain, Step};
use crate::approval::filler::{Filler, fillers, fills_another, is_barred};
use crate::approval::refusal::Refusal;
use crate::approval::route::bundle;
use crate::approval::seat::{DocRef, Mode, Seat, SeatOf};
use crate::people::People;
use crate::refusal;
use crate::standard::Standard;
use crate::words::{PartId, PersonId, Words};
use crate::world::{No, World};

/// A matter that was submitted, about to see an event.
pub(super) struct Case<'a> {
    pub(super) world: &'a World<'a>,
    pub(super) id: &'a PartId,
    pub(super) approval: &'a Approval,
    pub(super) chain: &'a Chain,
    pub(super) people: &'a People,
}

impl<'a> Case<'a> {
    pub(super) fn of(world: &'a World<'a>, id: &'a PartId) -> Result<Case<'a>, No> {
        let approval = world.approval(id)?;
        let chain = approval.chain().ok_or(Refusal::NoApproval {})?;
        Ok(Case { world, id, approval, chain, people: world.people()? })
    }

    /// Who gives the command: a person in service.
    pub(super) fn by(&self) -> Result<&'a PersonId, No> {
        let by = self.world.by.filter(|by| self.people.unit_of(by).is_some());
        Ok(by.ok_or(Refusal::PersonUnnamed {})?)
    }

    /// The documents that the gate asks for, as they are now.
    pub(super) fn documents_now(&self) -> Result<Vec<DocRef>, No> {
        if self.id.pool().is_some() {
            return Ok(Vec::new());
        }
        let Standard::Run(run) = self.world.standard(self.id.owner())? else {
            return Err(Refusal::NotAskedFor {}.into());
        };
        let procedure = self.world.procedures()?.bound(&run.binding)?;
        Ok(bundle(run, procedure, self.chain.gate))
    }

    /// Where the matter stands, in words.
    pub(super) fn now(&self) -> Words {
        match self.approval {
            Approval::Ended { outcome, .. } => Words {
                zh: format!("已办结（{}）", outcome.zh()),
                en: format!("its end ({})", outcome.en()),
            },
            Approval::WithSubmitter(_) => {
                Words { zh: "提交人".into(), en: "its submitter".into() }
            }
            Approval::Unborn | Approval::Running(_) => {
                let step = self.chain.step();
                let name = step.map(|step| (step.zh.clone(), step.en.clone())).unwrap_or_default();
                Words { zh: name.0, en: name.1 }
            }
        }
    }

    pub(super) fn running(&self) -> Result<&'a Step, No> {
        match self.approval {
            Approval::Running(chain) => Ok(chain.step().ok_or(Refusal::NoApproval {})?),
            Approval::Unborn => Err(Refusal::NoApproval {}.into()),
            Approval::WithSubmitter(_) => {
                let who = self.people.name_of(&self.chain.submitter).to_owned();
                Err(Refusal::WithSubmitter { who }.into())
            }
            Approval::Ended { outcome, on, .. } => {
                Err(Refusal::MatterEnded { outcome: *outcome, on: *on }.into())
            }
        }
    }

    /// The seat of the present step that somebody fills, and for whom they stand there: their own before one that they
    /// fill for somebody else.
    pub(super) fn seat_to_fill(
        &self,
        by: &PersonId,
    ) -> Result<(&'a Seat, Option<&'a PersonId>), No> {
        if let Approval::Running(_) = self.approval {
            let step = self.running()?;
            let late = self.is_late(step)?;
            let undecided = step.seats.iter().filter(|seat| seat.decision.is_none());
            let theirs: Vec<(&Seat, Filler<'a>)> = undecided
                .filter_map(|seat| {
                    let fillers = self.fillers(step, seat, late);
                    Some((seat, fillers.into_iter().find(|filler| filler.person == by)?))
                })
                .collect();
            let open = theirs.iter().filter(|(seat, _)| step.waits_for(seat).is_none());
            if let Some((seat, filler)) = open.min_by_key(|(_, filler)| filler.capacity) {
                return Ok((seat, filler.stands_for));
            }
            if let Some(first) = theirs.iter().find_map(|(seat, _)| step.waits_for(seat)) {
                let who = self.who(step, first, late);
                return Err(Refusal::WaitsForSigner { who }.into());
            }
        }
        Err(self.why_not(by)?.into())
    }

    /// Why somebody who fills no seat now may not act.
    fn why_not(&self, by: &PersonId) -> Result<Refusal, No> {
        if let Some(refusal) = self.decided_by_another(by) {
            return Ok(refusal);
        }
        let step = match self.running() {
            Ok(step) => step,
            Err(No::Refused(refusal::Refusal::Approval(refusal))) => return Ok(*refusal),
            Err(other) => return Err(other),
        };
        let late = self.is_late(step)?;
        let undecided = || step.seats.iter().filter(|seat| seat.decision.is_none());
        if is_barred(self.chain, by) || self.stands_for_the_barred(step, by) {
            let may = undecided()
                .flat_map(|seat| self.fillers(step, seat, late))
                .map(|filler| filler.person);
            return Ok(Refusal::OwnSubmission { may: self.people.names(may) });
        }
        if step.mode == Mode::All && undecided().any(|seat| fills_another(step, seat, by)) {
            return Ok(Refusal::OneSeatEach {});
        }
        let owners =
            undecided().flat_map(|seat| self.fillers(step, seat, late)).map(|filler| filler.person);
        let delegation = owners.filter_map(|owner| self.people.delegation_of(owner, by)).next();
        if let Some(delegation) = delegation {
            let (first, last) = (delegation.first, delegation.last);
            return Ok(Refusal::DelegationNotInForce { first, last });
        }
        let seats: Vec<Words> = undecided().map(|seat| self.who(step, seat, late)).collect();
        let zh = seats.iter().map(|who| who.zh.as_str()).collect::<Vec<_>>().join("、");
        let en = seats.iter().map(|who| who.en.as_str()).collect::<Vec<_>>().join(", ");
        Ok(Refusal::NotYourSeat { who: Words { zh, en } })
    }

    /// Who decided, where this person could have in their place.
    fn decided_by_another(&self, by: &PersonId) -> Option<Refusal> {
        let newest = self.chain.newest()?;
        let step = self.chain.step_no(newest.step)?;
        let seat = step.seat(newest.seat)?;
        let still_there = step.no == self.chain.at && self.approval.is_under_way();
        let could =
            step.seats.iter().filter(|other| step.mode == Mode::Any || other.no == seat.no).any(
                |seat| self.fillers(step, seat, true).iter().any(|filler| filler.person == by),
            );
        if !could
            || (still_there && seat.decision.is_none())
            || newest.verdict.by == *by && still_there
        {
            return None;
        }
        let verdict = &newest.verdict;
        let by = self.people.name_of(&verdict.by).to_owned();
        Some(Refusal::DecidedAlready { by, on: verdict.on, agree: verdict.agree, now: self.now() })
    }

    /// Whether a holder of one of the step's seats is barred, and this person only stands for them.
    fn stands_for_the_barred(&self, step: &Step, by: &PersonId) -> bool {
        let barred = std::iter::once(&self.chain.submitter).chain(&self.chain.barred);
        let mut standing = barred.filter(|barred| {
            self.people
                .delegates_of(barred, self.chain.gate, self.world.on)
                .any(|delegate| delegate == by)
        });
        standing.any(|barred| step.seats.iter().any(|seat| self.owns(seat, barred)))
    }

    pub(super) fn owns(&self, seat: &Seat, person: &PersonId) -> bool {
        match &seat.of {
            SeatOf::Person { person: held } => held == person,
            SeatOf::Role { .. } | SeatOf::Group { .. } => {
                seat.of.post().is_some_and(|(role, unit)| {
                    let unit = self.people.present(unit);
                    unit.is_some_and(|unit| {
                        self.people.holders(role, unit, self.world.on).any(|held| held == person)
                    })
                })
            }
        }
    }

    pub(super) fn fillers(&self, step: &'a Step, seat: &'a Seat, late: bool) -> Vec<Filler<'a>> {
        fillers(self.chain, step, seat, self.people, self.world.on, late)
    }

    /// For whom a seat waits, in words: the role with the names of those who may.
    pub(super) fn who(&self, step: &'a Step, seat: &'a Seat, late: bool) -> Words {
        let names =
            self.people.names(self.fillers(step, seat, late).iter().map(|filler| filler.person));
        match seat.of.post() {
            None => names,
            Some((role, _)) if names.zh.is_empty() => Words {
                zh: format!("{}（空缺）", role.zh()),
                en: format!("the {} (vacant)", role.en()),
            },
            Some((role, _)) => {
                let Words { zh, en } = names;
                Words {
                    zh: format!("{}（{zh}）", role.zh()),
                    en: format!("the {} ({en})", role.en()),
                }
            }
        }
    }

    /// Whether the step is past its last day.
    pub(super) fn is_late(&self, step: &Step) -> Result<bool, No> {
        // The calendar is asked for only where it matters.
        if step.within.is_none() || step.overdue.is_none() {
            return Ok(false);
        }
        Ok(self.chain.is_late(step, self.world.calendar()?, self.world.on))
    }

    /// The undecided seat of a signer whom somebody added.
    pub(super) fn signer(&self, person: &PersonId, by: &PersonId) -> Option<(u32, u32)> {
        let theirs = |seat: &&Seat| {
            seat.added.as_ref() == Some(by)
                && seat.decision.is_none()
                && seat.of == SeatOf::Person { person: person.clone() }
        };
        let step =
            self.chain.route.iter().find(|step| step.seats.iter().any(|seat| theirs(&seat)))?;
        step.seats.iter().find(theirs).map(|seat| (step.no, seat.no))
    }

    /// The seat on which this person decided last of all.
    pub(super) fn taken_back_by(&self, by: &PersonId) -> Result<(u32, u32), No> {
        self.running()?;
        let Some(last) = &self.chain.last else { return Err(Refusal::NothingToTakeBack {}.into()) };
        let newest = self.chain.newest().ok_or(Refusal::NothingToTakeBack {})?;
        if newest.verdict.by == *by {
            return Ok((last.step, last.seat));
        }
        let decided =
            self.chain.history.iter().any(|decision| decision.counts && decision.verdict.by == *by);
        if decided {
            let by = self.people.name_of(&newest.verdict.by).to_owned();
            return Err(Refusal::TooLateToTakeBack { by }.into());
        }
        Err(Refusal::NothingToTakeBack {}.into())
    }
}
