//! The seats that nobody can fill today: the role is vacant, the holder has left, or everybody who could is barred.

use jiff::civil::Date;
use plumbline_lifecycle::approval::SeatOf;
use plumbline_lifecycle::people::People;
use plumbline_lifecycle::{PersonId, Which, Who, Words};
use rusqlite::Transaction;

use crate::desk::answers::{Paged, Stuck, Waiting};
use crate::desk::queries::branch::{Branch, Branches, Reach};
use crate::desk::queries::desk::{Desk, rows};
use crate::desk::queries::telling::{kept, told};
use crate::desk::whose::Whose;
use crate::error::{AskError, ViewError};

/// Seats that are looked at for one answer; one that was cut there says that there are more.
const LOOKED_AT_MAX: usize = 10_000;

impl Desk {
    /// Open seats that nobody can fill today, each with what would help, the earliest last day first.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn stuck(&self, today: Date, limit: u32) -> Result<Paged<Stuck>, ViewError> {
        self.with_house(|tx, house| {
            let desks = desks(tx)?;
            let branches = desks.iter().map(|whose| branch(&house.people, whose, today)).collect();
            let mut branches = Branches::of(None, branches);
            let (mut found, most) = (Vec::new(), rows(limit));
            for _ in 0..LOOKED_AT_MAX {
                let Some(key) = branches.next(tx)? else {
                    return Ok(Paged { rows: found, more: false });
                };
                let Some(kept) = kept(tx, &key.stream, &key.which)? else { continue };
                if !matches!(kept.which, Which::Seat { .. }) {
                    continue;
                }
                let who = kept.who.clone();
                let waiting = told(tx, house, kept, today)?;
                if !waiting.may.is_empty() || !self.tells_of(&waiting.standard) {
                    continue;
                }
                if found.len() == most {
                    return Ok(Paged { rows: found, more: true });
                }
                found.push(stuck(&house.people, &who, waiting));
            }
            Ok(Paged { rows: found, more: true })
        })
    }
}

/// Where whoever comes first could act, somebody can: the others are looked at one by one.
fn branch(people: &People, whose: &Whose, today: Date) -> Branch {
    let first: Option<&PersonId> = match whose {
        Whose::Person(person) => people.unit_of(person).map(|_| person),
        Whose::Post(role, unit) => {
            let unit = people.present(unit);
            unit.and_then(|unit| {
                let holder = people.holders(*role, unit, today).next();
                holder.or_else(|| people.deputies(*role, unit).next())
            })
        }
        _ => None,
    };
    Branch::new(whose, first.map_or(Reach::All, |person| Reach::KeptOut(person.clone())))
}

fn stuck(people: &People, who: &Who, waiting: Waiting) -> Stuck {
    let gone = |person: &PersonId| people.unit_of(person).is_none();
    let role = match who {
        Who::Seat(SeatOf::Person { person }) if gone(person) => {
            let Words { zh, en } = &waiting.who;
            Words { zh: format!("{zh}（已离职）"), en: format!("{en} (who has left)") }
        }
        _ => waiting.who.clone(),
    };
    let says = Words {
        zh: format!("{}空缺且无副职。请先任命，或由标准化办改派。", role.zh),
        en: format!(
            "Nobody holds the role of {} and it has no deputy (assign it, or let the office reassign the seat).",
            role.en
        ),
    };
    Stuck { waiting, says }
}

/// Every desk of a role or a person on which anything lies.
fn desks(tx: &Transaction<'_>) -> Result<Vec<Whose>, AskError> {
    tx.prepare_cached(
        "SELECT DISTINCT whose FROM lies WHERE whose > 'p' AND whose < 'q' ORDER BY whose",
    )?
    .query_map([], |row| row.get::<_, String>("whose"))?
    .map(|key| key?.parse().map_err(AskError::damaged))
    .collect()
}
