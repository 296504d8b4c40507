//! Which standards a question is about.

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
}

impl Filter {
    /// Whether a standard of this level, field and jurisdiction is meant.
    #[must_use]
    pub fn takes(&self, level: Level, field: &Field, jurisdiction: &Jurisdiction) -> bool {
        self.level.is_none_or(|wanted| wanted == level)
            && self.field.as_ref().is_none_or(|wanted| wanted == field)
            && self.jurisdiction.as_ref().is_none_or(|wanted| jurisdiction.within(wanted))
    }
}
