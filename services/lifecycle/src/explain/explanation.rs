//! What an explanation says.

use crate::approval::Capacity;
use crate::reason::Reason;
use crate::stream::StreamId;
use crate::wait::Wait;
use crate::words::{PersonId, Words};

/// Why a standard waits, sentence by sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// Where it stands.
    pub standing: Words,
    /// What it waits for, what can move it first.
    pub waiting: Vec<Waiting>,
}

/// One thing that a standard waits for, explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// On which stream: the standard's, or that of a part of it.
    pub stream: StreamId,
    /// What is waited for.
    pub wait: Wait,
    /// Who may act today. Empty where nobody can, or where it takes no person.
    pub may_act: Vec<Actor>,
    /// What the rules would say to it now, where they say no.
    pub refusal: Option<Reason>,
    /// All of it as a sentence or two.
    pub told: Words,
}

/// Somebody who may act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Who.
    pub person: PersonId,
    /// What they are called.
    pub name: String,
    /// For whom, as a delegate.
    pub stands_for: Option<PersonId>,
    /// As what.
    pub capacity: Capacity,
}
