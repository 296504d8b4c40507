//! How many connections are open, for whoever counts.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// The count of open connections. Clones count together.
#[derive(Debug, Clone, Default)]
pub struct Connections(Arc<AtomicUsize>);

/// One of them, until it is dropped.
#[derive(Debug)]
pub(crate) struct One(Connections);

impl Connections {
    /// How many are open.
    pub(crate) fn count(&self) -> usize {
        self.0.load(Relaxed)
    }

    /// One more.
    pub(crate) fn one(&self) -> One {
        self.0.fetch_add(1, Relaxed);
        One(self.clone())
    }
}

impl Drop for One {
    fn drop(&mut self) {
        self.0.0.fetch_sub(1, Relaxed);
    }
}
