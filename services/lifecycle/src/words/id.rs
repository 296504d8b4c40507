//! The ids of standards, units and persons. An id never changes and is never given to another.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use crate::words::{BadWord, Jurisdiction, bad, stored_as_entered, text_newtype};

/// A standard's id: lower-case letters, digits and hyphens, 1 to 64 of them, no hyphen first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StandardId(Arc<str>);

/// The id of a unit (a bureau, a division, an institution), in the same letters as a standard's: `u-welfare`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId(Arc<str>);

/// The id of a person, in the same letters as a standard's: `p-li`. It says nothing about them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(Arc<str>);

/// The name by which somebody signs in, in the same letters as a person's id: two that look alike are one, so nobody poses as another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Login(Arc<str>);

impl StandardId {
    /// Whether ids of this form are kept for what is observed: `iso-` and digits are the projects of ISO's catalogue, and
    /// nothing else begins under one.
    #[must_use]
    pub fn is_kept_for_observed(&self) -> bool {
        let project = self.as_str().strip_prefix("iso-");
        project.is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
    }

    /// The area whose pool of experts this form of an id is kept for: `pool-330100`. What asks for admissions to a pool is a part
    /// of that id, and no standard begins under it.
    #[must_use]
    pub fn pool(&self) -> Option<Jurisdiction> {
        self.as_str().strip_prefix("pool-")?.parse().ok()
    }
}

macro_rules! id {
    ($name:ident, $field:literal) => {
        impl FromStr for $name {
            type Err = BadWord;

            fn from_str(text: &str) -> Result<Self, BadWord> {
                if is_id(text) {
                    Ok($name(text.into()))
                } else {
                    Err(bad($field, "1 to 64 of a-z, 0-9 and `-`, not beginning with `-`"))
                }
            }
        }
        text_newtype!($name);
    };
}

id!(StandardId, "standard_id");
id!(UnitId, "unit");
id!(PersonId, "person");
id!(Login, "login");
stored_as_entered!(StandardId UnitId PersonId Login);

/// Ids stand in stream names, addresses and file names: they hold nothing that one of these would have to escape.
fn is_id(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && !text.starts_with('-')
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
