//! On whom the house waits: how much, since when, how much of it is late.

use std::collections::BTreeMap;

use jiff::civil::Date;
use plumbline_access::Reach;
use plumbline_lifecycle::people::{People, Role};
use plumbline_lifecycle::{Who, Words};
use rusqlite::{Transaction, params};

use crate::catalogue::codes_within;
use crate::day::{date_of, number};
use crate::desk::answers::{Paged, Waiting, WaitingOn};
use crate::desk::house::House;
use crate::desk::queries::desk::{Desk, rows};
use crate::desk::queries::mine::office_of;
use crate::desk::queries::telling::{post, told, who};
use crate::desk::waiting::{COLUMNS, Kept};
use crate::desk::whose::Whose;
use crate::error::{AskError, ViewError};

/// What waits in a place and below it.
const WITHIN: &str = "JOIN standard s ON s.id = w.standard AND s.jurisdiction BETWEEN ?2 AND ?3";

/// How much lies on one desk.
#[derive(Debug, Clone, Copy)]
struct Pile {
    count: u64,
    oldest: i64,
    late: u64,
}

impl Desk {
    /// By role and unit, and by person: how many wait, the most late ones first. What was asked of a unit that went into
    /// another waits for that one, and an office has its standards and its seats together. What only waits for time to
    /// pass is not among them, nor what lies where whoever asks is not told of it.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn waiting_on(&self, today: Date) -> Result<Vec<WaitingOn>, ViewError> {
        self.with_house(|tx, house| {
            let mut piles: BTreeMap<Option<Whose>, Pile> = BTreeMap::new();
            let Some((join, (first, last))) = self.within() else { return Ok(Vec::new()) };
            let mut select = tx.prepare_cached(&format!(
                "SELECT l.whose, COUNT(*) AS count, MIN(l.since) AS oldest, SUM(w.binds = 1 AND l.due < ?1) AS late
                 FROM lies l JOIN wait w ON w.stream = l.stream AND w.which = l.which {join}
                 WHERE l.whose <> 'nobody' AND ?2 <= ?3 GROUP BY l.whose",
            ))?;
            let mut rows = select.query(params![number(today), first, last])?;
            while let Some(row) = rows.next()? {
                let key: String = row.get("whose")?;
                let whose = key.parse().map_err(AskError::damaged)?;
                let pile = Pile {
                    count: row.get("count")?,
                    oldest: row.get("oldest")?,
                    late: row.get("late")?,
                };
                let onto = piles.entry(present(&house.people, whose, today)).or_insert(Pile {
                    count: 0,
                    oldest: pile.oldest,
                    late: 0,
                });
                onto.count += pile.count;
                onto.late += pile.late;
                onto.oldest = onto.oldest.min(pile.oldest);
            }
            let mut told: Vec<WaitingOn> =
                piles.into_iter().map(|(whose, pile)| tell(house, whose, pile)).collect();
            told.sort_by_key(|one| (std::cmp::Reverse((one.late, one.count)), one.oldest));
            Ok(told)
        })
    }

    /// What lies on one of these desks, or only what is late there, the earliest last day first: the list behind a number of
    /// [`Desk::waiting_on`]. `None` for a desk on which nothing lies that whoever asks is told of: not even whose it is.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn waiting_for(
        &self,
        key: &str,
        only_late: bool,
        today: Date,
        limit: u32,
    ) -> Result<Option<(Words, Paged<Waiting>)>, ViewError> {
        self.with_house(|tx, house| {
            let Some((join, (first, last))) = self.within() else { return Ok(None) };
            let is_it = |whose: &Whose| {
                key_of(present(&house.people, whose.clone(), today).as_ref()) == key
            };
            let within = (first.as_str(), last.as_str());
            let desks: Vec<Whose> = desks(tx, join, within)?.into_iter().filter(is_it).collect();
            let Some(one) = desks.first() else { return Ok(None) };
            let none = Pile { count: 0, oldest: 0, late: 0 };
            let who = tell(house, present(&house.people, one.clone(), today), none).who;
            let keys: Vec<String> = desks.iter().map(ToString::to_string).collect();
            let keys = serde_json::to_string(&keys).map_err(AskError::damaged)?;
            let mut select = tx.prepare_cached(&format!(
                "SELECT {COLUMNS} FROM lies l JOIN wait w ON w.stream = l.stream AND w.which = l.which {join}
                 WHERE l.whose IN (SELECT value FROM json_each(?4)) AND ?2 <= ?3
                 AND (?5 = 0 OR (w.binds = 1 AND l.due < ?1))
                 ORDER BY l.due, l.since, l.stream, l.which",
            ))?;
            let mut found = select.query(params![number(today), first, last, keys, only_late])?;
            let mut list = Paged { rows: Vec::new(), more: false };
            while let Some(row) = found.next()? {
                list.more = list.rows.len() == rows(limit);
                if list.more {
                    break;
                }
                list.rows.push(told(tx, house, Kept::of(row)?, today)?);
            }
            Ok(Some((who, list)))
        })
    }

    /// How what whoever asks is not told of is left out; `None` where that is all.
    fn within(&self) -> Option<(&'static str, (String, String))> {
        match self.sight.reach() {
            Reach::Everything => Some(("", <(String, String)>::default())),
            Reach::Within(place) => Some((WITHIN, codes_within(place))),
            Reach::Public => None,
        }
    }
}

