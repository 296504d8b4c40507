//! What is owed of a published text: that everybody can read it, that the body above has it, that its use is reported on.
//!
//! Each has a last day by the procedure, and is done on a day that is recorded, perhaps later. Whether it was in time is told
//! from these two days and from nothing else: what the clock noted meanwhile does not count (decision 34).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::LastDay;
use crate::procedure::{DocumentRule, Limit, Procedure};
use crate::source::Source;
use crate::standard::{At, Run};
use crate::wait::{Rules, Then, Wait};
use crate::which::Which;
use crate::words::{Name, Words};

/// What was done of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fulfilled {
    /// 备案: the day of the receipt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filed: Option<Date>,
    /// 公开: since when, and where it can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub public: Option<Public>,
    /// 反馈实施情况: the day of the newest report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported: Option<Date>,
}

/// A text that everybody can read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Public {
    /// Since when.
    pub on: Date,
    /// Where: the name of a site, or its address.
    pub site: Name,
}

/// One thing that is owed of a published text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owed {
    /// What.
    pub which: Which,
    /// Since when.
    pub since: Date,
    /// The last day; none past the end of the calendar.
    pub last: Option<LastDay>,
    /// The day on which it was done, where it was.
    pub done: Option<Date>,
    /// Where it comes from.
    pub source: Source,
}

impl Fulfilled {
    pub(super) fn is_nothing(&self) -> bool {
        *self == Fulfilled::default()
    }
}

impl Owed {
    /// What it is called once it is done, in Chinese and English.
    #[must_use]
    pub fn name(&self) -> (&'static str, &'static str) {
        match self.which {
            Which::Filing => ("备案", "Filed"),
            Which::Publicity => ("公开文本", "Text public since"),
            which => (which.zh(), which.en()),
        }
    }

    /// Whether it was done later than it should have been, or is not done and should have been by that day.
    #[must_use]
    pub fn is_late(&self, today: Date) -> bool {
        self.last.is_some_and(|last| self.done.unwrap_or(today) > last.day)
    }
}

impl Run {
    /// What is owed of its text, done or not, once it is published; nothing once its life has ended. Of the reports on its
    /// implementation only the next one is told. Of a text that was in force when it was entered nobody here knows whether it was filed
    /// and made public in its time; and a report follows on the first that is recorded.
    #[must_use]
    pub fn owed(&self, procedure: &Procedure, rules: &Rules<'_>) -> Vec<Owed> {
        let issue = match self.at() {
            At::InForce(issue)
            | At::Confirmed(issue)
            | At::UnderReview(issue)
            | At::Revising { issue, .. } => issue,
            _ => return Vec::new(),
        };
        let since_published = |which, limit: &Limit, done| Owed {
            which,
            since: issue.published_on,
            last: rules.last_day(limit, issue.published_on, 0),
            done,
            source: limit.cited(),
        };
        let Fulfilled { filed, public, reported } = &self.fulfilled;
        let shown = public.as_ref().map(|public| public.on);
        let is_ours = self.entered.is_none();
        let publicity = procedure.publicity.as_ref().filter(|_| is_ours || shown.is_some());
        let filing = procedure.filing.as_ref().filter(|_| is_ours || filed.is_some());
        let filing = filing.map(|filing| &filing.limit);
        let mut owed: Vec<Owed> = Vec::new();
        owed.extend(publicity.map(|limit| since_published(Which::Publicity, limit, shown)));
        owed.extend(filing.map(|limit| since_published(Which::Filing, limit, *filed)));
        if let Some(rule) =
            procedure.implementation.as_ref().filter(|_| is_ours || reported.is_some())
        {
            let since = reported.unwrap_or(issue.effective_on).max(issue.effective_on);
            let last = rule.report_every.last_day(since, rules.calendar, rules.rolls());
            let source = Source::of(rule.source.clone(), rule.unverified);
            owed.push(Owed { which: Which::Report, since, last, done: None, source });
        }
        owed
    }

    /// What of it is waited for.
    pub(super) fn owed_waits(&self, procedure: &Procedure, rules: &Rules<'_>) -> Vec<Wait> {
        let open = self.owed(procedure, rules).into_iter().filter(|owed| owed.done.is_none());
        let wait = |owed: Owed| {
            let wait = Wait::unlimited(owed.which, owed.since);
            let missing = match owed.which {
                Which::Filing => self.receipt_missing(procedure).into_iter().collect(),
                _ => Vec::new(),
            };
            Wait { missing, ..wait.limited(owed.last, Then::Late, &owed.source) }
        };
        open.map(wait).collect()
    }

    /// The receipt of its filing, where that is not at hand.
    pub(super) fn receipt_missing(&self, procedure: &Procedure) -> Option<Words> {
        let receipt = &procedure.filing.as_ref()?.receipt;
        let rule = procedure.documents.get(receipt)?;
        self.document(receipt).is_none().then(|| DocumentRule::words(rule))
    }
}
