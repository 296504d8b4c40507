//! The Merkle tree over the log: RFC 6962, section 2.1.
//!
//! Leaf `i` is event `i + 1`. The frontier (the roots of the complete subtrees that make up the tree, the largest
//! first) is all that an append needs. Roots of complete subtrees of 256, 65,536, … leaves are handed out as they
//! appear, so that the root of any earlier size can be found without reading all leaves.

use std::fmt;

use sha2::{Digest, Sha256};

/// SHA-256 of something.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hash(pub [u8; 32]);

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// How many levels lie between one kept row of subtree roots and the next: 2⁸ leaves, 2¹⁶, …
pub(crate) const KEPT_EVERY: u32 = 8;

/// `SHA-256(0x00 ‖ data)`.
#[must_use]
pub fn leaf_hash(data: &[u8]) -> Hash {
    Hash(Sha256::new().chain_update([0]).chain_update(data).finalize().into())
}

/// `SHA-256(0x01 ‖ left ‖ right)`.
#[must_use]
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    Hash(
        Sha256::new()
            .chain_update([1])
            .chain_update(left.0)
            .chain_update(right.0)
            .finalize()
            .into(),
    )
}

/// A complete subtree that an append finished: its root covers leaves `index · 2^level` to `(index + 1) · 2^level`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Finished {
    pub(crate) level: u32,
    pub(crate) index: u64,
    pub(crate) root: Hash,
}

/// The tree's right edge.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    /// One root for each 1 in the binary form of `size`, the largest subtree first.
    roots: Vec<Hash>,
}

impl Frontier {
    /// How many leaves there are.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf.
    pub fn push(&mut self, leaf: Hash) {
        self.push_keeping(leaf, |_| {});
    }

    /// Adds a leaf and hands out each kept subtree root that it completes.
    pub(crate) fn push_keeping(&mut self, leaf: Hash, mut keep: impl FnMut(Finished)) {
        let mut root = leaf;
        let mut level = 0;
        while self.size >> level & 1 == 1 {
            if let Some(left) = self.roots.pop() {
                root = node_hash(&left, &root);
            }
            level += 1;
            if level % KEPT_EVERY == 0 {
                keep(Finished { level, index: self.size >> level, root });
            }
        }
        self.roots.push(root);
        self.size += 1;
    }

    /// The tree's root; of no leaves it is SHA-256 of nothing.
    #[must_use]
    pub fn root(&self) -> Hash {
        let mut from_right = self.roots.iter().rev();
        let Some(last) = from_right.next() else { return Hash(Sha256::digest([]).into()) };
        from_right.fold(*last, |right, left| node_hash(left, &right))
    }

    /// As stored: the roots one after another.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        self.roots.iter().flat_map(|root| root.0).collect()
    }

    /// Reads the stored form; `None` if it cannot belong to a tree of this size.
    pub(crate) fn from_bytes(size: u64, bytes: &[u8]) -> Option<Frontier> {
        let roots: Vec<Hash> = bytes
            .chunks_exact(32)
            .map(|c| c.try_into().map(Hash))
            .collect::<Result<_, _>>()
            .ok()?;
        let fits = bytes.len().is_multiple_of(32) && roots.len() == size.count_ones() as usize;
        fits.then_some(Frontier { size, roots })
    }

    /// Puts a whole subtree of `2^level` leaves at the right edge; the size must be a multiple of it.
    pub(crate) fn push_subtree(&mut self, level: u32, root: Hash) {
        debug_assert_eq!(self.size % (1 << level), 0);
        let mut root = root;
        let mut at = level;
        while self.size >> at & 1 == 1 {
            if let Some(left) = self.roots.pop() {
                root = node_hash(&left, &root);
            }
            at += 1;
        }
        self.roots.push(root);
        self.size += 1 << level;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The definition of RFC 6962, word for word.
    fn naive(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => Hash(Sha256::digest([]).into()),
            [leaf] => *leaf,
            _ => {
                let k = leaves.len().next_power_of_two() / 2;
                node_hash(&naive(&leaves[..k]), &naive(&leaves[k..]))
            }
        }
    }

    #[test]
    fn it_agrees_with_the_definition_for_every_size() {
        let leaves: Vec<Hash> = (0..700u32).map(|i| leaf_hash(&i.to_be_bytes())).collect();
        let mut frontier = Frontier::default();
        for size in 0..leaves.len() {
            assert_eq!(frontier.root(), naive(&leaves[..size]), "size {size}");
            let stored = Frontier::from_bytes(frontier.size(), &frontier.to_bytes());
            assert_eq!(stored.as_ref(), Some(&frontier));
            frontier.push_keeping(leaves[size], |kept| {
                let width = 1usize << kept.level;
                let from = kept.index as usize * width;
                assert_eq!(kept.root, naive(&leaves[from..from + width]));
            });
        }
    }

    #[test]
    fn it_agrees_with_the_vectors_of_certificate_transparency() {
        let inputs = [
            "",
            "00",
            "10",
            "2021",
            "3031",
            "40414243",
            "5051525354555657",
            "606162636465666768696a6b6c6d6e6f",
        ];
        let roots = [
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ];
        let mut frontier = Frontier::default();
        for (input, root) in inputs.iter().zip(roots) {
            let bytes: Vec<u8> = (0..input.len())
                .step_by(2)
                .map(|i| u8::from_str_radix(&input[i..i + 2], 16).unwrap())
                .collect();
            frontier.push(leaf_hash(&bytes));
            assert_eq!(frontier.root().to_string(), root);
        }
    }
}
