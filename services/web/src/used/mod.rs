//! `/standards/{id}/implementation`: how one standard is put into effect, today or as it was on any day. For those to whom it is told
//! how the house handles the standard.

mod figures;
mod said;
mod supervised;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_access::Caller;
use plumbline_lifecycle::{Horizon, StandardId};
use plumbline_views::{Implemented, Views};
use plumbline_workflow::Foresight;
use uuid::Uuid;

use crate::acts::{Came, Done, Posted, Returned, Why, given, implementation};
use crate::as_of::as_of;
use crate::door::Member;
use crate::frame::Frame;
use crate::language::Language;
use crate::problem::Problem;
use crate::state::WebState;
use crate::visit::Visit;

struct UsedPage {
    found: Implemented,
    today: Date,
    /// What whoever looks may do about it.
    acts: Option<implementation::Acts>,
    /// What was just done.
    done: Option<Done>,
    /// A form that was sent and comes back.
    returned: Option<Returned>,
}

/// `GET /standards/{id}/implementation`.
pub(crate) async fn page(
    State(state): State<WebState>,
    Path(id): Path<String>,
    Member(visit): Member,
) -> Response {
    show(&state, &visit, id, None).await
}

/// `POST /standards/{id}/implementation`: one of the forms of its page.
pub(crate) async fn act(
    State(state): State<WebState>,
    Path(id): Path<String>,
    Member(visit): Member,
    posted: Posted,
) -> Response {
    let (views, language, of) = (state.views_of(&visit), visit.language, id.clone());
    let came = given(&state, &visit, posted, move |state, caller, sent| {
        let page = ask(state, &views, &of, None, (Some(caller), None))?;
        Ok(match page.acts {
            Some(acts) => acts.order(sent, language),
            None => Err(Why::Gone),
        })
    });
    match came.await {
        Ok(Came::Done(command)) => {
            Redirect::to(&format!("/standards/{id}/implementation?done={command}")).into_response()
        }
        Ok(Came::Back(returned)) => show(&state, &visit, id, Some(*returned)).await,
        Err(problem) => problem.page(&visit),
    }
}

async fn show(state: &WebState, visit: &Visit, id: String, returned: Option<Returned>) -> Response {
    let (views, caller) = (state.views_of(visit), visit.caller.clone());
    let (as_of, done) = (visit.asked.as_of, visit.asked.done);
    let status = returned.as_ref().map_or(StatusCode::OK, Returned::status);
    let answer = state.ask(move |state| ask(state, &views, &id, as_of, (caller.as_ref(), done)));
    match answer.await {
        Ok(page) => {
            let page = UsedPage { returned, ..page };
            let title = page.title(visit.language);
            let page = Frame { visit, title: &title, live: false }.page(page.render(visit));
            (status, page).into_response()
        }
        Err(problem) => problem.page(visit),
    }
}

fn ask(
    state: &WebState,
    views: &Views,
    id: &str,
    as_of: Option<Date>,
    (caller, done): (Option<&Caller>, Option<Uuid>),
) -> Result<UsedPage, Problem> {
    let (day, today) = (state.day(as_of)?, (state.today)());
    let id: StandardId = id.parse().map_err(|_| Problem::NotFound)?;
    let horizon = as_of.map_or(Horizon::default(), Horizon::as_of);
    let found = Implemented::read(views, &state.reader, &id, horizon, today);
    let found = found.map_err(|no| Problem::of_life(no, day))?;
    let reader = &state.reader.now();
    // The past is looked at, not changed.
    let acts = caller.filter(|_| as_of.is_none()).map(|caller| {
        let mut foresight = Foresight::new(reader, today);
        implementation::Acts::read(&mut foresight, caller, &id, state.place_names(), today)
    });
    let (acts, done) = (acts.transpose()?, Done::read(reader, caller, done)?);
    Ok(UsedPage { found, today, acts, done, returned: None })
}

impl UsedPage {
    fn title(&self, language: Language) -> String {
        let title = self.found.title(language.tag());
        language.told(format!("{title} · 实施情况"), format!("{title} · in use"))
    }

    fn render(&self, visit: &Visit) -> Markup {
        let language = visit.language;
        let found = &self.found;
        html! {
            div.heading.life {
                p.sum {
                    strong { (language.say("实施情况", "In use")) } " "
                    @if let Some(label) = found.standard.label() { span.number { (label) } " " }
                    code { (found.id) }
                }
                h1 { bdi { (found.title(language.tag())) } }
            }
            @if let Some(done) = &self.done { (done.told(language)) }
            @if self.returned.is_none() { (as_of(visit, self.found.day, self.today)) }
            @if let Some(acts) = &self.acts { (acts.told(self.returned.as_ref(), language)) }
            @if found.has_begun() {
                (self.facts(language))
                (figures::figures(found, language))
                (said::feedback(found, language))
                (supervised::supervised(found, language))
                (said::evaluations(found, language))
            } @else {
                p { (language.say("尚未部署，也没有登记记录。", "Nothing was planned or recorded by then.")) }
            }
            p.ways { a href={ "/standards/" (found.id) } { (language.say("返回标准", "Back to the standard")) } }
        }
    }

    /// What was planned, and what is open.
    fn facts(&self, language: Language) -> Markup {
        let Implemented { ledger, waits, day, .. } = &self.found;
        let cell =
            |zh, en, value: Markup| html! { div { dt { (language.say(zh, en)) } dd { (value) } } };
        html! {
            dl.facts {
                @if let Some((units, until)) = &ledger.rollout {
                    @let begun = units.len() - ledger.not_begun().count();
                    (cell("应执行单位", "Units that must apply it", html! {
                        (language.told(format!("{} 家，已开始 {begun} 家", units.len()), format!("{}, {begun} of them have begun", units.len())))
                    }))
                    (cell("限期开始", "To have begun by", html! {
                        time { (until) }
                        @if begun < units.len() && until < day { " " strong.late { (language.say("超期", "overdue")) } }
                    }))
                }
                (cell("待办", "Open", html! {
                    @if waits.is_empty() { (language.say("无", "nothing")) }
                    @else { strong { (waits.len()) } (language.say(" 项", "")) }
                }))
                @if let Some(on) = ledger.ended {
                    (cell("终止", "Ended", html! { (language.say("随标准于 ", "with its standard on ")) time { (on) } }))
                }
            }
        }
    }
}
