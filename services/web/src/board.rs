//! `/board`: the six stages as columns of cards, the most urgent first, with a way to move each on. With `place` one column alone, a
//! page at a time.

use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_access::{Caller, Role};
use plumbline_lifecycle::standard::Origin;
use plumbline_lifecycle::{Level, Place};
use plumbline_views::{Column, Entry, Filter, ListQuery, Listing, Order, Pipeline, Views};

use crate::acts::proposal::may_propose;
use crate::ask::Asked;
use crate::chosen::{Of, chosen};
use crate::door::Member;
use crate::first_steps::first_steps;
use crate::form::select;
use crate::frame::Frame;
use crate::language::Language;
use crate::named::named;
use crate::places::PlaceNames;
use crate::problem::Problem;
use crate::propose::way;
use crate::state::WebState;
use crate::visit::Visit;
use crate::words::days_between;

/// Cards of each column beside the others, and of one alone.
const CARDS: u32 = 8;
const CARDS_ALONE: u32 = 50;

struct BoardPage {
    today: Date,
    /// The divisions without any filter, to choose from.
    choices: Pipeline,
    shown: Shown,
    places: PlaceNames,
    may_propose: bool,
}

enum Shown {
    /// The six columns, with how many stand in each.
    All(Vec<(Column, u64)>),
    One(Place, Listing),
}

/// `GET /board`.
pub(crate) async fn page(State(state): State<WebState>, Member(visit): Member) -> Response {
    let title = visit.language.say("看板", "The board");
    let (views, asked, caller) =
        (state.views_of(&visit), visit.asked.clone(), visit.caller.clone());
    let found = state.ask(move |state| {
        let today = (state.today)();
        let may = caller.is_some_and(|caller| may_propose(&state.reader, &caller, today));
        Ok(BoardPage {
            today,
            choices: views.leadership.pipeline(&Filter::default(), today)?,
            shown: shown(&views, &asked, today)?,
            places: state.place_names(),
            may_propose: may,
        })
    });
    match found.await {
        Ok(page) => Frame { visit: &visit, title, live: true }.page(page.render(&visit, title)),
        Err(problem) => problem.page(&visit),
    }
}

fn shown(views: &Views, asked: &Asked, today: Date) -> Result<Shown, Problem> {
    let overdue_on = asked.overdue.then_some(today);
    let query = ListQuery {
        filter: asked.filter.clone(),
        text: asked.text.clone(),
        overdue_on,
        order: Order::Due,
        ..ListQuery::default()
    };
    if let Some(place @ Place::At(_)) = asked.place {
        let after = asked.after.clone();
        let query = ListQuery { place: Some(place), after, limit: CARDS_ALONE, ..query };
        return Ok(Shown::One(place, views.catalogue.list(&query)?));
    }
    let columns = views.catalogue.board(&ListQuery { limit: CARDS, ..query.clone() })?;
    // Where there are words, few are found; else the sums of the pipeline say it without counting anything.
    let counts = match query.text {
        Some(_) => views.catalogue.count_by_place(&query)?,
        None => {
            let pipeline = views.leadership.pipeline(&query.filter, today)?;
            let count = |place: &plumbline_views::PlaceCount| match query.overdue_on {
                Some(_) => place.overdue,
                None => place.count,
            };
            let counts: Vec<u64> = pipeline.places.iter().map(count).collect();
            counts.try_into().unwrap_or_default()
        }
    };
    Ok(Shown::All(columns.into_iter().zip(counts).collect()))
}

impl BoardPage {
    fn render(&self, visit: &Visit, title: &str) -> Markup {
        let language = visit.language;
        let total: u64 = match &self.shown {
            Shown::All(columns) => columns.iter().map(|(_, count)| count).sum(),
            Shown::One(_, listing) => listing.total,
        };
        html! {
            div.heading {
                h1 { (title) }
                p.sum { strong { (language.count(total)) } (language.say(" 项在六个阶段", " at the six stages")) }
                (way(self.may_propose, language))
            }
            (self.filter(visit))
            (chosen(visit, &self.places, Of::Board))
            @if self.choices.total == 0 { (first_steps(language)) }
            @match &self.shown {
                Shown::All(columns) => {
                    ol.columns.board aria-label=(language.say("六个阶段", "The six stages")) {
                        @for (column, count) in columns { (self.column(visit, column, *count)) }
                    }
                }
                Shown::One(place, listing) => (self.alone(visit, *place, listing)),
            }
        }
    }

