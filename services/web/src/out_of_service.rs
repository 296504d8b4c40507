//! The page that stands where another cannot be shown, because the service that keeps it does not answer.

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::request::Parts;
use maud::html;

use crate::ask::Asked;
use crate::frame::Frame;
use crate::language::Language;
use crate::visit::Visit;

/// The page, with what is to be said in Chinese and in English, and the ways to the other pages.
#[must_use]
pub fn out_of_service(asked: &Parts, zh: &str, en: &str) -> Response {
    let visit = Visit {
        language: Language::of(&asked.headers),
        chosen: false,
        caller: None,
        secure: false,
        demonstration: false,
        seq: 0,
        path: format!("/{}", asked.uri.path().trim_start_matches(['/', '\\'])),
        asked: Asked::default(),
    };
    let language = visit.language;
    let title = language.say("此页暂时无法显示", "This page cannot be shown now");
    let body = html! {
        section.problem {
            h1 { (title) }
            p { (language.told(zh.to_owned(), en.to_owned())) }
            p.ways {
                a.button href=(visit.page()) { (language.say("再试一次", "Try again")) }
                @for (to, zh, en) in [("/", "总览", "Overview"), ("/catalogue", "目录", "Catalogue"), ("/desk", "待办", "Desk")] {
                    @if to != visit.path { a.button href=(to) { (language.say(zh, en)) } }
                }
            }
        }
    };
    let page = Frame { visit: &visit, title, live: false }.page(body);
    (StatusCode::SERVICE_UNAVAILABLE, page).into_response()
}
