//! SQLite's interface to its files ("VFS"), in safe Rust.
//!
//! [`register`] puts a [`Layer`] over the file system that is SQLite's default. Each file that SQLite opens is opened beneath; the
//! layer may put a [`File`] over it, through which reads, writes, truncations and syncs then go, and which reaches what is
//! beneath as [`Base`]. Locks, shared memory and everything else go through untouched. A panic in a layer is an I/O error to
//! SQLite and never unwinds into C.
//!
//! Files are offered in version 2 of the interface, so that SQLite maps none into memory, and without the promise that parts
//! of pages may be read: all that it reads of a database comes through [`File::read`], page by page.

mod base;
mod file;
mod layer;
mod vfs;

pub use base::Base;
pub use layer::{Code, File, Kind, Layer};
pub use vfs::{NotRegistered, register};
