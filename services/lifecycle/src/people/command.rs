//! What may be asked for about people.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::kinds::commands;
use crate::people::role::Role;
use crate::people::unit::Unit;
use crate::procedure::Gate;
use crate::words::{Jurisdiction, Name, PersonId, UnitId};

/// A command about units, persons and what they may act for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all_fields = "snake_case")]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub enum Command {
    /// 设立单位.
    FoundUnit { unit: UnitId, description: Unit },
    /// 撤销单位, its persons going over into another one where there are any.
    CloseUnit { unit: UnitId, into: Option<UnitId> },
    /// 入职.
    Join { person: PersonId, name: Name, unit: UnitId },
    /// 调动.
    Move { person: PersonId, unit: UnitId },
    /// 离职.
    Leave { person: PersonId },
    /// 任职, from one day on, perhaps until another.
    AssignRole { role: Role, unit: UnitId, person: PersonId, from: Date, until: Option<Date> },
    /// 免职, from today on.
    EndRole { role: Role, unit: UnitId, person: PersonId },
    /// 确定副职.
    NameDeputy { role: Role, unit: UnitId, person: PersonId, rank: u8 },
    /// 撤销副职.
    EndDeputy { role: Role, unit: UnitId, person: PersonId },
    /// 委托, before these gates or, where none is named, before every one.
    Delegate { from: PersonId, to: PersonId, first: Date, last: Date, gates: Vec<Gate> },
    /// 终止委托, from today on.
    EndDelegation { from: PersonId, to: PersonId },
    /// 辖区名称.
    NameJurisdiction { code: Jurisdiction, zh: Name, en: Name },
}

commands! {
    FoundUnit "设立单位" "Found a unit"
    CloseUnit "撤销单位" "Close a unit"
    Join "入职" "Let a person join"
    Move "调动" "Move a person"
    Leave "离职" "Let a person leave"
    AssignRole "任职" "Assign a role"
    EndRole "免职" "End a role"
    NameDeputy "确定副职" "Name a deputy"
    EndDeputy "撤销副职" "End a deputy"
    Delegate "委托" "Delegate"
    EndDelegation "终止委托" "End a delegation"
    NameJurisdiction "确定辖区名称" "Name a jurisdiction"
}
