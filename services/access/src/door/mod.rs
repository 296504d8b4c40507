//! The door: by which password somebody is known who has an account, who is signed in now, and who was turned away.
//!
//! It is a file of its own beside the log (`door.db`), because a log that forgets nothing is no place for a password's hash, which must
//! be gone once the password is changed, nor for whatever strangers try. It lets nobody do anything by itself: an account is opened
//! in the log, and one that is closed there is let in no more, whatever stands here. It is in no backup: after a restore each account
//! is given a new link.

mod error;
mod file;
mod invitation;
mod journal;
mod password;
mod session;
mod sign_in;
mod totp;

pub use error::DoorError;
pub use file::{Door, SessionLimits};
pub use invitation::Invitation;
pub use journal::{Entry, Met};
pub use password::BadPassword;
pub use session::{Session, SignedIn};
pub use sign_in::{NotIn, SignIn};
pub use totp::Totp;
