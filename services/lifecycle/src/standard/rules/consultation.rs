//! What the rules ask about a consultation: that it was held, is long enough, and has run its time.

use jiff::civil::Date;

use crate::calendar::LastDay;
use crate::consultation::{self, Purpose};
use crate::procedure::Limit;
use crate::reason::OURS;
use crate::standard::rules::Case;
use crate::standard::{At, Refusal};
use crate::stream::StreamId;
use crate::wait::Wait;
use crate::which::Which;
use crate::words::PartId;
use crate::world::No;

impl Case<'_> {
    pub(super) fn consultation_is_over(&self) -> Result<(), No> {
        // One with a stream of its own holds its own last day.
        if let Some(part) = self.run.consultations.held(Purpose::Draft) {
            return match self.world.consultation(part)?.held() {
                Some(held) if self.world.on < held.until => {
                    Err(Refusal::ConsultationRuns { until: held.until }.into())
                }
                _ => Ok(()),
            };
        }
        match self.wait(Which::Consultation, self.consultation_limit())? {
            Some(Wait { until: Some(until), .. }) if self.world.on < until => {
                Err(Refusal::ConsultationRuns { until }.into())
            }
            _ => Ok(()),
        }
    }

    /// It is the next of its purpose, and the one before it is over and disposed of: nobody's comment is lost by asking again.
    pub(super) fn may_consult(&self, purpose: Purpose, part: &PartId) -> Result<(), No> {
        if *part != self.run.consultations.next(self.id, purpose) {
            return Err(consultation::Refusal::NotOpened {}.into());
        }
        let Some(before) = self.run.consultations.held(purpose) else { return Ok(()) };
        let state = self.world.consultation(before)?;
        let Some(held) = state.held() else { return Ok(()) };
        if state.is_running() {
            return Err(Refusal::ConsultationRuns { until: held.until }.into());
        }
        let open: Vec<u32> = held.open().collect();
        if open.is_empty() {
            return Ok(());
        }
        let (part, source) = (before.clone(), OURS.into());
        Err(consultation::Refusal::CommentsUndisposed { part, open, source }.into())
    }

    /// The clock of a consultation does not stand still: the public was told a day.
    pub(super) fn no_consultation_runs(&self) -> Result<(), No> {
        for part in self.run.consultations.all() {
            let state = self.world.consultation(part)?;
            if state.is_running() {
                let part = StreamId::Consultation(part.clone()).to_string();
                return Err(Refusal::PartRunning { part }.into());
            }
        }
        Ok(())
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
