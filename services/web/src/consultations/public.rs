//! `POST /consultations/{id}/comments`: whoever is nobody here says something of a text that is open to comment. It is public, under the
//! name that they give, and they say how to reach them nowhere: what came of it stands on the same page.

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::HeaderMap;
use http::header::RETRY_AFTER;
use maud::{Markup, html};
use plumbline_access::{Caller, Peer, TooMany};
use plumbline_lifecycle::consultation::Command;
use plumbline_lifecycle::{Clause, Name, PartId, StreamId};
use plumbline_views::Consulted;
use uuid::Uuid;

use crate::acts::consultation::{CLAUSE, TEXT};
use crate::acts::{Ask, Came, Form, Order, Place, Posted, Returned, Why, given};
use crate::ask::Asked;
use crate::door::Guest;
use crate::language::Language;
use crate::problem::Problem;
use crate::state::WebState;
use crate::visit::Visit;

/// The most bytes of the form: a sentence of the core in four bytes a character, twice over as an address spells it.
pub(crate) const FORM_BYTES_MAX: usize = 56 * 1024;

/// The key of the act.
pub(crate) const SAY: &str = "CommentInPublic";

const FROM: Ask =
    Ask::of("from", "署名（姓名或单位，公开）", "Your name or body (public)").by(&["name"]);

/// `POST /consultations/{id}/comments`.
pub(crate) async fn say(
    State(state): State<WebState>,
    Path(id): Path<String>,
    Guest(visit): Guest,
    peer: Option<Extension<Peer>>,
    headers: HeaderMap,
    posted: Posted,
) -> Response {
    // Whoever has signed in elsewhere is nobody here.
    let nobody = Visit { caller: Some(Caller::anybody()), ..visit.clone() };
    let (views, language, of) = (state.views_of(&nobody), visit.language, id.clone());
    let peer = peer.map(|Extension(peer)| peer);
    let forwarded = headers.get("x-forwarded-for").and_then(|said| said.to_str().ok());
    let forwarded = forwarded.map(str::to_owned);
    let came = given(&state, &nobody, posted, move |state, _, sent| {
        let found = super::read(state, &views, &of, &Asked::default(), true)?;
        if sent.act != SAY || !is_open(&found) {
            return Ok(Err(Why::Gone));
        }
        let mut form = Form::new(language, Some(sent));
        let Some(command) = fields(&mut form) else { return Ok(Err(Why::Fields)) };
        // The same form once more is the same command, and is not counted again.
        let before = state.reader.answer_to(sent.id);
        if before.map_err(|error| Problem::BrokeOff(error.to_string()))?.is_none() {
            let from = (peer, forwarded.as_deref());
            if let Err(too_many) = state.written(from) {
                return Ok(Err(Why::TooMuch(too_many)));
            }
        }
        let target = StreamId::Consultation(found.id);
        Ok(Ok(Order { target, command: command.into(), version: None, on: None }))
    });
    match came.await {
        Ok(Came::Done(command)) => {
            Redirect::to(&format!("/consultations/{id}?done={command}#said")).into_response()
        }
        Ok(Came::Back(returned)) => {
            let wait = match returned.why {
                Why::TooMuch(TooMany { wait }) => Some(wait.as_secs().max(1)),
                _ => None,
            };
            let mut page = super::show(&state, &visit, id, Some(*returned)).await;
            if let Some(wait) = wait {
                page.headers_mut().insert(RETRY_AFTER, wait.into());
            }
            page
        }
        Err(problem) => problem.page(&visit),
    }
}

/// Whether everybody may say something of it today.
pub(super) fn is_open(found: &Consulted) -> bool {
    let in_time = found.consultation.held().is_some_and(|held| !held.is_late(found.day));
    found.consultation.is_running() && in_time
}

fn fields(form: &mut Form<'_>) -> Option<Command> {
    let clause = form.word_if_any::<Clause>(CLAUSE, "");
    let text = form.sentence(TEXT);
    let from = form.word::<Name>(FROM, "");
    Some(Command::CommentInPublic { clause: clause?, text: text?, from: from? })
}

/// The form, and what becomes of what is sent with it.
pub(super) fn form(id: &PartId, returned: Option<&Returned>, language: Language) -> Markup {
    let mut form = Form::new(language, returned.map(|returned| &returned.sent));
    let _ = fields(&mut form);
    let mut command = Uuid::now_v7();
    if let Some(returned) = returned {
        returned.place(&mut form);
        command = if returned.keeps_its_id() { returned.sent.id } else { command };
    }
    let (path, button) =
        (format!("/consultations/{id}/comments"), language.say("提交意见", "Send it"));
    let place = Place { path: &path, act: SAY, version: 0, id: command, button };
    html! {
        section.panel.late-edge[returned.is_some()] id="say" {
            h2 { (language.say("提出意见", "Say something of it")) }
            @if let Some(returned) = returned { (returned.told(language)) }
            p.hint { (language.say(
                "任何人均可提出，不须登录。意见连同署名立即公开、永久保存，提交后不能修改或撤回；请勿填写电话、邮箱、证件号码。",
                "Anybody may, without signing in. What you say is public at once under the name that you give, and stays for ever: it cannot be changed or taken back. Write no telephone, no address and no identity number.",
            )) }
            (form.drawn(&place))
            p.small.quiet { (language.say(
                "署名不作核实。意见由起草单位逐条处理，处理结果和理由在本页公布，不另行回复。",
                "Nobody checks the name. The drafting unit disposes of each comment; what came of it and why stands on this page, and no answer is sent.",
            )) }
        }
    }
}
