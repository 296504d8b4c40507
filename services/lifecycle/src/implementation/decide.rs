//! Which events a command about an implementation makes; and that it ends with its standard.

use crate::event;
use crate::implementation::command::Command;
use crate::implementation::event::Event;
use crate::implementation::refusal::Refusal;
use crate::implementation::rules::{of_number, ordered};
use crate::implementation::{Course, Implementation};
use crate::standard;
use crate::stream::StreamId;
use crate::words::{PersonId, StandardId};
use crate::world::{No, World};

/// The event of one command.
pub(crate) fn decide(
    world: &World<'_>,
    id: &StandardId,
    command: &Command,
) -> Result<Vec<(StreamId, event::Event)>, No> {
    let none = Course::default();
    let course = world.implementation(id)?.course().unwrap_or(&none);
    let next = |held: usize| u32::try_from(held).unwrap_or(u32::MAX).saturating_add(1);
    let by = || -> Result<PersonId, No> {
        let named = world.by.filter(|by| !by.as_str().is_empty());
        Ok(named.ok_or(Refusal::PersonUnnamed {})?.clone())
    };
    let event = match command.clone() {
        Command::PlanRollout { units, until } => Event::RolloutPlanned { units, until },
        Command::KeepRecord { unit, period, basis, hits, of } => {
            Event::RecordKept { unit, period, basis, hits, of }
        }
        Command::Evaluate { unit, score, of, findings } => {
            Event::EvaluationMade { unit, score, of, findings }
        }
        Command::ReceiveFeedback { from, clause, text, wants } => {
            Event::FeedbackReceived { no: next(course.feedback.len()), from, clause, text, wants }
        }
        Command::AnswerFeedback { no, text } => Event::FeedbackAnswered { no, text },
        Command::Inspect { unit, findings } => {
            Event::InspectionMade { no: next(course.inspections.len()), unit, findings }
        }
        Command::OrderRectification { inspection, finding, until } => {
            let unit =
                of_number(course.inspection(inspection), inspection, course.inspections.len())?
                    .unit
                    .clone();
            let no = next(course.rectifications.len());
            Event::RectificationOrdered { no, inspection, finding, unit, until }
        }
        Command::ReportRectification { no, text } => {
            ordered(course, no)?;
            Event::RectificationReported { no, text, by: by()? }
        }
        Command::ReturnRectification { no, reason, until } => {
            ordered(course, no)?;
            Event::RectificationReturned { no, reason, until, by: by()? }
        }
        Command::CloseRectification { no, text } => {
            ordered(course, no)?;
            Event::RectificationClosed { no, text, by: by()? }
        }
    };
    Ok(vec![(StreamId::Implementation(id.clone()), event::Event::Implementation(event))])
}

/// What the implementation of a standard gets that is abolished or replaced, if it has begun.
pub(crate) fn ended(
    world: &World<'_>,
    id: &StandardId,
    with: &standard::Event,
) -> Result<Option<(StreamId, event::Event)>, No> {
    let kind = with.kind();
    if !matches!(
        with,
        standard::Event::StandardAbolished { .. } | standard::Event::StandardSuperseded { .. }
    ) || !matches!(world.implementation(id)?, Implementation::Going(_))
    {
        return Ok(None);
    }
    let why = kind.name().parse().expect("a sentence of visible text");
    let end = event::Event::Implementation(Event::ImplementationEnded { why });
    Ok(Some((StreamId::Implementation(id.clone()), end)))
}
