//! `/experts/{area}/{id}/personal`: what is private of one person of a pool, opened with the key that lies beside the log, for whoever
//! may read it. Nothing of it is kept by the browser, stands in an address, or is told to any log.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_access::{Caller, Sight, reads_personal};
use plumbline_lifecycle::{Horizon, Jurisdiction, PersonId, State as Folded, StreamId};
use plumbline_log::Reader;
use plumbline_views::{Views, folded};
use plumbline_workflow::{Failure, Foresight, PersonalData};
use uuid::Uuid;

use crate::acts::{Came, Done, Posted, Returned, given, person};
use crate::door::Member;
use crate::frame::Frame;
use crate::problem::Problem;
use crate::state::WebState;
use crate::visit::Visit;

/// What there is of it.
enum Private {
    Open(PersonalData),
    /// Its key was destroyed, or lies elsewhere.
    Closed,
    Erased,
    None,
}

struct PersonalPage {
    area: Jurisdiction,
    id: PersonId,
    name: String,
    private: Private,
    /// What whoever looks may do about it.
    acts: person::Acts,
    /// What was just done.
    done: Option<Done>,
    /// A form that was sent and comes back.
    returned: Option<Returned>,
}

/// `GET /experts/{area}/{id}/personal`.
pub(crate) async fn page(
    State(state): State<WebState>,
    Path(whom): Path<(String, String)>,
    Member(visit): Member,
) -> Response {
    show(&state, &visit, whom, None).await
}

/// `POST /experts/{area}/{id}/personal`: one of the forms of its page.
pub(crate) async fn act(
    State(state): State<WebState>,
    Path((area, id)): Path<(String, String)>,
    Member(visit): Member,
    posted: Posted,
) -> Response {
    let (views, language, of) =
        (state.views_of(&visit), visit.language, (area.clone(), id.clone()));
    let came = given(&state, &visit, posted, move |state, caller, sent| {
        let (area, id) = whom(caller, &of)?;
        let reader = &state.reader.now();
        let acts = acts_of(&views, (state.today)(), reader, caller, (&area, &id))?.1;
        acts.order(sent, state.writer.keys(), language)
    });
    match came.await {
        Ok(Came::Done(command)) => {
            Redirect::to(&format!("/experts/{area}/{id}/personal?done={command}")).into_response()
        }
        Ok(Came::Back(returned)) => show(&state, &visit, (area, id), Some(*returned)).await,
        Err(problem) => problem.page(&visit),
    }
}

async fn show(
    state: &WebState,
    visit: &Visit,
    of: (String, String),
    returned: Option<Returned>,
) -> Response {
    let (views, caller, done) = (state.views_of(visit), visit.caller.clone(), visit.asked.done);
    let status = returned.as_ref().map_or(StatusCode::OK, Returned::status);
    let answer = state.ask(move |state| {
        let caller = caller.ok_or(Problem::Stranger)?;
        let (area, id) = whom(&caller, &of)?;
        read(state, &views, &caller, (area, id), done)
    });
    match answer.await {
        Ok(page) => {
            let page = PersonalPage { returned, ..page };
            let title = visit.language.say("个人信息", "Private data");
            let page = Frame { visit, title, live: false }.page(page.render(visit, title));
            (status, page).into_response()
        }
        Err(problem) => problem.page(visit),
    }
}

/// Whose it is, of whom whoever asks may read it.
fn whom(
    caller: &Caller,
    (area, id): &(String, String),
) -> Result<(Jurisdiction, PersonId), Problem> {
    let (Ok(area), Ok(id)) = (area.parse::<Jurisdiction>(), id.parse::<PersonId>()) else {
        return Err(Problem::NotFound);
    };
    let may = reads_personal(caller, &area, &id);
    // Whoever does not see a pool hears of nobody in it.
    if may.is_err() && !Sight::of(Some(caller)).keeps(&area) {
        return Err(Problem::NotFound);
    }
    may.map_err(|denial| Problem::of_command(&Failure::Denied(denial)))?;
    Ok((area, id))
}

/// What they are called, and what whoever asks may do about it.
fn acts_of(
    views: &Views,
    today: Date,
    reader: &Reader,
    caller: &Caller,
    (area, id): (&Jurisdiction, &PersonId),
) -> Result<(String, person::Acts), Problem> {
    let pool = views.pools.now(reader, area);
    let pool = pool.map_err(|error| Problem::BrokeOff(error.to_string()))?;
    let name = pool.expert(id).ok_or(Problem::NotFound)?.description.name.to_string();
    let mut foresight = Foresight::new(reader, today);
    Ok((name, person::Acts::read(&mut foresight, caller, (area, id, pool))?))
}

fn read(
    state: &WebState,
    views: &Views,
    caller: &Caller,
    (area, id): (Jurisdiction, PersonId),
    done: Option<Uuid>,
) -> Result<PersonalPage, Problem> {
    let log = &state.reader.now();
    let broke = |error: &dyn std::fmt::Display| Problem::BrokeOff(error.to_string());
    let (name, acts) = acts_of(views, (state.today)(), log, caller, (&area, &id))?;
    let stream = StreamId::Person(id.clone());
    let held = folded(log, &stream, Horizon::default()).map_err(|error| broke(&error))?;
    let private = match held.state {
        Folded::Person(held) => match held.sealed() {
            Some(sealed) => {
                let opened = state.writer.keys().open(&id, &area, sealed);
                opened.map_err(|error| broke(&error))?.map_or(Private::Closed, Private::Open)
            }
            None if held.was_erased() => Private::Erased,
            None => Private::None,
        },
        _ => Private::None,
    };
    let done = Done::read(log, Some(caller), done)?;
    Ok(PersonalPage { area, id, name, private, acts, done, returned: None })
}

impl PersonalPage {
    fn render(&self, visit: &Visit, title: &str) -> Markup {
        let language = visit.language;
        html! {
            div.heading {
                h1 { (title) }
                p.sum { bdi { (self.name) } " " code { (self.id) } }
            }
            @if let Some(done) = &self.done { (done.told(language)) }
            section.panel {
                @match &self.private {
                    Private::Open(data) => {
                        dl.facts { @for ((_, zh, en), (_, text)) in PersonalData::FIELDS.into_iter().zip(data.told()) {
                            div { dt { (language.say(zh, en)) } dd {
                                @match text { Some(text) => bdi { (text) }, None => span.quiet { (language.say("未填", "none")) } }
                            } }
                        } }
                        p.hint { (language.say(
                            "加密保存，密钥只在本机。可查看：本区域标准化办、管理员和本人。页面不留存；请勿截图、转发。",
                            "Kept sealed; its key lies on this machine alone. The office of this area, the administrator and the person read it. The page is not kept; do not pass it on.",
                        )) }
                    },
                    Private::Closed => p { (language.say(
                        "此处没有密钥，无法查看：已删除、只恢复了日志，或登记在其他区域的专家库。",
                        "There is no key for it here, so nobody reads it: it was erased, the log alone was restored, or another area's pool keeps it.",
                    )) },
                    Private::Erased => p { (language.say(
                        "已删除：密钥已销毁，任何人都无法恢复。",
                        "Erased: its key was destroyed, and nobody brings it back.",
                    )) },
                    Private::None => p.quiet { (language.say("未登记个人信息。", "Nothing private is recorded.")) },
                }
            }
            (self.acts.told(self.returned.as_ref(), language))
            p.ways { a href={ "/experts/" (self.area) "/" (self.id) } { (language.say("返回专家档案", "Back to the record")) } }
        }
    }
}
