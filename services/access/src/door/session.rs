//! Who is signed in: a secret by chance for each browser, kept as its hash, which ends by itself.

use plumbline_lifecycle::Login;
use rusqlite::{OptionalExtension as _, params};
use sha2::{Digest as _, Sha256};

use crate::door::error::DoorError;
use crate::door::file::Door;
use crate::secret::Secret;

/// What a session's secret begins with.
pub(crate) const PREFIX: &str = "ps_";

/// Sessions that one account has at a time; the one that was seen longest ago ends for one more.
const OF_ONE_MAX: u32 = 20;

/// Seconds after which it is written down again that a session was seen.
const SEEN_EVERY: i64 = 60;

/// Characters of what a browser says it is that are kept.
const AGENT_CHARS_MAX: usize = 120;

/// A session that is told of. Its secret is told nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its number.
    pub id: i64,
    /// Whose it is.
    pub login: Login,
    /// When it began, seconds since 1970-01-01 UTC.
    pub began_at: i64,
    /// When it was seen last, to the minute.
    pub seen_at: i64,
    /// From where it began.
    pub address: String,
    /// What the browser said that it is.
    pub agent: String,
}

/// What somebody is given who has signed in.
#[derive(Debug)]
pub struct SignedIn {
    /// The session's secret, for a cookie.
    pub secret: Secret,
    /// What tells the browser apart from a stranger's, for a cookie that lasts; nothing where it has one.
    pub device: Option<Secret>,
    /// Who they are.
    pub login: Login,
    /// Whether they showed a second factor.
    pub second_factor: bool,
}

