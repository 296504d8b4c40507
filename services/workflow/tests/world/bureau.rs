//! A small bureau, and a standard whose gates go through a chain: any one of several signs, then one more.

use plumbline_access::{Caller, Role};
use plumbline_lifecycle::standard::Command as Standard;
use plumbline_lifecycle::{StreamId, approval, people};
use plumbline_workflow::Request;
use serde_json::{Value, json};

use super::{World, adopt, caller, document, profile, propose, request};

/// Any one of the division's heads signs, then the deputy director does.
const CHAIN: &str = r#"
id = "any"
version = 1
levels = ["local"]
title = { zh = "示例程序", en = "Made up" }

[documents]
first-draft = { zh = "草案", en = "First draft" }

[gates]
proposal = { requires = ["first-draft"], chain = "any", source = "示例" }

[chains.any]
source = "示例"
steps = [
  { zh = "任一处长", en = "Any head", mode = "any", seats = ["division-head"] },
  { zh = "分管局领导签批", en = "Deputy director", seats = ["deputy-director"] },
]
"#;

/// Founds a bureau of 330100 and its division, with so many heads `p-head-0`…, `p-zhou` as deputy director, and `p-feng`,
/// who submits.
pub(crate) fn bureau(world: &World, heads: usize) {
    let unit = json!({"names": {"zh": "示例局"}, "kind": "bureau", "area": "330100"});
    people(world, json!({"command": "FoundUnit", "unit": "u-bureau", "description": unit}));
    let unit = json!({"names": {"zh": "示例处"}, "kind": "division", "area": "330100", "parent": "u-bureau", "fields": ["elderly-care"]});
    people(world, json!({"command": "FoundUnit", "unit": "u-welfare", "description": unit}));
    for person in ["p-feng", "p-zhou", "p-li", "p-wang", "p-chen", "p-sun"] {
        joins(world, person);
    }
    assign(world, "deputy-director", "u-bureau", "p-zhou");
    for head in 0..heads {
        let head = format!("p-head-{head}");
        joins(world, &head);
        assign(world, "division-head", "u-welfare", &head);
    }
    world.writer.submit_blocking(adopt(CHAIN)).unwrap();
}

/// A standard of 330100 with its draft at hand.
pub(crate) fn proposed(world: &World, standard: &str) {
    let profile = plumbline_lifecycle::standard::Profile {
        jurisdiction: "330100".parse().unwrap(),
        ..profile()
    };
    let begin = Standard::Propose { procedure: "any".into(), profile };
    world.writer.submit_blocking(request(standard, begin)).unwrap();
    world.writer.submit_blocking(request(standard, document("first-draft"))).unwrap();
}

/// `p-feng` submits the gate of the proposal.
pub(crate) fn submits(world: &World, standard: &str) {
    let gate = plumbline_lifecycle::procedure::Gate::Proposal;
    let submit = request(standard, Standard::SubmitGate { gate });
    let done =
        world.writer.submit_blocking(Request { caller: token(Role::Office, "p-feng"), ..submit });
    done.unwrap();
}

/// A token of the city that names a person.
pub(crate) fn token(role: Role, person: &str) -> Caller {
    let unit = (role == Role::Drafter).then_some("示例协会");
    Caller { person: person.parse().ok(), ..caller(person, role, "330100", unit) }
}

/// A command to an approval, as the core's JSON.
pub(crate) fn to_approval(approval: &str, caller: &Caller, command: Value) -> Request {
    let command = serde_json::from_value::<approval::Command>(command).unwrap().into();
    let target = StreamId::Approval(approval.parse().unwrap());
    Request { target, command, caller: caller.clone(), ..propose("a") }
}

pub(crate) fn people(world: &World, command: Value) {
    let command = serde_json::from_value::<people::Command>(command).unwrap().into();
    let admin = caller("admin", Role::Administrator, "100000", None);
    let request = Request { target: StreamId::People, command, caller: admin, ..propose("a") };
    world.writer.submit_blocking(request).unwrap();
}

pub(crate) fn assign(world: &World, role: &str, unit: &str, person: &str) {
    let command = json!({"command": "AssignRole", "role": role, "unit": unit, "person": person, "from": "2026-09-21", "until": null});
    people(world, command);
}

fn joins(world: &World, person: &str) {
    let name = format!("示例：{person}");
    people(world, json!({"command": "Join", "person": person, "unit": "u-welfare", "name": name}));
}
