//! What is shown of a standard, whichever way it is written.

use jiff::civil::Date;
use plumbline_views::Life;

/// A life, and the question that it answers.
pub(super) struct Shown {
    pub(super) life: Life,
    pub(super) day: Date,
}
