//! What the desk answers.

use jiff::civil::Date;
use plumbline_lifecycle::approval::{Capacity, Outcome};
use plumbline_lifecycle::people::Role;
use plumbline_lifecycle::procedure::Gate;
use plumbline_lifecycle::{Jurisdiction, PartId, Place, StreamId, Then, UnitId, Which, Words};
use serde::{Serialize, Serializer};

/// A list, and whether it was cut.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paged<T> {
    /// At most as many as were asked for.
    pub rows: Vec<T>,
    /// Whether there are more.
    pub more: bool,
}

/// What falls due within some days, and which of those days are worked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Due {
    /// The earliest last day first, at most as many as were asked for.
    pub rows: Vec<Waiting>,
    /// Whether there are more.
    pub more: bool,
    /// How many there are.
    pub count: u32,
    /// Each of the days, whether it is worked, and how much falls on it.
    pub days: Vec<DueDay>,
}

/// One of the days on which something may fall due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct DueDay {
    /// The day.
    pub day: Date,
    /// Whether it is worked.
    pub worked: bool,
    /// 暂定: whether only the weekends of its year are known.
    pub provisional: bool,
    /// How much falls on it.
    pub count: u32,
}

/// A standard as it is called now; or the pool to which a matter asks for admissions, by the id that is kept for it (`pool-330100`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Titled {
    /// Its id.
    pub id: String,
    /// Its title in Chinese.
    pub title_zh: Option<String>,
    /// Its title in English.
    pub title_en: Option<String>,
    /// Its number.
    pub label: Option<String>,
    /// Where it stands; `None` for a pool.
    #[serde(serialize_with = "show_place_if")]
    pub place: Option<Place>,
    /// Who is responsible.
    pub jurisdiction: String,
    /// The place whose clauses its procedure cites, where they do not bind at its own: they are an example there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example_of: Option<Jurisdiction>,
}

/// Somebody, by id and name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    /// Their id.
    pub id: String,
    /// What they are called.
    pub name: String,
}

/// Somebody who may act today, and as what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Acting {
    /// Who.
    #[serde(flatten)]
    pub person: Named,
    /// As what.
    #[serde(serialize_with = "show_capacity")]
    pub capacity: Capacity,
    /// For whom, as a delegate.
    pub stands_for: Option<Named>,
}

/// One thing that is waited for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Waiting {
    /// The stream that waits.
    pub stream: String,
    /// For what, as the core names it.
    pub which: Which,
    /// Of which standard.
    pub standard: Titled,
    /// Before which gate, where it is before one.
    #[serde(serialize_with = "show_gate_if")]
    pub gate: Option<Gate>,
    /// What is to be done: the step of a chain, or what the standard is to do.
    pub what: Words,
    /// Who is to do it, in words.
    pub who: Words,
    /// Since when.
    pub since: Date,
    /// How many working days since then.
    pub working_days: u32,
    /// The last day.
    pub until: Option<Date>,
    /// Whether somebody is late with it.
    pub is_late: bool,
    /// 暂定: whether the last day was counted with a year of which only the weekends are known.
    pub provisional: bool,
    /// What it brings that the last day passes.
    pub then: Then,
    /// Where it comes from.
    pub clause: String,
    /// Whether that source was not read in the original.
    pub unverified: bool,
    /// The documents that are missing for it.
    pub missing: Vec<Words>,
    /// Who submitted the matter, where it is one under approval.
    pub submitter: Option<Named>,
    /// Who may act today.
    pub may: Vec<Acting>,
    /// The stream whose waits are behind this one.
    pub follow: Option<String>,
}

/// Something that waits for somebody, and why it is theirs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mine {
    /// What waits.
    #[serde(flatten)]
    pub waiting: Waiting,
    /// As what they may act.
    #[serde(serialize_with = "show_capacity")]
    pub capacity: Capacity,
    /// For whom, as a delegate.
    pub stands_for: Option<Named>,
}

/// Something that somebody decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Done {
    /// The approval.
    pub stream: String,
    /// Of which standard.
    pub standard: Titled,
    /// At which step.
    pub step: Words,
    /// On which seat of it.
    pub seat: u32,
    /// 同意 or 不同意.
    pub agree: bool,
    /// On which day.
    pub on: Date,
    /// For whom, as a delegate.
    pub stands_for: Option<Named>,
    /// Whether it still counts: it may have been taken back, or sent back past.
    pub counts: bool,
}

/// Something that somebody submitted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sent {
    /// The approval.
    pub stream: String,
    /// Of which standard.
    pub standard: Titled,
    /// Before which gate.
    #[serde(serialize_with = "show_gate")]
    pub gate: Gate,
    /// On which day it was submitted first.
    pub on: Date,
    /// How it ended, if it has.
    #[serde(serialize_with = "show_outcome_if")]
    pub outcome: Option<Outcome>,
    /// On which day it ended.
    pub ended_on: Option<Date>,
    /// Where it stands.
    pub now: Words,
}

/// Something of which somebody has a copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Copied {
    /// The approval.
    pub stream: String,
    /// Of which standard.
    pub standard: Titled,
    /// On which day.
    pub on: Date,
    /// Who sent it.
    pub by: Named,
    /// Where the matter stands.
    pub now: Words,
}

/// A seat that nobody can fill today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stuck {
    /// The seat.
    #[serde(flatten)]
    pub waiting: Waiting,
    /// What is wrong, and what would help: the core's own sentence.
    pub says: Words,
}

/// A consultation that runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct Consulting {
    pub part: PartId,
    /// What is consulted on.
    pub standard: Titled,
    pub since: Date,
    pub until: Date,
}

/// How much waits for somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WaitingOn {
    /// The desk, as [`Desk::waiting_for`](crate::Desk::waiting_for) is asked for it.
    #[serde(skip)]
    pub key: String,
    /// Who, in words.
    pub who: Words,
    /// The role, where it waits for one.
    #[serde(serialize_with = "show_role_if")]
    pub role: Option<Role>,
    /// The unit for which it is held, where it waits for a role.
    pub unit: Option<UnitId>,
    /// The person, where it waits for one.
    pub person: Option<Named>,
    /// How many wait.
    pub count: u64,
    /// Since when the oldest waits.
    pub oldest: Date,
    /// How many are late.
    pub late: u64,
}

/// Something of a last day that the clock is to note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotedDay {
    /// The stream that waits.
    pub stream: StreamId,
    /// For what.
    pub which: Which,
    /// The last day.
    pub until: Date,
    /// The day on which it happened that it passed, not before anything else on that stream; `None` where it is near, which
    /// is said on the day of saying.
    pub passed_on: Option<Date>,
}

fn show_capacity<S: Serializer>(capacity: &Capacity, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(capacity.key())
}

fn show_place_if<S: Serializer>(place: &Option<Place>, serializer: S) -> Result<S::Ok, S::Error> {
    place.map(Place::key).serialize(serializer)
}

fn show_gate<S: Serializer>(gate: &Gate, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(gate.key())
}

fn show_gate_if<S: Serializer>(gate: &Option<Gate>, serializer: S) -> Result<S::Ok, S::Error> {
    gate.map(Gate::key).serialize(serializer)
}

fn show_outcome_if<S: Serializer>(
    outcome: &Option<Outcome>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    outcome.map(Outcome::key).serialize(serializer)
}

fn show_role_if<S: Serializer>(role: &Option<Role>, serializer: S) -> Result<S::Ok, S::Error> {
    role.map(Role::key).serialize(serializer)
}
