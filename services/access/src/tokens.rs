//! The file of tokens: create, list, revoke, look up.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use plumbline_lifecycle::{BadWord, Jurisdiction, Name, PersonId};
use plumbline_pages::CutWal;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension, TransactionBehavior, params};
use sha2::{Digest, Sha256};

use crate::caller::{Caller, Role};

/// A token to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewToken {
    /// Whose it is; the log keeps this name as the actor.
    pub name: Name,
    /// What they do.
    pub role: Role,
    /// The jurisdiction within which they do it.
    pub jurisdiction: Jurisdiction,
    /// The drafting unit they belong to.
    pub unit: Option<Name>,
    /// Who they are among the persons of the house.
    pub person: Option<PersonId>,
}

/// A token as it is kept: not its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its number.
    pub id: i64,
    /// Whose it is.
    pub caller: Caller,
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
    Sqlite(#[source] rusqlite::Error),
    /// Another token that is not revoked has the name.
    #[error(
        "the name `{name}` has a token already, number {id} (revoke that first, or choose another name)"
    )]
    NameTaken {
        /// The name.
        name: Name,
        /// The other token.
        id: i64,
    },
    /// The system gave no random bytes.
    #[error("no random bytes for a token: {0}")]
    Random(String),
    /// SQLite's own check found the file out of order.
    #[error("access.db is damaged: {0} (put it back from a copy)")]
    Unsound(String),
    /// A row that cannot be what it claims.
    #[error("the token {id} is damaged: {why} (revoke it and make another)")]
    Damaged {
        /// Its number.
        id: i64,
        /// What is wrong.
        why: String,
    },
}

impl From<rusqlite::Error> for AccessError {
    fn from(error: rusqlite::Error) -> AccessError {
        AccessError::Sqlite(plumbline_pages::named(error))
    }
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

/// What version 2 of the table has besides.
const UNIT: &str = "ALTER TABLE token ADD COLUMN unit TEXT; PRAGMA user_version = 2;";

/// What version 3 has besides.
const PERSON: &str = "ALTER TABLE token ADD COLUMN person TEXT; PRAGMA user_version = 3;";

/// A token's row without its hash, as [`read`] reads it.
const COLUMNS: &str = "id, name, role, jurisdiction, unit, person, created_at, revoked_at";

impl Tokens {
    /// Opens `access.db` in the data folder, or makes it.
    ///
    /// # Errors
    /// [`AccessError::Sqlite`] when the file cannot be opened.
    pub fn open(dir: &Path) -> Result<Tokens, AccessError> {
        let path = dir.join("access.db");
        let db = plumbline_pages::open(&path, OpenFlags::default(), CutWal::Ends)?;
        if matches!(plumbline_pages::has_sums(&path), Ok(Some(false))) {
            add_sums(&db)?;
        }
        db.busy_timeout(Duration::from_secs(5))?;
        db.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
        db.pragma_update(None, "synchronous", "FULL")?;
        // Statements keep their plan; else SQLite would prepare a SELECT anew for each value.
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        db.execute_batch(TABLE)?;
        let version: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        if version < 2 {
            db.execute_batch(UNIT)?;
        }
        if version < 3 {
            db.execute_batch(PERSON)?;
        }
        Ok(Tokens {
            open: Mutex::new(Open { db, found: HashMap::new(), data_version: 0, asked_at: None }),
        })
    }

