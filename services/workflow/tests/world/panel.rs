//! A pool of experts, and a panel that votes by name.

use plumbline_access::Role;
use plumbline_lifecycle::standard::Command as Standard;
use plumbline_lifecycle::{Command, StreamId};
use plumbline_workflow::Request;
use serde_json::{Value, json};

use super::bureau::token;
use super::{World, adopt, profile, propose, request};

/// A panel of three, of whom nobody has more than one review in hand.
const PANEL: &str = r#"
id = "panel"
version = 1
levels = ["local"]
title = { zh = "示例程序", en = "Made up" }

[panels.proposal]
form = ["letter"]
size = { least = 3, most = 3 }
load_most = 1
alternates = 1
source = "示例"

[votes.proposal]
conditions = [{ count = "yes", more_than = "1/2", of = "members" }]
source = "示例"
"#;

/// Adopts the procedure and admits so many experts `e-0`… of u-welfare to the city's pool.
pub(crate) fn pool(world: &World, experts: usize) {
    world.writer.submit_blocking(adopt(PANEL)).unwrap();
    for nth in 0..experts {
        let description = json!({"kind": "expert", "name": "示例：专家", "unit": "u-welfare", "fields": ["elderly-care"], "senior": false});
        let admit = json!({"command": "AdmitExpert", "expert": format!("e-{nth}"), "description": description, "until": "2030-12-31", "approval": "示例批文"});
        let command: plumbline_lifecycle::pool::Command = serde_json::from_value(admit).unwrap();
        let target = StreamId::Pool("330100".parse().unwrap());
        let caller = token(Role::Office, "p-li");
        world
            .writer
            .submit_blocking(Request { target, command: command.into(), caller, ..propose("a") })
            .unwrap();
    }
}

/// Proposes a standard and calls a panel for it.
pub(crate) fn called(world: &World, standard: &str) {
    let profile = plumbline_lifecycle::standard::Profile {
        jurisdiction: "330100".parse().unwrap(),
        ..profile()
    };
    let begin = Standard::Propose { procedure: "panel".into(), profile };
    world.writer.submit_blocking(request(standard, begin)).unwrap();
    let call = json!({"purpose": "proposal", "form": "letter", "on": "2026-10-20", "size": 3});
    let call = Standard::CallReview { call: serde_json::from_value(call).unwrap() };
    let request = Request { caller: token(Role::Office, "p-li"), ..request(standard, call) };
    world.writer.submit_blocking(request).unwrap();
}

/// A command to the first review of a standard's proposal.
pub(crate) fn to_review(standard: &str, by: &str, command: Value) -> Request {
    let command: plumbline_lifecycle::review::Command = serde_json::from_value(command).unwrap();
    let target = StreamId::Review(format!("{standard}.proposal.1").parse().unwrap());
    given(target, by, command.into())
}

/// A command to the city's pool.
pub(crate) fn to_pool(command: Value) -> Request {
    let command: plumbline_lifecycle::pool::Command = serde_json::from_value(command).unwrap();
    given(StreamId::Pool("330100".parse().unwrap()), "p-li", command.into())
}

/// A command to the first ballot of that review.
pub(crate) fn to_ballot(standard: &str, by: &str, command: Value) -> Request {
    let command: plumbline_lifecycle::ballot::Command = serde_json::from_value(command).unwrap();
    let target = StreamId::Ballot(format!("{standard}.proposal.1.1").parse().unwrap());
    given(target, by, command.into())
}

fn given(target: StreamId, by: &str, command: Command) -> Request {
    Request { target, command, caller: token(Role::Office, by), ..propose("a") }
}
