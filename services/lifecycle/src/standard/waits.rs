//! What a standard waits for, and until when.

use crate::calendar::LastDay;
use crate::code::StageCode;
use crate::consultation::Purpose;
use crate::days::days_later;
use crate::procedure::{Gate, Limit, Milestone, PlanRule, Procedure};
use crate::source::Source;
use crate::stage::{Place, Stage};
use crate::standard::gates::is_sent;
use crate::standard::{Asked, At, Life, Plan, Run, Standard, Stay};
use crate::stream::StreamId;
use crate::wait::{Rules, Then, Wait, Who};
use crate::which::Which;

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
            let wait = Wait::unlimited(Which::Plan, plan.accepted_on);
            let wait = wait.limited(until, Then::Freeze, &rule.limit.cited());
            let ends = wait.until.map(|day| LastDay { day, provisional: wait.provisional });
            waits.push(Wait { who: Who::Drafters, ..wait });
            waits.extend(self.milestones(plan, rule, rules));
            waits.extend(ends.and_then(|ends| ask_for_more_time(plan, ends, procedure, rules)));
        }
        let stay = limit_of_stay(at.code(), self.stay, procedure, rules);
        let lead = stay.as_ref().and_then(|review| lead_of(review, procedure, rules));
        waits.extend(self.owed_waits(procedure, rules));
        waits.extend(lead);
        waits.extend(stay);
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
                let noted = self.noted.iter().any(|noted| noted.has_passed(Which::Effective));
                waits.extend((!noted).then_some(wait));
            }
            _ => {}
        }
        waits.extend(self.next_gates(procedure).iter().map(|gate| self.at_gate(*gate, procedure)));
        waits
    }

    /// What its plan wants reached on the way and is not. It counts from acceptance: an extension names another end of the plan,
    /// and says nothing of what lies before it.
    fn milestones(&self, plan: &Plan, rule: &PlanRule, rules: &Rules<'_>) -> Vec<Wait> {
        let open = rule.milestones.iter().filter(|one| !has_gone_through(self.at(), one.gate));
        let wait = |one: &Milestone| {
            let last = rules.last_day_of(one.length, plan.accepted_on, plan.stood_still());
            let wait = Wait::unlimited(Which::Milestone(one.gate), plan.accepted_on);
            Wait { who: Who::Drafters, ..wait.limited(last, Then::Late, &rule.limit.cited()) }
        };
        open.map(wait).collect()
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

/// Whether a standard that stands here on its plan has gone through a gate.
fn has_gone_through(at: &At, gate: Gate) -> bool {
    let reviewed = matches!(at, At::BackForReview(_) | At::Reviewing(_) | At::Approving(_));
    match gate {
        Gate::Proposal => true,
        Gate::Consultation => reviewed || matches!(at, At::Consulting { .. } | At::Consulted(_)),
        Gate::IntoReview => reviewed,
        // The plan itself ends with the review; what lies behind it is none of its milestones.
        Gate::OutOfReview
        | Gate::Approval
        | Gate::Publication
        | Gate::Confirmation
        | Gate::Abolition
        | Gate::Admission => false,
    }
}

/// The last day to ask for more time, while there is more to be had. Whoever asks later is late with it, and is not refused for
/// that: a plan that has run out is frozen until it is extended.
fn ask_for_more_time(
    plan: &Plan,
    ends: LastDay,
    procedure: &Procedure,
    rules: &Rules<'_>,
) -> Option<Wait> {
    let rule = procedure.extension.as_ref()?;
    if plan.extension.is_some_and(|extension| extension.times >= rule.times) || rule.times == 0 {
        return None;
    }
    let last = rules.counted_back(rule.ask_before?, ends);
    let source = Source::of(rule.source.clone(), rule.unverified);
    let wait = Wait::unlimited(Which::Extension, plan.accepted_on);
    Some(wait.limited(last, Then::Nothing, &source))
}

/// When a review is to be prepared that has a last day.
fn lead_of(review: &Wait, procedure: &Procedure, rules: &Rules<'_>) -> Option<Wait> {
    let lead = procedure.review_lead.as_ref().filter(|_| review.which == Which::Review)?;
    let day = LastDay { day: review.until?, provisional: review.provisional };
    let last = rules.counted_back(lead.length(), day);
    let wait = Wait::unlimited(Which::ReviewLead, review.since);
    Some(wait.limited(last, Then::Nothing, &lead.cited()))
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
    Some(Wait::unlimited(which, stay.since).limited(until, Then::Late, &limit.cited()))
}
