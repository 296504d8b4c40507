//! What a procedure lays down, item by item, in words: for whoever reads it, and to tell two versions apart.
//!
//! Each item has the key of the text, a name, what is laid down, and where that comes from.

use crate::consultation::Purpose as Asked;
use crate::procedure::chain::{Mode, SeatRule, StepRule};
use crate::procedure::consultation::ConsultationRule;
use crate::procedure::format::Procedure;
use crate::procedure::gate::Gate;
use crate::procedure::limit::{Length, Limit};
use crate::procedure::numbering::{Giver, Numbering, Restart};
use crate::procedure::panel::{Excluded, Form, PanelRule};
use crate::procedure::vote::{AfterLast, Compare, Condition, Count, OrElse, Share, VoteRule};
use crate::review::Purpose;
use crate::source::Source;
use crate::words::Words;

/// One thing that a procedure lays down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Its key in the text: `consultation`, `gates.proposal`.
    pub key: String,
    /// What it is called.
    pub name: Words,
    /// What is laid down.
    pub value: Words,
    /// Where that comes from.
    pub source: Source,
}

fn words(zh: impl Into<String>, en: impl Into<String>) -> Words {
    Words { zh: zh.into(), en: en.into() }
}

/// A list in words: `甲、乙` and `a, b`.
fn list(all: impl IntoIterator<Item = Words>) -> Words {
    let (zh, en): (Vec<_>, Vec<_>) = all.into_iter().map(|one| (one.zh, one.en)).unzip();
    words(zh.join("、"), en.join(", "))
}

/// Clauses after each other.
fn clauses(all: impl IntoIterator<Item = Words>) -> Words {
    let (zh, en): (Vec<_>, Vec<_>) = all.into_iter().map(|one| (one.zh, one.en)).unzip();
    words(zh.join("；"), en.join("; "))
}

impl Length {
    /// How long, in words.
    #[must_use]
    pub fn told(&self) -> Words {
        let one = |count: i32, zh: &str, en: &str| {
            let many = if count == 1 { "" } else { "s" };
            words(format!("{count} {zh}"), format!("{count} {en}{many}"))
        };
        match (self.days, self.months) {
            (0, 0) => one(self.working_days, "个工作日", "working day"),
            (0, months) => one(months, "个月", "month"),
            (days, _) => one(days, "天", "day"),
        }
    }
}

