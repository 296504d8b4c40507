//! What a standard waits for, and until when.

use jiff::civil::Date;

use crate::code::StageCode;
use crate::procedure::Limit;
use crate::stage::{Place, Stage};
use crate::standard::plan::days_later;
use crate::standard::{At, Life, Run, Standard, Stay};
use crate::wait::{Rules, Then, Wait, Which};

impl Standard {
    pub(crate) fn waits(&self, rules: &Rules<'_>) -> Vec<Wait> {
        match self {
            Standard::Unborn => Vec::new(),
            Standard::Run(run) => run.waits(rules),
            Standard::Observed(observed) => {
                let stay = Stay { since: observed.since(), paused_days: 0 };
                limit_of_stay(observed.code(), stay, rules).into_iter().collect()
            }
        }
    }
}

impl Run {
    pub(super) fn waits(&self, rules: &Rules<'_>) -> Vec<Wait> {
        let at = match &self.life {
            Life::Suspended { since, .. } => return vec![unlimited(Which::Resumption, *since)],
            Life::Going(at) => at,
        };
        let mut waits = Vec::new();
        if let (Some(plan), Some(limit)) = (at.plan(), &rules.procedure.plan)
            && at.code().place() != Place::At(Stage::Publication)
        {
            let until = plan.due(limit);
            waits.push(limited(Which::Plan, plan.accepted_on, until, Then::Freeze, limit));
        }
        waits.extend(limit_of_stay(at.code(), self.stay, rules));
        if let At::Consulting { until, .. } = at {
            let clause = rules.procedure.consultation.as_ref().map(|limit| limit.source.clone());
            waits.push(Wait {
                which: Which::Consultation,
                since: self.stay.since,
                until: days_later(*until, self.stay.paused_days),
                then: Then::Close,
                clause: clause.unwrap_or_default(),
            });
        }
        if let At::Revising { .. } = at {
            waits.push(unlimited(Which::Successor, self.stay.since));
        }
        waits
    }
}

/// How long a standard may have its stage code; for one in force that is the review cycle.
fn limit_of_stay(code: StageCode, stay: Stay, rules: &Rules<'_>) -> Option<Wait> {
    let in_force = code.place() == Place::At(Stage::Implementation);
    let (which, limit) = match (rules.procedure.stays.get(&code), &rules.procedure.review) {
        (Some(limit), _) => (Which::Stay, limit),
        (None, Some(review)) if in_force => (Which::Review, review),
        (None, _) => return None,
    };
    let until = limit.after(stay.since).and_then(|day| days_later(day, stay.paused_days));
    Some(limited(which, stay.since, until, Then::Late, limit))
}

fn limited(which: Which, since: Date, until: Option<Date>, then: Then, limit: &Limit) -> Wait {
    Wait { which, since, until, then, clause: limit.source.clone() }
}

fn unlimited(which: Which, since: Date) -> Wait {
    Wait { which, since, until: None, then: Then::Nothing, clause: String::new() }
}
