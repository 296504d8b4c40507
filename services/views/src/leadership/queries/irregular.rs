//! The moves of observed lives, by kind.

use std::collections::BTreeMap;

use plumbline_lifecycle::procedure::MoveKind;
use rusqlite::Row;

use crate::day::date_of;
use crate::error::ViewError;
use crate::filter::Filter;
use crate::keys::kind_no;
use crate::leadership::answers::{IrregularMove, Irregularity};
use crate::leadership::queries::leadership::{Leadership, ROWS_MAX};
use crate::leadership::queries::sectors::Sectors;

impl Leadership {
    /// The moves of observed lives by kind, the regular ones too, so that a share can be told.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn irregularities(&self, filter: &Filter) -> Result<Vec<Irregularity>, ViewError> {
        self.pool.ask(|tx| {
            let sectors = Sectors::load(tx, filter, &self.sight)?;
            let mut counts: BTreeMap<i64, u64> = BTreeMap::new();
            let mut select = tx.prepare_cached("SELECT kind, sector, count FROM kinds")?;
            let mut rows = select.query([])?;
            while let Some(row) = rows.next()? {
                let (kind, sector, count): (i64, i64, u64) = row.try_into()?;
                if sectors.take(sector) {
                    *counts.entry(kind).or_default() += count;
                }
            }
            let count = |kind| counts.get(&kind_no(kind)).copied().unwrap_or_default();
            let told = MoveKind::ALL.map(|kind| Irregularity { kind, count: count(kind) });
            Ok(told.into())
        })
    }

    /// Moves of one kind, the latest first, each standard as it is called now. Only kinds that are not `first` or
    /// `unchanged` are listed.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn irregular_moves(
        &self,
        filter: &Filter,
        wanted: MoveKind,
        limit: u32,
    ) -> Result<Vec<IrregularMove>, ViewError> {
        self.pool.ask(|tx| {
            let sectors = Sectors::load(tx, filter, &self.sight)?;
            let mut select = tx.prepare_cached(
                "SELECT p.sector, s.id, n.label, n.title_zh, n.title_en, p.entered, p.came_from, p.code
                 FROM span p JOIN standard s ON s.no = p.standard
                 LEFT JOIN named n ON n.standard = p.standard AND n.from_day =
                     (SELECT MAX(from_day) FROM named WHERE standard = p.standard)
                 WHERE p.kind = ?1 AND p.kind > 1 ORDER BY p.entered DESC, s.id",
            )?;
            let mut rows = select.query([kind_no(wanted)])?;
            let mut moves = Vec::new();
            while moves.len() < limit.min(ROWS_MAX) as usize
                && let Some(row) = rows.next()?
            {
                if sectors.take(row.get("sector")?) {
                    moves.push(irregular_move(row, wanted)?);
                }
            }
            Ok(moves)
        })
    }
}

fn irregular_move(row: &Row<'_>, kind: MoveKind) -> rusqlite::Result<IrregularMove> {
    Ok(IrregularMove {
        id: row.get("id")?,
        label: row.get("label")?,
        title_zh: row.get("title_zh")?,
        title_en: row.get("title_en")?,
        on: date_of(row.get("entered")?),
        from: row.get("came_from")?,
        to: row.get("code")?,
        kind,
    })
}
