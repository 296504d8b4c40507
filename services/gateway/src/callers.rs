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

/// What is known of each token, by its hash.
#[derive(Clone, Default)]
pub(crate) struct Callers(Arc<Mutex<HashMap<Token, Known>>>);

/// A token's hash.
pub(crate) type Token = [u8; 32];

#[derive(Clone, Default)]
struct Known {
    /// What the writer said last, and when; within it `None` of a token that it does not know.
    heard: Option<(Option<Caller>, Instant)>,
    /// The last event that whoever shows it has made, and when.
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
        let (caller, at) = known.get(token)?.heard.as_ref()?;
        (at.elapsed() <= within).then(|| caller.clone())
    }

    /// The writer has said whose it is.
    pub(crate) fn hear(&self, token: Token, caller: Option<Caller>) {
        self.with(token, |known| known.heard = Some((caller, Instant::now())));
    }

    /// Whoever shows this token has made event `seq`, and expects to see it.
    pub(crate) fn made(&self, token: Token, seq: u64) {
        self.with(token, |known| {
            let before = known.made.map_or(0, |(seq, _)| seq);
            known.made = Some((seq.max(before), Instant::now()));
        });
    }

    /// The last event that whoever shows this token has made of late.
    pub(crate) fn last_made(&self, token: &Token) -> Option<u64> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (seq, at) = known.get(token)?.made?;
        (at.elapsed() <= KEPT).then_some(seq)
    }

    fn with(&self, token: Token, change: impl FnOnce(&mut Known)) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= REMEMBERED_MAX && !all.contains_key(&token) {
            // Rare, and then all at once: whoever comes next is asked about again.
            let is_fresh = |at: &Instant| at.elapsed() <= FRESH;
            all.retain(|_, known| {
                known.heard.as_ref().is_some_and(|(_, at)| is_fresh(at))
                    || known.made.as_ref().is_some_and(|(_, at)| is_fresh(at))
            });
            if all.len() >= REMEMBERED_MAX {
                all.clear();
            }
        }
        change(all.entry(token).or_default());
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

        callers.made(token(0), 7);
        callers.made(token(0), 5);
        callers.made(token(3), 9);
        callers.hear(token(0), None);
        assert_eq!(callers.last_made(&token(0)), Some(7), "the newest, whatever is heard since");
        assert_eq!(callers.last_made(&token(1)), None);
        assert_eq!(callers.last_made(&token(3)), Some(9), "nobody has asked yet whose it is");
        assert_eq!(callers.heard(&token(3), KEPT), None);

        (0..3 * REMEMBERED_MAX).for_each(|n| callers.hear(token(n), None));
        assert!(callers.0.lock().unwrap().len() <= REMEMBERED_MAX);
    }
}
