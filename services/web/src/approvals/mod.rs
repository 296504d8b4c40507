//! `/approvals/{id}`: one matter under approval: its papers, its way, what was said on it, and all that whoever looks may do.

mod history;
mod papers;
mod steps;

pub(crate) use papers::{Asked, asked};
pub(crate) use steps::of_standard;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use maud::{Markup, html};
use plumbline_lifecycle::procedure::Procedures;
use plumbline_lifecycle::{Horizon, PartId, State as Folds, StreamId};
use plumbline_log::Reader;
use plumbline_views::{Matter, Views, folded};
use plumbline_workflow::Foresight;
use uuid::Uuid;

use crate::acts::{Came, Done, Posted, Returned, Sent, approval, given};
use crate::door::Member;
use crate::frame::Frame;
use crate::language::Language;
use crate::problem::Problem;
use crate::state::WebState;
use crate::visit::Visit;

/// The page.
struct ApprovalPage {
    matter: Matter,
    asked: Asked,
    acts: Option<approval::Acts>,
    done: Option<Done>,
    returned: Option<Returned>,
}

/// `GET /approvals/{id}`.
pub(crate) async fn page(
    State(state): State<WebState>,
    Path(id): Path<String>,
    Member(visit): Member,
) -> Response {
    show(&state, &visit, id, None).await
}

/// `POST /approvals/{id}`: one of the forms of its page, or the one on a desk.
pub(crate) async fn act(
    State(state): State<WebState>,
    Path(id): Path<String>,
    Member(visit): Member,
    posted: Posted,
) -> Response {
    let Ok(part) = id.parse::<PartId>() else { return Problem::NotFound.page(&visit) };
    let (language, views) = (visit.language, state.views_of(&visit));
    let from_desk = posted.says("from", "desk");
    let came = given(&state, &visit, posted, move |state, caller, sent| {
        if !approval::is_known(&sent.act) {
            return Err(Problem::Form(Sent::ACT.into()));
        }
        is_told(&views, state, &part)?;
        let mut foresight = Foresight::new(&state.reader, (state.today)());
        let acts = approval::Acts::read(&mut foresight, caller, &part, state.place_names())?;
        Ok(acts.order(sent, language))
    });
    match came.await {
        Ok(Came::Done(command)) if from_desk => {
            Redirect::to(&format!("/desk?done={command}")).into_response()
        }
        Ok(Came::Done(command)) => {
            Redirect::to(&format!("/approvals/{id}?done={command}")).into_response()
        }
        Ok(Came::Back(returned)) => show(&state, &visit, id, Some(*returned)).await,
        Err(problem) => problem.page(&visit),
    }
}

async fn show(state: &WebState, visit: &Visit, id: String, returned: Option<Returned>) -> Response {
    let (caller, done) = (visit.caller.clone(), visit.asked.done);
    let views = state.views_of(visit);
    let status = returned.as_ref().map_or(StatusCode::OK, Returned::status);
    let live = returned.is_none();
    let title = visit.language.say("审批", "Approval");
    let found = state.ask(move |state| {
        let id: PartId = id.parse().map_err(|_| Problem::NotFound)?;
        is_told(&views, state, &id)?;
        ask(state, &id, caller.as_ref(), done)
    });
    match found.await {
        Ok(page) => {
            let page = ApprovalPage { returned, ..page };
            (status, Frame { visit, title, live }.page(page.render(visit.language))).into_response()
        }
        Err(problem) => problem.page(visit),
    }
}

/// How the house handles something is told to those of the house, and to whoever takes part.
fn is_told(views: &Views, state: &WebState, id: &PartId) -> Result<(), Problem> {
    let today = (state.today)();
    let inside = views.tells_inside(&state.reader, id.owner(), today);
    match inside.map_err(|no| Problem::of_life(no, today))? {
        true => Ok(()),
        false => Err(Problem::NotFound),
    }
}

fn ask(
    state: &WebState,
    id: &PartId,
    caller: Option<&plumbline_access::Caller>,
    done: Option<Uuid>,
) -> Result<ApprovalPage, Problem> {
    let today = (state.today)();
    // One page, one state of the log.
    let reader = &state.reader.now();
    let matter = Matter::read(reader, id, Horizon::default(), today)
        .map_err(|error| Problem::BrokeOff(error.to_string()))?;
    if matter.approval.chain().is_none() {
        return Err(Problem::NotFound);
    }
    let asked = asked(state, reader, &procedures(reader)?, id, &matter.approval)?;
    let mut foresight = Foresight::new(reader, today);
    let acts = caller
        .map(|caller| approval::Acts::read(&mut foresight, caller, id, state.place_names()))
        .transpose()?;
    let done = Done::read(reader, caller, done)?;
    Ok(ApprovalPage { matter, asked, acts, done, returned: None })
}

/// The adopted procedures, whose words name the documents.
pub(crate) fn procedures(reader: &Reader) -> Result<Procedures, Problem> {
    let held = folded(reader, &StreamId::Procedures, Horizon::default());
    match held.map_err(|error| Problem::BrokeOff(error.to_string()))?.state {
        Folds::Procedures(procedures) => Ok(procedures),
        _ => Ok(Procedures::default()),
    }
}

impl ApprovalPage {
    fn render(&self, language: Language) -> Markup {
        let matter = &self.matter;
        let Some(chain) = matter.approval.chain() else { return html! {} };
        let standing = matter.approval.standing(&matter.people);
        html! {
            div.heading.life {
                p.sum { code { (matter.id) } }
                h1 { (language.say("审批：", "Approval: ")) (language.say(chain.gate.zh(), chain.gate.en())) }
                p.other { (self.asked.whole(language)) }
            }
            @if let Some(done) = &self.done { (done.told(language)) }
            section.panel {
                p {
                    (language.of_words(&standing))
                    @if let Some(last) = matter.approval.last_day(&matter.calendar) {
                        " · " (language.say("期限 ", "last day ")) time { (last.day) }
                        @if last.provisional { " " span.chip { (language.say("暂定", "provisional")) } }
                    }
                    " · " (language.say("提交人 ", "submitted by ")) bdi { (matter.people.name_of(&chain.submitter)) }
                    " " time { (chain.submitted_on) }
                }
                (steps::way(matter, language))
                (self.asked.told(language))
            }
            @if let Some(acts) = &self.acts { (acts.told(self.returned.as_ref(), language)) }
            (history::history(matter, language))
        }
    }
}
