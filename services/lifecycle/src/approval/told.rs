//! What a reader is told of a matter: where it stands, until when, whose a seat is, who may act, and each event in words. One
//! answer for pages, calls and the terminal.

use jiff::civil::Date;

use crate::approval::chain::{Approval, Chain, Step};
use crate::approval::event::Event;
use crate::approval::filler::{Filler, fillers};
use crate::approval::seat::{Mode, Seat, SeatOf, Target};
use crate::calendar::{Calendar, LastDay};
use crate::people::People;
use crate::standard;
use crate::words::{PersonId, Words};

impl Approval {
    /// The key of where it stands: `none`, `running`, `with-submitter`, or how it ended.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Approval::Unborn => "none",
            Approval::Running(_) => "running",
            Approval::WithSubmitter(_) => "with-submitter",
            Approval::Ended { outcome, .. } => outcome.key(),
        }
    }

    /// Where it stands, in words.
    #[must_use]
    pub fn standing(&self, people: &People) -> Words {
        let words = |zh: &str, en: &str| Words { zh: zh.to_owned(), en: en.to_owned() };
        match self {
            Approval::Unborn => words("未提交", "not submitted"),
            Approval::Running(chain) => match chain.step() {
                Some(step) => words(&step.zh, &step.en),
                None => words("审批中", "under way"),
            },
            Approval::WithSubmitter(chain) => {
                let who = people.name_of(&chain.submitter);
                words(&format!("已退回{who}"), &format!("sent back to {who}"))
            }
            Approval::Ended { outcome, on, .. } => {
                words(&format!("{}（{on}）", outcome.zh()), &format!("{} on {on}", outcome.en()))
            }
        }
    }

    /// The last day of the step at which it stands, where that has one.
    #[must_use]
    pub fn last_day(&self, calendar: &Calendar) -> Option<LastDay> {
        let Approval::Running(chain) = self else { return None };
        chain.step()?.within?.last_day(chain.since, calendar)
    }

    /// The seats that may be decided now, and who may decide each on that day. Nobody, where the office must reassign it.
    #[must_use]
    pub fn may_act<'a>(
        &'a self,
        people: &'a People,
        calendar: &Calendar,
        day: Date,
    ) -> Vec<(&'a Seat, Vec<Filler<'a>>)> {
        let Approval::Running(chain) = self else { return Vec::new() };
        let Some(step) = chain.step() else { return Vec::new() };
        let late = chain.is_late(step, calendar, day);
        step.open().map(|seat| (seat, fillers(chain, step, seat, people, day, late))).collect()
    }
}

impl Chain {
    /// Whether this seat is one that may be decided now.
    #[must_use]
    pub fn is_open(&self, step: &Step, seat: &Seat) -> bool {
        step.no == self.at && step.open().any(|open| open.no == seat.no)
    }
}

impl SeatOf {
    /// Whose it is: the role with its unit, the person's name, or the group.
    #[must_use]
    pub fn words(&self, people: &People) -> Words {
        let of_unit = |zh: &str, en: &str, unit| {
            let names = people.present(unit).and_then(|unit| people.units.get(unit));
            let name = |tag| names.map_or(unit.as_str(), |unit| unit.names.best(tag));
            Words { zh: format!("{} {zh}", name("zh")), en: format!("{en}, {}", name("en")) }
        };
        match self {
            SeatOf::Role { role, unit } => of_unit(role.zh(), role.en(), unit),
            SeatOf::Group { unit } => of_unit("领导小组", "Leadership group", unit),
            SeatOf::Person { person } => {
                let name = people.name_of(person).to_owned();
                Words { zh: name.clone(), en: name }
            }
        }
    }
}

impl Mode {
    /// 会签 or 或签.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Mode::All => "会签",
            Mode::Any => "或签",
        }
    }

    /// How many seats must agree, in English.
    #[must_use]
    pub fn en(self) -> &'static str {
        match self {
            Mode::All => "all sign",
            Mode::Any => "any one signs",
        }
    }

    /// The key that a procedure's text uses.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Mode::All => "all",
            Mode::Any => "any",
        }
    }
}

impl Event {
    /// The person whose act it was; none where the program ended the matter.
    #[must_use]
    pub fn by(&self) -> Option<&PersonId> {
        match self {
            Event::ApprovalSubmitted { submitter, .. }
            | Event::AdmissionSubmitted { submitter, .. } => Some(submitter),
            Event::SeatDecided { by, .. }
            | Event::SignerAdded { by, .. }
            | Event::SignerRemoved { by, .. }
            | Event::SeatHandedOver { by, .. }
            | Event::StepSentBack { by, .. }
            | Event::MatterResubmitted { by, .. }
            | Event::MatterTakenBack { by }
            | Event::DecisionTakenBack { by, .. }
            | Event::ReminderGiven { by, .. }
            | Event::CopySent { by, .. }
            | Event::OpinionNoted { by, .. }
            | Event::SeatReassigned { by, .. } => Some(by),
            Event::ApprovalLapsed { .. } => None,
        }
    }

