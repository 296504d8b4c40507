//! What any state waits for.

use crate::state::State;
use crate::wait::{Rules, Wait};

/// Everything that this state waits for.
#[must_use]
pub fn waits(state: &State, rules: &Rules<'_>) -> Vec<Wait> {
    match state {
        State::Standard(standard) => standard.waits(rules),
        State::Approval(approval) => approval.waits(rules),
        State::Review(review) => review.waits(rules),
        State::Ballot(ballot) => ballot.waits(),
        State::Consultation(consultation) => consultation.waits(),
        State::Implementation(implementation) => implementation.waits(),
        State::Pool(pool) => pool.waits(),
        State::Procedures(_)
        | State::Register(_)
        | State::People(_)
        | State::Calendar(_)
        | State::Grants(_)
        | State::Person(_) => Vec::new(),
    }
}
