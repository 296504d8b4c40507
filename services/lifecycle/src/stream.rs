//! Which stream an event stands on. A stream is one thing's history; its name in the log is written and read here alone.

use std::fmt;
use std::str::FromStr;

use crate::ballot::BallotId;
use crate::number::Series;
use crate::words::{Jurisdiction, PartId, PersonId, StandardId};

/// The stream of one thing, as it is named in the log.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StreamId {
    /// `procedures`: every version of every procedure that was adopted.
    Procedures,
    /// `people`: units and persons.
    People,
    /// `calendar`: the working days.
    Calendar,
    /// `grants`: which token lets whom do what.
    Grants,
    /// `pool/330100`: the experts of an area.
    Pool(Jurisdiction),
    /// `register/DB3301/T`: the numbers of one series.
    Register(Series),
    /// `standard/day-care`: the life of one standard.
    Standard(StandardId),
    /// `approval/day-care.proposal.1`: one matter under approval.
    Approval(PartId),
    /// `review/day-care.draft.1`: one panel of experts.
    Review(PartId),
    /// `ballot/day-care.draft.1.1`: one vote of a panel.
    Ballot(BallotId),
    /// `consultation/day-care.draft.1`: who was asked about a text, and what they said.
    Consultation(PartId),
    /// `implementation/day-care`: how a standard is put into effect.
    Implementation(StandardId),
    /// `person/e-001`: what is private of one person, sealed.
    Person(PersonId),
}

/// What kind of thing a stream tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Noun {
    /// 标准.
    Standard,
    /// 制定程序.
    Procedure,
    /// 编号簿.
    Register,
    /// 单位与人员.
    People,
    /// 审批.
    Approval,
    /// 征求意见.
    Consultation,
    /// 工作日历.
    Calendar,
    /// 授权.
    Grants,
    /// 评审.
    Review,
    /// 表决.
    Ballot,
    /// 专家库.
    Pool,
    /// 个人信息.
    Person,
    /// 贯标.
    Implementation,
}

impl Noun {
    /// All of them.
    pub const ALL: [Noun; 13] = [
        Noun::Standard,
        Noun::Procedure,
        Noun::Register,
        Noun::People,
        Noun::Approval,
        Noun::Consultation,
        Noun::Calendar,
        Noun::Grants,
        Noun::Review,
        Noun::Ballot,
        Noun::Pool,
        Noun::Person,
        Noun::Implementation,
    ];

    /// The key for programs, and its name in Chinese and English.
    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Noun::Standard => ("standard", "标准", "Standards"),
            Noun::Procedure => ("procedure", "制定程序", "Procedures"),
            Noun::Register => ("register", "编号簿", "Registers of numbers"),
            Noun::People => ("people", "单位与人员", "Units and persons"),
            Noun::Approval => ("approval", "审批", "Approvals"),
            Noun::Consultation => ("consultation", "征求意见", "Consultations"),
            Noun::Calendar => ("calendar", "工作日历", "Calendar"),
            Noun::Grants => ("grants", "授权", "Grants"),
            Noun::Review => ("review", "评审", "Reviews"),
            Noun::Ballot => ("ballot", "表决", "Ballots"),
            Noun::Pool => ("pool", "专家库", "Pools of experts"),
            Noun::Person => ("person", "个人信息", "Personal data"),
            Noun::Implementation => ("implementation", "贯标", "Implementation"),
        }
    }

    /// The key for programs.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.words().0
    }

    /// The name in Chinese.
    #[must_use]
    pub fn zh(self) -> &'static str {
        self.words().1
    }

    /// The name in English.
    #[must_use]
    pub fn en(self) -> &'static str {
        self.words().2
    }

    /// What kind of thing a stream of this name tells of; looks at no more of the name than that needs.
    #[must_use]
    pub fn of_stream(name: &str) -> Option<Noun> {
        match name.split_once('/').map_or(name, |(noun, _)| noun) {
            "standard" => Some(Noun::Standard),
            "procedures" => Some(Noun::Procedure),
            "register" => Some(Noun::Register),
            "people" => Some(Noun::People),
            "approval" => Some(Noun::Approval),
            "consultation" => Some(Noun::Consultation),
            "calendar" => Some(Noun::Calendar),
            "grants" => Some(Noun::Grants),
            "review" => Some(Noun::Review),
            "ballot" => Some(Noun::Ballot),
            "pool" => Some(Noun::Pool),
            "person" => Some(Noun::Person),
            "implementation" => Some(Noun::Implementation),
            _ => None,
        }
    }

    /// Whether what its events say may leave the house. Of the others everybody learns that they happened, and nobody what they
    /// say: the grants hold the credentials' hashes, and who was let do what is nobody's business but the house's;
    /// and what is private of a person goes nowhere, sealed or not.
    #[must_use]
    pub fn travels_whole(self) -> bool {
        match self {
            Noun::Standard
            | Noun::Procedure
            | Noun::Register
            | Noun::People
            | Noun::Approval
            | Noun::Consultation
            | Noun::Calendar
            | Noun::Review
            | Noun::Ballot
            | Noun::Pool
            | Noun::Implementation => true,
            Noun::Grants | Noun::Person => false,
        }
    }
}

impl StreamId {
    /// What kind of thing it tells of.
    #[must_use]
    pub fn noun(&self) -> Noun {
        match self {
            StreamId::Procedures => Noun::Procedure,
            StreamId::People => Noun::People,
            StreamId::Calendar => Noun::Calendar,
            StreamId::Grants => Noun::Grants,
            StreamId::Pool(_) => Noun::Pool,
            StreamId::Person(_) => Noun::Person,
            StreamId::Register(_) => Noun::Register,
            StreamId::Standard(_) => Noun::Standard,
            StreamId::Approval(_) => Noun::Approval,
            StreamId::Review(_) => Noun::Review,
            StreamId::Ballot(_) => Noun::Ballot,
            StreamId::Consultation(_) => Noun::Consultation,
            StreamId::Implementation(_) => Noun::Implementation,
        }
    }

