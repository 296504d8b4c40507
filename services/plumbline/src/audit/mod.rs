//! `plumbline audit`: what the log proves, worked out once more from it alone. `draw` is for whoever doubts a panel; the rest is how
//! `verify` asks today's rules about each event.

mod draw;
mod rules;

use std::path::Path;

use plumbline_lifecycle::PartId;

use crate::failure::Failure;

pub(crate) use rules::Audit;

#[derive(clap::Subcommand)]
pub(crate) enum Audits {
    /// Draw each panel of a review once more, out of the pool as it was at the call, and say what differs if anything does.
    Draw {
        /// The review, as day-care.draft.1.
        review: PartId,
        /// Everybody of the pool, also who was not chosen.
        #[arg(long)]
        all: bool,
    },
}

pub(crate) fn run(data: &Path, audit: &Audits) -> Result<(), Failure> {
    match audit {
        Audits::Draw { review, all } => draw::run(data, review, *all),
    }
}
