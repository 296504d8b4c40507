//! `access.db`, in which programs before grants kept tokens with what they allow: read once, to be taken over into the log,
//! and then put away. Nothing in it counts once the log has grants.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use plumbline_lifecycle::grants::{Credential, Grant, TokenRole};
use plumbline_lifecycle::{BadWord, Name};
use plumbline_pages::CutWal;
use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags, Row};

const FILE: &str = "access.db";

/// It is only looked at: whoever may not write looks too.
const READING: OpenFlags = OpenFlags::SQLITE_OPEN_READ_ONLY.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);

/// Where it lies once it was taken over.
const PUT_AWAY: &str = "access.db.taken-over";

/// The file of tokens of an older program cannot be taken over.
#[derive(Debug, thiserror::Error)]
pub enum AccessError {
    /// SQLite failed.
    #[error(
        "access.db: {0} (put it back from a copy; without it the tokens of before are no more)"
    )]
    Sqlite(#[source] rusqlite::Error),
    /// SQLite's own check found the file out of order.
    #[error(
        "access.db is damaged: {0} (put it back from a copy; without it the tokens of before are no more)"
    )]
    Unsound(String),
    /// A row that cannot be what it claims.
    #[error(
        "access.db: the token {id} is damaged: {why} (put access.db back from a copy; without it the tokens of before are no more)"
    )]
    Damaged {
        /// Its number.
        id: i64,
        /// What is wrong.
        why: String,
    },
    /// The file cannot be put away.
    #[error("{path}: {cause}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        cause: std::io::Error,
    },
}

impl From<rusqlite::Error> for AccessError {
    fn from(error: rusqlite::Error) -> AccessError {
        AccessError::Sqlite(plumbline_pages::named(error))
    }
}

/// The tokens of before that were not revoked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Before {
    /// What is to be granted, the oldest first.
    pub grants: Vec<Grant>,
    /// What is granted otherwise than it stood there, or not at all, a sentence each.
    pub otherwise: Vec<String>,
}

impl Before {
    /// Whether a folder holds such a file.
    #[must_use]
    pub fn is_there(dir: &Path) -> bool {
        dir.join(FILE).exists()
    }

    /// Reads the file, of whichever version; `None` where there is none.
    ///
    /// # Errors
    /// [`AccessError`], naming what cannot be read.
    pub fn read(dir: &Path) -> Result<Option<Before>, AccessError> {
        if !Before::is_there(dir) {
            return Ok(None);
        }
        let db = open(dir, READING)?;
        let says: String = db.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        if says != "ok" {
            return Err(AccessError::Unsound(says));
        }
        let tables = "SELECT count(*) FROM sqlite_schema WHERE name = 'token'";
        if db.query_row(tables, [], |row| row.get::<_, u32>(0))? == 0 {
            return Ok(Some(Before::default()));
        }
        let version: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        // Version 2 came with the unit, version 3 with the person.
        let unit = if version < 2 { "NULL" } else { "unit" };
        let person = if version < 3 { "NULL" } else { "person" };
        let select = format!(
            "SELECT id, hash, name, role, jurisdiction, {unit} AS unit, {person} AS person FROM token WHERE revoked_at IS NULL ORDER BY id"
        );
        let mut rows = db.prepare(&select)?;
        let rows = rows.query_map([], |row| Ok(grant(row)))?;
        let tokens: Vec<(i64, Grant)> = rows.map(|row| row?).collect::<Result<_, AccessError>>()?;
        Ok(Some(Before::of(tokens)))
    }

    /// By today's rules: a name has one token, and a drafter a unit.
    fn of(tokens: Vec<(i64, Grant)>) -> Before {
        let newest: BTreeMap<String, i64> =
            tokens.iter().map(|(id, grant)| (grant.name.to_string(), *id)).collect();
        let mut before = Before::default();
        for (id, mut grant) in tokens {
            let name = grant.name.clone();
            if newest.get(name.as_str()) != Some(&id) {
                before.otherwise.push(format!(
                    "token {id} of `{name}` is not taken over: the name has a newer one (make another under a name of its own)"
                ));
                continue;
            }
            if grant.role == TokenRole::Drafter && grant.unit.is_none() {
                grant.role = TokenRole::Reader;
                before.otherwise.push(format!(
                    "token {id} of `{name}` becomes a reader's: it was a drafter's and named no unit, so that it let them draft nothing"
                ));
            }
            before.grants.push(grant);
        }
        before
    }

