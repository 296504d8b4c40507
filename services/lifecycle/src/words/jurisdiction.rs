//! Who is responsible where: GB/T 2260 codes, which lies in which, and what a few of them are called.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use crate::words::{BadWord, bad, stored_as_entered, text_newtype};

/// Who is responsible for a place: a GB/T 2260 code of six digits, or `int` for a body above the nations.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Jurisdiction(Arc<str>);

/// The nation, its provinces, and the demonstration's city with its counties: code, Chinese, English. Of GB/T 2260 and its
/// changes up to 2021; a house tells the names of others itself.
const NAMES: &str = include_str!("jurisdictions.csv");

impl Jurisdiction {
    /// What it is called, in Chinese for a reader of `zh` and else in English; `None` for one that is not among the few whose
    /// names come with the program.
    #[must_use]
    pub fn name(&self, language: &str) -> Option<&'static str> {
        let named = NAMES.lines().find_map(|line| {
            let (code, names) = line.split_once(',')?;
            (code == self.as_str()).then_some(names)
        });
        let (zh, en) = named?.split_once(',')?;
        Some(if language == "zh" { zh } else { en })
    }

    /// The code with its name: `杭州市 330100`; of a place whose name does not come with the program, the code with the
    /// province that it lies in: `浙江省内 330200`. What lies above the provinces has codes that nobody uses.
    #[must_use]
    pub fn told(&self, language: &str) -> String {
        match (self.name(language), self.province().and_then(|province| province.name(language))) {
            (Some(name), _) if self.rung() < 2 => name.to_owned(),
            (Some(name), _) => format!("{name} {self}"),
            (None, Some(province)) if language == "zh" => format!("{province}内 {self}"),
            (None, Some(province)) => format!("{self} in {province}"),
            (None, None) => self.to_string(),
        }
    }

    /// The province that this place lies in; `None` for what is none and lies in none.
    fn province(&self) -> Option<Jurisdiction> {
        let digits = self.as_str().get(..2).filter(|_| self.rung() > 2)?;
        Some(Jurisdiction(format!("{digits}0000").into()))
    }

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

    /// The city that this place is or lies in; itself for a province, a nation and what stands above.
    #[must_use]
    pub fn city(&self) -> Jurisdiction {
        match (self.rung(), self.as_str().get(..4)) {
            (3 | 4, Some(city)) => Jurisdiction(format!("{city}00").into()),
            _ => self.clone(),
        }
    }

    /// The digits by which the series of its local standards is named, as `3301` in `DB3301/T`: two of a province, four of a
    /// city and of what lies in it. The districts of a municipality (北京、天津、上海、重庆) and what lies under a province
    /// directly use the province's. None for a nation: it has no local standards.
    #[must_use]
    pub fn local_series(&self) -> Option<&str> {
        let (code, rung) = (self.as_str(), self.rung());
        let of_province = match code.get(..2)? {
            "11" | "12" | "31" | "50" => true,
            _ => rung == 2 || code.get(2..4) == Some("90"),
        };
        match rung {
            0 | 1 => None,
            _ if of_province => code.get(..2),
            _ => code.get(..4),
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
stored_as_entered!(Jurisdiction);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_that_comes_with_the_program_is_found_by_its_code_in_both_languages() {
        for line in NAMES.lines() {
            let [code, zh, en] = line.split(',').collect::<Vec<_>>()[..] else { panic!("{line}") };
            let place: Jurisdiction = code.parse().unwrap();
            assert_eq!((place.name("zh"), place.name("en")), (Some(zh), Some(en)));
            assert!(en.is_ascii() && !zh.is_ascii() && !en.is_empty(), "{line}");
        }
        assert_eq!("330106".parse::<Jurisdiction>().unwrap().name("zh"), Some("西湖区"));
        assert_eq!("330200".parse::<Jurisdiction>().unwrap().name("zh"), None);
    }

    #[test]
    fn a_place_is_told_by_its_name_or_by_where_it_lies() {
        let told = |code: &str| {
            let place = code.parse::<Jurisdiction>().unwrap();
            [place.told("zh"), place.told("en")]
        };
        assert_eq!(told("330106"), ["西湖区 330106", "Xihu District 330106"]);
        assert_eq!(told("330200"), ["浙江省内 330200", "330200 in Zhejiang"]);
        assert_eq!(told("100000"), ["全国", "The nation"]);
        assert_eq!(told("999999"), ["999999", "999999"]);
    }

    #[test]
    fn local_standards_are_numbered_by_the_province_or_the_city() {
        let series = |code: &str| {
            code.parse::<Jurisdiction>().unwrap().local_series().unwrap_or_default().to_owned()
        };
        let codes = ["330000", "330100", "330106", "110105", "500000", "429004", "100000", "int"];
        assert_eq!(codes.map(series), ["33", "3301", "3301", "11", "50", "42", "", ""]);
        let city = |code: &str| code.parse::<Jurisdiction>().unwrap().city().to_string();
        assert_eq!(
            ["330106", "330100", "330000", "int"].map(city),
            ["330100", "330100", "330000", "int"]
        );
    }

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
