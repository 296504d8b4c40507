//! Somebody who gives commands, and what sort of thing they do here.

use std::sync::Arc;

use plumbline_lifecycle::grants::{Account, Grant, TokenRole};
use plumbline_lifecycle::{Jurisdiction, Name, PersonId};
use serde::{Deserialize, Serialize};

/// Somebody who gives commands or asks questions. They travel with each command, to be judged when it is decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Caller {
    /// The name that the log keeps.
    pub name: Name,
    /// What they do.
    pub role: Role,
    /// Where they do it: there and below.
    pub jurisdiction: Jurisdiction,
    /// The drafting unit they belong to, as standards name it. A drafter without one drafts nothing.
    pub unit: Option<Name>,
    /// Who they are among the persons of the house. A program, or somebody who is none of them, has no such id.
    pub person: Option<PersonId>,
}

/// As what somebody gives commands and asks questions. What they do in the house is another thing (`people::Role`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// As [`TokenRole::Administrator`].
    Administrator,
    /// As [`TokenRole::SystemAdministrator`].
    #[serde(rename = "system-administrator")]
    SystemAdministrator,
    /// As [`TokenRole::SecurityAdministrator`].
    #[serde(rename = "security-administrator")]
    SecurityAdministrator,
    /// As [`TokenRole::AuditAdministrator`].
    #[serde(rename = "audit-administrator")]
    AuditAdministrator,
    /// As [`TokenRole::Office`].
    Office,
    /// As [`TokenRole::Drafter`].
    Drafter,
    /// As [`TokenRole::Reader`].
    Reader,
    /// The clock of the service itself: notes that a last day has passed. No token has this role.
    Clock,
    /// A stranger at a page that is open to everybody. No token has this role.
    Anybody,
}

impl From<TokenRole> for Role {
    fn from(role: TokenRole) -> Role {
        match role {
            TokenRole::Administrator => Role::Administrator,
            TokenRole::SystemAdministrator => Role::SystemAdministrator,
            TokenRole::SecurityAdministrator => Role::SecurityAdministrator,
            TokenRole::AuditAdministrator => Role::AuditAdministrator,
            TokenRole::Office => Role::Office,
            TokenRole::Drafter => Role::Drafter,
            TokenRole::Reader => Role::Reader,
        }
    }
}

impl Role {
    /// Every role that a token can have, the widest first.
    pub const ALL: [Role; 7] = [
        Role::Administrator,
        Role::SystemAdministrator,
        Role::SecurityAdministrator,
        Role::AuditAdministrator,
        Role::Office,
        Role::Drafter,
        Role::Reader,
    ];

    fn words(self) -> (&'static str, &'static str, &'static str) {
        let of_token = |role: TokenRole| (role.key(), role.zh(), role.en());
        match self {
            Role::Administrator => of_token(TokenRole::Administrator),
            Role::SystemAdministrator => of_token(TokenRole::SystemAdministrator),
            Role::SecurityAdministrator => of_token(TokenRole::SecurityAdministrator),
            Role::AuditAdministrator => of_token(TokenRole::AuditAdministrator),
            Role::Office => of_token(TokenRole::Office),
            Role::Drafter => of_token(TokenRole::Drafter),
            Role::Reader => of_token(TokenRole::Reader),
            Role::Clock => ("clock", "时钟", "Clock"),
            Role::Anybody => ("anybody", "任何人（不登录）", "Anybody, not signed in"),
        }
    }

    /// The key used on the command line and in storage.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.words().0
    }

    /// The name in Chinese.
    #[must_use]
    pub fn zh(self) -> &'static str {
        self.words().1
    }

    /// The name in English.
    #[must_use]
    pub fn en(self) -> &'static str {
        self.words().2
    }
}

/// Whoever shows the token that was granted so.
impl From<&Grant> for Caller {
    fn from(grant: &Grant) -> Caller {
        let Grant { name, role, jurisdiction, unit, person, credential: _ } = grant.clone();
        Caller { name, role: role.into(), jurisdiction, unit, person }
    }
}

/// Whoever has signed in to the account that was opened so.
impl From<&Account> for Caller {
    fn from(account: &Account) -> Caller {
        let Account { name, role, jurisdiction, unit, person, login: _ } = account.clone();
        Caller { name, role: role.into(), jurisdiction, unit, person }
    }
}

impl Caller {
    /// Whoever works on the folder itself, at its own machine: the system's administrator.
    #[must_use]
    pub fn at_the_machine(name: Name) -> Caller {
        let (role, jurisdiction) = (Role::Administrator, Jurisdiction::nation());
        Caller { name, role, jurisdiction, unit: None, person: None }
    }

    /// Whoever works on the folder itself, for a person of the house. They lay the administrator's rights down with it: what
    /// is not that person's they may not do in their name.
    #[must_use]
    pub fn for_person(name: Name, person: PersonId) -> Caller {
        let (role, jurisdiction) = (Role::Office, Jurisdiction::nation());
        Caller { name, role, jurisdiction, unit: None, person: Some(person) }
    }

    /// The clock of the service. The log keeps it as `clock`.
    ///
    /// # Panics
    /// Never: its name is one.
    #[must_use]
    pub fn clock() -> Caller {
        let name = "clock".parse().expect("a short word is a name");
        let (role, jurisdiction) = (Role::Clock, Jurisdiction::nation());
        Caller { name, role, jurisdiction, unit: None, person: None }
    }

    /// Whoever is nobody here, at a page that is open to everybody. The log keeps them as `anybody`, and not from where they came.
    ///
    /// # Panics
    /// Never: its name is one.
    #[must_use]
    pub fn anybody() -> Caller {
        let name = "anybody".parse().expect("a short word is a name");
        let (role, jurisdiction) = (Role::Anybody, Jurisdiction::nation());
        Caller { name, role, jurisdiction, unit: None, person: None }
    }
}

/// Looks a bearer token up; `None` for one that is not, or no longer, known.
///
/// # Errors
/// [`GrantsUnread`], where nobody can say whose a token is: nobody is told that theirs is not known.
pub type Authenticate = Arc<dyn Fn(&str) -> Result<Option<Caller>, GrantsUnread> + Send + Sync>;

/// The grants in the log cannot be read, and so whose a token is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "whose a token is cannot be read: {0} (`plumbline verify` names the place; put the log back from a copy)"
)]
pub struct GrantsUnread(pub String);