    /// Gives the file another name: it was taken over.
    ///
    /// # Errors
    /// [`AccessError::File`].
    pub fn put_away(dir: &Path) -> Result<(), AccessError> {
        let path = dir.join(FILE);
        std::fs::rename(&path, dir.join(PUT_AWAY))
            .map_err(|cause| AccessError::File { path, cause })?;
        for beside in ["access.db-wal", "access.db-shm"] {
            // SQLite removes them when it closes the file; one of a process that was killed may still be there.
            let _ = std::fs::remove_file(dir.join(beside));
        }
        Ok(())
    }

    /// Copies the file into another folder, where there is one, while it may be written.
    ///
    /// # Errors
    /// [`AccessError`], when a file cannot be read or written.
    pub fn copy(from: &Path, to: &Path) -> Result<(), AccessError> {
        if !Before::is_there(from) {
            return Ok(());
        }
        let source = open(from, READING)?;
        let mut copied = open(to, OpenFlags::default())?;
        Backup::new(&source, &mut copied)?.step(-1)?;
        Ok(())
    }
}

fn open(dir: &Path, flags: OpenFlags) -> Result<Connection, AccessError> {
    let db = plumbline_pages::open(&dir.join(FILE), flags, CutWal::Ends)?;
    db.busy_timeout(Duration::from_secs(5))?;
    Ok(db)
}

fn grant(row: &Row<'_>) -> Result<(i64, Grant), AccessError> {
    let id = row.get("id")?;
    let damaged = |why: BadWord| AccessError::Damaged { id, why: why.to_string() };
    let text = |column: &str| row.get::<_, String>(column);
    let hash: [u8; 32] = row.get("hash")?;
    let (unit, person): (Option<String>, Option<String>) = (row.get("unit")?, row.get("person")?);
    let grant = Grant {
        // The hash of before is what a credential is.
        credential: Credential::from(hash),
        name: text("name")?.parse::<Name>().map_err(damaged)?,
        role: text("role")?.parse().map_err(damaged)?,
        jurisdiction: text("jurisdiction")?.parse().map_err(damaged)?,
        unit: unit.map(|unit| unit.parse()).transpose().map_err(damaged)?,
        person: person.map(|person| person.parse()).transpose().map_err(damaged)?,
    };
    Ok((id, grant))
}

#[cfg(test)]
mod tests {
    use plumbline_lifecycle::grants::TokenRole::{Administrator, Drafter, Office, Reader};
    use rusqlite::params;

    use super::*;

