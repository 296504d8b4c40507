//! What the rules ask about a consultation: that it was held, is long enough, and has run its time.

use jiff::civil::Date;

use crate::calendar::LastDay;
use crate::procedure::Limit;
use crate::standard::rules::Case;
use crate::standard::{At, Refusal};
use crate::wait::{Wait, Which};
use crate::world::No;

impl Case<'_> {
    pub(super) fn consultation_is_over(&self) -> Result<(), No> {
        match self.wait(Which::Consultation, self.consultation_limit())? {
            Some(Wait { until: Some(until), .. }) if self.world.on < until => {
                Err(Refusal::ConsultationRuns { until }.into())
            }
            _ => Ok(()),
        }
    }

    pub(super) fn consultation_limit(&self) -> Option<&Limit> {
        self.procedure.consultation.as_ref().map(|rule| &rule.limit)
    }

    pub(super) fn consulted(&self) -> Result<(), No> {
        match (self.run.at(), self.consultation_limit()) {
            (At::Writing(_), Some(limit)) => {
                Err(Refusal::NotConsulted { source: limit.cited() }.into())
            }
            _ => Ok(()),
        }
    }

    pub(super) fn long_enough(&self, until: Date) -> Result<(), No> {
        let on = self.world.on;
        let Some(limit) = self.consultation_limit() else { return Ok(()) };
        match self.rules(Some(limit))?.last_day(limit, on, 0) {
            Some(LastDay { day: least, .. }) if until < least => {
                let days = on.until((jiff::Unit::Day, until)).map_or(0, |span| span.get_days());
                let source = limit.cited();
                Err(Refusal::ConsultationTooShort { days, until: least, source }.into())
            }
            _ => Ok(()),
        }
    }
}
