//! What lies between SQLite and the file system.
//!
//! [`open`] gives a database whose pages are checked: each page of the file carries a sum that is compared whenever the page is
//! read, and a page that is read from the write-ahead log is compared with the sum that SQLite keeps there. What does not
//! fit is an error ([`is_damage`]) that names file and place ([`Damage`]), never an answer.
//!
//! Beneath it stands the frame ([`Layer`], [`File`], [`register`]): SQLite's interface to its files, in safe Rust, for whoever
//! wants to see, change or refuse what SQLite reads and writes. Tests put a disk there that forgets what was not synced.
//! It is the only place of the workspace that needs `unsafe`, and all of that is in `frame` and in `reserve.rs`.
//!
//! This crate knows nothing of logs, views or tokens.

mod checked;
mod damage;
mod frame;
mod open;
mod reserve;
mod sum;
mod wal;

pub use damage::{Damage, What, forget, found, is_damage, named};
pub use frame::{Base, Code, File, Kind, Layer, NotRegistered, register};
pub use open::{CutWal, add_sums, has_sums, open};
