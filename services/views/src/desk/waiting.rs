//! The tables of what waits: a row a wait, a row for each desk that it lies on, a row for each person who may not act on it.

use jiff::civil::Date;
use plumbline_lifecycle::approval::{Approval, Overdue, SeatOf, kept_out};
use plumbline_lifecycle::deadline::next_reminder;
use plumbline_lifecycle::people::Role;
use plumbline_lifecycle::procedure::{Gate, Reminders};
use plumbline_lifecycle::standard::{Run, Standard};
use plumbline_lifecycle::{PersonId, Rules, State, UnitId, Wait, Which, Who, Words, waits};
use rusqlite::{Row, Transaction, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::day::{NEVER, date_before_never, date_of, number};
use crate::desk::late::{self, Changed, Is};
use crate::desk::whose::Whose;
use crate::error::AskError;

// Days are numbers; `entered` is the one on which it began to be waited for until this last day, `changed` that of the latest event that
// changed of whom. `due` is 10^9 where there is no last day, and `near_on` where no reminder is to come. `which`, `who` and `missing` are the core's words as JSON.
pub(crate) const TABLES: &str = "
    CREATE TABLE wait(
        stream TEXT, which TEXT, standard TEXT NOT NULL, who TEXT NOT NULL, gate TEXT, since INTEGER NOT NULL,
        due INTEGER NOT NULL, passes_on INTEGER NOT NULL, provisional INTEGER NOT NULL, outcome TEXT NOT NULL,
        binds INTEGER NOT NULL, for_clock INTEGER NOT NULL, near_on INTEGER NOT NULL, deputies INTEGER NOT NULL,
        clause TEXT NOT NULL, unverified INTEGER NOT NULL, missing TEXT NOT NULL, follow TEXT,
        entered INTEGER NOT NULL, changed INTEGER NOT NULL, PRIMARY KEY (stream, which)) STRICT, WITHOUT ROWID;
    CREATE INDEX wait_late ON wait(due, stream, which) WHERE binds = 1;
    CREATE INDEX wait_due ON wait(due, stream, which) WHERE due < 1000000000;
    CREATE INDEX wait_clock ON wait(passes_on, stream, which) WHERE for_clock = 1;
    CREATE INDEX wait_near ON wait(near_on, stream, which);
    CREATE TABLE lies(
        whose TEXT, due INTEGER, since INTEGER, stream TEXT, which TEXT,
        PRIMARY KEY (whose, due, since, stream, which)) STRICT, WITHOUT ROWID;
    CREATE INDEX lies_stream ON lies(stream);
    CREATE TABLE kept_out(
        stream TEXT, which TEXT, person TEXT, PRIMARY KEY (stream, which, person)) STRICT, WITHOUT ROWID;
    CREATE INDEX kept_out_person ON kept_out(person, stream, which);";

/// The columns of a wait, as [`Kept::of`] reads them.
pub(crate) const COLUMNS: &str =
    "w.stream, w.which, w.standard, w.who, w.gate, w.since, w.due, w.provisional, w.outcome,
    w.binds, w.clause, w.unverified, w.missing, w.follow";

/// A wait with everything by which it is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Open {
    wait: Wait,
    gate: Option<Gate>,
    for_clock: bool,
    near_on: Option<Date>,
    deputies: bool,
    desks: Vec<Whose>,
    kept_out: Vec<PersonId>,
}

/// A wait as it is read back.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    pub(crate) stream: String,
    pub(crate) standard: String,
    pub(crate) which: Which,
    pub(crate) who: Who,
    pub(crate) gate: Option<Gate>,
    pub(crate) since: Date,
    pub(crate) until: Option<Date>,
    pub(crate) provisional: bool,
    pub(crate) then: plumbline_lifecycle::Then,
    pub(crate) binds: bool,
    pub(crate) clause: String,
    pub(crate) unverified: bool,
    pub(crate) missing: Vec<Words>,
    pub(crate) follow: Option<String>,
}

