//! The sentences of an explanation, made of what is waited for.

use jiff::civil::Date;

use crate::approval::{Capacity, SeatOf};
use crate::explain::case::Case;
use crate::explain::day;
use crate::explain::explanation::Actor;
use crate::people::Role;
use crate::procedure::Gate;
use crate::reason::Reason;
use crate::standard::Standard;
use crate::stream::StreamId;
use crate::wait::{Then, Wait, Who};
use crate::which::Which;
use crate::words::{PersonId, UnitId, Words};
use crate::world::No;

pub(super) fn both(zh: impl ToString, en: impl ToString) -> Words {
    Words { zh: zh.to_string(), en: en.to_string() }
}

impl Case<'_> {
    pub(super) fn tell(
        &self,
        standard: &Standard,
        stream: &StreamId,
        wait: &Wait,
        may_act: &[Actor],
        refusal: Option<&Reason>,
    ) -> Result<Words, No> {
        let parts = [
            self.whom_and_what(standard, stream, wait)?,
            self.clause(wait),
            self.names(wait, self.gate(stream, wait)?, may_act),
            missing(wait, refusal),
            self.next(standard, stream, wait)?,
        ];
        let zh = parts.iter().map(|part| part.zh.as_str()).collect();
        let en: Vec<&str> =
            parts.iter().map(|part| part.en.as_str()).filter(|part| !part.is_empty()).collect();
        Ok(Words { zh, en: en.join(" ") })
    }

    /// 等谁、办什么，自何日起（几个工作日），至何日，逾期如何。
    fn whom_and_what(
        &self,
        standard: &Standard,
        stream: &StreamId,
        wait: &Wait,
    ) -> Result<Words, No> {
        if let (Which::Extension, Some(until)) = (wait.which, wait.until) {
            return Ok(self.to_be_asked(wait, until));
        }
        let who = self.who(standard, wait);
        let what = self.what(stream, wait)?;
        let days = self.calendar.working_days_between(wait.since, self.today());
        let (mut zh, mut en) = match &wait.who {
            Who::Nobody | Who::Everybody => {
                (format!("等{}", what.zh), format!("Waiting {}", what.en))
            }
            _ => {
                (format!("等{}{}", who.zh, what.zh), format!("Waiting for {} {}", who.en, what.en))
            }
        };
        zh += &format!("，自 {}起（已 {days} 个工作日）", day::zh(wait.since));
        en += &format!(
            " since {} ({days} working {})",
            day::en(wait.since),
            if days == 1 { "day" } else { "days" }
        );
        if let Some(until) = wait.until {
            let late = wait.passes_on().is_some_and(|passes_on| self.today() >= passes_on);
            let (sure_zh, sure_en) =
                if wait.provisional { ("（暂定）", " (provisional)") } else { ("", "") };
            let (then_zh, then_en) = then(wait, late);
            zh += &format!("，至 {}{sure_zh}{then_zh}", day::zh(until));
            en += &format!(", until {}{sure_en}{then_en}", day::en(until));
        }
        let (zh_end, en_end) = if wait.clause.is_empty() { ("。", ".") } else { ("；", ";") };
        Ok(both(zh + zh_end, en + en_end))
    }

    /// What nobody is held to, and is in time until a day all the same.
    fn to_be_asked(&self, wait: &Wait, until: Date) -> Words {
        let is_over = self.today() > until;
        let (sure_zh, sure_en) =
            if wait.provisional { ("（暂定）", " (provisional)") } else { ("", "") };
        let (end_zh, end_en) = if wait.clause.is_empty() { ("。", ".") } else { ("；", ";") };
        let (day_zh, day_en) = (day::zh(until), day::en(until));
        let (over_zh, over_en) =
            if is_over { ("（此日已过）", " (which has passed)") } else { ("", "") };
        both(
            format!("确需延期的，应于 {day_zh}前提出{sure_zh}{over_zh}{end_zh}"),
            format!(
                "If more time is needed, it is to be asked for by {day_en}{sure_en}{over_en}{end_en}"
            ),
        )
    }

    fn who(&self, standard: &Standard, wait: &Wait) -> Words {
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
            Who::Units(units) => {
                let names: Vec<&str> = units.iter().map(|unit| self.unit(unit)).collect();
                both(names.join("、"), names.join(", "))
            }
        }
    }

    fn unit<'u>(&'u self, id: &'u UnitId) -> &'u str {
        let present = self.people.present(id).unwrap_or(id);
        self.people.units.get(present).map_or(id.as_str(), |unit| unit.names.best("zh"))
    }

    fn what(&self, stream: &StreamId, wait: &Wait) -> Result<Words, No> {
        if let (StreamId::Approval(part), Which::Seat { step, .. }) = (stream, wait.which)
            && let Some(chain) = self.world.approval(part)?.chain()
            && let Some(held) = chain.step_no(step)
        {
            let (at, of) = (chain.position(step).unwrap_or(0) + 1, chain.route.len());
            return Ok(both(
                format!("审批“{}”（{}，第 {at} 步，共 {of} 步）", chain.gate.zh(), held.zh),
                format!("to decide on “{}” ({}, step {at} of {of})", chain.gate.en(), held.en),
            ));
        }
        Ok(match wait.which {
            Which::Gate(gate) if wait.who == Who::Authority => both(
                format!("就“{}”答复", gate.zh()),
                format!("to answer on the gate “{}”", gate.en()),
            ),
            Which::Gate(gate) if !wait.missing.is_empty() => both(
                format!("备齐“{}”的材料", gate.zh()),
                format!("to hand in the documents of the gate “{}”", gate.en()),
            ),
            Which::Gate(gate) => {
                let chain =
                    self.procedure.gates.get(&gate).is_some_and(|rule| rule.chain.is_some());
                let granted = match self.world.standard(self.id)? {
                    Standard::Run(run) => Case::is_granted(run, gate),
                    Standard::Unborn | Standard::Observed(_) => false,
                };
                if chain && !granted {
                    both(
                        format!("就“{}”提交审批", gate.zh()),
                        format!("to submit the gate “{}” for approval", gate.en()),
                    )
                } else {
                    both(
                        format!("办理“{}”", gate.zh()),
                        format!("to go through the gate “{}”", gate.en()),
                    )
                }
            }
            Which::Plan => both("完成送审并通过审查", "to bring it through the review"),
            Which::Stay => both("转入下一环节", "to move it on"),
            Which::Review => both("开始复审", "to start its review"),
            Which::ReviewLead => both("为复审作准备", "to prepare its review"),
            Which::Publicity => both("公开标准文本", "to make its text public"),
            Which::Filing => match &self.procedure.filing {
                Some(filing) => both(
                    format!("报{}备案", filing.with.zh),
                    format!("to file it with {}", filing.with.en),
                ),
                None => both("备案", "to file it"),
            },
            Which::Report => both("反馈实施情况", "to report on how it is put into effect"),
            Which::Milestone(gate) => both(
                format!("按计划节点进入“{}”", gate.zh()),
                format!("to bring it to the gate “{}”, a milestone of its plan", gate.en()),
            ),
            Which::Resumption => both("恢复办理", "to resume it"),
            Which::Resubmission => both("重新提交", "to submit it again"),
            which => both(which.zh(), which.en()),
        })
    }

    fn clause(&self, wait: &Wait) -> Words {
        let Some(source) = wait.source() else { return both("", "") };
        let Words { zh, en } = source.told();
        both(format!("{zh}。"), format!("{en}."))
    }

    /// 可办：…… Who may act, by name and as what.
    fn names(&self, wait: &Wait, gate: Option<Gate>, may_act: &[Actor]) -> Words {
        if may_act.is_empty() {
            return match &wait.who {
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

    /// The gate that is waited for, or under approval.
    fn gate(&self, stream: &StreamId, wait: &Wait) -> Result<Option<Gate>, No> {
        Ok(match (stream, wait.which) {
            (StreamId::Approval(part), _) => self.world.approval(part)?.chain().map(|c| c.gate),
            (_, Which::Gate(gate)) => Some(gate),
            _ => None,
        })
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

fn then(wait: &Wait, late: bool) -> (&'static str, &'static str) {
    match (wait.then, late) {
        (Then::Late, false) => ("，逾期即超期", ", then it is late"),
        (Then::Late, true) => ("，已超期", ", which has passed"),
        (Then::Freeze, false) => ("，逾期即冻结", ", then it is frozen"),
        (Then::Freeze, true) => ("，已到期冻结", ", which has passed: it is frozen"),
        (Then::Close, false) => ("，期满即结束", ", then it is closed"),
        (Then::Close, true) => ("，已期满", ", which has passed"),
        (Then::Escalate, false) => ("，逾期可由副职办理", ", then a deputy may"),
        (Then::Escalate, true) => {
            ("，已逾期，副职亦可办理", ", which has passed: a deputy may too")
        }
        (Then::TakeEffect, _) => ("，届时代替旧版", ", when it replaces the old edition"),
        (Then::Replace, false) => ("，逾期由候补递补", ", then an alternate is asked"),
        (Then::Replace, true) => {
            ("，已逾期，由候补递补", ", which has passed: an alternate is asked")
        }
        (Then::Lapse, false) => ("，期满须续聘", ", then it has to be renewed"),
        (Then::Lapse, true) => ("，已期满，须续聘", ", which has passed: it has to be renewed"),
        (Then::Nothing, _) => ("", ""),
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

fn missing(wait: &Wait, refusal: Option<&Reason>) -> Words {
    if !wait.missing.is_empty() {
        let zh: Vec<&str> = wait.missing.iter().map(|paper| paper.zh.as_str()).collect();
        let en: Vec<&str> = wait.missing.iter().map(|paper| paper.en.as_str()).collect();
        return both(format!("缺：{}。", zh.join("、")), format!("Missing: {}.", en.join(", ")));
    }
    match (wait.which, refusal) {
        (Which::Gate(_), Some(reason)) => both(reason.zh.clone(), reason.en.clone()),
        (Which::Gate(_), None) => both("材料齐全。", "Nothing is missing."),
        _ => both("", ""),
    }
}
