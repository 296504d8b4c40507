//! What a gate asks for: papers at hand, the agreement of a chain, the answer of another body, a panel.

use serde::Deserialize;

use crate::source::Source;

/// What must be there before a gate opens.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GateRule {
    /// Papers of our own: keys of the procedure's documents.
    #[serde(default)]
    pub requires: Vec<String>,
    /// The chain whose agreement it needs.
    #[serde(default)]
    pub chain: Option<String>,
    /// Papers of another body, which answer what was sent to it.
    #[serde(default)]
    pub answer: Vec<String>,
    /// 报送: whether our papers are sent out to the authority before it answers, and that is recorded. Without this key an
    /// answer is taken whenever it comes.
    #[serde(default)]
    pub sent_out: bool,
    /// Whether its consultation has ended and every comment is disposed of.
    #[serde(default)]
    pub disposed: bool,
    /// The panel that must have passed it.
    #[serde(default)]
    pub panel: Option<String>,
    /// Where the rule comes from.
    pub source: String,
    /// Whether it could not be read in the original.
    #[serde(default)]
    pub unverified: bool,
}

impl GateRule {
    /// Every kind of document that must be at hand, our own first.
    pub fn papers(&self) -> impl Iterator<Item = &str> {
        self.requires.iter().chain(&self.answer).map(String::as_str)
    }

    /// Where the rule comes from.
    #[must_use]
    pub fn cited(&self) -> Source {
        Source::of(self.source.clone(), self.unverified)
    }
}
