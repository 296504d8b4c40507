//! What to do where nothing is there yet.

use maud::{Markup, html};

use crate::language::Language;

/// A step: what it is for, and the command that does it, in Chinese and in English.
struct Step {
    says: (&'static str, &'static str),
    command: (&'static str, &'static str),
}

const STEPS: [Step; 4] = [
    Step {
        says: ("给自己发一个令牌，用它登录", "Give yourself a token and log in with it"),
        command: (
            "plumbline token create 王某 --role office --jurisdiction 330100",
            "plumbline token create wang --role office --jurisdiction 330100",
        ),
    },
    Step {
        says: (
            "登记单位、人员和职务，审批才有人办理",
            "Record units, persons and roles: approvals need somebody to act",
        ),
        command: (
            "plumbline people found u-bureau --name 某市民政局 --kind bureau --area 330100\nplumbline people join p-wang --name 王某 --unit u-bureau\nplumbline people assign office u-bureau p-wang",
            "plumbline people found u-bureau --name Bureau --kind bureau --area 330100\nplumbline people join p-wang --name Wang --unit u-bureau\nplumbline people assign office u-bureau p-wang",
        ),
    },
    Step {
        says: ("提出第一项标准", "Propose the first standard"),
        command: (
            r#"plumbline submit day-care '{"command":"Propose","procedure":"local","profile":{"level":"local","field":"elderly-care","jurisdiction":"330100","titles":{"zh":"示例：日间照料服务规范"},"drafting_unit":"示例协会"}}'"#,
            r#"plumbline submit day-care '{"command":"Propose","procedure":"local","profile":{"level":"local","field":"elderly-care","jurisdiction":"330100","titles":{"zh":"示例：日间照料服务规范","en":"Example: day care"},"drafting_unit":"Example Association"}}'"#,
        ),
    },
    Step {
        says: (
            "或者先看一座虚构的城市（另用一个空目录）",
            "Or look at a made-up city first (in another, empty folder)",
        ),
        command: (
            "plumbline serve --demo --data ./demo --listen 127.0.0.1:8181",
            "plumbline serve --demo --data ./demo --listen 127.0.0.1:8181",
        ),
    },
];

/// The steps.
pub(crate) fn first_steps(language: Language) -> Markup {
    html! {
        section.panel.first {
            h2 { (language.say("从这里开始", "Where to begin")) }
            p.hint { (language.say("在服务器上、对本服务的数据目录运行（--data 或 PLUMBLINE_DATA 注明目录）：", "On the server, on the folder of this service (named by --data or PLUMBLINE_DATA):")) }
            ol {
                @for Step { says, command } in &STEPS {
                    li { (language.say(says.0, says.1)) pre { code { (language.say(command.0, command.1)) } } }
                }
            }
        }
    }
}
