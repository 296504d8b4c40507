//! On whose desk a wait lies, as the key under which it is found. Who that is on a day is for the people to say.

use std::fmt;
use std::str::FromStr;

use plumbline_lifecycle::people::Role;
use plumbline_lifecycle::{Field, Jurisdiction, PersonId, UnitId};

/// On whose desk something lies.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Whose {
    /// Of whoever holds this role for this unit, or for the one that it went into.
    Post(Role, UnitId),
    /// Of one person.
    Person(PersonId),
    /// Of the office that runs the standards of this field and place.
    Office(Field, Jurisdiction),
    /// Of those who draft, where nobody was named.
    Drafters,
    /// Of whoever wants to.
    Everybody,
    /// Of nobody: only time must pass.
    Nobody,
}

impl fmt::Display for Whose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Whose::Post(role, unit) => write!(f, "post:{}:{unit}", role.key()),
            Whose::Person(person) => write!(f, "person:{person}"),
            Whose::Office(field, area) => write!(f, "office:{field}:{area}"),
            Whose::Drafters => f.write_str("drafters"),
            Whose::Everybody => f.write_str("everybody"),
            Whose::Nobody => f.write_str("nobody"),
        }
    }
}

impl FromStr for Whose {
    type Err = String;

    fn from_str(key: &str) -> Result<Self, String> {
        let mut words = key.split(':');
        let known = match (words.next(), words.next(), words.next()) {
            (Some("post"), Some(role), Some(unit)) => {
                role.parse().ok().zip(unit.parse().ok()).map(|(role, unit)| Whose::Post(role, unit))
            }
            (Some("person"), Some(person), None) => person.parse().ok().map(Whose::Person),
            (Some("office"), Some(field), Some(area)) => {
                field.parse().ok().zip(area.parse().ok()).map(|(f, area)| Whose::Office(f, area))
            }
            (Some("drafters"), None, None) => Some(Whose::Drafters),
            (Some("everybody"), None, None) => Some(Whose::Everybody),
            (Some("nobody"), None, None) => Some(Whose::Nobody),
            _ => None,
        };
        known.ok_or_else(|| key.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_back_as_what_it_was() {
        for key in [
            "post:division-head:u-a",
            "person:p-li",
            "office:elderly-care:330100",
            "drafters",
            "everybody",
            "nobody",
        ] {
            assert_eq!(key.parse::<Whose>().unwrap().to_string(), key);
        }
        assert!("post:nothing:u-a".parse::<Whose>().is_err());
    }
}
