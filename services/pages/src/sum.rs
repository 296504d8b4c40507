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
    let summed = page.len().saturating_sub(RESERVED);
    let [s1, s2] = run([0, 0], &page[..summed], u32::from_le_bytes);
    let mut sum = [0; RESERVED];
    sum[..4].copy_from_slice(&s1.to_le_bytes());
    sum[4..].copy_from_slice(&s2.to_le_bytes());
    sum
}

/// Two running sums, of a page or of a frame of a write-ahead log.
pub(crate) type Sums = [u32; 2];

/// Runs the sums on over whole pairs of words.
///
/// Each word waits for the sum before it, so a processor has little to do at a time. The sums are linear: four parts are summed
/// side by side, each from 0, and put together, for what a part adds does not depend on what came before it.
pub(crate) fn run(before: Sums, bytes: &[u8], word: fn([u8; 4]) -> u32) -> Sums {
    let (pairs, _) = bytes.as_chunks::<8>();
    let part = pairs.len() / 4;
    let (first, rest) = pairs.split_at(part);
    let (second, rest) = rest.split_at(part);
    let (third, rest) = rest.split_at(part);
    let (fourth, rest) = rest.split_at(part);
    let mut sums = [before, [0, 0], [0, 0], [0, 0]];
    for (((a, b), c), d) in first.iter().zip(second).zip(third).zip(fourth) {
        for (sums, pair) in sums.iter_mut().zip([a, b, c, d]) {
            *sums = add(*sums, pair, word);
        }
    }
    let past = past(part);
    let together = sums.into_iter().reduce(|before, of_part| {
        let [s1, s2] = past.map(|[by_s1, by_s2]| {
            by_s1.wrapping_mul(before[0]).wrapping_add(by_s2.wrapping_mul(before[1]))
        });
        [s1.wrapping_add(of_part[0]), s2.wrapping_add(of_part[1])]
    });
    rest.iter().fold(together.unwrap_or(before), |sums, pair| add(sums, pair, word))
}

#[inline(always)]
fn add([s1, s2]: Sums, pair: &[u8; 8], word: fn([u8; 4]) -> u32) -> Sums {
    let [a, b, c, d, e, f, g, h] = *pair;
    let s1 = s1.wrapping_add(word([a, b, c, d])).wrapping_add(s2);
    [s1, s2.wrapping_add(word([e, f, g, h])).wrapping_add(s1)]
}

/// What becomes of the two sums over so many pairs of zeros: how often each of them is in each.
fn past(pairs: usize) -> [Sums; 2] {
    let times = |a: [Sums; 2], b: [Sums; 2]| {
        [0, 1].map(|row| {
            [0, 1].map(|column| {
                let at = |k: usize| a[row][k].wrapping_mul(b[k][column]);
                at(0).wrapping_add(at(1))
            })
        })
    };
    let (mut result, mut power, mut left) = ([[1, 0], [0, 1]], [[1, 1], [1, 2]], pairs);
    while left > 0 {
        if left % 2 == 1 {
            result = times(result, power);
        }
        power = times(power, power);
        left /= 2;
    }
    result
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
    fn parts_that_are_summed_side_by_side_come_to_what_one_after_the_other_gives() {
        let bytes: Vec<u8> = (0..4_096_u32).map(|at| (at * at % 253) as u8).collect();
        for length in [0, 8, 16, 24, 32, 40, 56, 504, 1_016, 4_088, 4_096] {
            for word in [u32::from_le_bytes, u32::from_be_bytes] {
                let (pairs, _) = bytes[..length].as_chunks::<8>();
                let plain = pairs.iter().fold([7, 9], |sums, pair| add(sums, pair, word));
                assert_eq!(run([7, 9], &bytes[..length], word), plain, "{length} bytes");
            }
        }
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
