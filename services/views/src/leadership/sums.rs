//! The sums by day, so that the whole pipeline of any day is one scan of a small table. They are kept from the differences
//! of courses, so equal parts cost nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use rusqlite::{Transaction, params};

use crate::day::NEVER;
use crate::keys::{kind_no, place_no};
use crate::leadership::course::{Sector, Span};
use crate::leadership::interned::Interned;

// `flow`: what came (or left, below zero) on a day, and what began (or ceased) to be late. `standing`: what stands where
// now, since when.
pub(crate) const TABLES: &str = "
    CREATE TABLE kinds(kind INTEGER, sector INTEGER, count INTEGER NOT NULL, PRIMARY KEY (kind, sector)) STRICT, WITHOUT ROWID;
    CREATE TABLE flow(
        day INTEGER, place INTEGER, sector INTEGER, standing INTEGER NOT NULL, late INTEGER NOT NULL,
        PRIMARY KEY (day, place, sector)) STRICT, WITHOUT ROWID;
    CREATE TABLE standing(
        place INTEGER, sector INTEGER, since INTEGER, count INTEGER NOT NULL,
        PRIMARY KEY (place, sector, since)) STRICT, WITHOUT ROWID;";

/// What courses add to the sums.
#[derive(Default)]
struct Sums<'a> {
    flow: BTreeMap<(i64, i64, &'a Arc<Sector>), (i64, i64)>,
    standing: BTreeMap<(i64, &'a Arc<Sector>, i64), i64>,
    kinds: BTreeMap<(i64, &'a Arc<Sector>), i64>,
}

impl<'a> Sums<'a> {
    fn add(&mut self, course: &'a [Span], sign: i64) {
        for span in course {
            let sector = &span.standing.sector;
            let place = place_no(span.standing.place());
            self.flow.entry((span.entered, place, sector)).or_default().0 += sign;
            if span.left < NEVER {
                self.flow.entry((span.left, place, sector)).or_default().0 -= sign;
            } else {
                *self.standing.entry((place, sector, span.since)).or_default() += sign;
            }
            if let Some(late) = span.late_from() {
                self.flow.entry((late, place, sector)).or_default().1 += sign;
                if span.left < NEVER {
                    self.flow.entry((span.left, place, sector)).or_default().1 -= sign;
                }
            }
            if let Some(kind) = span.kind {
                *self.kinds.entry((kind_no(kind), sector)).or_default() += sign;
            }
        }
    }
}

/// Writes what the change of a course, or of the end of one, means for the sums.
pub(crate) fn write(
    tx: &Transaction<'_>,
    interned: &mut Interned,
    old: &[Span],
    new: &[Span],
) -> rusqlite::Result<()> {
    let mut sums = Sums::default();
    sums.add(old, -1);
    sums.add(new, 1);
    let mut number = |sector| interned.sector_no(tx, sector);
    for ((day, place, sector), (standing, late)) in sums.flow {
        if (standing, late) != (0, 0) {
            tx.prepare_cached(
                "INSERT INTO flow VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT DO UPDATE SET standing = standing + ?4, late = late + ?5",
            )?
            .execute(params![day, place, number(sector)?, standing, late])?;
        }
    }
    for ((place, sector, since), change) in sums.standing {
        if change != 0 {
            tx.prepare_cached(
                "INSERT INTO standing VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET count = count + ?4",
            )?
            .execute(params![place, number(sector)?, since, change])?;
        }
    }
    for ((kind, sector), change) in sums.kinds {
        if change != 0 {
            tx.prepare_cached(
                "INSERT INTO kinds VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET count = count + ?3",
            )?
            .execute(params![kind, number(sector)?, change])?;
        }
    }
    Ok(())
}
