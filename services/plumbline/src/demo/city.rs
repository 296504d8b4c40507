//! The tables of the city, read: its units and persons, its standards, the courses that they take.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use plumbline_lifecycle::people::{Command, Unit};
use plumbline_lifecycle::procedure::{BUILT_IN, Procedure};
use plumbline_lifecycle::standard::{Profile, Relation};
use plumbline_lifecycle::{Field, StandardId, Titles};

use crate::demo::act::Act;
use crate::failure::Failure;

const PEOPLE: &str = include_str!("../../demo/people.txt");
const CITY: &str = include_str!("../../demo/city.txt");
const COURSES: &str = include_str!("../../demo/courses.txt");

/// The city.
pub(super) struct City {
    pub(super) procedure: Procedure,
    /// Units and persons, as they are founded and join.
    pub(super) people: Vec<Command>,
    pub(super) standards: Vec<Standard>,
    courses: BTreeMap<&'static str, Vec<(i64, Act)>>,
}

/// A line of `city.txt`.
pub(super) struct Standard {
    pub(super) id: StandardId,
    pub(super) profile: Profile,
    /// The edition before this one, by its position in the table.
    pub(super) renews: Option<usize>,
    course: &'static str,
    /// Days since the proposal.
    age: i64,
}

/// What happens on a day to the standard at this position.
#[derive(Clone, Copy)]
pub(super) struct Happening {
    pub(super) on: Date,
    pub(super) standard: usize,
    pub(super) act: Act,
}

impl City {
    pub(super) fn read() -> Result<City, Failure> {
        let procedure = BUILT_IN[0].1.parse().map_err(|error| bad(&format!("{error}")))?;
        let mut courses = BTreeMap::new();
        for line in lines(COURSES) {
            let (name, acts) = line.split_once(':').ok_or_else(|| bad(line))?;
            let mut course = vec![(0, Act::Propose)];
            for act in acts.split(',') {
                course.push(Act::read(act).ok_or_else(|| bad(act))?);
            }
            courses.insert(name, course);
        }
        let people = lines(PEOPLE).map(|line| person_or_unit(line).ok_or_else(|| bad(line)));
        let mut standards: Vec<Standard> = Vec::new();
        for line in lines(CITY) {
            let standard = Standard::read(line, &standards).ok_or_else(|| bad(line))?;
            standards.push(standard);
        }
        Ok(City { procedure, people: people.collect::<Result<_, _>>()?, standards, courses })
    }

    /// All that happens up to today, in the order of the days.
    pub(super) fn happenings(&self, today: Date) -> Result<Vec<Happening>, Failure> {
        let mut all = Vec::new();
        for (at, standard) in self.standards.iter().enumerate() {
            let began = self.began(standard, today).ok_or_else(|| bad(standard.course))?;
            for (days, act) in self.course(standard)? {
                let happening =
                    Happening { on: began.saturating_add(days.days()), standard: at, act: *act };
                all.extend((happening.on <= today).then_some(happening));
            }
        }
        all.sort_by_key(|happening| (happening.on, happening.standard));
        Ok(all)
    }

    /// The day of the proposal; for a second edition, of the decision that began it.
    fn began(&self, standard: &Standard, today: Date) -> Option<Date> {
        let Some(first) = standard.renews else {
            return Some(today.saturating_sub(standard.age.days()));
        };
        let first = self.standards.get(first)?;
        let mut course = self.course(first).ok()?.iter();
        let (days, _) = course.find(|(_, act)| *act == Act::Renew)?;
        Some(today.saturating_sub(first.age.days()).saturating_add(days.days()))
    }

    fn course(&self, standard: &Standard) -> Result<&[(i64, Act)], Failure> {
        let course = self.courses.get(standard.course);
        course.map(Vec::as_slice).ok_or_else(|| bad(standard.course))
    }
}

impl Standard {
    fn read(line: &'static str, before: &[Standard]) -> Option<Standard> {
        let mut columns = line.split('|').map(str::trim);
        let course = columns.next()?;
        let (course, second) =
            course.strip_prefix('+').map_or((course, false), |course| (course, true));
        let age = columns.next()?.parse().ok()?;
        let field = columns.next()?.parse().ok()?;
        let jurisdiction = columns.next()?.parse().ok()?;
        let level = columns.next()?.parse().ok()?;
        let titles = titles(columns.next()?, columns.next()?)?;
        let drafting_unit = columns.next()?.parse().ok()?;
        let relations = match columns.next().and_then(|relation| relation.split_once(' ')) {
            Some((kind, target)) => vec![Relation {
                kind: serde_json::from_value(kind.into()).ok()?,
                target: target.parse().ok()?,
            }],
            None => Vec::new(),
        };
        let profile = Profile { level, field, jurisdiction, titles, drafting_unit, relations };
        let firsts = before.iter().filter(|standard| standard.renews.is_none()).count();
        let (id, renews) = if second {
            (format!("{}-2", before.last()?.id), Some(before.len() - 1))
        } else {
            (format!("demo-{:02}", firsts + 1), None)
        };
        Some(Standard { id: id.parse().ok()?, course, age, profile, renews })
    }
}

/// A line of `people.txt`.
fn person_or_unit(line: &'static str) -> Option<Command> {
    let columns: Vec<&str> = line.split('|').map(str::trim).collect();
    match *columns.as_slice() {
        ["person", person, unit, name] => Some(Command::Join {
            person: person.parse().ok()?,
            name: name.parse().ok()?,
            unit: unit.parse().ok()?,
        }),
        ["unit", unit, sort, parent, area, zh, en, ref fields @ ..] => Some(Command::FoundUnit {
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
        }),
        _ => None,
    }
}

/// Titles of what is made up, which say so.
pub(super) fn titles(zh: &str, en: &str) -> Option<Titles> {
    let zh = if zh.starts_with("示例") { zh.to_owned() } else { format!("示例：{zh}") };
    let titles = [("zh".to_owned(), zh), ("en".to_owned(), format!("Made up: {en}"))];
    Titles::try_from(BTreeMap::from(titles)).ok()
}

fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

pub(super) fn bad(what: &str) -> Failure {
    Failure::Demo(what.into())
}
