//! What the events about tokens have led to, and the fold.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::grants::credential::Credential;
use crate::grants::event::Event;
use crate::grants::grant::Grant;
use crate::misfit::Misfit;

/// Every token that was ever granted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grants {
    /// The token number 1 first.
    tokens: Vec<Granted>,
    numbers: BTreeMap<Credential, u32>,
}

/// A token that was granted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Granted {
    /// What it was granted.
    pub grant: Grant,
    /// Whether it was revoked, and lets nobody do anything any more.
    pub revoked: bool,
}

impl Grants {
    /// Folds one event into the state.
    ///
    /// # Errors
    /// [`Misfit`] of a number out of turn, and of one that was not granted or is revoked already.
    pub fn evolve(mut self, event: &Event) -> Result<Grants, Misfit> {
        match event {
            Event::TokenGranted { token, grant } if *token == self.next() => {
                self.numbers.insert(grant.credential, *token);
                self.tokens.push(Granted { grant: grant.clone(), revoked: false });
                Ok(self)
            }
            Event::TokenRevoked { token } => match self.at(*token) {
                Some(granted) if !granted.revoked => {
                    granted.revoked = true;
                    Ok(self)
                }
                _ => Err(misfit(event, *token)),
            },
            Event::TokenGranted { token, .. } => Err(misfit(event, *token)),
        }
    }

    /// The number of the next token that is granted.
    #[must_use]
    pub fn next(&self) -> u32 {
        u32::try_from(self.tokens.len()).unwrap_or(u32::MAX).saturating_add(1)
    }

    /// What the token of this credential lets somebody do; `None` for one that is unknown or revoked.
    #[must_use]
    pub fn find(&self, credential: &Credential) -> Option<&Grant> {
        let number = self.number_of(credential)?;
        let granted = self.tokens.get(index(number)?)?;
        (!granted.revoked).then_some(&granted.grant)
    }

    /// The tokens that were not revoked, each with its number, in order.
    pub fn held(&self) -> impl Iterator<Item = (u32, &Grant)> {
        self.all().filter(|(_, granted)| !granted.revoked).map(|(token, held)| (token, &held.grant))
    }

    /// Every token with its number, in order.
    pub fn all(&self) -> impl Iterator<Item = (u32, &Granted)> {
        (1..).zip(&self.tokens)
    }

    /// The number of the token that has, or had, this credential.
    pub(super) fn number_of(&self, credential: &Credential) -> Option<u32> {
        self.numbers.get(credential).copied()
    }

    fn at(&mut self, token: u32) -> Option<&mut Granted> {
        self.tokens.get_mut(index(token)?)
    }

    pub(crate) fn weight(&self) -> usize {
        // A grant holds two names, a code and a person's id; its credential stands in a small tree besides.
        self.tokens.len() * (size_of::<Granted>() + 400)
    }
}

fn index(token: u32) -> Option<usize> {
    usize::try_from(token).ok()?.checked_sub(1)
}

fn misfit(event: &Event, token: u32) -> Misfit {
    Misfit { event: event.kind().name(), state: format!("the token {token}") }
}
