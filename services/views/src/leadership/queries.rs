//! What can be asked of the leadership view.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use plumbline_lifecycle::{
    Field, Jurisdiction, Level, MoveKind, Place, Procedure, Stage, StageCode, StandardId,
};
use rusqlite::{OptionalExtension, Row, Transaction, params};

use crate::day::{NEVER, date_before_never, date_of, number};
use crate::error::ViewError;
use crate::filter::Filter;
use crate::frame::{Projector, Quarantined, position, quarantined};
use crate::keys::{kind, kind_no, place};
use crate::leadership::answers::{
    Bucket, Flow, Group, IrregularMove, Irregularity, Moves, Overdue, Pipeline, PlaceCount, Stay,
    TimeInStage,
};
use crate::leadership::fold::LeadershipFold;
use crate::pool::Pool;

const VIEW: &str = LeadershipFold::NAME;
const BUCKETS_MAX: u32 = 120;
const ROWS_MAX: u32 = 10_000;

/// The leadership view, to be asked. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Leadership {
    pub(crate) pool: Arc<Pool>,
}

impl Leadership {
    /// Where all standards stood at the end of a day; without one, of the last day on which anything moved.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn pipeline(&self, filter: &Filter, as_of: Option<Date>) -> Result<Pipeline, ViewError> {
        self.pool.ask(|tx| {
            let sectors = Sectors::load(tx, filter)?;
            let as_of = match as_of {
                Some(day) => Some(day),
                None => last_day(tx).map_err(sqlite)?,
            };
            let day = as_of.map_or(0, number);
            let mut by_level = BTreeMap::new();
            let mut by_field = BTreeMap::new();
            let mut by_jurisdiction = BTreeMap::new();
            let mut all = Group::empty(String::new());
            let mut late_by_place = [0; 9];
            for sum in sums_until(tx, day).map_err(sqlite)? {
                let Some(sector) = sectors.get(sum.sector) else { continue };
                late_by_place[sum.place] += sum.late;
                all.add(&sum);
                group(&mut by_level, sector.level, sector.level.key()).add(&sum);
                group(&mut by_field, sector.field.clone(), &sector.field).add(&sum);
                group(&mut by_jurisdiction, sector.jurisdiction.clone(), &sector.jurisdiction)
                    .add(&sum);
            }
            let medians = medians(tx, &sectors, day).map_err(sqlite)?;
            let places = Place::ALL.into_iter().enumerate().map(|(no, place)| PlaceCount {
                place,
                count: all.counts[no],
                overdue: late_by_place[no],
                median_days: medians[no],
            });
            Ok(Pipeline {
                as_of,
                position: position(tx).map_err(sqlite)?,
                total: all.total,
                overdue: all.overdue,
                places: places.collect(),
                by_level: occupied(by_level),
                by_field: occupied(by_field),
                by_jurisdiction: occupied(by_jurisdiction),
            })
        })
    }

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
        let (first, last) = (number(from), number(until));
        if last < first {
            return Ok(Flow { buckets: Vec::new() });
        }
        let days = last - first + 1;
        let count = i64::from(buckets.clamp(1, BUCKETS_MAX)).min(days);
        let bucket_of = |day: i64| ((day - first) * count / days) as usize;
        self.pool.ask(|tx| {
            let sectors = Sectors::load(tx, filter)?;
            let mut moves: Vec<BTreeMap<(Option<i64>, i64), u64>> = vec![BTreeMap::new(); count as usize];
            let mut select = tx
                .prepare_cached(
                    "SELECT entered, place, came_from_place, sector, COUNT(*) FROM stay INDEXED BY stay_move
                     WHERE entered BETWEEN ?1 AND ?2 AND came_from_place IS NOT place GROUP BY 1, 2, 3, 4",
                )
                .map_err(sqlite)?;
            let mut rows = select.query([first, last]).map_err(sqlite)?;
            while let Some(row) = rows.next().map_err(sqlite)? {
                let (day, to, from, sector, n): (i64, i64, Option<i64>, i64, i64) = row.try_into().map_err(sqlite)?;
                if sectors.get(sector).is_some() {
                    *moves[bucket_of(day)].entry((from, to)).or_default() += n as u64;
                }
            }
            let standing = self.standing_at_ends(tx, &sectors, first, last, &bucket_of, count as usize)?;
            let starts: Vec<i64> = (0..=count).map(|n| first + (n * days + count - 1) / count).collect();
            let buckets = moves.into_iter().zip(standing).zip(starts.windows(2)).map(|((moves, standing), range)| {
                let moves = moves.into_iter().filter_map(|((from, to), count)| {
                    Some(Moves { from: from.and_then(place), to: place(to)?, count })
                });
                Bucket { from: date_of(range[0]), until: date_of(range[1] - 1), moves: moves.collect(), standing }
            });
            Ok(Flow { buckets: buckets.collect() })
        })
    }

    fn standing_at_ends(
        &self,
        tx: &Transaction<'_>,
        sectors: &Sectors,
        first: i64,
        last: i64,
        bucket_of: &dyn Fn(i64) -> usize,
        buckets: usize,
    ) -> Result<Vec<[u64; 9]>, ViewError> {
        let mut changes = vec![[0_i64; 9]; buckets];
        let mut select = tx
            .prepare_cached("SELECT day, place, sector, standing FROM flow WHERE day <= ?1")
            .map_err(sqlite)?;
        let mut rows = select.query([last]).map_err(sqlite)?;
        while let Some(row) = rows.next().map_err(sqlite)? {
            let (day, place, sector, change): (i64, i64, i64, i64) =
                row.try_into().map_err(sqlite)?;
            if let (Some(_), Some(slot)) =
                (sectors.get(sector), changes[bucket_of(day.max(first))].get_mut(place as usize))
            {
                *slot += change;
            }
        }
        let mut now = [0_i64; 9];
        Ok(changes
            .into_iter()
            .map(|change| {
                now.iter_mut().zip(change).for_each(|(sum, change)| *sum += change);
                now.map(|n| n.max(0) as u64)
            })
            .collect())
    }

    /// The standards past their last day, the longest past first.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn overdue(
        &self,
        filter: &Filter,
        as_of: Option<Date>,
        limit: u32,
    ) -> Result<Vec<Overdue>, ViewError> {
        self.pool.ask(|tx| {
            let sectors = Sectors::load(tx, filter)?;
            let as_of = match as_of {
                Some(day) => Some(day),
                None => last_day(tx).map_err(sqlite)?,
            };
            let Some(day) = as_of.map(number) else { return Ok(Vec::new()) };
            let mut select = tx
                .prepare_cached(
                    "SELECT s.id, s.label, s.title_zh, s.title_en, t.sector, t.code, t.since, t.due, s.procedure,
                            s.procedure_version
                     FROM stay t JOIN standard s ON s.no = t.standard
                     WHERE t.due < ?1 AND t.due < 1000000000 AND t.left_on > ?1 AND t.entered <= ?1
                     ORDER BY t.due, s.id",
                )
                .map_err(sqlite)?;
            let mut rows = select.query([day]).map_err(sqlite)?;
            let mut procedures = BTreeMap::new();
            let mut late = Vec::new();
            while late.len() < limit.min(ROWS_MAX) as usize
                && let Some(row) = rows.next().map_err(sqlite)?
            {
                let Some(sector) = sectors.get(row.get(4).map_err(sqlite)?) else { continue };
                let binding: (String, i64) = (row.get(8).map_err(sqlite)?, row.get(9).map_err(sqlite)?);
                if !procedures.contains_key(&binding) {
                    procedures.insert(binding.clone(), procedure(tx, &binding).map_err(sqlite)?);
                }
                let procedure = procedures.get(&binding).and_then(Option::as_ref);
                late.push(overdue(row, sector, day, procedure)?);
            }
            Ok(late)
        })
    }

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
            let sectors = Sectors::load(tx, filter)?;
            // A stay ends where the next one begins at another place.
            let mut select = tx
                .prepare_cached(
                    "SELECT b.came_from_place, a.sector, b.entered - a.since, COUNT(*)
                     FROM stay b JOIN stay a ON a.standard = b.standard AND a.left_on = b.entered
                     WHERE b.came_from_place IS NOT NULL AND b.came_from_place <> b.place AND b.entered <= ?1
                     GROUP BY 1, 2, 3",
                )
                .map_err(sqlite)?;
            let mut rows = select.query([as_of.map_or(NEVER, number)]).map_err(sqlite)?;
            let mut lengths: [BTreeMap<i64, u64>; 9] = Default::default();
            while let Some(row) = rows.next().map_err(sqlite)? {
                let (place, sector, days, count): (i64, i64, i64, i64) = row.try_into().map_err(sqlite)?;
                if let (Some(_), Some(lengths)) = (sectors.get(sector), lengths.get_mut(place as usize)) {
                    *lengths.entry(days).or_default() += count as u64;
                }
            }
            Ok(Place::ALL
                .into_iter()
                .zip(&lengths)
                .map(|(place, lengths)| TimeInStage {
                    place,
                    finished: lengths.values().sum(),
                    median_days: quantile(lengths, 1, 2),
                    p90_days: quantile(lengths, 9, 10),
                    longest_days: lengths.keys().next_back().map(|days| *days as u32),
                })
                .collect())
        })
    }

    /// The moves of observed lives by kind, the regular ones too, so that a share can be told.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn irregularities(&self, filter: &Filter) -> Result<Vec<Irregularity>, ViewError> {
        self.pool.ask(|tx| {
            let sectors = Sectors::load(tx, filter)?;
            let mut counts: BTreeMap<i64, u64> = BTreeMap::new();
            let mut select =
                tx.prepare_cached("SELECT kind, sector, count FROM kinds").map_err(sqlite)?;
            let mut rows = select.query([]).map_err(sqlite)?;
            while let Some(row) = rows.next().map_err(sqlite)? {
                let (kind, sector, count): (i64, i64, i64) = row.try_into().map_err(sqlite)?;
                if sectors.get(sector).is_some() {
                    *counts.entry(kind).or_default() += count as u64;
                }
            }
            let count = |kind| counts.get(&kind_no(kind)).copied().unwrap_or_default();
            Ok(MoveKind::ALL
                .into_iter()
                .map(|kind| Irregularity { kind, count: count(kind) })
                .collect())
        })
    }

    /// Moves of one kind, the latest first. Only kinds that are not `first` or `unchanged` are listed.
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
            let sectors = Sectors::load(tx, filter)?;
            let mut select = tx
                .prepare_cached(
                    "SELECT t.sector, s.id, s.label, s.title_zh, s.title_en, t.entered, t.came_from, t.code
                     FROM stay t JOIN standard s ON s.no = t.standard
                     WHERE t.kind = ?1 AND t.kind > 1 ORDER BY t.entered DESC, s.id",
                )
                .map_err(sqlite)?;
            let mut rows = select.query([kind_no(wanted)]).map_err(sqlite)?;
            let mut moves = Vec::new();
            while moves.len() < limit.min(ROWS_MAX) as usize
                && let Some(row) = rows.next().map_err(sqlite)?
            {
                if sectors.get(row.get(0).map_err(sqlite)?).is_some() {
                    moves.push(irregular_move(row, wanted).map_err(sqlite)?);
                }
            }
            Ok(moves)
        })
    }

    /// Every stretch of one standard's life, the first one first; empty for one that is not known.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn stays(&self, id: &StandardId) -> Result<Vec<Stay>, ViewError> {
        self.pool.ask(|tx| {
            let mut select = tx
                .prepare_cached(
                    "SELECT t.entered, t.left_on, t.place, t.code, t.due, t.kind FROM stay t
                     JOIN standard s ON s.no = t.standard WHERE s.id = ?1 ORDER BY t.entered",
                )
                .map_err(sqlite)?;
            let mut rows = select.query([id.as_str()]).map_err(sqlite)?;
            let mut stays = Vec::new();
            while let Some(row) = rows.next().map_err(sqlite)? {
                stays.push(stay(row)?);
            }
            Ok(stays)
        })
    }

    /// The streams that were set aside.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn quarantined(&self) -> Result<Vec<Quarantined>, ViewError> {
        self.pool.ask(|tx| quarantined(tx).map_err(sqlite))
    }

    /// The last day on which anything moved.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn last_day(&self) -> Result<Option<Date>, ViewError> {
        self.pool.ask(|tx| last_day(tx).map_err(sqlite))
    }
}

