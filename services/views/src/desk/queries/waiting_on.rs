//! On whom the house waits: how much, since when, how much of it is late.

use std::collections::BTreeMap;

use jiff::civil::Date;
use plumbline_access::Reach;
use plumbline_lifecycle::people::{People, Role};
use plumbline_lifecycle::{Who, Words};
use rusqlite::params;

use crate::catalogue::codes_within;
use crate::day::{date_of, number};
use crate::desk::answers::WaitingOn;
use crate::desk::house::House;
use crate::desk::queries::desk::Desk;
use crate::desk::queries::mine::office_of;
use crate::desk::queries::telling::{post, who};
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
            let (join, (first, last)) = match self.sight.reach() {
                Reach::Everything => ("", <(String, String)>::default()),
                Reach::Within(place) => (WITHIN, codes_within(place)),
                Reach::Public => return Ok(Vec::new()),
            };
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
