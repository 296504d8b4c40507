//! Where all standards stood on a day, and for how long.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rusqlite::{Row, Transaction};

use crate::day::number;
use crate::error::{AskError, ViewError};
use crate::filter::Filter;
use crate::leadership::answers::{Group, Pipeline, PlaceCount};
use crate::leadership::queries::leadership::{Leadership, last_day};
use crate::leadership::queries::lengths::LengthsByPlace;
use crate::leadership::queries::sectors::Sectors;

impl Leadership {
    /// Where all standards stood at the end of a day.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn pipeline(&self, filter: &Filter, as_of: Date) -> Result<Pipeline, ViewError> {
        self.pool.ask(|tx| {
            let sectors = Sectors::load(tx, filter, &self.sight)?;
            let day = number(as_of);
            let (mut by_level, mut by_field, mut by_jurisdiction) =
                (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
            let mut all = Group::empty(String::new());
            let mut late_by_place = [0; 9];
            for sum in sums_until(tx, day)? {
                let Some(sector) = sectors.get(sum.sector) else { continue };
                late_by_place[sum.place] += sum.late;
                all.add(&sum);
                group(&mut by_level, sector.level, sector.level.key()).add(&sum);
                let (field, jurisdiction) = (sector.field.as_str(), sector.jurisdiction.as_str());
                group(&mut by_field, field.to_owned(), field).add(&sum);
                group(&mut by_jurisdiction, jurisdiction.to_owned(), jurisdiction).add(&sum);
            }
            let lengths = lengths_on(tx, &sectors, day)?;
            let places = lengths.by_place().zip(all.counts.iter().zip(late_by_place));
            let places = places.map(|((place, lengths), (count, overdue))| PlaceCount {
                place,
                count: *count,
                overdue,
                median_days: lengths.quantile(1, 2),
            });
            Ok(Pipeline {
                as_of,
                position: self.pool.position_in(tx)?,
                total: all.total,
                overdue: all.overdue,
                places: places.collect(),
                by_level: occupied(by_level),
                by_field: occupied(by_field),
                by_jurisdiction: occupied(by_jurisdiction),
            })
        })
    }
}

/// What stood at one place in one sector.
struct Sum {
    place: usize,
    sector: i64,
    standing: u64,
    late: u64,
}

impl TryFrom<&Row<'_>> for Sum {
    type Error = rusqlite::Error;

    fn try_from(row: &Row<'_>) -> rusqlite::Result<Sum> {
        Ok(Sum {
            place: row.get::<_, i64>("place")?.clamp(0, 8) as usize,
            sector: row.get("sector")?,
            standing: row.get::<_, i64>("standing")?.max(0) as u64,
            late: row.get::<_, i64>("late")?.max(0) as u64,
        })
    }
}

/// What stood at the end of `day`, by place and sector. A span begins to be late on the day after its last one, and the
/// daily sums hold that too.
fn sums_until(tx: &Transaction<'_>, day: i64) -> rusqlite::Result<Vec<Sum>> {
    tx.prepare_cached(
        "SELECT place, sector, SUM(standing) AS standing, SUM(late) AS late FROM flow
         WHERE day <= ?1 GROUP BY place, sector",
    )?
    .query_map([day], |row| Sum::try_from(row))?
    .collect()
}

impl Group {
    fn empty(key: String) -> Group {
        Group { key, total: 0, overdue: 0, counts: [0; 9] }
    }

    fn add(&mut self, sum: &Sum) {
        self.total += sum.standing;
        self.overdue += sum.late;
        self.counts[sum.place] += sum.standing;
    }
}

fn group<'a, K: Ord>(groups: &'a mut BTreeMap<K, Group>, key: K, name: &str) -> &'a mut Group {
    groups.entry(key).or_insert_with(|| Group::empty(name.to_owned()))
}

fn occupied<K>(groups: BTreeMap<K, Group>) -> Vec<Group> {
    groups.into_values().filter(|group| group.total > 0).collect()
}

/// How long the standards had stood where they stood. Today's answer comes from the sums, one about the past from the
/// spans themselves.
fn lengths_on(
    tx: &Transaction<'_>,
    sectors: &Sectors,
    day: i64,
) -> Result<LengthsByPlace, AskError> {
    let past = last_day(tx)?.is_some_and(|last| day < number(last));
    let mut select = if past {
        tx.prepare_cached(
            "SELECT place, sector, since, COUNT(*) FROM span WHERE entered <= ?1 AND left_on > ?1 GROUP BY 1, 2, 3",
        )?
    } else {
        tx.prepare_cached(
            "SELECT place, sector, since, count FROM standing WHERE since <= ?1 AND count > 0",
        )?
    };
    let mut rows = select.query([day])?;
    let mut lengths = LengthsByPlace::default();
    while let Some(row) = rows.next()? {
        let (place, sector, since, count): (i64, i64, i64, i64) = row.try_into()?;
        if sectors.take(sector) {
            lengths.add(place, day - since, count);
        }
    }
    Ok(lengths)
}
