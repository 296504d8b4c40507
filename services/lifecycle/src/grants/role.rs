//! The roles that a token can have.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::words::{BadWord, bad, keyed};

/// What a token lets somebody do. What somebody does in the house is another thing (`people::Role`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum TokenRole {
    /// Runs the system: procedures, units and persons, and whatever else there is, everywhere.
    Administrator,
    /// Runs the standards of a jurisdiction.
    Office,
    /// Drafts for a unit.
    Drafter,
    /// Reads.
    Reader,
}

keyed! { TokenRole {
    Administrator "administrator" "管理员" "Administrator"
    Office "office" "标准化办" "Standards office"
    Drafter "drafter" "起草单位" "Drafting unit"
    Reader "reader" "查阅者" "Reader"
} }

impl FromStr for TokenRole {
    type Err = BadWord;

    fn from_str(key: &str) -> Result<Self, BadWord> {
        let known = TokenRole::ALL.into_iter().find(|role| role.key() == key);
        known.ok_or_else(|| {
            bad("role", format!("one of {}", TokenRole::ALL.map(TokenRole::key).join(", ")))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_stored_by_the_key_that_the_command_line_reads() {
        for role in TokenRole::ALL {
            assert_eq!(serde_json::to_value(role).unwrap(), role.key());
            assert_eq!(role.key().parse(), Ok(role));
        }
        assert!("clock".parse::<TokenRole>().is_err(), "nobody has a token of the clock");
    }
}
