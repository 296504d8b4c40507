//! `/accounts`: who may sign in, who is signed in, and what happened at the door. For whoever says who may, and for whoever audits.

use axum::extract::{Extension, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::{HeaderMap, StatusCode};
use maud::{Markup, html};
use plumbline_access::{
    Caller, Door, DoorError, Entry, Invitation, Met, Peer, Session, gives, reads_everything,
    says_who_may,
};
use plumbline_lifecycle::grants::{Account, Command, Opened, TokenRole};
use plumbline_lifecycle::{BadWord, Grants, Login, Noun, StreamId};
use plumbline_workflow::Request;
use uuid::Uuid;

use crate::door::Member;
use crate::frame::Frame;
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
    login: String,
    session: i64,
    name: String,
    role: String,
    jurisdiction: String,
    unit: String,
    person: String,
}

/// Rows of the journal that are shown.
const TOLD: u32 = 50;

/// `GET /accounts`.
pub(crate) async fn page(State(state): State<WebState>, Member(visit): Member) -> Response {
    match told(&state, &visit) {
        Ok(told) => told.page(&visit, &Act::default(), None),
        Err(problem) => problem.page(&visit),
    }
}

/// `POST /accounts`.
pub(crate) async fn act(
    State(state): State<WebState>,
    Member(visit): Member,
    peer: Option<Extension<Peer>>,
    headers: HeaderMap,
    Ours(act): Ours<Act>,
) -> Response {
    let (Some(door), Some(caller)) = (state.door.clone(), visit.caller.clone()) else {
        return Problem::NotFound.page(&visit);
    };
    if !opens_accounts(&caller) {
        return Problem::NotFound.page(&visit);
    }
    let address = state.address(peer.map(|Extension(peer)| peer), &headers).to_string();
    let outcome = does(&state, &door, &caller, &act, &address).await;
    match outcome {
        Ok(None) => Redirect::to("/accounts").into_response(),
        Ok(Some((login, link))) => linked(&visit, &login, &link),
        Err(Problem::Refused(reason)) => {
            let says = visit.language.told(reason.zh, reason.en);
            refused(&state, &visit, &act, &says)
        }
        Err(Problem::Form(says)) => refused(&state, &visit, &act, &says),
        Err(problem) => problem.page(&visit),
    }
}

fn refused(state: &WebState, visit: &Visit, act: &Act, says: &str) -> Response {
    match told(state, visit) {
        Ok(told) => {
            (StatusCode::UNPROCESSABLE_ENTITY, told.page(visit, act, Some(says))).into_response()
        }
        Err(problem) => problem.page(visit),
    }
}

/// What is asked for; a link, where one was made, with whose it is.
async fn does(
    state: &WebState,
    door: &Door,
    caller: &Caller,
    act: &Act,
    address: &str,
) -> Result<Option<(Login, String)>, Problem> {
    let bad = |bad: BadWord| Problem::Form(bad.to_string());
    let broke_off = |error: DoorError| Problem::BrokeOff(error.to_string());
    if act.act == "end" {
        let grants = state.grants().map_err(|unread| Problem::BrokeOff(unread.to_string()))?;
        let sessions = door.sessions(None, now()).map_err(broke_off)?;
        let of = sessions.iter().find(|session| session.id == act.session);
        if of.is_none_or(|session| !is_theirs(caller, &grants, &session.login)) {
            return Err(Problem::NotFound);
        }
        if let Some(login) = door.end(act.session, None).map_err(broke_off)? {
            door.note(Met::Ended, login.as_str(), address, now()).map_err(broke_off)?;
        }
        return Ok(None);
    }
    let login: Login = act.login.trim().to_lowercase().parse().map_err(bad)?;
    match act.act.as_str() {
        "open" => {
            let account = account(&login, act).map_err(bad)?;
            give(state, caller, Command::OpenAccount { account }).await?;
        }
        "close" => {
            give(state, caller, Command::CloseAccount { login: login.clone() }).await?;
            door.end_all(&login).map_err(broke_off)?;
            return Ok(None);
        }
        "invite" => {}
        _ => return Err(Problem::NotFound),
    }
    let open = state.grants().map_err(|unread| Problem::BrokeOff(unread.to_string()))?;
    if open.account(&login).is_none() || !is_theirs(caller, &open, &login) {
        return Err(Problem::NotFound);
    }
    let link = door.invite(&Invitation::Of(login.clone()), now()).map_err(broke_off)?;
    door.note(Met::Invited, login.as_str(), address, now()).map_err(broke_off)?;
    Ok(Some((login, format!("/invitation/{link}"))))
}

