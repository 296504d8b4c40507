//! What each event of an approval asks for: who may, at which step, and what was said before. Who somebody is is judged
//! on the day of recording, so no other day is taken. A matter lapses on the day on which its standard went another way; one of a pool
//! never does.

use crate::approval::case::Case;
use crate::approval::chain::{Approval, Outcome, Step};
use crate::approval::event::Event;
use crate::approval::filler::is_barred;
use crate::approval::refusal::Refusal;
use crate::approval::route::{LEVELS_MAX, SEATS_MAX, STEPS_MAX, barred_by_drafting, bundle, route};
use crate::approval::seat::{Minutes, Place, Seat, SeatOf, Target};
use crate::pool;
use crate::standard::{Asked, Standard};
use crate::words::{PartId, PersonId, Words};
use crate::world::{No, World};

/// Whether the rules let this event happen.
pub(crate) fn permits(world: &World<'_>, id: &PartId, event: &Event) -> Result<(), No> {
    if let Event::ApprovalLapsed { .. } = event {
        return Case::of(world, id)?.has_lapsed();
    }
    world.today_alone()?;
    match event {
        Event::ApprovalSubmitted { .. } => return may_begin(world, id, event),
        Event::AdmissionSubmitted { .. } => return may_ask_for_admissions(world, id, event),
        _ => {}
    }
    let case = Case::of(world, id)?;
    match event {
        Event::CopySent { .. } | Event::OpinionNoted { .. } => {}
        _ => case.is_asked_for()?,
    }
    case.permits(event)
}

/// The standard has just submitted this gate, and the way is the one that its procedure asks for.
fn may_begin(world: &World<'_>, id: &PartId, event: &Event) -> Result<(), No> {
    let Event::ApprovalSubmitted { gate, submitter, barred, route: asked, bundle: held } = event
    else {
        return Ok(());
    };
    let not_asked = || No::from(Refusal::NotAskedFor {});
    let people = world.people()?;
    if *world.approval(id)? != Approval::Unborn || people.unit_of(submitter).is_none() {
        return Err(not_asked());
    }
    let Standard::Run(run) = world.standard(id.owner())? else { return Err(not_asked()) };
    let procedure = world.procedures()?.bound(&run.binding)?;
    let chain =
        procedure.gates.get(gate).and_then(|rule| rule.chain.as_deref()).ok_or_else(not_asked)?;
    let begins = people.unit_for(&run.profile.field, &run.profile.jurisdiction);
    let sound = run.asked(*gate) == Some(&Asked::With(id.clone()))
        && *barred == barred_by_drafting(run, people, world.on)
        && *held == bundle(run, procedure, *gate)
        && *asked == route(world, procedure, chain, begins)?;
    if sound { Ok(()) } else { Err(not_asked()) }
}

/// The pool has just asked for these admissions, and the way is the one that the rule of its area asks for.
fn may_ask_for_admissions(world: &World<'_>, id: &PartId, event: &Event) -> Result<(), No> {
    let Event::AdmissionSubmitted { binding, submitter, experts, route: asked } = event else {
        return Ok(());
    };
    let not_asked = || No::from(Refusal::NotAskedFor {});
    let area = id.pool().ok_or_else(not_asked)?;
    let (pool, people) = (world.pool(&area)?, world.people()?);
    if *world.approval(id)? != Approval::Unborn
        || pool.proposed() != id.count()
        || people.unit_of(submitter).is_none()
    {
        return Err(not_asked());
    }
    pool::may_be_proposed(world, experts)?;
    let procedure = world.procedures()?.bound(binding)?;
    let rule = pool::admission_rule(world, &area)?.ok_or_else(not_asked)?;
    let sound = rule.procedure.binding() == procedure.binding()
        && *asked == route(world, procedure, rule.chain, people.unit_of(submitter))?;
    if sound { Ok(()) } else { Err(not_asked()) }
}

