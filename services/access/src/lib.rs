//! Who may do what: the bearer of a token, as it was granted, with a role, a jurisdiction and perhaps a unit; and the one
//! policy that says which commands that allows.
//!
//! Persons sign in with a password and are then known by a session ([`Door`]); programs show a token. A token is 256 random bits, so a plain SHA-256 of it is a safe thing to store and to look up by. Whoever serves the API
//! or the pages is handed a function ([`Authenticate`]) and does not see the grants.

mod administering;
mod approvals;
mod assertion;
mod attempts;
mod before;
mod caller;
mod condition;
mod consultations;
mod denial;
mod door;
mod entitled;
mod entrance;
mod granting;
mod guard;
mod house;
mod implementations;
mod peer;
mod personal;
mod policy;
mod pools;
mod reading;
mod reviews;
mod secret;
mod standards;
mod table;

pub use assertion::{GatewayKey, TooShort};
pub use attempts::{AttemptLimits, Attempts, TooMany};
pub use before::{AccessError, Before};
pub use caller::{Authenticate, Caller, GrantsUnread, Role};
pub use condition::Condition;
pub use denial::{Denial, Unsettled};
pub use door::{
    BadPassword, Door, DoorError, Entry, Invitation, Met, NotIn, Session, SessionLimits, SignIn,
    SignedIn, Totp,
};
pub use entitled::stands_for;
pub use entrance::Entrance;
pub use granting::says_who_may;
pub use guard::Guard;
pub use house::{BadCertificate, HouseTls};
pub use peer::{Peer, Proxies, subscriber};
pub use personal::reads_personal;
pub use plumbline_lifecycle::grants::TokenRole;
pub use policy::{gives, policy, table};
pub use reading::{
    Matter, Reach, Reading, ReadingRow, Sight, readings, reads_desk, reads_everything,
};
pub use secret::{NoChance, Secret, bearer, member};
pub use table::Row;
