//! `/catalogue`: the standards, searched and filtered. Open to everybody, who find in it what they may read.

use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_lifecycle::standard::Origin;
use plumbline_lifecycle::{FIELDS, Level, Place};
use plumbline_views::{Entry, ListQuery, Listing, Order};

use crate::acts::proposal::may_propose;
use crate::ask::Asked;
use crate::chosen::{Of, chosen};
use crate::door::Guest;
use crate::first_steps::first_steps;
use crate::form::select;
use crate::frame::Frame;
use crate::named::named;
use crate::places::PlaceNames;
use crate::propose::way;
use crate::state::WebState;
use crate::tables::taken_away;
use crate::visit::Visit;
use crate::words::days_between;

const PAGE: u32 = 50;

/// `GET /catalogue`.
pub(crate) async fn page(State(state): State<WebState>, Guest(visit): Guest) -> Response {
    let asked = visit.asked.clone();
    let (views, caller) = (state.views_of(&visit), visit.caller.clone());
    let found = state.ask(move |state| {
        let today = (state.today)();
        let Asked { filter, place, text, after, only_there, overdue, by_due, .. } = asked;
        let query = ListQuery {
            filter,
            place,
            text,
            only_there,
            overdue_on: overdue.then_some(today),
            order: if by_due { Order::Due } else { Order::Number },
            after,
            limit: PAGE,
        };
        let may = caller.is_some_and(|caller| may_propose(&state.reader, &caller, today));
        Ok((views.catalogue.list(&query)?, state.place_names(), (may, today)))
    });
    match found.await {
        Ok((listing, places, (may, today))) => {
            let title = visit.language.say("标准目录", "The catalogue");
            Frame { visit: &visit, title, live: false }.page(render(
                &visit,
                (title, may, today),
                &listing,
                &places,
            ))
        }
        Err(problem) => problem.page(&visit),
    }
}

fn render(
    visit: &Visit,
    (title, may_propose, today): (&str, bool, Date),
    listing: &Listing,
    names: &PlaceNames,
) -> Markup {
    let language = visit.language;
    html! {
        div.heading {
            h1 { (title) }
            p.sum { strong { (language.count(listing.total)) } (language.say(" 项", " standards")) }
            (way(may_propose, language))
        }
        (filter(visit))
        (chosen(visit, names, Of::Catalogue))
        @if listing.total == 0 && visit.asked == Asked::default() {
            p.hint { (language.say("这里还没有可以查看的标准。", "There is no standard to be seen here yet.")) }
            (first_steps(language))
        } @else if listing.entries.is_empty() {
            p.hint { (language.say("没有符合条件的标准。", "No standard fits.")) " " a href="/catalogue" { (language.say("查看全部", "Show all")) } }
        } @else {
            (orders(visit))
            ul.entries { @for entry in &listing.entries { (line(visit, entry, names, today)) } }
        }
        @if listing.total > 0 { (taken_away(visit)) }
        @if let Some(next) = &listing.next {
            p.ways {
                a.button href={ "/catalogue" (Asked { after: Some(next.clone()), ..visit.asked.clone() }.address()) } {
                    (language.say("下一页", "Next page"))
                }
            }
        }
    }
}

/// The orders in which the catalogue is listed; whatever else is asked for stays.
fn orders(visit: &Visit) -> Markup {
    let language = visit.language;
    html! {
        p.ways.orders {
            span.small { (language.say("排序：", "In order of: ")) }
            @for (by_due, zh, en) in [(false, "编号", "number"), (true, "期限", "last day")] {
                @let address = Asked { by_due, after: None, ..visit.asked.clone() }.address();
                a href={ "/catalogue" (address) } aria-current=[(by_due == visit.asked.by_due).then_some("true")] { (language.say(zh, en)) }
            }
        }
    }
}

/// One standard of a list.
pub(crate) fn line(visit: &Visit, entry: &Entry, names: &PlaceNames, today: Date) -> Markup {
    let language = visit.language;
    html! {
        li {
            p { (named(language, &entry.id, entry.label.as_deref(), language.title(&entry.title_zh, &entry.title_en))) }
            p.small {
                span.place.{ "p-" (entry.place.key()) } { (language.place(entry.place)) } " " code { (entry.code) }
                " " (language.say("自 ", "since ")) time { (entry.since) }
                " · " (language.level(entry.level)) " · " (language.field(&entry.field)) " · " (names.told(&entry.jurisdiction, language))
                @if let Some(due) = entry.due {
                    " · " span.late[due < today] { (language.say("应办结 ", "due ")) time { (due) } @if due < today { " " (language.say("超期 ", "overdue ")) (language.days(days_between(due, today))) } }
                }
                @if entry.entered { " · " span.chip { (language.say("已有标准录入", "entered")) } }
                @if entry.suspended { " · " span.late { (language.say("已暂停", "suspended")) } }
            }
        }
    }
}

fn filter(visit: &Visit) -> Markup {
    let language = visit.language;
    let asked = &visit.asked;
    let places = Place::ALL.map(|place| (place.key().to_owned(), language.place(place).to_owned()));
    let levels = Level::ALL.map(|level| (level.key().to_owned(), language.level(level).to_owned()));
    let origins =
        Origin::ALL.map(|origin| (origin.key().to_owned(), language.origin(origin).to_owned()));
    let fields = FIELDS.map(|(key, _, _)| (key.to_owned(), language.field(key)));
    html! {
        form.filter method="get" action="/catalogue" role="search" {
            div.words {
                label for="text" { (language.say("标题、编号或单位", "Title, number or unit")) }
                input id="text" name="text" type="search" value=(asked.text.as_deref().unwrap_or_default());
            }
            (select("place", language.say("阶段", "Stage"), language, asked.place.map(|place| (place.key().to_owned(), language.place(place).to_owned())), places.to_vec()))
            (select("level", language.say("层级", "Level"), language, asked.filter.level.map(|level| (level.key().to_owned(), language.level(level).to_owned())), levels.to_vec()))
            (select("field", language.say("领域", "Field"), language, asked.filter.field.as_ref().map(|field| (field.to_string(), language.field(field.as_str()))), fields.to_vec()))
            (select("origin", language.say("来源", "Source"), language, asked.filter.origin.map(|origin| (origin.key().to_owned(), language.origin(origin).to_owned())), origins.to_vec()))
            @if asked.only_there { input type="hidden" name="only_there" value="1"; }
            @if asked.by_due { input type="hidden" name="sort" value="due"; }
            @if let Some(jurisdiction) = &asked.filter.jurisdiction { input type="hidden" name="jurisdiction" value=(jurisdiction); }
            div.do {
                label.choice { input type="checkbox" name="overdue" value="1" checked[asked.overdue]; " " (language.say("只看超期", "Only what is overdue")) }
                button.button type="submit" { (language.say("查找", "Find")) }
                @if *asked != Asked::default() { a href="/catalogue" { (language.say("清除", "Clear")) } }
            }
        }
    }
}
