//! What stands around every page: the head, the way around, the language, who is here.

use axum::response::{Html, IntoResponse, Response};
use http::HeaderMap;
use http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, SET_COOKIE};
use http::header::{X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS};
use maud::{DOCTYPE, Markup, html};
use plumbline_access::{Caller, Role};

use crate::ask::Asked;
use crate::assets::ADDRESSES;
use crate::language;
use crate::visit::Visit;

/// A page without its body.
pub(crate) struct Frame<'v> {
    pub(crate) visit: &'v Visit,
    pub(crate) title: &'v str,
    /// Whether the page takes in what changes while it is shown.
    pub(crate) live: bool,
}

/// Nothing from elsewhere, nothing inline, in nobody's frame.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
                      form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

impl Frame<'_> {
    pub(crate) fn page(&self, body: Markup) -> Response {
        let Visit { language, chosen, .. } = self.visit;
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_SECURITY_POLICY, http::HeaderValue::from_static(POLICY));
        headers.insert(CACHE_CONTROL, http::HeaderValue::from_static("no-store"));
        headers.insert(X_CONTENT_TYPE_OPTIONS, http::HeaderValue::from_static("nosniff"));
        headers.insert(X_FRAME_OPTIONS, http::HeaderValue::from_static("DENY"));
        headers.insert(REFERRER_POLICY, http::HeaderValue::from_static("same-origin"));
        if *chosen {
            let (name, tag) = (language::COOKIE_NAME, language.tag());
            let secure = self.visit.secure_word();
            let cookie =
                format!("{name}={tag}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly{secure}");
            if let Ok(cookie) = cookie.parse() {
                headers.insert(SET_COOKIE, cookie);
            }
        }
        (headers, Html(self.document(body).into_string())).into_response()
    }

    fn document(&self, body: Markup) -> Markup {
        let Visit { language, demonstration, .. } = self.visit;
        let [style, script, mark] = &*ADDRESSES;
        // What the script says instead of changing a page under what somebody is typing.
        let news = language.say("本页内容已有更新；填写完成或清空后显示。", "There is something new here; it is shown once what you are writing is sent or cleared.");
        html! {
            (DOCTYPE)
            html lang=(language.say("zh-CN", "en")) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (self.title) " · " (language.say("准绳", "Plumbline")) }
                    link rel="icon" href=(mark) type="image/svg+xml";
                    link rel="stylesheet" href=(style);
                    @if self.live { script src=(script) defer {} }
                }
                body {
                    a.skip href="#main" { (language.say("跳到正文", "Skip to the content")) }
                    (self.header())
                    @if *demonstration {
                        p.notice {
                            (language.say("演示数据：这座城市和全部标准均为虚构。", "Demonstration: this city and all of its standards are made up."))
                        }
                    }
                    main id="main" data-live=[self.live.then_some(news)] data-seq=[self.live.then_some(self.visit.seq)] { (body) }
                    footer {
                        p { "准绳 Plumbline · " (language.say("每一步都有据可查", "every step can be proved")) " · "
                            a href="/procedures" { (language.say("制定程序", "Procedures")) } " · "
                            a href="/policy" { (language.say("权限", "Who may do what")) } " · "
                            a href="/docs" { (language.say("接口说明", "API")) } }
                    }
                }
            }
        }
    }

    fn header(&self) -> Markup {
        let Visit { language, caller, path, asked, demonstration, .. } = self.visit;
        let other = language.other();
        let switch = Asked { language: Some(other), ..asked.clone() }.address();
        let here = |at: &str| (path == at).then_some("page");
        html! {
            header.top {
                a.brand href="/" {
                    img src=(ADDRESSES[2]) alt="" width="28" height="28";
                    strong { (language.say("准绳", "Plumbline")) }
                    span { (language.beside("准绳", "Plumbline")) }
                }
                nav aria-label=(language.say("主导航", "Main")) {
                    @if caller.as_ref().is_some_and(|caller| caller.person.is_some()) {
                        a href="/desk" aria-current=[here("/desk")] { (language.say("待办", "Desk")) }
                        a href="/overview" aria-current=[here("/overview").or(here("/"))] { (language.say("总览", "Overview")) }
                    } @else {
                        a href="/" aria-current=[here("/").or(here("/overview"))] { (language.say("总览", "Overview")) }
                    }
                    @if caller.is_some() { a href="/board" aria-current=[here("/board")] { (language.say("看板", "Board")) } }
                    a href="/catalogue" aria-current=[here("/catalogue")] { (language.say("目录", "Catalogue")) }
                    a href="/consultations" aria-current=[here("/consultations")] { (language.say("征求意见", "Consultations")) }
                    @if caller.as_ref().is_none_or(|caller| caller.person.is_none()) {
                        a href="/desk" aria-current=[here("/desk")] { (language.say("待办", "Desk")) }
                    }
                    @if caller.is_some() {
                        a href="/due" aria-current=[here("/due")] { (language.say("到期", "Due")) }
                        a href="/in-use" aria-current=[here("/in-use")] { (language.say("实施", "In use")) }
                        a href="/experts" aria-current=[here("/experts")] { (language.say("专家库", "Experts")) }
                    }
                }
                div.who {
                    a href={ (self.visit.page()) (switch) } lang=(other.say("zh-CN", "en")) hreflang=(other.say("zh-CN", "en")) {
                        (other.say("中文", "English"))
                    }
                    @match caller {
                        Some(caller) if *demonstration && is_visitor(caller) => {
                            a href="/login" { (language.say("登录", "Log in")) }
                        }
                        Some(caller) => form method="post" action="/logout" {
                            a href="/account" { bdi { (caller.name) } }
                            button type="submit" { (language.say("退出", "Log out")) }
                        }
                        None => a href="/login" { (language.say("登录", "Log in")) }
                    }
                }
            }
        }
    }
}

/// Whoever looks at the demonstration without having signed in: a reader who is nobody of the house.
fn is_visitor(caller: &Caller) -> bool {
    caller.role == Role::Reader && caller.person.is_none()
}