fn account(login: &Login, act: &Act) -> Result<Account, BadWord> {
    let said = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    Ok(Account {
        login: login.clone(),
        name: act.name.trim().parse()?,
        role: act.role.parse()?,
        jurisdiction: act.jurisdiction.trim().parse()?,
        unit: said(&act.unit).map(|unit| unit.parse()).transpose()?,
        person: said(&act.person).map(|person| person.parse()).transpose()?,
    })
}

async fn give(state: &WebState, caller: &Caller, command: Command) -> Result<(), Problem> {
    let request = Request {
        id: Uuid::now_v7(),
        target: StreamId::Grants,
        command: command.into(),
        expected_version: None,
        happened_on: None,
        caller: caller.clone(),
        on_behalf_of: None,
    };
    state.writer.submit(request).await.map_err(|no| Problem::of_command(&no))?;
    Ok(())
}

fn opens_accounts(caller: &Caller) -> bool {
    gives(caller.role, Some(Noun::Grants), "OpenAccount")
}

/// Whether somebody says who may do what where this account was opened: so they give it a link, and end its sessions.
fn is_theirs(caller: &Caller, grants: &Grants, login: &Login) -> bool {
    let mut all = grants.accounts().map(|held| &held.account);
    let account = all.find(|account| account.login == *login);
    account.is_some_and(|account| says_who_may(caller, &account.jurisdiction))
}

/// What the page tells.
struct Told {
    accounts: Vec<Opened>,
    sessions: Vec<Session>,
    let_in: Vec<Entry>,
    refused: Vec<Entry>,
    may: bool,
}

/// Nobody else hears that there is such a page.
fn told(state: &WebState, visit: &Visit) -> Result<Told, Problem> {
    let broke_off = |error: DoorError| Problem::BrokeOff(error.to_string());
    let (Some(door), Some(caller)) = (&state.door, &visit.caller) else {
        return Err(Problem::NotFound);
    };
    let may = opens_accounts(caller);
    if !may && !reads_everything(caller.role) {
        return Err(Problem::NotFound);
    }
    let grants = state.grants().map_err(|unread| Problem::BrokeOff(unread.to_string()))?;
    // Of another place they hear neither who is there nor who comes in.
    let sees = |login: &Login| reads_everything(caller.role) || is_theirs(caller, &grants, login);
    let all = grants.accounts().filter(|held| sees(&held.account.login));
    let accounts = all.cloned().collect();
    let mut sessions = door.sessions(None, now()).map_err(broke_off)?;
    sessions.retain(|session| sees(&session.login));
    let (mut let_in, refused) = door.journal(TOLD).map_err(broke_off)?;
    let_in.retain(|entry| entry.login.parse().is_ok_and(|login| sees(&login)));
    Ok(Told { accounts, sessions, let_in, refused, may })
}

impl Told {
    fn page(&self, visit: &Visit, act: &Act, refused: Option<&str>) -> Response {
        let language = visit.language;
        let title = language.say("账号与门禁", "Accounts and the door");
        let open = self.accounts.iter().filter(|held| !held.closed).count() as u64;
        let body = html! {
            div.heading {
                h1 { (title) }
                p.sum { strong { (language.count(open)) } (language.say(" 个账号 · ", " accounts · ")) strong { (language.count(self.sessions.len() as u64)) } (language.say(" 个会话", " sessions")) }
            }
            @if let Some(says) = refused { p.refusal role="alert" { (says) } }
            (self.accounts(language))
            @if self.may { (opening(language, act)) }
            (self.sessions(language))
            (journal(language, language.say("登录记录", "Who came in"), &self.let_in, true))
            (journal(language, language.say("被拒绝的登录", "Who was turned away"), &self.refused, false))
        };
        Frame { visit, title, live: false }.page(body)
    }

