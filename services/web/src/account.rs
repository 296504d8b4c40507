//! `/account`: one's own account: where one is signed in, the password, the second factor.

use axum::extract::{Extension, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::{HeaderMap, StatusCode};
use maud::{Markup, html};
use plumbline_access::{Caller, Door, DoorError, Met, NotIn, Peer, Session, Totp};
use plumbline_lifecycle::Login;

use crate::door::{Member, session_cookie};
use crate::frame::Frame;
use crate::invitation::told;
use crate::language::Language;
use crate::ours::Ours;
use crate::problem::Problem;
use crate::state::{WebState, moment, now};
use crate::visit::Visit;

/// What a form of the page sends.
#[derive(serde::Deserialize, Default)]
#[serde(default)]
pub(crate) struct Act {
    act: String,
    session: i64,
    password: String,
    new: String,
    again: String,
    secret: String,
    code: String,
}

/// Whose page it is.
struct Mine {
    door: Door,
    login: Login,
    sessions: Vec<Session>,
    has_totp: bool,
}

/// `GET /account`.
pub(crate) async fn page(
    State(state): State<WebState>,
    Member(visit): Member,
    headers: HeaderMap,
) -> Response {
    show(&state, &visit, &headers, None)
}

/// `POST /account`.
pub(crate) async fn act(
    State(state): State<WebState>,
    Member(visit): Member,
    peer: Option<Extension<Peer>>,
    headers: HeaderMap,
    Ours(act): Ours<Act>,
) -> Response {
    let mine = match mine(&state, &visit, &headers) {
        Ok(Some(mine)) => mine,
        Ok(None) => return Problem::NotFound.page(&visit),
        Err(problem) => return problem.page(&visit),
    };
    let address = state.address(peer.map(|Extension(peer)| peer), &headers);
    let asked = visit.clone();
    let done = state.ask(move |_| Ok(mine.does(&asked, &act, address)));
    match done.await {
        Ok(Ok(())) => Redirect::to("/account").into_response(),
        Ok(Err(NotDone::Said(says))) => {
            let page = show(&state, &visit, &headers, Some(&says));
            (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
        }
        Ok(Err(NotDone::Problem(problem))) | Err(problem) => problem.page(&visit),
    }
}

/// Why something was not done.
enum NotDone {
    Said(String),
    Problem(Problem),
}

impl From<DoorError> for NotDone {
    fn from(error: DoorError) -> NotDone {
        NotDone::Problem(Problem::BrokeOff(error.to_string()))
    }
}

impl Mine {
    fn does(&self, visit: &Visit, act: &Act, address: std::net::IpAddr) -> Result<(), NotDone> {
        let say = |zh: &'static str, en: &'static str| {
            NotDone::Said(visit.language.say(zh, en).to_owned())
        };
        let Mine { door, login, .. } = self;
        let from = address.to_string();
        if act.act == "end" {
            if door.end(act.session, Some(login))?.is_some() {
                door.note(Met::Ended, login.as_str(), &from, now())?;
            }
            return Ok(());
        }
        // Whoever finds a browser open does not change who may sign in.
        door.knows_password(login, &act.password, address, now()).map_err(|no| match no {
            NotIn::Wrong => say("当前口令有误。", "That is not your password."),
            NotIn::TooMany(too_many) => NotDone::Problem(too_many.into()),
            NotIn::Door(error) => error.into(),
        })?;
        match act.act.as_str() {
            "password" => {
                Door::may_be_password(login, &act.new)
                    .map_err(|bad| NotDone::Said(told(visit, bad)))?;
                if act.new != act.again {
                    return Err(say("两次输入的口令不一致。", "The two passwords differ."));
                }
                door.set_password(login, &act.new, now())?;
                door.note(Met::PasswordSet, login.as_str(), &from, now())?;
            }
            "totp" => {
                let totp =
                    Totp::read(&act.secret).filter(|totp| totp.shows(act.code.trim(), now()));
                let totp = totp.ok_or_else(|| {
                    say(
                        "动态口令有误，请核对手机时间。",
                        "The code is wrong: does your telephone know the time?",
                    )
                })?;
                door.set_totp(login, Some(&totp))?;
                door.note(Met::FactorSet, login.as_str(), &from, now())?;
            }
            "totp-off" => {
                door.set_totp(login, None)?;
                door.note(Met::FactorSet, login.as_str(), &from, now())?;
            }
            _ => return Err(NotDone::Problem(Problem::NotFound)),
        }
        Ok(())
    }
}

/// Whose session it is; nobody's where a token was shown.
fn mine(state: &WebState, visit: &Visit, headers: &HeaderMap) -> Result<Option<Mine>, Problem> {
    let broke_off = |error: DoorError| Problem::BrokeOff(error.to_string());
    let (Some(door), Some(secret)) = (state.door.clone(), session_cookie(headers, visit.secure))
    else {
        return Ok(None);
    };
    let Some(login) = door.whose(secret, now()).map_err(broke_off)? else { return Ok(None) };
    let sessions = door.sessions(Some(&login), now()).map_err(broke_off)?;
    let has_totp = door.has_totp(&login).map_err(broke_off)?;
    Ok(Some(Mine { door, login, sessions, has_totp }))
}

fn show(state: &WebState, visit: &Visit, headers: &HeaderMap, refused: Option<&str>) -> Response {
    let language = visit.language;
    let title = language.say("我的账号", "My account");
    let found = mine(state, visit, headers).and_then(|mine| {
        let totp = Totp::new().map_err(|error| Problem::BrokeOff(error.to_string()))?;
        Ok((mine, totp))
    });
    let (mine, totp) = match found {
        Ok(found) => found,
        Err(problem) => return problem.page(visit),
    };
    let body = html! {
        div.heading { h1 { (title) } }
        @if let Some(says) = refused { p.refusal role="alert" { (says) } }
        @if let Some(caller) = &visit.caller { (who(language, caller, mine.as_ref())) }
        @match &mine {
            None => p.hint { (language.say(
                "以令牌登录，没有口令和会话可以管理。",
                "You are here by a token, which has no password and no sessions."
            )) },
            Some(mine) => {
                (sessions(language, &mine.sessions))
                (password(language, &mine.login))
                (factor(language, mine, &totp))
            }
        }
    };
    Frame { visit, title, live: false }.page(body)
}

fn who(language: Language, caller: &Caller, mine: Option<&Mine>) -> Markup {
    html! {
        dl.facts {
            @if let Some(mine) = mine { div { dt { (language.say("登录名", "Login")) } dd { (mine.login) } } }
            div { dt { (language.say("姓名", "Name")) } dd { bdi { (caller.name) } } }
            div { dt { (language.say("角色", "Role")) } dd { (language.say(caller.role.zh(), caller.role.en())) " · " a href="/policy" { (language.say("可以做什么", "what you may do")) } } }
            div { dt { (language.say("辖区", "Jurisdiction")) } dd { (caller.jurisdiction.told(language.tag())) } }
            @if let Some(unit) = &caller.unit { div { dt { (language.say("起草单位", "Drafting unit")) } dd { (unit) } } }
            @if let Some(person) = &caller.person { div { dt { (language.say("人员", "Person")) } dd { (person) } } }
        }
    }
}

/// Sessions, each with a button that ends it.
fn sessions(language: Language, sessions: &[Session]) -> Markup {
    html! {
        section.panel {
            h2 { (language.say("已登录的浏览器", "Where you are signed in")) }
            div.scroll { table.broad {
                thead { tr {
                    th scope="col" { (language.say("登录", "Since")) } th scope="col" { (language.say("最近使用", "Last seen")) }
                    th scope="col" { (language.say("地址", "From")) } th scope="col" { (language.say("浏览器", "Browser")) } th {}
                } }
                tbody { @for session in sessions {
                    tr {
                        td { time { (moment(session.began_at)) } } td { time { (moment(session.seen_at)) } }
                        td { (session.address) } td { small { (session.agent) } }
                        td { form method="post" action="/account" {
                            input type="hidden" name="session" value=(session.id);
                            button.button.no type="submit" name="act" value="end" { (language.say("结束", "End it")) }
                        } }
                    }
                } }
            } }
        }
    }
}

fn password(language: Language, login: &Login) -> Markup {
    html! {
        section.panel {
            h2 { (language.say("更改口令", "Change the password")) }
            p.hint { (language.say("更改后，所有浏览器都须重新登录。", "Every browser then has to log in again.")) }
            form.decision method="post" action="/account" {
                input type="hidden" name="login" value=(login) autocomplete="username";
                (secret(language.say("当前口令", "Password now"), "password-now", "password", "current-password"))
                (secret(language.say("新口令（至少 12 个字符）", "New password (at least 12 characters)"), "new", "new", "new-password"))
                (secret(language.say("再次输入新口令", "The new one again"), "again", "again", "new-password"))
                div.do { button.button type="submit" name="act" value="password" { (language.say("更改", "Change it")) } }
            }
        }
    }
}

fn factor(language: Language, mine: &Mine, totp: &Totp) -> Markup {
    html! {
        section.panel {
            h2 { (language.say("动态口令（第二因素）", "Second factor")) }
            @if mine.has_totp {
                p { (language.say("已启用：登录时除口令外还需手机上的六位数字。", "It is set: besides the password, six digits of your telephone are asked for.")) }
                form.decision method="post" action="/account" {
                    (secret(language.say("当前口令", "Password now"), "password-off", "password", "current-password"))
                    div.do { button.button.no type="submit" name="act" value="totp-off" { (language.say("停用", "Take it away")) } }
                }
            } @else {
                p.hint { (language.say(
                    "在手机的验证器应用中手动输入下列密钥（SHA-1，30 秒，6 位），再填写其显示的六位数字。",
                    "Type this key into the authenticator of your telephone (SHA-1, 30 s, 6 digits), and then the six digits that it shows."
                )) }
                p { code { (totp.text()) } " " a href=(totp.address(mine.login.as_str())) { (language.say("在本机应用中打开", "open it in an app of this device")) } }
                form.decision method="post" action="/account" {
                    input type="hidden" name="secret" value=(totp.text());
                    (secret(language.say("当前口令", "Password now"), "password-on", "password", "current-password"))
                    div { label for="code" { (language.say("六位数字", "Six digits")) } input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="6" required; }
                    div.do { button.button type="submit" name="act" value="totp" { (language.say("启用", "Set it")) } }
                }
            }
        }
    }
}

fn secret(label: &str, id: &str, name: &str, autocomplete: &str) -> Markup {
    html! { div { label for=(id) { (label) } input id=(id) name=(name) type="password" required autocomplete=(autocomplete); } }
}
