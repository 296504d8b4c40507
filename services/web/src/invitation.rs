//! `/invitation/{secret}`: where somebody who was sent a link sets their password, once. The first link of a new folder makes the first
//! administrator.

use axum::extract::{Extension, Path, State};
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, StatusCode};
use maud::{Markup, html};
use plumbline_access::{BadPassword, Caller, Door, Invitation, Met, Peer};
use plumbline_lifecycle::grants::{Account, Command, TokenRole};
use plumbline_lifecycle::{Jurisdiction, Login, StreamId};
use plumbline_workflow::Request;
use uuid::Uuid;

use crate::door::Guest;
use crate::frame::Frame;
use crate::ours::Ours;
use crate::problem::Problem;
use crate::state::{WebState, now};
use crate::visit::Visit;

/// What the form sends.
#[derive(serde::Deserialize, Default)]
#[serde(default)]
pub(crate) struct Chosen {
    login: String,
    name: String,
    role: String,
    password: String,
    again: String,
}

/// `GET /invitation/{secret}`.
pub(crate) async fn form(
    State(state): State<WebState>,
    Path(secret): Path<String>,
    Guest(visit): Guest,
    peer: Option<Extension<Peer>>,
    headers: HeaderMap,
) -> Response {
    match whom(&state, &secret, peer, &headers) {
        Ok((_, whom)) => page(&visit, &whom, &Chosen::default(), None),
        Err(problem) => problem.page(&visit),
    }
}

