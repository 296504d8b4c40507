//! `/find`: numbers, titles and people, from the box on the desk. What is found is what the asker may read.

use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_access::Sight;
use plumbline_lifecycle::PersonId;
use plumbline_views::{ListQuery, Listing};

use crate::catalogue::line;
use crate::door::Member;
use crate::frame::Frame;
use crate::language::Language;
use crate::places::PlaceNames;
use crate::state::WebState;
use crate::visit::Visit;

/// Of each that many are shown.
const SHOWN_MAX: u32 = 20;

/// Somebody who was found.
struct Found {
    id: PersonId,
    name: String,
    unit: String,
    roles: Vec<(&'static str, &'static str)>,
}

/// `GET /find?text=…`.
pub(crate) async fn page(State(state): State<WebState>, Member(visit): Member) -> Response {
    let title = visit.language.say("查找", "Find");
    let Some(text) = visit.asked.text.clone() else {
        return Frame { visit: &visit, title, live: false }.page(html! { (box_of(&visit)) });
    };
    let views = state.views_of(&visit);
    let (sight, language) = (Sight::of(visit.caller.as_ref()), visit.language);
    let query = ListQuery { text: Some(text.clone()), limit: SHOWN_MAX, ..ListQuery::default() };
    let found = state.ask(move |state| {
        let names = state.place_names();
        let today = (state.today)();
        let people = people(&names, &sight, &text, today, language);
        Ok((views.catalogue.list(&query)?, people, (names, today)))
    });
    match found.await {
        Ok((standards, people, (names, today))) => {
            let body = html! {
                (box_of(&visit))
                (render(&visit, &standards, &people, (&names, today)))
            };
            Frame { visit: &visit, title, live: false }.page(body)
        }
        Err(problem) => problem.page(&visit),
    }
}

/// Everybody in service of that name whom the asker may know of.
fn people(
    names: &PlaceNames,
    sight: &Sight,
    text: &str,
    today: Date,
    language: Language,
) -> Vec<Found> {
    let people = names.people();
    let found = people.persons.iter().filter_map(|(id, person)| {
        let unit = person.unit.as_ref()?;
        let area = &people.units.get(unit)?.area;
        let is_meant = person.name.as_str().contains(text) || id.as_str() == text;
        if !is_meant || !sight.keeps(area) {
            return None;
        }
        let held = people.tenures_from(today);
        let held = held.filter(|held| held.person == *id && held.runs_on(today));
        Some(Found {
            id: id.clone(),
            name: person.name.to_string(),
            unit: names.unit(unit, language),
            roles: held.map(|held| (held.role.zh(), held.role.en())).collect(),
        })
    });
    found.take(SHOWN_MAX as usize).collect()
}

/// The box, here and on the desk.
pub(crate) fn box_of(visit: &Visit) -> Markup {
    let language = visit.language;
    html! {
        form.filter method="get" action="/find" role="search" {
            div.words {
                label for="text" { (language.say("查找标准编号、名称或人员", "Find a number, a title or a person")) }
                input id="text" name="text" type="search" required value=(visit.asked.text.as_deref().unwrap_or_default());
            }
            div.do { button.button type="submit" { (language.say("查找", "Find")) } }
        }
    }
}

fn render(
    visit: &Visit,
    standards: &Listing,
    people: &[Found],
    (names, today): (&PlaceNames, Date),
) -> Markup {
    let language = visit.language;
    html! {
        @if standards.entries.is_empty() && people.is_empty() {
            p.hint { (language.say("没有找到。", "Nothing was found.")) }
        }
        @if !people.is_empty() {
            section.panel {
                h2 { (language.say("人员", "People")) }
                ul.sentences { @for one in people { li {
                    bdi { (one.name) } " " code { (one.id) } " · " bdi { (one.unit) }
                    @for (zh, en) in &one.roles { " · " (language.say(zh, en)) }
                } } }
            }
        }
        @if !standards.entries.is_empty() {
            ul.entries { @for entry in &standards.entries { (line(visit, entry, names, today)) } }
            @if standards.next.is_some() {
                p.ways { a href={ "/catalogue" (visit.asked.address()) } { (language.told(
                    format!("全部 {} 项", language.count(standards.total)),
                    format!("All {}", language.count(standards.total)),
                )) } }
            }
        }
    }
}
