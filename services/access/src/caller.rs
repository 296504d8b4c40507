//! Somebody who gives commands, and what sort of thing they do here.

use std::sync::Arc;

use plumbline_lifecycle::{Jurisdiction, Name, PersonId};

/// Somebody who gives commands or asks questions. They travel with each command, to be judged when it is decided.
#[derive(Debug, Clone, PartialEq, Eq)]
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

/// What a token lets somebody do: the token's role. What they do in the house is another thing (`people::Role`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Runs the system: procedures, units and persons, and whatever else there is, everywhere.
    Administrator,
    /// Runs the standards of a jurisdiction.
    Office,
    /// Drafts for a unit.
    Drafter,
    /// Reads.
    Reader,
    /// The clock of the service itself: notes that a last day has passed. No token has this role.
    Clock,
}

impl Role {
    /// Every role that a token can have, the widest first.
    pub const ALL: [Role; 4] = [Role::Administrator, Role::Office, Role::Drafter, Role::Reader];

    /// The role of a key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.key() == key)
    }

    /// The key used on the command line and in storage.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Role::Administrator => "administrator",
            Role::Office => "office",
            Role::Drafter => "drafter",
            Role::Reader => "reader",
            Role::Clock => "clock",
        }
    }

    /// The name in Chinese.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Role::Administrator => "管理员",
            Role::Office => "标准化办",
            Role::Drafter => "起草单位",
            Role::Reader => "查阅者",
            Role::Clock => "时钟",
        }
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
}

/// Looks a bearer token up; `None` for one that is not, or no longer, known.
pub type Authenticate = Arc<dyn Fn(&str) -> Option<Caller> + Send + Sync>;
