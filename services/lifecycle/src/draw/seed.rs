//! What a draw is seeded by, and the lots that come of it.

use serde::{Deserialize, Serialize};

use crate::words::{Digest, Name, PartId, PersonId};

/// A checkpoint of the log, taken after the call: the first whose tree holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Seed {
    /// How many events the tree holds.
    pub size: u64,
    /// Its root.
    pub root: Digest,
    /// A witness's signature over it, one line of at most 200 characters; without one whoever owns the log could have tried
    /// several, and the page says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cosignature: Option<Name>,
}

impl Seed {
    /// The seed of the draw number `draw` (from 1) of a review, out of the pool with this hash.
    #[must_use]
    pub fn of(&self, review: &PartId, draw: u32, pool_hash: &Digest) -> Digest {
        let Seed { size, root, cosignature } = self;
        let witness = cosignature.as_ref().map_or("-", Name::as_str);
        let text = format!(
            "plumbline draw v1\n{review}\n{draw}\n{size}\n{root}\n{witness}\n{pool_hash}\n"
        );
        Digest::of(text.as_bytes())
    }
}

/// The lot that falls to an expert.
pub(super) fn lot(seed: &Digest, expert: &PersonId) -> Digest {
    let mut bytes = seed.bytes().to_vec();
    bytes.extend(expert.as_str().as_bytes());
    Digest::of(&bytes)
}
