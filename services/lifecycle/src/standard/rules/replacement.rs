//! What the rules ask about a replacement, and when one counts: whoever writes "replaces" into a description says so of
//! somebody else's standard, and it counts once that one's keeper has agreed.

use crate::number::Number;
use crate::standard::rules::Case;
use crate::standard::{Refusal, RelationKind, Run, Standard};
use crate::words::{Jurisdiction, StandardId};
use crate::world::No;

impl Case<'_> {
    /// The other one says that it replaces this one, and nobody agreed to that before.
    pub(super) fn may_be_replaced(&self, by: &StandardId) -> Result<(), No> {
        if self.run.replaced_by.contains(by) {
            return Err(Refusal::ReplacementAgreedAlready { by: by.clone() }.into());
        }
        match self.world.standard(by)? {
            Standard::Run(new) if by != self.id && says_so(new, self.id, self.run) => Ok(()),
            _ => Err(Refusal::ReplacementNotClaimed { by: by.clone() }.into()),
        }
    }
}

/// Whether a relation of `new` names this standard, by its id or by its number however that is written.
fn says_so(new: &Run, id: &StandardId, run: &Run) -> bool {
    let replaced = new.profile.relations.iter().filter(|tie| tie.kind == RelationKind::Replaces);
    replaced.map(|tie| tie.target.as_str()).any(|target| {
        let number = Number::meant_by(target);
        let is_number = number.zip(run.at().number()).is_some_and(|(a, b)| a.is_same(b));
        is_number || target.trim() == id.as_str()
    })
}

impl Standard {
    /// Whether the keeper of this standard agrees that `new`, of that place, replaces it: by saying so, by having decided on it
    /// as the next edition, or because whoever keeps `new` keeps this one too. Of one that another body runs nobody here can
    /// say so.
    #[must_use]
    pub fn agrees_to(&self, new: &StandardId, place: &Jurisdiction) -> bool {
        let Standard::Run(run) = self else { return false };
        run.profile.jurisdiction.within(place)
            || run.at().successor() == Some(new)
            || run.replaced_by.contains(new)
    }
}
