//! How long standards stayed in each place.

use jiff::civil::Date;

use crate::day::{NEVER, number};
use crate::error::ViewError;
use crate::filter::Filter;
use crate::leadership::answers::TimeInStage;
use crate::leadership::queries::leadership::Leadership;
use crate::leadership::queries::lengths::LengthsByPlace;
use crate::leadership::queries::sectors::Sectors;

impl Leadership {
    /// How long standards stayed in each place, counting the stays that ended by a day.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn time_in_stage(
        &self,
        filter: &Filter,
        as_of: Option<Date>,
    ) -> Result<Vec<TimeInStage>, ViewError> {
        self.pool.ask(|tx| {
            let sectors = Sectors::load(tx, filter, &self.sight)?;
            // A stay ends where the next span begins at another place.
            let mut select = tx.prepare_cached(
                "SELECT b.came_from_place, a.sector, b.entered - a.since, COUNT(*)
                 FROM span b JOIN span a ON a.standard = b.standard AND a.left_on = b.entered
                 WHERE b.came_from_place IS NOT NULL AND b.came_from_place <> b.place AND b.entered <= ?1
                 GROUP BY 1, 2, 3",
            )?;
            let mut rows = select.query([as_of.map_or(NEVER, number)])?;
            let mut lengths = LengthsByPlace::default();
            while let Some(row) = rows.next()? {
                let (place, sector, days, count): (i64, i64, i64, i64) = row.try_into()?;
                if sectors.take(sector) {
                    lengths.add(place, days, count);
                }
            }
            let told = lengths.by_place().map(|(place, lengths)| TimeInStage {
                place,
                finished: lengths.count(),
                median_days: lengths.quantile(1, 2),
                p90_days: lengths.quantile(9, 10),
                longest_days: lengths.longest(),
            });
            Ok(told.collect())
        })
    }
}