fn sqlite(cause: rusqlite::Error) -> ViewError {
    ViewError::Sqlite { view: VIEW, cause }
}

fn damaged(word: impl ToString) -> ViewError {
    ViewError::Damaged { view: VIEW, word: word.to_string() }
}

struct Sector {
    level: Level,
    field: String,
    jurisdiction: String,
}

/// The sectors that a filter takes.
struct Sectors(BTreeMap<i64, Sector>);

impl Sectors {
    fn load(tx: &Transaction<'_>, filter: &Filter) -> Result<Sectors, ViewError> {
        let mut select = tx
            .prepare_cached("SELECT no, level, field, jurisdiction FROM sector")
            .map_err(sqlite)?;
        let mut rows = select.query([]).map_err(sqlite)?;
        let mut taken = BTreeMap::new();
        while let Some(row) = rows.next().map_err(sqlite)? {
            let (no, level, field, jurisdiction): (i64, String, String, String) =
                row.try_into().map_err(sqlite)?;
            let parsed: (Level, Field, Jurisdiction) = (
                level.parse().map_err(|_| damaged(&level))?,
                field.parse().map_err(|_| damaged(&field))?,
                jurisdiction.parse().map_err(|_| damaged(&jurisdiction))?,
            );
            if filter.takes(parsed.0, &parsed.1, &parsed.2) {
                taken.insert(no, Sector { level: parsed.0, field, jurisdiction });
            }
        }
        Ok(Sectors(taken))
    }

