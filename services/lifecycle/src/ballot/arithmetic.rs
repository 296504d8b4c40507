//! The arithmetic of a ballot as one sentence, with the whole votes that each condition asks for.

use crate::ballot::tally::Tally;
use crate::ballot::verdict::{Verdict, holds, verdict};
use crate::procedure::{Compare, Condition, Count, Form, Share, VoteRule};
use crate::source::Source;
use crate::words::Words;

/// How a tally is judged, in Chinese and English: each condition with what was counted, the whole votes that it asks for
/// and whether it holds; then the result and where the rule comes from.
#[must_use]
pub fn arithmetic(rule: &VoteRule, tally: &Tally) -> Words {
    let mut said = Said { tally, counts: Vec::new() };
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for condition in &rule.conditions {
        zh.push(said.condition_zh(condition));
        en.push(said.condition_en(condition));
        said.has_told(condition);
    }
    let (rest_zh, rest_en) = said.rest();
    zh.extend(rest_zh);
    en.extend(rest_en);
    let verdict = verdict(rule, tally);
    let source = Source::of(rule.source.clone(), rule.unverified);
    let (doubt_zh, doubt_en) = match source.unverified {
        true => (format!("（{}）", Source::UNVERIFIED.0), format!(" ({})", Source::UNVERIFIED.1)),
        false => Default::default(),
    };
    let Words { zh: from_zh, en: from_en } = source.cited();
    let (round, zh, en) = (tally.round, zh.join("；"), en.join("; "));
    Words {
        zh: format!("{zh}。结论：{}（第 {round} 轮）。依据：{from_zh}{doubt_zh}。", verdict.zh()),
        en: format!("{en}. {}, round {round}. Rule: {from_en}{doubt_en}.", result(verdict)),
    }
}

/// One condition, in Chinese and English: what was counted, the whole votes that it asks for, and whether it holds.
#[must_use]
pub fn condition(condition: &Condition, tally: &Tally) -> Words {
    let said = Said { tally, counts: Vec::new() };
    Words { zh: said.condition_zh(condition), en: said.condition_en(condition) }
}

/// How many whole votes satisfy a condition on a share of `base`: the least of them, or the most. `None` where nothing does. Of a
/// base of zero no share holds, whatever this says.
#[must_use]
pub fn needed(condition: &Condition, base: u64) -> Option<u64> {
    let (part, whole) = match condition.with {
        Share::Number(number) => (u64::from(number), 1),
        Share::Of { part, whole, .. } => (base * u64::from(part), u64::from(whole)),
    };
    match condition.compare {
        Compare::AtLeast => Some(part.div_ceil(whole)),
        Compare::MoreThan => Some(part / whole + 1),
        Compare::AtMost => Some(part / whole),
        Compare::LessThan => part.div_ceil(whole).checked_sub(1),
    }
}

/// What was said so far: no count is told twice.
struct Said<'a> {
    tally: &'a Tally,
    counts: Vec<(Count, Option<String>)>,
}

