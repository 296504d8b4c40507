//! Commands about people by chance: few names, so that they meet.

use jiff::ToSpan;
use jiff::civil::Date;
use plumbline_lifecycle::people::{Command, PersonId, Role, UnitId};
use plumbline_lifecycle::procedure::Gate;

use crate::house::{Chance, say};

/// The units that the commands name.
pub(crate) const UNITS: [&str; 3] = ["u-a", "u-b", "u-c"];

/// The persons that the commands name.
pub(crate) const PERSONS: [&str; 3] = ["p-li", "p-wang", "p-zhao"];

/// The roles that the commands name.
pub(crate) const ROLES: [Role; 2] = [Role::Office, Role::DivisionHead];

/// A command, whose days lie around this one.
pub(crate) fn any_people_command(chance: &mut Chance, around: Date) -> Command {
    let [unit, other]: [UnitId; 2] = [(); 2].map(|()| say(chance.one_of(&UNITS)));
    let [person, to]: [PersonId; 2] = [(); 2].map(|()| say(chance.one_of(&PERSONS)));
    let role = chance.one_of(&ROLES);
    let first = around.saturating_add((i64::from(chance.below(20)) - 10).days());
    let last = first.saturating_add((i64::from(chance.below(30)) - 2).days());
    match chance.below(13) {
        0 => {
            let parent = chance.odd().then_some(other);
            let description = serde_json::from_value(serde_json::json!({
                "names": { "zh": "示例处" }, "kind": "division", "parent": parent, "area": "330100",
            }));
            Command::FoundUnit { unit, description: description.unwrap() }
        }
        1 => Command::CloseUnit { unit, into: chance.odd().then_some(other) },
        2 => Command::Join { person, name: say("示例：李某"), unit },
        3 => Command::Move { person, unit },
        4 => Command::Leave { person },
        5 | 6 => {
            let until = chance.odd().then_some(last);
            Command::AssignRole { role, unit, person, from: first, until }
        }
        7 => Command::EndRole { role, unit, person },
        8 => {
            let rank = u8::try_from(chance.below(3)).unwrap();
            Command::NameDeputy { role, unit, person, rank }
        }
        9 => Command::EndDeputy { role, unit, person },
        10 => {
            let gates = chance.one_of(&[vec![], vec![Gate::Approval], vec![Gate::Publication]]);
            Command::Delegate { from: person, to, first, last, gates }
        }
        11 => Command::EndDelegation { from: person, to },
        _ => {
            let (code, zh) = (say("330200"), say(chance.one_of(&["宁波市", "示例市"])));
            Command::NameJurisdiction { code, zh, en: say("Ningbo") }
        }
    }
}
