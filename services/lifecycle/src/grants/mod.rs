//! Grants: which token, and which account, lets whom do what.
//!
//! One small stream for the whole house. A token's secret is told once and kept nowhere; a grant holds its [`Credential`], by
//! which the secret is known again. So whatever a token may do stands in the log, by whom it was granted and since when, and
//! there is nothing beside the log that says more. An account is a person who signs in; by which password they are known stands
//! beside the log, and lets nobody do anything who has no account here.

mod account;
mod command;
mod credential;
mod event;
mod grant;
mod role;
mod rules;
mod state;

pub use account::Account;
pub use command::Command;
pub use credential::Credential;
pub use event::{Event, Kind};
pub use grant::Grant;
pub use role::TokenRole;
pub use rules::Refusal;
pub(crate) use rules::{decide, permits};
pub use state::{Granted, Grants, Opened};
