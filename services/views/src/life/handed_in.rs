//! The documents of a life: what was handed in, and which of it still counts.

use jiff::civil::Date;
use plumbline_lifecycle::Event;
use plumbline_lifecycle::standard::{Document, Standard};

use crate::life::Life;

/// A document that was handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HandedIn<'a> {
    /// Its description.
    pub document: &'a Document,
    /// The day.
    pub on: Date,
    /// Whether it still counts: it was not replaced by a newer one of its kind, and the standard was not sent back behind it.
    pub counts: bool,
}

impl Life {
    /// Every document that was handed in, the newest first.
    pub fn handed_in(&self) -> impl Iterator<Item = HandedIn<'_>> {
        self.lines.iter().rev().flat_map(|line| {
            let documents = match &line.event {
                Event::Standard(event) => event.documents(),
                _ => &[],
            };
            documents.iter().map(|document| {
                let counts = match &self.standard {
                    Standard::Run(run) => run.document(&document.kind) == Some(document),
                    Standard::Unborn | Standard::Observed(_) => false,
                };
                HandedIn { document, on: line.recorded.happened_on, counts }
            })
        })
    }
}
