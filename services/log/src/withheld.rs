//! Data that were not handed on: their SHA-256 stands in their place.
//!
//! An event whose data are sealed or personal leaves the house without them. Its leaf is made of the hash of the data and not of
//! the data, so that whoever gets the hash can check everything else of the event, and the tree keeps no hole. As data:
//!
//! ```text
//! {"withheld":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"}
//! ```

use sha2::{Digest, Sha256};

use crate::tree::Hash;

const BEFORE: &str = "{\"withheld\":\"sha256:";
const AFTER: &str = "\"}";

/// What stands in the place of data with this hash.
pub(crate) fn text(hash: [u8; 32]) -> String {
    format!("{BEFORE}{}{AFTER}", Hash(hash))
}

/// The hash of data that were withheld; `None` of any other data.
pub(crate) fn hash(data: &str) -> Option<[u8; 32]> {
    let digits = data.strip_prefix(BEFORE)?.strip_suffix(AFTER)?;
    let is_small = digits.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
    if digits.len() != 64 || !is_small {
        return None;
    }
    let mut hash = [0; 32];
    for (byte, pair) in hash.iter_mut().zip(digits.as_bytes().chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(hash)
}

/// The hash of the data that were recorded, whether they are here or not.
pub(crate) fn data_hash(data: &str) -> [u8; 32] {
    hash(data).unwrap_or_else(|| Sha256::digest(data.as_bytes()).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_withheld_has_the_hash_of_what_it_stands_for() {
        let data = r#"{"name":"示例"}"#;
        let stands = text(data_hash(data));
        assert_ne!(stands, data);
        assert_eq!(data_hash(&stands), data_hash(data));
        assert_eq!(text(data_hash(&stands)), stands, "nothing is withheld twice");
    }

    #[test]
    fn nothing_but_the_one_form_stands_for_other_data() {
        let stands = text([0xab; 32]);
        for other in [
            stands.to_uppercase(),
            stands.replace("abab", "abAB"),
            stands.replace("sha256:ab", "sha256:"),
            format!("{stands} "),
            format!(" {stands}"),
            stands.replace(":\"sha", ": \"sha"),
            "{}".into(),
            String::new(),
        ] {
            assert_eq!(hash(&other), None, "{other}");
        }
        assert_eq!(hash(&stands), Some([0xab; 32]));
    }
}
