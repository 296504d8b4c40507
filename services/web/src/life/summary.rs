//! What a standard is and where it stands, a cell for each.

use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_lifecycle::standard::{Owed, Standard};
use plumbline_lifecycle::{Jurisdiction, PartId, StandardId, Which};
use plumbline_views::Life;

use crate::language::Language;
use crate::places::PlaceNames;
use crate::source::cited_for;
use crate::standing::replaced_by;
use crate::words::days_between;

pub(super) fn summary(life: &Life, names: &PlaceNames, day: Date, language: Language) -> Markup {
    let standard = &life.standard;
    let here = standard.jurisdiction();
    let procedure = life.procedure.as_ref().zip(here.as_ref());
    let example = procedure.and_then(|(procedure, here)| procedure.example_at(here));
    let cell = |name: &str, value: Markup| html! { div { dt { (name) } dd { (value) } } };
    html! {
        dl.facts {
            @if let Some(code) = standard.code() {
                (cell(language.say("所处阶段", "Stands at"), html! {
                    span.place.{ "p-" (code.place().key()) } { (language.standing(standard, code.place())) } " " code { (code) }
                    @if let Some(by) = replaced_by(standard) { " " span { (language.say("由 ", "by ")) a href={ "/standards/" (by) } { (by) } } }
                    @if let Some(since) = standard.since() { " " span.since.quiet { (language.say("自 ", "since ")) time { (since) } } }
                }))
            }
            @if let Some(entered) = standard.entered() {
                (cell(language.say("来历", "Origin"), html! {
                    span.chip { (language.say("已有标准录入", "entered as in force")) }
                    " " span.quiet { (language.say("非本系统批准；录入依据：", "not decided here; known by: ")) bdi { (entered.ground) } }
                }))
            }
            @if let Some(since) = standard.suspended_since() {
                (cell(language.say("状态", "State"), html! { strong.late { (language.say("已暂停，自 ", "suspended since ")) time { (since) } } }))
            }
            (due(life, example, day, language))
            @if let Some(unit) = standard.drafting_unit() { (cell(language.say("起草单位", "Drafting unit"), html! { bdi { (unit) } })) }
            @if let Some(edition) = standard.edition() { (cell(language.say("版次", "Edition"), html! { (edition) })) }
            @if let Some(published) = standard.published() { (cell(language.say("发布", "Published"), html! { (published) })) }
            @for owed in &life.owed { (done(owed, standard, example, day, language)) }
            @if let Some(on) = standard.effective_on() { (cell(language.say("实施", "In force from"), html! { time { (on) } })) }
            @if !standard.ics().is_empty() { (cell("ICS", html! { (standard.ics().join(", ")) })) }
            @if let Some(level) = standard.level() { (cell(language.say("层级", "Level"), html! { (language.level(level)) })) }
            @if let Some(field) = standard.field() { (cell(language.say("领域", "Field"), html! { (language.field(field.as_str())) })) }
            @if let Some(jurisdiction) = standard.jurisdiction() {
                (cell(language.say("辖区", "Jurisdiction"), html! { (names.told(jurisdiction.as_str(), language)) }))
            }
            @if let Some(procedure) = &life.procedure {
                (cell(language.say("制定程序", "Procedure"), html! {
                    (language.of_words(&procedure.title)) " v" (procedure.version)
                    @if let Some(place) = example {
                        " " span.small.quiet { (language.told(
                            format!("其条款适用于{}，在此仅作示例", place.told("zh")),
                            format!("its clauses bind in {} and are an example here", place.told("en")),
                        )) }
                    }
                }))
            }
            @let consultations = consultations(standard, &life.id);
            @if !consultations.is_empty() {
                (cell(language.say("征求意见", "Consultations"), html! {
                    span.papers { @for part in &consultations { (consultation(part, language)) } }
                }))
            }
            @if life.names.len() > 1 {
                (cell(language.say("曾用编号", "Has gone by"), html! {
                    @for (at, name) in life.names.iter().enumerate() { @if at > 0 { ", " } span.number { (name) } }
                }))
            }
        }
    }
}

/// All that there were, in the order of their purposes.
fn consultations(standard: &Standard, id: &StandardId) -> Vec<PartId> {
    match standard {
        Standard::Run(run) => run.consultations.ever(id).collect(),
        Standard::Unborn | Standard::Observed(_) => Vec::new(),
    }
}

/// The way to what was said in it.
fn consultation(part: &PartId, language: Language) -> Markup {
    html! { a href={ "/consultations/" (part) } { (language.consultation(part)) @if part.count() > 1 { " " (part.count()) } } }
}

/// What is owed of a published text: the day on which it was done, and whether that was in time. What is still to be done is
/// among what it waits for.
fn done(
    owed: &Owed,
    standard: &Standard,
    example: Option<&Jurisdiction>,
    day: Date,
    language: Language,
) -> Markup {
    let Some(on) = owed.done else { return html! {} };
    let site = match standard {
        Standard::Run(run) if owed.which == Which::Publicity => run.fulfilled.public.as_ref(),
        _ => None,
    };
    let late = owed.last.filter(|_| owed.is_late(day));
    html! {
        div {
            dt { (language.say(owed.name().0, owed.name().1)) }
            dd {
                time { (on) }
                @if let Some(public) = site { " " bdi { (public.site) } }
                @match (late, owed.last) {
                    (Some(last), _) => { " " strong.late { (language.say("逾期 ", "late by ")) (language.days(days_between(last.day, on))) } },
                    (None, Some(last)) => { " " span.quiet { (language.say("按期，限 ", "in time, by ")) time { (last.day) } } },
                    (None, None) => {},
                }
                " " small.clause { (cited_for(&owed.source, example, language)) }
            }
        }
    }
}

/// The last day by which somebody must have acted, for what, and by which clause.
fn due(life: &Life, example: Option<&Jurisdiction>, day: Date, language: Language) -> Markup {
    let Some((wait, until)) = life.due().and_then(|wait| Some((wait, wait.until?))) else {
        return html! {};
    };
    html! {
        div.due {
            dt { (language.say("应办结：", "Due: ")) (language.awaited(wait.which)) }
            dd {
                time { (until) }
                @if wait.provisional { " " small { (language.say("暂定", "provisional")) } }
                @if until < day { " " strong.late { (language.say("超期 ", "overdue ")) (language.days(days_between(until, day))) } }
                @if let Some(source) = wait.source() { " " small.clause { (cited_for(&source, example, language)) } }
            }
        }
    }
}