/// Every desk on which anything lies, of what whoever asks is told of.
fn desks(
    tx: &Transaction<'_>,
    join: &str,
    (first, last): (&str, &str),
) -> Result<Vec<Whose>, AskError> {
    let mut select = tx.prepare_cached(&format!(
        "SELECT DISTINCT l.whose FROM lies l JOIN wait w ON w.stream = l.stream AND w.which = l.which {join}
         WHERE l.whose <> 'nobody' AND ?2 <= ?3 ORDER BY l.whose"
    ))?;
    // The places are the second and the third parameter of each of these questions.
    let desks = select.query_map(params![0, first, last], |row| row.get::<_, String>("whose"))?;
    desks.map(|key| key?.parse().map_err(AskError::damaged)).collect()
}

/// A desk in an address; the offices that nobody holds are one.
fn key_of(whose: Option<&Whose>) -> String {
    whose.map_or_else(|| "office".to_owned(), ToString::to_string)
}

/// Whose desk it is today; `None` for an office that nobody holds.
fn present(people: &People, whose: Whose, today: Date) -> Option<Whose> {
    match &whose {
        Whose::Post(role, unit) => {
            let unit = people.present(unit).unwrap_or(unit);
            Some(Whose::Post(*role, unit.clone()))
        }
        Whose::Office(..) => {
            office_of(people, &whose, today).map(|unit| Whose::Post(Role::Office, unit.clone()))
        }
        Whose::Person(_) | Whose::Drafters | Whose::Everybody | Whose::Nobody => Some(whose),
    }
}

fn tell(house: &House, whose: Option<Whose>, pile: Pile) -> WaitingOn {
    let Pile { count, oldest, late } = pile;
    let people = &house.people;
    let none = WaitingOn {
        key: key_of(whose.as_ref()),
        who: Words { zh: String::new(), en: String::new() },
        role: None,
        unit: None,
        person: None,
        count,
        oldest: date_of(oldest),
        late,
    };
    match whose {
        Some(Whose::Post(role, unit)) => {
            WaitingOn { who: post(people, role, &unit), role: Some(role), unit: Some(unit), ..none }
        }
        Some(Whose::Person(person)) => WaitingOn {
            person: Some(house.named(&person)),
            who: who(people, &Who::Person(person)),
            ..none
        },
        Some(Whose::Office(..)) | None => {
            WaitingOn { who: who(people, &Who::Office), role: Some(Role::Office), ..none }
        }
        Some(Whose::Drafters) => WaitingOn { who: who(people, &Who::Drafters), ..none },
        Some(Whose::Everybody) => WaitingOn { who: who(people, &Who::Everybody), ..none },
        Some(Whose::Nobody) => WaitingOn { who: who(people, &Who::Nobody), ..none },
    }
}
