//! `/docs`: the API for people, from the document that programs read. Open to everybody, as that is.

mod contract;
mod example;

use std::sync::OnceLock;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

use crate::docs::contract::{Call, Contract, Door, Field, Message};
use crate::door::Guest;
use crate::frame::Frame;
use crate::language::Language;
use crate::state::WebState;

/// Read once: there is one contract in a program.
static CONTRACT: OnceLock<Contract> = OnceLock::new();

/// What each code of a refusal means: the code, its status, in Chinese, in English.
const CODES: [(&str, u16, &str, &str); 12] = [
    (
        "invalid_argument",
        400,
        "请求本身有误，`BadField` 指明字段",
        "The request itself is wrong; `BadField` names the field",
    ),
    ("unauthenticated", 401, "未出示令牌，或令牌无效", "No token was shown, or none that is known"),
    (
        "permission_denied",
        403,
        "该令牌无权如此，`Refusal` 说明缘由",
        "This token may not; `Refusal` says why",
    ),
    ("not_found", 404, "没有，或不可为其所知", "It is not there, or not for this reader"),
    (
        "already_exists",
        409,
        "标识已被使用，或 `requestId` 曾用于别的命令",
        "The id is taken, or the `requestId` was used for another command",
    ),
    (
        "aborted",
        409,
        "版本已变（`StaleVersion`），请重新读取",
        "The version has moved on (`StaleVersion`): read it again",
    ),
    (
        "failed_precondition",
        400,
        "规则不允许，`Refusal` 载明规则、依据与如何满足",
        "A rule says no; `Refusal` names it, its source and what would satisfy it",
    ),
    (
        "resource_exhausted",
        429,
        "繁忙、过大或过于频繁，请稍后再试",
        "Busy, too large or too often: try again later",
    ),
    ("unavailable", 503, "目前无法办理", "Not possible now"),
    (
        "unknown",
        500,
        "结果不明，请以同一 `requestId` 重发",
        "Nobody knows what became of it: repeat it with the same `requestId`",
    ),
    ("data_loss", 500, "所需的记录已损坏", "What is needed is damaged"),
    (
        "unimplemented",
        404,
        "没有此调用，或不接受此方法（405）",
        "There is no such call, or it does not take this method (405)",
    ),
];

/// `GET /docs`.
pub(crate) async fn page(State(state): State<WebState>, Guest(visit): Guest) -> Response {
    let contract = CONTRACT.get_or_init(|| Contract::read(state.contract));
    let title = visit.language.say("接口说明", "The API");
    let body = render(visit.language, title, contract);
    Frame { visit: &visit, title, live: false }.page(body)
}

fn render(language: Language, title: &str, contract: &Contract) -> Markup {
    let say = |zh, en| language.say(zh, en);
    let services = contract.services();
    html! {
        div.heading { h1 { (title) } }
        div.docs {
            (before(language))
            nav.panel aria-label=(say("全部调用", "All calls")) {
                @for service in &services {
                    p { strong { (service.name) } " "
                        @for call in &service.calls { a href={ "#" (call.id) } { (short(call)) } " " }
                    }
                }
                p { a href="#errors" { (say("错误", "Errors")) } " " a href="#messages" { (say("消息", "Messages")) } }
            }
            @for service in &services {
                section aria-labelledby=(service.name) {
                    h2 id=(service.name) { (service.name) }
                    p.hint { (plain(service.says)) }
                    @for call in &service.calls { (told(language, contract, call)) }
                }
            }
            section aria-labelledby="errors" {
                h2 id="errors" { (say("错误", "Errors")) }
                p.hint { (say(
                    "每个拒绝都是 JSON：code 供程序判断，message 供人阅读，details 载明细节；其中 RequestInfo 的 requestId 与答复头 x-request-id 相同，可据此在运行日志中查找。",
                    "Every refusal is JSON: code for programs, message for people, details with more; the requestId of RequestInfo is that of the header x-request-id, by which the service's log tells of it."
                )) }
                dl.panel {
                    @for (code, status, zh, en) in CODES {
                        dt { code { (code) } " " small { (status) } }
                        dd { (plain(say(zh, en))) }
                    }
                }
            }
            section aria-labelledby="messages" {
                h2 id="messages" { (say("消息", "Messages")) }
                @for message in contract.messages() { (of_message(language, &message)) }
            }
        }
    }
}

