//! A standard that is asked about, and everything that it waits for.

use jiff::civil::Date;

use crate::calendar::Calendar;
use crate::people::People;
use crate::procedure::Procedure;
use crate::standard::Standard;
use crate::state::State;
use crate::stream::StreamId;
use crate::wait::{Rules, Wait};
use crate::waits::waits;
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
        for part in run.consultations.all().filter(|_| run.suspended_since().is_none()) {
            let state = State::Consultation(self.world.consultation(part)?.clone());
            let stream = StreamId::Consultation(part.clone());
            all.extend(waits(&state, &rules).into_iter().map(|wait| (stream.clone(), wait)));
        }
        Ok(all)
    }
}