impl Procedure {
    /// Everything that it lays down, in the order of a life.
    #[must_use]
    pub fn figures(&self) -> Vec<Figure> {
        let mut all = Vec::new();
        let mut figure = |key: &str, name: Words, value: Words, source: Source| {
            all.push(Figure { key: key.into(), name, value, source });
        };
        for (gate, rule) in &self.gates {
            let key = format!("gates.{}", gate.key().replace('-', "_"));
            figure(&key, self.gate_named(*gate), self.gate_told(*gate), rule.cited());
        }
        for purpose in [Asked::Draft, Asked::Notice, Asked::Abolition] {
            if let Some(rule) = self.asks(purpose) {
                let key = if purpose == Asked::Draft { "consultation" } else { purpose.key() };
                let name = words(purpose.zh(), purpose.en());
                figure(key, name, asked(rule), rule.limit.cited());
            }
        }
        if let Some(plan) = &self.plan {
            let told = plan.limit.length().told();
            figure("plan", words("计划期限", "Plan"), told, plan.limit.cited());
            for milestone in &plan.milestones {
                let (gate, told) = (milestone.gate, milestone.length.told());
                let name =
                    words(format!("节点：{}", gate.zh()), format!("Milestone: {}", gate.en()));
                let key = format!("plan.milestones.{}", gate.key());
                figure(&key, name, told, plan.limit.cited());
            }
        }
        if let Some(rule) = &self.extension {
            let months = Length { months: rule.months, ..Length::default() }.told();
            let ask = rule.ask_before.map(|length| length.told());
            let ask = ask.map(|ask| {
                words(format!("提前 {} 申请", ask.zh), format!("asked for {} before", ask.en))
            });
            let most = words(
                format!("至多 {}，{} 次", months.zh, rule.times),
                match rule.times {
                    1 => format!("{} at most, once", months.en),
                    times => format!("{} at most, {times} times", months.en),
                },
            );
            let source = Source::of(rule.source.clone(), rule.unverified);
            let value = clauses(std::iter::once(most).chain(ask));
            figure("extension", words("延期", "Extension"), value, source);
        }
        for (key, panel) in &self.panels {
            let Words { zh, en } = panel_named(key);
            let source = Source::of(panel.source.clone(), panel.unverified);
            let name = words(format!("专家组：{zh}"), format!("Panel: {en}"));
            figure(&format!("panels.{key}"), name, panel_told(panel), source);
        }
        for (key, vote) in &self.votes {
            let source = Source::of(vote.source.clone(), vote.unverified);
            let Words { zh, en } = self.vote_named(key);
            let name = words(format!("表决：{zh}"), format!("Vote: {en}"));
            figure(&format!("votes.{key}"), name, vote_told(vote), source);
        }
        for (key, chain) in &self.chains {
            let source = Source::of(chain.source.clone(), chain.unverified);
            let name = words(format!("审批链：{key}"), format!("Chain: {key}"));
            figure(&format!("chains.{key}"), name, self.chain_told(key), source);
        }
        if let Some(rule) = &self.numbering {
            figure("numbering", words("编号", "Numbers"), numbering_told(rule), rule.cited());
        }
        let mut limit = |key: &str, zh: &str, en: &str, limit: Option<&Limit>| {
            if let Some(limit) = limit {
                figure(key, words(zh, en), limit.length().told(), limit.cited());
            }
        };
        limit("publicity", "文本公开", "Text public within", self.publicity.as_ref());
        limit("review", "复审周期", "Review at the latest after", self.review.as_ref());
        limit("review_lead", "复审准备提前", "Review prepared before", self.review_lead.as_ref());
        for (code, stay) in &self.stays {
            let (zh, en) = (format!("在 {code} 停留"), format!("Stay at {code}"));
            limit(&format!("stays.{code}"), &zh, &en, Some(stay));
        }
        if let Some(filing) = &self.filing {
            let told = filing.limit.length().told();
            let value = words(
                format!("{} 内报{}", told.zh, filing.with.zh),
                format!("within {} with {}", told.en, filing.with.en),
            );
            figure("filing", words("备案", "Filing"), value, filing.limit.cited());
        }
        if let Some(rule) = &self.implementation {
            let told = rule.report_every.told();
            let value = words(format!("每 {}", told.zh), format!("every {}", told.en));
            let source = Source::of(rule.source.clone(), rule.unverified);
            figure("implementation", words("实施情况报告", "Reports on its use"), value, source);
        }
        for (from, rule) in &self.returns {
            let to = list(rule.to.iter().map(|to| words(to.zh(), to.en())));
            let key = format!("returns.{}", crate::stage::Place::At(*from).key());
            let name =
                words(format!("自{}退回", from.zh()), format!("Sent back from {}", from.en()));
            let source = Source::of(rule.source.clone(), rule.unverified);
            figure(&key, name, words(format!("至{}", to.zh), format!("to {}", to.en)), source);
        }
        if let Some(rule) = &self.roll {
            let value =
                words("遇休息日顺延至下一工作日", "a rest day gives way to the next working day");
            let source = Source::of(rule.source.clone(), rule.unverified);
            figure("roll", words("顺延", "Last days"), value, source);
        }
        if let Some(rule) = &self.reminders {
            let days: Vec<String> = rule.days_before.iter().map(u32::to_string).collect();
            let value = words(
                format!("到期前 {} 天", days.join("、")),
                format!("{} days before", days.join(", ")),
            );
            let source = Source::of(rule.source.clone(), rule.unverified);
            figure("reminders", words("提醒", "Reminders"), value, source);
        }
        if let Some(rule) = &self.moves {
            let count = rule.from.len();
            let value = words(format!("{count} 个环节"), format!("from {count} stage codes"));
            let source = Source::of(rule.source.clone(), rule.unverified);
            figure("moves", words("合规变动", "Regular moves"), value, source);
        }
        all
    }

    fn gate_named(&self, gate: Gate) -> Words {
        words(format!("关口：{}", gate.zh()), format!("Gate: {}", gate.en()))
    }

