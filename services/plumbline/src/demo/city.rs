//! The tables of the city, read: its people, its standards, the courses that they take.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use plumbline_lifecycle::people::Role;
use plumbline_lifecycle::procedure::{BUILT_IN, Procedure, SeatRule};
use plumbline_lifecycle::standard::{Profile, Relation};
use plumbline_lifecycle::{Name, PersonId, StandardId};

use crate::demo::act::Act;
use crate::demo::days::Days;
use crate::demo::experts;
use crate::demo::matter;
use crate::demo::panel::House;
use crate::demo::paper;
use crate::demo::people::People;
use crate::demo::tables::{bad, lines, titles};
use crate::failure::Failure;

const CITY: &str = include_str!("../../demo/city.txt");
const BODIES: &str = include_str!("../../demo/bodies.txt");
const COURSES: &str = include_str!("../../demo/courses.txt");
const APPROVALS: &str = include_str!("../../demo/approvals.txt");

/// The city.
pub(super) struct City {
    pub(super) people: People,
    pub(super) standards: Vec<Standard>,
    /// Who is in the pool, and what they are called.
    experts: BTreeMap<PersonId, Name>,
    /// By which a standard is run whose gates ask for no approval.
    local: Procedure,
    /// By which the others are run.
    with_approvals: Procedure,
    courses: BTreeMap<&'static str, Course>,
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

/// What happens to a standard, and when.
enum Course {
    /// A line of `courses.txt`: in days since the proposal.
    SinceTheProposal(Vec<(i64, Act)>),
    /// A line of `approvals.txt`: in working days before today.
    BeforeToday(Vec<(i64, Act)>),
}

/// What happens on a day to the standard at this position.
#[derive(Clone)]
pub(super) struct Happening {
    pub(super) on: Date,
    pub(super) standard: usize,
    pub(super) act: Act,
}

impl City {
    pub(super) fn read() -> Result<City, Failure> {
        let mut courses = BTreeMap::new();
        for line in lines(COURSES) {
            let (name, acts) = line.split_once(':').ok_or_else(|| bad(line))?;
            let mut course = vec![(0, Act::Propose)];
            read_acts(acts.split(','), &mut course)?;
            courses.insert(name, Course::SinceTheProposal(course));
        }
        for line in lines(APPROVALS) {
            let (name, acts) = line.split_once(':').ok_or_else(|| bad(line))?;
            let (first, rest) = acts.split_once(',').ok_or_else(|| bad(line))?;
            let mut course = Vec::new();
            match first.trim().strip_prefix("as ").map(|other| courses.get(other)) {
                None => read_acts(acts.split(','), &mut course)?,
                Some(Some(Course::BeforeToday(begun))) => {
                    course.clone_from(begun);
                    read_acts(rest.split(','), &mut course)?;
                }
                Some(_) => return Err(bad(line)),
            }
            courses.insert(name, Course::BeforeToday(course));
        }
        let mut standards: Vec<Standard> = Vec::new();
        for line in lines(CITY) {
            let standard = Standard::read(line, &standards).ok_or_else(|| bad(line))?;
            standards.push(standard);
        }
        let (local, with_approvals) = (built_in("local")?, built_in("local-city")?);
        let experts = experts::names()?.into_iter().collect();
        Ok(City { people: People::read()?, standards, experts, local, with_approvals, courses })
    }

    /// What somebody of the house or of the pool is called.
    pub(super) fn name_of(&self, person: &PersonId) -> Result<&Name, Failure> {
        match self.experts.get(person) {
            Some(name) => Ok(name),
            None => self.people.name_of(person),
        }
    }

    /// Who acts for the house in reviews and ballots.
    pub(super) fn house(&self) -> Result<House<'_>, Failure> {
        let holds = |role| self.people.holder(role, &"general".parse()?);
        let (office, teller) = (holds(Role::Office)?, holds(Role::Teller)?);
        Ok(House { office, teller, scrutineer: holds(Role::Scrutineer)? })
    }

    /// Who holds the office.
    pub(super) fn office(&self) -> Result<&PersonId, Failure> {
        self.people.holder(Role::Office, &"general".parse()?)
    }

