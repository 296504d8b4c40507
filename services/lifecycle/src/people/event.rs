//! What can have happened to people.

use jiff::civil::Date;

use crate::kinds::events;
use crate::people::role::Role;
use crate::people::unit::Unit;
use crate::procedure::Gate;
use crate::words::{Jurisdiction, Name, PersonId, UnitId};

events! {
    /// 设立单位.
    UnitFounded "设立单位" "Unit founded" { unit: UnitId, description: Unit }
    /// 撤销单位; who served there serves in `into` from then on, and what was held for it is held for `into`.
    UnitClosed "撤销单位" "Unit closed" {
        unit: UnitId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        into: Option<UnitId>,
    }
    /// 入职.
    PersonJoined "入职" "Person joined" { person: PersonId, name: Name, unit: UnitId }
    /// 调动.
    PersonMoved "调动" "Person moved" { person: PersonId, unit: UnitId }
    /// 离职.
    PersonLeft "离职" "Person left" { person: PersonId }
    /// 任职; `until` is the last day, where one is known.
    RoleAssigned "任职" "Role assigned" {
        role: Role,
        unit: UnitId,
        person: PersonId,
        #[cfg_attr(test, schemars(with = "crate::schemas::Day"))]
        from: Date,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, schemars(with = "Option<crate::schemas::Day>"))]
        until: Option<Date>,
    }
    /// 免职: from this day on, and also from one that would have begun later.
    RoleEnded "免职" "Role ended" { role: Role, unit: UnitId, person: PersonId }
    /// 确定副职; rank 1 comes first.
    DeputyNamed "确定副职" "Deputy named" { role: Role, unit: UnitId, person: PersonId, rank: u8 }
    /// 撤销副职.
    DeputyEnded "撤销副职" "Deputy ended" { role: Role, unit: UnitId, person: PersonId }
    /// 委托; without gates it is for every gate. The first and the last day count.
    DelegationGiven "委托" "Delegation given" {
        from: PersonId,
        to: PersonId,
        #[cfg_attr(test, schemars(with = "crate::schemas::Day"))]
        first: Date,
        #[cfg_attr(test, schemars(with = "crate::schemas::Day"))]
        last: Date,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        gates: Vec<Gate>,
    }
    /// 终止委托: every one from that person to this one, from this day on.
    DelegationEnded "终止委托" "Delegation ended" { from: PersonId, to: PersonId }
    /// 辖区名称; it holds instead of an earlier one, and of the name that comes with the program.
    JurisdictionNamed "辖区名称" "Jurisdiction named" { code: Jurisdiction, zh: Name, en: Name }
}
