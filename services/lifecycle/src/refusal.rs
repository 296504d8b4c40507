//! Why a command was refused: the rule, where it comes from, and what would satisfy it, in Chinese and in English.
//!
//! A refusal is an answer to a person, not a fault: it is never logged as one, and it changes nothing. Each noun's
//! refusals stand beside its rules, a row each; here are their sum and the few that all nouns share.

use jiff::civil::Date;

use crate::reason::{OURS, Reason, refusals};
use crate::words::BadWord;
use crate::{
    approval, ballot, calendar, consultation, deadline, grants, implementation, people, person,
    pool, procedure, register, review, standard,
};

/// The rule that said no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Of a standard.
    Standard(Box<standard::Refusal>),
    /// Of the procedures.
    Procedure(procedure::Refusal),
    /// Of a register of numbers.
    Register(Box<register::Refusal>),
    /// Of units and persons.
    People(people::Refusal),
    /// Of an approval.
    Approval(Box<approval::Refusal>),
    /// Of a consultation.
    Consultation(Box<consultation::Refusal>),
    /// Of the implementation of a standard.
    Implementation(Box<implementation::Refusal>),
    /// Of a last day.
    Deadline(deadline::Refusal),
    /// Of the calendar of working days.
    Calendar(calendar::Refusal),
    /// Of the grants of tokens.
    Grants(grants::Refusal),
    /// Of a pool of experts.
    Pool(Box<pool::Refusal>),
    /// Of what is private of a person.
    Person(person::Refusal),
    /// Of a review.
    Review(Box<review::Refusal>),
    /// Of a ballot.
    Ballot(Box<ballot::Refusal>),
    /// Of every noun.
    Shared(Shared),
}

impl Refusal {
    /// What it says.
    #[must_use]
    pub fn reason(&self) -> Reason {
        match self {
            Refusal::Standard(refusal) => refusal.reason(),
            Refusal::Procedure(refusal) => refusal.reason(),
            Refusal::Register(refusal) => refusal.reason(),
            Refusal::People(refusal) => refusal.reason(),
            Refusal::Approval(refusal) => refusal.reason(),
            Refusal::Consultation(refusal) => refusal.reason(),
            Refusal::Implementation(refusal) => refusal.reason(),
            Refusal::Deadline(refusal) => refusal.reason(),
            Refusal::Calendar(refusal) => refusal.reason(),
            Refusal::Grants(refusal) => refusal.reason(),
            Refusal::Pool(refusal) => refusal.reason(),
            Refusal::Person(refusal) => refusal.reason(),
            Refusal::Review(refusal) => refusal.reason(),
            Refusal::Ballot(refusal) => refusal.reason(),
            Refusal::Shared(refusal) => refusal.reason(),
        }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.reason().en)
    }
}

impl std::error::Error for Refusal {}

macro_rules! summed {
    ($($noun:ident: $refusal:ty),*) => { $(
        impl From<$refusal> for Refusal {
            fn from(refusal: $refusal) -> Refusal {
                Refusal::$noun(refusal.into())
            }
        }
    )* };
}

summed! {
    Standard: standard::Refusal, Procedure: procedure::Refusal, Register: register::Refusal, People: people::Refusal,
    Approval: approval::Refusal, Consultation: consultation::Refusal, Deadline: deadline::Refusal,
    Calendar: calendar::Refusal, Grants: grants::Refusal, Pool: pool::Refusal, Person: person::Refusal,
    Review: review::Refusal, Ballot: ballot::Refusal, Implementation: implementation::Refusal,
    Shared: Shared
}

impl From<BadWord> for Refusal {
    fn from(word: BadWord) -> Refusal {
        Refusal::Shared(Shared::BadField { field: word.field, why: word.why })
    }
}

refusals! {
    /// What any noun may refuse.
    Shared:

    /// A day that cannot be: in the future, or before what is already known.
    ImpossibleDay { day: Date, earliest: Option<Date>, latest: Option<Date> }
        "impossible-day", OURS,
        format!("日期 {day} 不可能。{}", span_zh(*earliest, *latest)),
        format!("It cannot have been on {day}{}.", span_en(*earliest, *latest));

    /// A field that cannot be what it claims.
    BadField { field: &'static str, why: String }
        "bad-field", OURS,
        format!("字段 {field} 不合要求：{why}"),
        format!("{field}: {why}.");

    /// A command that was sent to a stream of another noun.
    WrongStream { stream: String, command: &'static str }
        "wrong-stream", OURS,
        format!("命令 {command} 不能用于 {stream}。"),
        format!("The command {command} cannot be given to {stream}.");
}

fn span_zh(earliest: Option<Date>, latest: Option<Date>) -> String {
    match (earliest, latest) {
        (Some(e), Some(l)) => format!("应在 {e} 至 {l} 之间。"),
        (Some(e), None) => format!("不得早于 {e}。"),
        (None, Some(l)) => format!("不得晚于 {l}。"),
        (None, None) => String::new(),
    }
}

fn span_en(earliest: Option<Date>, latest: Option<Date>) -> String {
    match (earliest, latest) {
        (Some(e), Some(l)) => format!(" (possible: {e} to {l})"),
        (Some(e), None) => format!(" (not before {e})"),
        (None, Some(l)) => format!(" (not after {l})"),
        (None, None) => String::new(),
    }
}
