//! Who is responsible where: GB/T 2260 codes, and which lies in which.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use crate::words::{BadWord, bad, text_newtype};

/// Who is responsible for a place: a GB/T 2260 code of six digits, or `int` for a body above the nations.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Jurisdiction(Arc<str>);

impl Jurisdiction {
    /// A body above the nations.
    #[must_use]
    pub fn international() -> Jurisdiction {
        Jurisdiction("int".into())
    }

    /// The whole nation.
    #[must_use]
    pub fn nation() -> Jurisdiction {
        Jurisdiction("100000".into())
    }

    /// How far below the nations it stands: 0 above them, 1 a nation, 2 a province, 3 a city, 4 a county.
    #[must_use]
    pub fn rung(&self) -> u8 {
        match self.as_str() {
            "int" => 0,
            "100000" => 1,
            code if code.ends_with("0000") => 2,
            code if code.ends_with("00") => 3,
            _ => 4,
        }
    }

    /// Whether this place lies in, or is, `other`: a county in its city, a city in its province, all in `100000`.
    #[must_use]
    pub fn within(&self, other: &Jurisdiction) -> bool {
        if self == other {
            return true;
        }
        match (self.as_str(), other.as_str()) {
            ("int", _) | (_, "int") => false,
            (_, "100000") => true,
            (inner, outer) => {
                let stem = outer.strip_suffix("0000").or_else(|| outer.strip_suffix("00"));
                inner.starts_with(stem.unwrap_or(outer))
            }
        }
    }
}

impl FromStr for Jurisdiction {
    type Err = BadWord;

    fn from_str(text: &str) -> Result<Self, BadWord> {
        if text == "int"
            || (text.len() == 6
                && text.bytes().all(|b| b.is_ascii_digit())
                && !text.starts_with('0'))
        {
            Ok(Jurisdiction(text.into()))
        } else {
            Err(bad("jurisdiction", "a GB/T 2260 code of six digits, as 330100, or `int`"))
        }
    }
}
text_newtype!(Jurisdiction);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_county_lies_in_its_city_and_the_city_in_its_province() {
        let j = |code: &str| code.parse::<Jurisdiction>().unwrap();
        assert!(j("330106").within(&j("330100")));
        assert!(j("330106").within(&j("330000")));
        assert!(j("330106").within(&j("100000")));
        assert!(!j("330200").within(&j("330100")));
        assert!(!j("330100").within(&j("330106")));
        assert!(!j("int").within(&j("100000")));
        let rungs = ["int", "100000", "330000", "330100", "330106"].map(|code| j(code).rung());
        assert_eq!(rungs, [0, 1, 2, 3, 4]);
    }
}
