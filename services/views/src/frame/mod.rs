//! The frame every view runs in: one file, one position, one event after the other.
//!
//! The frame reads the log's rows, folds each stream with the core's own fold and tells the view's projector what changed.
//! The position is saved in the transaction of the rows it stands for, so a crash leaves a view that is merely behind.
//! An event that cannot be applied sets its stream aside and is said loudly; the other streams go on. A rebuild fills a
//! new file beside the old one, which is read meanwhile, and takes its place at the end.
//!
//! Read in this order: [`Design`] and [`Projector`] (what a view is), [`View`] (its file), `Batch` (a run of events).

mod batch;
mod design;
mod file;
mod mark;
mod memory;
mod quarantine;
mod record;
mod states;
mod view;

pub(crate) use design::{Change, Design, Projector, Restores};
pub(crate) use file::version_of;
pub(crate) use mark::{Mark, differs, log as made_from};
pub use quarantine::Quarantined;
pub(crate) use quarantine::quarantined;
pub(crate) use record::Record;
pub(crate) use states::{States, read};
pub(crate) use view::View;
