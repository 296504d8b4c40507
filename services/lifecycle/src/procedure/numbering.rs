//! Numbering: who gives the numbers of which series.

use serde::Deserialize;

use crate::number::Series;
use crate::source::Source;
use crate::words::Jurisdiction;

/// Who gives the numbers of which series.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbering {
    /// How the series begin whose numbers we issue ourselves, one after the other without a gap: `Q/`. The numbers of
    /// every other series are another body's: they are recorded, and we see only some of them.
    #[serde(default)]
    pub own: Vec<String>,
    /// Who gives the numbers of these standards.
    #[serde(default)]
    pub by: Option<Giver>,
    /// How their series begins; `{area2}` and `{area4}` stand for the first digits of the standard's area: `DB{area4}/T`.
    #[serde(default)]
    pub series: Option<String>,
    /// Whether the sequence of a series that we give begins again.
    #[serde(default)]
    pub restart: Option<Restart>,
    /// Where the rule comes from.
    pub source: String,
    /// Whether it could not be read in the original.
    #[serde(default)]
    pub unverified: bool,
}

/// Who gives numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Giver {
    /// We do.
    Ours,
    /// The authority of the procedure.
    Authority,
}

/// When a sequence of numbers begins again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Restart {
    /// Never.
    Never,
    /// With each year.
    Yearly,
}

impl Numbering {
    /// Whether the numbers of this series are ours to issue.
    pub(super) fn issues(&self, series: &Series) -> bool {
        let series = series.to_string();
        let begins = |pattern: &str| begins(&series, pattern);
        self.own.iter().any(|own| series.starts_with(own))
            || self.by == Some(Giver::Ours) && self.series.as_deref().is_none_or(begins)
    }

    /// How the series of a place begins that the procedure names, `{area2}` and `{area4}` filled in; `None` where it names
    /// none, or the place has no such digits.
    pub(crate) fn series_of(&self, place: &Jurisdiction) -> Option<String> {
        let pattern = self.series.as_deref()?;
        let Some(digits) = place.local_series() else {
            return (!pattern.contains("{area")).then(|| pattern.to_owned());
        };
        let two = digits.get(..2)?;
        Some(pattern.replace("{area4}", digits).replace("{area2}", two))
    }

    /// Whether the series is one of those that a bureau numbers for itself.
    pub(crate) fn is_own(&self, series: &Series) -> bool {
        let series = series.to_string();
        self.own.iter().any(|own| series.starts_with(own))
    }

    /// Whether it could not be read in the original.
    #[must_use]
    pub fn is_unverified(&self) -> bool {
        self.cited().unverified
    }

    /// Where the rule comes from.
    #[must_use]
    pub fn cited(&self) -> Source {
        Source::of(self.source.clone(), self.unverified)
    }
}

/// Whether a series begins as the pattern says, any digits standing for the area.
fn begins(series: &str, pattern: &str) -> bool {
    let (area, rest) = match (pattern.find("{area2}"), pattern.find("{area4}")) {
        (Some(at), _) => (Some((at, 2)), pattern.get(at + "{area2}".len()..)),
        (None, Some(at)) => (Some((at, 4)), pattern.get(at + "{area4}".len()..)),
        (None, None) => (None, None),
    };
    let (Some((at, digits)), Some(rest)) = (area, rest) else { return series.starts_with(pattern) };
    let Some(behind) = pattern.get(..at).and_then(|head| series.strip_prefix(head)) else {
        return false;
    };
    let (Some(code), Some(tail)) = (behind.get(..digits), behind.get(digits..)) else {
        return false;
    };
    code.bytes().all(|b| b.is_ascii_digit()) && tail.starts_with(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_series_is_ours_by_its_beginning_or_by_who_gives_its_numbers() {
        let issues = |text: &str, series: &str| {
            let numbering: Numbering = toml::from_str(&format!("{text}\nsource = \"s\"")).unwrap();
            numbering.issues(&series.parse().unwrap())
        };
        assert!(issues("own = [\"Q/\"]", "Q/ABC"));
        assert!(!issues("own = [\"Q/\"]", "DB3301/T"));
        assert!(!issues("by = \"authority\"\nseries = \"DB{area4}/T\"", "DB3301/T"));
        assert!(issues("by = \"ours\"\nseries = \"DB{area4}/T\"", "DB3301/T"));
        assert!(!issues("by = \"ours\"\nseries = \"DB{area4}/T\"", "DB33/T"));
        assert!(issues("by = \"ours\"\nseries = \"DB{area2}/T\"", "DB33/T"));
        assert!(issues("by = \"ours\"\nseries = \"T/\"", "T/CADP"));
        assert!(!issues("by = \"ours\"\nseries = \"T/\"", "Q/ABC"));
    }
}