    /// What a gate asks for.
    #[must_use]
    pub fn gate_told(&self, gate: Gate) -> Words {
        let Some(rule) = self.gates.get(&gate) else { return words("无要求", "nothing") };
        let papers = |keys: &[String]| {
            list(keys.iter().map(|key| {
                self.documents.get(key).map_or_else(|| words(key, key), |document| document.words())
            }))
        };
        let mut all = Vec::new();
        if !rule.requires.is_empty() {
            all.push(papers(&rule.requires));
        }
        if rule.disposed {
            all.push(words("意见处理完毕", "every comment disposed of"));
        }
        if let Some(panel) = &rule.panel {
            let Words { zh, en } = panel_named(panel);
            all.push(words(format!("专家组“{zh}”通过"), format!("the panel `{en}` agrees")));
        }
        if let Some(chain) = &rule.chain {
            all.push(words(format!("审批链“{chain}”同意"), format!("the chain `{chain}` agrees")));
        }
        if rule.sent_out {
            all.push(words("报送", "sent out"));
        }
        if !rule.answer.is_empty() {
            let of = self.authority.as_ref();
            let (zh, en) = of.map_or(("主管部门", "the authority"), |of| (&of.zh, &of.en));
            let answer = papers(&rule.answer);
            all.push(words(
                format!("{zh}的答复：{}", answer.zh),
                format!("the answer of {en}: {}", answer.en),
            ));
        }
        if all.is_empty() { words("无要求", "nothing") } else { clauses(all) }
    }

    /// A vote by what the panels are for that take it; by its key where none does.
    fn vote_named(&self, key: &str) -> Words {
        let takes = |panel: &PanelRule| panel.vote.as_deref() == Some(key);
        let of: Vec<Words> = (self.panels.iter())
            .filter(|(_, panel)| takes(panel))
            .map(|(name, _)| panel_named(name))
            .collect();
        if of.is_empty() { panel_named(key) } else { list(of) }
    }

    fn chain_told(&self, key: &str) -> Words {
        let chain = &self.chains[key];
        let after = chain
            .after
            .as_ref()
            .map(|after| words(format!("先经“{after}”"), format!("after `{after}`")));
        clauses(after.into_iter().chain(chain.steps.iter().map(step_told)))
    }
}

/// What a panel is for; its key where that is no purpose of a review.
fn panel_named(key: &str) -> Words {
    let purpose = Purpose::ALL.into_iter().find(|purpose| purpose.key() == key);
    purpose.map_or_else(|| words(key, key), |purpose| words(purpose.zh(), purpose.en()))
}

fn asked(rule: &ConsultationRule) -> Words {
    let least = rule.limit.length().told();
    let least = words(format!("不少于 {}", least.zh), format!("{} at least", least.en));
    let bodies = (rule.bodies > 0).then(|| {
        words(format!("不少于 {} 家", rule.bodies), format!("{} bodies at least", rule.bodies))
    });
    clauses(std::iter::once(least).chain(bodies))
}

/// A step: whose seats, and by when.
fn step_told(step: &StepRule) -> Words {
    let seats = list(step.seats.iter().map(|seat| match seat {
        SeatRule::Role(role) => words(role.zh(), role.en()),
        SeatRule::Group => words("领导小组", "the leadership group"),
    }));
    let mode = match (step.mode, step.seats.len()) {
        (_, 0 | 1) => words("", ""),
        (Mode::All, _) => words("，会签", ", all of them"),
        (Mode::Any, _) => words("，或签", ", any of them"),
    };
    let within = step.within.as_ref().map(|within| within.length().told());
    let within = within.map_or_else(
        || words("", ""),
        |within| {
            let deputy = step.overdue.map_or(("", ""), |_| ("，逾期由副职办理", ", then a deputy"));
            words(
                format!("，{}内{}", within.zh, deputy.0),
                format!(", within {}{}", within.en, deputy.1),
            )
        },
    );
    words(
        format!("{}（{}{}{}）", step.zh, seats.zh, mode.zh, within.zh),
        format!("{} ({}{}{})", step.en, seats.en, mode.en, within.en),
    )
}

fn panel_told(panel: &PanelRule) -> Words {
    let (size, mut all) = (panel.size, Vec::new());
    let form = list(panel.form.iter().map(|form| match form {
        Form::Meeting | Form::Letter => words(form.zh(), form.en()),
    }));
    let odd = if size.odd { ("，单数", ", an odd number") } else { ("", "") };
    all.push(words(
        format!("{} 至 {} 人{}", size.least, size.most, odd.0),
        format!("{} to {}{}", size.least, size.most, odd.1),
    ));
    all.push(form);
    let mut count = |figure: u32, zh: &str, en: &str| {
        if figure > 0 {
            all.push(words(
                zh.replace('#', &figure.to_string()),
                en.replace('#', &figure.to_string()),
            ));
        }
    };
    count(panel.fields_each, "每专业不少于 # 人", "# of each field at least");
    count(panel.senior_least, "高级职称不少于 # 人", "# of a senior title at least");
    count(panel.unit_most.unwrap_or(0), "同一单位至多 # 人", "# of one unit at most");
    count(panel.load_most.unwrap_or(0), "在审满 # 项的不邀请", "nobody with # open reviews");
    count(panel.alternates, "候补 # 人", "# alternates");
    let mut time = |length: Option<Length>, zh: &str, en: &str| {
        if let Some(told) = length.map(|length| length.told()) {
            all.push(words(zh.replace('#', &told.zh), en.replace('#', &told.en)));
        }
    };
    time(panel.interval, "#内受邀过的靠后", "those asked within # stand back");
    time(panel.answer_within, "#内答复邀请", "invitations answered within #");
    time(panel.papers_before, "提前 # 送材料", "papers # before");
    if !panel.exclude.is_empty() {
        let who = list(panel.exclude.iter().map(|who| match who {
            Excluded::Drafter => words("起草人", "drafters"),
            Excluded::DraftingUnit => words("起草单位人员", "people of the drafting unit"),
            Excluded::Conflict => words("有利害关系的", "those with a conflict"),
            Excluded::Approver => words("审批人", "approvers"),
        }));
        all.push(words(format!("不得有{}", who.zh), format!("without {}", who.en)));
    }
    clauses(all)
}

