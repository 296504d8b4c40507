//! What may be done about how a standard is put into effect.

use crate::implementation::{Basis, Command, Course, Mended, Period, Wish};
use crate::offers::case::{named, unsaid};
use crate::offers::offer::Offer;
use crate::offers::tried::tried;
use crate::stream::StreamId;
use crate::words::{StandardId, Words};
use crate::world::{No, World};

/// What may be done about this standard in use today. What is answered, ordered, reported or closed is named by its number, of those of
/// which that can be done; where there is none it is not offered.
///
/// # Errors
/// [`No::Missing`] when a stream must be loaded first.
pub fn offers_of_implementation(
    world: &World<'_>,
    id: &StandardId,
) -> Result<Vec<Offer<Command>>, No> {
    let target = StreamId::Implementation(id.clone());
    let none = Course::default();
    let implementation = world.implementation(id)?;
    let course = implementation.course().unwrap_or(&none);
    let today = world.on;
    let unit = world.people()?.units.keys().next().cloned();
    let mut all = Vec::new();
    let mut add = |command: Command, among: Vec<(String, Words)>| {
        all.push(Offer { among, days: Some((today, None)), ..Offer::plain(command) });
    };
    if let Some(unit) = unit {
        add(Command::PlanRollout { units: vec![unit.clone()], until: today }, Vec::new());
        let year = format!("{:04}", today.year()).parse::<Period>();
        let period = year.expect("a year is a time that records are about");
        let (basis, hits, points) = (Basis::Coverage, 1, 1);
        let record = Command::KeepRecord { unit: unit.clone(), period, basis, hits, of: points };
        add(record, Vec::new());
        let evaluate = Command::Evaluate { unit: None, score: 1, of: 1, findings: unsaid() };
        add(evaluate, Vec::new());
        add(Command::Inspect { unit, findings: Vec::new() }, Vec::new());
    }
    let (from, text, wants) = (named("…"), unsaid(), Wish::Nothing);
    add(Command::ReceiveFeedback { from, clause: None, text, wants }, Vec::new());
    let open = course.feedback.iter().zip(1..);
    let open = open.filter(|(one, _)| one.wants != Wish::Nothing && !one.answered);
    let numbers: Vec<u32> = open.map(|(_, no)| no).collect();
    if let Some(no) = numbers.first() {
        add(Command::AnswerFeedback { no: *no, text: unsaid() }, told(&numbers));
    }
    let ordered = |inspection, finding| {
        let same = |one: &crate::implementation::Rectification| {
            one.inspection == inspection && one.finding == finding
        };
        course.rectifications.iter().any(same)
    };
    let findings: Vec<(u32, u32)> = (course.inspections.iter().zip(1..))
        .flat_map(|(made, no)| (1..=made.findings).map(move |finding| (no, finding)))
        .filter(|(inspection, finding)| !ordered(*inspection, *finding))
        .collect();
    if let Some((inspection, finding)) = findings.first().copied() {
        let each = |(inspection, finding): &(u32, u32)| {
            let words = Words {
                zh: format!("第 {inspection} 次督查，第 {finding} 个问题"),
                en: format!("inspection {inspection}, finding {finding}"),
            };
            (format!("{inspection}.{finding}"), words)
        };
        let among = findings.iter().map(each).collect();
        add(Command::OrderRectification { inspection, finding, until: today }, among);
    }
    let standing = |is: fn(&Mended) -> bool| -> Vec<u32> {
        let all = course.rectifications.iter().zip(1..);
        all.filter(|(one, _)| is(&one.mended)).map(|(_, no)| no).collect()
    };
    let to_report = standing(|mended| matches!(mended, Mended::Open));
    if let Some(no) = to_report.first() {
        add(Command::ReportRectification { no: *no, text: unsaid() }, told(&to_report));
    }
    let reported = standing(|mended| matches!(mended, Mended::Reported { .. }));
    if let Some(no) = reported.first().copied() {
        add(Command::CloseRectification { no, text: unsaid() }, told(&reported));
        let back = Command::ReturnRectification { no, reason: unsaid(), until: today };
        add(back, told(&reported));
    }
    for offer in &mut all {
        offer.refusal = tried(world, &target, &offer.command)?;
    }
    Ok(all)
}

fn told(numbers: &[u32]) -> Vec<(String, Words)> {
    let words = |no: &u32| Words { zh: format!("第 {no} 项"), en: format!("no. {no}") };
    numbers.iter().map(|no| (no.to_string(), words(no))).collect()
}
