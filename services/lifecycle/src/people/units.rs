//! What is asked about units: which lies above which, what became of one, and whose a field of work is.

use crate::people::state::People;
use crate::people::unit::{Unit, UnitKind};
use crate::words::{Field, Jurisdiction, UnitId};

impl People {
    /// A unit, the one above it, and so on to the top.
    pub fn line<'a>(&'a self, unit: &'a UnitId) -> impl Iterator<Item = &'a UnitId> {
        let above = |unit: &&'a UnitId| self.units.get(*unit).and_then(|unit| unit.parent.as_ref());
        // A damaged log could hold a circle: nobody has more units above them than there are.
        std::iter::successors(Some(unit), above).take(self.units.len() + 1)
    }

    /// The unit itself while it is open, else the open one that it went into, perhaps by way of others; `None` where it
    /// was closed for good, or never was.
    #[must_use]
    pub fn present<'a>(&'a self, unit: &'a UnitId) -> Option<&'a UnitId> {
        let into = |unit: &&'a UnitId| self.closed.get(*unit)?.as_ref();
        // As above: no unit went over more often than units were closed.
        let mut became = std::iter::successors(Some(unit), into).take(self.closed.len() + 1);
        became.find(|unit| self.units.contains_key(*unit))
    }

    /// The open unit whose field and place this is: the one with the narrowest area, a division before others, then by
    /// id. Where no unit has the field, the bureau of the narrowest area that holds the place.
    #[must_use]
    pub fn unit_for(&self, field: &Field, area: &Jurisdiction) -> Option<&UnitId> {
        let here = || self.units.iter().filter(|(_, unit)| area.within(&unit.area));
        let nearest = |(_, unit): &(&UnitId, &Unit)| {
            (std::cmp::Reverse(unit.area.rung()), unit.kind != UnitKind::Division)
        };
        let own = here().filter(|(_, unit)| unit.fields.contains(field)).min_by_key(nearest);
        let bureau =
            || here().filter(|(_, unit)| unit.kind == UnitKind::Bureau).min_by_key(nearest);
        own.or_else(bureau).map(|(id, _)| id)
    }
}