/// What a state waits for, as it is kept. Those who draft a text dispose of the comments on it: who they are its standard says,
/// the `owner` of a consultation, a review or a ballot. Reminded of it is as the procedure of its standard says.
pub(crate) fn open(
    state: &State,
    owner: Option<&Run>,
    rules: &Rules<'_>,
    reminders: Option<&Reminders>,
) -> Vec<Open> {
    let all = waits(state, rules).into_iter();
    all.map(|wait| opened(state, owner, reminders, wait)).collect()
}

/// The end of a term of a pool.
pub(crate) fn term(state: &State, wait: Wait) -> Open {
    opened(state, None, None, wait)
}

fn opened(state: &State, owner: Option<&Run>, reminders: Option<&Reminders>, wait: Wait) -> Open {
    let (deputies, kept_out) = seat(state, wait.which);
    Open {
        gate: gate(state, wait.which),
        for_clock: wait.until.is_some_and(|until| !state.has_noted(wait.which, until)),
        near_on: reminders.and_then(|reminders| next_reminder(state, &wait, reminders)),
        deputies,
        desks: desks(state, owner, &wait),
        kept_out,
        wait,
    }
}

fn gate(state: &State, which: Which) -> Option<Gate> {
    match (state, which) {
        (State::Approval(approval), _) => approval.chain().map(|chain| chain.gate),
        (_, Which::Gate(gate)) => Some(gate),
        _ => None,
    }
}

/// Whether the deputies come in when a seat is late, and who may not decide on it.
fn seat(state: &State, which: Which) -> (bool, Vec<PersonId>) {
    let (State::Approval(Approval::Running(chain)), Which::Seat { step, seat }) = (state, which)
    else {
        return (false, Vec::new());
    };
    let found = chain.step_no(step).and_then(|step| Some((step, step.seat(seat)?)));
    let Some((step, seat)) = found else { return (false, Vec::new()) };
    let mut persons: Vec<PersonId> = kept_out(chain, step, seat).cloned().collect();
    persons.sort();
    persons.dedup();
    (step.overdue == Some(Overdue::Deputy), persons)
}

/// Where something else is waited for first, this lies on no desk: that does. Nor does a day to which nobody is held.
fn desks(state: &State, owner: Option<&Run>, wait: &Wait) -> Vec<Whose> {
    if wait.follow.is_some() || matches!(wait.which, Which::Extension | Which::Term { .. }) {
        return Vec::new();
    }
    let run = match state {
        State::Standard(Standard::Run(run)) => Some(&**run),
        _ => owner,
    };
    match (&wait.who, run) {
        (Who::Seat(SeatOf::Person { person }) | Who::Person(person), _) => {
            vec![Whose::Person(person.clone())]
        }
        (Who::Seat(seat), _) => {
            seat.post().map(|(role, unit)| Whose::Post(role, unit.clone())).into_iter().collect()
        }
        (Who::Units(units), _) => {
            let head = |unit: &UnitId| Whose::Post(Role::InstitutionHead, unit.clone());
            units.iter().map(head).collect()
        }
        (Who::Office, Some(run)) => {
            vec![Whose::Office(run.profile.field.clone(), run.profile.jurisdiction.clone())]
        }
        (Who::Drafters, Some(run)) => {
            let persons = run.drafters.persons.iter().cloned().map(Whose::Person);
            let units = run.drafters.units.iter().cloned();
            let mut named: Vec<Whose> =
                persons.chain(units.map(|unit| Whose::Post(Role::Drafter, unit))).collect();
            named.sort();
            named.dedup();
            if named.is_empty() { vec![Whose::Drafters] } else { named }
        }
        (Who::Everybody, _) => vec![Whose::Everybody],
        (Who::Office | Who::Drafters | Who::Authority | Who::Nobody, _) => vec![Whose::Nobody],
    }
}

