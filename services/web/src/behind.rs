//! The list behind a number: where the way from a number leads, so that whoever doubts it can count.

use maud::{Markup, html};
use plumbline_lifecycle::Place;
use plumbline_views::Filter;

use crate::ask::{Asked, AskedMoves, Came};
use crate::language::Language;

/// A number as a way to its list; plain where it is nothing or there is no list.
pub(crate) fn counted(count: u64, way: Option<String>, language: Language) -> Markup {
    let text = language.count(count);
    match way.filter(|_| count > 0) {
        Some(way) => html! { a.counted href=(way) { (text) } },
        None => html! { (text) },
    }
}

/// The standards that stand at a place, or at any; all of them or those past their last day.
pub(crate) fn standards(filter: &Filter, place: Option<Place>, overdue: bool) -> String {
    let filter = filter.clone();
    let asked = Asked { place, filter, overdue, by_due: overdue, ..Asked::default() };
    format!("/catalogue{}", asked.address())
}

/// The standards of a jurisdiction itself, without those of the places within it.
pub(crate) fn standards_there(filter: &Filter, overdue: bool) -> String {
    let filter = filter.clone();
    let asked = Asked { filter, only_there: true, overdue, by_due: overdue, ..Asked::default() };
    format!("/catalogue{}", asked.address())
}

/// The moves to a place.
pub(crate) fn moves(filter: &Filter, place: Option<Place>, moved: AskedMoves) -> String {
    let filter = filter.clone();
    format!("/moves{}", Asked { place, filter, moved, ..Asked::default() }.address())
}

/// The stays at a place that ended.
pub(crate) fn stays(filter: &Filter, at: Place, until: jiff::civil::Date) -> String {
    let moved = AskedMoves {
        from: Some(Came(Some(at))),
        until: Some(until),
        left: true,
        ..AskedMoves::default()
    };
    moves(filter, None, moved)
}

/// What lies on a desk.
pub(crate) fn waiting(key: &str, overdue: bool) -> String {
    let asked = Asked { whose: Some(key.to_owned()), overdue, ..Asked::default() };
    format!("/waiting{}", asked.address())
}
