//! Why the policy says no, and how that is said.

use plumbline_lifecycle::{Jurisdiction, Missing, Name, PersonId, Reason, StandardId, StreamId};

use crate::caller::Role;

/// Why somebody may not give a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Denial {
    /// Their role does not give such commands.
    Role {
        /// The role.
        role: Role,
        /// The command.
        command: &'static str,
    },
    /// The standard lies, or would lie, outside their jurisdiction.
    OutsideJurisdiction {
        /// The standard.
        standard: StandardId,
        /// Their jurisdiction.
        scope: Jurisdiction,
    },
    /// The pool is that of an area outside their jurisdiction.
    OutsideArea {
        /// The area.
        area: Jurisdiction,
        /// Their jurisdiction.
        scope: Jurisdiction,
    },
    /// Another unit drafts the standard.
    OtherUnit {
        /// The unit that drafts it, or would.
        drafted_by: Name,
        /// Their own, if they have one.
        unit: Option<Name>,
    },
    /// Somebody else would delegate.
    OtherPerson {
        /// Who would.
        from: PersonId,
        /// Whom the token names, if it names anybody.
        person: Option<PersonId>,
    },
    /// The desk is somebody else's.
    OtherDesk {
        /// Whose it is.
        of: PersonId,
        /// Whom the token names, if it names anybody.
        person: Option<PersonId>,
    },
    /// What is private of somebody is for others.
    OthersData {
        /// Of whom.
        of: PersonId,
        /// Whom the token names, if it names anybody.
        person: Option<PersonId>,
    },
    /// They would act for somebody who has not let them.
    NotForThem {
        /// For whom.
        whom: Name,
        /// Whom the token names, if it names anybody.
        person: Option<PersonId>,
    },
    /// Approvals are given by persons, and the token names none.
    NoPerson,
    /// Only the office may, or who else is named.
    NotTheOffice {
        /// The command.
        command: &'static str,
        /// Whether the office is whoever holds that role in the house, or the tokens of that name.
        held: bool,
    },
    /// The standard is not being drafted any more.
    NotDrafted {
        /// Where it stands.
        at: &'static str,
        /// The same in Chinese.
        at_zh: &'static str,
    },
}

/// Why the policy does not say yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsettled {
    /// It says no.
    Denied(Denial),
    /// A stream is needed first.
    Missing(StreamId),
}

impl From<Missing> for Unsettled {
    fn from(Missing(stream): Missing) -> Unsettled {
        Unsettled::Missing(stream)
    }
}

impl From<Denial> for Unsettled {
    fn from(denial: Denial) -> Unsettled {
        Unsettled::Denied(denial)
    }
}

impl Denial {
    /// What it says: the rule, and what would satisfy it.
    #[must_use]
    pub fn reason(&self) -> Reason {
        let (rule, zh, en) = match self {
            Denial::Role { role, command } => (
                "role-may-not",
                format!("令牌角色“{}”不能执行 {command}。", role.zh()),
                format!("The token role {} may not give the command {command}.", role.key()),
            ),
            Denial::OutsideJurisdiction { standard, scope } => (
                "outside-jurisdiction",
                format!("标准 {standard} 不在辖区 {} 内。", scope.told("zh")),
                format!("{standard} lies outside the jurisdiction {}.", scope.told("en")),
            ),
            Denial::OutsideArea { area, scope } => (
                "outside-jurisdiction",
                format!("{} 不在辖区 {} 内。", area.told("zh"), scope.told("zh")),
                format!("{} lies outside the jurisdiction {}.", area.told("en"), scope.told("en")),
            ),
            Denial::OtherUnit { drafted_by, unit: Some(unit) } => (
                "other-unit",
                format!("该标准由“{drafted_by}”起草，不是“{unit}”。"),
                format!("`{drafted_by}` drafts this standard, not `{unit}`."),
            ),
            Denial::OtherUnit { drafted_by, unit: None } => (
                "other-unit",
                format!("该标准由“{drafted_by}”起草；本令牌未注明起草单位。"),
                format!("`{drafted_by}` drafts this standard; this token names no drafting unit."),
            ),
            Denial::OtherPerson { from, person: Some(person) } => (
                "other-person",
                format!("本令牌属于 {person}，只能办理本人的委托，不能代 {from} 办理。"),
                format!(
                    "This token names {person}, who may delegate for themselves and not for {from}."
                ),
            ),
            Denial::OtherPerson { from, person: None } => (
                "other-person",
                format!("只有 {from} 本人可以办理；本令牌未注明人员。"),
                format!("Only {from} may delegate this; this token names no person."),
            ),
            Denial::NotForThem { whom, person: Some(person) } => (
                "not-for-them",
                format!("{person} 不能代“{whom}”办理：既非本人、本单位，也没有其今日有效的委托。请由其先行委托。"),
                format!(
                    "{person} may not act for `{whom}`, who is neither they nor their unit and has not delegated to them for today (they may: people delegate)."
                ),
            ),
            Denial::NotForThem { whom, person: None } => (
                "not-for-them",
                format!("不能代“{whom}”办理：本令牌未注明人员，委托无从核对。请用注明人员的令牌，或不填代办对象。"),
                format!(
                    "Nobody acts for `{whom}` with this token, which names no person to whom they could have delegated (use one that does, or leave it out)."
                ),
            ),
            Denial::NoPerson => (
                "person-unnamed",
                "审批由本人办理；本令牌未注明人员。请管理员建立注明人员的令牌。".into(),
                "Approvals are given by persons; this token names none (ask the administrator for one that does)."
                    .into(),
            ),
            Denial::NotTheOffice { command, held: true } => (
                "not-the-office",
                format!("{command} 由该辖区标准化办的任职人员、其副职或受托人办理（催办亦可由提交人办理）。"),
                format!(
                    "{command} is for who holds the role office there today, their deputy or delegate (a reminder is for the submitter too)."
                ),
            ),
            Denial::NotTheOffice { command, held: false } => (
                "not-the-office",
                format!("{command} 由标准化办的令牌办理（催办亦可由提交人办理）。"),
                format!(
                    "{command} is for a token of the office (a reminder is for the submitter too)."
                ),
            ),
            Denial::OtherDesk { of, person: Some(person) } => (
                "other-desk",
                format!("本令牌属于 {person}，不能查看 {of} 的待办。"),
                format!(
                    "This token names {person}, who reads their own desk and not that of {of}."
                ),
            ),
            Denial::OtherDesk { of, person: None } => (
                "other-desk",
                format!("{of} 的待办只有本人、标准化办和管理员可以查看；本令牌未注明人员。"),
                format!(
                    "Only {of}, the office and the administrator read that desk; this token names no person."
                ),
            ),
            Denial::OthersData { of, person } => (
                "others-data",
                format!("{of} 的个人信息只有该专家库所在地的标准化办、管理员和本人可以办理{}。", match person {
                    Some(person) => format!("；本令牌属于 {person}"),
                    None => String::new(),
                }),
                format!("What is private of {of} is for the office of that pool, the administrator and themself{}.", match person {
                    Some(person) => format!("; this token names {person}"),
                    None => String::new(),
                }),
            ),
            Denial::NotDrafted { at, at_zh } => (
                "not-drafted",
                format!("标准现处于{at_zh}，起草单位在立项和起草阶段方可修改。"),
                format!(
                    "The standard stands at {at}; its drafters may touch it while it is proposed and drafted."
                ),
            ),
        };
        Reason { rule, source: "Plumbline".into(), unverified: false, zh, en }
    }
}

impl std::fmt::Display for Denial {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.reason().en)
    }
}