    fn get(&self, no: i64) -> Option<&Sector> {
        self.0.get(&no)
    }
}

struct Sum {
    place: usize,
    sector: i64,
    standing: u64,
    late: u64,
}

/// What stood at the end of `day`, by place and sector. A stay begins to be late on the day after its last one, and the
/// daily sums hold that too.
fn sums_until(tx: &Transaction<'_>, day: i64) -> rusqlite::Result<Vec<Sum>> {
    tx.prepare_cached("SELECT place, sector, SUM(standing), SUM(late) FROM flow WHERE day <= ?1 GROUP BY place, sector")?
        .query_map([day], |row| {
            Ok(Sum {
                place: row.get::<_, i64>(0)?.clamp(0, 8) as usize,
                sector: row.get(1)?,
                standing: row.get::<_, i64>(2)?.max(0) as u64,
                late: row.get::<_, i64>(3)?.max(0) as u64,
            })
        })?
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

/// Half of the standards in a place have stood there so long at least. Today's answer comes from the sums, one about
/// the past from the stays themselves.
fn medians(
    tx: &Transaction<'_>,
    sectors: &Sectors,
    day: i64,
) -> rusqlite::Result<[Option<u32>; 9]> {
    let past = last_day(tx)?.is_some_and(|last| day < number(last));
    let mut select = if past {
        tx.prepare_cached(
            "SELECT place, sector, since, COUNT(*) FROM stay WHERE entered <= ?1 AND left_on > ?1 GROUP BY 1, 2, 3",
        )?
    } else {
        tx.prepare_cached(
            "SELECT place, sector, since, count FROM standing WHERE since <= ?1 AND count > 0",
        )?
    };
    let mut rows = select.query([day])?;
    let mut lengths: [BTreeMap<i64, u64>; 9] = Default::default();
    while let Some(row) = rows.next()? {
        let (place, sector, since, count): (i64, i64, i64, i64) = row.try_into()?;
        if let (Some(_), Some(lengths)) = (sectors.get(sector), lengths.get_mut(place as usize)) {
            *lengths.entry(day - since).or_default() += count as u64;
        }
    }
    Ok(lengths.map(|lengths| quantile(&lengths, 1, 2)))
}

/// The least length that at least `numerator / denominator` of them do not exceed.
fn quantile(lengths: &BTreeMap<i64, u64>, numerator: u64, denominator: u64) -> Option<u32> {
    let rank = (lengths.values().sum::<u64>() * numerator).div_ceil(denominator);
    let mut seen = 0;
    lengths
        .iter()
        .find(|(_, count)| {
            seen += **count;
            seen >= rank
        })
        .map(|(days, _)| (*days).max(0) as u32)
}

fn last_day(tx: &Transaction<'_>) -> rusqlite::Result<Option<Date>> {
    let day: Option<i64> =
        tx.prepare_cached("SELECT MAX(entered) FROM stay")?.query_row([], |row| row.get(0))?;
    Ok(day.map(date_of))
}

fn procedure(
    tx: &Transaction<'_>,
    (id, version): &(String, i64),
) -> rusqlite::Result<Option<Procedure>> {
    let text: Option<String> = tx
        .prepare_cached("SELECT text FROM procedure WHERE id = ?1 AND version = ?2")?
        .query_row(params![id, version], |row| row.get(0))
        .optional()?;
    Ok(text.and_then(|text| text.parse().ok()))
}

fn overdue(
    row: &Row<'_>,
    sector: &Sector,
    day: i64,
    procedure: Option<&Procedure>,
) -> Result<Overdue, ViewError> {
    let code: String = row.get(5).map_err(sqlite)?;
    let stage: StageCode = code.parse().map_err(|_| damaged(&code))?;
    let due: i64 = row.get(7).map_err(sqlite)?;
    // As `Run::due` chooses: the plan holds through drafting and review, each other place has its own limit.
    let planned = matches!(stage.place(), Place::At(Stage::Drafting | Stage::ExpertReview));
    let limit = procedure.and_then(|procedure| match (&procedure.plan, planned) {
        (Some(plan), true) => Some(plan),
        _ => procedure.time_limit(stage),
    });
    let source = limit.map(|limit| limit.source.clone());
    Ok(Overdue {
        id: row.get(0).map_err(sqlite)?,
        label: row.get(1).map_err(sqlite)?,
        title_zh: row.get(2).map_err(sqlite)?,
        title_en: row.get(3).map_err(sqlite)?,
        level: sector.level,
        field: sector.field.clone(),
        jurisdiction: sector.jurisdiction.clone(),
        place: stage.place(),
        code,
        since: date_of(row.get(6).map_err(sqlite)?),
        due: date_of(due),
        days_over: u32::try_from(day - due).unwrap_or_default(),
        source,
    })
}

fn irregular_move(row: &Row<'_>, kind: MoveKind) -> rusqlite::Result<IrregularMove> {
    Ok(IrregularMove {
        id: row.get(1)?,
        label: row.get(2)?,
        title_zh: row.get(3)?,
        title_en: row.get(4)?,
        on: date_of(row.get(5)?),
        from: row.get(6)?,
        to: row.get(7)?,
        kind,
    })
}

fn stay(row: &Row<'_>) -> Result<Stay, ViewError> {
    let no: i64 = row.get(2).map_err(sqlite)?;
    Ok(Stay {
        entered: date_of(row.get(0).map_err(sqlite)?),
        left: date_before_never(row.get(1).map_err(sqlite)?),
        place: place(no).ok_or_else(|| damaged(no))?,
        code: row.get(3).map_err(sqlite)?,
        due: date_before_never(row.get(4).map_err(sqlite)?),
        kind: row.get::<_, Option<i64>>(5).map_err(sqlite)?.and_then(kind),
    })
}
