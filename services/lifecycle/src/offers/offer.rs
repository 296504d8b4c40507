//! A command that may be given, or that cannot be.

use jiff::civil::Date;

use crate::number::Number;
use crate::refusal::Refusal;
use crate::standard::Command;
use crate::words::Words;

/// A command that may be given to something, or that cannot be; of a standard, where nothing else is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer<C = Command> {
    /// The command with the least that it can hold: a day is the first that it may name, a word the first of [`Offer::among`], and
    /// what only a person can say is `…`.
    pub command: C,
    /// The first day that it may name, and the last one where there is a last.
    pub days: Option<(Date, Option<Date>)>,
    /// What it may name instead, each by its key and its words, where that is a closed list.
    pub among: Vec<(String, Words)>,
    /// The number that comes next, where it is ours to give.
    pub number: Option<Number>,
    /// Why it cannot be done now, whatever it holds.
    pub refusal: Option<Refusal>,
}

impl<C> Offer<C> {
    /// One that names nothing besides.
    pub(super) fn plain(command: C) -> Offer<C> {
        Offer { command, days: None, among: Vec::new(), number: None, refusal: None }
    }
}

impl Offer {
    /// What tells it from every other one of the same standard: `SubmitGate.approval`, `Publish`.
    #[must_use]
    pub fn key(&self) -> String {
        let name = self.command.name();
        let of = match &self.command {
            Command::SubmitGate { gate } | Command::SendOut { gate } => Some(gate.key()),
            Command::OpenConsultation { purpose, .. } => Some(purpose.key()),
            Command::CallReview { call } => Some(call.purpose.key()),
            _ => None,
        };
        of.map_or_else(|| name.to_owned(), |of| format!("{name}.{of}"))
    }
}
