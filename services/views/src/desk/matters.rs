//! What was sent for approval, by whom, what became of it, what somebody decided in it, and who got a copy.

use jiff::civil::Date;
use plumbline_lifecycle::approval::{Approval, Chain, Decision, Outcome};
use plumbline_lifecycle::{PersonId, Words};
use rusqlite::{Transaction, params};

use crate::day::number;

// A decision's number is its place in the history of its chain.
pub(crate) const TABLES: &str = "
    CREATE TABLE sent(
        stream TEXT PRIMARY KEY, standard TEXT NOT NULL, gate TEXT NOT NULL, person TEXT NOT NULL, sent_on INTEGER NOT NULL,
        outcome TEXT, ended_on INTEGER, now_zh TEXT NOT NULL, now_en TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX sent_person ON sent(person, sent_on, stream);
    CREATE TABLE done(
        stream TEXT, no INTEGER, person TEXT NOT NULL, decided_on INTEGER NOT NULL, step_zh TEXT NOT NULL,
        step_en TEXT NOT NULL, seat INTEGER NOT NULL, agree INTEGER NOT NULL, stands_for TEXT, counts INTEGER NOT NULL,
        PRIMARY KEY (stream, no)) STRICT, WITHOUT ROWID;
    CREATE INDEX done_person ON done(person, decided_on, stream, no);
    CREATE TABLE copied(
        stream TEXT, person TEXT, copied_on INTEGER NOT NULL, by TEXT NOT NULL,
        PRIMARY KEY (stream, person)) STRICT, WITHOUT ROWID;
    CREATE INDEX copied_person ON copied(person, copied_on, stream);";

/// What is told of a matter besides what it waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    gate: &'static str,
    submitter: PersonId,
    sent_on: Date,
    outcome: Option<(Outcome, Date)>,
    now: Words,
}

impl Told {
    pub(crate) fn of(approval: &Approval) -> Option<Told> {
        let chain = approval.chain()?;
        let outcome = match approval {
            Approval::Ended { outcome, on, .. } => Some((*outcome, *on)),
            Approval::Unborn | Approval::Running(_) | Approval::WithSubmitter(_) => None,
        };
        Some(Told {
            gate: chain.gate.key(),
            submitter: chain.submitter.clone(),
            sent_on: chain.submitted_on,
            outcome,
            now: now(approval, chain),
        })
    }

    pub(crate) fn write(
        &self,
        tx: &Transaction<'_>,
        stream: &str,
        standard: &str,
    ) -> rusqlite::Result<()> {
        let Told { gate, submitter, sent_on, outcome, now } = self;
        tx.prepare_cached(
            "INSERT OR REPLACE INTO sent VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            stream,
            standard,
            gate,
            submitter.as_str(),
            number(*sent_on),
            outcome.map(|(outcome, _)| outcome.key()),
            outcome.map(|(_, on)| number(on)),
            now.zh,
            now.en,
        ])
        .map(drop)
    }
}

/// Where the matter stands, in words.
fn now(approval: &Approval, chain: &Chain) -> Words {
    match (approval, chain.step()) {
        (Approval::Ended { outcome, .. }, _) => {
            Words { zh: outcome.zh().into(), en: outcome.en().into() }
        }
        (Approval::WithSubmitter(_), _) => {
            Words { zh: "已退回提交人".into(), en: "sent back to its submitter".into() }
        }
        (_, Some(step)) => Words { zh: step.zh.clone(), en: step.en.clone() },
        (_, None) => Words { zh: String::new(), en: String::new() },
    }
}

/// The decisions that a change made, or that do not count any more, by their numbers.
pub(crate) fn decided<'a>(
    before: Option<&'a Chain>,
    after: Option<&'a Chain>,
) -> Vec<(usize, &'a Decision, Words)> {
    let held = before.map_or(&[][..], |chain| chain.history.as_slice());
    let Some(chain) = after else { return Vec::new() };
    let differs = |no: usize, decision: &Decision| held.get(no) != Some(decision);
    let each = chain.history.iter().enumerate().filter(|(no, decision)| differs(*no, decision));
    each.map(|(no, decision)| {
        let step = chain.step_no(decision.step);
        let words = step.map(|step| Words { zh: step.zh.clone(), en: step.en.clone() });
        (no, decision, words.unwrap_or_else(|| Words { zh: String::new(), en: String::new() }))
    })
    .collect()
}

pub(crate) fn write_decision(
    tx: &Transaction<'_>,
    stream: &str,
    (no, decision, step): &(usize, &Decision, Words),
) -> rusqlite::Result<()> {
    let Decision { seat, verdict, counts, .. } = decision;
    tx.prepare_cached(
        "INSERT OR REPLACE INTO done VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        stream,
        i64::try_from(*no).unwrap_or_default(),
        verdict.by.as_str(),
        number(verdict.on),
        step.zh,
        step.en,
        seat,
        verdict.agree,
        verdict.stands_for.as_ref().map(PersonId::as_str),
        counts,
    ])
    .map(drop)
}

pub(crate) fn write_copy(
    tx: &Transaction<'_>,
    stream: &str,
    to: &PersonId,
    by: &PersonId,
    on: Date,
) -> rusqlite::Result<()> {
    tx.prepare_cached("INSERT OR IGNORE INTO copied VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![stream, to.as_str(), number(on), by.as_str()])
        .map(drop)
}
