//! Commands about approvals by chance, to the matters of one standard whose procedure asks for them.

use plumbline_lifecycle::approval::{Command, Minutes, Place, Resume, Target};
use plumbline_lifecycle::procedure::Gate;
use plumbline_lifecycle::{PersonId, StreamId, people, standard};
use serde_json::json;

use crate::house::{Chance, House, TODAY, propose, say};
use crate::people::{PERSONS, any_people_command};

/// The standard that goes through a chain.
pub(crate) const STANDARD: &str = "standard/d";

/// One step for all of two roles, and one for any of them or the group.
pub(crate) const CHAINED: &str = r#"
id = "chained"
version = 1
levels = ["local"]
title = { zh = "示例", en = "Made up" }
[gates]
proposal = { requires = [], chain = "c", source = "示例" }
[chains.c]
source = "示例"
steps = [
  { zh = "会签", en = "All", mode = "all", seats = ["office", "division-head"], within = { days = 3 }, overdue = "deputy" },
  { zh = "或签", en = "Any", mode = "any", seats = ["office", "division-head"] },
]
"#;

/// The persons of a small bureau that only these commands touch.
const OURS: [&str; 4] = ["p-office", "p-head", "p-deputy", "p-fourth"];

/// One of the persons, or nobody.
pub(crate) fn anybody(chance: &mut Chance) -> Option<PersonId> {
    match chance.below(12) {
        0 => None,
        1..4 => Some(say(chance.one_of(&PERSONS))),
        _ => Some(say(chance.one_of(&OURS))),
    }
}

/// A command to one of the matters, or the one that begins the next.
pub(crate) fn any_approval_request(
    chance: &mut Chance,
) -> (StreamId, plumbline_lifecycle::Command) {
    if chance.below(6) == 0 {
        let submit = standard::Command::SubmitGate { gate: Gate::Proposal };
        return (say(STANDARD), submit.into());
    }
    let matter = format!("approval/d.proposal.{}", 1 + chance.below(3));
    (say(&matter), any_approval_command(chance).into())
}

fn any_approval_command(chance: &mut Chance) -> Command {
    let to: PersonId = say(chance.one_of(&OURS));
    match chance.below(20) {
        0..8 => Command::Decide { agree: true, opinion: None, minutes: None },
        8 => Command::Decide { agree: false, opinion: Some(say("示例")), minutes: None },
        9 => {
            let minutes = Minutes { number: say("示例 1 号"), sha256: "a".repeat(64) };
            Command::Decide { agree: true, opinion: None, minutes: Some(minutes) }
        }
        10 => Command::AddSigner { person: to, place: chance.one_of(&Place::ALL) },
        11 => Command::RemoveSigner { person: to },
        12 => Command::HandOver { to, reason: say("示例") },
        13 => Command::SendBack {
            to: chance.one_of(&[Target::Submitter, Target::Step(1)]),
            resume: chance.one_of(&Resume::ALL),
            opinion: say("示例"),
        },
        14 => Command::Resubmit { note: say("示例") },
        15 => Command::TakeBack,
        16 => Command::TakeBackDecision,
        17 => Command::Remind,
        18 => Command::Copy { to },
        _ => Command::Reassign { step: 1, seat: 1 + chance.below(2), to, reason: say("示例") },
    }
}

/// A house in which a matter was submitted and some acted on it, all on the day of recording.
pub(crate) fn approve(house: &mut House, chance: &mut Chance) {
    house.adopt(CHAINED);
    let bureau = json!({"names": {"zh": "示例局"}, "kind": "bureau", "area": "330100"});
    let mut commands =
        vec![json!({"command": "FoundUnit", "unit": "u-bureau", "description": bureau})];
    for person in OURS {
        commands
            .push(json!({"command": "Join", "person": person, "name": "示例", "unit": "u-bureau"}));
    }
    for (role, person) in [("office", "p-office"), ("division-head", "p-head")] {
        commands.push(json!({"command": "AssignRole", "role": role, "unit": "u-bureau", "person": person, "from": TODAY, "until": null}));
        commands.push(json!({"command": "NameDeputy", "role": role, "unit": "u-bureau", "person": "p-deputy", "rank": 1}));
    }
    for command in commands {
        let command: people::Command = serde_json::from_value(command).unwrap();
        house.give(TODAY, &StreamId::People, &command.into()).unwrap();
    }
    let _ = house.give(TODAY, &say(STANDARD), &propose("chained").into());
    for _ in 0..40 {
        house.by = anybody(chance);
        let (target, command) = match chance.below(3) {
            0 => (StreamId::People, any_people_command(chance, TODAY).into()),
            _ => any_approval_request(chance),
        };
        let _ = house.give(TODAY, &target, &command);
    }
    house.by = None;
}
