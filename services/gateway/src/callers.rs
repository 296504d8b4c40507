//! Who calls: asked of the writer, and remembered for a moment.
//!
//! A token that is granted or revoked counts within [`FRESH`]. While the writer does not answer, whoever it knew a short while
//! ago is still let in, so that what only reads goes on without it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use plumbline_access::Caller;
use sha2::{Digest, Sha256};

/// For so long an answer of the writer is taken as of now.
pub(crate) const FRESH: Duration = Duration::from_secs(1);
/// For so long it is taken where the writer does not answer.
pub(crate) const KEPT: Duration = Duration::from_secs(300);
/// Tokens that are remembered.
const REMEMBERED_MAX: usize = 10_000;

/// What was last heard of each token, known by its hash.
#[derive(Clone, Default)]
pub(crate) struct Callers(Arc<Mutex<HashMap<Token, Heard>>>);

/// A token's hash.
pub(crate) type Token = [u8; 32];

#[derive(Clone)]
struct Heard {
    /// `None` of a token that the writer does not know.
    caller: Option<Caller>,
    at: Instant,
    /// The last event that whoever shows it has made.
    made: Option<(u64, Instant)>,
}

/// By what a token is remembered.
pub(crate) fn remembered_by(token: &str) -> Token {
    Sha256::digest(token.as_bytes()).into()
}

impl Callers {
    /// What the writer said of a token, if that was not longer ago than `within`.
    pub(crate) fn heard(&self, token: &Token, within: Duration) -> Option<Option<Caller>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let heard = known.get(token).filter(|heard| heard.at.elapsed() <= within)?;
        Some(heard.caller.clone())
    }

    /// The writer has said whose it is.
    pub(crate) fn hear(&self, token: Token, caller: Option<Caller>) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= REMEMBERED_MAX && !known.contains_key(&token) {
            // Rare, and then all at once: whoever comes next is asked about again.
            known.retain(|_, heard| heard.at.elapsed() <= FRESH);
            if known.len() >= REMEMBERED_MAX {
                known.clear();
            }
        }
        let at = Instant::now();
        let made = known.get(&token).and_then(|heard| heard.made);
        known.insert(token, Heard { caller, at, made });
    }

    /// Whoever shows this token has made event `seq`, and expects to see it.
    pub(crate) fn made(&self, token: &Token, seq: u64) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(heard) = known.get_mut(token) {
            let before = heard.made.map_or(0, |(seq, _)| seq);
            heard.made = Some((seq.max(before), Instant::now()));
        }
    }

    /// The last event that whoever shows this token has made of late.
    pub(crate) fn last_made(&self, token: &Token) -> Option<u64> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (seq, at) = known.get(token)?.made?;
        (at.elapsed() <= KEPT).then_some(seq)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_heard_of_a_token_is_remembered_and_bounded() {
        let callers = Callers::default();
        let token = |n: usize| remembered_by(&n.to_string());
        let li = Caller::at_the_machine("li".parse().unwrap());
        callers.hear(token(0), Some(li.clone()));
        callers.hear(token(1), None);
        assert_eq!(callers.heard(&token(0), KEPT), Some(Some(li)));
        assert_eq!(callers.heard(&token(1), KEPT), Some(None));
        assert_eq!(callers.heard(&token(2), KEPT), None);
        assert_eq!(callers.heard(&token(0), Duration::ZERO), None, "longer ago than that");

        callers.made(&token(0), 7);
        callers.made(&token(0), 5);
        callers.hear(token(0), None);
        assert_eq!(callers.last_made(&token(0)), Some(7), "the newest, whatever is heard since");
        assert_eq!(callers.last_made(&token(1)), None);

        (0..3 * REMEMBERED_MAX).for_each(|n| callers.hear(token(n), None));
        assert!(callers.0.lock().unwrap().len() <= REMEMBERED_MAX);
    }
}