impl Door {
    /// Whose session this secret is of; `None` where it is none, or has ended.
    ///
    /// # Errors
    /// [`DoorError`].
    pub fn whose(&self, secret: &str, now: i64) -> Result<Option<Login>, DoorError> {
        if !secret.starts_with(PREFIX) {
            return Ok(None);
        }
        let db = self.db();
        let mut select =
            db.prepare_cached("SELECT id, login, began_at, seen_at FROM session WHERE hash = ?1")?;
        let found = select.query_row([hash(secret)], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get(2)?, row.get(3)?))
        });
        let Some((id, login, began_at, seen_at)) = found.optional()? else { return Ok(None) };
        if self.is_over(began_at, seen_at, now) {
            db.execute("DELETE FROM session WHERE id = ?1", [id])?;
            return Ok(None);
        }
        Ok(login.parse().ok())
    }

    /// Somebody has done something in this session: it is not idle. What a page asks for by itself is nothing that somebody does.
    ///
    /// # Errors
    /// [`DoorError`].
    pub fn seen(&self, secret: &str, now: i64) -> Result<(), DoorError> {
        let before = now - SEEN_EVERY.min(secs(self.limits.idle) / 2);
        let db = self.db();
        let mut change =
            db.prepare_cached("UPDATE session SET seen_at = ?2 WHERE hash = ?1 AND seen_at <= ?3")?;
        change.execute(params![hash(secret), now, before])?;
        Ok(())
    }

    fn is_over(&self, began_at: i64, seen_at: i64, now: i64) -> bool {
        // A clock that was set back ends it too: nobody knows how long it was.
        now - seen_at > secs(self.limits.idle)
            || now - began_at > secs(self.limits.whole)
            || now < began_at - SEEN_EVERY
    }

    /// Begins one.
    pub(super) fn begin(
        &self,
        login: &Login,
        (address, agent): (&str, &str),
        now: i64,
    ) -> Result<Secret, DoorError> {
        let secret = Secret::of_kind(PREFIX)?;
        let agent: String =
            agent.chars().filter(|c| !c.is_control()).take(AGENT_CHARS_MAX).collect();
        let mut db = self.db();
        let change = db.transaction()?;
        change.execute(
            "INSERT INTO session (hash, login, began_at, seen_at, address, agent) VALUES (?1, ?2, ?3, ?3, ?4, ?5)",
            params![hash(&secret.to_string()), login.as_str(), now, address, agent],
        )?;
        change.execute(
            "DELETE FROM session WHERE login = ?1 AND id NOT IN
                (SELECT id FROM session WHERE login = ?1 ORDER BY seen_at DESC, id DESC LIMIT ?2)",
            params![login.as_str(), OF_ONE_MAX],
        )?;
        change.commit()?;
        Ok(secret)
    }

    /// Ends the session of this secret: whose it was.
    ///
    /// # Errors
    /// [`DoorError`].
    pub fn sign_out(&self, secret: &str) -> Result<Option<Login>, DoorError> {
        let delete = "DELETE FROM session WHERE hash = ?1 RETURNING login";
        let whose = self.db().query_row(delete, [hash(secret)], |row| row.get::<_, String>(0));
        Ok(whose.optional()?.and_then(|login| login.parse().ok()))
    }

    /// The sessions that have not ended, of one account or of all, the one that was seen last first.
    ///
    /// # Errors
    /// [`DoorError`].
    pub fn sessions(&self, of: Option<&Login>, now: i64) -> Result<Vec<Session>, DoorError> {
        let db = self.db();
        let mut select = db.prepare(
            "SELECT id, login, began_at, seen_at, address, agent FROM session ORDER BY seen_at DESC, id DESC",
        )?;
        let rows = select.query_map([], |row| {
            let session = Session {
                id: row.get(0)?,
                login: row
                    .get::<_, String>(1)?
                    .parse()
                    .map_err(|_| rusqlite::Error::InvalidQuery)?,
                began_at: row.get(2)?,
                seen_at: row.get(3)?,
                address: row.get(4)?,
                agent: row.get(5)?,
            };
            Ok(session)
        })?;
        let mut sessions = rows.collect::<Result<Vec<_>, _>>()?;
        sessions.retain(|session| {
            of.is_none_or(|login| session.login == *login)
                && !self.is_over(session.began_at, session.seen_at, now)
        });
        Ok(sessions)
    }

    /// Ends a session by its number, of whoever has it, or only where it is this one's: whose it was.
    ///
    /// # Errors
    /// [`DoorError`].
    pub fn end(&self, id: i64, of: Option<&Login>) -> Result<Option<Login>, DoorError> {
        let delete =
            "DELETE FROM session WHERE id = ?1 AND (?2 IS NULL OR login = ?2) RETURNING login";
        let of = of.map(Login::as_str);
        let whose = self.db().query_row(delete, params![id, of], |row| row.get::<_, String>(0));
        Ok(whose.optional()?.and_then(|login| login.parse().ok()))
    }

    /// Ends every session of an account: how many.
    ///
    /// # Errors
    /// [`DoorError`].
    pub fn end_all(&self, of: &Login) -> Result<usize, DoorError> {
        Ok(self.db().execute("DELETE FROM session WHERE login = ?1", [of.as_str()])?)
    }

    /// Whether this secret was given to a browser that has signed in to this account.
    pub(super) fn is_known(&self, login: &Login, device: &str) -> Result<bool, DoorError> {
        let select = "SELECT 1 FROM device WHERE hash = ?1 AND login = ?2";
        let known = self.db().query_row(select, params![hash(device), login.as_str()], |_| Ok(()));
        Ok(known.optional()?.is_some())
    }

    /// Makes the browser known from which somebody has signed in.
    pub(super) fn know(&self, login: &Login, now: i64) -> Result<Secret, DoorError> {
        let secret = Secret::of_kind("pd_")?;
        let mut db = self.db();
        let change = db.transaction()?;
        change.execute(
            "INSERT INTO device (hash, login, made_at) VALUES (?1, ?2, ?3)",
            params![hash(&secret.to_string()), login.as_str(), now],
        )?;
        change.execute(
            "DELETE FROM device WHERE login = ?1 AND hash NOT IN
                (SELECT hash FROM device WHERE login = ?1 ORDER BY made_at DESC, rowid DESC LIMIT ?2)",
            params![login.as_str(), OF_ONE_MAX],
        )?;
        change.commit()?;
        Ok(secret)
    }
}

fn secs(limit: std::time::Duration) -> i64 {
    i64::try_from(limit.as_secs()).unwrap_or(i64::MAX)
}

pub(super) fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}