fn before(language: Language) -> Markup {
    let say = |zh, en| language.say(zh, en);
    html! {
        div.panel {
            p { (say(
                "调用是向一个地址 POST 一段 JSON。令牌放在请求头 Authorization 中，由 plumbline token create 发放；示例从环境变量 URL 与 TOKEN 读取地址和令牌，可直接运行。",
                "A call is JSON, posted to an address. A token of plumbline token create goes into the header Authorization; the examples take the address and the token from the variables URL and TOKEN, and run as they stand."
            )) }
            pre tabindex="0" { code { "export URL=http://127.0.0.1:8180\nexport TOKEN=pl_…" } }
            p { (say(
                "同一端口也回答 gRPC、gRPC-Web 与 Connect，支持 gRPC 反射与健康检查。供程序读取的契约：",
                "The same port answers gRPC, gRPC-Web and Connect, with gRPC's reflection and health. The contract for programs: "
            )) a href="/openapi.json" { "/openapi.json" } (say("。以下说明取自契约，为英文。", ".")) }
        }
    }
}

/// A call's name among those of its service.
fn short<'c>(call: &Call<'c>) -> &'c str {
    call.id.rsplit('_').next().unwrap_or(call.id)
}

fn told(language: Language, contract: &Contract, call: &Call<'_>) -> Markup {
    let say = |zh, en| language.say(zh, en);
    let request = call.request();
    let fields = request.map(|name| {
        let told = contract.message(name);
        Message { name, says: "", told }
    });
    html! {
        article.panel id=(call.id) {
            h3 { (short(call)) }
            p.at { code { (call.method) " " (call.path) } }
            p.small { (match call.door() {
                Door::Open => say("无需令牌", "No token"),
                Door::Either => say("令牌可有可无", "With or without a token"),
                Door::Token => say("须出示令牌", "With a token"),
            }) }
            @for paragraph in call.says.split("\n\n") { p { (plain(paragraph)) } }
            @let parameters = call.parameters();
            @if !parameters.is_empty() {
                h4 { (say("参数", "Parameters")) }
                dl { @for field in &parameters { (of_field(language, field, call.needs(field.name))) } }
            }
            @if let Some(message) = &fields {
                @let fields = message.fields();
                h4 { (say("请求", "Request")) " " a href={ "#m-" (message.name) } { (message.name) } }
                @if fields.is_empty() { p.quiet { (say("没有字段", "No fields")) } }
                @else if fields.len() <= 12 { dl { @for field in &fields { (of_field(language, field, false)) } } }
                @else {
                    details {
                        summary { (say("全部字段", "All fields")) " (" (fields.len()) ")" }
                        dl { @for field in &fields { (of_field(language, field, false)) } }
                    }
                }
            }
            p { strong { (say("答复", "Answer")) } " "
                @match call.answer() {
                    Some(name) => a href={ "#m-" (name) } { (name) },
                    None => code { (call.answer_form().unwrap_or_default()) },
                }
            }
            details {
                summary { (say("示例", "Example")) " · curl" }
                pre tabindex="0" { code.curl { (example::curl(contract, call)) } }
            }
            details {
                summary { (say("示例", "Example")) " · Python" }
                pre tabindex="0" { code.python { (example::python(contract, call)) } }
            }
        }
    }
}

fn of_message(language: Language, message: &Message<'_>) -> Markup {
    html! {
        article.panel id={ "m-" (message.name) } {
            h3 { (message.name) }
            p { (plain(message.says)) }
            dl { @for field in message.fields() { (of_field(language, &field, message.is_choice(field.name))) } }
        }
    }
}

fn of_field(language: Language, field: &Field<'_>, marked: bool) -> Markup {
    let is_parameter = ["path", "query", "header"].iter().any(|at| field.form.starts_with(at));
    html! {
        dt {
            code { (field.name) } " "
            small { (field.form) " " @if let Some(name) = field.message { a href={ "#m-" (name) } { (name) } } }
            @if marked {
                " " small.mark { (match is_parameter {
                    true => language.say("必填", "required"),
                    false => language.say("其中之一", "one of these"),
                }) }
            }
        }
        dd { (plain(field.says)) }
    }
}

/// A sentence in which what stands in backquotes is code.
fn plain(text: &str) -> Markup {
    html! {
        @for (at, piece) in text.split('`').enumerate() {
            @if at % 2 == 1 { code { (piece) } } @else { (piece) }
        }
    }
}
