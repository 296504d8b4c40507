//! What a consultation waits for: its last day, then that every comment is disposed of. It depends on no other stream: a
//! standard that goes another way ends it.

use crate::consultation::Consultation;
use crate::wait::{Then, Wait, Who};
use crate::which::Which;

impl Consultation {
    pub(crate) fn waits(&self) -> Vec<Wait> {
        match self {
            Consultation::Unborn | Consultation::Ended { why: Some(_), .. } => Vec::new(),
            // A named day: what was told to the public does not roll any more.
            Consultation::Running(held) => vec![Wait {
                who: Who::Everybody,
                until: Some(held.until),
                then: Then::Close,
                clause: held.source.clone(),
                unverified: held.unverified,
                ..Wait::unlimited(Which::Consultation, held.since)
            }],
            Consultation::Ended { held, on, why: None } if held.open().next().is_some() => {
                vec![Wait { who: Who::Drafters, ..Wait::unlimited(Which::Disposal, *on) }]
            }
            Consultation::Ended { .. } => Vec::new(),
        }
    }
}
