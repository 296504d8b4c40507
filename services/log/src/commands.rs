//! The table `command` compared with the events: each command owns a run of events that carry its id, and every event
//! belongs to one.

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use crate::error::OpenError;
use crate::identity;
use crate::row::Row;

/// Which commands made which events, as a sum of hashes that is the same in any order: the events tell it in the order of
/// `seq`, the table in the order of ids, and neither has to be looked up in the other.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct CommandSum {
    count: u64,
    sum: [u64; 4],
    /// The command whose events are coming: its id, its first event, its last so far.
    run: Option<([u8; 16], u64, u64)>,
}

impl CommandSum {
    /// Takes the next event, in the order of `seq`.
    pub(crate) fn event(&mut self, row: &Row<'_>) {
        match &mut self.run {
            Some((command, _, last)) if command[..] == *row.command => *last = row.seq,
            run => {
                let id = row.command.try_into().unwrap_or_default();
                if let Some((command, first, last)) = run.replace((id, row.seq, row.seq)) {
                    self.add(&command, first, last);
                }
            }
        }
    }

    /// Compares what `size` events told with what the table says. Of a replica the last command may have more to come, and is
    /// not in the table.
    pub(crate) fn check(mut self, db: &Connection, size: u64) -> Result<(), OpenError> {
        let mut owned = size;
        if identity::is_replica(db)? {
            owned = self.run.take().map_or(size, |(_, first, _)| first - 1);
        }
        if self.finish() == CommandSum::by_the_table(db)? {
            return Ok(());
        }
        find_misfit(db, owned)?;
        Err(OpenError::damaged(size, "the commands that are kept are not those of the events"))
    }

    /// The sum with the last run in it.
    fn finish(mut self) -> CommandSum {
        if let Some((command, first, last)) = self.run.take() {
            self.add(&command, first, last);
        }
        self
    }

    fn by_the_table(db: &Connection) -> Result<CommandSum, OpenError> {
        let mut sum = CommandSum::default();
        let mut commands = db.prepare("SELECT id, first_seq, last_seq FROM command")?;
        let mut rows = commands.query([])?;
        while let Some(row) = rows.next()? {
            sum.add(row.get_ref(0)?.as_blob().unwrap_or_default(), row.get(1)?, row.get(2)?);
        }
        Ok(sum)
    }

    fn add(&mut self, command: &[u8], first: u64, last: u64) {
        let hash = Sha256::new()
            .chain_update(first.to_be_bytes())
            .chain_update(last.to_be_bytes())
            .chain_update(command)
            .finalize();
        self.count += 1;
        for (lane, part) in self.sum.iter_mut().zip(hash.chunks_exact(8)) {
            *lane = lane.wrapping_add(u64::from_be_bytes(part.try_into().unwrap_or_default()));
        }
    }
}

/// The sums differ: looks each command up among the events, to say which it is. Slow, and only for a damaged log.
fn find_misfit(db: &Connection, size: u64) -> Result<(), OpenError> {
    let mut owned = 0;
    let mut commands = db.prepare(
        "SELECT c.first_seq, c.last_seq, (SELECT count(*) FROM event e WHERE e.seq BETWEEN c.first_seq AND c.last_seq AND e.command = c.id)
         FROM command c",
    )?;
    let mut rows = commands.query([])?;
    while let Some(row) = rows.next()? {
        let (first, last, count): (u64, u64, u64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if last < first || last - first + 1 != count {
            return Err(OpenError::damaged(first, "the command's answer does not fit its events"));
        }
        owned += count;
    }
    if owned != size {
        let why = format!("{owned} of {size} events belong to a command");
        return Err(OpenError::damaged(size, why));
    }
    Ok(())
}
