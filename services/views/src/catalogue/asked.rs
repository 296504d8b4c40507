//! The catalogue, to be asked.

use std::sync::Arc;

use plumbline_access::Sight;

use crate::error::ViewError;
use crate::frame::{Quarantined, quarantined};
use crate::pool::Pool;

/// The catalogue, to be asked. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Catalogue {
    pub(crate) pool: Arc<Pool>,
    /// What whoever asks may read.
    pub(crate) sight: Sight,
}

impl Catalogue {
    /// The streams that were set aside.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn quarantined(&self) -> Result<Vec<Quarantined>, ViewError> {
        self.pool.ask(|tx| Ok(quarantined(tx)?))
    }
}
