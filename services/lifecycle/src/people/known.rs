//! What a command names must be there: units that are open, and persons in service.

use crate::people::refusal::Refusal;
use crate::people::state::People;
use crate::words::{PersonId, UnitId};

impl People {
    pub(super) fn is_new(&self, unit: &UnitId) -> Result<(), Refusal> {
        if self.units.contains_key(unit) || self.closed.contains_key(unit) {
            return Err(Refusal::UnitExists { unit: unit.clone() });
        }
        Ok(())
    }

    pub(crate) fn is_open(&self, unit: &UnitId) -> Result<(), Refusal> {
        if self.units.contains_key(unit) {
            return Ok(());
        }
        Err(Refusal::NoUnit { unit: unit.clone() })
    }

    /// Where a person in service serves.
    pub(crate) fn in_service(&self, person: &PersonId) -> Result<&UnitId, Refusal> {
        self.unit_of(person).ok_or_else(|| Refusal::NoPerson { person: person.clone() })
    }
}
