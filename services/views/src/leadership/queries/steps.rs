//! How long each step of an approval took.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use plumbline_lifecycle::Words;
use plumbline_lifecycle::people::Role;
use plumbline_lifecycle::procedure::Gate;

use crate::day::{NEVER, number};
use crate::error::{AskError, ViewError};
use crate::filter::Filter;
use crate::leadership::queries::leadership::Leadership;
use crate::leadership::queries::lengths::Lengths;
use crate::leadership::queries::sectors::Sectors;
use crate::leadership::steps::Decided;
use crate::leadership::times::{StepTime, Within};

/// What is counted of one step.
#[derive(Default)]
struct Counted {
    /// The number under which the step was first kept.
    first: Option<i64>,
    roles: BTreeSet<Role>,
    lengths: Lengths,
    sent_back: u64,
    declined: u64,
    in_time: Within,
}

impl Leadership {
    /// How long matters under approval stood at each step of their chains, counting what was decided by a day; in the order of the
    /// gates, and of a chain. Of the standards of which whoever asks is told how the house handles them.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn step_times(&self, filter: &Filter, as_of: Date) -> Result<Vec<StepTime>, ViewError> {
        self.pool.ask(|tx| {
            let sectors = Sectors::inside(tx, filter, &self.sight)?;
            let mut select = tx.prepare_cached(
                "SELECT t.gate, t.zh, t.en, t.roles, s.step, s.sector, s.how, s.left_on - s.since AS days,
                     CASE WHEN s.due >= ?2 THEN NULL ELSE s.left_on <= s.due END AS in_time, COUNT(*) AS count
                 FROM step_stay s JOIN step t ON t.no = s.step
                 WHERE s.left_on <= ?1 AND s.undone_on > ?1
                 GROUP BY s.step, s.sector, s.how, days, in_time",
            )?;
            let mut rows = select.query([number(as_of), NEVER])?;
            let mut steps: BTreeMap<(usize, String, String), Counted> = BTreeMap::new();
            while let Some(row) = rows.next()? {
                if !sectors.take(row.get("sector")?) {
                    continue;
                }
                let gate: String = row.get("gate")?;
                let gate = Gate::ALL.iter().position(|one| one.key() == gate);
                let gate = gate.ok_or_else(|| AskError::damaged("gate"))?;
                let counted = steps.entry((gate, row.get("zh")?, row.get("en")?)).or_default();
                let no: i64 = row.get("step")?;
                counted.first = Some(counted.first.map_or(no, |first| first.min(no)));
                let roles: String = row.get("roles")?;
                for key in roles.split_whitespace() {
                    counted.roles.insert(role(key)?);
                }
                let times = row.get::<_, i64>("count")?.max(0) as u64;
                counted.lengths.add(row.get("days")?, times);
                let how: i64 = row.get("how")?;
                match Decided::of(how).ok_or_else(|| AskError::damaged(how))? {
                    Decided::Agreed => {}
                    Decided::SentBack => counted.sent_back += times,
                    Decided::Declined => counted.declined += times,
                }
                if let Some(in_time) = row.get("in_time")? {
                    counted.in_time.add(in_time, times);
                }
            }
            // The steps of a gate in the order in which they were first decided: the first of a chain before the second.
            let mut told: Vec<_> = steps.into_iter().collect();
            told.sort_by_key(|((gate, ..), counted)| (*gate, counted.first));
            let told = told.into_iter();
            Ok(told.map(|((at, zh, en), of)| of.told(Gate::ALL[at], Words { zh, en })).collect())
        })
    }
}

impl Counted {
    fn told(self, gate: Gate, step: Words) -> StepTime {
        StepTime {
            gate,
            step,
            roles: self.roles.into_iter().collect(),
            decided: self.lengths.count(),
            sent_back: self.sent_back,
            declined: self.declined,
            median_days: self.lengths.quantile(1, 2),
            p90_days: self.lengths.quantile(9, 10),
            longest_days: self.lengths.longest(),
            in_time: self.in_time,
        }
    }
}

fn role(key: &str) -> Result<Role, AskError> {
    Role::ALL.into_iter().find(|role| role.key() == key).ok_or_else(|| AskError::damaged(key))
}
