//! The file of tokens: create, list, revoke, look up.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

/// A token as it is kept: not its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its number.
    pub id: i64,
    /// Whose it is; the log keeps this name as the actor.
    pub name: String,
    /// The key of the role.
    pub role: String,
    /// The jurisdiction within which it acts.
    pub jurisdiction: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was revoked, if it was.
    pub revoked_at: Option<Timestamp>,
}

/// The file of tokens failed.
#[derive(Debug, thiserror::Error)]
pub enum AccessError {
    /// SQLite failed.
    #[error("the file of tokens: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// The system gave no random bytes.
    #[error("no random bytes for a token: {0}")]
    Random(String),
    /// A name that the log could not keep.
    #[error("`{0}` cannot be a token's name (1 to 100 visible characters)")]
    Name(String),
}

/// The file of tokens.
pub struct Tokens {
    open: Mutex<Open>,
}

/// The connection, and what it found so far. Any change to the file empties the memory: SQLite's `data_version` tells of
/// those by other processes.
struct Open {
    db: Connection,
    found: HashMap<[u8; 32], Token>,
    data_version: i64,
    asked_at: Option<Instant>,
}

/// A change by another process counts after so long at the latest: asking SQLite at each call cost a tenth of the API's time.
const NOTICED_WITHIN: Duration = Duration::from_millis(50);

/// Tokens kept in memory at most; beyond that the memory begins anew.
const FOUND_MAX: usize = 10_000;

const TABLE: &str = "
CREATE TABLE IF NOT EXISTS token (
  id           INTEGER PRIMARY KEY,
  hash         BLOB NOT NULL UNIQUE, -- SHA-256 of the token
  name         TEXT NOT NULL,
  role         TEXT NOT NULL,
  jurisdiction TEXT NOT NULL,
  created_at   INTEGER NOT NULL,     -- seconds since 1970-01-01 UTC
  revoked_at   INTEGER
) STRICT;";

impl Tokens {
    /// Opens `access.db` in the data folder, or makes it.
    ///
    /// # Errors
    /// [`AccessError::Sqlite`] when the file cannot be opened.
    pub fn open(dir: &Path) -> Result<Tokens, AccessError> {
        let db = Connection::open(dir.join("access.db"))?;
        db.busy_timeout(Duration::from_secs(5))?;
        db.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
        db.pragma_update(None, "synchronous", "FULL")?;
        // Statements keep their plan; else SQLite would prepare a SELECT anew for each value.
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        db.execute_batch(TABLE)?;
        Ok(Tokens {
            open: Mutex::new(Open { db, found: HashMap::new(), data_version: 0, asked_at: None }),
        })
    }

    /// Makes a token and tells it, this once.
    ///
    /// # Errors
    /// [`AccessError`] when the name is unfit or the file cannot be written.
    pub fn create(
        &self,
        name: &str,
        role: &str,
        jurisdiction: &str,
        now: Timestamp,
    ) -> Result<String, AccessError> {
        let length = name.chars().count();
        if name.trim().is_empty() || length > 100 || name.chars().any(char::is_control) {
            return Err(AccessError::Name(name.chars().take(100).collect()));
        }
        let mut secret = [0; 32];
        getrandom::fill(&mut secret).map_err(|error| AccessError::Random(error.to_string()))?;
        let token: String = std::iter::once("pl_".to_owned())
            .chain(secret.iter().map(|byte| format!("{byte:02x}")))
            .collect();
        let insert = "INSERT INTO token (hash, name, role, jurisdiction, created_at) VALUES (?1, ?2, ?3, ?4, ?5)";
        let mut open = self.held();
        open.found.clear();
        open.db
            .execute(insert, params![hash(&token), name, role, jurisdiction, now.as_second()])?;
        Ok(token)
    }

