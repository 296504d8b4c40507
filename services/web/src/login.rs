//! Logging in and out: a token is shown once in a form and then kept in a cookie that scripts cannot read.

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{Extension, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::header::SET_COOKIE;
use http::{HeaderMap, StatusCode, Uri};
use maud::html;
use plumbline_access::Peer;

use crate::door::{COOKIE_NAME, Guest};
use crate::frame::Frame;
use crate::origin;
use crate::problem::Problem;
use crate::state::WebState;
use crate::visit::Visit;

/// What the form sends.
#[derive(serde::Deserialize)]
pub(crate) struct Shown {
    token: String,
}

/// `GET /login`.
pub(crate) async fn form(Guest(visit): Guest) -> Response {
    page(&visit, false)
}

/// `POST /login`.
pub(crate) async fn login(
    State(state): State<WebState>,
    Guest(visit): Guest,
    peer: Option<Extension<Peer>>,
    uri: Uri,
    headers: HeaderMap,
    form: Result<Form<Shown>, FormRejection>,
) -> Response {
    // Another site could log somebody in as somebody else, whose name would then stand under what they do.
    if !origin::is_ours(&headers, &uri) {
        return Problem::Foreign.page(&visit);
    }
    let Form(Shown { token }) = match form {
        Ok(form) => form,
        Err(bad) => return Problem::Form(bad.body_text()).page(&visit),
    };
    let token = token.trim();
    let fits = token.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let known = match (state.authenticate)(token) {
        Ok(known) => known.is_some(),
        Err(unread) => return Problem::BrokeOff(unread.to_string()).page(&visit),
    };
    if !fits || !known {
        let peer = peer.map(|Extension(peer)| peer);
        return match state.wrong(peer, &headers, token) {
            Ok(()) => (StatusCode::UNAUTHORIZED, page(&visit, true)).into_response(),
            Err(too_many) => too_many.page(&visit),
        };
    }
    with_cookie(&visit, &format!("{token}; Max-Age=2592000"), Redirect::to("/"))
}

/// `POST /logout`.
pub(crate) async fn logout(Guest(visit): Guest, uri: Uri, headers: HeaderMap) -> Response {
    if !origin::is_ours(&headers, &uri) {
        return Problem::Foreign.page(&visit);
    }
    with_cookie(&visit, "; Max-Age=0", Redirect::to("/catalogue"))
}

fn with_cookie(visit: &Visit, value: &str, to: Redirect) -> Response {
    let mut headers = HeaderMap::new();
    let secure = visit.secure_word();
    let cookie = format!("{COOKIE_NAME}={value}; Path=/; HttpOnly; SameSite=Lax{secure}");
    if let Ok(cookie) = cookie.parse() {
        headers.insert(SET_COOKIE, cookie);
    }
    (headers, to).into_response()
}

fn page(visit: &Visit, refused: bool) -> Response {
    let language = visit.language;
    let title = language.say("登录", "Log in");
    let body = html! {
        section.door {
            h1 { (title) }
            @if refused {
                p.refusal role="alert" {
                    (language.say("不认识这个令牌，或已被撤销。", "This token is not known, or it has been revoked."))
                }
            }
            form method="post" action="/login" {
                label for="token" { (language.say("访问令牌", "Access token")) }
                input id="token" name="token" type="password" required autocomplete="current-password" spellcheck="false";
                p.hint {
                    (language.say("令牌由管理员用 plumbline token create 发放。", "Tokens are given out by the administrator: plumbline token create."))
                }
                button.button type="submit" { (title) }
            }
        }
    };
    Frame { visit, title, live: false }.page(body)
}
