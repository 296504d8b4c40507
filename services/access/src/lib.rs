//! Who may call: bearer tokens, stored hashed, each with a role and a jurisdiction.
//!
//! A token is 256 random bits, so a plain SHA-256 of it is a safe thing to store and to look up by. Whoever serves the API
//! or the pages is handed a function ([`Authenticate`]) and does not see the file.

mod caller;
mod tokens;

pub use caller::{Authenticate, Caller, Role};
pub use tokens::{AccessError, Token, Tokens};
