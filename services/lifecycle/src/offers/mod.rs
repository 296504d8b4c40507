//! What may be asked of a thing as it stands: each command with the least that it can hold, and what the rules say to it.
//!
//! Whoever makes a form of it needs to know no rule: what cannot be done comes with its refusal, and a day with its bounds. The
//! answer is that of [`decide`](crate::decide) itself, asked beforehand, so that no form offers what would be refused whatever
//! stands in it. Who may give a command is not asked here.

mod approval;
mod ballot;
mod case;
mod consultation;
mod implementation;
mod offer;
mod person;
mod pool;
mod review;
mod told;
mod tried;

pub use approval::offers_of_approval;
pub use ballot::offers_of_ballot;
pub use consultation::offers_of_consultation;
pub use implementation::offers_of_implementation;
pub use offer::Offer;
pub use person::offers_of_person;
pub use pool::{offers_of_expert, offers_of_pool};
pub use review::offers_of_review;
pub use told::{offers, offers_of_replacement};
