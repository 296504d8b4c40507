//! How far the standards in use were applied, by standard and by unit.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use jiff::civil::Date;
use plumbline_lifecycle::implementation::{Basis, Figures, Period, Share};
use plumbline_lifecycle::{Jurisdiction, UnitId};
use rusqlite::Transaction;

use crate::day::number;
use crate::error::{AskError, ViewError};
use crate::filter::Filter;
use crate::leadership::applied::{InUse, StandardInUse, UnitInUse};
use crate::leadership::in_use::basis_no;
use crate::leadership::queries::leadership::{Leadership, ROWS_MAX};
use crate::leadership::queries::sectors::Sectors;

/// What one unit came to with one standard.
#[derive(Default)]
struct Pair {
    must: bool,
    begun: bool,
    /// By basis, in the order of [`Basis::ALL`].
    records: [Vec<(Period, Figures)>; Basis::ALL.len()],
}

impl Leadership {
    /// How far the standards that were in use at the end of a day were applied, by all that had been recorded by then, or by what
    /// was recorded of the times within `period`; so many standards and so many units are listed. Of those of which whoever asks is
    /// told how the house handles them.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn in_use(
        &self,
        filter: &Filter,
        as_of: Date,
        period: Option<Period>,
        limit: u32,
    ) -> Result<InUse, ViewError> {
        self.pool.ask(|tx| {
            let sectors = Sectors::inside(tx, filter, &self.sight)?;
            let day = number(as_of);
            let mut standards = standards(tx, &sectors, day)?;
            let pairs = pairs(tx, &standards, day, period)?;
            let mut units: BTreeMap<&UnitId, UnitInUse> = BTreeMap::new();
            let (mut coverage, mut satisfaction) = (Share::default(), Share::default());
            for ((standard, unit), pair) in &pairs {
                let [covered, content] = pair.records.each_ref().map(|kept| Share::of(kept));
                if let Some(of) = standards.get_mut(standard) {
                    of.must += u64::from(pair.must);
                    of.begun += u64::from(pair.must && pair.begun);
                    of.coverage = of.coverage.and(covered);
                    of.satisfaction = of.satisfaction.and(content);
                }
                let of = units.entry(unit).or_insert_with(|| UnitInUse::new(unit));
                of.standards += 1;
                of.not_begun += u64::from(pair.must && !pair.begun);
                of.coverage = of.coverage.and(covered);
                of.satisfaction = of.satisfaction.and(content);
                coverage = coverage.and(covered);
                satisfaction = satisfaction.and(content);
            }
            let mut standards: Vec<StandardInUse> = standards.into_values().collect();
            let total = standards.len() as u64;
            let unanswered = standards.iter().map(|one| one.unanswered).sum();
            standards.sort_by(|one, other| {
                let least = least_first(one.coverage.figures, other.coverage.figures);
                least.then_with(|| one.id.cmp(&other.id))
            });
            let mut units: Vec<UnitInUse> = units.into_values().collect();
            units.sort_by(|one, other| {
                let least = least_first(one.coverage.figures, other.coverage.figures);
                least.then_with(|| one.unit.cmp(&other.unit))
            });
            let most = limit.clamp(1, ROWS_MAX) as usize;
            let (more, more_units) = (standards.len() > most, units.len() > most);
            standards.truncate(most);
            units.truncate(most);
            let position = self.pool.position_in(tx)?;
            Ok(InUse {
                as_of,
                position,
                period,
                total,
                coverage,
                satisfaction,
                unanswered,
                standards,
                more,
                units,
                more_units,
            })
        })
    }
}

impl UnitInUse {
    fn new(unit: &UnitId) -> UnitInUse {
        UnitInUse {
            unit: unit.clone(),
            standards: 0,
            not_begun: 0,
            coverage: Share::default(),
            satisfaction: Share::default(),
        }
    }
}

