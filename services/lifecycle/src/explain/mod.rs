//! Why a standard waits: who is to do what, since when and until when, because of which rule, who may act today, what is
//! missing, and what comes after.
//!
//! Nothing here knows a rule of its own. What is waited for comes from `waits`, who may act from `fillers`, and why
//! something is not possible yet from the rules that would refuse it, so an explanation cannot disagree with them. Its
//! sentences are made of those parts, in Chinese and in English.

mod actors;
mod case;
mod day;
mod deed;
mod explanation;
mod next;
mod sentence;
mod standing;
mod told;
mod who;

pub use explanation::{Actor, Explanation, Waiting};
pub use told::explain;