    /// The standard whose life it is, if it is one.
    #[must_use]
    pub fn standard(&self) -> Option<&StandardId> {
        match self {
            StreamId::Standard(id) => Some(id),
            StreamId::Procedures
            | StreamId::People
            | StreamId::Calendar
            | StreamId::Grants
            | StreamId::Pool(_)
            | StreamId::Person(_)
            | StreamId::Register(_)
            | StreamId::Approval(_)
            | StreamId::Consultation(_)
            | StreamId::Review(_)
            | StreamId::Ballot(_)
            | StreamId::Implementation(_) => None,
        }
    }

    /// The standard that it is the life of, or a part of; none for what is of the house, of a series or of a pool.
    #[must_use]
    pub fn owner(&self) -> Option<&StandardId> {
        match self {
            StreamId::Standard(id) | StreamId::Implementation(id) => Some(id),
            StreamId::Approval(part) => Some(part.owner()).filter(|_| part.pool().is_none()),
            StreamId::Consultation(part) | StreamId::Review(part) => Some(part.owner()),
            StreamId::Ballot(ballot) => Some(ballot.review().owner()),
            StreamId::Procedures
            | StreamId::People
            | StreamId::Calendar
            | StreamId::Grants
            | StreamId::Pool(_)
            | StreamId::Person(_)
            | StreamId::Register(_) => None,
        }
    }

    /// Whether there is one of it for the whole house or for an area, small and needed by many: it is kept in memory whole.
    #[must_use]
    pub fn is_of_the_house(&self) -> bool {
        match self {
            StreamId::Procedures
            | StreamId::People
            | StreamId::Calendar
            | StreamId::Grants
            | StreamId::Pool(_) => true,
            StreamId::Register(_)
            | StreamId::Person(_)
            | StreamId::Standard(_)
            | StreamId::Approval(_)
            | StreamId::Consultation(_)
            | StreamId::Review(_)
            | StreamId::Ballot(_)
            | StreamId::Implementation(_) => false,
        }
    }
}

impl From<&StreamId> for Noun {
    fn from(stream: &StreamId) -> Noun {
        stream.noun()
    }
}

impl fmt::Display for StreamId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StreamId::Procedures => f.write_str("procedures"),
            StreamId::People => f.write_str("people"),
            StreamId::Calendar => f.write_str("calendar"),
            StreamId::Grants => f.write_str("grants"),
            StreamId::Pool(area) => write!(f, "pool/{area}"),
            StreamId::Person(id) => write!(f, "person/{id}"),
            StreamId::Register(series) => write!(f, "register/{series}"),
            StreamId::Standard(id) => write!(f, "standard/{id}"),
            StreamId::Approval(id) => write!(f, "approval/{id}"),
            StreamId::Review(id) => write!(f, "review/{id}"),
            StreamId::Ballot(id) => write!(f, "ballot/{id}"),
            StreamId::Consultation(id) => write!(f, "consultation/{id}"),
            StreamId::Implementation(id) => write!(f, "implementation/{id}"),
        }
    }
}

/// A text that names no stream.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` names no stream (procedures, people, calendar, grants, pool/AREA, person/ID, register/SERIES, standard/ID, approval/PART, consultation/PART, review/PART, ballot/BALLOT or implementation/ID)"
)]
pub struct NoStream(pub String);

impl FromStr for StreamId {
    type Err = NoStream;

    fn from_str(text: &str) -> Result<Self, NoStream> {
        let named = match text.split_once('/') {
            None if text == "procedures" => Some(StreamId::Procedures),
            None if text == "people" => Some(StreamId::People),
            None if text == "calendar" => Some(StreamId::Calendar),
            None if text == "grants" => Some(StreamId::Grants),
            Some(("pool", area)) => area.parse().ok().map(StreamId::Pool),
            Some(("person", id)) => id.parse().ok().map(StreamId::Person),
            Some(("register", series)) => series.parse().ok().map(StreamId::Register),
            Some(("standard", id)) => id.parse().ok().map(StreamId::Standard),
            Some(("approval", id)) => id.parse().ok().map(StreamId::Approval),
            Some(("review", id)) => id.parse().ok().map(StreamId::Review),
            Some(("ballot", id)) => id.parse().ok().map(StreamId::Ballot),
            Some(("consultation", id)) => id.parse().ok().map(StreamId::Consultation),
            Some(("implementation", id)) => id.parse().ok().map(StreamId::Implementation),
            _ => None,
        };
        named.ok_or_else(|| NoStream(text.chars().take(120).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_is_named_and_found_again() {
        for text in [
            "procedures",
            "people",
            "calendar",
            "grants",
            "pool/330100",
            "person/e-001",
            "register/DB3301/T",
            "register/Q/ABC XY",
            "standard/day-care",
            "approval/day-care.proposal.1",
            "review/day-care.draft.1",
            "ballot/day-care.draft.1.2",
            "consultation/day-care.draft.1",
            "implementation/day-care",
        ] {
            let id: StreamId = text.parse().unwrap();
            assert_eq!((id.to_string(), Noun::of_stream(text)), (text.to_owned(), Some(id.noun())));
        }
        for text in
            ["", "standard", "standard/", "standard/A", "register/db", "procedures/x", "approval/x"]
        {
            assert!(text.parse::<StreamId>().is_err(), "{text}");
        }
    }
}
