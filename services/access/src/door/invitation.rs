//! A link by which somebody sets their password, once: the first administrator of a new folder, and whoever was given an account.

use plumbline_lifecycle::Login;
use rusqlite::{OptionalExtension as _, params};

use crate::door::error::DoorError;
use crate::door::file::Door;
use crate::door::session::hash;
use crate::secret::Secret;

/// Seconds that a link is good: long enough for a letter, short enough for a lost one.
const GOOD_FOR: i64 = 3 * 24 * 60 * 60;

/// Whom a link is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Invitation {
    /// Nobody has an account yet: whoever comes first runs the house.
    First,
    /// Whoever has this account.
    Of(Login),
}

impl Door {
    /// Makes a link, in the place of an earlier one for the same.
    ///
    /// # Errors
    /// [`DoorError`].
    pub fn invite(&self, whom: &Invitation, now: i64) -> Result<Secret, DoorError> {
        let secret = Secret::of_kind("pi_")?;
        let login = match whom {
            Invitation::First => None,
            Invitation::Of(login) => Some(login.as_str()),
        };
        let mut db = self.db();
        let change = db.transaction()?;
        change.execute(
            "DELETE FROM invitation WHERE login IS ?1 OR until < ?2",
            params![login, now],
        )?;
        change.execute(
            "INSERT INTO invitation (hash, login, until) VALUES (?1, ?2, ?3)",
            params![hash(&secret.to_string()), login, now + GOOD_FOR],
        )?;
        change.commit()?;
        Ok(secret)
    }

    /// Whom a link is for; `None` where it is none, was used, or is good no more.
    ///
    /// # Errors
    /// [`DoorError`].
    pub fn invited(&self, secret: &str, now: i64) -> Result<Option<Invitation>, DoorError> {
        let select = "SELECT login FROM invitation WHERE hash = ?1 AND until >= ?2";
        let found = self.db().query_row(select, params![hash(secret), now], |row| row.get(0));
        let found: Option<Option<String>> = found.optional()?;
        Ok(found.and_then(|login| match login {
            None => Some(Invitation::First),
            Some(login) => login.parse().ok().map(Invitation::Of),
        }))
    }

    /// Uses a link up: whether it still was one. Of two who come at once one does.
    ///
    /// # Errors
    /// [`DoorError`].
    pub fn use_up(&self, secret: &str, now: i64) -> Result<bool, DoorError> {
        let delete = "DELETE FROM invitation WHERE hash = ?1 AND until >= ?2";
        Ok(self.db().execute(delete, params![hash(secret), now])? == 1)
    }
}