impl Case<'_> {
    /// The rules, an event a row.
    fn permits(&self, event: &Event) -> Result<(), No> {
        match event {
            Event::SeatDecided { step, seat, by, stands_for, agree, opinion, minutes } => {
                let (held, for_whom) = self.seat_to_fill(by)?;
                if (*step, *seat) != (self.chain.at, held.no) || stands_for.as_ref() != for_whom {
                    return Err(Refusal::NoSuchSeat { step: *step, seat: *seat }.into());
                }
                self.minutes_fit(held, minutes.as_ref())?;
                if !agree && opinion.is_none() {
                    Err(Refusal::OpinionMissing {}.into())
                } else {
                    Ok(())
                }
            }
            Event::SignerAdded { step, seat, person, place, by } => {
                let held = self.fills(by, *step, *seat)?;
                self.may_sign(person)?;
                self.has_room(held, *place)
            }
            Event::SignerRemoved { step, seat, by } => {
                self.running()?;
                let theirs = self.chain.step_no(*step).and_then(|step| step.seat(*seat));
                match theirs {
                    Some(held) if held.added.as_ref() == Some(by) && held.decision.is_none() => {
                        Ok(())
                    }
                    _ => Err(Refusal::NotYourSigner {}.into()),
                }
            }
            Event::SeatHandedOver { step, seat, to, by, .. } => {
                let (held, for_whom) = self.seat_to_fill(by)?;
                if (*step, *seat) != (self.chain.at, held.no) {
                    return Err(Refusal::NoSuchSeat { step: *step, seat: *seat }.into());
                }
                if held.by_minutes {
                    return Err(Refusal::TheGroupDecides {}.into());
                }
                if let Some(owner) = for_whom {
                    let who = self.people.name_of(owner).to_owned();
                    return Err(Refusal::HandedOnByDelegate { who }.into());
                }
                if held.hands.contains(to) || to == by {
                    let who = self.people.name_of(to).to_owned();
                    return Err(Refusal::HandedBefore { who }.into());
                }
                self.may_sign(to)
            }
            Event::StepSentBack { step, to, by, .. } => {
                self.seat_to_fill(by)?;
                self.is_earlier(*to)?;
                if *to == Target::Submitter {
                    self.people.in_service(&self.chain.submitter)?;
                }
                if *step == self.chain.at {
                    Ok(())
                } else {
                    Err(Refusal::NotEarlier { step: *step }.into())
                }
            }
            Event::MatterResubmitted { by, bundle, .. } => {
                self.may_resubmit(by)?;
                if *bundle == self.documents_now()? {
                    return Ok(());
                }
                Err(Refusal::NotAskedFor {}.into())
            }
            Event::MatterTakenBack { by } => self.may_take_back(by),
            Event::DecisionTakenBack { step, seat, by } => {
                if self.taken_back_by(by)? == (*step, *seat) {
                    return Ok(());
                }
                Err(Refusal::NothingToTakeBack {}.into())
            }
            Event::ReminderGiven { step, by } => {
                self.people.in_service(by)?;
                if self.running()?.no != *step {
                    return Err(Refusal::NotEarlier { step: *step }.into());
                }
                if self.chain.reminded == Some(self.world.on) {
                    return Err(Refusal::RemindedToday {}.into());
                }
                Ok(())
            }
            Event::CopySent { to, by } => {
                self.people.in_service(by)?;
                self.people.in_service(to)?;
                if self.chain.copies.contains(to) {
                    let who = self.people.name_of(to).to_owned();
                    return Err(Refusal::CopiedAlready { who }.into());
                }
                Ok(())
            }
            Event::OpinionNoted { by, .. } => Ok(self.people.in_service(by).map(drop)?),
            Event::SeatReassigned { step, seat, to, by, .. } => {
                self.people.in_service(by)?;
                self.may_reassign(*step, *seat, to)
            }
            Event::ApprovalSubmitted { .. }
            | Event::AdmissionSubmitted { .. }
            | Event::ApprovalLapsed { .. } => Ok(()),
        }
    }

    /// The standard still waits for this matter.
    fn is_asked_for(&self) -> Result<(), No> {
        if !self.approval.is_under_way() {
            return Ok(());
        }
        // A pool waits for whatever was proposed to it.
        if self.id.pool().is_some() {
            return Ok(());
        }
        match self.world.standard(self.id.owner())? {
            Standard::Run(run)
                if run.asked(self.chain.gate) == Some(&Asked::With(self.id.clone())) =>
            {
                Ok(())
            }
            _ => Err(Refusal::NotAskedFor {}.into()),
        }
    }

    /// A matter lapses when its standard has gone another way.
    fn has_lapsed(&self) -> Result<(), No> {
        if !self.approval.is_under_way() {
            return self.running().map(drop);
        }
        match self.is_asked_for() {
            Err(No::Refused(_)) => Ok(()),
            Err(missing) => Err(missing),
            Ok(()) => Err(Refusal::NotSentBack { now: self.now() }.into()),
        }
    }

    /// One given seat of the present step, if somebody fills it.
    fn fills(&self, by: &PersonId, step: u32, seat: u32) -> Result<&Seat, No> {
        let (held, _) = self.seat_to_fill(by)?;
        if (step, seat) == (self.chain.at, held.no) {
            return Ok(held);
        }
        Err(Refusal::NoSuchSeat { step, seat }.into())
    }

    fn minutes_fit(&self, seat: &Seat, minutes: Option<&Minutes>) -> Result<(), No> {
        let sound = |minutes: &Minutes| {
            minutes.sha256.len() == 64
                && minutes.sha256.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
        };
        match (seat.by_minutes, minutes) {
            (true, Some(minutes)) if sound(minutes) => Ok(()),
            (true, _) => Err(Refusal::MinutesMissing {}.into()),
            (false, Some(_)) => Err(Refusal::MinutesUnasked {}.into()),
            (false, None) => Ok(()),
        }
    }

    /// Somebody in service who neither submitted nor drafted it and does not sign in this step.
    fn may_sign(&self, person: &PersonId) -> Result<(), No> {
        self.people.in_service(person)?;
        if is_barred(self.chain, person) {
            let step = self.running()?;
            let late = self.is_late(step)?;
            let may = step
                .open()
                .flat_map(|seat| self.fillers(step, seat, late))
                .map(|filler| filler.person);
            return Err(Refusal::OwnSubmission { may: self.people.names(may) }.into());
        }
        let step = self.running()?;
        let signs = |seat: &Seat| {
            seat.decision.as_ref().is_some_and(|verdict| verdict.by == *person)
                || seat.of == SeatOf::Person { person: person.clone() }
                || seat.hands.contains(person)
                || seat.decision.is_none() && self.owns(seat, person)
        };
        if step.seats.iter().any(signs) {
            return Err(
                Refusal::SignsAlready { who: self.people.name_of(person).to_owned() }.into()
            );
        }
        Ok(())
    }

    fn has_room(&self, seat: &Seat, place: Place) -> Result<(), No> {
        let too_many =
            |zh: String, en: String| Err(Refusal::TooManySigners { most: Words { zh, en } }.into());
        if seat.level >= LEVELS_MAX {
            return too_many(format!("最多 {LEVELS_MAX} 级"), format!("{LEVELS_MAX} levels"));
        }
        if place == Place::After && self.chain.route.len() >= STEPS_MAX {
            return too_many(format!("最多 {STEPS_MAX} 个步骤"), format!("{STEPS_MAX} steps"));
        }
        if self.running()?.seats.len() >= SEATS_MAX {
            return too_many(
                format!("每步最多 {SEATS_MAX} 席"),
                format!("{SEATS_MAX} seats a step"),
            );
        }
        Ok(())
    }

    fn is_earlier(&self, to: Target) -> Result<(), No> {
        let Target::Step(step) = to else { return Ok(()) };
        let (there, here) = (self.chain.position(step), self.chain.position(self.chain.at));
        match (there, here) {
            (Some(there), Some(here)) if there < here => Ok(()),
            _ => Err(Refusal::NotEarlier { step }.into()),
        }
    }

    fn may_resubmit(&self, by: &PersonId) -> Result<(), No> {
        match self.approval {
            Approval::WithSubmitter(_) => self.is_the_submitter(by),
            Approval::Ended { .. } => self.running().map(drop),
            Approval::Unborn | Approval::Running(_) => {
                Err(Refusal::NotSentBack { now: self.now() }.into())
            }
        }
    }

    fn may_take_back(&self, by: &PersonId) -> Result<(), No> {
        if let Approval::Ended { outcome: Outcome::TakenBack | Outcome::Lapsed, .. } = self.approval
        {
            return self.running().map(drop);
        }
        if let Approval::WithSubmitter(_) = self.approval {
            let gone = self.people.unit_of(&self.chain.submitter).is_none();
            return if gone && self.is_of_the_office(by)? {
                Ok(())
            } else {
                self.is_the_submitter(by)
            };
        }
        self.is_the_submitter(by)?;
        match self.chain.newest() {
            Some(newest) if !self.chain.is_fresh => {
                let by = self.people.name_of(&newest.verdict.by).to_owned();
                Err(Refusal::TooLateToTakeBack { by }.into())
            }
            _ if self.approval.is_under_way() => Ok(()),
            _ => self.running().map(drop),
        }
    }

    /// Whether they act for the office that runs the standard: what lies with a submitter who has left is the office's.
    fn is_of_the_office(&self, by: &PersonId) -> Result<bool, No> {
        let (field, area) = match (self.id.pool(), self.world.standard(self.id.owner())?) {
            (Some(area), _) => (pool::field(), area),
            (None, Standard::Run(run)) => {
                (run.profile.field.clone(), run.profile.jurisdiction.clone())
            }
            (None, _) => return Ok(false),
        };
        let office = self.people.office(&field, &area, Some(self.chain.gate), self.world.on);
        Ok(office.iter().any(|filler| filler.person == by))
    }

    fn is_the_submitter(&self, by: &PersonId) -> Result<(), No> {
        if self.chain.submitter == *by {
            return Ok(());
        }
        let who = self.people.name_of(&self.chain.submitter).to_owned();
        Err(Refusal::NotTheSubmitter { who }.into())
    }

    /// Whether a seat that is somebody's by name is past its last day: a role's has deputies then, and this has nobody.
    fn is_overdue_by_name(&self, step: &Step, seat: &Seat) -> Result<bool, No> {
        let (SeatOf::Person { .. }, Some(limit)) = (&seat.of, step.within) else {
            return Ok(false);
        };
        let last = limit.last_day(self.chain.since, self.world.calendar()?);
        Ok(last.is_some_and(|last| self.world.on > last.day))
    }

    fn may_reassign(&self, step: u32, seat: u32, to: &PersonId) -> Result<(), No> {
        let held = self.running()?;
        let found = held.open().find(|other| (held.no, other.no) == (step, seat));
        let found = found.ok_or(Refusal::NoSuchSeat { step, seat })?;
        let fillers = self.fillers(held, found, self.is_late(held)?);
        if !fillers.is_empty() && !self.is_overdue_by_name(held, found)? {
            let who = self.people.names(fillers.iter().map(|filler| filler.person));
            return Err(Refusal::SeatHasFiller { who }.into());
        }
        self.may_sign(to)
    }
}
