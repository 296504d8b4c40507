//! How each event changes a matter under approval.

use jiff::civil::Date;

use crate::approval::chain::{Approval, Chain, Decision, Last, Outcome, Step};
use crate::approval::event::Event;
use crate::approval::seat::{Mode, Place, Resume, Seat, SeatOf, Target, Verdict};
use crate::misfit::Misfit;
use crate::procedure::Gate;
use crate::words::PersonId;

impl Approval {
    /// Folds one event that happened on `on` into the state.
    ///
    /// # Errors
    /// [`Misfit`] when it cannot have happened to this state.
    pub fn evolve(self, event: &Event, on: Date) -> Result<Approval, Misfit> {
        let misfit = Misfit { event: event.kind().name(), state: self.in_words().into() };
        Ok(match (self, event) {
            (
                Approval::Unborn,
                Event::ApprovalSubmitted { .. } | Event::AdmissionSubmitted { .. },
            ) => Approval::Running(Box::new(submitted(event, on).ok_or(misfit)?)),
            (Approval::Running(mut chain), Event::SeatDecided { .. }) => {
                let agree = chain.decided(event, on).ok_or(misfit)?;
                if !agree {
                    return Ok(Approval::Ended { chain, outcome: Outcome::Declined, on });
                }
                chain.go_on(on)
            }
            (Approval::Running(mut chain), Event::SignerRemoved { step, seat, .. }) => {
                chain.removed(*step, *seat);
                chain.go_on(on).without_empty_steps()
            }
            (Approval::Running(mut chain), Event::StepSentBack { step, to, resume, .. }) => {
                chain.sent_back(*step, *to, *resume, on);
                match to {
                    Target::Submitter => Approval::WithSubmitter(chain),
                    Target::Step(_) => Approval::Running(chain),
                }
            }
            (Approval::WithSubmitter(mut chain), Event::MatterResubmitted { bundle, .. }) => {
                let unchanged = chain.bundle == *bundle;
                bundle.clone_into(&mut chain.bundle);
                chain.submitted_again(unchanged, on);
                Approval::Running(chain)
            }
            (
                Approval::Running(chain) | Approval::WithSubmitter(chain),
                Event::MatterTakenBack { .. },
            ) => Approval::Ended { chain, outcome: Outcome::TakenBack, on },
            (
                Approval::Running(chain) | Approval::WithSubmitter(chain),
                Event::ApprovalLapsed { .. },
            ) => Approval::Ended { chain, outcome: Outcome::Lapsed, on },
            (Approval::Unborn, _) => return Err(misfit),
            (approval, Event::CopySent { to, .. }) => approval.copied(to),
            (approval, Event::OpinionNoted { .. }) => approval,
            (Approval::Running(mut chain), event) => {
                chain.changed(event, on).ok_or(misfit)?;
                Approval::Running(chain)
            }
            _ => return Err(misfit),
        })
    }

    fn copied(mut self, to: &PersonId) -> Approval {
        if let Approval::Running(chain)
        | Approval::WithSubmitter(chain)
        | Approval::Ended { chain, .. } = &mut self
        {
            chain.copies.push(to.clone());
        }
        self
    }

    /// A step that nobody signs is none. A chain that ended there ended at the step before it.
    fn without_empty_steps(mut self) -> Approval {
        let (Approval::Running(chain) | Approval::Ended { chain, .. }) = &mut self else {
            return self;
        };
        let Some(empty) = chain.route.iter().position(|step| step.seats.is_empty()) else {
            return self;
        };
        let gone = chain.route.remove(empty).no;
        if chain.at == gone {
            let before = empty.checked_sub(1).and_then(|at| chain.route.get(at));
            chain.at = before.map_or(gone, |step| step.no);
        }
        self
    }

    fn in_words(&self) -> &'static str {
        match self {
            Approval::Unborn => "an approval that nobody submitted",
            Approval::Running(_) => "an approval under way",
            Approval::WithSubmitter(_) => "an approval that is with its submitter",
            Approval::Ended { .. } => "an approval that has ended",
        }
    }
}