/// The smaller share first, compared exactly; what has none last.
fn least_first(one: Figures, other: Figures) -> Ordering {
    match (one.of, other.of) {
        (0, 0) => Ordering::Equal,
        (0, _) => Ordering::Greater,
        (_, 0) => Ordering::Less,
        (of, out_of) => {
            let across = |hits: u64, of: u64| u128::from(hits) * u128::from(of);
            across(one.hits, out_of).cmp(&across(other.hits, of))
        }
    }
}

/// The standards in use on that day, by their numbers, as they were called then; nothing is added up yet.
fn standards(
    tx: &Transaction<'_>,
    sectors: &Sectors,
    day: i64,
) -> Result<BTreeMap<i64, StandardInUse>, AskError> {
    let mut select = tx.prepare_cached(
        "SELECT u.standard, s.id, n.label, n.title_zh, n.title_en, p.sector,
             (SELECT COUNT(*) FROM feedback f WHERE f.standard = u.standard AND f.came_on <= ?1 AND f.answered_on > ?1) AS open
         FROM in_use u JOIN standard s ON s.no = u.standard
         JOIN span p ON p.standard = u.standard AND p.entered <= ?1 AND p.left_on > ?1
         LEFT JOIN named n ON n.standard = u.standard AND n.from_day =
             (SELECT MAX(from_day) FROM named WHERE standard = u.standard AND from_day <= ?1)
         WHERE u.begun_on <= ?1 AND u.ended_on > ?1",
    )?;
    let mut rows = select.query([day])?;
    let mut found = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let Some(sector) = sectors.get(row.get("sector")?) else { continue };
        let jurisdiction: Jurisdiction = sector.jurisdiction.clone();
        let one = StandardInUse {
            id: row.get("id")?,
            label: row.get("label")?,
            title_zh: row.get("title_zh")?,
            title_en: row.get("title_en")?,
            jurisdiction,
            must: 0,
            begun: 0,
            coverage: Share::default(),
            satisfaction: Share::default(),
            unanswered: row.get("open")?,
        };
        found.insert(row.get("standard")?, one);
    }
    Ok(found)
}

/// What each unit came to with each of these standards.
fn pairs(
    tx: &Transaction<'_>,
    standards: &BTreeMap<i64, StandardInUse>,
    day: i64,
    period: Option<Period>,
) -> Result<BTreeMap<(i64, UnitId), Pair>, AskError> {
    let mut pairs: BTreeMap<(i64, UnitId), Pair> = BTreeMap::new();
    let unit = |text: String| text.parse::<UnitId>().map_err(|_| AskError::damaged(text));
    let mut select = tx.prepare_cached(
        "SELECT standard, unit FROM must WHERE from_day <= ?1 AND until_day > ?1",
    )?;
    let mut rows = select.query([day])?;
    while let Some(row) = rows.next()? {
        let standard = row.get("standard")?;
        if standards.contains_key(&standard) {
            pairs.entry((standard, unit(row.get("unit")?)?)).or_default().must = true;
        }
    }
    let mut select = tx.prepare_cached(
        "SELECT standard, unit, basis, period, hits, total FROM figure WHERE from_day <= ?1 AND until_day > ?1",
    )?;
    let mut rows = select.query([day])?;
    while let Some(row) = rows.next()? {
        let standard = row.get("standard")?;
        if !standards.contains_key(&standard) {
            continue;
        }
        let pair = pairs.entry((standard, unit(row.get("unit")?)?)).or_default();
        pair.begun = true;
        let word: String = row.get("period")?;
        let of: Period = word.parse().map_err(|_| AskError::damaged(&word))?;
        let basis: i64 = row.get("basis")?;
        let at = Basis::ALL.iter().position(|one| basis_no(*one) == basis);
        let kept = at.and_then(|at| pair.records.get_mut(at));
        let kept = kept.ok_or_else(|| AskError::damaged(basis))?;
        if period.is_none_or(|asked| of.within(asked)) {
            kept.push((of, Figures { hits: row.get("hits")?, of: row.get("total")? }));
        }
    }
    Ok(pairs)
}
