//! How standards moved during some time.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rusqlite::Transaction;

use crate::day::{date_of, number};
use crate::error::{AskError, ViewError};
use crate::filter::Filter;
use crate::keys::place;
use crate::leadership::answers::{Bucket, Flow, Moves};
use crate::leadership::queries::leadership::Leadership;
use crate::leadership::queries::sectors::Sectors;

const BUCKETS_MAX: u32 = 120;

impl Leadership {
    /// Moves between places from one day to another, both included, in at most so many stretches (1 to 120).
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn flow(
        &self,
        filter: &Filter,
        from: Date,
        until: Date,
        buckets: u32,
    ) -> Result<Flow, ViewError> {
        let Some(stretches) = Stretches::of(from, until, buckets) else {
            return Ok(Flow { buckets: Vec::new() });
        };
        self.pool.ask(|tx| {
            let sectors = Sectors::load(tx, filter, &self.sight)?;
            let moves = moves(tx, &sectors, &stretches)?;
            let standing = standing_at_ends(tx, &sectors, &stretches)?;
            let told = moves.into_iter().zip(standing).zip(stretches.ranges());
            let buckets = told.map(|((moves, standing), (from, until))| Bucket {
                from: date_of(from),
                until: date_of(until),
                moves: moves_of(moves),
                standing,
            });
            Ok(Flow { buckets: buckets.collect() })
        })
    }
}

/// The days from one to another, divided into stretches of about the same length.
struct Stretches {
    first: i64,
    last: i64,
    count: i64,
}

impl Stretches {
    fn of(from: Date, until: Date, wanted: u32) -> Option<Stretches> {
        let (first, last) = (number(from), number(until));
        let count = i64::from(wanted.clamp(1, BUCKETS_MAX)).min(last - first + 1);
        (last >= first).then_some(Stretches { first, last, count })
    }

    fn days(&self) -> i64 {
        self.last - self.first + 1
    }

    /// In which stretch a day lies; what was before the first day lies in the first.
    fn at(&self, day: i64) -> usize {
        ((day.max(self.first) - self.first) * self.count / self.days()) as usize
    }

    /// The first and the last day of each.
    fn ranges(&self) -> impl Iterator<Item = (i64, i64)> {
        let start = |n| self.first + (n * self.days() + self.count - 1) / self.count;
        (0..self.count).map(move |n| (start(n), start(n + 1) - 1))
    }
}

/// From where (`None` for a standard first seen) to where.
type Path = (Option<i64>, i64);

fn moves(
    tx: &Transaction<'_>,
    sectors: &Sectors,
    stretches: &Stretches,
) -> Result<Vec<BTreeMap<Path, u64>>, AskError> {
    let mut moves = vec![BTreeMap::new(); stretches.count as usize];
    let mut select = tx.prepare_cached(
        "SELECT entered, place, came_from_place, sector, COUNT(*) FROM span INDEXED BY span_move
         WHERE entered BETWEEN ?1 AND ?2 AND came_from_place IS NOT place GROUP BY 1, 2, 3, 4",
    )?;
    let mut rows = select.query([stretches.first, stretches.last])?;
    while let Some(row) = rows.next()? {
        let (day, to, from, sector, n): (i64, i64, Option<i64>, i64, u64) = row.try_into()?;
        if sectors.take(sector) {
            *moves[stretches.at(day)].entry((from, to)).or_default() += n;
        }
    }
    Ok(moves)
}

fn moves_of(moves: BTreeMap<Path, u64>) -> Vec<Moves> {
    let told = moves.into_iter().filter_map(|((from, to), count)| {
        Some(Moves { from: from.and_then(place), to: place(to)?, count })
    });
    told.collect()
}

fn standing_at_ends(
    tx: &Transaction<'_>,
    sectors: &Sectors,
    stretches: &Stretches,
) -> Result<Vec<[u64; 9]>, AskError> {
    let mut changes = vec![[0_i64; 9]; stretches.count as usize];
    let mut select =
        tx.prepare_cached("SELECT day, place, sector, standing FROM flow WHERE day <= ?1")?;
    let mut rows = select.query([stretches.last])?;
    while let Some(row) = rows.next()? {
        let (day, place, sector, change): (i64, i64, i64, i64) = row.try_into()?;
        let slot = changes[stretches.at(day)].get_mut(place as usize);
        if let (true, Some(slot)) = (sectors.take(sector), slot) {
            *slot += change;
        }
    }
    let mut now = [0_i64; 9];
    let ends = changes.into_iter().map(|change| {
        now.iter_mut().zip(change).for_each(|(sum, change)| *sum += change);
        now.map(|n| n.max(0) as u64)
    });
    Ok(ends.collect())
}
