//! `/policy`: who may do what, as the table by which the service goes has it.

use maud::{Markup, html};
use plumbline_access::{ReadingRow, Role, Row, readings, table};
use plumbline_lifecycle::{Command, Noun};

use axum::response::Response;

use crate::door::Member;
use crate::frame::Frame;
use crate::language::Language;
use crate::router::entrances;
use crate::visit::Visit;

/// `GET /policy`.
pub(crate) async fn page(Member(visit): Member) -> Response {
    let title = visit.language.say("权限", "Who may do what");
    Frame { visit: &visit, title, live: false }.page(body(&visit, title))
}

fn body(visit: &Visit, title: &str) -> Markup {
    let language = visit.language;
    let nouns = Noun::ALL.into_iter().map(Some).chain([None]);
    let told = nouns.filter(|noun| table().iter().any(|row| row.noun == *noun));
    html! {
        div.heading {
            h1 { (title) }
            @if let Some(caller) = &visit.caller {
                p.sum { (language.say("本次登录的角色：", "Your role: ")) strong { (role(language, caller.role)) } }
            }
        }
        p.hint { (language.say(
            "以下即系统据以判断的权限表；表中没有的，任何人都不能办理。事项能否办理另由规则判断。",
            "This is the table by which the service itself goes: what is not in it nobody may do. Whether a thing is possible the rules say besides."
        )) }
        @for noun in told {
            section.panel {
                h2 { (noun.map_or(language.say("期限", "Last days"), |noun| language.say(noun.zh(), noun.en()))) }
                div.scroll { table.broad {
                    thead { tr {
                        th scope="col" { (language.say("角色", "Role")) }
                        th scope="col" { (language.say("可以办理", "May")) }
                        th scope="col" { (language.say("条件", "If")) }
                    } }
                    tbody { @for row in table().iter().filter(|row| row.noun == noun) { (line(language, row)) } }
                } }
            }
        }
        section.panel {
            h2 { (language.say("可以查阅", "Who reads what")) }
            div.scroll { table.broad {
                thead { tr {
                    th scope="col" { (language.say("角色", "Role")) }
                    th scope="col" { (language.say("内容", "What")) }
                    th scope="col" { (language.say("范围", "How far")) }
                } }
                tbody { @for row in readings() { (reading(language, row)) } }
            } }
        }
        section.panel {
            h2 { (language.say("页面", "Pages")) }
            details {
                summary { (language.say("各地址对谁开放", "Who is let in at which address")) }
                div.scroll { table.broad { tbody { @for (at, who) in entrances() {
                    tr { td { code { (at) } } td { (language.say(who.zh(), who.en())) } }
                } } } }
            }
        }
    }
}

fn line(language: Language, row: &Row) -> Markup {
    let there = Command::all(row.noun);
    let told: Vec<&str> = there
        .iter()
        .filter(|(name, ..)| row.commands.contains(name))
        .map(|(_, zh, en)| language.say(zh, en))
        .collect();
    let is_all = told.len() == there.len() && told.len() > 2;
    html! {
        tr {
            td { (roles(language, row.roles)) }
            td {
                @if is_all {
                    details { summary { (language.told(format!("全部 {} 项", told.len()), format!("all {} commands", told.len()))) } (joined(language, &told)) }
                } @else { (joined(language, &told)) }
            }
            td {
                @if row.conditions.is_empty() { span.quiet { (language.say("无", "none")) } }
                @else { ul.sentences { @for condition in row.conditions { li { (language.say(condition.zh(), condition.en())) } } } }
            }
        }
    }
}

fn reading(language: Language, row: &ReadingRow) -> Markup {
    html! {
        tr {
            td { (roles(language, row.roles)) }
            td { (language.say(row.what.zh(), row.what.en())) }
            td { (language.say(row.how.zh(), row.how.en())) }
        }
    }
}

fn roles(language: Language, roles: &[Role]) -> String {
    let told: Vec<&str> = roles.iter().map(|one| role(language, *one)).collect();
    joined(language, &told)
}

fn role(language: Language, role: Role) -> &'static str {
    language.say(role.zh(), role.en())
}

fn joined(language: Language, words: &[&str]) -> String {
    words.join(language.say("、", ", "))
}
