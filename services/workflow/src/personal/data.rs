//! What is private of a person, in plain. It is never recorded, printed into a log or put into an error.

use std::fmt;

use plumbline_lifecycle::{BadWord, Jurisdiction, Name};
use serde::{Deserialize, Serialize};

/// What only the office, the administrator and the person themself read. At least one of it is there.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonalData {
    /// 电话.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub telephone: Option<Name>,
    /// 邮箱.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mail: Option<Name>,
    /// 身份证号.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity_number: Option<Name>,
    /// 银行账号.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_account: Option<Name>,
}

/// So many bytes, or a multiple of it, are sealed: the length of a ciphertext does not tell which of the four there are.
const PADDED_TO: usize = 256;

impl PersonalData {
    /// What each is called: as a key, in Chinese and in English.
    pub const FIELDS: [(&str, &str, &str); 4] = [
        ("telephone", "电话", "Telephone"),
        ("mail", "邮箱", "Mail"),
        ("identity_number", "身份证号", "Identity number"),
        ("bank_account", "银行账号", "Bank account"),
    ];

    /// Of these four texts, in the order of [`PersonalData::FIELDS`]; empty ones are left out.
    ///
    /// # Errors
    /// [`BadWord`] that names the field, where one is no text that can be seen, is longer than 200 characters, or all are empty.
    /// It does not repeat what was given.
    pub fn of(given: [&str; 4]) -> Result<PersonalData, BadWord> {
        let mut read = PersonalData::FIELDS.iter().zip(given).map(|((field, ..), text)| {
            let bad = |bad: BadWord| BadWord { field, why: bad.why };
            Some(text.trim())
                .filter(|text| !text.is_empty())
                .map(str::parse)
                .transpose()
                .map_err(bad)
        });
        let mut next = || read.next().unwrap_or(Ok(None));
        let data = PersonalData {
            telephone: next()?,
            mail: next()?,
            identity_number: next()?,
            bank_account: next()?,
        };
        if data.told().all(|(_, text)| text.is_none()) {
            let why = "at least one of telephone, mail, identity number and bank account".into();
            return Err(BadWord { field: "personal_data", why });
        }
        Ok(data)
    }

    /// Each of the four, by its key.
    pub fn told(&self) -> impl Iterator<Item = (&'static str, Option<&str>)> {
        let PersonalData { telephone, mail, identity_number, bank_account } = self;
        let texts = [telephone, mail, identity_number, bank_account];
        PersonalData::FIELDS
            .into_iter()
            .zip(texts)
            .map(|((key, ..), text)| (key, text.as_ref().map(Name::as_str)))
    }

    /// As it is sealed: JSON, with the area of the pool for which it is, and with spaces up to a length that says little.
    pub(super) fn padded(&self, area: &Jurisdiction) -> Vec<u8> {
        let sealed = Kept { area: area.clone(), data: self.clone() };
        let bytes = serde_json::to_vec(&sealed);
        let mut bytes = bytes.expect("a few texts are plain data, which JSON can say");
        bytes.resize(bytes.len().next_multiple_of(PADDED_TO), b' ');
        bytes
    }

    /// What was sealed, and for which pool.
    pub(super) fn read(bytes: &[u8]) -> Option<(Jurisdiction, PersonalData)> {
        let kept: Kept = serde_json::from_slice(bytes).ok()?;
        Some((kept.area, kept.data))
    }
}

/// What is sealed. The area stands within, so that an office that admits somebody else's expert cannot read what was given to
/// the other.
#[derive(Serialize, Deserialize)]
struct Kept {
    area: Jurisdiction,
    #[serde(flatten)]
    data: PersonalData,
}

/// What it holds is for nobody's log.
impl fmt::Debug for PersonalData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonalData(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_padded_is_read_again_and_its_length_says_little() {
        let area: Jurisdiction = "330100".parse().unwrap();
        let all = PersonalData::of(["0571-1", "a@b.example", "330", "6222"]).unwrap();
        let one = PersonalData::of(["", " a@b.example ", "", ""]).unwrap();
        assert_eq!(one.mail.as_ref().map(Name::as_str), Some("a@b.example"));
        for data in [&all, &one] {
            let padded = data.padded(&area);
            assert_eq!(padded.len(), PADDED_TO);
            assert_eq!(PersonalData::read(&padded), Some((area.clone(), data.clone())));
        }
        let longest = "好".repeat(200);
        let most = PersonalData::of([&longest; 4]).unwrap();
        assert!(most.padded(&area).len() <= 4_096 - 12 - 16, "nonce and tag fit as well");
    }

    #[test]
    fn what_is_wrong_is_said_without_what_was_given() {
        let long = "7".repeat(201);
        let says = PersonalData::of([&long, "", "", ""]).unwrap_err().to_string();
        assert!(says.starts_with("telephone: ") && !says.contains("77"), "{says}");
        assert!(PersonalData::of(["", " ", "", ""]).is_err());
        assert_eq!(
            format!("{:?}", PersonalData::of(["1", "", "", ""]).unwrap()),
            "PersonalData(…)"
        );
    }
}
