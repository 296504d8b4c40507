//! The roles that a token can have.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::words::{BadWord, bad, keyed};

/// What a token lets somebody do. What somebody does in the house is another thing (`people::Role`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum TokenRole {
    /// Runs everything, where nobody has divided that: a small house, and the logs of before.
    Administrator,
    /// Of the three who exclude each other: units and persons, procedures, the calendar.
    SystemAdministrator,
    /// Of the three: who may what.
    SecurityAdministrator,
    /// Of the three: reads everything, and does nothing.
    AuditAdministrator,
    /// Runs the standards of a jurisdiction.
    Office,
    /// Drafts for a unit.
    Drafter,
    /// Reads.
    Reader,
}

keyed! { TokenRole {
    Administrator "administrator" "管理员" "Administrator"
    SystemAdministrator "system-administrator" "系统管理员" "System administrator"
    SecurityAdministrator "security-administrator" "安全管理员" "Security administrator"
    AuditAdministrator "audit-administrator" "审计管理员" "Audit administrator"
    Office "office" "标准化办" "Standards office"
    Drafter "drafter" "起草单位" "Drafting unit"
    Reader "reader" "查阅者" "Reader"
} }

impl TokenRole {
    /// Whether it is one of the three who exclude each other (三员).
    #[must_use]
    pub fn is_divided(self) -> bool {
        match self {
            TokenRole::SystemAdministrator
            | TokenRole::SecurityAdministrator
            | TokenRole::AuditAdministrator => true,
            TokenRole::Administrator
            | TokenRole::Office
            | TokenRole::Drafter
            | TokenRole::Reader => false,
        }
    }
}

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
