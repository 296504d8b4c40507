//! What the events about tokens and accounts have led to, and the fold.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::grants::account::Account;
use crate::grants::credential::Credential;
use crate::grants::event::Event;
use crate::grants::grant::Grant;
use crate::grants::role::TokenRole;
use crate::misfit::Misfit;
use crate::words::{Login, Name, PersonId};

/// Every token that was ever granted, and every account that was ever opened.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grants {
    /// The token number 1 first.
    tokens: Vec<Granted>,
    numbers: BTreeMap<Credential, u32>,
    #[serde(default)]
    accounts: BTreeMap<Login, Opened>,
    /// The last hour of which it was said how many were turned away.
    #[serde(default)]
    refusals: Option<(Date, u8)>,
}

/// A token that was granted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Granted {
    /// What it was granted.
    pub grant: Grant,
    /// The last day on which it counts.
    #[serde(default)]
    pub until: Option<Date>,
    /// Whether it was revoked, and lets nobody do anything any more.
    pub revoked: bool,
}

/// An account that was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// What it lets somebody do, as it was opened last.
    pub account: Account,
    /// Whether it was closed, and lets nobody in any more.
    pub closed: bool,
    /// The last day on which somebody signed in by it.
    pub signed_in: Option<Date>,
}

/// Somebody who may do something, by a token or an account.
pub(super) struct Holder<'a> {
    pub(super) name: &'a Name,
    pub(super) person: Option<&'a PersonId>,
    pub(super) role: TokenRole,
}

impl Holder<'_> {
    /// Whether both are of one: the same person of the house, or the same name.
    pub(super) fn is(&self, other: &Holder<'_>) -> bool {
        self.name == other.name || self.person.is_some() && self.person == other.person
    }
}

impl Grants {
    /// Folds one event into the state, which happened on this day.
    ///
    /// # Errors
    /// [`Misfit`] of a number out of turn, of a token that was not granted or is revoked already, of an account that is there already or
    /// is not.
    pub fn evolve(mut self, event: &Event, on: Date) -> Result<Grants, Misfit> {
        match event {
            Event::TokenGranted { token, grant, until } if *token == self.next() => {
                self.numbers.insert(grant.credential, *token);
                self.tokens.push(Granted { grant: grant.clone(), until: *until, revoked: false });
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
            Event::AccountOpened { account } if self.account(&account.login).is_none() => {
                let signed_in = self.accounts.get(&account.login).and_then(|held| held.signed_in);
                let opened = Opened { account: account.clone(), closed: false, signed_in };
                self.accounts.insert(account.login.clone(), opened);
                Ok(self)
            }
            Event::AccountOpened { account: Account { login, .. } } => {
                Err(of_account(event, login))
            }
            Event::RefusalsNoted { hour, .. } => {
                self.refusals = Some((on, *hour));
                Ok(self)
            }
            Event::AccountClosed { login } | Event::SignedIn { login, .. } => {
                match self.accounts.get_mut(login) {
                    Some(opened) if !opened.closed => {
                        match event {
                            Event::SignedIn { .. } => opened.signed_in = Some(on),
                            _ => opened.closed = true,
                        }
                        Ok(self)
                    }
                    _ => Err(of_account(event, login)),
                }
            }
        }
    }

    /// The number of the next token that is granted.
    #[must_use]
    pub fn next(&self) -> u32 {
        u32::try_from(self.tokens.len()).unwrap_or(u32::MAX).saturating_add(1)
    }

    /// What the token of this credential lets somebody do on this day; `None` for one that is unknown, revoked or has ended.
    #[must_use]
    pub fn find(&self, credential: &Credential, today: Date) -> Option<&Grant> {
        let number = self.number_of(credential)?;
        let granted = self.tokens.get(index(number)?)?;
        let has_ended = granted.until.is_some_and(|until| until < today);
        (!granted.revoked && !has_ended).then_some(&granted.grant)
    }

    /// The account by which somebody signs in; `None` where there is none, or it was closed.
    #[must_use]
    pub fn account(&self, login: &Login) -> Option<&Account> {
        self.accounts.get(login).filter(|held| !held.closed).map(|held| &held.account)
    }

    /// Every account that was ever opened, by its login.
    pub fn accounts(&self) -> impl Iterator<Item = &Opened> {
        self.accounts.values()
    }

    /// The last day on which somebody signed in by it.
    #[must_use]
    pub fn signed_in(&self, login: &Login) -> Option<Date> {
        self.accounts.get(login)?.signed_in
    }

    /// Whoever may do something: the tokens that were not revoked (also those that have ended), and the open accounts.
    pub(super) fn holders(&self) -> impl Iterator<Item = Holder<'_>> {
        let tokens = self.held().map(|(_, grant)| Holder {
            name: &grant.name,
            person: grant.person.as_ref(),
            role: grant.role,
        });
        let open = self.accounts().filter(|held| !held.closed).map(|held| Holder {
            name: &held.account.name,
            person: held.account.person.as_ref(),
            role: held.account.role,
        });
        tokens.chain(open)
    }

    /// The last hour of which it was said how many were turned away.
    pub(super) fn refusals(&self) -> Option<(Date, u8)> {
        self.refusals
    }

    /// Whether nobody was ever let do anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty() && self.accounts.is_empty()
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
            + self.accounts.len() * (size_of::<Opened>() + 400)
    }
}

fn index(token: u32) -> Option<usize> {
    usize::try_from(token).ok()?.checked_sub(1)
}

fn misfit(event: &Event, token: u32) -> Misfit {
    Misfit { event: event.kind().name(), state: format!("the token {token}") }
}

fn of_account(event: &Event, login: &Login) -> Misfit {
    Misfit { event: event.kind().name(), state: format!("the account {login}") }
}