/// The end of one term of a pool, and of no other; none where that is waited for no more.
pub(crate) fn write_term(
    tx: &Transaction<'_>,
    stream: &str,
    standard: &str,
    which: Which,
    open: Option<&Open>,
) -> rusqlite::Result<()> {
    tx.prepare_cached("DELETE FROM wait WHERE stream = ?1 AND which = ?2")?
        .execute([stream, &json(&which)])?;
    let since = |open: &Open| number(open.wait.since);
    open.map_or(Ok(()), |open| insert(tx, stream, standard, open, (since(open), since(open))))
}

/// The stream waits for this now, and for nothing else.
pub(crate) fn write(
    tx: &Transaction<'_>,
    stream: &str,
    standard: &str,
    open: &[Open],
    changed: Changed,
) -> rusqlite::Result<()> {
    let words: Vec<(String, String)> =
        open.iter().map(|open| (json(&open.wait.which), json(&open.wait.who))).collect();
    let now = open.iter().zip(&words).map(|(open, (which, who))| Is {
        which,
        who,
        due: open.wait.until.map_or(NEVER, number),
        binds: open.wait.binds(),
    });
    let (before, now) = (late::before(tx, stream)?, now.collect::<Vec<_>>());
    late::keep(tx, stream, &before, &now, changed)?;
    for sql in [
        "DELETE FROM wait WHERE stream = ?1",
        "DELETE FROM lies WHERE stream = ?1",
        "DELETE FROM kept_out WHERE stream = ?1",
    ] {
        tx.prepare_cached(sql)?.execute([stream])?;
    }
    let mut open = open.iter().zip(&now);
    open.try_for_each(|(open, is)| insert(tx, stream, standard, open, changed.dates(is, &before)))
}

fn insert(
    tx: &Transaction<'_>,
    stream: &str,
    standard: &str,
    open: &Open,
    (entered, changed): (i64, i64),
) -> rusqlite::Result<()> {
    let Open { wait, gate, for_clock, near_on, deputies, desks, kept_out } = open;
    let (which, since) = (json(&wait.which), number(wait.since));
    let due = wait.until.map_or(NEVER, number);
    tx.prepare_cached(
        "INSERT INTO wait VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)",
    )?
    .execute(params![
        stream,
        which,
        standard,
        json(&wait.who),
        gate.map(Gate::key),
        since,
        due,
        wait.passes_on().map_or(NEVER, number),
        wait.provisional,
        json(&wait.then),
        wait.binds(),
        for_clock,
        near_on.map_or(NEVER, number),
        deputies,
        wait.clause,
        wait.unverified,
        json(&wait.missing),
        wait.follow.as_ref().map(ToString::to_string),
        entered,
        changed,
    ])?;
    let mut lies = tx.prepare_cached("INSERT INTO lies VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for whose in desks {
        lies.execute(params![whose.to_string(), due, since, stream, which])?;
    }
    let mut out = tx.prepare_cached("INSERT INTO kept_out VALUES (?1, ?2, ?3)")?;
    for person in kept_out {
        out.execute(params![stream, which, person.as_str()])?;
    }
    Ok(())
}

impl Kept {
    pub(crate) fn of(row: &Row<'_>) -> Result<Kept, AskError> {
        let gate: Option<String> = row.get("gate")?;
        Ok(Kept {
            stream: row.get("stream")?,
            standard: row.get("standard")?,
            which: word(row, "which")?,
            who: word(row, "who")?,
            gate: gate.map(|key| key.parse().map_err(|_| AskError::damaged(&key))).transpose()?,
            since: date_of(row.get("since")?),
            until: date_before_never(row.get("due")?),
            provisional: row.get("provisional")?,
            then: word(row, "outcome")?,
            binds: row.get("binds")?,
            clause: row.get("clause")?,
            unverified: row.get("unverified")?,
            missing: word(row, "missing")?,
            follow: row.get("follow")?,
        })
    }

    /// Whether somebody is late with it on that day.
    pub(crate) fn is_late(&self, day: Date) -> bool {
        self.binds && self.until.is_some_and(|until| until < day)
    }
}

fn json(word: &impl Serialize) -> String {
    serde_json::to_string(word).expect("words are plain data, which JSON can say")
}

fn word<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> Result<T, AskError> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(|_| AskError::damaged(&text))
}
