//! The fields of work, those of civil affairs and those of a catalogue that is sorted by ICS.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use crate::words::{BadWord, bad, stored_as_entered, text_newtype};

/// The field of work a standard belongs to: a key such as `elderly-care`, or `ics-13` for a catalogue sorted by ICS.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Field(Arc<str>);

/// The fields of civil affairs: key, Chinese, English.
pub const FIELDS: [(&str, &str, &str); 10] = [
    ("social-assistance", "社会救助", "Social assistance"),
    ("elderly-care", "养老服务", "Elderly care"),
    ("child-welfare", "儿童福利", "Child welfare"),
    ("rescue-and-aid", "救助管理", "Rescue and aid"),
    ("funeral-services", "殡葬服务", "Funeral services"),
    ("community-building", "社区建设与公共服务", "Community building and public services"),
    ("marriage-registration", "婚姻登记", "Marriage registration"),
    ("social-work", "社会工作", "Social work"),
    ("philanthropy", "慈善事业", "Philanthropy"),
    ("general", "综合", "General"),
];

impl Field {
    /// The field of a standard that is sorted by ICS: the first two digits of its first code.
    #[must_use]
    pub fn of_ics(ics: &[String]) -> Field {
        let digits = ics.first().and_then(|code| code.get(..2));
        let digits = digits.filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()));
        Field(digits.map_or_else(|| "unclassified".into(), |digits| format!("ics-{digits}").into()))
    }
}

impl FromStr for Field {
    type Err = BadWord;

    fn from_str(text: &str) -> Result<Self, BadWord> {
        let ics = text
            .strip_prefix("ics-")
            .is_some_and(|n| n.len() == 2 && n.bytes().all(|b| b.is_ascii_digit()));
        if ics || text == "unclassified" || FIELDS.iter().any(|(key, _, _)| *key == text) {
            Ok(Field(text.into()))
        } else {
            let keys: Vec<&str> = FIELDS.iter().map(|(key, _, _)| *key).collect();
            Err(bad("field", format!("one of {}, or ics- and two digits", keys.join(", "))))
        }
    }
}
text_newtype!(Field);
stored_as_entered!(Field);
