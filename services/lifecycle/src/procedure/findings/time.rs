//! Whether lengths of time fit each other and the calendar (C07, C08, C09, C20 to C23).

use crate::calendar::Calendar;
use crate::procedure::findings::finding::{Check, Found};
use crate::procedure::format::Procedure;
use crate::procedure::gate::Gate;
use crate::procedure::lengths::{Placed, lengths, of_panels};
use crate::procedure::limit::Length;
use crate::source::is_marked;

pub(super) fn check(
    procedure: &Procedure,
    calendar: Option<(&Calendar, i16)>,
    found: &mut Found<'_>,
) {
    milestones(procedure, found);
    least_course(procedure, found);
    extension(procedure, found);
    review_lead(procedure, found);
    known_days(procedure, calendar, found);
    reminders(procedure, found);
    rolled_caps(procedure, found);
}

/// The fewest days that it can be: a month has 28, and each working day is a day.
fn least_days(length: Length) -> i64 {
    i64::from(length.days) + 28 * i64::from(length.months) + i64::from(length.working_days)
}

/// About how many days it is, for two lengths of different units: a month as 30, five working days as seven.
fn about_days(length: Length) -> i64 {
    i64::from(length.days) + 30 * i64::from(length.months) + 7 * i64::from(length.working_days) / 5
}

fn in_words(length: Length) -> (String, String) {
    let Length { days, months, working_days } = length;
    match (days, months) {
        (0, 0) => (format!("{working_days} 个工作日"), format!("{working_days} working days")),
        (0, _) => (format!("{months} 个月"), format!("{months} months")),
        (_, _) => (format!("{days} 天"), format!("{days} days")),
    }
}

fn milestones(procedure: &Procedure, found: &mut Found<'_>) {
    let Some(plan) = &procedure.plan else { return };
    let whole = in_words(plan.limit.length());
    for (at, milestone) in plan.milestones.iter().enumerate() {
        if about_days(milestone.length) <= about_days(plan.limit.length()) {
            continue;
        }
        let (zh, en) = in_words(milestone.length);
        let gate = milestone.gate;
        found.error(
            Check::MilestoneInPlan,
            &["plan", "milestones", &at.to_string()],
            (
                format!("节点“{}”在 {zh}，晚于计划的 {}", gate.zh(), whole.0),
                format!(
                    "the milestone `{}` at {en} comes after the plan's {}",
                    gate.key(),
                    whole.1
                ),
            ),
            ("节点不晚于计划届满", "place it within the plan"),
        );
    }
}

/// What a plan covers: from acceptance to the end of expert review.
fn least_course(procedure: &Procedure, found: &mut Found<'_>) {
    let Some(plan) = &procedure.plan else { return };
    let consultation = procedure.consultation.as_ref().map_or(0, |r| least_days(r.limit.length()));
    let within = [Gate::Consultation, Gate::IntoReview, Gate::OutOfReview];
    let chains = within.iter().filter_map(|gate| procedure.gates.get(gate)?.chain.as_deref());
    let steps = chains.flat_map(|chain| procedure.route(chain));
    let chains: i64 = steps
        .filter_map(|(_, step)| step.within.as_ref())
        .map(|within| least_days(within.length()))
        .sum();
    let panels = within.iter().filter_map(|gate| procedure.gates.get(gate)?.panel.as_ref());
    let panels = panels.filter_map(|key| procedure.panels.get(key));
    let panels: i64 = panels
        .flat_map(|panel| [panel.answer_within, panel.papers_before])
        .flatten()
        .map(least_days)
        .sum();
    let (needs, has) = (consultation + chains + panels, least_days(plan.limit.length()));
    if needs <= has {
        return;
    }
    found.error(
        Check::LeastCourse,
        &["plan"],
        (
            format!(
                "计划 {has} 天，而其本身至少需 {needs} 天：征求意见 {consultation} 天，审批 {chains} 天，评审邀请与送材料 {panels} 天"
            ),
            format!(
                "the plan has {has} days and its own course needs {needs} at least: {consultation} of consultation, {chains} of approval, {panels} to invite a panel and send it the papers"
            ),
        ),
        ("请延长计划，或缩短其中的期限", "make the plan longer, or what lies within it shorter"),
    );
}

fn extension(procedure: &Procedure, found: &mut Found<'_>) {
    let Some(extension) = &procedure.extension else { return };
    let Some(plan) = &procedure.plan else {
        found.error(
            Check::Extension,
            &["extension"],
            ("没有计划期限，无可延期".into(), "there is no plan that could be extended".into()),
            ("请写明 plan，或删去 extension", "write a plan, or take the extension away"),
        );
        return;
    };
    let Some(ask) = extension.ask_before else { return };
    if about_days(ask) < about_days(plan.limit.length()) {
        return;
    }
    let ((ask_zh, ask_en), (zh, en)) = (in_words(ask), in_words(plan.limit.length()));
    found.error(
        Check::Extension,
        &["extension", "ask_before"],
        (
            format!("须提前 {ask_zh} 申请延期，而计划只有 {zh}"),
            format!("an extension is asked for {ask_en} before the end of a plan of {en}"),
        ),
        ("请缩短提前量", "ask for it later"),
    );
}

