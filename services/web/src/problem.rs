//! What a page says when it cannot be shown: what is wrong, and a way out.

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::RETRY_AFTER;
use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_access::TooMany;
use plumbline_lifecycle::Reason;
use plumbline_views::{NoLife, NotExplained, ViewError};
use plumbline_workflow::Failure;

use crate::ask::{Asked, BadField};
use crate::frame::Frame;
use crate::visit::Visit;

/// Why a page cannot be shown.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Problem {
    #[error(transparent)]
    BadField(#[from] BadField),
    #[error("{day} has not come yet: today is {today}")]
    NotCome { day: Date, today: Date },
    #[error("it began on {born}; on {day} it did not exist yet")]
    NotBorn { day: Date, born: Date },
    #[error("there is nothing here")]
    NotFound,
    #[error("this page is for those who have logged in")]
    Stranger,
    #[error("a view could not answer: {0}")]
    View(#[from] ViewError),
    #[error("a life could not be told: {0}")]
    Life(NoLife),
    #[error("{}", .0.en)]
    Refused(Reason),
    #[error("it has moved on")]
    MovedOn,
    #[error("the form is not one of ours")]
    Foreign,
    #[error(transparent)]
    TooMany(#[from] TooMany),
    #[error("the form could not be read: {0}")]
    Form(String),
    #[error("a document could not be read: {0}")]
    Document(String),
    #[error("a question broke off: {0}")]
    BrokeOff(String),
    #[error("it could not be done now: {0}")]
    NotNow(String),
    #[error("nobody knows whether it was done: {0}")]
    Unsure(String),
}

impl Problem {
    /// Why there is no life to tell of a day.
    pub(crate) fn of_life(no: NoLife, day: Date) -> Problem {
        match no {
            NoLife::Unknown => Problem::NotFound,
            NoLife::NotYet { born } => Problem::NotBorn { day, born },
            NoLife::View(error) => Problem::View(error),
            NoLife::Log(_) | NoLife::Unreadable(_) => Problem::Life(no),
        }
    }

    /// Why there is no explanation.
    pub(crate) fn not_explained(no: NotExplained) -> Problem {
        match no {
            NotExplained::Refused(no) => Problem::Refused(no.reason()),
            NotExplained::NotFolded(error) => Problem::BrokeOff(error.to_string()),
        }
    }

    /// Why a command that a form gave was not done.
    pub(crate) fn of_command(no: &Failure) -> Problem {
        match no {
            Failure::Refused(no) => Problem::Refused(no.reason()),
            Failure::Denied(no) => Problem::Refused(no.reason()),
            // An id that was used for something else is that of a form which was sent before, filled in otherwise.
            Failure::Stale { .. } | Failure::IdReused(_) => Problem::MovedOn,
            Failure::Busy | Failure::Unavailable(_) => Problem::NotNow(no.to_string()),
            Failure::Unknown(_) => Problem::Unsure(no.to_string()),
            Failure::Unreadable { .. } | Failure::Broken(_) => Problem::BrokeOff(no.to_string()),
        }
    }

    pub(crate) fn page(&self, visit: &Visit) -> Response {
        let status = match self {
            Problem::MovedOn => StatusCode::CONFLICT,
            Problem::BadField(_) | Problem::NotCome { .. } | Problem::Form(_) => {
                StatusCode::BAD_REQUEST
            }
            Problem::NotFound | Problem::NotBorn { .. } => StatusCode::NOT_FOUND,
            Problem::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Problem::Foreign => StatusCode::FORBIDDEN,
            Problem::Stranger => StatusCode::UNAUTHORIZED,
            Problem::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Problem::NotNow(_) => {
                tracing::warn!(path = %visit.path, error = %self, "a form was not taken");
                StatusCode::SERVICE_UNAVAILABLE
            }
            Problem::View(ViewError::Elsewhere(_)) => StatusCode::SERVICE_UNAVAILABLE,
            Problem::View(_)
            | Problem::Life(_)
            | Problem::Document(_)
            | Problem::BrokeOff(_)
            | Problem::Unsure(_) => {
                tracing::error!(path = %visit.path, error = %self, "a page could not be shown");
                StatusCode::INTERNAL_SERVER_ERROR
            }
        };
        let (title, says) = self.words(visit);
        let body = html! {
            section.problem {
                h1 { (title) }
                p { (says) }
                p.ways {
                    (self.way_out(visit))
                    a.button href="/catalogue" { (visit.language.say("标准目录", "The catalogue")) }
                }
            }
        };
        let mut answer = (status, Frame { visit, title, live: false }.page(body)).into_response();
        if let Problem::TooMany(TooMany { wait }) = self {
            answer.headers_mut().insert(RETRY_AFTER, wait.as_secs().max(1).into());
        }
        answer
    }

    fn words(&self, visit: &Visit) -> (&'static str, String) {
        let say = |zh: &'static str, en: &'static str| visit.language.say(zh, en);
        match self {
            Problem::BadField(bad) => {
                (say("地址有误", "Something in the address is wrong"), bad.to_string())
            }
            Problem::NotCome { day, today } => (
                say("这一天还没有到", "That day has not come yet"),
                visit.language.told(
                    format!("{day} 还没有到，今天是 {today}。可以查看今天及以前任何一天的情形。"),
                    format!("{day} has not come yet; today is {today}. Any day up to today can be shown."),
                ),
            ),
            Problem::NotBorn { day, born } => (
                say("尚不存在", "Not yet"),
                visit.language.told(
                    format!("在 {day}，这项标准尚不存在；它始于 {born}。"),
                    format!("On {day} this standard did not exist yet; it began on {born}."),
                ),
            ),
            Problem::NotFound => (
                say("没有找到", "Not found"),
                say("没有这个页面或这项标准。", "There is no such page or standard.").to_owned(),
            ),
            Problem::Stranger => (
                say("请先登录", "Please log in first"),
                say(
                    "此页面仅供登录人员查看，标准目录对公众开放。",
                    "This page is for those who have logged in; the catalogue is open to everybody.",
                )
                .to_owned(),
            ),
            Problem::Refused(reason) => (
                say("不予办理", "Not done"),
                {
                    let from = reason.from_where();
                    visit.language.told(
                        format!("{}{}。", reason.zh, from.zh),
                        format!("{} ({}.)", reason.en, from.en),
                    )
                },
            ),
            Problem::MovedOn => (
                say("情况已有变化", "It has moved on"),
                say(
                    "在您查看之后，该事项已有新的办理。请重新查看后再办。",
                    "Since you looked at it something was done to this matter. Look at it again, then decide.",
                )
                .to_owned(),
            ),
            Problem::Foreign => (
                say("不予办理", "Not done"),
                say(
                    "这份表单不是从本站页面提交的。请在本站页面上提交。",
                    "This form was not sent from a page of this site. Send it from one.",
                )
                .to_owned(),
            ),
            Problem::TooMany(TooMany { wait }) => {
                let seconds = wait.as_secs().max(1);
                (
                    say("请稍候", "A moment, please"),
                    visit.language.told(
                        format!("本地址出示的错误令牌过多。请 {seconds} 秒后再试；有效的令牌随时可用。"),
                        format!("Too many wrong tokens came from this address. Try again in {seconds} s; a right token is let in at any time."),
                    ),
                )
            }
            Problem::NotNow(_) => (
                say("未办理", "Not done"),
                say(
                    "现在无法办理，没有作任何改动。请稍后再试。",
                    "It could not be done now, and nothing has changed. Try again in a moment.",
                )
                .to_owned(),
            ),
            Problem::Unsure(_) => (
                say("结果未知", "It is not known whether it was done"),
                say(
                    "可能已经记录，也可能没有。请先返回查看，确未记录的再办。",
                    "It may have been recorded, or not. Go back and look again first, before you send it once more.",
                )
                .to_owned(),
            ),
            Problem::Form(why) => (
                say("表单有误", "Something in the form is wrong"),
                visit.language.told(
                    format!("表单未能完整读取，请重新提交。（{why}）"),
                    format!("The form could not be read whole; send it again. ({why})"),
                ),
            ),
            Problem::View(ViewError::Elsewhere(view)) => (
                say("不在此处", "Not here"),
                visit.language.told(
                    format!("视图 {view} 由另一项服务保存，请经网关地址访问。"),
                    format!("Another service keeps the view {view}: come by the gateway's address."),
                ),
            ),
            Problem::View(_) | Problem::Life(_) | Problem::Document(_) | Problem::BrokeOff(_) => (
                say("暂时无法显示", "This cannot be shown now"),
                say(
                    "服务出现故障，已记入运行日志。请稍后再试。",
                    "The service met a fault, which its log names. Try again in a moment.",
                )
                .to_owned(),
            ),
        }
    }

    fn way_out(&self, visit: &Visit) -> Markup {
        let language = visit.language;
        let button = |to: &str, words: &str| html! { a.button href=(to) { (words) } };
        match self {
            Problem::Stranger | Problem::TooMany(_) => {
                button("/login", language.say("登录", "Log in"))
            }
            Problem::BadField(_) => button(&visit.path, language.say("重新开始", "Start again")),
            Problem::NotCome { .. } => {
                let today = Asked { as_of: None, ..visit.asked.clone() }.address();
                button(&format!("{}{today}", visit.path), language.say("查看今日", "Show today"))
            }
            Problem::NotBorn { born, .. } => {
                let first = Asked { as_of: Some(*born), ..Asked::default() }.address();
                let words = language.told(format!("查看 {born}"), format!("Show {born}"));
                button(&format!("{}{first}", visit.path), &words)
            }
            Problem::Refused(_)
            | Problem::MovedOn
            | Problem::Foreign
            | Problem::Form(_)
            | Problem::NotNow(_)
            | Problem::Unsure(_) => button(visit.page(), language.say("返回", "Back")),
            Problem::NotFound
            | Problem::View(_)
            | Problem::Life(_)
            | Problem::Document(_)
            | Problem::BrokeOff(_) => {
                html! {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;
    use futures::FutureExt as _;

    use super::*;
    use crate::language::Language;

    #[test]
    fn what_became_of_a_command_is_told_as_it_is() {
        let told = |failure: &Failure, language| {
            let visit = Visit {
                language,
                chosen: false,
                caller: None,
                secure: false,
                demonstration: false,
                seq: 0,
                path: "/desk".into(),
                asked: Asked::default(),
            };
            let page = Problem::of_command(failure).page(&visit);
            let status = page.status().as_u16();
            let text = to_bytes(page.into_body(), usize::MAX).now_or_never().unwrap().unwrap();
            (status, String::from_utf8(text.to_vec()).unwrap())
        };
        let why = || "why".to_owned();
        for (failure, status, zh, en) in [
            (Failure::IdReused(uuid::Uuid::nil()), 409, "情况已有变化", "It has moved on"),
            (Failure::Busy, 503, "没有作任何改动", "nothing has changed"),
            (Failure::Unavailable(why()), 503, "没有作任何改动", "nothing has changed"),
            (Failure::Unknown(why()), 500, "可能已经记录", "It may have been recorded"),
            (Failure::Broken(why()), 500, "服务出现故障", "The service met a fault"),
        ] {
            for (language, says) in [(Language::Zh, zh), (Language::En, en)] {
                let (found, page) = told(&failure, language);
                assert!(found == status && page.contains(says), "{failure:?} {found}: {page}");
            }
        }
    }
}
