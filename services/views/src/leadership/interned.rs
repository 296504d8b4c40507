//! Words that many spans share, kept once: sectors and clauses, each with a number.

use std::collections::HashMap;
use std::sync::Arc;

use plumbline_lifecycle::Jurisdiction;
use rusqlite::{Row, Transaction, params};

use crate::error::ApplyError;
use crate::leadership::course::{Clause, Sector};

/// What the tables `sector` and `clause` hold, as far as it was asked for. Looked up by key alone, so that their order
/// cannot show.
#[derive(Debug, Default)]
pub(crate) struct Interned {
    sectors: HashMap<Arc<Sector>, i64>,
    sectors_by_no: HashMap<i64, Arc<Sector>>,
    clauses: HashMap<Clause, i64>,
    clauses_by_no: HashMap<i64, Clause>,
}

pub(crate) const TABLES: &str = "
    CREATE TABLE sector(
        no INTEGER PRIMARY KEY, level TEXT NOT NULL, field TEXT NOT NULL, jurisdiction TEXT NOT NULL,
        origin TEXT NOT NULL, public INTEGER NOT NULL, UNIQUE (level, field, jurisdiction, origin, public)) STRICT;
    CREATE TABLE clause(
        no INTEGER PRIMARY KEY, text TEXT NOT NULL, unverified INTEGER NOT NULL, example_of TEXT NOT NULL,
        UNIQUE (text, unverified, example_of)) STRICT;";

impl Interned {
    pub(crate) fn sector_no(
        &mut self,
        tx: &Transaction<'_>,
        sector: &Arc<Sector>,
    ) -> rusqlite::Result<i64> {
        if let Some(no) = self.sectors.get(sector) {
            return Ok(*no);
        }
        let Sector { level, field, jurisdiction, origin, is_public } = sector.as_ref();
        let values =
            params![level.key(), field.as_str(), jurisdiction.as_str(), origin.key(), is_public];
        tx.prepare_cached(
            "INSERT OR IGNORE INTO sector(level, field, jurisdiction, origin, public) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(values)?;
        let no = tx
            .prepare_cached(
                "SELECT no FROM sector WHERE level = ?1 AND field = ?2 AND jurisdiction = ?3 AND origin = ?4 AND public = ?5",
            )?
            .query_row(values, |row| row.get(0))?;
        self.sectors.insert(Arc::clone(sector), no);
        Ok(no)
    }

    pub(crate) fn sector(
        &mut self,
        tx: &Transaction<'_>,
        no: i64,
    ) -> Result<Arc<Sector>, ApplyError> {
        if let Some(sector) = self.sectors_by_no.get(&no) {
            return Ok(Arc::clone(sector));
        }
        let sector = tx
            .prepare_cached(
                "SELECT level, field, jurisdiction, origin, public FROM sector WHERE no = ?1",
            )?
            .query_row([no], |row| Ok(sector_of(row)))??;
        let sector = Arc::new(sector);
        self.sectors_by_no.insert(no, Arc::clone(&sector));
        Ok(sector)
    }

    pub(crate) fn clause_no(
        &mut self,
        tx: &Transaction<'_>,
        clause: &Clause,
    ) -> rusqlite::Result<i64> {
        if let Some(no) = self.clauses.get(clause) {
            return Ok(*no);
        }
        let example_of = clause.example_of.as_ref().map_or("", Jurisdiction::as_str);
        let values = params![clause.text, clause.unverified, example_of];
        tx.prepare_cached(
            "INSERT OR IGNORE INTO clause(text, unverified, example_of) VALUES (?1, ?2, ?3)",
        )?
        .execute(values)?;
        let no = tx
            .prepare_cached(
                "SELECT no FROM clause WHERE text = ?1 AND unverified = ?2 AND example_of = ?3",
            )?
            .query_row(values, |row| row.get(0))?;
        self.clauses.insert(clause.clone(), no);
        Ok(no)
    }

    pub(crate) fn clause(&mut self, tx: &Transaction<'_>, no: i64) -> Result<Clause, ApplyError> {
        if let Some(clause) = self.clauses_by_no.get(&no) {
            return Ok(clause.clone());
        }
        let clause = tx
            .prepare_cached("SELECT text, unverified, example_of FROM clause WHERE no = ?1")?
            .query_row([no], |row| Ok(clause_of(row)))??;
        self.clauses_by_no.insert(no, clause.clone());
        Ok(clause)
    }
}

/// A row of the table `clause`.
pub(crate) fn clause_of(row: &Row<'_>) -> Result<Clause, ApplyError> {
    let (text, code): (String, String) = (row.get("text")?, row.get("example_of")?);
    let example_of = Some(&code).filter(|code| !code.is_empty()).map(|code| code.parse());
    let example_of = example_of.transpose().map_err(|_| ApplyError::Damaged(code.clone()))?;
    Ok(Clause { text: text.into(), unverified: row.get("unverified")?, example_of })
}

/// A row of the table `sector`.
pub(crate) fn sector_of(row: &Row<'_>) -> Result<Sector, ApplyError> {
    let word = |column| row.get::<_, String>(column);
    let (level, field, jurisdiction) = (word("level")?, word("field")?, word("jurisdiction")?);
    let (origin, is_public) = (word("origin")?, row.get("public")?);
    let parsed = || {
        Some(Sector {
            level: level.parse().ok()?,
            field: field.parse().ok()?,
            jurisdiction: jurisdiction.parse().ok()?,
            origin: origin.parse().ok()?,
            is_public,
        })
    };
    parsed().ok_or_else(|| {
        ApplyError::Damaged(format!("sector {level} {field} {jurisdiction} {origin}"))
    })
}
