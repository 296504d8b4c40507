//! Which standards a question is about.

use plumbline_lifecycle::standard::Origin;
use plumbline_lifecycle::{Field, Jurisdiction, Level};

/// Which standards a question is about; nothing set means all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// Only this level.
    pub level: Option<Level>,
    /// Only this field.
    pub field: Option<Field>,
    /// Only this place and the places within it: a city with its counties.
    pub jurisdiction: Option<Jurisdiction>,
    /// Only those that came to stand here so.
    pub origin: Option<Origin>,
}

impl Filter {
    /// Whether a standard of this level, field, jurisdiction and origin is meant.
    #[must_use]
    pub fn takes(
        &self,
        level: Level,
        field: &Field,
        jurisdiction: &Jurisdiction,
        origin: Origin,
    ) -> bool {
        self.level.is_none_or(|wanted| wanted == level)
            && self.field.as_ref().is_none_or(|wanted| wanted == field)
            && self.jurisdiction.as_ref().is_none_or(|wanted| jurisdiction.within(wanted))
            && self.origin.is_none_or(|wanted| wanted == origin)
    }
}
