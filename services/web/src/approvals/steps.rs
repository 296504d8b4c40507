//! The way of a matter: its steps, who has decided, and who is waited for. The approvals of a standard are told so too.

use maud::{Markup, html};
use plumbline_lifecycle::approval::{Approval, Chain, Seat, SeatOf, Step};
use plumbline_lifecycle::people::People;
use plumbline_views::Matter;

use crate::language::Language;

/// All that a standard's gates name.
pub(crate) fn of_standard(matters: &[Matter], language: Language) -> Markup {
    if matters.is_empty() {
        return html! {};
    }
    html! {
        section.panel {
            h2 { (language.say("审批", "Approvals")) }
            @for matter in matters { (one(matter, language)) }
        }
    }
}

fn one(matter: &Matter, language: Language) -> Markup {
    let Some(chain) = matter.approval.chain() else { return html! {} };
    let now = match &matter.approval {
        Approval::Ended { outcome, on, .. } => {
            language.told(format!("{}（{on}）", outcome.zh()), format!("{} on {on}", outcome.en()))
        }
        Approval::WithSubmitter(_) => language.told(
            format!("已退回{}", matter.people.name_of(&chain.submitter)),
            format!("sent back to {}", matter.people.name_of(&chain.submitter)),
        ),
        Approval::Unborn | Approval::Running(_) => language.say("审批中", "under way").to_owned(),
    };
    html! {
        h3 { a href={ "/approvals/" (matter.id) } { (language.say(chain.gate.zh(), chain.gate.en())) } " " span.quiet { (now) } " " code { (matter.id) } }
        (way(matter, language))
    }
}

/// The steps of one matter.
pub(super) fn way(matter: &Matter, language: Language) -> Markup {
    let Some(chain) = matter.approval.chain() else { return html! {} };
    html! {
        ol.steps {
            @for step in &chain.route { (of_step(matter, chain, step, language)) }
        }
    }
}

fn of_step(matter: &Matter, chain: &Chain, step: &Step, language: Language) -> Markup {
    let running = matches!(matter.approval, Approval::Running(_));
    let here = running && step.no == chain.at;
    let done = step.seats.iter().any(|seat| seat.decision.is_some());
    html! {
        li.here[here].been[done && !here] aria-current=[here.then_some("step")] {
            strong { (language.say(&step.zh, &step.en)) }
            ul { @for seat in &step.seats { li { (of_seat(seat, here, &matter.people, language)) } } }
        }
    }
}

fn of_seat(seat: &Seat, here: bool, people: &People, language: Language) -> Markup {
    let Some(verdict) = &seat.decision else {
        return html! {
            span.quiet { (owner(seat, people, language)) }
            @if here { " " span.chip { (language.say("待办", "waited for")) } }
        };
    };
    html! {
        bdi { (people.name_of(&verdict.by)) }
        @if let Some(owner) = &verdict.stands_for { " " span.quiet { (language.say("代", "for ")) bdi { (people.name_of(owner)) } } }
        " "
        @if verdict.agree { (language.say("同意", "agreed")) } @else { span.late { (language.say("不同意", "disagreed")) } }
        " " time { (verdict.on) }
    }
}

fn owner(seat: &Seat, people: &People, language: Language) -> String {
    match &seat.of {
        SeatOf::Role { role, .. } => language.say(role.zh(), role.en()).to_owned(),
        SeatOf::Group { .. } => language.say("领导小组", "Leadership group").to_owned(),
        SeatOf::Person { person } => people.name_of(person).to_owned(),
    }
}
