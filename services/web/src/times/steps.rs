//! How long matters under approval stood at each step before it was decided.

use maud::{Markup, html};
use plumbline_lifecycle::people::Role;
use plumbline_views::StepTime;

use crate::language::Language;
use crate::picture;

pub(super) fn steps(steps: &[StepTime], language: Language) -> Markup {
    let title = language.say("各审批步骤用时", "Time by step of approval");
    let most = steps.iter().filter_map(|of| of.p90_days).max().unwrap_or_default();
    let days = |days: Option<u32>| days.map(|days| language.days(days)).unwrap_or_default();
    html! {
        section.panel {
            h2 { (title) }
            @if steps.is_empty() {
                p.quiet { (language.say("尚无办结的审批步骤。", "No step has been decided yet.")) }
            } @else {
                p.hint { (language.say("自事项到达该步骤，至同意、退回或不同意。深色为半数，浅色至九成。", "From when a matter came to the step until it agreed, sent it back or declined. Dark: half of them; pale: up to nine in ten.")) }
                div.scroll tabindex="0" role="region" aria-label=(title) { table.list.figures.by-step {
                    thead { tr {
                        th { (language.say("步骤", "Step")) }
                        th.wide.for-desk {}
                        th.n { (language.say("办结", "Decided")) }
                        th.n { (language.say("半数不超过", "Half within")) }
                        th.n { (language.say("九成不超过", "Nine in ten within")) }
                        th.n { (language.say("最长", "Longest")) }
                        th.n { (language.say("按时", "In time")) }
                    } }
                    tbody { @for (at, of) in steps.iter().enumerate() {
                        @if at == 0 || steps[at - 1].gate != of.gate {
                            tr { th colspan="7" scope="rowgroup" { (language.say(of.gate.zh(), of.gate.en())) } }
                        }
                        (row(of, most, &days, language))
                    } }
                } }
            }
        }
    }
}

fn row(
    of: &StepTime,
    most: u32,
    days: &dyn Fn(Option<u32>) -> String,
    language: Language,
) -> Markup {
    let role = |role: &Role| language.say(role.zh(), role.en());
    let roles: Vec<&str> = of.roles.iter().map(role).collect();
    html! {
        tr {
            td {
                bdi { (language.of_words(&of.step)) }
                small.roles { (roles.join(language.say("、", ", "))) }
            }
            td.wide.for-desk.p-drafting { (picture::spread(of.median_days, of.p90_days, most)) }
            td.n data-label=(language.say("办结", "Decided")) {
                (language.count(of.decided))
                @if of.sent_back > 0 { " " small { (language.say("退回 ", "sent back ")) (of.sent_back) } }
                @if of.declined > 0 { " " small { (language.say("不同意 ", "declined ")) (of.declined) } }
            }
            td.n data-label=(language.say("半数不超过", "Half within")) { (days(of.median_days)) }
            td.n data-label=(language.say("九成不超过", "Nine in ten within")) { (days(of.p90_days)) }
            td.n data-label=(language.say("最长", "Longest")) { (days(of.longest_days)) }
            td.n data-label=(language.say("按时", "In time")) {
                @if of.in_time.of == 0 { span.quiet { (language.say("无时限", "no limit")) } }
                @else { (of.in_time.percent()) " " small { (of.in_time.hits) "/" (of.in_time.of) } }
            }
        }
    }
}
