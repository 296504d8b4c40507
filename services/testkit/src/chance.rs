//! Chance that can be had again: one seed, printed by the test that uses it, gives the same choices every time.
//!
//! SplitMix64, which passes the usual statistical tests and fits on a screen. Not for secrets.

/// A row of choices that follows from its seed.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// The row that belongs to a seed.
    pub fn new(seed: u64) -> Chance {
        Chance(seed)
    }

    /// The seed that `PLUMBLINE_TEST_SEED` asks for, else one from the system's clock.
    ///
    /// # Panics
    /// When the variable is set and is not a number.
    pub fn seed() -> u64 {
        match std::env::var("PLUMBLINE_TEST_SEED") {
            Ok(text) => text
                .parse()
                .unwrap_or_else(|_| panic!("PLUMBLINE_TEST_SEED is not a number: `{text}`")),
            Err(_) => {
                let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
                now.map_or(1, |now| u64::from(now.subsec_nanos()) ^ now.as_secs())
            }
        }
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from `0` to `end - 1`; the bias of the remainder is far below what a test could see.
    pub fn below(&mut self, end: u64) -> u64 {
        self.bits() % end.max(1)
    }

    /// One of several.
    ///
    /// # Panics
    /// When there is nothing to choose from.
    pub fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        assert!(!all.is_empty(), "there is nothing to choose from");
        &all[usize::try_from(self.below(all.len() as u64)).unwrap_or(0)]
    }

    /// A random UUID (version 4) as text.
    pub fn uuid(&mut self) -> String {
        let high = (self.bits() & !0xf000) | 0x4000;
        let low = (self.bits() & !(0xc000 << 48)) | (0x8000 << 48);
        let (a, b, c) = (high >> 32, (high >> 16) & 0xffff, high & 0xffff);
        format!("{a:08x}-{b:04x}-{c:04x}-{:04x}-{:012x}", low >> 48, low & 0xffff_ffff_ffff)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_makes_the_same_choices() {
        let row = |seed| {
            let mut chance = Chance::new(seed);
            (chance.bits(), chance.below(10), chance.uuid())
        };
        assert_eq!(row(7), row(7));
        assert_ne!(row(7), row(8));
    }

    #[test]
    fn a_uuid_says_its_version_and_variant() {
        let mut chance = Chance::new(1);
        for _ in 0..100 {
            let uuid = chance.uuid();
            assert_eq!(uuid.len(), 36, "{uuid}");
            assert_eq!(&uuid[14..15], "4", "{uuid}");
            assert!(matches!(&uuid[19..20], "8" | "9" | "a" | "b"), "{uuid}");
        }
    }
}