    /// Whose token this is; `None` for one that is unknown or revoked. A revocation counts at once, one by another process
    /// within 50 ms.
    ///
    /// # Errors
    /// [`AccessError::Sqlite`] when the file cannot be read.
    pub fn find(&self, token: &str) -> Result<Option<Token>, AccessError> {
        let hash = hash(token);
        let mut open = self.held();
        if open.asked_at.is_none_or(|at| at.elapsed() >= NOTICED_WITHIN)
            || open.found.len() >= FOUND_MAX
        {
            let version: i64 =
                open.db.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?;
            if version != open.data_version || open.found.len() >= FOUND_MAX {
                open.found.clear();
                open.data_version = version;
            }
            open.asked_at = Some(Instant::now());
        }
        if let Some(token) = open.found.get(&hash) {
            return Ok(Some(token.clone()));
        }
        let found = open
            .db
            .prepare_cached(
                "SELECT id, name, role, jurisdiction, created_at, revoked_at FROM token WHERE hash = ?1 AND revoked_at IS NULL",
            )?
            .query_row([hash], read)
            .optional()?;
        if let Some(token) = &found {
            open.found.insert(hash, token.clone());
        }
        Ok(found)
    }

    /// Every token, oldest first.
    ///
    /// # Errors
    /// [`AccessError::Sqlite`] when the file cannot be read.
    pub fn list(&self) -> Result<Vec<Token>, AccessError> {
        let open = self.held();
        let mut all = open.db.prepare(
            "SELECT id, name, role, jurisdiction, created_at, revoked_at FROM token ORDER BY id",
        )?;
        let tokens = all.query_map([], read)?.collect::<Result<_, _>>()?;
        Ok(tokens)
    }

    /// Revokes a token; `false` if there is none with this number, or it was revoked before.
    ///
    /// # Errors
    /// [`AccessError::Sqlite`] when the file cannot be written.
    pub fn revoke(&self, id: i64, now: Timestamp) -> Result<bool, AccessError> {
        let update = "UPDATE token SET revoked_at = ?2 WHERE id = ?1 AND revoked_at IS NULL";
        let mut open = self.held();
        open.found.clear();
        Ok(open.db.execute(update, params![id, now.as_second()])? == 1)
    }

    fn held(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Token> {
    let moment = |second: i64| Timestamp::from_second(second).unwrap_or(Timestamp::UNIX_EPOCH);
    Ok(Token {
        id: row.get(0)?,
        name: row.get(1)?,
        role: row.get(2)?,
        jurisdiction: row.get(3)?,
        created_at: moment(row.get(4)?),
        revoked_at: row.get::<_, Option<i64>>(5)?.map(moment),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_known_until_it_is_revoked_and_its_secret_is_not_in_the_file() {
        let dir = tempfile::tempdir().unwrap();
        let tokens = Tokens::open(dir.path()).unwrap();
        let secret = tokens.create("李", "office", "330100", Timestamp::UNIX_EPOCH).unwrap();
        let found = tokens.find(&secret).unwrap().unwrap();
        assert_eq!((found.name.as_str(), found.role.as_str()), ("李", "office"));
        assert_eq!(tokens.find("pl_other").unwrap(), None);
        assert_eq!(tokens.find(&secret).unwrap(), Some(found.clone()), "from memory");
        let elsewhere = Tokens::open(dir.path()).unwrap();
        assert!(elsewhere.revoke(found.id, Timestamp::UNIX_EPOCH).unwrap());
        let until = Instant::now() + NOTICED_WITHIN;
        while tokens.find(&secret).unwrap().is_some() {
            assert!(Instant::now() <= until + Duration::from_millis(50), "noticed too late");
        }
        assert!(!elsewhere.revoke(found.id, Timestamp::UNIX_EPOCH).unwrap());
        drop((tokens, elsewhere));
        let file = std::fs::read(dir.path().join("access.db")).unwrap();
        assert!(!file.windows(16).any(|window| window == &secret.as_bytes()[3..19]));
    }

    #[test]
    fn a_name_that_the_log_cannot_keep_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let tokens = Tokens::open(dir.path()).unwrap();
        for name in ["", " ", "a\nb", &"x".repeat(101)] {
            assert!(
                tokens.create(name, "office", "330100", Timestamp::UNIX_EPOCH).is_err(),
                "{name:?}"
            );
        }
    }
}
