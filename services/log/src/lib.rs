//! The append-only log: what happened, in order, provable.
//!
//! One process appends ([`Appender`], [`Batch`]); any number read and follow ([`Reader`], [`Follower`]). The log is one
//! SQLite file, and a Merkle tree grows over it (RFC 6962). It does not know what a standard is: an event is a stream,
//! a version, a kind and JSON text.

mod answer;
mod appender;
mod commands;
mod copy;
mod damage;
mod envelope;
mod error;
mod event_table;
mod head;
mod identity;
mod lock;
mod open;
mod options;
mod reader;
mod recent;
mod rehash;
mod relation;
mod replica;
mod restore;
mod room;
mod row;
mod scan;
mod schema;
mod seal;
mod swap;
mod tail;
mod tree;
mod tree_row;
mod verify;
mod walk;
mod withheld;

pub use answer::StoredAnswer;
pub use appender::{Appended, Appender, Batch, Committed};
pub use copy::copy;
pub use damage::Damage;
pub use envelope::{BadEnvelope, Envelope, NotJson};
pub use error::{CommitError, LogError, NotFollowed, OpenError};
pub use identity::{Earlier, LogId, NoLogId};
pub use open::Log;
pub use options::Options;
pub use reader::{Follower, Reader};
pub use relation::Relation;
pub use replica::Replica;
pub use restore::Restore;
pub use room::Room;
pub use row::{NewEvent, Provenance, Recorded, Row};
pub use tree::{Frontier, Hash, leaf_hash, node_hash};
pub use verify::{Verified, verify};
pub use walk::{Walk, Walked};
