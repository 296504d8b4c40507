//! The sectors that a filter takes and that whoever asks may read of: what they may not is neither told nor counted.

use std::collections::BTreeMap;

use plumbline_access::Sight;
use rusqlite::Transaction;

use crate::error::AskError;
use crate::filter::Filter;
use crate::leadership::course::Sector;
use crate::leadership::interned::sector_of;

pub(crate) struct Sectors(BTreeMap<i64, Sector>);

impl Sectors {
    /// Those of which whoever asks may read.
    pub(crate) fn load(
        tx: &Transaction<'_>,
        filter: &Filter,
        sight: &Sight,
    ) -> Result<Sectors, AskError> {
        Sectors::told(tx, filter, |sector| sight.shows(&sector.jurisdiction, sector.is_public))
    }

    /// Those of which they are told how the house handles them: approvals, and how a standard is put into effect.
    pub(crate) fn inside(
        tx: &Transaction<'_>,
        filter: &Filter,
        sight: &Sight,
    ) -> Result<Sectors, AskError> {
        Sectors::told(tx, filter, |sector| sight.keeps(&sector.jurisdiction))
    }

    fn told(
        tx: &Transaction<'_>,
        filter: &Filter,
        is_told: impl Fn(&Sector) -> bool,
    ) -> Result<Sectors, AskError> {
        let mut select =
            tx.prepare_cached("SELECT no, level, field, jurisdiction, origin, public FROM sector")?;
        let mut rows = select.query([])?;
        let mut taken = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let sector = sector_of(row)?;
            let Sector { level, field, jurisdiction, origin, .. } = &sector;
            if filter.takes(*level, field, jurisdiction, *origin) && is_told(&sector) {
                taken.insert(row.get("no")?, sector);
            }
        }
        Ok(Sectors(taken))
    }

    pub(crate) fn get(&self, no: i64) -> Option<&Sector> {
        self.0.get(&no)
    }

    pub(crate) fn take(&self, no: i64) -> bool {
        self.0.contains_key(&no)
    }
}
