//! What is waited for, by whom, since when, and until when: the one place that knows a last day.
//!
//! The desk, the leadership's overdue list, the clock, the explanation, the pages and the command line all read this and
//! nothing else. A length of time does not count its first day; a month ends on the same day of the month or on its last
//! (民法典 第二百零一条、第二百零二条); where the procedure says so, a last day that is a rest day rolls to the next working
//! day (第二百零三条). A day that somebody named, as an extension does, never rolls. What is suspended waits for nothing but
//! its resumption: every clock stands still, and each last day moves by the days that it stood.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::approval::SeatOf;
use crate::calendar::{Calendar, LastDay};
use crate::days::days_later;
use crate::procedure::{Gate, Limit, Procedure};
use crate::source::Source;
use crate::stream::StreamId;
use crate::words::{PersonId, Words};

/// What a last day is worked out with. There is no clock in it and no other stream.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'a> {
    /// The procedure that the thing is bound to, where it is bound to one.
    pub procedure: Option<&'a Procedure>,
    /// The working days.
    pub calendar: &'a Calendar,
}

/// One thing that is waited for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wait {
    /// For what.
    pub which: Which,
    /// Who is to act.
    pub who: Who,
    /// Since when.
    pub since: Date,
    /// The last day; none where there is no limit, or while the clock stands still.
    pub until: Option<Date>,
    /// 暂定: whether that day was counted with a year that the calendar does not know.
    pub provisional: bool,
    /// What it means that the last day has passed.
    pub then: Then,
    /// The documents that are missing for it.
    pub missing: Vec<Words>,
    /// Where it comes from; empty where the program alone says so.
    pub clause: String,
    /// Whether that source was not read in the original.
    pub unverified: bool,
    /// The stream whose waits are behind this one.
    pub follow: Option<StreamId>,
}

/// For what something waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub enum Which {
    /// The end of the plan: the draft has passed expert review by then.
    Plan,
    /// To move on from a stage code.
    Stay,
    /// The end of a consultation.
    Consultation,
    /// That every comment on it is disposed of.
    Disposal,
    /// The next systematic review of a standard in force.
    Review,
    /// To be resumed.
    Resumption,
    /// The next edition.
    Successor,
    /// The day on which a published edition is in force and replaces the one before it.
    Effective,
    /// To go through a gate.
    Gate(Gate),
    /// A decision on a seat.
    Seat { step: u32, seat: u32 },
    /// To be submitted again.
    Resubmission,
    /// To draw or to name a panel.
    Panel,
    /// An answer to an invitation, by its number.
    Invitation { no: u32 },
    /// The papers of a meeting.
    Papers,
    /// The conclusion of a review.
    Conclusion,
    /// The end of a ballot.
    Ballot,
    /// That every unit that must apply a standard has begun.
    Rollout,
    /// An answer to what was fed back, by its number.
    Feedback { no: u32 },
    /// That what an inspection found is mended, by its number.
    Rectification { no: u32 },
    /// That what is said to be mended is inspected again, by its number.
    Reinspection { no: u32 },
}

/// Who is to act.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// The office that runs the standard.
    Office,
    /// Those who draft it.
    Drafters,
    /// The body that decides where that is not us.
    Authority,
    /// Whoever wants to comment.
    Everybody,
    /// One person.
    Person(PersonId),
    /// Whoever fills a seat.
    Seat(SeatOf),
    /// Nobody: only time must pass.
    Nobody,
}

/// What a last day that has passed brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Then {
    /// It is late.
    Late,
    /// It is late, and nothing goes on until it is extended.
    Freeze,
    /// It is closed.
    Close,
    /// The deputies may act too.
    Escalate,
    /// A new edition replaces the old one; this happens on the day itself.
    TakeEffect,
    /// The next alternate is asked.
    Replace,
    /// Nothing.
    Nothing,
}

