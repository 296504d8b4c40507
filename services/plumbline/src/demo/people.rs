//! `people.txt`: the units of the city and its persons, what they hold, who stands in and who acts for whom.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use plumbline_lifecycle::people::{Command, Role, Unit, UnitKind};
use plumbline_lifecycle::{Field, Name, PersonId, UnitId};

use crate::demo::days::Days;
use crate::demo::tables::{bad, lines, titles};
use crate::failure::Failure;

const PEOPLE: &str = include_str!("../../demo/people.txt");

/// Everybody, and what the city does about them.
pub(super) struct People {
    rows: Vec<Row>,
    names: BTreeMap<PersonId, Name>,
    /// Which division has a field of work.
    divisions: BTreeMap<Field, UnitId>,
    roles: Vec<(Role, UnitId, PersonId)>,
}

/// A line of the table.
enum Row {
    /// What is so from the first day on. A role begins on that day, which the table does not know.
    First(Command),
    Role(Role, UnitId, PersonId),
    /// So many working days before today, for so many days.
    Delegation(PersonId, PersonId, i64, i64),
    /// So many working days before today.
    Left(PersonId, i64),
}

impl People {
    pub(super) fn read() -> Result<People, Failure> {
        let rows = lines(PEOPLE).map(|line| Row::read(line).ok_or_else(|| bad(line)));
        let rows = rows.collect::<Result<Vec<Row>, _>>()?;
        let (mut names, mut divisions) = (BTreeMap::new(), BTreeMap::new());
        let mut roles = Vec::new();
        for row in &rows {
            match row {
                Row::First(Command::Join { person, name, .. }) => {
                    names.insert(person.clone(), name.clone());
                }
                Row::First(Command::FoundUnit { unit, description })
                    if description.kind == UnitKind::Division =>
                {
                    let fields = description.fields.iter().cloned();
                    divisions.extend(fields.map(|field| (field, unit.clone())));
                }
                Row::Role(role, unit, person) => {
                    roles.push((*role, unit.clone(), person.clone()));
                }
                Row::First(_) | Row::Delegation(..) | Row::Left(..) => {}
            }
        }
        Ok(People { rows, names, divisions, roles })
    }

    /// What somebody is called.
    pub(super) fn name_of(&self, person: &PersonId) -> Result<&Name, Failure> {
        self.names.get(person).ok_or_else(|| bad(person.as_str()))
    }

    /// Who holds a role, for what has this field of work: a head is that of the field's division.
    pub(super) fn holder(&self, role: Role, field: &Field) -> Result<&PersonId, Failure> {
        let division = self.divisions.get(field);
        let holds = |(held, unit, _): &&(Role, UnitId, PersonId)| {
            *held == role && (role != Role::DivisionHead || Some(unit) == division)
        };
        let held = self.roles.iter().find(holds).map(|(_, _, person)| person);
        held.ok_or_else(|| bad(role.key()))
    }

    /// What happens to units and persons, each on its day; most of it on the first one.
    pub(super) fn commands(
        &self,
        first: Date,
        days: &Days,
    ) -> Result<Vec<(Date, Command)>, Failure> {
        let mut all = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            all.push(row.on_its_day(first, days).ok_or_else(|| bad("people.txt"))?);
        }
        all.sort_by_key(|(on, _)| *on);
        Ok(all)
    }
}

impl Row {
    fn read(line: &'static str) -> Option<Row> {
        let columns: Vec<&str> = line.split('|').map(str::trim).collect();
        Some(match *columns.as_slice() {
            ["person", person, unit, name] => Row::First(Command::Join {
                person: person.parse().ok()?,
                name: name.parse().ok()?,
                unit: unit.parse().ok()?,
            }),
            ["role", role, unit, person] => {
                Row::Role(role.parse().ok()?, unit.parse().ok()?, person.parse().ok()?)
            }
            ["deputy", role, unit, person, rank] => Row::First(Command::NameDeputy {
                role: role.parse().ok()?,
                unit: unit.parse().ok()?,
                person: person.parse().ok()?,
                rank: rank.parse().ok()?,
            }),
            ["delegation", from, to, back, days] => Row::Delegation(
                from.parse().ok()?,
                to.parse().ok()?,
                back.parse().ok()?,
                days.parse().ok()?,
            ),
            ["left", person, back] => Row::Left(person.parse().ok()?, back.parse().ok()?),
            ["unit", unit, sort, parent, area, zh, en, ref fields @ ..] => {
                Row::First(Command::FoundUnit {
                    unit: unit.parse().ok()?,
                    description: Unit {
                        names: titles(zh, en)?,
                        kind: sort.parse().ok()?,
                        parent: if parent.is_empty() { None } else { Some(parent.parse().ok()?) },
                        area: area.parse().ok()?,
                        fields: fields
                            .iter()
                            .flat_map(|keys| keys.split(','))
                            .map(|key| key.trim().parse::<Field>().ok())
                            .collect::<Option<_>>()?,
                    },
                })
            }
            _ => return None,
        })
    }

    fn on_its_day(&self, first: Date, days: &Days) -> Option<(Date, Command)> {
        Some(match self {
            Row::First(command) => (first, command.clone()),
            Row::Role(role, unit, person) => {
                let (role, unit, person) = (*role, unit.clone(), person.clone());
                (first, Command::AssignRole { role, unit, person, from: first, until: None })
            }
            Row::Delegation(from, to, back, length) => {
                let (from, to, begins) = (from.clone(), to.clone(), days.worked(*back)?);
                let last = begins.saturating_add(length.days()).yesterday().ok()?;
                (begins, Command::Delegate { from, to, first: begins, last, gates: Vec::new() })
            }
            Row::Left(person, back) => {
                (days.worked(*back)?, Command::Leave { person: person.clone() })
            }
        })
    }
}
