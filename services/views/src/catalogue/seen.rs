//! How much of each of some standards whoever asks may read now.

use std::collections::{BTreeMap, BTreeSet};

use plumbline_lifecycle::StandardId;

use crate::catalogue::Catalogue;
use crate::catalogue::card::area;
use crate::error::{AskError, ViewError};

/// How much of a standard may be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seen {
    /// Itself.
    Standard,
    /// Also how the house handles it.
    Inside,
}

impl Catalogue {
    /// Of these standards those of which anything may be read, as they stand now.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn seen(
        &self,
        standards: &BTreeSet<StandardId>,
    ) -> Result<BTreeMap<StandardId, Seen>, ViewError> {
        let ids: Vec<&str> = standards.iter().map(StandardId::as_str).collect();
        let ids = serde_json::Value::from(ids).to_string();
        self.pool.ask(|tx| {
            let mut select = tx.prepare_cached(
                "SELECT id, jurisdiction, public FROM standard WHERE id IN (SELECT value FROM json_each(?1))",
            )?;
            let mut rows = select.query([ids])?;
            let mut seen = BTreeMap::new();
            while let Some(row) = rows.next()? {
                let id: String = row.get("id")?;
                let Some((area, is_public)) = area(row) else { continue };
                let much = match self.sight.keeps(&area) {
                    true => Seen::Inside,
                    false if self.sight.shows(&area, is_public) => Seen::Standard,
                    false => continue,
                };
                seen.insert(id.parse().map_err(|_| AskError::damaged(&id))?, much);
            }
            Ok(seen)
        })
    }
}
