//! What a page says when it cannot be shown: what is wrong, and a way out.

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use maud::html;
use plumbline_log::LogError;
use plumbline_views::ViewError;

use crate::ask::BadField;
use crate::frame::{Frame, Visit};

/// Why a page cannot be shown.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Problem {
    #[error(transparent)]
    BadField(#[from] BadField),
    #[error("there is nothing here")]
    NotFound,
    #[error("this page is for those who have entered")]
    Stranger,
    #[error("a view could not answer: {0}")]
    View(#[from] ViewError),
    #[error("the log could not be read: {0}")]
    Log(#[from] LogError),
    #[error("the log holds what cannot be understood: {0}")]
    Damaged(String),
}

impl Problem {
    pub(crate) fn page(&self, visit: &Visit) -> Response {
        let status = match self {
            Problem::BadField(_) => StatusCode::BAD_REQUEST,
            Problem::NotFound => StatusCode::NOT_FOUND,
            Problem::Stranger => StatusCode::UNAUTHORIZED,
            Problem::View(_) | Problem::Log(_) | Problem::Damaged(_) => {
                tracing::error!(path = %visit.path, error = %self, "a page could not be shown");
                StatusCode::INTERNAL_SERVER_ERROR
            }
        };
        let language = visit.language;
        let (title, says) = match self {
            Problem::BadField(bad) => {
                (language.say("地址有误", "Something in the address is wrong"), bad.to_string())
            }
            Problem::NotFound => (
                language.say("没有找到", "Not found"),
                language.say("没有这个页面或这项标准。", "There is no such page or standard.").to_owned(),
            ),
            Problem::Stranger => (
                language.say("请先登录", "Please enter first"),
                language
                    .say("此页面仅供登录人员查看，标准目录对公众开放。", "This page is for those who have entered; the catalogue is open to everybody.")
                    .to_owned(),
            ),
            Problem::View(_) | Problem::Log(_) | Problem::Damaged(_) => (
                language.say("暂时无法显示", "This cannot be shown now"),
                language
                    .say("服务出现故障，已记入运行日志。请稍后再试。", "The service met a fault, which its log names. Try again in a moment.")
                    .to_owned(),
            ),
        };
        let body = html! {
            section.problem {
                h1 { (title) }
                p { (says) }
                p.ways {
                    @if let Problem::Stranger = self {
                        a.button href="/enter" { (language.say("登录", "Enter")) }
                    }
                    @if let Problem::BadField(_) = self {
                        a.button href=(visit.path) { (language.say("重新开始", "Start again")) }
                    }
                    a.button href="/catalogue" { (language.say("标准目录", "The catalogue")) }
                }
            }
        };
        (status, Frame { visit, title, live: false }.page(body)).into_response()
    }
}
