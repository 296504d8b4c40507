//! What waits for one person today: by name, by role, for somebody who delegated it, as a deputy.

use std::collections::BTreeSet;

use jiff::civil::Date;
use plumbline_lifecycle::PersonId;
use plumbline_lifecycle::UnitId;
use plumbline_lifecycle::people::{Delegation, People, Role};
use rusqlite::Transaction;

use crate::desk::answers::{Mine, Paged};
use crate::desk::house::House;
use crate::desk::queries::branch::{Branch, Branches, Reach};
use crate::desk::queries::desk::{Desk, rows};
use crate::desk::queries::telling::{kept, told};
use crate::desk::whose::Whose;
use crate::error::{AskError, ViewError};

/// Candidates that are looked at for one answer; one that was cut there says that there are more.
const LOOKED_AT_MAX: usize = 2_000;

impl Desk {
    /// What this person may do today, the earliest last day first, then the oldest; nothing for somebody who has left.
    ///
    /// # Errors
    /// [`ViewError`] when the view cannot be read.
    pub fn mine(
        &self,
        person: &PersonId,
        today: Date,
        limit: u32,
    ) -> Result<Paged<Mine>, ViewError> {
        self.with_house(|tx, house| {
            if house.people.unit_of(person).is_none() {
                return Ok(Paged { rows: Vec::new(), more: false });
            }
            let offices = offices(tx)?;
            let branches = branches(&house.people, person, &offices, today);
            let mut branches = Branches::of(Some(person), branches);
            let (mut found, most) = (Vec::new(), rows(limit));
            for _ in 0..LOOKED_AT_MAX {
                let Some(key) = branches.next(tx)? else {
                    return Ok(Paged { rows: found, more: false });
                };
                let Some(kept) = kept(tx, &key.stream, &key.which)? else { continue };
                let Some(mine) = mine(tx, house, kept, person, today)? else { continue };
                if !self.tells_of_theirs(person, &mine.waiting.standard) {
                    continue;
                }
                if found.len() == most {
                    break;
                }
                found.push(mine);
            }
            Ok(Paged { rows: found, more: true })
        })
    }
}

fn mine(
    tx: &Transaction<'_>,
    house: &House,
    kept: crate::desk::waiting::Kept,
    person: &PersonId,
    today: Date,
) -> Result<Option<Mine>, AskError> {
    let waiting = told(tx, house, kept, today)?;
    let theirs = waiting.may.iter().find(|acting| acting.person.id == person.as_str()).cloned();
    Ok(theirs.map(|acting| Mine {
        waiting,
        capacity: acting.capacity,
        stands_for: acting.stands_for,
    }))
}

/// Where to look for what is somebody's.
fn branches(people: &People, person: &PersonId, offices: &[Whose], today: Date) -> Vec<Branch> {
    let mut branches = vec![Branch::new(&Whose::Person(person.clone()), Reach::All)];
    let mut look = |desks: Vec<Whose>, reach: &Reach| {
        branches.extend(desks.iter().map(|whose| Branch::new(whose, reach.clone())));
    };
    for (role, unit) in posts(people, person, today) {
        look(desks(people, role, unit, offices, today), &Reach::All);
    }
    let given = people.delegations_from(today);
    for Delegation { from, gates, .. } in
        given.filter(|given| given.to == *person && given.runs_on(today))
    {
        let reach = Reach::gates(gates);
        look(vec![Whose::Person(from.clone())], &reach);
        for (role, unit) in posts(people, from, today) {
            look(desks(people, role, unit, offices, today), &reach);
        }
    }
    for deputy in people.standing_in().filter(|deputy| deputy.person == *person) {
        let (role, unit) = (deputy.role, &deputy.unit);
        let desks = desks(people, role, unit, offices, today);
        match people.holders(role, unit, today).next() {
            None => look(desks, &Reach::All),
            Some(holder) => {
                look(desks.clone(), &Reach::late(today));
                look(desks, &Reach::KeptOut(holder.clone()));
            }
        }
    }
    branches
}

/// The roles that somebody holds today.
fn posts<'a>(people: &'a People, person: &PersonId, today: Date) -> BTreeSet<(Role, &'a UnitId)> {
    let held = people.tenures_from(today).filter(|tenure| tenure.person == *person);
    held.filter(|tenure| tenure.runs_on(today)).map(|tenure| (tenure.role, &tenure.unit)).collect()
}

/// The desks of a role: of its unit, of those that were closed into it, and of the standards whose office it is.
fn desks(people: &People, role: Role, unit: &UnitId, offices: &[Whose], today: Date) -> Vec<Whose> {
    let closed = people.closed.keys().filter(|closed| people.present(closed) == Some(unit));
    let mut desks: Vec<Whose> =
        std::iter::once(unit).chain(closed).map(|unit| Whose::Post(role, unit.clone())).collect();
    if role == Role::Office {
        let theirs = offices.iter().filter(|office| office_of(people, office, today) == Some(unit));
        desks.extend(theirs.cloned());
    }
    desks
}

/// The unit whose office runs the standards of a field and place.
pub(crate) fn office_of<'a>(people: &'a People, office: &Whose, today: Date) -> Option<&'a UnitId> {
    let Whose::Office(field, area) = office else { return None };
    people.unit_with_role(Role::Office, people.unit_for(field, area)?, today)
}

/// The fields and places of which anything waits for its office. Read from key to key, as there are few of them.
fn offices(tx: &Transaction<'_>) -> Result<Vec<Whose>, AskError> {
    tx.prepare_cached(
        "WITH RECURSIVE office(whose) AS (
             SELECT MIN(whose) FROM lies WHERE whose > 'office:' AND whose < 'office;'
             UNION ALL
             SELECT (SELECT MIN(l.whose) FROM lies l WHERE l.whose > office.whose AND l.whose < 'office;')
             FROM office WHERE office.whose IS NOT NULL)
         SELECT whose FROM office WHERE whose IS NOT NULL",
    )?
    .query_map([], |row| row.get::<_, String>("whose"))?
    .map(|key| key?.parse().map_err(AskError::damaged))
    .collect()
}
