//! The verbs of `courses.txt` and `approvals.txt` (those of a consultation are in [`crate::demo::hearing`], of a
//! review in [`crate::demo::panel`]), and what the office gives as a reason with each.

use plumbline_lifecycle::procedure::Gate;
use plumbline_lifecycle::{PersonId, UnitId, approval};

use crate::demo::hearing::Heard;
use crate::demo::matter::{self, Deed as Decided};
use crate::demo::panel::{Called, Deed};

/// What is done to a standard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Propose,
    Accept,
    Reject,
    Withdraw,
    Extend(i64),
    Suspend,
    Resume,
    Consult(u32),
    Close,
    Review,
    Return,
    Pass,
    Approve,
    Publish(i64),
    /// Record that the body above has the published text.
    File,
    /// Record that it can be read here.
    Public(&'static str),
    /// Record a report on how it is put into effect.
    Report(&'static str),
    /// With the right English title.
    Correct(&'static str),
    Revise,
    Confirm,
    Renew,
    /// Let this edition take the place of the one before it.
    Supersede,
    Abolish,
    /// Hand in a document of this kind that no gate of ours waits for.
    Attach(&'static str),
    /// Hand in another content of this kind of document.
    Replace(&'static str),
    /// Submit a gate for approval.
    Submit {
        by: PersonId,
        gate: Gate,
    },
    /// The same, and every step agrees in turn.
    Through {
        by: PersonId,
        gate: Gate,
    },
    /// What a person does about the matter that was submitted last.
    Matter {
        by: PersonId,
        command: approval::Command,
    },
    /// The clock notes that the last day of a seat has passed; it lies so many working days before today.
    SeatLate {
        step: u32,
        seat: u32,
        last: i64,
    },
    /// The clock notes that the consultation is over.
    ConsultationOver,
    /// The standard is shown to everybody, for so many days.
    Notice(u32),
    /// What is done about the consultation that was opened last.
    Heard(Heard),
    /// The office calls a panel.
    Call(Called),
    /// What is done in the review that was called last, one after the other.
    InReview(Vec<Deed>),
    /// Who drafts the text: a unit, and somebody of it.
    Drafters {
        unit: UnitId,
        person: PersonId,
    },
}

impl Act {
    /// Reads `240 consult 45`: the day of the course, the verb, and what belongs to it.
    pub(super) fn read(text: &'static str) -> Option<(i64, Act)> {
        let (day, rest) = text.trim().split_once(' ')?;
        Some((day.parse().ok()?, Act::verb(rest)?))
    }

    fn verb(text: &'static str) -> Option<Act> {
        let (verb, more) =
            text.split_once(' ').map_or((text, None), |(verb, more)| (verb, Some(more)));
        Some(match (verb, more) {
            (person, Some(more)) if person.starts_with("p-") => {
                let by = person.parse().ok()?;
                match matter::read(more)? {
                    Decided::Submit(gate) => Act::Submit { by, gate },
                    Decided::Through(gate) => Act::Through { by, gate },
                    Decided::Command(command) => Act::Matter { by, command },
                }
            }
            ("propose", None) => Act::Propose,
            ("attach", Some(kind)) => Act::Attach(kind),
            ("replace", Some(kind)) => Act::Replace(kind),
            ("clock", Some("consultation")) => Act::ConsultationOver,
            ("clock", Some(more)) => {
                let (seat, last) = more.strip_prefix("seat ")?.split_once(' ')?;
                let (step, seat) = seat.split_once('.')?;
                let (step, seat) = (step.parse().ok()?, seat.parse().ok()?);
                Act::SeatLate { step, seat, last: last.parse().ok()? }
            }
            ("accept", None) => Act::Accept,
            ("reject", None) => Act::Reject,
            ("withdraw", None) => Act::Withdraw,
            ("extend", Some(days)) => Act::Extend(days.parse().ok()?),
            ("suspend", None) => Act::Suspend,
            ("resume", None) => Act::Resume,
            ("consult", Some(days)) => Act::Consult(days.parse().ok()?),
            ("close", None) => Act::Close,
            ("review", None) => Act::Review,
            ("return", None) => Act::Return,
            ("pass", None) => Act::Pass,
            ("approve", None) => Act::Approve,
            ("publish", Some(days)) => Act::Publish(days.parse().ok()?),
            ("file", None) => Act::File,
            ("public", Some(site)) => Act::Public(site),
            ("report", Some(summary)) => Act::Report(summary),
            ("correct", Some(title)) => Act::Correct(title),
            ("revise", None) => Act::Revise,
            ("confirm", None) => Act::Confirm,
            ("renew", None) => Act::Renew,
            ("supersede", None) => Act::Supersede,
            ("abolish", None) => Act::Abolish,
            ("notice", Some(days)) => Act::Notice(days.parse().ok()?),
            ("drafters", Some(more)) => {
                let (unit, person) = more.split_once(' ')?;
                Act::Drafters { unit: unit.parse().ok()?, person: person.parse().ok()? }
            }
            ("call", Some(more)) => Act::Call(Called::read(more)?),
            (verb, more) => match Heard::read(verb, more) {
                Some(heard) => Act::Heard(heard),
                None => Act::InReview(Deed::read(verb, more)?),
            },
        })
    }

    /// The gate that is passed by it.
    pub(super) fn gate(&self) -> Option<Gate> {
        match self {
            Act::Accept => Some(Gate::Proposal),
            Act::Consult(_) => Some(Gate::Consultation),
            Act::Review => Some(Gate::IntoReview),
            Act::Pass => Some(Gate::OutOfReview),
            Act::Approve => Some(Gate::Approval),
            Act::Publish(_) => Some(Gate::Publication),
            Act::Abolish => Some(Gate::Abolition),
            _ => None,
        }
    }

    /// The reason that goes with it, where one does.
    pub(super) fn reason(&self) -> &'static str {
        match self {
            Act::Reject => "示例：与现行标准内容重复",
            Act::Withdraw => "示例：条件尚不成熟，起草单位撤回",
            Act::Extend(_) => "示例：试点数据尚在收集",
            Act::Suspend => "示例：等待上位规定出台",
            Act::Return => "示例：主要指标缺少验证，退回修改",
            Act::Pass => "示例：专家组一致同意通过审查",
            Act::Correct(_) => "示例：英文标题译名有误",
            Act::Revise => "示例：例行复审",
            Act::Confirm => "示例：继续有效",
            Act::Abolish => "示例：已被上位标准覆盖",
            Act::Propose
            | Act::Accept
            | Act::Resume
            | Act::Consult(_)
            | Act::Close
            | Act::Review
            | Act::Approve
            | Act::Publish(_)
            | Act::File
            | Act::Public(_)
            | Act::Report(_)
            | Act::Renew
            | Act::Supersede
            | Act::Attach(_)
            | Act::Replace(_)
            | Act::Submit { .. }
            | Act::Through { .. }
            | Act::Matter { .. }
            | Act::SeatLate { .. }
            | Act::ConsultationOver
            | Act::Notice(_)
            | Act::Heard(_)
            | Act::Call(_)
            | Act::InReview(_)
            | Act::Drafters { .. } => "",
        }
    }
}
