//! Where a stream of events belongs, as three parts of a subject: province, city, county.

use std::fmt;

use plumbline_lifecycle::Jurisdiction;

/// Province, city and county by their two digits each; `00` where there is none. A nation, and what stands above, is in none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place([u8; 6]);

impl Place {
    /// What is nowhere in particular.
    pub const NONE: Place = Place(*b"000000");

    /// Where a jurisdiction lies.
    #[must_use]
    pub fn of(jurisdiction: &Jurisdiction) -> Place {
        match <[u8; 6]>::try_from(jurisdiction.as_str().as_bytes()) {
            Ok(code) if jurisdiction.rung() >= 2 => Place(code),
            _ => Place::NONE,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = |at: usize| std::str::from_utf8(&self.0[at..at + 2]).unwrap_or("00");
        write!(f, "{}.{}.{}", part(0), part(2), part(4))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_three_parts_and_what_lies_in_it_shares_the_first_ones() {
        for (code, parts) in [
            ("330106", "33.01.06"),
            ("330100", "33.01.00"),
            ("330000", "33.00.00"),
            ("100000", "00.00.00"),
            ("int", "00.00.00"),
        ] {
            assert_eq!(Place::of(&code.parse().unwrap()).to_string(), parts, "{code}");
        }
    }
}