    /// Makes a token and tells it, this once. A name has one token at a time: the log keeps nothing else of who acted.
    ///
    /// # Errors
    /// [`AccessError::NameTaken`] while another token has the name; [`AccessError`] when the file cannot be written.
    pub fn create(&self, token: &NewToken, now: Timestamp) -> Result<String, AccessError> {
        let mut secret = [0; 32];
        getrandom::fill(&mut secret).map_err(|error| AccessError::Random(error.to_string()))?;
        let shown: String = std::iter::once("pl_".to_owned())
            .chain(secret.iter().map(|byte| format!("{byte:02x}")))
            .collect();
        let NewToken { name, role, jurisdiction, unit, person } = token;
        let insert = "INSERT INTO token (hash, name, role, jurisdiction, unit, person, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        let mut open = self.held();
        open.found.clear();
        // From here on no other process writes: two of them cannot give one name.
        let tx = open.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let taken = "SELECT id FROM token WHERE name = ?1 AND revoked_at IS NULL";
        let taken = tx.prepare(taken)?.query_row([name.as_str()], |row| row.get(0)).optional()?;
        if let Some(id) = taken {
            return Err(AccessError::NameTaken { name: name.clone(), id });
        }
        tx.execute(
            insert,
            params![
                hash(&shown),
                name.as_str(),
                role.key(),
                jurisdiction.as_str(),
                unit.as_ref().map(Name::as_str),
                person.as_ref().map(PersonId::as_str),
                now.as_second()
            ],
        )?;
        tx.commit()?;
        open.fold();
        Ok(shown)
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
        let select = format!("SELECT {COLUMNS} FROM token WHERE hash = ?1 AND revoked_at IS NULL");
        let found =
            open.db.prepare_cached(&select)?.query_row([hash], |row| Ok(read(row))).optional()?;
        let found = found.transpose()?;
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
        let mut all = open.db.prepare(&format!("SELECT {COLUMNS} FROM token ORDER BY id"))?;
        let tokens = all
            .query_map([], |row| Ok(read(row)))?
            .map(|row| -> Result<Token, AccessError> { row? });
        let tokens = tokens.collect::<Result<_, _>>()?;
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
        let revoked = open.db.execute(update, params![id, now.as_second()])? == 1;
        open.fold();
        Ok(revoked)
    }

