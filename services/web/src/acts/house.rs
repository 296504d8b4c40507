//! Persons and units by the names that people write. Who is named by a name is one whom the reader may know of: of their own place.

use std::fmt::Display;
use std::str::FromStr;

use maud::{Markup, html};
use plumbline_access::Sight;
use plumbline_lifecycle::people::People;
use plumbline_lifecycle::{PersonId, UnitId};

use crate::language::Language;

/// Names that are offered beside a field; of a larger house one writes them.
const OFFERED_MAX: usize = 150;

/// The house as a form knows it.
pub(crate) struct House<'a> {
    pub(crate) people: &'a People,
    pub(crate) sight: &'a Sight,
    pub(crate) language: Language,
}

impl House<'_> {
    /// Everybody in service whom this reader may know of.
    fn persons(&self) -> impl Iterator<Item = (&PersonId, &str)> {
        self.people.persons.iter().filter_map(|(id, person)| {
            let unit = self.people.units.get(person.unit.as_ref()?)?;
            self.sight.keeps(&unit.area).then_some((id, person.name.as_str()))
        })
    }

    fn units(&self) -> impl Iterator<Item = (&UnitId, &str)> {
        let known = self.people.units.iter().filter(|(_, unit)| self.sight.keeps(&unit.area));
        known.map(|(id, unit)| (id, unit.names.best(self.language.tag())))
    }

    /// `示例：王某`, `p-wang`, or both as they are offered: `示例：王某 (p-wang)`.
    pub(crate) fn person(&self, text: &str) -> Result<PersonId, String> {
        meant(text, self.persons(), self.language)
    }

    /// The same of a unit, whatever language its name is written in.
    pub(crate) fn unit(&self, text: &str) -> Result<UnitId, String> {
        let known = self.people.units.iter().filter(|(_, unit)| self.sight.keeps(&unit.area));
        let names = known.flat_map(|(id, unit)| unit.names.iter().map(move |(_, name)| (id, name)));
        meant(text, names, self.language)
    }

    /// A person as a field holds them.
    pub(crate) fn told(&self, id: &PersonId) -> String {
        format!("{} ({id})", self.people.name_of(id))
    }

    /// A unit as a field holds it.
    pub(crate) fn unit_told(&self, id: &UnitId) -> String {
        format!("{} ({id})", self.people.unit_name(id, self.language.tag()))
    }

    /// The lists that stand beside fields, once on a page.
    pub(crate) fn lists(&self) -> Markup {
        let (persons, units) = (offered(self.persons()), offered(self.units()));
        html! {
            datalist id=(PERSONS) { @for one in persons { option value=(one) {} } }
            datalist id=(UNITS) { @for one in units { option value=(one) {} } }
        }
    }
}

/// Who or what is meant by a text: an id, alone or in brackets behind a name, or one of these names.
pub(super) fn meant<'n, T: FromStr + Display + Clone + Eq + 'n>(
    text: &str,
    names: impl Iterator<Item = (&'n T, &'n str)>,
    language: Language,
) -> Result<T, String> {
    if let Some(id) = in_brackets(text).and_then(|id| id.parse().ok()) {
        return Ok(id);
    }
    let mut named: Vec<&T> = names.filter(|(_, name)| *name == text).map(|(id, _)| id).collect();
    named.dedup();
    match named.as_slice() {
        [one] => Ok((*one).clone()),
        [] => text.parse::<T>().map_err(|_| {
            language.told(
                format!("没有叫“{text}”的。请填写姓名（名称）或编号。"),
                format!("Nobody here is called `{text}` (write a name or an id)."),
            )
        }),
        several => {
            let ids: Vec<String> = several.iter().map(ToString::to_string).collect();
            let ids = ids.join(language.say("、", ", "));
            Err(language.told(
                format!("叫“{text}”的不止一个，请填写编号：{ids}。"),
                format!("Several are called `{text}` (write the id: {ids})."),
            ))
        }
    }
}

/// The names of a list that stands beside fields; none of one that is too long to be looked through.
pub(super) fn offered<'n, T: Display + 'n>(
    names: impl Iterator<Item = (&'n T, &'n str)>,
) -> Vec<String> {
    let names: Vec<String> = names.map(|(id, name)| format!("{name} ({id})")).collect();
    if names.len() > OFFERED_MAX { Vec::new() } else { names }
}

/// The id of the list of persons.
pub(crate) const PERSONS: &str = "persons";
/// That of units.
pub(crate) const UNITS: &str = "units";

fn in_brackets(text: &str) -> Option<&str> {
    text.strip_suffix([')', '）'])?.rsplit_once(['(', '（']).map(|(_, id)| id.trim())
}
