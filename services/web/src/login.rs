//! Signing in and out: a person shows a login, a password and perhaps a code, and is known from then on by a session, which stands in
//! a cookie that scripts cannot read. Whoever has a token may show that instead.

use axum::extract::{Extension, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::{HeaderMap, StatusCode, Uri};
use maud::{Markup, html};
use plumbline_access::{Door, Met, NotIn, Peer, SignIn, SignedIn, member};
use plumbline_lifecycle::grants::Command;
use plumbline_lifecycle::{Grants, StreamId};
use plumbline_workflow::Request;
use uuid::Uuid;

use crate::door::{COOKIE_NAME, Guest, session_cookie};
use crate::frame::Frame;
use crate::kept::{Cookies, DEVICE, clear, device, keep};
use crate::origin;
use crate::ours::Ours;
use crate::problem::Problem;
use crate::state::{WebState, now};
use crate::visit::Visit;

/// What the form sends: a token, or the rest.
#[derive(serde::Deserialize, Default)]
#[serde(default)]
pub(crate) struct Shown {
    token: String,
    login: String,
    password: String,
    code: String,
}

/// `GET /login`.
pub(crate) async fn form(State(state): State<WebState>, Guest(visit): Guest) -> Response {
    page(&visit, state.door.is_some(), None)
}

/// `POST /login`. Another site could log somebody in as somebody else, whose name would then stand under what they do: its forms are not read.
pub(crate) async fn login(
    State(state): State<WebState>,
    Guest(visit): Guest,
    peer: Option<Extension<Peer>>,
    headers: HeaderMap,
    Ours(shown): Ours<Shown>,
) -> Response {
    let peer = peer.map(|Extension(peer)| peer);
    match (state.door.clone(), shown.token.is_empty()) {
        (Some(door), true) => by_password(&state, &visit, (&door, &headers, peer), shown).await,
        _ => by_token(&state, &visit, (&headers, peer), &shown.token),
    }
}

async fn by_password(
    state: &WebState,
    visit: &Visit,
    (door, headers, peer): (&Door, &HeaderMap, Option<Peer>),
    shown: Shown,
) -> Response {
    let grants = match state.grants() {
        Ok(grants) => grants,
        Err(unread) => return Problem::BrokeOff(unread.to_string()).page(visit),
    };
    let (address, now) = (state.address(peer, headers), now());
    let agent = headers.get(http::header::USER_AGENT).and_then(|said| said.to_str().ok());
    let (agent, device) = (agent.unwrap_or_default().to_owned(), device(headers));
    let (asked, open) = (door.clone(), grants.clone());
    let entered = state.ask(move |_| {
        let Shown { login, password, code, .. } = &shown;
        let device = device.as_deref();
        let shown = SignIn { login, password, code, address, agent: &agent, device };
        Ok(asked.sign_in(&shown, |login| open.account(login).is_some(), now))
    });
    let entered = match entered.await {
        Ok(Ok(entered)) => entered,
        Ok(Err(NotIn::Wrong)) => {
            let says = visit.language.say(
                "登录名、口令或动态口令有误。",
                "The login, the password or the code is wrong.",
            );
            return (StatusCode::UNAUTHORIZED, page(visit, true, Some(says))).into_response();
        }
        Ok(Err(NotIn::TooMany(too_many))) => return Problem::from(too_many).page(visit),
        Ok(Err(NotIn::Door(error))) => return Problem::BrokeOff(error.to_string()).page(visit),
        Err(problem) => return problem.page(visit),
    };
    // Nobody is let in of whom the log cannot say so.
    if let Err(problem) = told(state, &grants, &entered).await {
        let _ = door.sign_out(&entered.secret.to_string());
        return problem.page(visit);
    }
    let mut cookies = Cookies::of(visit);
    cookies.session(&entered.secret.to_string());
    if let Some(device) = &entered.device {
        cookies.add(DEVICE, &device.to_string(), Some(365 * 24 * 3_600));
    }
    // Whoever had signed in with a token is now whom they said last.
    cookies.clear(COOKIE_NAME);
    (cookies.headers(), Redirect::to("/")).into_response()
}

/// Says in the log that somebody has signed in, if it was not said today.
async fn told(state: &WebState, grants: &Grants, entered: &SignedIn) -> Result<(), Problem> {
    let SignedIn { login, second_factor, .. } = entered;
    if grants.signed_in(login) == Some((state.today)()) {
        return Ok(());
    }
    let caller = member(grants, login).ok_or(Problem::Stranger)?;
    let command = Command::NoteSignIn { login: login.clone(), second_factor: *second_factor };
    let request = Request {
        id: Uuid::now_v7(),
        target: StreamId::Grants,
        command: command.into(),
        expected_version: None,
        happened_on: None,
        caller,
        on_behalf_of: None,
    };
    match state.writer.submit(request).await {
        Ok(_) => Ok(()),
        // Of two browsers at once one was quicker.
        Err(plumbline_workflow::Failure::Refused(no))
            if no.reason().rule == "signed-in-already" =>
        {
            Ok(())
        }
        Err(no) => Err(Problem::of_command(&no)),
    }
}

fn by_token(
    state: &WebState,
    visit: &Visit,
    (headers, peer): (&HeaderMap, Option<Peer>),
    token: &str,
) -> Response {
    let token = token.trim();
    let fits = token.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let known = match (state.authenticate)(token) {
        Ok(known) => known.is_some(),
        Err(unread) => return Problem::BrokeOff(unread.to_string()).page(visit),
    };
    if !fits || !known {
        let says = visit.language.say(
            "不认识这个令牌，或已被撤销。",
            "This token is not known, or it has been revoked.",
        );
        return match state.wrong(peer, headers, token) {
            Ok(()) => {
                let page = page(visit, state.door.is_some(), Some(says));
                (StatusCode::UNAUTHORIZED, page).into_response()
            }
            Err(too_many) => too_many.page(visit),
        };
    }
    (keep(visit, COOKIE_NAME, token, 30 * 24 * 3_600), Redirect::to("/")).into_response()
}

/// `POST /logout`.
pub(crate) async fn logout(
    State(state): State<WebState>,
    Guest(visit): Guest,
    peer: Option<Extension<Peer>>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    if !origin::is_ours(&headers, &uri) {
        return Problem::Foreign.page(&visit);
    }
    if let (Some(door), Some(secret)) = (&state.door, session_cookie(&headers, visit.secure)) {
        let address = state.address(peer.map(|Extension(peer)| peer), &headers).to_string();
        let ended = door.sign_out(secret).and_then(|whose| match whose {
            Some(login) => door.note(Met::SignedOut, login.as_str(), &address, now()),
            None => Ok(()),
        });
        if let Err(error) = ended {
            return Problem::BrokeOff(error.to_string()).page(&visit);
        }
    }
    (clear(&visit), Redirect::to("/catalogue")).into_response()
}

fn page(visit: &Visit, has_door: bool, refused: Option<&str>) -> Response {
    let language = visit.language;
    let title = language.say("登录", "Log in");
    let body = html! {
        section.door {
            h1 { (title) }
            @if let Some(says) = refused { p.refusal role="alert" { (says) } }
            @if has_door {
                form method="post" action="/login" {
                    label for="login" { (language.say("登录名", "Login")) }
                    input id="login" name="login" required autocomplete="username" autocapitalize="none" spellcheck="false" autofocus;
                    label for="password" { (language.say("口令", "Password")) }
                    input id="password" name="password" type="password" required autocomplete="current-password";
                    label for="code" { (language.say("动态口令（六位，已启用者填写）", "Code (six digits, if you have set a second factor)")) }
                    input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="6";
                    button.button type="submit" { (title) }
                }
                details open[false] {
                    summary { (language.say("用令牌登录", "Log in with a token")) }
                    (token_form(visit))
                }
            } @else { (token_form(visit)) }
        }
    };
    Frame { visit, title, live: false }.page(body)
}

fn token_form(visit: &Visit) -> Markup {
    let language = visit.language;
    html! {
        form method="post" action="/login" {
            label for="token" { (language.say("访问令牌", "Access token")) }
            input id="token" name="token" type="password" required autocomplete="off" spellcheck="false";
            p.hint {
                (language.say("令牌由管理员用 plumbline token create 发放，供程序使用。", "Tokens are given out by the administrator, for programs: plumbline token create."))
            }
            button.button type="submit" { (language.say("用令牌登录", "Log in with the token")) }
        }
    }
}