impl Which {
    /// The key in JSON, in views and on the command line: `plan`, `gate:approval`, `seat:2.1`.
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Which::Plan => "plan".into(),
            Which::Stay => "stay".into(),
            Which::Consultation => "consultation".into(),
            Which::Disposal => "disposal".into(),
            Which::Review => "review".into(),
            Which::Resumption => "resumption".into(),
            Which::Successor => "successor".into(),
            Which::Effective => "effective".into(),
            Which::Gate(gate) => format!("gate:{}", gate.key()),
            Which::Seat { step, seat } => format!("seat:{step}.{seat}"),
            Which::Resubmission => "resubmission".into(),
            Which::Panel => "panel".into(),
            Which::Invitation { no } => format!("invitation:{no}"),
            Which::Papers => "papers".into(),
            Which::Conclusion => "conclusion".into(),
            Which::Ballot => "ballot".into(),
            Which::Rollout => "rollout".into(),
            Which::Feedback { no } => format!("feedback:{no}"),
            Which::Rectification { no } => format!("rectification:{no}"),
            Which::Reinspection { no } => format!("reinspection:{no}"),
        }
    }

    /// What is to be done, in Chinese.
    #[must_use]
    pub fn zh(self) -> &'static str {
        self.words().0
    }

    /// What is to be done, in English, as it comes after "waits".
    #[must_use]
    pub fn en(self) -> &'static str {
        self.words().1
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Which::Plan => ("完成送审", "to pass the review"),
            Which::Stay => ("进入下一环节", "to move on"),
            Which::Consultation => ("征求意见结束", "for the end of the consultation"),
            Which::Disposal => ("处理意见", "to dispose of the comments"),
            Which::Review => ("开始复审", "to be reviewed"),
            Which::Resumption => ("恢复", "to be resumed"),
            Which::Successor => ("下一版实施", "for the next edition"),
            Which::Effective => ("实施日到来", "for the day on which it is in force"),
            Which::Gate(Gate::Proposal) => ("准予立项", "to be accepted"),
            Which::Gate(Gate::Consultation) => ("征求意见", "to be consulted on"),
            Which::Gate(Gate::IntoReview) => ("送审", "to go to review"),
            Which::Gate(Gate::OutOfReview) => ("通过审查", "for the experts to agree"),
            Which::Gate(Gate::Approval) => ("批准", "to be approved"),
            Which::Gate(Gate::Publication) => ("发布", "to be published"),
            Which::Gate(Gate::Confirmation) => ("作出复审结论", "for the review's conclusion"),
            Which::Gate(Gate::Abolition) => ("废止", "to be abolished"),
            Which::Gate(Gate::Admission) => ("专家入库", "for experts to be admitted"),
            Which::Seat { .. } => ("审批", "for a decision"),
            Which::Resubmission => ("重新提交", "to be submitted again"),
            Which::Panel => ("抽取或指定专家", "for a panel to be drawn or named"),
            Which::Invitation { .. } => ("答复评审邀请", "for an answer to the invitation"),
            Which::Papers => ("送达评审材料", "for the papers to be sent"),
            Which::Conclusion => ("作出评审结论", "for the review to be concluded"),
            Which::Ballot => ("表决结束", "for the end of the ballot"),
            Which::Rollout => ("开始贯标", "for every unit to apply it"),
            Which::Feedback { .. } => ("答复实施反馈", "for an answer to the feedback"),
            Which::Rectification { .. } => ("整改", "to be mended"),
            Which::Reinspection { .. } => ("复查整改", "to be inspected again"),
        }
    }
}

impl Rules<'_> {
    /// The last day of a limit that begins on `begins`, while whose clock so many days stood still.
    pub(crate) fn last_day(&self, limit: &Limit, begins: Date, paused: i32) -> Option<LastDay> {
        let LastDay { day, provisional } = limit.last_day(begins, self.calendar, false)?;
        self.rolled(LastDay { day: days_later(day, paused)?, provisional })
    }

    /// This last day of a length of time; where the procedure rolls, the next working day in the place of a rest day.
    pub(crate) fn rolled(&self, last: LastDay) -> Option<LastDay> {
        if !self.procedure.is_some_and(Procedure::rolls) {
            return Some(last);
        }
        let rolled = self.calendar.next_working_day(last.day)?;
        Some(LastDay { provisional: last.provisional || rolled.provisional, ..rolled })
    }
}

impl Wait {
    pub(crate) fn unlimited(which: Which, since: Date) -> Wait {
        Wait {
            which,
            who: Who::Office,
            since,
            until: None,
            provisional: false,
            then: Then::Nothing,
            missing: Vec::new(),
            clause: String::new(),
            unverified: false,
            follow: None,
        }
    }

    /// Where it comes from; `None` where the program alone says so.
    #[must_use]
    pub fn source(&self) -> Option<Source> {
        let clause = Some(&self.clause).filter(|clause| !clause.is_empty())?;
        Some(Source::of(clause.clone(), self.unverified))
    }

    /// Whether somebody is late when this last day has passed.
    #[must_use]
    pub fn binds(&self) -> bool {
        match self.then {
            Then::Late | Then::Freeze | Then::Escalate => self.until.is_some(),
            Then::Close | Then::TakeEffect | Then::Replace | Then::Nothing => false,
        }
    }

    /// The first day on which its last day has passed; a day on which something takes effect is that day itself.
    #[must_use]
    pub fn passes_on(&self) -> Option<Date> {
        match self.then {
            Then::TakeEffect => self.until,
            _ => self.until?.tomorrow().ok(),
        }
    }

    /// Whether the clock is to note that its last day has passed.
    #[must_use]
    pub fn is_for_the_clock(&self) -> bool {
        let acts =
            matches!(self.then, Then::Close | Then::Escalate | Then::TakeEffect | Then::Replace);
        (acts || matches!(self.which, Which::Seat { .. })) && self.until.is_some()
    }
}

/// The earliest last day by which somebody must have acted.
#[must_use]
pub fn due(waits: &[Wait]) -> Option<&Wait> {
    waits.iter().filter(|wait| wait.binds()).min_by_key(|wait| wait.until)
}
