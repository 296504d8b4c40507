//! What an open ballot waits for: its end.

use crate::ballot::roll::Ballot;
use crate::wait::{Then, Wait, Who};
use crate::which::Which;

impl Ballot {
    pub(crate) fn waits(&self) -> Vec<Wait> {
        let Ballot::Open(roll) = self else { return Vec::new() };
        vec![Wait {
            who: Who::Office,
            until: roll.closes,
            then: match (roll.closes, roll.is_secret()) {
                (None, _) => Then::Nothing,
                // A secret ballot is counted out of its box, by those who hold the roll.
                (Some(_), true) => Then::Late,
                (Some(_), false) => Then::Close,
            },
            ..Wait::unlimited(Which::Ballot, roll.opened_on)
        }]
    }
}
