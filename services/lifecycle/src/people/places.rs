//! What places are called: as the house has recorded it, else as the program knows it.

use crate::people::state::People;
use crate::words::{Jurisdiction, Name};

impl People {
    /// What a place is called, in Chinese for a reader of `zh` and else in English; `None` where nobody has said so.
    #[must_use]
    pub fn place_name<'a>(&'a self, place: &Jurisdiction, language: &str) -> Option<&'a str> {
        let recorded = self.places.get(place).map(|named| match language {
            "zh" => named.zh.as_str(),
            _ => named.en.as_str(),
        });
        recorded.or_else(|| place.name(language))
    }

    /// Whether a place has these names already.
    #[must_use]
    pub fn is_called(&self, place: &Jurisdiction, zh: &Name, en: &Name) -> bool {
        self.place_name(place, "zh") == Some(zh.as_str())
            && self.place_name(place, "en") == Some(en.as_str())
    }
}