    fn held(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    /// Folds the write-ahead log into the file at once: a damaged one would end early, and with it what was revoked last. Where
    /// somebody reads meanwhile, the next change does it.
    fn fold(&self) {
        let _ = self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    }
}

/// Gives a file from before checksums its sums. Where another process has it open it stays as it is until the next start.
fn add_sums(db: &Connection) -> rusqlite::Result<()> {
    db.busy_timeout(Duration::ZERO)?;
    match plumbline_pages::add_sums(db) {
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => Ok(()),
        other => other,
    }
}

fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

fn read(row: &rusqlite::Row<'_>) -> Result<Token, AccessError> {
    let id = row.get("id")?;
    let text = |column: &str| row.get::<_, String>(column);
    let damaged = |why: BadWord| AccessError::Damaged { id, why: why.to_string() };
    let role = text("role")?;
    let unit: Option<String> = row.get("unit")?;
    let person: Option<String> = row.get("person")?;
    let caller = Caller {
        name: text("name")?.parse().map_err(damaged)?,
        role: Role::from_key(&role)
            .ok_or_else(|| AccessError::Damaged { id, why: format!("no role `{role}`") })?,
        jurisdiction: text("jurisdiction")?.parse().map_err(damaged)?,
        unit: unit.map(|unit| unit.parse()).transpose().map_err(damaged)?,
        person: person.map(|person| person.parse()).transpose().map_err(damaged)?,
    };
    let moment = |second: i64| Timestamp::from_second(second).unwrap_or(Timestamp::UNIX_EPOCH);
    Ok(Token {
        id,
        caller,
        created_at: moment(row.get("created_at")?),
        revoked_at: row.get::<_, Option<i64>>("revoked_at")?.map(moment),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_known_until_it_is_revoked_and_its_secret_is_not_in_the_file() {
        let dir = tempfile::tempdir().unwrap();
        let tokens = Tokens::open(dir.path()).unwrap();
        let secret = tokens.create(&drafter(), Timestamp::UNIX_EPOCH).unwrap();
        let found = tokens.find(&secret).unwrap().unwrap();
        assert_eq!(found.caller.name.as_str(), "李");
        assert_eq!(found.caller.unit.as_ref().map(Name::as_str), Some("示例协会"));
        assert_eq!(found.caller.person.as_ref().map(PersonId::as_str), Some("p-li"));
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
    fn a_name_has_one_token_at_a_time() {
        let dir = tempfile::tempdir().unwrap();
        let tokens = Tokens::open(dir.path()).unwrap();
        let first = tokens.create(&drafter(), Timestamp::UNIX_EPOCH).unwrap();
        let office = NewToken { role: Role::Office, ..drafter() };
        // Another process sees the same file.
        let elsewhere = Tokens::open(dir.path()).unwrap();
        let refused = elsewhere.create(&office, Timestamp::UNIX_EPOCH).unwrap_err().to_string();
        assert_eq!(
            refused,
            "the name `李` has a token already, number 1 (revoke that first, or choose another name)"
        );
        assert!(tokens.find(&first).unwrap().is_some(), "it goes on");
        assert!(tokens.revoke(1, Timestamp::UNIX_EPOCH).unwrap());
        elsewhere.create(&office, Timestamp::UNIX_EPOCH).unwrap();
    }

    #[test]
    fn a_file_of_an_older_version_is_read_and_its_tokens_name_no_unit_or_no_person() {
        let insert = |columns: &str, values: &str| {
            format!(
                "INSERT INTO token (hash, name, role, jurisdiction, created_at{columns}) VALUES (?1, 'li', 'office', '330100', 0{values})"
            )
        };
        let first = ("", insert("", ""), None);
        let second = (UNIT, insert(", unit", ", '示例协会'"), Some("示例协会"));
        for (more, insert, unit) in [first, second] {
            let dir = tempfile::tempdir().unwrap();
            let db = Connection::open(dir.path().join("access.db")).unwrap();
            db.execute_batch(TABLE).unwrap();
            db.execute_batch(more).unwrap();
            db.execute(&insert, params![hash("pl_old")]).unwrap();
            drop(db);
            let sums = || plumbline_pages::has_sums(&dir.path().join("access.db")).unwrap();
            assert_eq!(sums(), Some(false));
            for name in ["张", "王"] {
                let tokens = Tokens::open(dir.path()).unwrap();
                assert_eq!(sums(), Some(true), "it was written anew");
                let Caller { role, unit: found, person, .. } =
                    tokens.find("pl_old").unwrap().unwrap().caller;
                assert_eq!((role, found.as_ref().map(Name::as_str)), (Role::Office, unit));
                assert_eq!(person, None);
                let new = NewToken { name: name.parse().unwrap(), ..drafter() };
                tokens.create(&new, Timestamp::UNIX_EPOCH).unwrap();
            }
        }
    }

    #[test]
    fn a_change_is_in_the_file_at_once_and_not_only_in_its_write_ahead_log() {
        let dir = tempfile::tempdir().unwrap();
        let tokens = Tokens::open(dir.path()).unwrap();
        let secret = tokens.create(&drafter(), Timestamp::UNIX_EPOCH).unwrap();
        let id = tokens.find(&secret).unwrap().unwrap().id;
        assert!(tokens.revoke(id, Timestamp::UNIX_EPOCH).unwrap());
        let copy = tempfile::tempdir().unwrap();
        std::fs::copy(dir.path().join("access.db"), copy.path().join("access.db")).unwrap();
        let copied = Tokens::open(copy.path()).unwrap();
        assert_eq!(copied.find(&secret).unwrap(), None);
        assert!(copied.list().unwrap()[0].revoked_at.is_some());
    }

    fn drafter() -> NewToken {
        NewToken {
            name: "李".parse().unwrap(),
            role: Role::Drafter,
            jurisdiction: "330100".parse().unwrap(),
            unit: Some("示例协会".parse().unwrap()),
            person: Some("p-li".parse().unwrap()),
        }
    }
}
