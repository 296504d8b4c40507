//! Who is waited for, and who may act on it, by name and as what.

use jiff::civil::Date;

use crate::approval::{Capacity, SeatOf};
use crate::explain::case::Case;
use crate::explain::day;
use crate::explain::explanation::Actor;
use crate::explain::sentence::both;
use crate::people::Role;
use crate::procedure::Gate;
use crate::review::Standing;
use crate::standard::Standard;
use crate::stream::StreamId;
use crate::wait::{Wait, Who};
use crate::which::Which;
use crate::words::{PersonId, UnitId, Words};
use crate::world::No;

/// So many are told by name.
const NAMED_MAX: usize = 4;

impl Case<'_> {
    /// Who is waited for.
    pub(super) fn who(
        &self,
        standard: &Standard,
        stream: &StreamId,
        wait: &Wait,
    ) -> Result<Words, No> {
        Ok(match (&wait.who, wait.which) {
            (_, Which::Invitation { .. }) => self.invited(stream)?,
            (Who::Person(person), Which::Conclusion) => self.chair(person),
            (Who::Seat(SeatOf::Role { role, unit }), Which::Rectification { .. }) => {
                let (zh, en) =
                    (self.people.unit_name(unit, "zh"), self.people.unit_name(unit, "en"));
                both(
                    format!("{zh}{}", role.zh()),
                    format!("the {} of {en}", role.en().to_lowercase()),
                )
            }
            _ => self.whom(standard, wait),
        })
    }

    /// How many experts have not answered.
    fn invited(&self, stream: &StreamId) -> Result<Words, No> {
        let StreamId::Review(part) = stream else { return Ok(both("专家", "an expert")) };
        let seats = self.world.review(part)?.panel().into_iter().flat_map(|panel| &panel.seats);
        let open = seats.filter(|seat| seat.standing == Standing::Asked).count();
        let en = if open == 1 { "1 expert".into() } else { format!("{open} experts") };
        Ok(both(format!("{open} 位受邀专家"), en))
    }

    /// By name where they are one of the house's own people; experts are in a pool.
    fn chair(&self, person: &PersonId) -> Words {
        if !self.people.persons.contains_key(person) {
            return both("专家组组长", "the chair of the panel");
        }
        let name = self.people.name_of(person);
        both(format!("专家组组长（{name}）"), format!("the chair of the panel ({name})"))
    }

    fn whom(&self, standard: &Standard, wait: &Wait) -> Words {
        match &wait.who {
            Who::Office => both("标准化办", "the office"),
            Who::Drafters => {
                let unit = standard.drafting_unit().unwrap_or_default();
                both(format!("起草单位（{unit}）"), format!("its drafters ({unit})"))
            }
            Who::Authority => match &self.procedure.authority {
                Some(authority) => both(&authority.zh, &authority.en),
                None => both("主管机构", "the body that runs it"),
            },
            Who::Everybody => both("公众", "the public"),
            Who::Nobody => both("时日", "time"),
            Who::Person(person) => {
                let name = self.people.name_of(person);
                both(name, name)
            }
            Who::Seat(SeatOf::Role { role, .. }) => {
                both(role.zh(), format!("the {}", role.en().to_lowercase()))
            }
            Who::Seat(SeatOf::Group { .. }) => both("领导小组", "the leadership group"),
            Who::Seat(SeatOf::Person { person }) => {
                let name = self.people.name_of(person);
                both(name, name)
            }
            Who::Units(units) => self.units(units),
        }
    }

    /// Some units by name, under their present ones; many by how many they are.
    fn units(&self, units: &[UnitId]) -> Words {
        let count = units.len();
        let named = |language| -> Vec<&str> {
            let present = units.iter().map(|unit| self.people.present(unit).unwrap_or(unit));
            present.take(NAMED_MAX).map(|unit| self.people.unit_name(unit, language)).collect()
        };
        let (zh, en) = (named("zh").join("、"), named("en").join(", "));
        if count > NAMED_MAX {
            let more = count - NAMED_MAX;
            return both(format!("{zh}等 {count} 家单位"), format!("{en} and {more} more units"));
        }
        both(zh, en)
    }

    /// 可办：…… Who may act, by name and as what.
    pub(super) fn names(&self, wait: &Wait, gate: Option<Gate>, may_act: &[Actor]) -> Words {
        // Of those who are told of together each acts alone.
        if let Which::Invitation { .. } = wait.which {
            return both("", "");
        }
        if may_act.len() > NAMED_MAX && wait.which == Which::Rollout {
            return both("可办：各单位负责人。", "May act: the head of each.");
        }
        if may_act.is_empty() {
            return match &wait.who {
                // An expert, who is not among the house's own people.
                Who::Person(person) if !self.people.persons.contains_key(person) => both("", ""),
                Who::Seat(_) if matches!(wait.which, Which::Rectification { .. }) => {
                    both("该职务现空缺。", "Nobody holds that office now.")
                }
                Who::Seat(of) => nobody(of),
                Who::Office => both(
                    "可办：持“标准化办”令牌的人员。",
                    "May act: whoever has a token of the office.",
                ),
                Who::Drafters => both("可办：起草单位。", "May act: the drafting unit."),
                Who::Person(_) => both(
                    "该人员已不在职，请标准化办处理。",
                    "They are not in service any more; the office has to see to it.",
                ),
                Who::Units(_) => both(
                    "现无人可办：机构负责人空缺且无副职。",
                    "Nobody can act on it now: the institutions have no head and no deputy.",
                ),
                Who::Everybody | Who::Nobody | Who::Authority => both("", ""),
            };
        }
        let zh: Vec<String> = may_act.iter().map(|actor| self.actor_zh(actor, gate)).collect();
        let en: Vec<String> = may_act.iter().map(|actor| self.actor_en(actor, gate)).collect();
        both(format!("可办：{}。", zh.join("、")), format!("May act: {}.", en.join(", ")))
    }

    /// Until when somebody acts for this owner.
    fn delegated_until(&self, owner: &PersonId, actor: &Actor, gate: Gate) -> Option<Date> {
        let given = self.people.delegation_for(owner, &actor.person, gate, self.today());
        given.map(|delegation| delegation.last)
    }

    fn actor_zh(&self, actor: &Actor, gate: Option<Gate>) -> String {
        let name = &actor.name;
        match (&actor.stands_for, actor.capacity) {
            (Some(owner), _) => {
                let last = gate.and_then(|gate| self.delegated_until(owner, actor, gate));
                let last =
                    last.map(|last| format!("，委托至 {}", day::zh(last))).unwrap_or_default();
                format!("{name}（受{}委托{last}）", self.people.name_of(owner))
            }
            (None, Capacity::Deputy) => format!("{name}（副职）"),
            (None, _) => name.clone(),
        }
    }

    fn actor_en(&self, actor: &Actor, gate: Option<Gate>) -> String {
        let name = &actor.name;
        match (&actor.stands_for, actor.capacity) {
            (Some(owner), _) => {
                let last = gate.and_then(|gate| self.delegated_until(owner, actor, gate));
                let last = last.map(|last| format!(" until {}", day::en(last))).unwrap_or_default();
                format!("{name} (for {}{last})", self.people.name_of(owner))
            }
            (None, Capacity::Deputy) => format!("{name} (deputy)"),
            (None, _) => name.clone(),
        }
    }
}

fn nobody(of: &SeatOf) -> Words {
    let role = match of {
        SeatOf::Role { role, .. } => *role,
        SeatOf::Group { .. } => Role::Convener,
        SeatOf::Person { .. } => {
            return both(
                "现无人可办，请标准化办改派。",
                "Nobody can act on it now; the office may reassign it.",
            );
        }
    };
    both(
        format!("现无人可办：{}空缺或须回避，且无副职，请标准化办改派。", role.zh()),
        format!(
            "Nobody can act on it now: the {} is vacant or barred and has no deputy; the office may reassign it.",
            role.en().to_lowercase()
        ),
    )
}
