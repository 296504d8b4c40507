//! How one log stands to another: whether it is the same one, and whether it holds all that the other one does.

use crate::error::LogError;
use crate::identity::LogId;
use crate::reader::Reader;

/// How a log stands to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Relation {
    /// It holds all that the other one does.
    Holds,
    /// It is the same log and ends earlier.
    EndsEarlier {
        /// Its last `seq`.
        ends: u64,
        /// The other one's.
        other: u64,
    },
    /// It is the same log by its id, and both hold another event at this `seq`, the first that differs.
    Parts {
        /// Where.
        seq: u64,
    },
    /// It is another log.
    Another {
        /// Its id.
        id: LogId,
        /// The other one's.
        other: LogId,
    },
}

impl Relation {
    /// How `log` stands to `other`: by their ids, their lengths, and the roots over what both hold. Where one of them has no id, the
    /// rest decides. A log without events is held by every other.
    ///
    /// # Errors
    /// [`LogError`] when one of the two cannot be read.
    pub fn between(log: &Reader, other: &Reader) -> Result<Relation, LogError> {
        if other.head() == 0 {
            return Ok(Relation::Holds);
        }
        if let (Some(id), Some(other)) = (log.id(), other.id())
            && id != other
        {
            return Ok(Relation::Another { id: id.clone(), other: other.clone() });
        }
        let both = log.head().min(other.head());
        let agree = |size| Ok::<bool, LogError>(log.root(size)? == other.root(size)?);
        if !agree(both)? {
            let (mut good, mut bad) = (0, both);
            while bad - good > 1 {
                let middle = good + (bad - good) / 2;
                if agree(middle)? { good = middle } else { bad = middle }
            }
            return Ok(Relation::Parts { seq: bad });
        }
        Ok(Relation::of_lengths(log.head(), other.head()))
    }

    /// How the first stands to the second, if nothing is known of them but their lengths.
    pub(crate) fn of_lengths(ends: u64, other: u64) -> Relation {
        if ends < other { Relation::EndsEarlier { ends, other } } else { Relation::Holds }
    }
}