    /// What was said with it: the opinion, the reason, the remark.
    #[must_use]
    pub fn opinion(&self) -> Option<&str> {
        match self {
            Event::SeatDecided { opinion, .. } => opinion.as_ref().map(|text| text.as_str()),
            Event::SeatHandedOver { reason, .. } | Event::SeatReassigned { reason, .. } => {
                Some(reason.as_str())
            }
            Event::StepSentBack { opinion, .. } => Some(opinion.as_str()),
            Event::MatterResubmitted { note, .. } => Some(note.as_str()),
            Event::OpinionNoted { text, .. } => Some(text.as_str()),
            Event::ApprovalSubmitted { .. }
            | Event::AdmissionSubmitted { .. }
            | Event::ApprovalLapsed { .. }
            | Event::SignerAdded { .. }
            | Event::SignerRemoved { .. }
            | Event::MatterTakenBack { .. }
            | Event::DecisionTakenBack { .. }
            | Event::ReminderGiven { .. }
            | Event::CopySent { .. } => None,
        }
    }

    /// What somebody did, in words, without the opinion: `赵某同意`, `赵某 agreed`.
    #[must_use]
    pub fn in_words(&self, people: &People) -> Words {
        let name = |person| people.name_of(person);
        let (zh, en) = match self {
            Event::ApprovalSubmitted { gate, submitter, .. } => {
                let by = name(submitter);
                (format!("{by}提交“{}”审批", gate.zh()), format!("{by} submitted `{}`", gate.en()))
            }
            Event::AdmissionSubmitted { submitter, experts, .. } => {
                let (by, count) = (name(submitter), experts.len());
                let whom =
                    if count == 1 { "one expert".into() } else { format!("{count} experts") };
                (
                    format!("{by}提请 {count} 人入库"),
                    format!("{by} asked for {whom} to be admitted"),
                )
            }
            Event::SeatDecided { by, stands_for, agree, minutes, .. } => {
                let by = name(by);
                let whom = stands_for.as_ref().map(name);
                let (whom_zh, whom_en) = match whom {
                    Some(whom) => (format!("（受{whom}委托）"), format!(" for {whom}")),
                    None => (String::new(), String::new()),
                };
                let (with_zh, with_en) = match minutes {
                    Some(minutes) => {
                        let number = &minutes.number;
                        (format!("（{number}）"), format!(" (minutes {number})"))
                    }
                    None => (String::new(), String::new()),
                };
                let (zh, en) =
                    if *agree { ("同意", "agreed") } else { ("不同意", "disagreed") };
                (format!("{by}{whom_zh}{zh}{with_zh}"), format!("{by}{whom_en} {en}{with_en}"))
            }
            Event::SignerAdded { person, place, by, .. } => {
                let (by, who) = (name(by), name(person));
                (format!("{by}{}{who}", place.zh()), format!("{by} added {who} {}", place.en()))
            }
            Event::SignerRemoved { by, .. } => {
                let by = name(by);
                (format!("{by}减签"), format!("{by} removed a signer"))
            }
            Event::SeatHandedOver { to, by, .. } => {
                let (by, to) = (name(by), name(to));
                (format!("{by}转办{to}"), format!("{by} handed over to {to}"))
            }
            Event::StepSentBack { to, resume, by, .. } => {
                let by = name(by);
                let (to_zh, to_en) = match to {
                    Target::Submitter => ("提交人".to_owned(), "the submitter".to_owned()),
                    Target::Step(step) => (format!("步骤 {step}"), format!("step {step}")),
                };
                (
                    format!("{by}退回{to_zh}（{}）", resume.zh()),
                    format!("{by} sent it back to {to_en} (then {})", resume.en()),
                )
            }
            Event::MatterResubmitted { by, .. } => {
                let by = name(by);
                (format!("{by}重新提交"), format!("{by} submitted it again"))
            }
            Event::MatterTakenBack { by } => {
                let by = name(by);
                (format!("{by}撤回"), format!("{by} took it back"))
            }
            Event::DecisionTakenBack { by, .. } => {
                let by = name(by);
                (format!("{by}撤回本人意见"), format!("{by} took back their decision"))
            }
            Event::ReminderGiven { by, .. } => {
                let by = name(by);
                (format!("{by}催办"), format!("{by} reminded them"))
            }
            Event::CopySent { to, by } => {
                let (by, to) = (name(by), name(to));
                (format!("{by}抄送{to}"), format!("{by} sent {to} a copy"))
            }
            Event::OpinionNoted { by, .. } => {
                let by = name(by);
                (format!("{by}阅批"), format!("{by} remarked"))
            }
            Event::SeatReassigned { step, seat, to, by, .. } => {
                let (by, to) = (name(by), name(to));
                (
                    format!("{by}将席位 {step}.{seat} 改派{to}"),
                    format!("{by} reassigned seat {step}.{seat} to {to}"),
                )
            }
            Event::ApprovalLapsed { why } => {
                let because = standard::Kind::ALL.iter().find(|kind| kind.name() == why.as_str());
                let because = because.map_or((why.as_str(), why.as_str()), |k| (k.zh(), k.en()));
                (format!("审批中止：{}", because.0), format!("The approval lapsed: {}", because.1))
            }
        };
        Words { zh, en }
    }
}
