//! What places, and units, are called on a page: as the house has recorded it, else as the program knows it, else by where it lies.
//!
//! The names are today's on every page, also on one that shows a past day: they say where something is, not what happened.

use std::sync::{Arc, Mutex, PoisonError};

use plumbline_lifecycle::people::People;
use plumbline_lifecycle::{Folded, Jurisdiction, State, StreamId, UnitId};
use plumbline_log::Reader;
use plumbline_views::stored;

use crate::language::Language;

/// The names, kept from page to page.
#[derive(Clone)]
pub struct Places(Arc<Mutex<Kept>>);

struct Kept {
    folded: Folded,
    people: Arc<People>,
}

/// The names as they are now.
#[derive(Clone, Debug, Default)]
pub(crate) struct PlaceNames(Arc<People>);

impl Default for Places {
    fn default() -> Places {
        let kept = Kept { folded: Folded::unborn(&StreamId::People), people: Arc::default() };
        Places(Arc::new(Mutex::new(kept)))
    }
}

impl Places {
    /// With what was recorded since somebody asked last. Where that cannot be read, the page goes on with the names before
    /// it: a code is told in any case, and `readyz` names what cannot be read.
    pub(crate) fn now(&self, reader: &Reader) -> PlaceNames {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(people) = kept.newer(reader) {
            kept.people = Arc::new(people);
        }
        PlaceNames(Arc::clone(&kept.people))
    }
}

impl Kept {
    /// What was recorded since, folded; `None` where that is nothing, or cannot be read.
    fn newer(&mut self, reader: &Reader) -> Option<People> {
        let stream = StreamId::People;
        let rows = reader.read_stream_after(&stream.to_string(), self.folded.version).ok()?;
        if rows.is_empty() {
            return None;
        }
        // Begun anew by the next page if one of them cannot be read.
        let mut folded = std::mem::replace(&mut self.folded, Folded::unborn(&stream));
        for row in &rows {
            folded = folded.read(&stream, &stored(row)).ok()?.0;
        }
        self.folded = folded;
        match &self.folded.state {
            State::People(people) => Some(people.clone()),
            _ => None,
        }
    }
}

impl PlaceNames {
    /// Units and persons, whose names these are.
    pub(crate) fn people(&self) -> &People {
        &self.0
    }

    /// A unit by its name; one that nobody here knows by its id.
    pub(crate) fn unit(&self, unit: &UnitId, language: Language) -> String {
        self.0.unit_name(unit, language.tag()).to_owned()
    }

    /// A place by its code: `杭州市 330100`. What lies above the provinces has codes that nobody uses.
    pub(crate) fn told(&self, code: &str, language: Language) -> String {
        let place = code.parse::<Jurisdiction>().ok();
        let name = place.as_ref().and_then(|place| self.0.place_name(place, language.tag()));
        match (name, place) {
            (Some(name), Some(place)) if place.rung() < 2 => name.to_owned(),
            (Some(name), _) => format!("{name} {code}"),
            (None, Some(place)) => place.told(language.tag()),
            (None, None) => code.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_told_with_its_name_where_there_is_one() {
        let names = PlaceNames::default();
        let told = |code| [Language::Zh, Language::En].map(|language| names.told(code, language));
        assert_eq!(told("330106"), ["西湖区 330106", "Xihu District 330106"]);
        assert_eq!(told("100000"), ["全国", "The nation"]);
        assert_eq!(told("int"), ["国际", "International"]);
        assert_eq!(told("330200"), ["浙江省内 330200", "330200 in Zhejiang"]);
    }
}
