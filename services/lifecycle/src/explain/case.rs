//! A standard that is asked about, and everything that it waits for.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::calendar::Calendar;
use crate::people::People;
use crate::procedure::Procedure;
use crate::standard::{Run, Standard};
use crate::state::State;
use crate::stream::StreamId;
use crate::wait::{Rules, Wait};
use crate::waits::waits;
use crate::which::Which;
use crate::words::StandardId;
use crate::world::{No, World};

/// A standard that is asked about, and what it is explained with.
pub(super) struct Case<'a> {
    pub(super) world: &'a World<'a>,
    pub(super) id: &'a StandardId,
    pub(super) procedure: &'a Procedure,
    pub(super) calendar: &'a Calendar,
    pub(super) people: &'a People,
}

impl Case<'_> {
    pub(super) fn today(&self) -> Date {
        self.world.today
    }

    /// Everything that is waited for, on the standard's own stream and on those behind it.
    pub(super) fn all_waits(&self, standard: &Standard) -> Result<Vec<(StreamId, Wait)>, No> {
        let rules = Rules { procedure: Some(self.procedure), calendar: self.calendar };
        let own = waits(&State::Standard(standard.clone()), &rules);
        let mut all = Vec::new();
        for wait in own {
            match &wait.follow {
                Some(stream @ StreamId::Approval(part)) => {
                    let state = State::Approval(self.world.approval(part)?.clone());
                    let behind = waits(&state, &rules);
                    all.extend(behind.into_iter().map(|wait| (stream.clone(), wait)));
                }
                Some(StreamId::Consultation(_)) => {}
                _ => all.push((StreamId::Standard(self.id.clone()), wait)),
            }
        }
        let Standard::Run(run) = standard else { return Ok(all) };
        if run.suspended_since().is_none() {
            for stream in self.parts(run)? {
                let behind = waits(self.world.any(&stream)?, &rules);
                all.extend(behind.into_iter().map(|wait| (stream.clone(), wait)));
            }
        }
        // Those who are asked to sit on a panel are told of together.
        let mut asked = BTreeSet::new();
        all.retain(|(stream, wait)| {
            !matches!(wait.which, Which::Invitation { .. }) || asked.insert(stream.clone())
        });
        Ok(all)
    }

    /// What runs beside the standard: consultations, reviews with their ballots, and how it is put into effect.
    fn parts(&self, run: &Run) -> Result<Vec<StreamId>, No> {
        let mut parts: Vec<StreamId> =
            run.consultations.all().cloned().map(StreamId::Consultation).collect();
        for part in run.reviews.all() {
            parts.push(StreamId::Review(part.clone()));
            let panel = self.world.review(part)?.panel();
            let ballots = panel.into_iter().flat_map(|panel| &panel.ballots);
            parts.extend(ballots.cloned().map(StreamId::Ballot));
        }
        parts.push(StreamId::Implementation(self.id.clone()));
        Ok(parts)
    }
}
