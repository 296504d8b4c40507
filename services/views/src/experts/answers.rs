//! What can be asked of the pools, and what is answered.

use jiff::civil::Date;
use plumbline_lifecycle::pool::{Away, Conflict, ExpertKind, Standing, Training};
use plumbline_lifecycle::review::Answer;
use plumbline_lifecycle::{Field, Jurisdiction, PersonId, UnitId};
use serde::Serialize;

/// Which people of the pools are wanted; nothing set: all that whoever asks may see.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExpertQuery {
    /// Of the pool of this area.
    pub area: Option<Jurisdiction>,
    /// Whose name, title, id or unit holds each of these words.
    pub text: Option<String>,
    /// Who know this field.
    pub field: Option<Field>,
    /// Who serve there.
    pub unit: Option<UnitId>,
    /// As what they are in the pool.
    pub kind: Option<ExpertKind>,
    /// Whether they may be asked.
    pub standing: Option<Standing>,
    /// Only who was never asked.
    pub never_asked: bool,
    /// Behind the last one of the page before: [`Pooled::next`].
    pub after: Option<String>,
    /// How many at most, 1 to 1,000; 0 stands for 50.
    pub limit: u32,
}

/// One page of the people of the pools, by area and id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pooled {
    /// The last event that the answer knows of.
    pub position: u64,
    /// How many the query takes.
    pub total: u64,
    /// Of those whom it takes: who are in the pool and active.
    pub active: u64,
    /// Of those: who have a review in hand.
    pub busy: u64,
    /// Of those: who are active and were never asked.
    pub never_asked: u64,
    /// The page.
    pub entries: Vec<ExpertEntry>,
    /// Where the next page begins; `None` on the last one.
    pub next: Option<String>,
}

/// One person of a pool in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct ExpertEntry {
    pub area: Jurisdiction,
    pub id: PersonId,
    pub name: String,
    pub title: Option<String>,
    pub senior: bool,
    pub kind: ExpertKind,
    pub unit: UnitId,
    pub fields: Vec<Field>,
    pub standing: Standing,
    /// The day they were admitted last.
    pub since: Date,
    /// The last day of their term.
    pub until: Date,
    /// The last day of the absence that holds on the day of the question.
    pub away_until: Option<Date>,
    /// Reviews in hand: asked, and not released.
    pub load: u32,
    pub last_asked: Option<Date>,
    /// How often they were asked.
    pub asked: u64,
    /// How often they served, of those.
    pub served: u64,
    /// Invitations that wait for their answer and are not past their last day.
    pub open: u64,
    /// Invitations that they answered, or that had their last day.
    pub answered: u64,
    /// How many of those they answered by the last day.
    pub on_time: u64,
}

/// Everything that a pool holds of one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct ExpertRecord {
    /// The last event that the answer knows of.
    pub position: u64,
    pub entry: ExpertEntry,
    pub languages: Vec<String>,
    /// The document by which they were admitted last.
    pub approval: String,
    pub away: Vec<Away>,
    pub conflicts: Vec<Conflict>,
    pub trainings: Vec<Training>,
    /// What they were asked for, the latest first, at most 200.
    pub services: Vec<Service>,
    /// The ballots in which their vote is wanted.
    pub to_cast: Vec<ToCast>,
}

/// One review for which somebody was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Service {
    /// Its id.
    pub review: String,
    /// The day they were asked.
    pub asked: Date,
    /// The last day to answer, where the panel's rule names one.
    pub until: Option<Date>,
    /// The day of the answer, what it was, and whether it came by the last day.
    pub answered: Option<(Date, Answered, bool)>,
    /// Whether it is in hand, without an answer, and past its last day: the clock has not noted it.
    pub overdue: bool,
    /// The day they were released; `None` while it is in hand.
    pub released: Option<Date>,
    /// Whether they did what they were asked for.
    pub served: bool,
}

/// What came of an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Answered {
    /// An answer.
    With(Answer),
    /// None by the last day.
    Silent,
}

impl Answered {
    /// The key in tables and answers: `accepted`, `conflict`, `busy`, `other` or `silent`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Answered::With(answer) => answer.key(),
            Answered::Silent => "silent",
        }
    }

    pub(crate) fn of(key: &str) -> Option<Answered> {
        let answers = Answer::ALL.into_iter().map(Answered::With);
        answers.chain([Answered::Silent]).find(|answer| answer.key() == key)
    }
}

/// A ballot in which somebody's vote is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ToCast {
    /// Its id.
    pub ballot: String,
    /// The day it was opened.
    pub opened: Date,
    /// The last day, where there is one.
    pub closes: Option<Date>,
    /// Whether it is secret: then nobody knows here whether they have voted, until it is over.
    pub secret: bool,
}
