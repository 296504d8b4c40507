//! What a standard waits for, and until when.

use jiff::civil::Date;

use crate::calendar::LastDay;
use crate::code::StageCode;
use crate::consultation::Purpose;
use crate::days::days_later;
use crate::procedure::{Gate, Limit, Procedure};
use crate::stage::{Place, Stage};
use crate::standard::gates::is_sent;
use crate::standard::{Asked, At, Life, Run, Standard, Stay};
use crate::stream::StreamId;
use crate::wait::{Rules, Then, Wait, Which, Who};

impl Standard {
    pub(crate) fn waits(&self, rules: &Rules<'_>) -> Vec<Wait> {
        let Some(procedure) = rules.procedure else { return Vec::new() };
        match self {
            Standard::Unborn => Vec::new(),
            Standard::Run(run) => run.waits(procedure, rules),
            Standard::Observed(observed) => {
                let stay = Stay { since: observed.since(), paused_days: 0 };
                let wait = limit_of_stay(observed.code(), stay, procedure, rules);
                wait.map(|wait| Wait { who: Who::Authority, ..wait }).into_iter().collect()
            }
        }
    }
}

impl Run {
    pub(crate) fn waits(&self, procedure: &Procedure, rules: &Rules<'_>) -> Vec<Wait> {
        let at = match &self.life {
            Life::Suspended { since, .. } => {
                return vec![Wait::unlimited(Which::Resumption, *since)];
            }
            Life::Going(at) => at,
        };
        let mut waits = Vec::new();
        if let (Some(plan), Some(rule)) = (at.plan(), &procedure.plan)
            && at.code().place() != Place::At(Stage::Publication)
        {
            let until = plan.due(&rule.limit, rules);
            let wait = limited(Which::Plan, plan.accepted_on, until, Then::Freeze, &rule.limit);
            waits.push(Wait { who: Who::Drafters, ..wait });
        }
        waits.extend(limit_of_stay(at.code(), self.stay, procedure, rules));
        match at {
            // It holds its own last day.
            At::Consulting { .. } if self.consultations.held(Purpose::Draft).is_some() => {
                let part = self.consultations.held(Purpose::Draft).cloned();
                waits.push(Wait {
                    who: Who::Everybody,
                    follow: part.map(StreamId::Consultation),
                    ..Wait::unlimited(Which::Consultation, self.stay.since)
                });
            }
            At::Consulting { until, .. } => {
                let limit = procedure.consultation.as_ref().map(|rule| &rule.limit);
                let last = days_later(*until, self.stay.paused_days)
                    .and_then(|day| rules.rolled(LastDay { day, provisional: false }));
                waits.push(Wait {
                    who: Who::Everybody,
                    until: last.map(|last| last.day),
                    provisional: last.is_some_and(|last| last.provisional),
                    then: Then::Close,
                    clause: limit.map(|limit| limit.source.clone()).unwrap_or_default(),
                    unverified: limit.is_some_and(Limit::is_unverified),
                    ..Wait::unlimited(Which::Consultation, self.stay.since)
                });
            }
            At::Revising { successor, .. } => waits.push(Wait {
                who: Who::Nobody,
                follow: Some(StreamId::Standard(successor.clone())),
                ..Wait::unlimited(Which::Successor, self.stay.since)
            }),
            At::InForce(issue)
                if self.revises.is_some() && issue.effective_on > issue.published_on =>
            {
                let wait = Wait {
                    who: Who::Nobody,
                    until: Some(issue.effective_on),
                    then: Then::TakeEffect,
                    ..Wait::unlimited(Which::Effective, issue.published_on)
                };
                let noted = self.passed.iter().any(|passed| passed.which == Which::Effective);
                waits.extend((!noted).then_some(wait));
            }
            _ => {}
        }
        waits.extend(self.next_gates(procedure).iter().map(|gate| self.at_gate(*gate, procedure)));
        waits
    }

    /// The gates that come next: those that are under approval, else an abolition that is granted, else the usual one.
    fn next_gates(&self, procedure: &Procedure) -> Vec<Gate> {
        let gates = self.at().gates();
        let is_with = |gate: &&Gate| matches!(self.asked(**gate), Some(Asked::With(_)));
        let under_way: Vec<Gate> = gates.iter().filter(is_with).copied().collect();
        if !under_way.is_empty() {
            return under_way;
        }
        if gates.contains(&Gate::Abolition) && self.asked(Gate::Abolition).is_some() {
            return vec![Gate::Abolition];
        }
        let is_needed = |gate: &&Gate| match (self.at(), gate) {
            (At::Writing(_), Gate::Consultation) => procedure.consultation.is_some(),
            (_, Gate::Abolition) => false,
            _ => true,
        };
        gates.iter().find(is_needed).copied().into_iter().collect()
    }

    fn at_gate(&self, gate: Gate, procedure: &Procedure) -> Wait {
        let Some(rule) = procedure.gates.get(&gate) else {
            return Wait::unlimited(Which::Gate(gate), self.stay.since);
        };
        let follow = match self.asked(gate) {
            Some(Asked::With(part)) => Some(StreamId::Approval(part.clone())),
            Some(Asked::Approved { .. }) | None => None,
        };
        let granted = matches!(self.asked(gate), Some(Asked::Approved { .. }));
        let is_sent = !rule.sent_out || is_sent(self, procedure, gate);
        let with_answer = (rule.chain.is_none() || granted) && is_sent;
        let missing = self.missing(procedure, rule, with_answer);
        let held = |kind: &String| self.kinds().contains(kind.as_str());
        let of_ours = rule.requires.iter().any(|kind| !held(kind));
        let with_whom = if !of_ours && with_answer && !missing.is_empty() {
            Who::Authority
        } else if of_ours && matches!(self.stage(), Some(Stage::Proposal | Stage::Drafting)) {
            Who::Drafters
        } else {
            Who::Office
        };
        // Another body is waited for since it was written to.
        let sent = self.approvals.sent(gate).filter(|_| with_whom == Who::Authority);
        let since = sent.map_or(self.stay.since, |sent| sent.on);
        Wait {
            who: with_whom,
            missing,
            clause: rule.source.clone(),
            unverified: rule.cited().unverified,
            follow,
            ..Wait::unlimited(Which::Gate(gate), since)
        }
    }
}

/// How long a standard may have its stage code; for one in force that is the review cycle.
fn limit_of_stay(
    code: StageCode,
    stay: Stay,
    procedure: &Procedure,
    rules: &Rules<'_>,
) -> Option<Wait> {
    let in_force = code.place() == Place::At(Stage::Implementation);
    let (which, limit) = match (procedure.stays.get(&code), &procedure.review) {
        (Some(limit), _) => (Which::Stay, limit),
        (None, Some(review)) if in_force => (Which::Review, review),
        (None, _) => return None,
    };
    let until = rules.last_day(limit, stay.since, stay.paused_days);
    Some(limited(which, stay.since, until, Then::Late, limit))
}

fn limited(which: Which, since: Date, last: Option<LastDay>, then: Then, limit: &Limit) -> Wait {
    Wait {
        until: last.map(|last| last.day),
        provisional: last.is_some_and(|last| last.provisional),
        then,
        clause: limit.source.clone(),
        unverified: limit.is_unverified(),
        ..Wait::unlimited(which, since)
    }
}
