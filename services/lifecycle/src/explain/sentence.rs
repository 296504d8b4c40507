//! The sentences of an explanation, made of what is waited for.

use jiff::civil::Date;

use crate::consultation::Purpose;
use crate::explain::case::Case;
use crate::explain::day;
use crate::explain::deed::to_do;
use crate::explain::explanation::Actor;
use crate::procedure::Gate;
use crate::reason::Reason;
use crate::standard::Standard;
use crate::stream::StreamId;
use crate::wait::{Then, Wait, Who};
use crate::which::Which;
use crate::words::Words;
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
            self.missing(wait, refusal),
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
        let who = self.who(standard, stream, wait)?;
        let what = self.what(stream, wait)?;
        let days = self.calendar.working_days_between(wait.since, self.today());
        let (mut zh, mut en) = match &wait.who {
            Who::Nobody | Who::Everybody => {
                (format!("等{}", what.zh), format!("Waiting {}", what.en))
            }
            _ => {
                // A figure stands off the character before it.
                let gap = if who.zh.starts_with(|c: char| c.is_ascii()) { " " } else { "" };
                (
                    format!("等{gap}{}{}", who.zh, what.zh),
                    format!("Waiting for {} {}", who.en, what.en),
                )
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
            Which::Gate(gate) if wait.who == Who::Authority => {
                both(format!("就“{}”作出答复", gate.zh()), format!("to answer on “{}”", gate.en()))
            }
            Which::Gate(gate) if !wait.missing.is_empty() => both(
                format!("备齐“{}”环节的材料", gate.zh()),
                format!("to hand in the documents for “{}”", gate.en()),
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
                        format!("to submit “{}” for approval", gate.en()),
                    )
                } else {
                    to_do(gate)
                }
            }
            Which::Plan => both("完成送审、通过审查", "to bring it through the review"),
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
                format!("按计划节点进入“{}”环节", gate.zh()),
                format!("to bring it to “{}”, a milestone of its plan", gate.en()),
            ),
            Which::Resumption => both("恢复办理", "to resume it"),
            Which::Resubmission => both("重新提交", "to submit it again"),
            Which::Consultation => consulted(stream),
            Which::Disposal if is_notice(stream) => {
                both("处理公示期间的异议", "to deal with the objections to the notice")
            }
            Which::Disposal => both("处理征求到的意见", "to dispose of the comments"),
            Which::Panel => both("抽取或指定专家", "to draw or name the panel"),
            Which::Invitation { .. } => both("答复评审邀请", "to answer the invitation"),
            Which::Papers => both("送达评审材料", "to send the papers for the review"),
            Which::Conclusion => both("作出评审结论", "to conclude the review"),
            Which::Ballot => both("组织表决并计票", "to close the ballot"),
            Which::Rollout => both("开始执行", "to begin to apply it"),
            Which::Feedback { no } => {
                both(format!("答复第 {no} 条实施反馈"), format!("to answer feedback no. {no}"))
            }
            Which::Rectification { no } => {
                both(format!("完成第 {no} 项整改"), format!("to carry out rectification no. {no}"))
            }
            Which::Reinspection { no } => both(
                format!("复查第 {no} 项整改"),
                format!("to inspect rectification no. {no} again"),
            ),
            which => both(which.zh(), which.en()),
        })
    }

    fn clause(&self, wait: &Wait) -> Words {
        let Some(source) = wait.source() else { return both("", "") };
        let Words { zh, en } = source.told();
        both(format!("{zh}。"), format!("{en}."))
    }

    /// 缺：…… What is missing, or what the rules would say besides.
    fn missing(&self, wait: &Wait, refusal: Option<&Reason>) -> Words {
        match (wait.which, refusal) {
            // The units that are waited for are what is missing.
            (Which::Rollout, _) => both("", ""),
            _ if !wait.missing.is_empty() => {
                let zh: Vec<&str> = wait.missing.iter().map(|paper| paper.zh.as_str()).collect();
                let en: Vec<&str> = wait.missing.iter().map(|paper| paper.en.as_str()).collect();
                both(format!("缺：{}。", zh.join("、")), format!("Missing: {}.", en.join(", ")))
            }
            (Which::Gate(_), Some(reason)) => both(reason.zh.clone(), reason.en.clone()),
            (Which::Gate(gate), None) if self.asks_for_papers(gate) => {
                both("材料齐全。", "Nothing is missing.")
            }
            _ => both("", ""),
        }
    }

    fn asks_for_papers(&self, gate: Gate) -> bool {
        self.procedure.gates.get(&gate).is_some_and(|rule| !rule.requires.is_empty())
    }

    /// The gate that is waited for, or under approval.
    fn gate(&self, stream: &StreamId, wait: &Wait) -> Result<Option<Gate>, No> {
        Ok(match (stream, wait.which) {
            (StreamId::Approval(part), _) => self.world.approval(part)?.chain().map(|c| c.gate),
            (_, Which::Gate(gate)) => Some(gate),
            _ => None,
        })
    }
}

fn then(wait: &Wait, late: bool) -> (&'static str, &'static str) {
    match (wait.then, late) {
        (Then::Late, false) => ("，届满未办即为超期", ", after which it is overdue"),
        (Then::Late, true) => ("，已超期", ", which has passed: it is overdue"),
        (Then::Freeze, false) => ("，逾期即冻结", ", then it is frozen"),
        (Then::Freeze, true) => ("，已到期，项目冻结", ", which has passed: it is frozen"),
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

/// What a consultation of this purpose is waited for.
fn consulted(stream: &StreamId) -> Words {
    let purpose = match stream {
        StreamId::Consultation(part) => part.purpose().parse().ok(),
        _ => None,
    };
    match purpose {
        Some(Purpose::Notice) => both("公示期满", "for the end of the public notice"),
        Some(Purpose::Abolition) => {
            both("废止征求意见结束", "for the end of the consultation on its abolition")
        }
        Some(Purpose::Draft) | None => both("征求意见结束", "for the end of the consultation"),
    }
}

fn is_notice(stream: &StreamId) -> bool {
    matches!(stream, StreamId::Consultation(part) if part.purpose().parse() == Ok(Purpose::Notice))
}
