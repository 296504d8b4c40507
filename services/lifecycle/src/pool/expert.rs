//! One person of a pool, as the events have left them.

use std::collections::BTreeSet;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::pool::away::Away;
use crate::pool::conflict::{Conflict, With};
use crate::pool::description::Description;
use crate::pool::training::Training;
use crate::words::{BadWord, Name, PartId, bad, keyed};

/// A person of the pool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expert {
    /// Who they are and what they know.
    pub description: Description,
    /// The document by which they were admitted last.
    pub approval: Name,
    /// The day they were admitted last.
    pub since: Date,
    /// The last day of their term.
    pub until: Date,
    /// Whether they may be asked.
    pub standing: Standing,
    /// When they are away, by first day; none shares a day with another. Those that were over when the newest was set are
    /// left out.
    pub away: Vec<Away>,
    /// What they have an interest in, in the order of declaration.
    pub conflicts: Vec<Conflict>,
    /// The trainings that they took part in, in the order of recording.
    pub trainings: Vec<Training>,
    /// The reviews for which they were asked and from which they were not released.
    pub asked_for: BTreeSet<PartId>,
    /// The day they were asked last; `None` for who never was.
    pub last_asked: Option<Date>,
    /// Which of all that were ever admitted: the first is number 1. Their term is waited for by it.
    #[serde(default)]
    pub no: u32,
    /// The last day of the term whose end the clock has noted, the newest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lapsed: Option<Date>,
}

/// Whether somebody of a pool may be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// 在库.
    Active,
    /// 暂停.
    Paused,
    /// 出库.
    Left,
}

keyed! { Standing {
    Active "active" "在库" "Active"
    Paused "paused" "暂停" "Paused"
    Left "left" "已出库" "Left"
} }

impl FromStr for Standing {
    type Err = BadWord;

    fn from_str(key: &str) -> Result<Self, BadWord> {
        let known = Standing::ALL.into_iter().find(|standing| standing.key() == key);
        known.ok_or_else(|| bad("standing", "one of active, paused, left"))
    }
}

impl Expert {
    /// How many reviews they have in hand: asked, and not released.
    #[must_use]
    pub fn load(&self) -> u32 {
        u32::try_from(self.asked_for.len()).unwrap_or(u32::MAX)
    }

    /// How many they have in hand besides this one.
    #[must_use]
    pub fn load_besides(&self, review: &PartId) -> u32 {
        self.load() - u32::from(self.asked_for.contains(review))
    }

    /// Whether they have declared an interest in this.
    #[must_use]
    pub fn has_conflict_with(&self, with: &With) -> bool {
        self.conflicts.iter().any(|conflict| conflict.with == *with)
    }

    /// Whether they are away that day.
    #[must_use]
    pub fn is_away(&self, day: Date) -> bool {
        self.away.iter().any(|away| away.covers(day))
    }

    pub(super) fn weight(&self) -> usize {
        size_of::<Expert>()
            + self.description.weight()
            + self.away.len() * size_of::<Away>()
            + self.conflicts.iter().map(|c| 120 + c.reason.as_str().len()).sum::<usize>()
            + self.trainings.iter().map(|t| 40 + t.title.as_str().len()).sum::<usize>()
            + self.asked_for.len() * 120
    }
}
