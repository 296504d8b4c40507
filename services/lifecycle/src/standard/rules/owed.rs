//! What may be recorded of what is owed of a published text. All of it happened outside, so it may be recorded later; whether it
//! was in time is nobody's to refuse.

use crate::approval::DocRef;
use crate::procedure::DocumentRule;
use crate::standard::rules::Case;
use crate::standard::{Public, Refusal};
use crate::words::Words;
use crate::world::No;

impl Case<'_> {
    /// The procedure asks for it, it was not recorded before, and the receipt is at hand.
    pub(super) fn may_be_filed(&self, with: &Words, receipt: &DocRef) -> Result<(), No> {
        let Some(rule) = &self.procedure.filing else {
            return Err(Refusal::NothingToFile { procedure: self.procedure.id.clone() }.into());
        };
        if let Some(on) = self.run.fulfilled.filed {
            return Err(Refusal::FiledAlready { on }.into());
        }
        let source = rule.limit.cited();
        if let Some(missing) = self.run.receipt_missing(self.procedure) {
            return Err(Refusal::DocumentsMissing { missing: vec![missing], source }.into());
        }
        let held = self.run.document(&rule.receipt);
        let is_held =
            held.is_some_and(|held| held.kind == receipt.kind && held.sha256 == receipt.sha256);
        if is_held && *with == rule.with {
            return Ok(());
        }
        let words = self.procedure.documents.get(&rule.receipt).map(DocumentRule::words);
        Err(Refusal::DocumentsMissing { missing: words.into_iter().collect(), source }.into())
    }

    pub(super) fn may_be_made_public(&self) -> Result<(), No> {
        match &self.run.fulfilled.public {
            Some(Public { on, site }) => {
                Err(Refusal::PublicAlready { on: *on, site: site.clone() }.into())
            }
            None => Ok(()),
        }
    }

    pub(super) fn may_be_reported_on(&self) -> Result<(), No> {
        let effective_on = self.run.at().issue().map(|issue| issue.effective_on);
        match effective_on.filter(|effective_on| self.world.on < *effective_on) {
            Some(effective_on) => Err(Refusal::NotInForceYet { effective_on }.into()),
            None => Ok(()),
        }
    }

    /// Whether this is the receipt of a filing that is owed.
    pub(super) fn awaits_receipt(&self, kind: &str) -> bool {
        let published = self.run.at().issue().is_some();
        let filing = self.procedure.filing.as_ref().filter(|_| published);
        filing.is_some_and(|filing| filing.receipt == kind) && self.run.fulfilled.filed.is_none()
    }
}
