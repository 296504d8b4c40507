//! The file of one box: a row for each card that was handed out, from the beginning, of one length whatever is chosen on it.
//!
//! A card that is put in is written over its own row. So neither the order of the rows nor where SQLite lays them out in a page
//! tells in which order cards came, and what was there before is written over.

use std::path::Path;

use plumbline_lifecycle::Digest;
use plumbline_lifecycle::ballot::{CastCard, Choice, Code};
use plumbline_pages::CutWal;
use rusqlite::{Connection, OpenFlags, OptionalExtension, params};

/// Why a box cannot be had.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BoxError {
    /// The file system.
    #[error("the box of the ballot: {0}")]
    File(#[from] std::io::Error),
    /// The file.
    #[error("the box of the ballot: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// What lies in it is none of what this program puts in.
    #[error("the box of the ballot holds what is no vote")]
    Strange,
}

/// What came of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Put {
    /// It lies in the box with this choice, now or since before.
    InTheBox,
    /// It lies in the box with another choice.
    Used,
    /// No card is taken any more.
    Sealed,
    /// The box was set up for other cards.
    NoneOfIts,
}

/// What stands in place of a code on a card that was not put in, as long as one.
const UNUSED: &str = "........................";

/// The choice of such a card; each choice is one letter.
const NONE: &str = "-";

/// `user_version` of a box that takes no card any more.
const SEALED: i64 = 1;

fn letter(choice: Choice) -> &'static str {
    match choice {
        Choice::Yes => "y",
        Choice::No => "n",
        Choice::Abstain => "a",
    }
}

/// Makes the file, durably. There is none yet.
pub(super) fn make(path: &Path, cards: &[Digest]) -> Result<(), BoxError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let mut db = plumbline_pages::open(path, flags, CutWal::Ends)?;
    settings(&db)?;
    let all = db.transaction()?;
    all.execute_batch(
        "CREATE TABLE card (hash BLOB PRIMARY KEY, code TEXT NOT NULL, choice TEXT NOT NULL) STRICT, WITHOUT ROWID",
    )?;
    for card in cards {
        all.execute("INSERT INTO card VALUES (?1, ?2, ?3)", params![card.bytes(), UNUSED, NONE])?;
    }
    Ok(all.commit()?)
}

/// Opens the file, if it is there.
pub(super) fn open(path: &Path) -> Result<Option<Connection>, BoxError> {
    if !path.exists() {
        return Ok(None);
    }
    let db = plumbline_pages::open(path, OpenFlags::SQLITE_OPEN_READ_WRITE, CutWal::Ends)?;
    settings(&db)?;
    Ok(Some(db))
}

/// No write-ahead log, which would keep the order; what is deleted is written over; each card is durable, its journal's end too.
fn settings(db: &Connection) -> Result<(), BoxError> {
    let mode = |mode: &str| db.query_row(mode, [], |row| row.get::<_, String>(0));
    mode("PRAGMA journal_mode = DELETE")?;
    db.execute_batch("PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON")?;
    Ok(())
}

/// Puts a card in.
pub(super) fn put(
    db: &Connection,
    card: &Digest,
    code: &Code,
    choice: Choice,
) -> Result<Put, BoxError> {
    let held = "SELECT choice FROM card WHERE hash = ?1";
    let held = db.query_row(held, [card.bytes()], |row| row.get::<_, String>(0)).optional()?;
    let chosen = letter(choice);
    match held.as_deref() {
        None => Ok(Put::NoneOfIts),
        Some(NONE) if is_sealed(db)? => Ok(Put::Sealed),
        Some(NONE) => {
            let put = "UPDATE card SET code = ?2, choice = ?3 WHERE hash = ?1";
            db.execute(put, params![card.bytes(), code.as_str(), chosen])?;
            Ok(Put::InTheBox)
        }
        Some(held) if held == chosen => Ok(Put::InTheBox),
        Some(_) => Ok(Put::Used),
    }
}

fn is_sealed(db: &Connection) -> Result<bool, BoxError> {
    let version: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    Ok(version == SEALED)
}

/// Takes no card any more, durably.
pub(super) fn seal(db: &Connection) -> Result<(), BoxError> {
    if !is_sealed(db)? {
        db.pragma_update(None, "user_version", SEALED)?;
    }
    Ok(())
}

/// What lies in it, by the hashes of the cards.
pub(super) fn contents(db: &Connection) -> Result<Vec<CastCard>, BoxError> {
    let mut read = db.prepare("SELECT code, choice FROM card WHERE choice <> ?1 ORDER BY hash")?;
    let rows = read.query_map([NONE], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut cast = Vec::new();
    for row in rows {
        let (code, chosen): (String, String) = row?;
        let choice = Choice::ALL.into_iter().find(|choice| letter(*choice) == chosen);
        let code = code.parse().map_err(|_| BoxError::Strange)?;
        cast.push(CastCard { code, choice: choice.ok_or(BoxError::Strange)? });
    }
    Ok(cast)
}

/// Writes over all that lies in it.
pub(super) fn empty(db: &Connection) -> Result<(), BoxError> {
    db.execute("UPDATE card SET code = ?1, choice = ?2", params![UNUSED, NONE])?;
    db.execute("DELETE FROM card", [])?;
    Ok(())
}
