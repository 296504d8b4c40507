//! Logging in and out: a token is shown once in a form and then kept in a cookie that scripts cannot read.

use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use http::header::SET_COOKIE;
use http::{HeaderMap, StatusCode};
use maud::html;

use crate::door::{COOKIE_NAME, Guest};
use crate::frame::Frame;
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
    Form(Shown { token }): Form<Shown>,
) -> Response {
    let token = token.trim();
    let fits = token.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    if !fits || (state.authenticate)(token).is_none() {
        return (StatusCode::UNAUTHORIZED, page(&visit, true)).into_response();
    }
    with_cookie(&format!("{token}; Max-Age=2592000"), Redirect::to("/"))
}

/// `POST /logout`.
pub(crate) async fn logout() -> Response {
    with_cookie("; Max-Age=0", Redirect::to("/catalogue"))
}

fn with_cookie(value: &str, to: Redirect) -> Response {
    let mut headers = HeaderMap::new();
    let cookie = format!("{COOKIE_NAME}={value}; Path=/; HttpOnly; SameSite=Lax");
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