fn vote_told(vote: &VoteRule) -> Words {
    let mut all = vec![match vote.secret {
        true => words("无记名", "in secret"),
        false => words("记名", "by name"),
    }];
    all.extend(vote.conditions.iter().map(condition_told));
    if vote.no_needs_reason {
        all.push(words("不同意须写明理由", "a no needs a reason"));
    }
    all.push(words(
        format!("至多 {} 轮", vote.rounds),
        format!("{} {} at most", vote.rounds, if vote.rounds == 1 { "round" } else { "rounds" }),
    ));
    all.extend(vote.after_last.map(|after| match after {
        AfterLast::Return => words("仍未通过的退回", "sent back after that"),
        AfterLast::Withdraw => words("仍未通过的终止", "given up after that"),
    }));
    clauses(all)
}

fn counted(count: Count) -> Words {
    match count {
        Count::Members => words("应到", "members"),
        Count::Present => words("实到", "present"),
        Count::Cast => words("有效票", "votes cast"),
        Count::Yes => words("同意", "yes"),
        Count::No => words("不同意", "no"),
        Count::Abstain => words("弃权", "abstaining"),
        Count::Decided => words("同意与不同意之和", "yes and no"),
        Count::DraftingUnit => words("起草单位票", "votes of the drafting unit"),
    }
}

/// A condition without a tally: what is compared with what, and what its failing means.
fn condition_told(condition: &Condition) -> Words {
    let count = counted(condition.count);
    let compare = match condition.compare {
        Compare::AtLeast => words("不少于", "at least"),
        Compare::MoreThan => words("多于", "more than"),
        Compare::AtMost => words("不多于", "at most"),
        Compare::LessThan => words("少于", "less than"),
    };
    let with = match condition.with {
        Share::Number(number) => words(number.to_string(), number.to_string()),
        Share::Of { part, whole, of } => {
            let of = counted(of);
            words(format!("{}的 {part}/{whole}", of.zh), format!("{part}/{whole} of {}", of.en))
        }
    };
    let among = condition.among.as_ref().map_or_else(
        || words("", ""),
        |class| words(format!("{class} 中"), format!(" among {class}")),
    );
    let or_else = match condition.or_else {
        OrElse::Fail => words("", ""),
        OrElse::Again => words("，否则重新组织", ", or it is held again"),
    };
    words(
        format!("{}{}{} {}{}", among.zh, count.zh, compare.zh, with.zh, or_else.zh),
        format!("{}{} {} {}{}", count.en, among.en, compare.en, with.en, or_else.en),
    )
}

fn numbering_told(rule: &Numbering) -> Words {
    let mut all = Vec::new();
    if let Some(by) = rule.by {
        let series = rule.series.as_deref().unwrap_or_default();
        all.push(match by {
            Giver::Ours => words(
                format!("{series} 由本单位连续编号"),
                format!("{series} is numbered by us, without a gap"),
            ),
            Giver::Authority => words(
                format!("{series} 由主管部门编号"),
                format!("{series} is numbered by the authority"),
            ),
        });
    }
    if !rule.own.is_empty() {
        let own = rule.own.join("、");
        let own_en = rule.own.join(", ");
        all.push(words(
            format!("{own} 由本单位连续编号"),
            format!("{own_en} is numbered by us, without a gap"),
        ));
    }
    all.extend(rule.restart.map(|restart| match restart {
        Restart::Never => words("不按年度重新起号", "never from 1 again"),
        Restart::Yearly => words("每年重新起号", "from 1 again each year"),
    }));
    clauses(all)
}
