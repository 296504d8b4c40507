//! Passwords: hashed by Argon2id, slow on purpose, one after another, and as slow for a name that nobody has.

use std::sync::PoisonError;
use std::sync::atomic::Ordering;
use std::time::Duration;

use argon2::{Algorithm, Argon2, Params, Version};
use plumbline_lifecycle::Login;
use rusqlite::{OptionalExtension as _, params};

use crate::attempts::TooMany;
use crate::door::error::DoorError;
use crate::door::file::Door;
use crate::door::totp::Totp;

/// What OWASP asks for: 19 MiB, two passes.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;

/// Characters of a password, at least and at most.
const CHARS_MIN: usize = 12;
const BYTES_MAX: usize = 512;

/// Those who may wait for their password to be hashed; one more is told to come again.
const WAITING_MAX: usize = 32;

/// A password that is taken by nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadPassword {
    /// Too short.
    Short,
    /// Too long.
    Long,
    /// The login, or one letter again and again.
    Plain,
}

impl BadPassword {
    /// What is wrong, and what would be right, in Chinese and English.
    #[must_use]
    pub fn words(self) -> (String, String) {
        match self {
            BadPassword::Short => (
                format!("口令至少 {CHARS_MIN} 个字符，可以是一句话。"),
                format!("A password has at least {CHARS_MIN} characters; a sentence is a good one."),
            ),
            BadPassword::Long => (
                format!("口令不超过 {BYTES_MAX} 字节。"),
                format!("A password has at most {BYTES_MAX} bytes."),
            ),
            BadPassword::Plain => (
                "口令过于简单：不能只是重复的字符，也不能含登录名。".into(),
                "The password is too plain: not one character again and again, nor one with the login in it.".into(),
            ),
        }
    }
}

/// A password as it is kept.
pub(super) struct Kept {
    salt: Vec<u8>,
    hash: Vec<u8>,
    memory: u32,
    passes: u32,
    pub(super) totp: Option<Totp>,
    pub(super) totp_step: i64,
}

impl Kept {
    /// What is compared where nobody has the name: it takes as long, and fits nothing.
    pub(super) fn of_nobody() -> Kept {
        let (salt, hash) = (vec![0; 16], Vec::new());
        Kept { salt, hash, memory: MEMORY_KIB, passes: PASSES, totp: None, totp_step: 0 }
    }
}

impl Door {
    /// Whether a password will do for this login.
    ///
    /// # Errors
    /// [`BadPassword`].
    pub fn may_be_password(login: &Login, password: &str) -> Result<(), BadPassword> {
        let mut letters: Vec<char> = password.chars().collect();
        if letters.len() < CHARS_MIN {
            return Err(BadPassword::Short);
        }
        if password.len() > BYTES_MAX {
            return Err(BadPassword::Long);
        }
        let has_login =
            login.as_str().len() > 3 && password.to_lowercase().contains(login.as_str());
        letters.sort_unstable();
        letters.dedup();
        if has_login || letters.len() < 4 { Err(BadPassword::Plain) } else { Ok(()) }
    }

    /// Sets somebody's password, and ends every session of theirs.
    ///
    /// # Errors
    /// [`DoorError`].
    pub fn set_password(&self, login: &Login, password: &str, now: i64) -> Result<(), DoorError> {
        let mut salt = vec![0; 16];
        getrandom::fill(&mut salt).map_err(|no| DoorError::NoChance(no.to_string()))?;
        let hash = hashed(password, &salt, (MEMORY_KIB, PASSES));
        let mut db = self.db();
        let change = db.transaction()?;
        change.execute(
            "INSERT INTO password (login, salt, hash, memory, passes, changed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (login) DO UPDATE SET salt = ?2, hash = ?3, memory = ?4, passes = ?5, changed_at = ?6",
            params![login.as_str(), salt, hash, MEMORY_KIB, PASSES, now],
        )?;
        change.execute("DELETE FROM session WHERE login = ?1", [login.as_str()])?;
        change.execute("DELETE FROM device WHERE login = ?1", [login.as_str()])?;
        change.execute("DELETE FROM invitation WHERE login = ?1", [login.as_str()])?;
        change.commit()?;
        Ok(())
    }

    /// Whether they have a password.
    ///
    /// # Errors
    /// [`DoorError`].
    pub fn has_password(&self, login: &Login) -> Result<bool, DoorError> {
        Ok(self.kept(login)?.is_some())
    }

    /// Sets somebody's second factor, or takes it away.
    ///
    /// # Errors
    /// [`DoorError`].
    pub fn set_totp(&self, login: &Login, totp: Option<&Totp>) -> Result<(), DoorError> {
        let secret = totp.map(|totp| totp.0.as_slice());
        let change = "UPDATE password SET totp = ?2, totp_step = 0 WHERE login = ?1";
        self.db().execute(change, params![login.as_str(), secret])?;
        Ok(())
    }

    /// Whether they have a second factor.
    ///
    /// # Errors
    /// [`DoorError`].
    pub fn has_totp(&self, login: &Login) -> Result<bool, DoorError> {
        Ok(self.kept(login)?.is_some_and(|kept| kept.totp.is_some()))
    }

    /// Whether this is their password. So that guesses cost the machine no more than so much, one is hashed after another.
    pub(super) fn is_password(&self, kept: &Kept, password: &str) -> Result<bool, TooMany> {
        let (one, waiting) = &*self.hashing;
        if waiting.fetch_add(1, Ordering::SeqCst) >= WAITING_MAX {
            waiting.fetch_sub(1, Ordering::SeqCst);
            return Err(TooMany { wait: Duration::from_secs(1) });
        }
        let turn = one.lock().unwrap_or_else(PoisonError::into_inner);
        // Of what is too long to be one no more is hashed than of one that could be.
        let most = password.get(..BYTES_MAX).unwrap_or(password);
        let hash = hashed(most, &kept.salt, (kept.memory, kept.passes));
        drop(turn);
        waiting.fetch_sub(1, Ordering::SeqCst);
        let differs =
            hash.iter().zip(&kept.hash).fold(0, |differs, (one, other)| differs | one ^ other);
        Ok(hash.len() == kept.hash.len() && differs == 0 && password.len() <= BYTES_MAX)
    }

    pub(super) fn kept(&self, login: &Login) -> Result<Option<Kept>, DoorError> {
        let select =
            "SELECT salt, hash, memory, passes, totp, totp_step FROM password WHERE login = ?1";
        let kept = self.db().query_row(select, [login.as_str()], |row| {
            Ok(Kept {
                salt: row.get(0)?,
                hash: row.get(1)?,
                memory: row.get(2)?,
                passes: row.get(3)?,
                totp: row.get::<_, Option<Vec<u8>>>(4)?.map(Totp),
                totp_step: row.get(5)?,
            })
        });
        Ok(kept.optional()?)
    }
}

/// 32 bytes, which the same password and salt give again. Where a row asks for what cannot be, nothing fits.
fn hashed(password: &str, salt: &[u8], (memory, passes): (u32, u32)) -> Vec<u8> {
    let mut hash = vec![0; 32];
    let params = Params::new(memory, passes, 1, Some(hash.len()));
    let made = params.and_then(|params| {
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        argon.hash_password_into(password.as_bytes(), salt, &mut hash)
    });
    match made {
        Ok(()) => hash,
        Err(_) => Vec::new(),
    }
}
