//! `/moves`: which standards moved from one place to another: the list behind each number of the leadership group's page.

use axum::extract::State;
use axum::response::Response;
use jiff::ToSpan;
use maud::{Markup, html};
use plumbline_views::{Bucket, CameFrom, IrregularMove, Moved, MovedQuery, Views};

use crate::ask::{Asked, AskedMoves, Came};
use crate::chosen::{Of, chosen};
use crate::door::Member;
use crate::frame::Frame;
use crate::language::Language;
use crate::months::by_month;
use crate::named::named;
use crate::places::PlaceNames;
use crate::problem::Problem;
use crate::state::WebState;
use crate::tables::taken_away;
use crate::visit::Visit;

const PAGE: u32 = 50;
/// Stretches of a year.
const MONTHS: u32 = 12;

/// Moves that another body made are few, or not listed whole.
const KIND_MAX: u32 = 200;

enum Found {
    Moved(Moved),
    OfKind(Vec<IrregularMove>),
}

/// `GET /moves`.
pub(crate) async fn page(State(state): State<WebState>, Member(visit): Member) -> Response {
    let title = visit.language.say("流转清单", "Moves");
    let (views, asked) = (state.views_of(&visit), visit.asked.clone());
    let found = state.ask(move |state| {
        let found = match asked.moved.kind {
            Some(kind) => {
                Found::OfKind(views.leadership.irregular_moves(&asked.filter, kind, KIND_MAX)?)
            }
            None => Found::Moved(views.leadership.moved(&asked.filter, &asked_for(&asked, PAGE))?),
        };
        Ok((found, year(state, &views, &asked)?, state.place_names()))
    });
    match found.await {
        Ok((found, year, places)) => {
            let body = render(&visit, title, (&found, &year), &places);
            Frame { visit: &visit, title, live: false }.page(body)
        }
        Err(problem) => problem.page(&visit),
    }
}

/// The year behind today, where nothing is asked but by whom or of what: the way to each of its months.
fn year(state: &WebState, views: &Views, asked: &Asked) -> Result<Vec<Bucket>, Problem> {
    if asked.moved != AskedMoves::default() || asked.place.is_some() || asked.after.is_some() {
        return Ok(Vec::new());
    }
    let today = (state.today)();
    let begin = today.saturating_sub(1.year());
    Ok(views.leadership.flow(&asked.filter, begin, today, MONTHS)?.buckets)
}

/// The question to the view.
pub(crate) fn asked_for(asked: &Asked, limit: u32) -> MovedQuery {
    let AskedMoves { from, since, until, left, .. } = asked.moved;
    let from = from.map(|Came(place)| place.map_or(CameFrom::Nowhere, CameFrom::Place));
    MovedQuery { from, to: asked.place, since, until, left, after: asked.after.clone(), limit }
}

fn render(
    visit: &Visit,
    title: &str,
    (found, year): (&Found, &[Bucket]),
    places: &PlaceNames,
) -> Markup {
    let language = visit.language;
    html! {
        div.heading {
            h1 { (title) }
            p.sum {
                @match found {
                    Found::Moved(moved) => { strong { (language.count(moved.total)) } (language.say(" 次", " moves")) }
                    Found::OfKind(rows) => { strong { (rows.len()) @if rows.len() >= KIND_MAX as usize { "+" } } (language.say(" 次", " moves")) }
                }
                (about(visit))
            }
        }
        (chosen(visit, places, Of::Moves))
        @if !year.is_empty() { (by_month(year, &visit.asked.filter, language)) }
        section.panel {
            div.scroll tabindex="0" role="region" aria-label=(title) {
                @match found {
                    Found::Moved(moved) => (moves(moved, language)),
                    Found::OfKind(rows) => (of_kind(rows, language)),
                }
            }
        }
        @if let Found::Moved(_) = found { (taken_away(visit)) }
        @if let Found::Moved(Moved { next: Some(next), .. }) = found {
            p.ways { a.button rel="next" href={ "/moves" (Asked { after: Some(next.clone()), ..visit.asked.clone() }.address()) } { (language.say("下一页", "Next page")) } }
        }
    }
}

/// Which moves they are, in words.
fn about(visit: &Visit) -> Markup {
    let (language, asked) = (visit.language, &visit.asked);
    let AskedMoves { from, since, until, kind, .. } = &asked.moved;
    let from = from.map(|Came(place)| {
        place.map_or(language.say("新增", "new"), |place| language.place(place))
    });
    let any = language.say("任一阶段", "anywhere");
    html! {
        @if from.is_some() || asked.place.is_some() {
            " · " (from.unwrap_or(any)) " → " (asked.place.map_or(any, |place| language.place(place)))
        }
        @if let Some(kind) = kind { " · " (language.move_kind(*kind)) }
        @match (since, until) {
            (Some(since), Some(until)) => { " · " time { (since) } " – " time { (until) } }
            (None, Some(until)) => { " · " (language.say("截至 ", "up to ")) time { (until) } }
            (Some(since), None) => { " · " (language.say("自 ", "since ")) time { (since) } }
            (None, None) => {}
        }
    }
}

fn moves(moved: &Moved, language: Language) -> Markup {
    html! {
        table.list {
            thead { tr {
                th { (language.say("日期", "Day")) } th { (language.say("标准", "Standard")) } th { (language.say("流转", "From and to")) }
            } }
            tbody { @for row in &moved.rows {
                tr {
                    td.day data-label=(language.say("日期", "Day")) { time { (row.on) } }
                    td { (named(language, &row.id, row.label.as_deref(), language.title(&row.title_zh, &row.title_en))) }
                    td data-label=(language.say("流转", "From and to")) {
                        (row.from.map_or(language.say("新增", "new"), |from| language.place(from))) " → "
                        span.place.{ "p-" (row.to.key()) } { (language.place(row.to)) } " " code { (row.code) }
                    }
                }
            } }
        }
    }
}

fn of_kind(rows: &[IrregularMove], language: Language) -> Markup {
    html! {
        table.list {
            thead { tr {
                th { (language.say("日期", "Day")) } th { (language.say("标准", "Standard")) } th { (language.say("代码", "Codes")) }
            } }
            tbody { @for row in rows {
                tr {
                    td.day data-label=(language.say("日期", "Day")) { time { (row.on) } }
                    td { (named(language, &row.id, row.label.as_deref(), language.title(&row.title_zh, &row.title_en))) }
                    td data-label=(language.say("代码", "Codes")) { code { (row.from.as_deref().unwrap_or("–")) } " → " code { (row.to) } }
                }
            } }
        }
    }
}
