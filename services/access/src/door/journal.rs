//! What happened at the door, as far as it is remembered: so many of those who were let in, and so much of those who were not, that no
//! stranger fills a disk. What must never be forgotten stands in the log.

use rusqlite::params;

use crate::door::error::DoorError;
use crate::door::file::Door;

/// Rows that are kept of those who were let in; the oldest are forgotten.
const LET_IN_MAX: i64 = 20_000;

/// Rows that are kept of those who were not, an hour: one an address and a reason; the others of that hour share one.
const REFUSED_MAX: i64 = 200;

/// Hours that they are kept.
const REFUSED_HOURS: i64 = 14 * 24;

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Met {
    /// Somebody signed in.
    SignedIn,
    /// Somebody signed out.
    SignedOut,
    /// Somebody's session was ended by another.
    Ended,
    /// Somebody was given a new link by another.
    Invited,
    /// Somebody set their password.
    PasswordSet,
    /// Somebody set a second factor, or took it away.
    FactorSet,
    /// A password, a code or a name was wrong.
    WrongPassword,
    /// A token or a link was wrong.
    WrongToken,
    /// Somebody was told to wait.
    ToldToWait,
}

/// What is told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// When; of those who were not let in, the last time in that hour.
    pub at: i64,
    /// What.
    pub met: Met,
    /// Whose account it was; empty of those who were not let in: whatever they typed may have been a password.
    pub login: String,
    /// From where.
    pub address: String,
    /// How often in that hour.
    pub count: u64,
}

impl Met {
    const ALL: [Met; 9] = [
        Met::SignedIn,
        Met::SignedOut,
        Met::Ended,
        Met::Invited,
        Met::PasswordSet,
        Met::FactorSet,
        Met::WrongPassword,
        Met::WrongToken,
        Met::ToldToWait,
    ];

    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Met::SignedIn => ("signed-in", "登录", "signed in"),
            Met::SignedOut => ("signed-out", "退出", "signed out"),
            Met::Ended => ("ended", "会话被结束", "session ended"),
            Met::Invited => ("invited", "生成新链接", "given a new link"),
            Met::PasswordSet => ("password-set", "设置口令", "password set"),
            Met::FactorSet => ("factor-set", "设置动态口令", "second factor set"),
            Met::WrongPassword => {
                ("wrong-password", "登录名、口令或动态口令有误", "wrong login, password or code")
            }
            Met::WrongToken => ("wrong-token", "令牌或链接有误", "wrong token or link"),
            Met::ToldToWait => ("told-to-wait", "次数过多，请其稍候", "told to wait"),
        }
    }

    /// The key for programs.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.words().0
    }

    /// In Chinese.
    #[must_use]
    pub fn zh(self) -> &'static str {
        self.words().1
    }

    /// In English.
    #[must_use]
    pub fn en(self) -> &'static str {
        self.words().2
    }
}

impl Door {
    /// Notes what somebody did who was let in.
    ///
    /// # Errors
    /// [`DoorError`].
    pub fn note(&self, met: Met, login: &str, address: &str, now: i64) -> Result<(), DoorError> {
        let db = self.db();
        db.execute(
            "INSERT INTO journal (at, met, login, address) VALUES (?1, ?2, ?3, ?4)",
            params![now, met.key(), login, address],
        )?;
        db.execute(
            "DELETE FROM journal WHERE id <= (SELECT max(id) FROM journal) - ?1",
            [LET_IN_MAX],
        )?;
        Ok(())
    }

    /// Notes that somebody was not let in: one row an hour, a reason and an address, and its count.
    ///
    /// # Errors
    /// [`DoorError`].
    pub fn refuse(&self, met: Met, address: &str, now: i64) -> Result<(), DoorError> {
        let db = self.db();
        // Strangers do not make the disk wait: with the power some of their count may be lost.
        db.execute_batch("PRAGMA synchronous = NORMAL")?;
        db.execute(
            "INSERT INTO refused (hour, met, address, count, last_at)
             SELECT ?1 / 3600, ?2, CASE WHEN (SELECT count(*) FROM refused WHERE hour = ?1 / 3600) >= ?4
                AND NOT EXISTS (SELECT 1 FROM refused WHERE hour = ?1 / 3600 AND met = ?2 AND address = ?3)
                THEN '*' ELSE ?3 END, 1, ?1 WHERE true
             ON CONFLICT (hour, met, address) DO UPDATE SET count = count + 1, last_at = ?1",
            params![now, met.key(), address, REFUSED_MAX],
        )?;
        db.execute("DELETE FROM refused WHERE hour < ?1 / 3600 - ?2", [now, REFUSED_HOURS])?;
        db.execute_batch("PRAGMA synchronous = FULL")?;
        Ok(())
    }

    /// What happened, the newest first, at most so much of either.
    ///
    /// # Errors
    /// [`DoorError`].
    pub fn journal(&self, most: u32) -> Result<(Vec<Entry>, Vec<Entry>), DoorError> {
        let let_in = "SELECT at, met, login, address, 1 FROM journal ORDER BY id DESC LIMIT ?1";
        let refused = "SELECT last_at, met, '', address, count FROM refused ORDER BY last_at DESC, rowid DESC LIMIT ?1";
        Ok((self.entries(let_in, most)?, self.entries(refused, most)?))
    }

    /// How many were turned away in the hours from one to before another, as hours since 1970-01-01 UTC.
    ///
    /// # Errors
    /// [`DoorError`].
    pub fn refused_between(&self, from: i64, before: i64) -> Result<u64, DoorError> {
        let select = "SELECT coalesce(sum(count), 0) FROM refused WHERE hour >= ?1 AND hour < ?2";
        Ok(self.db().query_row(select, [from, before], |row| row.get(0))?)
    }

    fn entries(&self, select: &str, most: u32) -> Result<Vec<Entry>, DoorError> {
        let db = self.db();
        let mut select = db.prepare(select)?;
        let rows = select.query_map([most], |row| {
            let key: String = row.get(1)?;
            let met = Met::ALL.into_iter().find(|met| met.key() == key);
            Ok(Entry {
                at: row.get(0)?,
                met: met.ok_or(rusqlite::Error::InvalidQuery)?,
                login: row.get(2)?,
                address: row.get(3)?,
                count: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