/// `POST /invitation/{secret}`.
pub(crate) async fn take(
    State(state): State<WebState>,
    Path(secret): Path<String>,
    Guest(visit): Guest,
    peer: Option<Extension<Peer>>,
    headers: HeaderMap,
    Ours(chosen): Ours<Chosen>,
) -> Response {
    let (door, whom) = match whom(&state, &secret, peer, &headers) {
        Ok(found) => found,
        Err(problem) => return problem.page(&visit),
    };
    let bad = |(zh, en): (String, String)| {
        let says = visit.language.told(zh, en);
        let page = page(&visit, &whom, &chosen, Some(&says));
        (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
    };
    let login: Login = match &whom {
        Invitation::Of(login) => login.clone(),
        Invitation::First => match chosen.login.trim().to_lowercase().parse() {
            Ok(login) => login,
            Err(_) => {
                return bad((
                    "登录名为小写字母、数字和连字符，不以连字符开头。".into(),
                    "A login has lower-case letters, digits and hyphens, and does not begin with one.".into(),
                ));
            }
        },
    };
    if let Err(why) = Door::may_be_password(&login, &chosen.password) {
        return bad(why.words());
    }
    if chosen.password != chosen.again {
        return bad(("两次输入的口令不一致。".into(), "The two passwords differ.".into()));
    }
    if matches!(whom, Invitation::First) {
        let account = match first(&login, &chosen) {
            Ok(account) => account,
            Err(why) => return bad((why.clone(), why)),
        };
        match state.writer.submit(request(account)).await {
            Ok(_) => {}
            Err(plumbline_workflow::Failure::Refused(no)) => {
                let reason = no.reason();
                return bad((reason.zh, reason.en));
            }
            Err(no) => return Problem::of_command(&no).page(&visit),
        }
    }
    let address = state.address(peer.map(|Extension(peer)| peer), &headers).to_string();
    let password = chosen.password;
    let set = state.ask(move |_| {
        let set = || {
            if !door.use_up(&secret, now())? {
                return Ok(false);
            }
            door.set_password(&login, &password, now())?;
            door.note(Met::PasswordSet, login.as_str(), &address, now())?;
            Ok(true)
        };
        set().map_err(|error: plumbline_access::DoorError| Problem::BrokeOff(error.to_string()))
    });
    match set.await {
        Ok(true) => done(&visit),
        Ok(false) => Problem::NotFound.page(&visit),
        Err(problem) => problem.page(&visit),
    }
}

/// Whom the link is for. One that is wrong is counted as a wrong token is.
fn whom(
    state: &WebState,
    secret: &str,
    peer: Option<Extension<Peer>>,
    headers: &HeaderMap,
) -> Result<(Door, Invitation), Problem> {
    let broke_off = |error: &dyn std::fmt::Display| Problem::BrokeOff(error.to_string());
    let door = state.door.clone().ok_or(Problem::NotFound)?;
    let grants = state.grants().map_err(|unread| broke_off(&unread))?;
    let found = door.invited(secret, now()).map_err(|error| broke_off(&error))?;
    let holds = found.filter(|whom| match whom {
        // The first link is none any more once somebody was let do something.
        Invitation::First => grants.is_empty(),
        Invitation::Of(login) => grants.account(login).is_some(),
    });
    match holds {
        Some(whom) => Ok((door, whom)),
        None => {
            state.wrong(peer.map(|Extension(peer)| peer), headers, secret)?;
            Err(Problem::NotFound)
        }
    }
}

/// The account of whoever comes first.
fn first(login: &Login, chosen: &Chosen) -> Result<Account, String> {
    let role: TokenRole =
        chosen.role.parse().map_err(|bad: plumbline_lifecycle::BadWord| bad.to_string())?;
    if !FIRST.contains(&role) {
        return Err(format!("role: {}", role.key()));
    }
    let name =
        chosen.name.trim().parse().map_err(|bad: plumbline_lifecycle::BadWord| bad.to_string())?;
    let jurisdiction = Jurisdiction::nation();
    Ok(Account { login: login.clone(), name, role, jurisdiction, unit: None, person: None })
}

/// As what somebody may begin.
const FIRST: [TokenRole; 2] = [TokenRole::SecurityAdministrator, TokenRole::Administrator];

fn request(account: Account) -> Request {
    // By the link that the machine itself has told.
    let caller = Caller::at_the_machine(account.name.clone());
    Request {
        id: Uuid::now_v7(),
        target: StreamId::Grants,
        command: Command::OpenAccount { account }.into(),
        expected_version: None,
        happened_on: None,
        caller,
        on_behalf_of: None,
    }
}

fn page(visit: &Visit, whom: &Invitation, chosen: &Chosen, refused: Option<&str>) -> Response {
    let language = visit.language;
    let title = match whom {
        Invitation::First => language.say("设立第一位管理员", "The first administrator"),
        Invitation::Of(_) => language.say("设置口令", "Set your password"),
    };
    let body = html! {
        section.door.ballot {
            h1 { (title) }
            @if let Some(says) = refused { p.refusal role="alert" { (says) } }
            form method="post" {
                @match whom {
                    Invitation::First => (who(visit, chosen)),
                    Invitation::Of(login) => {
                        label for="login" { (language.say("登录名", "Login")) }
                        input id="login" name="login" value=(login) readonly autocomplete="username";
                    }
                }
                label for="password" { (language.say("口令（至少 12 个字符，可以是一句话）", "Password (at least 12 characters; a sentence is a good one)")) }
                input id="password" name="password" type="password" required minlength="12" autocomplete="new-password";
                label for="again" { (language.say("再次输入口令", "The password again")) }
                input id="again" name="again" type="password" required autocomplete="new-password";
                button.button type="submit" { (language.say("确定", "Set it")) }
            }
        }
    };
    Frame { visit, title, live: false }.page(body)
}

fn who(visit: &Visit, chosen: &Chosen) -> Markup {
    let language = visit.language;
    let role = |role: TokenRole, zh: &'static str, en: &'static str| {
        let is_chosen = match chosen.role.as_str() {
            "" => role == FIRST[0],
            key => key == role.key(),
        };
        html! {
            label.choice {
                input type="radio" name="role" value=(role.key()) checked[is_chosen];
                span { strong { (language.say(role.zh(), role.en())) } " " (language.say(zh, en)) }
            }
        }
    };
    html! {
        label for="login" { (language.say("登录名（小写字母、数字、连字符）", "Login (lower-case letters, digits, hyphens)")) }
        input id="login" name="login" value=(chosen.login) required autocomplete="username" autocapitalize="none" spellcheck="false";
        label for="name" { (language.say("姓名（记入日志）", "Your name (the log keeps it)")) }
        input id="name" name="name" value=(chosen.name) required autocomplete="name";
        fieldset {
            legend { (language.say("角色", "Role")) }
            (role(FIRST[0], "只管授权；系统管理员、审计管理员另设，三者互斥。", "says who may what; a system and an audit administrator stand beside, and nobody is two of them."))
            (role(FIRST[1], "一人兼任全部管理工作，适合小单位。", "runs everything alone, for a small house."))
        }
    }
}

fn done(visit: &Visit) -> Response {
    let language = visit.language;
    let title = language.say("口令已设置", "The password is set");
    let body = html! {
        section.door {
            h1 { (title) }
            p { (language.say("此链接不能再用。登录后可在“我的账号”中启用动态口令。", "This link is used up. Once you have logged in, set a second factor under My account.")) }
            p.ways { a.button href="/login" { (language.say("登录", "Log in")) } }
        }
    };
    Frame { visit, title, live: false }.page(body)
}

/// What is wrong with a password, in the reader's language.
pub(crate) fn told(visit: &Visit, bad: BadPassword) -> String {
    let (zh, en) = bad.words();
    visit.language.told(zh, en)
}
