//! What is private of a person, and the keys that hide it.
//!
//! The log holds ciphertext; the keys lie in `keys/` beside it, one file a key, and in no backup of the log. Whoever wants
//! something recorded seals it before it becomes a command ([`Keys::seal`]), so that the writer, the log, the bus and every view see
//! ciphertext. To erase somebody is to destroy their key: after the commit, and once more at each start ([`Keys::settle`]).

mod data;
mod keys;
mod seal;

pub use data::PersonalData;
pub use keys::{KeyError, Keys};
