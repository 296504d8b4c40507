//! What is found in a text, and by which rule.

use crate::procedure::findings::lines::Lines;
use crate::words::{Words, keyed};

/// The rules of a text. Each has the code by which an office speaks of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Check {
    /// It is TOML, of known keys and types, and hides nothing.
    Reads,
    /// Each figure says where it comes from.
    Sourced,
    /// It has an id, the next version, levels.
    Named,
    /// What a rule names is defined.
    Defined,
    /// What is defined is used.
    Used,
    /// Each figure is within its bounds, each length of time has one unit.
    Bounded,
    /// A milestone lies within the plan.
    MilestoneInPlan,
    /// A plan is as long as its own least course.
    LeastCourse,
    /// An extension has something to extend, and is asked for while that runs.
    Extension,
    /// A chain leads somewhere, and each of its seats can be filled.
    Chain,
    /// A step that is overdue has a last day.
    OverdueStep,
    /// A vote can pass, and can be lost.
    Decidable,
    /// A secret ballot has five electors.
    SecretOfFive,
    /// A panel can be formed.
    PanelForms,
    /// Another body's answer has another body.
    AnswerOfNobody,
    /// A gate asks for nothing that only a skipped step makes.
    SkippedStep,
    /// Comments are disposed of where there are some.
    DisposedOfNothing,
    /// A return leads back, and there is one where a panel may say no.
    WayBack,
    /// Numbers have the rules of whoever gives them.
    Numbering,
    /// A review is prepared within its own time.
    ReviewLead,
    /// The working days that it counts are known.
    KnownDays,
    /// A reminder comes before what it reminds of began.
    EarlyReminder,
    /// No last day that the law caps rolls past it.
    RolledCap,
}

keyed! { Check {
    Reads "C01" "格式可读" "it reads"
    Sourced "C02" "数字有依据" "figures have sources"
    Named "C03" "名称与版本" "id, version, levels"
    Defined "C04" "引用有定义" "what is named is defined"
    Used "C05" "定义有使用" "what is defined is used"
    Bounded "C06" "数字在范围内" "figures are within their bounds"
    MilestoneInPlan "C07" "节点在计划内" "milestones lie within the plan"
    LeastCourse "C08" "计划够用" "the plan is long enough"
    Extension "C09" "延期可用" "extensions can be used"
    Chain "C10" "审批链可走通" "chains lead through"
    OverdueStep "C11" "逾期有期限" "what is overdue has a last day"
    Decidable "C12" "表决有意义" "votes decide something"
    SecretOfFive "C13" "无记名不少于五人" "secret ballots have five electors"
    PanelForms "C14" "专家组可组成" "panels can be formed"
    AnswerOfNobody "C15" "答复有主管部门" "answers have an authority"
    SkippedStep "C16" "材料有来处" "papers come from somewhere"
    DisposedOfNothing "C17" "意见有来处" "comments come from somewhere"
    WayBack "C18" "退回有去处" "returns lead back"
    Numbering "C19" "编号规则完整" "numbering is whole"
    ReviewLead "C20" "复审准备在周期内" "reviews are prepared within their time"
    KnownDays "C21" "工作日历齐备" "the working days are known"
    EarlyReminder "C22" "提醒不早于起算" "reminders come after the beginning"
    RolledCap "C23" "顺延不超法定期限" "nothing rolls past a cap of law"
} }

/// Something about a text that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub check: Check,
    /// The line of the text, from 1.
    pub line: u32,
    /// Whether it only warns; else the text is not adopted.
    pub warns: bool,
    /// What is wrong, as a sentence without its stop.
    pub says: Words,
    /// What would mend it, as a sentence without its stop.
    pub remedy: Words,
}

impl Finding {
    /// All of it in Chinese: where, by which rule, what, and the remedy.
    #[must_use]
    pub fn zh(&self) -> String {
        let Finding { check, line, says, remedy, .. } = self;
        format!("第 {line} 行，{}：{}（{}）。", check.key(), says.zh, remedy.zh)
    }

    /// The same in English.
    #[must_use]
    pub fn en(&self) -> String {
        let Finding { check, line, says, remedy, .. } = self;
        format!("line {line}, {}: {} ({}).", check.key(), says.en, remedy.en)
    }
}

/// What was found so far.
pub(super) struct Found<'a> {
    /// Where the keys of the text stand.
    pub(super) lines: &'a Lines,
    /// All of it, in the order in which it was found.
    pub(super) all: Vec<Finding>,
}

/// A sentence in Chinese and in English.
pub(super) type Said = (String, String);

impl Found<'_> {
    pub(super) fn error(&mut self, check: Check, at: &[&str], says: Said, remedy: (&str, &str)) {
        self.found(check, at, false, says, remedy);
    }

    pub(super) fn warning(&mut self, check: Check, at: &[&str], says: Said, remedy: (&str, &str)) {
        self.found(check, at, true, says, remedy);
    }

    fn found(&mut self, check: Check, at: &[&str], warns: bool, says: Said, remedy: (&str, &str)) {
        let line = self.lines.of(at);
        let says = Words { zh: says.0, en: says.1 };
        let remedy = Words { zh: remedy.0.into(), en: remedy.1.into() };
        self.all.push(Finding { check, line, warns, says, remedy });
    }

    pub(super) fn has_error(&self) -> bool {
        self.all.iter().any(|finding| !finding.warns)
    }
}
