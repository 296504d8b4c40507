//! What a pool waits for: the end of each term. It is a named day, so it does not roll; who is past it is drawn no more (E1), and
//! is renewed or let go.

use crate::pool::expert::{Expert, Standing};
use crate::pool::state::Pool;
use crate::wait::{Then, Wait, Who};
use crate::which::Which;

impl Pool {
    pub(crate) fn waits(&self) -> Vec<Wait> {
        self.experts().filter_map(|(_, expert)| expert.term()).collect()
    }
}

impl Expert {
    /// The end of their term; of who has left there is none.
    #[must_use]
    pub fn term(&self) -> Option<Wait> {
        (self.standing != Standing::Left).then(|| Wait {
            who: Who::Nobody,
            until: Some(self.until),
            then: Then::Lapse,
            ..Wait::unlimited(Which::Term { no: self.no }, self.since)
        })
    }
}