fn submitted(event: &Event, on: Date) -> Option<Chain> {
    let none = Vec::new();
    let (gate, submitter, barred, route, bundle, experts) = match event {
        Event::ApprovalSubmitted { gate, submitter, barred, route, bundle } => {
            (*gate, submitter, barred.clone(), route, bundle, &none)
        }
        Event::AdmissionSubmitted { submitter, experts, route, .. } => {
            let barred = experts.iter().map(|proposed| proposed.expert.clone()).collect();
            (Gate::Admission, submitter, barred, route, &Vec::new(), experts)
        }
        _ => return None,
    };
    let route: Vec<Step> = (1..).zip(route).map(|(no, asked)| Step::asked(no, asked)).collect();
    Some(Chain {
        gate,
        submitter: submitter.clone(),
        barred,
        bundle: bundle.clone(),
        experts: experts.clone(),
        at: route.first()?.no,
        newest_step: route.last()?.no,
        route,
        since: on,
        submitted_on: on,
        is_fresh: true,
        resume: None,
        history: Vec::new(),
        last: None,
        copies: Vec::new(),
        reminded: None,
        noted: Vec::new(),
    })
}

impl Chain {
    /// What changes a running chain and ends no step; `None` for an event that does not.
    fn changed(&mut self, event: &Event, on: Date) -> Option<()> {
        match event {
            Event::SignerAdded { step, seat, person, place, by } => {
                self.added(*step, *seat, person, *place, by)
            }
            Event::SeatHandedOver { step, seat, to, by, .. } => {
                self.seat_mut(*step, *seat).map(|seat| {
                    seat.hands.push(by.clone());
                    seat.of = SeatOf::Person { person: to.clone() };
                })
            }
            Event::SeatReassigned { step, seat, to, .. } => self
                .seat_mut(*step, *seat)
                .map(|seat| seat.of = SeatOf::Person { person: to.clone() }),
            Event::DecisionTakenBack { step, seat, .. } => self.taken_back(*step, *seat),
            Event::ReminderGiven { .. } => {
                self.reminded = Some(on);
                Some(())
            }
            _ => None,
        }
    }

    fn decided(&mut self, event: &Event, on: Date) -> Option<bool> {
        let Event::SeatDecided { step, seat, by, stands_for, agree, .. } = event else {
            return None;
        };
        let verdict = Verdict { by: by.clone(), stands_for: stands_for.clone(), agree: *agree, on };
        self.seat_mut(*step, *seat)?.decision = Some(verdict.clone());
        self.history.push(Decision { step: *step, seat: *seat, verdict, counts: true });
        let Chain { since, reminded, is_fresh, .. } = *self;
        self.last = Some(Last { step: *step, seat: *seat, since, reminded, is_fresh });
        self.is_fresh = false;
        Some(*agree)
    }

    /// To the next step if this one is done, and to the end after the last. Steps that kept what they decided, because the
    /// matter was to go straight back, are passed.
    fn go_on(mut self: Box<Self>, on: Date) -> Approval {
        // A step whose only signer was removed again asks for nobody.
        while self.step().is_some_and(|step| step.seats.is_empty() || step.is_done()) {
            let behind =
                self.position(self.at).and_then(|at| self.route.get(at + 1)).map(|step| step.no);
            match behind {
                Some(next) => self.stand_at(next, on),
                None => return Approval::Ended { chain: self, outcome: Outcome::Granted, on },
            }
        }
        Approval::Running(self)
    }

    fn stand_at(&mut self, step: u32, on: Date) {
        self.at = step;
        self.since = on;
        self.reminded = None;
    }

