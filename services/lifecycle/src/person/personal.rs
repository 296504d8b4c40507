//! What the events of a person have led to, and the fold.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::person::event::Event;
use crate::person::sealed::{KeyId, Sealed};

/// What is private of a person, as far as a log knows it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Personal {
    sealed: Option<Sealed>,
    /// The keys under which something was sealed that was not erased; mostly one.
    keys: BTreeSet<KeyId>,
    /// The keys that an erasure has ended.
    ended: BTreeSet<KeyId>,
}

impl Personal {
    /// What is sealed now.
    #[must_use]
    pub fn sealed(&self) -> Option<&Sealed> {
        self.sealed.as_ref()
    }

    /// The keys that erasures have ended: whoever keeps keys destroys these.
    pub fn ended(&self) -> impl Iterator<Item = &KeyId> {
        self.ended.iter()
    }

    /// Whether an erasure has ended this key.
    #[must_use]
    pub fn has_ended(&self, key: &KeyId) -> bool {
        self.ended.contains(key)
    }

    /// Whether something was erased: who asked for that is not to find it again by an older list.
    #[must_use]
    pub fn was_erased(&self) -> bool {
        !self.ended.is_empty()
    }

    /// How many keys it has ever named.
    pub(super) fn keys(&self) -> usize {
        self.keys.len() + self.ended.len()
    }

    /// Whether it names this key.
    pub(super) fn names(&self, key: &KeyId) -> bool {
        self.keys.contains(key) || self.ended.contains(key)
    }

    /// Folds one event into the state; each fits every state.
    #[must_use]
    pub fn evolve(mut self, event: &Event) -> Personal {
        match event {
            Event::PersonalDataSealed { ciphertext, key } => {
                self.keys.insert(key.clone());
                self.sealed = Some(Sealed { ciphertext: ciphertext.clone(), key: key.clone() });
            }
            Event::PersonErased {} => {
                self.sealed = None;
                self.ended.append(&mut self.keys);
            }
        }
        self
    }

    pub(crate) fn weight(&self) -> usize {
        let sealed = self.sealed.as_ref().map_or(0, |sealed| sealed.ciphertext.as_str().len());
        sealed + 80 * self.keys()
    }
}
