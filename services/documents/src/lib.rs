//! The contents of documents. The log keeps what identifies a file; the file lies here, under the hash of its content.
//!
//! ```text
//! documents/ab/abcdef…       a content, named by its SHA-256; the same content twice is one file
//! documents/incoming/…       what is being taken in; gone at the next start
//! documents/unnamed/abcdef…  an empty mark: this content was kept, and no event is known yet that names it
//! ```
//!
//! A content is on the disk, and its folder too, before the command that names it is given: no event that was acknowledged
//! lacks the content that came with it. What no event names after all is found by its mark at the next start, and removed.
//!
//! What a standard is, and who may do what, is not known here.

mod arrival;
mod check;
mod copy;
mod download;
mod error;
mod folder;
mod hash;
mod intake;
mod media;
mod ole;
mod pieces;
mod place;
mod receive;
mod sniff;
mod store;
mod text;
mod unfit;
mod zip;

pub use arrival::{Arrival, Content};
pub use check::{Check, Damaged};
pub use copy::Copied;
pub use download::{Asked, Pieces, download};
pub use error::{NotKept, StoreError};
pub use hash::{ContentHash, NotAHash};
pub use intake::{Intake, Outcome};
pub use media::MediaType;
pub use receive::{NotReceived, Pace, receive};
pub use store::{Kept, Store};
pub use unfit::{Unfit, on_the_list};
