//! What a standard waits for, and until when.

use jiff::civil::Date;

use crate::calendar::LastDay;
use crate::code::StageCode;
use crate::days::days_later;
use crate::procedure::Limit;
use crate::stage::{Place, Stage};
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
        if let (Some(plan), Some(rule)) = (at.plan(), &rules.procedure.plan)
            && at.code().place() != Place::At(Stage::Publication)
        {
            let until = plan.due(&rule.limit, rules);
            waits.push(limited(Which::Plan, plan.accepted_on, until, Then::Freeze, &rule.limit));
        }
        waits.extend(limit_of_stay(at.code(), self.stay, rules));
        if let At::Consulting { until, .. } = at {
            let clause =
                rules.procedure.consultation.as_ref().map(|rule| rule.limit.source.clone());
            let last = days_later(*until, self.stay.paused_days)
                .and_then(|day| rules.rolled(LastDay { day, provisional: false }));
            waits.push(Wait {
                which: Which::Consultation,
                since: self.stay.since,
                until: last.map(|last| last.day),
                provisional: last.is_some_and(|last| last.provisional),
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
    let until = rules.last_day(limit, stay.since, stay.paused_days);
    Some(limited(which, stay.since, until, Then::Late, limit))
}

fn limited(which: Which, since: Date, last: Option<LastDay>, then: Then, limit: &Limit) -> Wait {
    let (until, provisional) =
        (last.map(|last| last.day), last.is_some_and(|last| last.provisional));
    Wait { which, since, until, provisional, then, clause: limit.source.clone() }
}

fn unlimited(which: Which, since: Date) -> Wait {
    let (then, clause) = (Then::Nothing, String::new());
    Wait { which, since, until: None, provisional: false, then, clause }
}
