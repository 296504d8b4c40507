//! What inspections found, and what was done about it.

use maud::{Markup, html};
use plumbline_lifecycle::PersonId;
use plumbline_lifecycle::implementation::{Done, Ordered, Step};
use plumbline_views::Implemented;

use crate::language::Language;

/// The inspections, the newest first, with what had to be mended.
pub(super) fn supervised(found: &Implemented, language: Language) -> Markup {
    let ledger = &found.ledger;
    if ledger.inspections.is_empty() {
        return html! {};
    }
    html! {
        section.panel {
            h2 { (language.say("督查与整改", "Supervision")) }
            @for (no, seen) in ledger.inspections.iter().rev() {
                h3 {
                    bdi { (found.unit(&seen.unit, language.tag())) } " · " time { (seen.on) }
                    @if seen.findings.is_empty() { " · " span.quiet { (language.say("无问题", "all well")) } }
                }
                @for (finding, text) in (1_u32..).zip(&seen.findings) {
                    p { (finding) ". " bdi { (text) } }
                    @let ordered = ledger.rectifications.values().find(|one| one.inspection == *no && one.finding == finding);
                    @match ordered {
                        Some(ordered) => (mended(ordered, found, language)),
                        None => p.small { span.quiet { (language.say("未责令整改", "nobody was told to mend it")) } },
                    }
                }
            }
        }
    }
}

fn mended(ordered: &Ordered, found: &Implemented, language: Language) -> Markup {
    let last = ordered.steps.last().map(|step| step.what);
    let is_late = last != Some(Done::Closed) && ordered.until < found.day;
    html! {
        ul.sentences {
            li {
                time { (ordered.on) } " " (language.say("责令整改，限 ", "to be mended by ")) time { (ordered.until) }
                @if is_late { " " strong.late { (language.say("超期", "overdue")) } }
            }
            @for step in &ordered.steps { (done(step, found, language)) }
        }
    }
}

fn done(step: &Step, found: &Implemented, language: Language) -> Markup {
    let what = match step.what {
        Done::Reported => language.say("报告已整改", "reported as mended"),
        Done::Returned => language.say("复查不合格", "not mended"),
        Done::Closed => language.say("复查合格，销号", "mended, closed"),
    };
    html! {
        li {
            time { (step.on) } " " strong { (what) } " · " bdi { (name(found, &step.by)) }
            (language.say("：", ": ")) bdi { (step.text) }
        }
    }
}

fn name<'a>(found: &'a Implemented, person: &'a PersonId) -> &'a str {
    found.people.name_of(person)
}
