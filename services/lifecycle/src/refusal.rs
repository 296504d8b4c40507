//! Why an order was refused: the rule, where it comes from, and what would satisfy it, in Chinese and in English.
//!
//! A refusal is an answer to a person, not a fault: it is never logged as one, and it changes nothing.

use jiff::civil::Date;

use crate::number::Number;
use crate::stage::{Place, Stage};
use crate::words::BadWord;

/// The rule that said no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing is known under this id.
    NotFound,
    /// The id is taken.
    AlreadyExists,
    /// The order does not belong to where the standard stands.
    OutOfTurn {
        /// The order.
        command: &'static str,
        /// Where the standard stands.
        place: Place,
        /// The code it stands at.
        code: String,
        /// Whether it is suspended.
        suspended: bool,
    },
    /// Another body runs this standard.
    ObservedOnly,
    /// We run this standard: it is not observed.
    RunByUs,
    /// A gate asks for documents that were not handed in.
    DocumentsMissing {
        /// Their names, (Chinese, English).
        missing: Vec<(String, String)>,
        /// Where the rule comes from.
        source: String,
    },
    /// The procedure does not know this kind of document.
    UnknownDocument {
        /// The kind.
        kind: String,
        /// What it knows.
        known: Vec<String>,
    },
    /// The consultation is shorter than the rule.
    ConsultationTooShort {
        /// Asked for.
        days: u32,
        /// The earliest last day.
        until: Date,
        /// Where the rule comes from.
        source: String,
    },
    /// The consultation still runs.
    ConsultationRuns {
        /// Its last day.
        until: Date,
    },
    /// A draft needs a finished consultation before it goes to review.
    NotConsulted {
        /// Where the rule comes from.
        source: String,
    },
    /// The plan has run out: the project is frozen until it is extended.
    PlanOverdue {
        /// Its last day.
        due: Date,
        /// Where the rule comes from.
        source: String,
    },
    /// An extension beyond the rule.
    ExtensionTooLong {
        /// The latest day allowed, if any extension is.
        latest: Option<Date>,
        /// Where the rule comes from.
        source: String,
    },
    /// A return that the procedure does not know.
    ReturnNotAllowed {
        /// From where.
        from: Stage,
        /// To where.
        to: Stage,
        /// Where it could go.
        allowed: Vec<Stage>,
    },
    /// The number was given out before.
    NumberTaken {
        /// The number.
        number: Number,
    },
    /// The sequence of a series would get a gap.
    NumberOutOfSequence {
        /// The number asked for.
        number: Number,
        /// The next sequence number.
        next: u32,
    },
    /// A day that cannot be: in the future, before what is already known, or effective before publication.
    ImpossibleDay {
        /// The day.
        day: Date,
        /// The earliest possible, where there is one.
        earliest: Option<Date>,
        /// The latest possible, where there is one.
        latest: Option<Date>,
    },
    /// No such procedure was adopted.
    UnknownProcedure {
        /// Its id.
        id: String,
        /// Those that were.
        known: Vec<String>,
    },
    /// The procedure is not for this level.
    WrongLevel {
        /// The procedure.
        procedure: String,
        /// The level's key.
        level: &'static str,
    },
    /// A procedure version that is not newer than the one in force, or whose text cannot be used.
    ProcedureUnfit {
        /// Why.
        why: String,
    },
    /// A field that cannot be what it claims.
    BadField {
        /// The field.
        field: &'static str,
        /// Why, and what would be right.
        why: String,
    },
}

impl From<BadWord> for Refusal {
    fn from(word: BadWord) -> Refusal {
        Refusal::BadField { field: word.field, why: word.why }
    }
}

