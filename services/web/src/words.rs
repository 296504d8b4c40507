//! The names of domain values on a page, in the reader's language: places, levels, fields, documents, what is
//! waited for.

use jiff::civil::Date;
use plumbline_lifecycle::consultation::Purpose;
use plumbline_lifecycle::procedure::{MoveKind, Procedure};
use plumbline_lifecycle::standard::{Origin, Standard};
use plumbline_lifecycle::{FIELDS, Level, PartId, Place, Which};

use crate::language::Language;
use crate::standing::standing;

impl Language {
    pub(crate) fn place(self, place: Place) -> &'static str {
        self.say(place.zh(), place.en())
    }

    /// The same in the life of one standard.
    pub(crate) fn standing(self, standard: &Standard, place: Place) -> &'static str {
        let (zh, en) = standing(standard, place);
        self.say(zh, en)
    }

    pub(crate) fn level(self, level: Level) -> &'static str {
        self.say(level.zh(), level.en())
    }

    /// A level by its key.
    pub(crate) fn level_key(self, key: &str) -> String {
        key.parse().map_or_else(|_| key.to_owned(), |level| self.level(level).to_owned())
    }

    pub(crate) fn origin(self, origin: Origin) -> &'static str {
        self.say(origin.zh(), origin.en())
    }

    pub(crate) fn move_kind(self, kind: MoveKind) -> &'static str {
        self.say(kind.zh(), kind.en())
    }

    /// A field by its key; a catalogue's own division keeps its number.
    pub(crate) fn field(self, key: &str) -> String {
        if let Some((_, zh, en)) = FIELDS.iter().find(|(known, _, _)| *known == key) {
            return self.say(zh, en).to_owned();
        }
        match key.strip_prefix("ics-") {
            Some(number) => format!("ICS {number}"),
            None => self.say("未分类", "Unclassified").to_owned(),
        }
    }

    pub(crate) fn document(self, procedure: Option<&Procedure>, kind: &str) -> String {
        match procedure.and_then(|procedure| procedure.documents.get(kind)) {
            Some(document) => self.say(&document.zh, &document.en).to_owned(),
            None => kind.to_owned(),
        }
    }

    pub(crate) fn awaited(self, which: Which) -> &'static str {
        self.say(which.zh(), which.en())
    }

    /// What a consultation is for, as its id says.
    pub(crate) fn consultation(self, part: &PartId) -> &str {
        match part.purpose().parse::<Purpose>() {
            Ok(purpose) => self.say(purpose.zh(), purpose.en()),
            Err(_) => part.purpose(),
        }
    }

    /// So many days, in words.
    pub(crate) fn days(self, days: u32) -> String {
        match self {
            Language::Zh => format!("{days} 天"),
            Language::En if days == 1 => "1 day".to_owned(),
            Language::En => format!("{days} days"),
        }
    }

    /// A count with marks between the thousands.
    pub(crate) fn count(self, count: u64) -> String {
        let digits = count.to_string();
        let mut text = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push(',');
            }
            text.push(digit);
        }
        text
    }

    /// A title in this language if there is one, else in the other.
    pub(crate) fn title<'t>(
        self,
        zh: &'t Option<String>,
        en: &'t Option<String>,
    ) -> Option<&'t str> {
        match self {
            Language::Zh => zh.as_deref().or(en.as_deref()),
            Language::En => en.as_deref().or(zh.as_deref()),
        }
    }
}

/// Days from one to the other, none if it lies before.
pub(crate) fn days_between(from: Date, to: Date) -> u32 {
    from.until((jiff::Unit::Day, to)).map_or(0, |span| span.get_days().max(0).unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_days_read_well() {
        assert_eq!(Language::En.count(54_247), "54,247");
        assert_eq!(Language::En.count(999), "999");
        assert_eq!(Language::Zh.days(3), "3 天");
        assert_eq!(Language::En.days(1), "1 day");
        let day = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(days_between(day("2024-02-28"), day("2024-03-01")), 2);
        assert_eq!(days_between(day("2024-03-01"), day("2024-02-28")), 0);
    }
}
