//! What each event of an implementation asks for. What was seen outside may be recorded later than it happened; what is decided
//! here is judged on the day of recording.

use jiff::civil::Date;

use crate::contact::contact;
use crate::days::nameable;
use crate::implementation::event::Event;
use crate::implementation::refusal::Refusal;
use crate::implementation::{Course, Implementation, Mended, Rectification, Wish};
use crate::standard::{At, Run, Standard};
use crate::words::{PersonId, StandardId, UnitId, bad};
use crate::world::{No, World};

/// The most units that are named in one plan.
pub const UNITS_MAX: usize = 500;

/// The most findings of one inspection.
pub const FINDINGS_MAX: usize = 50;

/// The most that is fed back on one standard.
pub const FEEDBACK_MAX: u32 = 5_000;

/// The most inspections of one standard, and the most rectifications.
pub const RECTIFICATIONS_MAX: u32 = 5_000;

/// Whether the rules let this event happen.
pub(crate) fn permits(world: &World<'_>, id: &StandardId, event: &Event) -> Result<(), No> {
    let implementation = world.implementation(id)?;
    if let Event::ImplementationEnded { .. } = event {
        return may_end(world, id, implementation);
    }
    in_force(world, id, implementation, event)?;
    let none = Course::default();
    let course = implementation.course().unwrap_or(&none);
    match event {
        Event::RolloutPlanned { units, until } => {
            world.today_alone()?;
            if !(1..=UNITS_MAX).contains(&units.len()) {
                return Err(bad("units", format!("1 to {UNITS_MAX}")).into());
            }
            if let Some((_, unit)) =
                units.iter().enumerate().find(|(at, unit)| units[..*at].contains(unit))
            {
                return Err(bad("units", format!("{unit} is named twice")).into());
            }
            units.iter().try_for_each(|unit| is_open(world, unit))?;
            not_past(world, *until)
        }
        Event::RecordKept { unit, period, hits, of, .. } => {
            is_open(world, unit)?;
            part_of(*hits, *of)?;
            let first = period.first();
            if first > world.on {
                return Err(Refusal::PeriodToCome { period: *period, first }.into());
            }
            Ok(())
        }
        Event::EvaluationMade { unit, score, of, .. } => {
            unit.iter().try_for_each(|unit| is_open(world, unit))?;
            part_of(*score, *of)
        }
        Event::FeedbackReceived { no, from, clause, text, .. } => {
            let texts = [text.as_str(), from.as_str(), clause.as_ref().map_or("", |c| c.as_str())];
            if let Some(part) = texts.into_iter().find_map(contact) {
                return Err(crate::consultation::Refusal::ContactData { part }.into());
            }
            numbered(*no, course.feedback.len(), FEEDBACK_MAX)
        }
        Event::FeedbackAnswered { no, .. } => {
            world.today_alone()?;
            match of_number(course.feedback(*no), *no, course.feedback.len())?.wants {
                Wish::Nothing => Err(Refusal::NothingWanted { no: *no }.into()),
                Wish::Change | Wish::Answer => Ok(()),
            }
        }
        Event::InspectionMade { no, unit, findings } => {
            is_open(world, unit)?;
            if findings.len() > FINDINGS_MAX {
                return Err(bad("findings", format!("at most {FINDINGS_MAX}")).into());
            }
            numbered(*no, course.inspections.len(), RECTIFICATIONS_MAX)
        }
        Event::RectificationOrdered { no, inspection, finding, unit, until } => {
            world.today_alone()?;
            let made =
                of_number(course.inspection(*inspection), *inspection, course.inspections.len())?;
            if !(1..=made.findings).contains(finding) || made.unit != *unit {
                return Err(Refusal::NoSuchNumber { no: *finding, newest: made.findings }.into());
            }
            let same =
                |one: &Rectification| one.inspection == *inspection && one.finding == *finding;
            if let Some(at) = course.rectifications.iter().position(same) {
                let no = u32::try_from(at).unwrap_or(u32::MAX).saturating_add(1);
                return Err(Refusal::OrderedAlready { no }.into());
            }
            not_past(world, *until)?;
            numbered(*no, course.rectifications.len(), RECTIFICATIONS_MAX)
        }
        Event::RectificationReported { no, .. } => {
            world.today_alone()?;
            match &ordered(course, *no)?.mended {
                Mended::Open => Ok(()),
                Mended::Reported { by, on } => {
                    Err(Refusal::ReportedAlready { no: *no, by: by.clone(), on: *on }.into())
                }
                Mended::Closed => Err(Refusal::ClosedAlready { no: *no }.into()),
            }
        }
        Event::RectificationReturned { no, until, by, .. } => {
            world.today_alone()?;
            is_reported_by_another(course, *no, by)?;
            not_past(world, *until)
        }
        Event::RectificationClosed { no, by, .. } => {
            world.today_alone()?;
            is_reported_by_another(course, *no, by)
        }
        Event::ImplementationEnded { .. } => Ok(()),
    }
}

