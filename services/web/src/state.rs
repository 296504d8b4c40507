//! What the pages work with, and how they ask it.

use std::sync::Arc;

use jiff::civil::Date;
use plumbline_access::{Authenticate, Caller};
use plumbline_documents::Intake;
use plumbline_log::Reader;
use plumbline_views::Views;
use plumbline_workflow::Writer;

use crate::places::{PlaceNames, Places};
use crate::problem::Problem;

/// What the pages work with. Cheap to clone.
#[derive(Clone)]
pub struct WebState {
    /// What has happened.
    pub reader: Reader,
    /// What that comes to.
    pub views: Views,
    /// What places are called.
    pub places: Places,
    /// Where commands are given.
    pub writer: Writer,
    /// The contents of documents.
    pub documents: Intake,
    /// Who somebody is.
    pub authenticate: Authenticate,
    /// What day it is, where the office is.
    pub today: Arc<dyn Fn() -> Date + Send + Sync>,
    /// Everybody who has not logged in is this reader: only where all data are made up.
    pub demonstration: Option<Caller>,
}

impl WebState {
    /// The day that is asked for, today if none is; one that has not come yet is refused.
    pub(crate) fn day(&self, as_of: Option<Date>) -> Result<Date, Problem> {
        let today = (self.today)();
        match as_of {
            Some(day) if day > today => Err(Problem::NotCome { day, today }),
            asked => Ok(asked.unwrap_or(today)),
        }
    }

    /// What places are called now.
    pub(crate) fn place_names(&self) -> PlaceNames {
        self.places.now(&self.reader)
    }

    /// Asks on a thread that may wait for the disk.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&WebState) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let state = self.clone();
        tokio::task::spawn_blocking(move || question(&state))
            .await
            .unwrap_or_else(|error| Err(Problem::BrokeOff(error.to_string())))
    }
}
