//! Somebody who calls, and what their role lets them do at all. Whether a thing is possible is for the core to say.

use std::sync::Arc;

use plumbline_lifecycle::{Command, Jurisdiction};

/// Somebody who showed a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// The name that the log keeps.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Where they may do it: there and below.
    pub jurisdiction: Jurisdiction,
}

/// What somebody may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Everything.
    Administrator,
    /// Every order about a standard.
    Office,
    /// Propose, describe, hand in documents.
    Drafter,
    /// Read.
    Reader,
}

impl Role {
    /// Every role, the widest first.
    pub const ALL: [Role; 4] = [Role::Administrator, Role::Office, Role::Drafter, Role::Reader];

    /// The role of a key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.key() == key)
    }

    /// Whether this role may give this order at all; the core says whether the order is possible.
    #[must_use]
    pub fn may(self, order: &Command) -> bool {
        match (self, order) {
            (Role::Administrator, _) => true,
            (_, Command::AdoptProcedure { .. }) | (Role::Reader, _) => false,
            (Role::Office, _) => true,
            (Role::Drafter, order) => matches!(
                order,
                Command::Propose { .. }
                    | Command::AmendProfile { .. }
                    | Command::AttachDocument { .. }
            ),
        }
    }

    /// The key used on the command line and in storage.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Role::Administrator => "administrator",
            Role::Office => "office",
            Role::Drafter => "drafter",
            Role::Reader => "reader",
        }
    }
}

/// Looks a bearer token up; `None` for one that is not, or no longer, known.
pub type Authenticate = Arc<dyn Fn(&str) -> Option<Caller> + Send + Sync>;
