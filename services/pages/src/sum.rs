//! The sum that a page carries in its last eight bytes, in the form that SQLite's own `cksumvfs` publishes, so that SQLite's
//! tools with that extension can check a closed file of ours.
//!
//! Two sums of 32 bits, both 0 at first, over the words of the page but the last two. Words are little end first; for each
//! pair of them `s1 += w0 + s2`, then `s2 += w1 + s1`, overflow dropped. The page ends with `s1`, then `s2`. A page carries it when
//! byte 20 of the file says that eight bytes of each page are reserved.

/// Bytes that are reserved at the end of each page.
pub(crate) const RESERVED: usize = 8;

/// Where the file's first page says how many bytes of each page are reserved.
pub(crate) const RESERVED_AT: usize = 20;

/// The sum of a page, its last eight bytes not included.
pub(crate) fn of(page: &[u8]) -> [u8; RESERVED] {
    let (mut s1, mut s2) = (0_u32, 0_u32);
    let summed = page.len().saturating_sub(RESERVED);
    let (pairs, _) = page[..summed].as_chunks::<8>();
    for &[a, b, c, d, e, f, g, h] in pairs {
        s1 = s1.wrapping_add(u32::from_le_bytes([a, b, c, d])).wrapping_add(s2);
        s2 = s2.wrapping_add(u32::from_le_bytes([e, f, g, h])).wrapping_add(s1);
    }
    let mut sum = [0; RESERVED];
    sum[..4].copy_from_slice(&s1.to_le_bytes());
    sum[4..].copy_from_slice(&s2.to_le_bytes());
    sum
}

/// Whether a page ends with its sum.
pub(crate) fn fits(page: &[u8]) -> bool {
    page.ends_with(&of(page))
}

/// Whether a first page that says it has no sums has lost only that word: with it, the sum fits.
pub(crate) fn lost_the_word(first_page: &[u8]) -> bool {
    let mut mended = first_page.to_vec();
    mended[RESERVED_AT] = RESERVED as u8;
    fits(&mended)
}

/// Whether so many bytes at this place of a database file are one page.
pub(crate) fn is_page(length: usize, at: u64) -> bool {
    (512..=65_536).contains(&length) && length.is_power_of_two() && at.is_multiple_of(length as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_as_published() {
        // Worked out by hand: (1, 2), (3, 4) gives s1 = 1, s2 = 3; s1 = 1 + 3 + 3 = 7, s2 = 3 + 4 + 7 = 14.
        let words: Vec<u8> = [1_u32, 2, 3, 4, 0, 0].iter().flat_map(|w| w.to_le_bytes()).collect();
        assert_eq!(of(&words), [7, 0, 0, 0, 14, 0, 0, 0]);
    }

    #[test]
    fn each_flipped_bit_is_seen() {
        let mut page: Vec<u8> = (0..512_u32).map(|at| (at * 7 % 251) as u8).collect();
        page[RESERVED_AT] = 8;
        let sum = of(&page);
        page[504..].copy_from_slice(&sum);
        assert!(fits(&page));
        for bit in 0..page.len() * 8 {
            page[bit / 8] ^= 1 << (bit % 8);
            assert!(!fits(&page), "bit {bit}");
            assert_eq!(lost_the_word(&page), bit / 8 == RESERVED_AT, "bit {bit}");
            page[bit / 8] ^= 1 << (bit % 8);
        }
    }
}