fn review_lead(procedure: &Procedure, found: &mut Found<'_>) {
    let Some(lead) = &procedure.review_lead else { return };
    let fits = |review: Length| about_days(lead.length()) < about_days(review);
    if procedure.review.as_ref().is_some_and(|review| fits(review.length())) {
        return;
    }
    let (zh, en) = in_words(lead.length());
    let cycle = procedure.review.as_ref().map(|review| in_words(review.length()));
    let (of_zh, of_en) = cycle.unwrap_or_else(|| ("没有规定".into(), "not said".into()));
    found.error(
        Check::ReviewLead,
        &["review_lead"],
        (
            format!("提前 {zh} 准备复审，而复审周期{of_zh}"),
            format!("a review is prepared {en} before its day, and its cycle is {of_en}"),
        ),
        ("提前量应短于 review", "make it shorter than `review`"),
    );
}

fn known_days(procedure: &Procedure, calendar: Option<(&Calendar, i16)>, found: &mut Found<'_>) {
    let Some((calendar, year)) = calendar else { return };
    let all = lengths(procedure).into_iter().chain(of_panels(procedure));
    let first =
        all.filter(|placed| placed.length.working_days > 0).map(|placed| placed.path).next();
    let at = match (first, procedure.rolls()) {
        (Some(path), _) => path,
        (None, true) => vec!["roll".to_owned()],
        (None, false) => return,
    };
    let at: Vec<&str> = at.iter().map(String::as_str).collect();
    for year in [year, year.saturating_add(1)] {
        if !calendar.knows(year) {
            found.warning(
                Check::KnownDays,
                &at,
                (
                    format!("有期限按工作日计算，而没有 {year} 年的工作日历，届时的日期为暂定"),
                    format!(
                        "some of its days are working days, and the calendar of {year} is not known: such days are provisional"
                    ),
                ),
                ("通知公布后请用 calendar set 登记", "set it with `calendar set` once it is announced"),
            );
        }
    }
}

/// What is reminded of: the lengths of time that run forward.
fn forward(procedure: &Procedure) -> impl Iterator<Item = Placed<'_>> {
    let back = ["review_lead", "extension"];
    lengths(procedure).into_iter().filter(move |placed| !back.contains(&placed.path[0].as_str()))
}

fn named(all: &[Placed<'_>]) -> String {
    all.iter().map(|placed| placed.path.join(".")).collect::<Vec<_>>().join(", ")
}

fn reminders(procedure: &Procedure, found: &mut Found<'_>) {
    let Some(reminders) = &procedure.reminders else { return };
    let Some(first) = reminders.days_before.iter().max() else { return };
    let early = |placed: &Placed<'_>| about_days(placed.length) < i64::from(*first);
    let shorter: Vec<_> = forward(procedure).filter(early).collect();
    if shorter.is_empty() {
        return;
    }
    let names = named(&shorter);
    found.warning(
        Check::EarlyReminder,
        &["reminders", "days_before"],
        (
            format!("下列期限短于首次提醒的 {first} 天，该次提醒不会出现：{names}"),
            format!(
                "these limits are shorter than the first reminder of {first} days, which never comes for them: {names}"
            ),
        ),
        ("其后的提醒照常；或缩短首次提醒", "later reminders do come; or remind later"),
    );
}

/// Limits that a law sets as the longest time: what is read there in the original and ends a duty of ours.
fn rolled_caps(procedure: &Procedure, found: &mut Found<'_>) {
    if !procedure.rolls() {
        return;
    }
    let of_law = |source: &str, unverified: bool| {
        !unverified && !is_marked(source) && (source.contains('法') || source.contains("条例"))
    };
    let capped = [
        ("filing", procedure.filing.as_ref().map(|filing| &filing.limit)),
        ("publicity", procedure.publicity.as_ref()),
        ("review", procedure.review.as_ref()),
    ];
    let capped = capped.into_iter().filter_map(|(key, limit)| Some((key, limit?)));
    // The last of so many working days is one already.
    let rolled = capped.filter(|(_, limit)| limit.working_days == 0);
    let names: Vec<&str> = rolled
        .filter(|(_, limit)| of_law(&limit.source, limit.unverified))
        .map(|(key, _)| key)
        .collect();
    if names.is_empty() {
        return;
    }
    let names = names.join(", ");
    found.warning(
        Check::RolledCap,
        &["roll"],
        (
            format!("下列期限由法律法规规定上限，遇休息日顺延会超过该上限：{names}"),
            format!(
                "a law caps these limits, and a last day that rolls goes past the cap: {names}"
            ),
        ),
        ("请在休息日之前办结", "be done before the rest day"),
    );
}