impl Refusal {
    /// The rule's name, for programs: `documents-missing`.
    #[must_use]
    pub fn rule(&self) -> &'static str {
        match self {
            Refusal::NotFound => "not-found",
            Refusal::AlreadyExists => "already-exists",
            Refusal::OutOfTurn { .. } => "out-of-turn",
            Refusal::ObservedOnly => "observed-only",
            Refusal::RunByUs => "run-by-us",
            Refusal::DocumentsMissing { .. } => "documents-missing",
            Refusal::UnknownDocument { .. } => "unknown-document",
            Refusal::ConsultationTooShort { .. } => "consultation-too-short",
            Refusal::ConsultationRuns { .. } => "consultation-runs",
            Refusal::NotConsulted { .. } => "not-consulted",
            Refusal::PlanOverdue { .. } => "plan-overdue",
            Refusal::ExtensionTooLong { .. } => "extension-too-long",
            Refusal::ReturnNotAllowed { .. } => "return-not-allowed",
            Refusal::NumberTaken { .. } => "number-taken",
            Refusal::NumberOutOfSequence { .. } => "number-out-of-sequence",
            Refusal::ImpossibleDay { .. } => "impossible-day",
            Refusal::UnknownProcedure { .. } => "unknown-procedure",
            Refusal::WrongLevel { .. } => "wrong-level",
            Refusal::ProcedureUnfit { .. } => "procedure-unfit",
            Refusal::BadField { .. } => "bad-field",
        }
    }

    /// Where the rule comes from.
    #[must_use]
    pub fn source(&self) -> &str {
        match self {
            Refusal::DocumentsMissing { source, .. }
            | Refusal::ConsultationTooShort { source, .. }
            | Refusal::NotConsulted { source }
            | Refusal::PlanOverdue { source, .. }
            | Refusal::ExtensionTooLong { source, .. } => source,
            Refusal::NumberTaken { .. } | Refusal::NumberOutOfSequence { .. } => {
                "GB/T 1.1 / GB/T 16733-1997: numbering"
            }
            Refusal::OutOfTurn { .. } | Refusal::ReturnNotAllowed { .. } => "GB/T 16733-1997",
            _ => "Plumbline",
        }
    }

    /// The reason and what would satisfy the rule, in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            Refusal::NotFound => "没有这项标准。请核对编号。".into(),
            Refusal::AlreadyExists => "该编号已被使用。请换一个编号。".into(),
            Refusal::OutOfTurn { place, code, suspended: true, .. } => {
                format!("项目已暂停（{} {code}）。请先恢复。", place.zh())
            }
            Refusal::OutOfTurn { command, place, code, .. } => {
                format!("标准现处于{}（{code}），此阶段不能执行 {command}。", place.zh())
            }
            Refusal::ObservedOnly => "该标准由其他机构管理，这里只记录观察。".into(),
            Refusal::RunByUs => "该标准由本单位办理，不能以观察记录。".into(),
            Refusal::DocumentsMissing { missing, .. } => {
                let names: Vec<&str> = missing.iter().map(|(zh, _)| zh.as_str()).collect();
                format!("缺少材料：{}。请补交。", names.join("、"))
            }
            Refusal::UnknownDocument { kind, known } => {
                format!("程序中没有材料“{kind}”。可用：{}。", known.join("、"))
            }
            Refusal::ConsultationTooShort { days, until, .. } => {
                format!("征求意见 {days} 天过短，截止日不得早于 {until}。")
            }
            Refusal::ConsultationRuns { until } => {
                format!("征求意见至 {until} 止，期满前不能结束。")
            }
            Refusal::NotConsulted { .. } => "送审前须完成征求意见。".into(),
            Refusal::PlanOverdue { due, .. } => {
                format!("计划已于 {due} 到期，项目冻结。请先办理延期。")
            }
            Refusal::ExtensionTooLong { latest: Some(latest), .. } => {
                format!("延期不得超过 {latest}。")
            }
            Refusal::ExtensionTooLong { latest: None, .. } => "不能再次延期。".into(),
            Refusal::ReturnNotAllowed { from, to, allowed } => {
                let allowed: Vec<&str> = allowed.iter().map(|s| Place::At(*s).zh()).collect();
                let (from, to) = (Place::At(*from).zh(), Place::At(*to).zh());
                format!("不能从{from}退回到{to}。可退回：{}。", allowed.join("、"))
            }
            Refusal::NumberTaken { number } => format!("编号 {number} 已发出，不能重复。"),
            Refusal::NumberOutOfSequence { number, next } => {
                format!("编号 {number} 不连续，下一个顺序号是 {next}。")
            }
            Refusal::ImpossibleDay { day, earliest, latest } => {
                format!("日期 {day} 不可能。{}", span_zh(*earliest, *latest))
            }
            Refusal::UnknownProcedure { id, known } => {
                format!("没有程序“{id}”。已有：{}。", known.join("、"))
            }
            Refusal::WrongLevel { procedure, level } => {
                format!("程序“{procedure}”不适用于层级 {level}。")
            }
            Refusal::ProcedureUnfit { why } => format!("程序文本不可用：{why}"),
            Refusal::BadField { field, why } => format!("字段 {field} 不合要求：{why}"),
        }
    }

    /// The reason and what would satisfy the rule, in English.
    #[must_use]
    pub fn en(&self) -> String {
        match self {
            Refusal::NotFound => "There is no such standard (check the id).".into(),
            Refusal::AlreadyExists => "This id is taken (choose another).".into(),
            Refusal::OutOfTurn { place, code, suspended: true, .. } => {
                format!("The project is suspended at {} ({code}); resume it first.", place.en())
            }
            Refusal::OutOfTurn { command, place, code, .. } => {
                format!(
                    "{command} is not possible while the standard stands at {} ({code}).",
                    place.en()
                )
            }
            Refusal::ObservedOnly => {
                "Another body runs this standard; here it is only observed.".into()
            }
            Refusal::RunByUs => {
                "This standard is run here; it cannot be recorded as an observation.".into()
            }
            Refusal::DocumentsMissing { missing, .. } => {
                let names: Vec<String> =
                    missing.iter().map(|(zh, en)| format!("{en} ({zh})")).collect();
                format!("Documents are missing: {}. Attach them first.", names.join(", "))
            }
            Refusal::UnknownDocument { kind, known } => {
                format!("The procedure knows no document `{kind}` (it knows {}).", known.join(", "))
            }
            Refusal::ConsultationTooShort { days, until, .. } => {
                format!(
                    "A consultation of {days} days is too short; it must run to {until} at least."
                )
            }
            Refusal::ConsultationRuns { until } => {
                format!("The consultation runs until {until}; close it then or later.")
            }
            Refusal::NotConsulted { .. } => {
                "The draft needs a finished public consultation before review.".into()
            }
            Refusal::PlanOverdue { due, .. } => {
                format!(
                    "The plan ran out on {due} and the project is frozen; extend the plan first."
                )
            }
            Refusal::ExtensionTooLong { latest: Some(latest), .. } => {
                format!("The plan may be extended to {latest} at the latest.")
            }
            Refusal::ExtensionTooLong { latest: None, .. } => {
                "The plan may not be extended again.".into()
            }
            Refusal::ReturnNotAllowed { from, to, allowed } => {
                let allowed: Vec<&str> = allowed.iter().map(|s| Place::At(*s).en()).collect();
                let (from, to) = (Place::At(*from).en(), Place::At(*to).en());
                format!(
                    "A standard at {from} cannot be sent back to {to} (possible: {}).",
                    allowed.join(", ")
                )
            }
            Refusal::NumberTaken { number } => format!("The number {number} was given out before."),
            Refusal::NumberOutOfSequence { number, next } => {
                format!("{number} would leave a gap; the next number in sequence is {next}.")
            }
            Refusal::ImpossibleDay { day, earliest, latest } => {
                format!("It cannot have been on {day}{}.", span_en(*earliest, *latest))
            }
            Refusal::UnknownProcedure { id, known } => {
                format!("No procedure `{id}` was adopted (adopted: {}).", known.join(", "))
            }
            Refusal::WrongLevel { procedure, level } => {
                format!("The procedure `{procedure}` is not for standards of level {level}.")
            }
            Refusal::ProcedureUnfit { why } => format!("The procedure cannot be adopted: {why}"),
            Refusal::BadField { field, why } => format!("{field}: {why}."),
        }
    }
}

fn span_zh(earliest: Option<Date>, latest: Option<Date>) -> String {
    match (earliest, latest) {
        (Some(e), Some(l)) => format!("应在 {e} 至 {l} 之间。"),
        (Some(e), None) => format!("不得早于 {e}。"),
        (None, Some(l)) => format!("不得晚于 {l}。"),
        (None, None) => String::new(),
    }
}

fn span_en(earliest: Option<Date>, latest: Option<Date>) -> String {
    match (earliest, latest) {
        (Some(e), Some(l)) => format!(" (possible: {e} to {l})"),
        (Some(e), None) => format!(" (not before {e})"),
        (None, Some(l)) => format!(" (not after {l})"),
        (None, None) => String::new(),
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.en())
    }
}

impl std::error::Error for Refusal {}
