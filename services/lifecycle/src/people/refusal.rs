//! Why a command about people was refused.

use jiff::civil::Date;

use crate::people::delegation::Delegation;
use crate::people::role::Role;
use crate::reason::{OURS, refusals};
use crate::words::{Jurisdiction, Name, PersonId, UnitId};

/// The source of how long a delegation may run: no text that says so was found.
const DELEGATIONS: &str = "办公惯例（未核实）";

refusals! {
    /// The rules of units, persons, roles and delegations.
    Refusal:

    /// The unit's id was used before.
    UnitExists { unit: UnitId }
        "unit-exists", OURS,
        format!("单位编号 {unit} 已被使用。请换一个编号。"),
        format!("The unit id {unit} was used before (choose another).");

    /// No open unit has this id.
    NoUnit { unit: UnitId }
        "no-unit", OURS,
        format!("没有单位 {unit}，或该单位已撤销。"),
        format!("There is no unit {unit}, or it was closed.");

    /// Somebody serves there, a unit lies below, or a role is held for it.
    UnitNotEmpty { unit: UnitId, held: String }
        "unit-not-empty", OURS,
        format!("单位 {unit} 尚有 {held}。请指定并入的单位。"),
        format!("The unit {unit} still holds {held} (say into which unit they go).");

    /// A unit cannot go into itself or one below it.
    IntoItself { unit: UnitId }
        "into-itself", OURS,
        format!("单位 {unit} 不能并入本单位或其下级。"),
        format!("The unit {unit} cannot go into itself or a unit below it.");

    /// The person's id was used before.
    PersonExists { person: PersonId }
        "person-exists", OURS,
        format!("人员编号 {person} 已被使用。请换一个编号。"),
        format!("The person id {person} was used before (choose another).");

    /// Nobody in service has this id.
    NoPerson { person: PersonId }
        "no-person", OURS,
        format!("没有在职人员 {person}。"),
        format!("Nobody in service has the id {person}.");

    /// They serve there already.
    ServesThere { person: PersonId, unit: UnitId }
        "serves-there", OURS,
        format!("{person} 已在 {unit}。"),
        format!("{person} serves in {unit} already.");

    /// The last day lies before the first.
    DaysReversed { first: Date, last: Date }
        "days-reversed", OURS,
        format!("末日 {last} 早于首日 {first}。末日应为 {first} 或以后。"),
        format!("The last day {last} is before the first, {first} (end on {first} or later).");

    /// They hold that role on some of these days.
    HoldsRoleAlready { person: PersonId, role: Role, unit: UnitId, from: Date, until: Option<Date> }
        "holds-role-already", OURS,
        format!("{person} 自 {from} 起{}任 {unit} 的{}。请先免职，或另定任期。", until_zh(*until), role.zh()),
        format!("{person} is {} of {unit} from {from}{} (end that first, or choose other days).", role.key(), until_en(*until));

    /// They do not hold that role, nor will they.
    NoSuchRole { person: PersonId, role: Role, unit: UnitId }
        "no-such-role", OURS,
        format!("{person} 未任 {unit} 的{}，或任期已满。请核对职务和单位。", role.zh()),
        format!("{person} is not {} of {unit}, or is so no longer (check the role and the unit).", role.key());

    /// They stand in there already.
    DeputyAlready { person: PersonId, role: Role, unit: UnitId, rank: u8 }
        "deputy-already", OURS,
        format!("{person} 已是 {unit} {}的第 {rank} 副职。请先撤销，再重新确定。", role.zh()),
        format!("{person} is deputy {rank} of the {} of {unit} already (end that first to change the rank).", role.key());

    /// They do not stand in there.
    NoSuchDeputy { person: PersonId, role: Role, unit: UnitId }
        "no-such-deputy", OURS,
        format!("{person} 不是 {unit} {}的副职。请核对职务和单位。", role.zh()),
        format!("{person} is no deputy of the {} of {unit} (check the role and the unit).", role.key());

    /// Nobody is their own delegate.
    DelegationToOneself { person: PersonId }
        "delegation-to-oneself", OURS,
        format!("{person} 不能委托本人。请委托他人。"),
        format!("{person} cannot delegate to themselves (name somebody else).");

    /// It would be over before it is given.
    DelegationOver { last: Date, today: Date }
        "delegation-over", OURS,
        format!("委托末日 {last} 已过。末日应为 {today} 或以后。"),
        format!("A delegation until {last} would be over already (end on {today} or later).");

    /// It would run for too many days.
    DelegationTooLong { first: Date, last: Date }
        "delegation-too-long", DELEGATIONS,
        format!("委托期 {first} 至 {last} 超过 {} 日。请缩短，到期再委托。", Delegation::DAYS_MAX),
        format!("A delegation from {first} to {last} runs for more than {} days (make it shorter, and give another when it ends).", Delegation::DAYS_MAX);

    /// The giver acts for another, and for nobody else.
    DelegationOfDelegation { from: PersonId, giver: PersonId }
        "delegation-of-delegation", OURS,
        format!("{from} 仅受 {giver} 委托，不能转委托。请由 {giver} 直接委托。"),
        format!("{from} acts only for {giver}, and a delegate cannot delegate ({giver} may).");

    /// Another one runs on some of these days, for some of these gates.
    DelegationOverlaps { from: PersonId, to: PersonId, first: Date, last: Date }
        "delegation-overlaps", OURS,
        format!("{from} 已委托 {to}，自 {first} 至 {last}。请先终止，或另定日期、环节。"),
        format!("{from} has delegated to {to} from {first} to {last} already (end that first, or choose other days or gates).");

    /// None is running or to come.
    NoDelegation { from: PersonId, to: PersonId }
        "no-delegation", OURS,
        format!("没有 {from} 对 {to} 的有效委托。请核对双方。"),
        format!("There is no delegation from {from} to {to} that is not over (check both).");

    /// It is called so already.
    JurisdictionNamedSo { code: Jurisdiction, zh: Name, en: Name }
        "jurisdiction-named-so", OURS,
        format!("辖区 {code} 已名为“{zh}”（{en}）。如有更名，请填新名称。"),
        format!("{code} is called {en} ({zh}) already (give another name).");
}

fn until_zh(until: Option<Date>) -> String {
    until.map_or_else(String::new, |day| format!("至 {day} "))
}

fn until_en(until: Option<Date>) -> String {
    until.map_or_else(String::new, |day| format!(" to {day}"))
}
