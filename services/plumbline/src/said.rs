//! How it is said that something was not done: in Chinese, then in English, with the rule and its source where one said no.
//!
//! The same words come from a folder at rest and from the service that runs on it, so they also travel between the two.

use std::fmt;

use plumbline_documents::NotKept;
use plumbline_lifecycle::{Reason, Words};
use plumbline_workflow::Failure;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Why something was not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Said {
    pub(crate) kind: Kind,
    /// The rule that said no, and where it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) rule: Option<Box<Rule>>,
    pub(crate) zh: String,
    pub(crate) en: String,
}

/// A rule and its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Rule {
    pub(crate) name: String,
    /// Where it comes from, as part of a sentence.
    pub(crate) source: Words,
}

/// What sort of no it is, for whoever must do something about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    /// This one was not done; others may be.
    Refused,
    /// Nothing can be done now.
    Unavailable,
    /// Nobody knows whether it was done.
    Unknown,
}

impl Said {
    /// A rule said no.
    pub(crate) fn refused(reason: Reason) -> Said {
        let rule = Rule { name: reason.rule.to_owned(), source: reason.from_where() };
        let Reason { zh, en, .. } = reason;
        Said { kind: Kind::Refused, rule: Some(Box::new(rule)), zh, en }
    }

    /// Nobody knows what became of it, because whoever should say so is gone.
    pub(crate) fn unknown(zh: &str, en: &str) -> Said {
        Said { kind: Kind::Unknown, rule: None, zh: zh.into(), en: en.into() }
    }

    /// The same of the command with this id.
    pub(crate) fn of(mut self, id: Uuid) -> Said {
        if self.kind == Kind::Unknown {
            self.zh.push_str(&format!("（命令编号 {id}）"));
            self.en.push_str(&format!(" (the command id is {id})"));
        }
        self
    }

    /// The whole of it in Chinese.
    pub(crate) fn in_chinese(&self) -> String {
        match &self.rule {
            Some(rule) => format!("{}（规则 {}，{}）", self.zh, rule.name, rule.source.zh),
            None => self.zh.clone(),
        }
    }
}

/// The whole of it in English.
impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en)?;
        match &self.rule {
            Some(rule) => write!(f, " (rule {}, {})", rule.name, rule.source.en),
            None => Ok(()),
        }
    }
}

impl From<Failure> for Said {
    fn from(failure: Failure) -> Said {
        let en = failure.to_string();
        let (kind, zh) = match failure {
            Failure::Refused(refusal) => return Said::refused(refusal.reason()),
            Failure::Denied(denial) => return Said::refused(denial.reason()),
            Failure::Stale { target, expected, found } => (
                Kind::Refused,
                format!(
                    "{target} 已有变动：日志中为版本 {found}，命令按版本 {expected} 提出。请查看后重新提出。"
                ),
            ),
            Failure::IdReused(id) => {
                (Kind::Refused, format!("命令编号 {id} 已用于另一条命令，请换一个编号。"))
            }
            Failure::Unreadable { stream, seq, why } => (
                Kind::Refused,
                format!("{stream} 在 seq {seq} 处无法读取：{why}（请运行 plumbline verify）"),
            ),
            Failure::Broken(why) => {
                (Kind::Refused, format!("命令无法裁定：{why}（这是程序的缺陷）"))
            }
            Failure::Busy => (Kind::Unavailable, "办理队列已满，请稍后再试。".into()),
            Failure::Unavailable(why) => (Kind::Unavailable, format!("现在无法写入：{why}")),
            Failure::Unknown(why) => (
                Kind::Unknown,
                format!("结果不明：{why}（请用同一命令编号再次提交，不会重复办理）"),
            ),
        };
        Said { kind, rule: None, zh, en }
    }
}

impl From<&NotKept> for Said {
    fn from(not: &NotKept) -> Said {
        match not {
            NotKept::Unfit(unfit) => Said::refused(unfit.reason()),
            NotKept::Store(error) => Failure::Unavailable(error.to_string()).into(),
        }
    }
}
