//! Who may act on what is waited for, and what the rules would say to it now.

use crate::approval::{Capacity, fillers};
use crate::explain::case::Case;
use crate::explain::explanation::Actor;
use crate::people::Role;
use crate::procedure::Gate;
use crate::reason::Reason;
use crate::standard::{Asked, Event, Run, Standard, permits};
use crate::stream::StreamId;
use crate::wait::{Wait, Which, Who};
use crate::words::PersonId;
use crate::world::No;

impl Case<'_> {
    /// Who may act today.
    pub(super) fn actors(
        &self,
        standard: &Standard,
        stream: &StreamId,
        wait: &Wait,
    ) -> Result<Vec<Actor>, No> {
        Ok(match (&wait.who, stream, wait.which) {
            (Who::Seat(_), StreamId::Approval(part), Which::Seat { step, seat }) => {
                let chain = self.world.approval(part)?.chain();
                let found = chain.and_then(|chain| Some((chain, chain.step_no(step)?)));
                let Some((chain, held)) = found else { return Ok(Vec::new()) };
                let Some(seat) = held.seat(seat) else { return Ok(Vec::new()) };
                let late = wait.until.is_some_and(|until| self.today() > until);
                let all = fillers(chain, held, seat, self.people, self.today(), late);
                all.iter()
                    .map(|filler| self.actor(filler.person, filler.stands_for, filler.capacity))
                    .collect()
            }
            (Who::Person(person), _, _) => {
                let serves = self.people.unit_of(person).is_some();
                serves.then(|| self.actor(person, None, Capacity::Holder)).into_iter().collect()
            }
            (Who::Office, _, _) => self.office(standard),
            (Who::Drafters, _, _) => match standard {
                Standard::Run(run) => {
                    let serving = run
                        .drafters
                        .persons
                        .iter()
                        .filter(|person| self.people.unit_of(person).is_some());
                    serving.map(|person| self.actor(person, None, Capacity::Holder)).collect()
                }
                Standard::Unborn | Standard::Observed(_) => Vec::new(),
            },
            (Who::Everybody | Who::Nobody | Who::Authority | Who::Seat(_), _, _) => Vec::new(),
        })
    }

    /// The office of the unit that has the standard's field, or of one above it.
    fn office(&self, standard: &Standard) -> Vec<Actor> {
        let Standard::Run(run) = standard else { return Vec::new() };
        let unit = self.people.unit_for(&run.profile.field, &run.profile.jurisdiction);
        let unit =
            unit.and_then(|unit| self.people.unit_with_role(Role::Office, unit, self.today()));
        let Some(unit) = unit else { return Vec::new() };
        let holders = self.people.holders(Role::Office, unit, self.today());
        holders.map(|person| self.actor(person, None, Capacity::Holder)).collect()
    }

    fn actor(&self, person: &PersonId, stands_for: Option<&PersonId>, capacity: Capacity) -> Actor {
        let name = self.people.name_of(person).to_owned();
        Actor { person: person.clone(), name, stands_for: stands_for.cloned(), capacity }
    }

    /// What the rules would say if somebody tried it now; who may act is left out.
    pub(super) fn refusal(&self, standard: &Standard, wait: &Wait) -> Result<Option<Reason>, No> {
        let (Standard::Run(run), Which::Gate(gate)) = (standard, wait.which) else {
            return Ok(None);
        };
        let Some(event) = self.least(run, gate) else { return Ok(None) };
        match permits(self.world, self.id, &event) {
            Ok(()) => Ok(None),
            Err(No::Refused(refusal)) => Ok(Some(refusal.reason())),
            Err(missing) => Err(missing),
        }
    }

    /// The event of a gate with the least that a procedure allows: the submission where its approval comes first.
    fn least(&self, run: &Run, gate: Gate) -> Option<Event> {
        let asks = self.procedure.gates.get(&gate).is_some_and(|rule| rule.chain.is_some());
        if asks && run.asked(gate).is_none() {
            let approval = run.next_approval(self.id, gate);
            return Some(Event::GateSubmitted { gate, approval });
        }
        let words = || "…".parse().ok();
        Some(match gate {
            Gate::Proposal => Event::ProposalAccepted {},
            Gate::Consultation => {
                let limit = &self.procedure.consultation.as_ref()?.limit;
                let last = limit.last_day(self.today(), self.calendar, self.procedure.rolls())?;
                Event::ConsultationOpened { until: last.day }
            }
            Gate::IntoReview => Event::ReviewBegun {},
            Gate::OutOfReview => Event::ReviewPassed { conclusion: words()? },
            Gate::Approval => {
                let number = format!("Q/PLUMB 1-{}", self.today().year());
                Event::PublicationApproved { number: number.parse().ok()? }
            }
            Gate::Publication => Event::StandardPublished { effective_on: self.today() },
            Gate::Confirmation => Event::StandardConfirmed { conclusion: words()? },
            Gate::Abolition => Event::StandardAbolished { reason: words()? },
        })
    }

    /// Whether a gate was granted.
    pub(super) fn is_granted(run: &Run, gate: Gate) -> bool {
        matches!(run.asked(gate), Some(Asked::Approved { .. }))
    }
}
