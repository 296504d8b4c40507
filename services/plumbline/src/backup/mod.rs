//! Backups: made beside a running service, a series in one folder, and put back.

mod make;
mod refused;
mod restore;
mod series;

pub(crate) use make::{Arguments, run};
pub(crate) use refused::Refused;
pub(crate) use restore::{Arguments as RestoreArguments, run as restore};
