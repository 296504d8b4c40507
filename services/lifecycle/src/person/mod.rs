//! What is private about one person: their telephone, mail, identity and bank numbers, sealed.
//!
//! One stream a person, `person/e-001`, beside what is said of them in public (`pool/…`). The core sees ciphertext and the id of a
//! key, and knows neither: the keys lie beside the log, each on its own, and sealing precedes the command. [`Event::PersonErased`]
//! ends every key that the stream names; whoever keeps the keys destroys them once that is recorded, and again at every start. A
//! key that was ended is never taken again, so that what was sealed under it stays unreadable for ever.

mod command;
mod event;
mod personal;
mod refusal;
mod rules;
mod sealed;

pub use command::Command;
pub use event::{Event, Kind};
pub use personal::Personal;
pub use refusal::Refusal;
pub(crate) use rules::{decide, permits};
pub use sealed::{Ciphertext, KeyId, Sealed};
