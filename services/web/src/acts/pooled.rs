//! Experts of a pool by the names that people write.

use maud::{Markup, html};
use plumbline_lifecycle::PersonId;
use plumbline_lifecycle::pool::Pool;

use crate::acts::house::{meant, offered};
use crate::language::Language;

/// The id of the list of experts.
pub(super) const EXPERTS: &str = "experts";

/// A pool as a form knows it.
pub(super) struct Pooled<'a> {
    pub(super) pool: &'a Pool,
    pub(super) language: Language,
}

impl Pooled<'_> {
    fn names(&self) -> impl Iterator<Item = (&PersonId, &str)> {
        self.pool.experts().map(|(id, held)| (id, held.description.name.as_str()))
    }

    /// `示例：专家一`, `e-001`, or both as they are offered: `示例：专家一 (e-001)`.
    pub(super) fn expert(&self, text: &str) -> Result<PersonId, String> {
        meant(text, self.names(), self.language)
    }

    /// The list that stands beside fields, once on a page.
    pub(super) fn list(&self) -> Markup {
        html! { datalist id=(EXPERTS) { @for one in offered(self.names()) { option value=(one) {} } } }
    }
}
