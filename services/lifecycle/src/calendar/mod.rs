//! The calendar of working days: a day off by law, a weekend day that is worked instead.
//!
//! The state council's office announces each year by itself, late in the year before. So a calendar is data with a source,
//! a year at a time: [`Notice`] is its file, [`Calendar`] the years that are known and what is counted with them.

mod count;
mod event;
mod notice;
mod rules;
mod state;

pub use count::LastDay;
pub use event::{Command, Event, Kind};
pub use notice::{BUILT_IN, BadNotice, Notice};
pub use rules::Refusal;
pub(crate) use rules::{decide, permits};
pub use state::{Calendar, Year};
