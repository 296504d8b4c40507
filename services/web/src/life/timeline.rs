//! What happened to a standard, the latest day first; of a long life so many events on one page.

use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_views::{Life, Line};

use crate::ask::Asked;
use crate::detail::{Change, Detail, details};
use crate::language::Language;
use crate::visit::Visit;

/// Events that one page shows.
const SHOWN_MAX: usize = 200;

pub(super) fn timeline(life: &Life, visit: &Visit) -> Markup {
    let language = visit.language;
    let told = details(&life.lines, life.procedure.as_deref());
    // Counted from the oldest: what happens meanwhile moves no page.
    let all = life.lines.len();
    let upto = visit.asked.upto.map_or(all, |upto| upto.min(all));
    let from = upto.saturating_sub(SHOWN_MAX);
    let mut days: Vec<(Date, Vec<(&Line, &Detail<'_>)>)> = Vec::new();
    for told in life.lines.iter().zip(&told).take(upto).skip(from).rev() {
        let on = told.0.recorded.happened_on;
        match days.last_mut() {
            Some((day, of_day)) if *day == on => of_day.push(told),
            _ => days.push((on, vec![told])),
        }
    }
    let to = |upto: usize| {
        let upto = Some(upto).filter(|upto| *upto < all);
        Asked { upto, ..visit.asked.clone() }.address()
    };
    html! {
        @if all > SHOWN_MAX {
            p.hint {
                (language.told(
                    format!("共 {all} 条，此处为第 {} 至 {upto} 条。", from + 1),
                    format!("{all} events; these are {} to {upto}.", from + 1),
                ))
                @if upto < all { " " a rel="next" href={ (visit.path) (to((upto + SHOWN_MAX).min(all))) } { (language.say("较新", "Newer")) } }
                @if from > 0 { " " a rel="prev" href={ (visit.path) (to(from)) } { (language.say("较早", "Earlier")) } }
            }
        }
        ol.timeline reversed {
            @for (day, of_day) in days {
                li {
                    time.day { (day) }
                    ul { @for (told, detail) in of_day { (line(life, told, detail, language)) } }
                }
            }
        }
    }
}

fn line(life: &Life, line: &Line, detail: &Detail<'_>, language: Language) -> Markup {
    let Line { recorded, event, code, moved, kind } = line;
    let place = code.place();
    let (zh, en) = (event.zh(), event.en());
    let irregular = kind.filter(|kind| *moved && kind.is_irregular());
    html! {
        li.{ "p-" (place.key()) } {
            strong { (language.say(zh, en)) }
            @if *moved { " " span.place.{ "p-" (place.key()) } { (language.standing(&life.standard, place)) } " " code { (code) } }
            @if let Some(kind) = irregular { " " span.chip.late { (language.move_kind(kind)) } }
            " " (text(detail, language))
            span.by { (language.say("序号 ", "seq ")) (recorded.seq) " · " bdi { (recorded.actor) }
                @if let Some(whom) = &recorded.on_behalf_of { (language.say(" 代 ", " for ")) bdi { (whom) } }
            }
            @if !detail.changes.is_empty() {
                ul.changes { @for change in &detail.changes { (changed(change, language)) } }
            }
        }
    }
}

fn text(detail: &Detail<'_>, language: Language) -> Markup {
    let text = language.say(&detail.text.0, &detail.text.1);
    html! {
        @match detail.other {
            Some(other) => a href={ "/standards/" (other) } { bdi { (text) } },
            None => bdi { (text) },
        }
    }
}

fn changed(change: &Change, language: Language) -> Markup {
    let part = |text: &(String, String)| match language.say(&text.0, &text.1) {
        "" => language.say("（无）", "(none)").to_owned(),
        text => text.to_owned(),
    };
    html! {
        li {
            span.field { (language.say(change.field.0, change.field.1)) } " "
            del { bdi { (part(&change.before)) } } " → " ins { bdi { (part(&change.after)) } }
        }
    }
}