    fn accounts(&self, language: Language) -> Markup {
        let line = |held: &Opened| {
            let Account { login, name, role, jurisdiction, unit, person } = &held.account;
            html! {
                tr.former[held.closed] {
                    td { code { (login) } }
                    td { bdi { (name) } @if let Some(person) = person { " " small { (person) } } }
                    td { (language.say(role.zh(), role.en())) @if let Some(unit) = unit { " " small { (unit) } } }
                    td { (jurisdiction.told(language.tag())) }
                    td { @match held.signed_in { Some(day) => time { (day) }, None => span.quiet { (language.say("从未", "never")) } } }
                    td {
                        @if held.closed { (language.say("已注销", "closed")) }
                        @else if self.may {
                            form.papers method="post" action="/accounts" {
                                input type="hidden" name="login" value=(login);
                                button.button.back type="submit" name="act" value="invite" { (language.say("新链接", "New link")) }
                                button.button.no type="submit" name="act" value="close" { (language.say("注销", "Close")) }
                            }
                        }
                    }
                }
            }
        };
        html! {
            section.panel {
                h2 { (language.say("账号", "Accounts")) }
                div.scroll { table.broad {
                    thead { tr {
                        th scope="col" { (language.say("登录名", "Login")) } th scope="col" { (language.say("姓名", "Name")) }
                        th scope="col" { (language.say("角色", "Role")) } th scope="col" { (language.say("辖区", "Jurisdiction")) }
                        th scope="col" { (language.say("最近登录", "Signed in")) } th {}
                    } }
                    tbody { @for held in &self.accounts { (line(held)) } }
                } }
            }
        }
    }

    fn sessions(&self, language: Language) -> Markup {
        html! {
            section.panel {
                h2 { (language.say("当前会话", "Sessions")) }
                div.scroll { table.broad {
                    thead { tr {
                        th scope="col" { (language.say("登录名", "Login")) } th scope="col" { (language.say("登录", "Since")) }
                        th scope="col" { (language.say("最近使用", "Last seen")) } th scope="col" { (language.say("地址", "From")) } th {}
                    } }
                    tbody { @for session in &self.sessions {
                        tr {
                            td { code { (session.login) } } td { time { (moment(session.began_at)) } }
                            td { time { (moment(session.seen_at)) } } td { (session.address) }
                            td { @if self.may { form method="post" action="/accounts" {
                                input type="hidden" name="session" value=(session.id);
                                button.button.no type="submit" name="act" value="end" { (language.say("结束", "End it")) }
                            } } }
                        }
                    } }
                } }
            }
        }
    }
}

fn journal(language: Language, title: &str, entries: &[Entry], let_in: bool) -> Markup {
    html! {
        section.panel {
            h2 { (title) }
            @if entries.is_empty() { p.quiet { (language.say("没有。", "Nobody.")) } }
            @else { div.scroll { table.broad { tbody { @for entry in entries {
                tr {
                    td { time { (moment(entry.at)) } } td { (language.say(entry.met.zh(), entry.met.en())) }
                    @if let_in { td { code { (entry.login) } } } @else { td.n { (language.count(entry.count)) } }
                    td { (entry.address) }
                }
            } } } } }
        }
    }
}

fn opening(language: Language, act: &Act) -> Markup {
    let text = |name: &str, zh: &'static str, en: &'static str, value: &str, needed: bool| {
        html! { div { label for=(name) { (language.say(zh, en)) } input id=(name) name=(name) value=(value) required[needed] autocomplete="off"; } }
    };
    html! {
        section.panel {
            h2 { (language.say("开通账号", "Open an account")) }
            p.hint { (language.say(
                "开通后显示一次性链接，请转交本人，由其自设口令。",
                "You are shown a link, once: give it to them, and they set a password of their own."
            )) }
            form.decision method="post" action="/accounts" {
                (text("login", "登录名（小写字母、数字、连字符）", "Login (lower-case letters, digits, hyphens)", &act.login, true))
                (text("name", "姓名（记入日志）", "Name (the log keeps it)", &act.name, true))
                div { label for="role" { (language.say("角色", "Role")) }
                    select id="role" name="role" { @for role in TokenRole::ALL {
                        option value=(role.key()) selected[act.role == role.key()] { (language.say(role.zh(), role.en())) }
                    } } }
                (text("jurisdiction", "辖区代码", "Jurisdiction, by its code", &act.jurisdiction, true))
                (text("unit", "起草单位（起草单位角色须填）", "Drafting unit (a drafter has one)", &act.unit, false))
                (text("person", "人员编号，如 p-li", "Person, as p-li", &act.person, false))
                div.do { button.button type="submit" name="act" value="open" { (language.say("开通", "Open it")) } }
            }
        }
    }
}

/// The link, which is shown this once.
fn linked(visit: &Visit, login: &Login, link: &str) -> Response {
    let language = visit.language;
    let title = language.say("一次性链接", "A link for one time");
    let body = html! {
        section.door {
            h1 { (title) }
            p { (language.told(
                format!("请将此链接交给 {login} 本人，三日内有效，用后即废；在本站地址后打开。"),
                format!("Give this link to {login}: it is good for three days and one time, behind the address of this site."),
            )) }
            pre { code { (link) } }
            p.ways { a.button href="/accounts" { (language.say("返回", "Back")) } }
        }
    };
    Frame { visit, title, live: false }.page(body)
}
