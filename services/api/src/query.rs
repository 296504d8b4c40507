//! The words after the `?` of an address that is no page: each known, there once, and refused by its name where it is not.

use axum::extract::Query;
use connectrpc::ConnectError;
use http::Uri;

use crate::errors::bad_field;

/// What an address asks, by its words.
pub(crate) struct Words(Vec<(String, String)>);

impl Words {
    /// Reads them.
    ///
    /// # Errors
    /// A word that is not among the known ones, or is there twice; the sentence names those that there are.
    pub(crate) fn read(uri: &Uri, known: &[&str]) -> Result<Words, ConnectError> {
        let Query(words) = Query::<Vec<(String, String)>>::try_from_uri(uri)
            .map_err(|_| bad_field("query", "is not in the form of name=value&name=value"))?;
        for (at, (word, _)) in words.iter().enumerate() {
            if !known.contains(&word.as_str()) {
                let says = format!("is not known here (known are {})", known.join(", "));
                return Err(bad_field(word, &says));
            }
            if words[..at].iter().any(|(before, _)| before == word) {
                return Err(bad_field(word, "is there twice"));
            }
        }
        Ok(Words(words))
    }

    /// What a word says, if it is there.
    pub(crate) fn get(&self, word: &str) -> Option<&str> {
        self.0.iter().find(|(found, _)| found == word).map(|(_, says)| says.as_str())
    }

    /// What a word says that must be there.
    pub(crate) fn need(&self, word: &str) -> Result<&str, ConnectError> {
        self.get(word).ok_or_else(|| bad_field(word, "is missing"))
    }

    /// A whole number, if it is there.
    pub(crate) fn number(&self, word: &str) -> Result<Option<u64>, ConnectError> {
        let Some(says) = self.get(word) else { return Ok(None) };
        let number = says.parse();
        number.map(Some).map_err(|_| {
            bad_field(word, &format!("{says:?} is not a whole number from 0 to {}", u64::MAX))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(query: &str) -> String {
        let uri = format!("/events?{query}").parse().unwrap();
        let read = Words::read(&uri, &["after", "type"]);
        match read.and_then(|words| words.number("after")) {
            Ok(after) => format!("{after:?}"),
            Err(error) => error.message.unwrap_or_default(),
        }
    }

    #[test]
    fn each_word_is_known_there_once_and_what_it_should_be() {
        assert_eq!(after(""), "None");
        assert_eq!(after("type=%E5%8F%91&after=7"), "Some(7)");
        assert_eq!(after("aftre=7"), "aftre: is not known here (known are after, type)");
        assert_eq!(after("after=7&after=8"), "after: is there twice");
        let says = "after: \"-1\" is not a whole number from 0 to 18446744073709551615";
        assert_eq!(after("after=-1"), says);
    }
}
