//! The pool as text, a line an expert, and its hash.

use crate::pool::Pool;
use crate::words::{Digest, Jurisdiction};

/// The pool as the draw reads it: by id, a line an expert. Advisers and staff are never drawn, and stand in no line.
#[must_use]
pub fn pool_text(area: &Jurisdiction, pool: &Pool) -> String {
    let mut text = format!("plumbline pool v1\n{area}\n{}\n", pool.version());
    text.extend(pool.lines());
    text
}

/// The SHA-256 of [`pool_text`]. It is made once for each version of a pool.
#[must_use]
pub fn pool_hash(area: &Jurisdiction, pool: &Pool) -> Digest {
    pool.hash(area, || Digest::of(pool_text(area, pool).as_bytes()))
}
