//! The register of numbers: in each series a number is given once, and the sequence has no gap.

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::number::Number;
use crate::refusal::Refusal;

/// What one series (`DB3301/T`) has given out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Register {
    /// Every number given, oldest first.
    pub issued: Vec<Number>,
}

impl Register {
    /// Folds a fact of the register's stream.
    #[must_use]
    pub fn evolve(mut self, event: &Event) -> Register {
        if let Event::NumberIssued { number, .. } = event {
            self.issued.push(number.clone());
        }
        self
    }

    /// Whether `number` may be given out: the first of a series may be any (the office has a past on paper), each
    /// later one is the next in sequence, or a new year (an edition) of a sequence already given.
    ///
    /// # Errors
    /// [`Refusal`] naming the number that would do.
    pub fn allows(&self, number: &Number) -> Result<(), Refusal> {
        if self.issued.contains(number) {
            return Err(Refusal::NumberTaken { number: number.clone() });
        }
        let Some(last) = self.issued.iter().map(Number::sequence).max() else { return Ok(()) };
        let edition = self.issued.iter().any(|held| held.sequence() == number.sequence());
        if edition || number.sequence() == last + 1 {
            Ok(())
        } else {
            Err(Refusal::NumberOutOfSequence { number: number.clone(), next: last + 1 })
        }
    }
}