    const TABLE: &str = "CREATE TABLE token (id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, name TEXT NOT NULL,
        role TEXT NOT NULL, jurisdiction TEXT NOT NULL, created_at INTEGER NOT NULL, revoked_at INTEGER) STRICT;";
    const UNIT: &str = "ALTER TABLE token ADD COLUMN unit TEXT; PRAGMA user_version = 2;";
    const PERSON: &str = "ALTER TABLE token ADD COLUMN person TEXT; PRAGMA user_version = 3;";

    /// A file of before: (name, role, whether it was revoked), numbered from 1.
    fn file(dir: &Path, more: &[&str], tokens: &[(&str, &str, bool)]) {
        let db = Connection::open(dir.join(FILE)).unwrap();
        db.execute_batch(&[&[TABLE], more].concat().concat()).unwrap();
        for ((name, role, revoked), number) in tokens.iter().zip(1_u8..) {
            let insert = "INSERT INTO token (hash, name, role, jurisdiction, created_at, revoked_at) VALUES (?1, ?2, ?3, '330100', 0, ?4)";
            let revoked = revoked.then_some(7);
            db.execute(insert, params![[number; 32], name, role, revoked]).unwrap();
        }
        if more.contains(&UNIT) {
            db.execute("UPDATE token SET unit = '示例协会'", []).unwrap();
        }
        if more.contains(&PERSON) {
            db.execute("UPDATE token SET person = 'p-li'", []).unwrap();
        }
    }

    #[test]
    fn a_file_of_each_version_is_read_with_what_it_knew() {
        let versions: [(&[&str], _, _); 3] = [
            (&[], None, None),
            (&[UNIT], Some("示例协会"), None),
            (&[UNIT, PERSON], Some("示例协会"), Some("p-li")),
        ];
        for (more, unit, person) in versions {
            let dir = tempfile::tempdir().unwrap();
            assert_eq!(Before::read(dir.path()).unwrap(), None);
            file(dir.path(), more, &[("li", "office", false), ("gone", "administrator", true)]);
            let Before { grants, otherwise } = Before::read(dir.path()).unwrap().unwrap();
            let [grant] = &grants[..] else { panic!("{grants:?}") };
            assert_eq!((grant.role, grant.credential), (Office, Credential::from([1; 32])));
            assert_eq!(grant.unit.as_ref().map(Name::as_str), unit);
            assert_eq!(grant.person.as_ref().map(|person| person.as_str()), person);
            assert_eq!(otherwise, [""; 0]);
            Before::put_away(dir.path()).unwrap();
            assert_eq!(Before::read(dir.path()).unwrap(), None);
        }
    }

    #[test]
    fn what_todays_rules_refuse_is_taken_over_as_far_as_it_goes_and_told() {
        let dir = tempfile::tempdir().unwrap();
        let tokens = [
            ("li", "administrator", false),
            ("wang", "drafter", false),
            ("li", "office", false),
            ("zhao", "administrator", false),
        ];
        file(dir.path(), &[], &tokens);
        let Before { grants, otherwise } = Before::read(dir.path()).unwrap().unwrap();
        let told: Vec<_> = grants.iter().map(|grant| (grant.name.as_str(), grant.role)).collect();
        assert_eq!(told, [("wang", Reader), ("li", Office), ("zhao", Administrator)]);
        assert!(otherwise[0].starts_with("token 1 of `li` is not taken over"), "{otherwise:?}");
        assert!(otherwise[1].starts_with("token 2 of `wang` becomes a reader's"), "{otherwise:?}");
        assert_eq!(otherwise.len(), 2);
        let with_unit = tempfile::tempdir().unwrap();
        file(with_unit.path(), &[UNIT], &[("wang", "drafter", false)]);
        assert_eq!(Before::read(with_unit.path()).unwrap().unwrap().grants[0].role, Drafter);
    }

    #[test]
    fn a_row_that_cannot_be_is_named_and_a_file_of_nothing_holds_nothing() {
        let dir = tempfile::tempdir().unwrap();
        file(dir.path(), &[], &[("li", "office", false), ("wang", "god", false)]);
        let says = Before::read(dir.path()).unwrap_err().to_string();
        assert!(says.starts_with("access.db: the token 2 is damaged: role: one of"), "{says}");
        let empty = tempfile::tempdir().unwrap();
        std::fs::write(empty.path().join(FILE), b"").unwrap();
        assert_eq!(Before::read(empty.path()).unwrap(), Some(Before::default()));
        std::fs::write(empty.path().join(FILE), [7; 8192]).unwrap();
        assert!(Before::read(empty.path()).is_err());
    }

    #[test]
    fn a_copy_holds_the_same() {
        let (dir, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        Before::copy(dir.path(), copy.path()).unwrap();
        assert!(!Before::is_there(copy.path()));
        file(dir.path(), &[UNIT], &[("li", "office", false)]);
        Before::copy(dir.path(), copy.path()).unwrap();
        assert_eq!(Before::read(copy.path()).unwrap(), Before::read(dir.path()).unwrap());
    }
}