/// The standard was in force that day; a plan is made, and feedback comes, from its publication on.
fn in_force(
    world: &World<'_>,
    id: &StandardId,
    implementation: &Implementation,
    event: &Event,
) -> Result<(), No> {
    let Standard::Run(run) = world.standard(id)? else {
        return Err(Refusal::NotInForce { standard: id.clone(), from: None }.into());
    };
    if let Implementation::Ended { on, .. } = implementation
        && world.on > *on
    {
        return Err(Refusal::Ended { on: *on }.into());
    }
    let ahead = matches!(
        event,
        Event::RolloutPlanned { .. }
            | Event::FeedbackReceived { .. }
            | Event::FeedbackAnswered { .. }
    );
    match begins(run) {
        Some((published_on, effective_on)) => {
            let from = if ahead { published_on } else { effective_on };
            if world.on < from {
                return Err(Refusal::NotInForce { standard: id.clone(), from: Some(from) }.into());
            }
            Ok(())
        }
        None => Err(Refusal::NotInForce { standard: id.clone(), from: None }.into()),
    }
}

/// When it was published and from when on it is in force; of one that has ended, for what happened before.
fn begins(run: &Run) -> Option<(Date, Date)> {
    match run.at() {
        At::InForce(issue)
        | At::Confirmed(issue)
        | At::UnderReview(issue)
        | At::Revising { issue, .. }
        | At::Abolished(issue)
        | At::Superseded { issue, .. } => Some((issue.published_on, issue.effective_on)),
        _ => None,
    }
}

fn may_end(world: &World<'_>, id: &StandardId, implementation: &Implementation) -> Result<(), No> {
    let is_over = matches!(
        world.standard(id)?,
        Standard::Run(run) if matches!(run.at(), At::Abolished(_) | At::Superseded { .. })
    );
    if is_over && matches!(implementation, Implementation::Going(_)) {
        return Ok(());
    }
    Err(Refusal::NotOver {}.into())
}

fn is_open(world: &World<'_>, unit: &UnitId) -> Result<(), No> {
    Ok(world.people()?.is_open(unit)?)
}

fn part_of(hits: u32, of: u32) -> Result<(), No> {
    if of > 0 && hits <= of { Ok(()) } else { Err(Refusal::HitsOverAll { hits, of }.into()) }
}

/// A last day that somebody names lies ahead.
fn not_past(world: &World<'_>, until: Date) -> Result<(), No> {
    nameable("until", until)?;
    if until < world.on {
        return Err(bad("until", format!("not before {}", world.on)).into());
    }
    Ok(())
}

/// The next number, of no more than so many.
fn numbered(no: u32, held: usize, most: u32) -> Result<(), No> {
    let newest = u32::try_from(held).unwrap_or(u32::MAX);
    if newest >= most {
        return Err(Refusal::TooMany { most }.into());
    }
    if newest.checked_add(1) == Some(no) {
        return Ok(());
    }
    Err(Refusal::NoSuchNumber { no, newest }.into())
}

/// What has this number among so many.
pub(super) fn of_number<T>(found: Option<&T>, no: u32, held: usize) -> Result<&T, Refusal> {
    let newest = u32::try_from(held).unwrap_or(u32::MAX);
    found.ok_or(Refusal::NoSuchNumber { no, newest })
}

/// What has to be mended under this number.
pub(super) fn ordered(course: &Course, no: u32) -> Result<&Rectification, Refusal> {
    of_number(course.rectification(no), no, course.rectifications.len())
}

fn is_reported_by_another(course: &Course, no: u32, by: &PersonId) -> Result<(), No> {
    match &ordered(course, no)?.mended {
        Mended::Open => Err(Refusal::NotReported { no }.into()),
        Mended::Closed => Err(Refusal::ClosedAlready { no }.into()),
        Mended::Reported { by: reported, .. } if reported == by => {
            Err(Refusal::OwnReport { by: by.clone() }.into())
        }
        Mended::Reported { .. } => Ok(()),
    }
}