    /// The procedure of a standard.
    pub(super) fn procedure(&self, standard: usize) -> &Procedure {
        let course = self.standards.get(standard).map(|standard| standard.course);
        match course.and_then(|course| self.courses.get(course)) {
            Some(Course::BeforeToday(_)) => &self.with_approvals,
            Some(Course::SinceTheProposal(_)) | None => &self.local,
        }
    }

    /// How many days before the one on which it is made the first of them lies.
    pub(super) fn age(&self) -> i64 {
        self.standards.iter().map(|standard| standard.age).max().unwrap_or_default()
    }

    /// Whom a draft is put before, so many of them.
    pub(super) fn bodies(&self, count: u32) -> Result<Vec<Name>, Failure> {
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        lines(BODIES).take(count).map(|body| body.parse().map_err(|_| bad(body))).collect()
    }

    /// All that happens up to today, in the order of the days.
    pub(super) fn happenings(&self, days: &Days) -> Result<Vec<Happening>, Failure> {
        let mut all = Vec::new();
        for (at, standard) in self.standards.iter().enumerate() {
            match self.course(standard)? {
                Course::SinceTheProposal(acts) => {
                    let began = self.began(standard, days).ok_or_else(|| bad(standard.course))?;
                    all.extend(acts.iter().map(|(since, act)| Happening {
                        on: began.saturating_add(since.days()),
                        standard: at,
                        act: act.clone(),
                    }));
                }
                Course::BeforeToday(acts) => {
                    for (back, act) in acts {
                        self.add(at, *back, act, days, &mut all)?;
                    }
                }
            }
        }
        all.retain(|happening| happening.on <= days.today);
        all.sort_by_key(|happening| (happening.on, happening.standard));
        Ok(all)
    }

    /// An act of `approvals.txt`; one that goes through a chain is several.
    fn add(
        &self,
        standard: usize,
        back: i64,
        act: &Act,
        days: &Days,
        all: &mut Vec<Happening>,
    ) -> Result<(), Failure> {
        let mut happens = |back: i64, act: Act| {
            let on = days.worked(back).ok_or_else(|| bad("working days"))?;
            all.push(Happening { on, standard, act });
            Ok::<(), Failure>(())
        };
        let Act::Through { by, gate } = act else { return happens(back, act.clone()) };
        happens(back, Act::Submit { by: by.clone(), gate: *gate })?;
        let rule = self.with_approvals.gates.get(gate).and_then(|rule| rule.chain.as_deref());
        let field = &self.standards[standard].profile.field;
        let route = self.with_approvals.route(rule.ok_or_else(|| bad(gate.key()))?);
        for ((_, step), back) in route.into_iter().zip((0..back).rev()) {
            for seat in &step.seats {
                let (role, command) = match seat {
                    SeatRule::Role(role) => (*role, matter::agree(None)),
                    SeatRule::Group => {
                        let minutes = paper::sha256(&paper::minutes());
                        let convener = Role::Convener;
                        (convener, matter::agree_by_minutes(minutes)?)
                    }
                };
                let by = self.people.holder(role, field)?.clone();
                happens(back, Act::Matter { by, command })?;
            }
        }
        Ok(())
    }

    /// The day of the proposal; for a second edition, of the decision that began it.
    fn began(&self, standard: &Standard, days: &Days) -> Option<Date> {
        let Some(first) = standard.renews else { return Some(days.back(standard.age)) };
        let first = self.standards.get(first)?;
        let Course::SinceTheProposal(course) = self.course(first).ok()? else { return None };
        let (since, _) = course.iter().find(|(_, act)| *act == Act::Renew)?;
        Some(days.back(first.age).saturating_add(since.days()))
    }

    fn course(&self, standard: &Standard) -> Result<&Course, Failure> {
        self.courses.get(standard.course).ok_or_else(|| bad(standard.course))
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

fn read_acts(
    acts: impl Iterator<Item = &'static str>,
    course: &mut Vec<(i64, Act)>,
) -> Result<(), Failure> {
    for act in acts {
        course.push(Act::read(act).ok_or_else(|| bad(act))?);
    }
    Ok(())
}

fn built_in(id: &str) -> Result<Procedure, Failure> {
    let (_, text) = BUILT_IN.iter().find(|(known, _)| *known == id).ok_or_else(|| bad(id))?;
    text.parse().map_err(|error| bad(&format!("{error}")))
}