impl Said<'_> {
    fn condition_zh(&self, condition: &Condition) -> String {
        let (count, among) = (condition.count, condition.among.as_deref());
        let class = among.map(|class| format!("{class} 中")).unwrap_or_default();
        let told = |count| format!("{class}{}", self.count_zh(count, among));
        let compare = match condition.compare {
            Compare::AtLeast => "不少于",
            Compare::MoreThan => "多于",
            Compare::AtMost => "不多于",
            Compare::LessThan => "少于",
        };
        let held = if holds(condition, self.tally) { "达到" } else { "未达到" };
        match condition.with {
            Share::Number(number) => {
                format!("{}，{compare} {number} {}：{held}", told(count), self.unit(count))
            }
            Share::Of { part, whole, of } => {
                let base = self.tally.count(of, among);
                let first = if self.is_told(of, among) {
                    String::new()
                } else {
                    format!("{}，", told(of))
                };
                let needed = match (base, needed(condition, base)) {
                    (0, _) => "基数为零，不成立".to_owned(),
                    (_, None) => "任何票数均不满足".to_owned(),
                    (_, Some(votes)) => {
                        let unit = self.unit(count);
                        match condition.compare {
                            Compare::AtLeast | Compare::MoreThan => format!("须 {votes} {unit}"),
                            Compare::AtMost | Compare::LessThan => format!("至多 {votes} {unit}"),
                        }
                    }
                };
                format!(
                    "{first}{}，{compare}{}的 {part}/{whole}（{needed}）：{held}",
                    told(count),
                    self.name_zh(of)
                )
            }
        }
    }

    fn condition_en(&self, condition: &Condition) -> String {
        let (count, among) = (condition.count, condition.among.as_deref());
        let number = self.tally.count(count, among);
        let class = among.map(|class| format!(" among {class}")).unwrap_or_default();
        let name = self.name_en(count);
        let compare = match condition.compare {
            Compare::AtLeast => "at least",
            Compare::MoreThan => "more than",
            Compare::AtMost => "at most",
            Compare::LessThan => "less than",
        };
        let held = if holds(condition, self.tally) { "met" } else { "not met" };
        match condition.with {
            Share::Number(figure) => format!("{number} {name}{class}, {compare} {figure}: {held}"),
            Share::Of { part, whole, of } => {
                let base = self.tally.count(of, among);
                let counted = match (count, of) {
                    (Count::Present, Count::Members) => format!("{number} of {base} {name}"),
                    _ => format!("{number} {name} of {base} {}", self.name_en(of)),
                };
                let needed = match (base, needed(condition, base)) {
                    (0, _) => "a share of none never holds".to_owned(),
                    (_, None) => "no count is".to_owned(),
                    (_, Some(votes)) => match condition.compare {
                        Compare::AtLeast | Compare::MoreThan => format!("{votes} needed"),
                        Compare::AtMost | Compare::LessThan => format!("{votes} allowed"),
                    },
                };
                format!("{counted}{class}, {compare} {part}/{whole} ({needed}): {held}")
            }
        }
    }

    /// What no condition counted: the votes against, and what there is of the rest.
    fn rest(&self) -> (Vec<String>, Vec<String>) {
        let (mut zh, mut en) = (Vec::new(), Vec::new());
        for count in [Count::Yes, Count::No, Count::Abstain] {
            let number = self.tally.all.of(count);
            if !self.is_told(count, None) && (number > 0 || count != Count::Abstain) {
                zh.push(self.count_zh(count, None));
                en.push(format!("{number} {}", self.name_en(count)));
            }
        }
        if self.tally.recused > 0 {
            zh.push(format!("回避 {} 人", self.tally.recused));
            en.push(format!("{} recused", self.tally.recused));
        }
        if self.tally.all.cast == 0 {
            zh.push("无有效票".into());
            en.push("nobody voted".into());
        }
        (zh, en)
    }

    fn has_told(&mut self, condition: &Condition) {
        self.counts.push((condition.count, condition.among.clone()));
        if let Share::Of { of, .. } = condition.with {
            self.counts.push((of, condition.among.clone()));
        }
    }

    fn is_told(&self, count: Count, among: Option<&str>) -> bool {
        self.counts.iter().any(|(told, class)| *told == count && class.as_deref() == among)
    }

    fn count_zh(&self, count: Count, among: Option<&str>) -> String {
        let number = self.tally.count(count, among);
        format!("{} {number} {}", self.name_zh(count), self.unit(count))
    }

    fn unit(&self, count: Count) -> &'static str {
        match (count, self.tally.form) {
            (Count::Members, _) | (Count::Present, Form::Meeting) => "人",
            (Count::Present, Form::Letter) => "份",
            _ => "票",
        }
    }

    fn name_zh(&self, count: Count) -> &'static str {
        match (count, self.tally.form) {
            (Count::Members, _) => "应到",
            (Count::Present, Form::Meeting) => "实到",
            (Count::Present, Form::Letter) => "回函",
            (Count::Cast, _) => "有效票",
            (Count::Yes, _) => "同意",
            (Count::No, _) => "不同意",
            (Count::Abstain, _) => "弃权",
            (Count::Decided, _) => "同意与不同意",
            (Count::DraftingUnit, _) => "起草单位",
        }
    }

    fn name_en(&self, count: Count) -> &'static str {
        match (count, self.tally.form) {
            (Count::Members, _) => "members",
            (Count::Present, Form::Meeting) => "present",
            (Count::Present, Form::Letter) => "returned",
            (Count::Cast, _) => "cast",
            (Count::Yes, _) => "yes",
            (Count::No, _) => "no",
            (Count::Abstain, _) => "abstaining",
            (Count::Decided, _) => "decided",
            (Count::DraftingUnit, _) => "by the drafting unit",
        }
    }
}

fn result(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Passed => "Passed",
        Verdict::Lost => "Lost",
        Verdict::Void => "Void, to be held again",
    }
}
