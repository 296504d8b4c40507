//! What the rules ask before a standard goes on under another procedure.

use crate::procedure::Binding;
use crate::standard::rules::numbers::series_fits;
use crate::standard::rules::{Case, described};
use crate::standard::{Profile, Refusal};
use crate::stream::StreamId;
use crate::world::No;

impl Case<'_> {
    /// It is another version that was adopted, for such standards; nothing runs by the rules of the old one; and a number that
    /// it has is one that the other would have given.
    pub(super) fn may_move(&self, from: &Binding, to: &Binding) -> Result<(), No> {
        let held = &self.run.binding;
        if from != held || to == held {
            return Err(Refusal::SameProcedure { binding: held.clone() }.into());
        }
        let procedures = self.world.procedures()?;
        procedures.newest(&to.procedure)?;
        let Some(procedure) = procedures.get(to) else {
            let versions = procedures.all().filter(|other| other.id == to.procedure);
            let held = versions.map(|other| other.version).collect();
            return Err(Refusal::UnknownVersion { binding: to.clone(), held }.into());
        };
        if procedure.observed {
            return Err(Refusal::ObservedOnly {}.into());
        }
        let profile: &Profile = &self.run.profile;
        described(procedure, profile)?;
        self.nothing_runs()?;
        match self.run.at().number() {
            Some(number) => series_fits(procedure, number, profile),
            None => Ok(()),
        }
    }

    fn nothing_runs(&self) -> Result<(), No> {
        let running = |part: String| Err(Refusal::MoveWhileRunning { part }.into());
        if let Some(part) = self.run.approvals.under_way().next() {
            return running(StreamId::Approval(part.clone()).to_string());
        }
        for part in self.run.consultations.all() {
            if self.world.consultation(part)?.is_running() {
                return running(StreamId::Consultation(part.clone()).to_string());
            }
        }
        for part in self.run.reviews.all() {
            if self.world.review(part)?.is_under_way() {
                return running(StreamId::Review(part.clone()).to_string());
            }
        }
        Ok(())
    }
}