    fn added(
        &mut self,
        step: u32,
        seat: u32,
        person: &PersonId,
        place: Place,
        by: &PersonId,
    ) -> Option<()> {
        let of = SeatOf::Person { person: person.clone() };
        let level = self.step_no(step)?.seat(seat)?.level + 1;
        let added = |no: u32| Seat { added: Some(by.clone()), level, ..Seat::of(no, of) };
        if place == Place::After {
            self.newest_step += 1;
            let mut at = self.position(step)? + 1;
            while self.route.get(at).is_some_and(|other| other.behind == Some(step)) {
                at += 1;
            }
            let source = self.step_no(step)?.source.clone();
            let (zh, en) = ("加签".into(), "Added signer".into());
            let new = Step {
                no: self.newest_step,
                zh,
                en,
                mode: Mode::All,
                seats: vec![added(1)],
                newest_seat: 1,
                within: None,
                overdue: None,
                source,
                unverified: false,
                behind: Some(step),
            };
            self.route.insert(at, new);
            return Some(());
        }
        let step = self.step_mut(step)?;
        step.newest_seat += 1;
        let no = step.newest_seat;
        step.seats.push(added(no));
        if place == Place::Before {
            step.seats.iter_mut().find(|other| other.no == seat)?.waits_for = Some(no);
        }
        Some(())
    }

    fn removed(&mut self, step: u32, seat: u32) {
        if let Some(held) = self.step_mut(step) {
            held.seats.retain(|other| other.no != seat);
            held.seats
                .iter_mut()
                .filter(|other| other.waits_for == Some(seat))
                .for_each(|other| other.waits_for = None);
        }
    }

    /// Straight back, what stands between keeps what it decided; else every decision from there on lapses.
    fn sent_back(&mut self, from: u32, to: Target, resume: Resume, on: Date) {
        let target = match to {
            Target::Submitter => self.route.first().map_or(1, |step| step.no),
            Target::Step(no) => no,
        };
        match resume {
            Resume::Through => {
                self.lapse_from(target);
            }
            Resume::Direct => {
                self.lapse(from);
                match to {
                    Target::Submitter => self.resume = Some(from),
                    Target::Step(_) => self.lapse(target),
                }
            }
        }
        self.last = None;
        let stands = if to == Target::Submitter { from } else { target };
        self.stand_at(stands, on);
    }

    fn submitted_again(&mut self, unchanged: bool, on: Date) {
        let first = self.route.first().map_or(1, |step| step.no);
        let next = match self.resume.take() {
            Some(step) if unchanged => step,
            _ => {
                self.lapse_from(first);
                first
            }
        };
        self.stand_at(next, on);
        self.is_fresh = true;
        self.last = None;
    }

    fn taken_back(&mut self, step: u32, seat: u32) -> Option<()> {
        let last = self.last.take()?;
        self.seat_mut(step, seat)?.decision = None;
        self.uncount(step, Some(seat));
        self.at = last.step;
        self.since = last.since;
        self.reminded = last.reminded;
        self.is_fresh = last.is_fresh;
        Some(())
    }

    fn lapse_from(&mut self, step: u32) {
        let from = self.position(step).unwrap_or(0);
        let steps: Vec<u32> = self.route.iter().skip(from).map(|step| step.no).collect();
        steps.into_iter().for_each(|step| self.lapse(step));
    }

    fn lapse(&mut self, step: u32) {
        if let Some(step) = self.step_mut(step) {
            step.seats.iter_mut().for_each(|seat| seat.decision = None);
        }
        self.uncount(step, None);
    }

    fn uncount(&mut self, step: u32, seat: Option<u32>) {
        let there = |decision: &&mut Decision| {
            decision.step == step && seat.is_none_or(|no| decision.seat == no)
        };
        self.history.iter_mut().filter(there).for_each(|decision| decision.counts = false);
    }

    fn step_mut(&mut self, no: u32) -> Option<&mut Step> {
        self.route.iter_mut().find(|step| step.no == no)
    }

    fn seat_mut(&mut self, step: u32, seat: u32) -> Option<&mut Seat> {
        self.step_mut(step)?.seats.iter_mut().find(|held| held.no == seat)
    }
}