    fn filter(&self, visit: &Visit) -> Markup {
        let (language, asked) = (visit.language, &visit.asked);
        let Filter { level, field, jurisdiction, origin } = &asked.filter;
        let of = |key: &str, words: &str| (key.to_owned(), words.to_owned());
        let levels = Level::ALL.map(|level| of(level.key(), language.level(level)));
        let fields = self
            .choices
            .by_field
            .iter()
            .map(|group| (group.key.clone(), language.field(&group.key)));
        let areas = self.choices.by_jurisdiction.iter();
        let areas = areas.map(|group| (group.key.clone(), self.places.told(&group.key, language)));
        let origins = Origin::ALL.map(|origin| of(origin.key(), language.origin(origin)));
        html! {
            form.filter method="get" action="/board" role="search" {
                div.words {
                    label for="text" { (language.say("标题、编号或单位", "Title, number or unit")) }
                    input id="text" name="text" type="search" value=(asked.text.as_deref().unwrap_or_default());
                }
                (select("jurisdiction", language.say("辖区", "Jurisdiction"), language, jurisdiction.as_ref().map(|j| (j.to_string(), self.places.told(j.as_str(), language))), areas.collect()))
                (select("field", language.say("领域", "Field"), language, field.as_ref().map(|f| (f.to_string(), language.field(f.as_str()))), fields.collect()))
                (select("level", language.say("层级", "Level"), language, level.map(|l| of(l.key(), language.level(l))), levels.to_vec()))
                (select("origin", language.say("来源", "Source"), language, origin.map(|o| of(o.key(), language.origin(o))), origins.to_vec()))
                @if let Some(place) = asked.place { input type="hidden" name="place" value=(place.key()); }
                div.do {
                    label.choice { input type="checkbox" name="overdue" value="1" checked[asked.overdue]; " " (language.say("只看超期", "Only what is overdue")) }
                    button.button type="submit" { (language.say("查看", "Show")) }
                    @if *asked != Asked::default() { a href="/board" { (language.say("清除", "Clear")) } }
                }
            }
        }
    }

    fn column(&self, visit: &Visit, column: &Column, count: u64) -> Markup {
        let language = visit.language;
        let Column { place, entries, more } = column;
        let alone = Asked { place: Some(*place), after: None, ..visit.asked.clone() }.address();
        html! {
            li.column.{ "p-" (place.key()) } {
                h2 {
                    a href={ "/board" (alone) } { (language.place(*place)) }
                    span.n { (language.count(count)) }
                }
                @if entries.is_empty() { p.quiet.small { (language.say("没有。", "Nothing.")) } }
                ul.cards { @for entry in entries { (self.card(visit, entry)) } }
                @if *more {
                    p.more { a href={ "/board" (alone) } {
                        (language.told(format!("全部 {} 项", language.count(count)), format!("All {}", language.count(count))))
                    } }
                }
            }
        }
    }

    fn alone(&self, visit: &Visit, place: Place, listing: &Listing) -> Markup {
        let language = visit.language;
        let back = Asked { place: None, after: None, ..visit.asked.clone() }.address();
        html! {
            p.ways { a href={ "/board" (back) } { (language.say("← 全部六列", "← All six columns")) } }
            section.panel.column.{ "p-" (place.key()) } {
                h2 { (language.place(place)) span.n { (language.count(listing.total)) } }
                @if listing.entries.is_empty() { p.quiet { (language.say("没有。", "Nothing.")) } }
                ul.cards.alone { @for entry in &listing.entries { (self.card(visit, entry)) } }
            }
            @if let Some(next) = &listing.next {
                p.ways { a.button rel="next" href={ "/board" (Asked { after: Some(next.clone()), ..visit.asked.clone() }.address()) } { (language.say("下一页", "Next page")) } }
            }
        }
    }

    fn card(&self, visit: &Visit, entry: &Entry) -> Markup {
        let language = visit.language;
        let title = language.title(&entry.title_zh, &entry.title_en);
        html! {
            li {
                p { (named(language, &entry.id, entry.label.as_deref(), title)) }
                p.small {
                    (language.field(&entry.field)) " · " (self.places.told(&entry.jurisdiction, language))
                    @if entry.origin != Origin::Proposed { " · " (language.origin(entry.origin)) }
                    @if entry.suspended { " · " span.late { (language.say("已暂停", "suspended")) } }
                }
                p.small {
                    (self.due(entry, language))
                    @if visit.caller.as_ref().is_some_and(|caller| acts_on(caller, entry)) {
                        a.on href={ "/standards/" (entry.id) "#acts" } aria-label=(language.told(
                            format!("办理：{}", title.unwrap_or(&entry.id)), format!("Move on: {}", title.unwrap_or(&entry.id)))) { (language.say("办理", "Move on")) }
                    }
                }
            }
        }
    }

    fn due(&self, entry: &Entry, language: Language) -> Markup {
        let Some(due) = entry.due else {
            return html! { span { (language.say("自 ", "since ")) time { (entry.since) } } };
        };
        html! {
            @if due < self.today {
                span.late { (language.say("超期 ", "overdue ")) (language.days(days_between(due, self.today))) }
            } @else {
                span { (language.say("应办结 ", "due ")) time { (due) } }
            }
        }
    }
}

/// Whether somebody may have something to do there: what it is, the page of the standard says.
fn acts_on(caller: &Caller, entry: &Entry) -> bool {
    let is_at_work = match caller.role {
        Role::Administrator | Role::Office | Role::Drafter => true,
        Role::Reader => caller.person.is_some(),
        Role::SystemAdministrator
        | Role::SecurityAdministrator
        | Role::AuditAdministrator
        | Role::Anybody
        | Role::Clock => false,
    };
    is_at_work && entry.origin != Origin::Observed
}
