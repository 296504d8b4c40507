//! What an implementation waits for. Named days, so none of them rolls.

use crate::approval::SeatOf;
use crate::implementation::{Course, Implementation, Mended, Rectification, Wish};
use crate::people::Role;
use crate::wait::{Then, Wait, Who};
use crate::which::Which;
use crate::words::Words;

impl Implementation {
    pub(crate) fn waits(&self) -> Vec<Wait> {
        match self {
            Implementation::Going(course) => course.waits(),
            Implementation::Unborn | Implementation::Ended { .. } => Vec::new(),
        }
    }
}

impl Course {
    fn waits(&self) -> Vec<Wait> {
        let mut waits = Vec::new();
        if let Some(rollout) = &self.rollout
            && self.not_begun().next().is_some()
        {
            let named =
                |unit: &crate::words::UnitId| Words { zh: unit.to_string(), en: unit.to_string() };
            waits.push(Wait {
                who: Who::Units(self.not_begun().cloned().collect()),
                until: Some(rollout.until),
                then: Then::Late,
                missing: self.not_begun().map(named).collect(),
                ..Wait::unlimited(Which::Rollout, rollout.since)
            });
        }
        let open = (1..).zip(&self.feedback);
        let open = open.filter(|(_, one)| one.wants != Wish::Nothing && !one.answered);
        waits.extend(open.map(|(no, one)| Wait::unlimited(Which::Feedback { no }, one.on)));
        let rectifications = (1..).zip(&self.rectifications);
        waits.extend(rectifications.filter_map(|(no, one)| one.wait(no)));
        waits
    }
}

impl Rectification {
    fn wait(&self, no: u32) -> Option<Wait> {
        match &self.mended {
            Mended::Open => Some(Wait {
                who: Who::Seat(SeatOf::Role {
                    role: Role::InstitutionHead,
                    unit: self.unit.clone(),
                }),
                until: Some(self.until),
                then: Then::Late,
                ..Wait::unlimited(Which::Rectification { no }, self.since)
            }),
            Mended::Reported { on, .. } => Some(Wait::unlimited(Which::Reinspection { no }, *on)),
            Mended::Closed => None,
        }
    }
}
