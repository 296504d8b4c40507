//! Which days are worked on. Every last day is worked out with a calendar in hand.

/// The calendar of working days. It holds none yet: every day counts, and no last day is moved.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Calendar {}
