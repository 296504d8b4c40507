//! Who may act on what is waited for, and what the rules would say to it now.

use crate::approval::Filler;
use crate::duty::may_act;
use crate::explain::case::Case;
use crate::explain::explanation::Actor;
use crate::procedure::Gate;
use crate::reason::Reason;
use crate::standard::{Asked, Event, Run, Standard, example_number, permits};
use crate::stream::StreamId;
use crate::wait::Wait;
use crate::which::Which;
use crate::world::No;

impl Case<'_> {
    /// Who may act today.
    pub(super) fn actors(&self, stream: &StreamId, wait: &Wait) -> Result<Vec<Actor>, No> {
        // Who drafts the text, and which office runs it, is the standard's to say.
        let state = match stream {
            StreamId::Approval(_) => self.world.any(stream)?,
            _ => self.world.any(&StreamId::Standard(self.id.clone()))?,
        };
        let all = may_act(state, wait.which, &wait.who, self.people, self.calendar, self.today());
        Ok(all.iter().map(|filler| self.actor(filler)).collect())
    }

    fn actor(&self, filler: &Filler<'_>) -> Actor {
        Actor {
            person: filler.person.clone(),
            name: self.people.name_of(filler.person).to_owned(),
            stands_for: filler.stands_for.cloned(),
            capacity: filler.capacity,
        }
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
                Event::ConsultationOpened { until: last.day, consultation: None }
            }
            Gate::IntoReview => Event::ReviewBegun {},
            Gate::OutOfReview => Event::ReviewPassed { conclusion: words()? },
            Gate::Approval => {
                let number = example_number(run, self.procedure, self.today().year())?;
                Event::PublicationApproved { number }
            }
            Gate::Publication => Event::StandardPublished { effective_on: self.today() },
            Gate::Confirmation => Event::StandardConfirmed { conclusion: words()? },
            Gate::Abolition => Event::StandardAbolished { reason: words()? },
            Gate::Admission => return None,
        })
    }

    /// Whether a gate was granted.
    pub(super) fn is_granted(run: &Run, gate: Gate) -> bool {
        matches!(run.asked(gate), Some(Asked::Approved { .. }))
    }
}
