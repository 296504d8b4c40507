//! `/experts/{area}/{id}/personal`: what is private of one person of a pool, opened with the key that lies beside the log, for whoever
//! may read it. Nothing of it is kept by the browser, stands in an address, or is told to any log.

use axum::extract::{Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plumbline_access::{Sight, reads_personal};
use plumbline_lifecycle::{Horizon, Jurisdiction, PersonId, State as Folded, StreamId};
use plumbline_views::folded;
use plumbline_workflow::{Failure, PersonalData};

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
}

/// `GET /experts/{area}/{id}/personal`.
pub(crate) async fn page(
    State(state): State<WebState>,
    Path((area, id)): Path<(String, String)>,
    Member(visit): Member,
) -> Response {
    let caller = visit.caller.clone();
    let answer = state.ask(move |state| {
        let (Ok(area), Ok(id)) = (area.parse::<Jurisdiction>(), id.parse::<PersonId>()) else {
            return Err(Problem::NotFound);
        };
        let caller = caller.ok_or(Problem::Stranger)?;
        let may = reads_personal(&caller, &area, &id);
        // Whoever does not see a pool hears of nobody in it.
        if may.is_err() && !Sight::of(Some(&caller)).keeps(&area) {
            return Err(Problem::NotFound);
        }
        may.map_err(|denial| Problem::of_command(&Failure::Denied(denial)))?;
        read(state, area, id)
    });
    match answer.await {
        Ok(page) => {
            let title = visit.language.say("个人信息", "Private data");
            Frame { visit: &visit, title, live: false }.page(page.render(&visit, title))
        }
        Err(problem) => problem.page(&visit),
    }
}

fn read(state: &WebState, area: Jurisdiction, id: PersonId) -> Result<PersonalPage, Problem> {
    let log = state.reader.now();
    let broke = |error: &dyn std::fmt::Display| Problem::BrokeOff(error.to_string());
    let pool = state.views.pools.now(&log, &area).map_err(|error| broke(&error))?;
    let expert = pool.expert(&id).ok_or(Problem::NotFound)?;
    let name = expert.description.name.to_string();
    let stream = StreamId::Person(id.clone());
    let held = folded(&log, &stream, Horizon::default()).map_err(|error| broke(&error))?;
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
    Ok(PersonalPage { area, id, name, private })
}

impl PersonalPage {
    fn render(&self, visit: &Visit, title: &str) -> Markup {
        let language = visit.language;
        html! {
            div.heading {
                h1 { (title) }
                p.sum { bdi { (self.name) } " " code { (self.id) } }
            }
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
            p.ways { a href={ "/experts/" (self.area) "/" (self.id) } { (language.say("返回专家档案", "Back to the record")) } }
        }
    }
}
