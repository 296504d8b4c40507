//! Who may call: bearer tokens, stored hashed, each with a role and a jurisdiction.
//!
//! A token is 256 random bits, so a plain SHA-256 of it is a safe thing to store and to look up by. What a role may do
//! is not decided here; this crate knows who somebody is.

mod tokens;

pub use tokens::{AccessError, Token, Tokens};
