//! What a person is told of an event besides its name, in Chinese and English: one table, for the pages and the terminal.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use plumbline_lifecycle::procedure::{DocumentRule, Procedure};
use plumbline_lifecycle::standard::{Document, Event, Profile, Relation};
use plumbline_lifecycle::{Event as Whole, FIELDS, StandardId, deadline};
use plumbline_views::Line;

/// A text in Chinese and in English.
type Both = (String, String);

/// What is told of an event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Detail<'e> {
    /// Reasons, days, numbers.
    pub text: Both,
    /// What of a description is different since.
    pub changes: Vec<Change>,
    /// The other standard that it is about.
    pub other: Option<&'e StandardId>,
}

/// A field of a description that changed, in words; empty where there was or is nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The field, in Chinese and English.
    pub field: (&'static str, &'static str),
    /// What it held, in Chinese and English.
    pub before: Both,
    /// What it holds.
    pub after: Both,
}

/// The details of a life, a line each.
#[must_use]
pub fn details<'e>(lines: &'e [Line], procedure: Option<&Procedure>) -> Vec<Detail<'e>> {
    let mut described: Option<&Profile> = None;
    let told = lines.iter().map(|line| match &line.event {
        Whole::Standard(event) => {
            let before = described;
            described = description(event).or(described);
            detail(event, before, procedure)
        }
        Whole::Deadline(event) => noted(event, line.recorded.recorded_at),
        _ => Detail::default(),
    });
    told.collect()
}

/// The description that holds since an event.
fn description(event: &Event) -> Option<&Profile> {
    match event {
        Event::StandardProposed { profile, .. }
        | Event::StandardEntered { profile, .. }
        | Event::ProfileAmended { profile } => Some(profile),
        Event::ProfileCorrected { after, .. } => Some(after),
        _ => None,
    }
}

/// What the clock has noted, and how late it was with it.
fn noted<'e>(event: &deadline::Event, at: Timestamp) -> Detail<'e> {
    let recorded_on = TimeZone::fixed(jiff::tz::offset(8)).to_datetime(at).date();
    match (event, event.late_days(recorded_on)) {
        (deadline::Event::DeadlineNear { which, until, days }, _) => both(
            format!("{}：至 {until}，还有 {days} 天", which.zh()),
            format!("{}: until {until}, {days} days left", which.en()),
        ),
        (deadline::Event::DeadlinePassed { which, until }, 0) => {
            both(format!("{}：至 {until}", which.zh()), format!("{}: until {until}", which.en()))
        }
        (deadline::Event::DeadlinePassed { which, until }, late) => both(
            format!("{}：至 {until}（迟 {late} 天记录）", which.zh()),
            format!("{}: until {until} (noted {late} days late)", which.en()),
        ),
    }
}

/// The table.
fn detail<'e>(
    event: &'e Event,
    described: Option<&Profile>,
    procedure: Option<&Procedure>,
) -> Detail<'e> {
    match event {
        Event::StandardProposed { profile, edition, revises, grown_from, .. } => Detail {
            other: revises.as_ref(),
            ..match revises {
                Some(norm) if grown_from.is_some() => both(
                    format!("由工作规范 {norm} 转为标准；{}", profile.drafting_unit),
                    format!("grown from the norm {norm}; {}", profile.drafting_unit),
                ),
                Some(old) => both(
                    format!("第 {edition} 版，修订 {old}；{}", profile.drafting_unit),
                    format!("edition {edition}, revises {old}; {}", profile.drafting_unit),
                ),
                None => same(&profile.drafting_unit),
            }
        },
        Event::StandardEntered { number, effective_on, ground, documents, .. } => {
            let (zh, en) = match documents.len() {
                0 => (String::new(), String::new()),
                1 => ("；材料 1 份".into(), "; 1 document".into()),
                many => (format!("；材料 {many} 份"), format!("; {many} documents")),
            };
            both(
                format!("{number}，{effective_on} 起实施；依据：{ground}{zh}"),
                format!("{number}, in force from {effective_on}; known by: {ground}{en}"),
            )
        }
        Event::ReviewEntered { conclusion } => same(conclusion),
        Event::ProfileAmended { profile } => Detail {
            changes: described.map(|before| changes(before, profile)).unwrap_or_default(),
            ..Detail::default()
        },
        Event::ProfileCorrected { before, after, approval, reason } => Detail {
            changes: changes(before, after),
            ..both(
                format!("{reason}（批准：{approval}）"),
                format!("{reason} (approved by: {approval})"),
            )
        },
        Event::DocumentAttached { document } => handed_in(document, procedure),
        Event::PlanExtended { until, reason } => {
            both(format!("至 {until}：{reason}"), format!("until {until}: {reason}"))
        }
        Event::NoticeOpened { consultation } | Event::AbolitionConsulted { consultation } => {
            same(consultation)
        }
        Event::ConsultationOpened { until, .. } => {
            both(format!("至 {until}"), format!("until {until}"))
        }
        Event::PublicationApproved { number } | Event::StandardRenumbered { number } => {
            same(number)
        }
        Event::StandardPublished { effective_on } => {
            both(format!("{effective_on} 起实施"), format!("in force from {effective_on}"))
        }
        Event::RevisionDecided { successor } => Detail {
            other: Some(successor),
            ..both(format!("下一版 {successor}"), format!("next edition {successor}"))
        },
        Event::GateSentOut { gate, to, .. } => {
            both(format!("{}：报{}", gate.zh(), to.zh), format!("{}: to {}", gate.en(), to.en))
        }
        Event::NormPromoted { successor } => Detail {
            other: Some(successor),
            ..both(format!("转为标准 {successor}"), format!("grows into {successor}"))
        },
        Event::FilingRecorded { with, .. } => {
            both(format!("报{}", with.zh), format!("with {}", with.en))
        }
        Event::PublicityRecorded { site } => same(site),
        Event::ImplementationReported { summary } => same(summary),
        Event::ProcedureMoved { from, to, reason } => both(
            format!(
                "由程序 {} 第 {} 版转用 {} 第 {} 版：{reason}",
                from.procedure, from.version, to.procedure, to.version
            ),
            format!(
                "from version {} of {} to version {} of {}: {reason}",
                from.version, from.procedure, to.version, to.procedure
            ),
        ),
        Event::RevisionLapsed { successor } => Detail {
            other: Some(successor),
            ..both(
                format!("下一版 {successor} 不再办理"),
                format!("the next edition {successor} was given up"),
            )
        },
        Event::StandardSuperseded { by } => {
            Detail { other: Some(by), ..both(format!("由 {by} 代替"), format!("by {by}")) }
        }
        Event::ReviewCalled { review } => same(review),
        Event::ReplacementAgreed { by } => {
            Detail { other: Some(by), ..both(format!("由 {by} 代替"), format!("by {by}")) }
        }
        Event::StandardReturned { to, reason } => {
            both(format!("退至{}：{reason}", to.zh()), format!("to {}: {reason}", to.en()))
        }
        Event::ReviewPassed { conclusion } | Event::StandardConfirmed { conclusion } => {
            same(conclusion)
        }
        Event::RevisionStarted { ground } => same(ground),
        Event::ProposalRejected { reason }
        | Event::StandardAbolished { reason }
        | Event::StandardSuspended { reason }
        | Event::StandardWithdrawn { reason } => same(reason),
        Event::ObservationRecorded { observation, .. } => same(&observation.reference),
        Event::DraftersNamed { persons, .. } => {
            same(&persons.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
        }
        Event::GateSubmitted { gate, approval }
        | Event::GateApproved { gate, approval, .. }
        | Event::GateDeclined { gate, approval }
        | Event::GateTakenBack { gate, approval } => {
            both(format!("{}（{approval}）", gate.zh()), format!("{} ({approval})", gate.en()))
        }
        Event::ProposalAccepted {}
        | Event::ConsultationClosed {}
        | Event::ReviewBegun {}
        | Event::StandardResumed {} => Detail::default(),
    }
}

fn handed_in<'e>(document: &Document, procedure: Option<&Procedure>) -> Detail<'e> {
    let name = &document.name;
    match procedure.and_then(|procedure| procedure.documents.get(&document.kind)) {
        Some(DocumentRule { zh, en, .. }) => both(format!("{zh}：{name}"), format!("{en}: {name}")),
        None => both(format!("{}：{name}", document.kind), format!("{}: {name}", document.kind)),
    }
}

fn both<'e>(zh: String, en: String) -> Detail<'e> {
    Detail { text: (zh, en), ..Detail::default() }
}

/// What people wrote is told as they wrote it.
fn same<'e>(text: &impl ToString) -> Detail<'e> {
    both(text.to_string(), text.to_string())
}

impl Detail<'_> {
    /// All of it in one line.
    #[must_use]
    pub fn in_a_line(&self) -> Both {
        let Detail { text: (zh, en), changes, .. } = self;
        let zh_changes = changes.iter().map(Change::zh);
        let en_changes = changes.iter().map(Change::en);
        let line = |text: &String, changes: Vec<String>, between: &str| {
            let parts = changes.into_iter().chain((!text.is_empty()).then(|| text.clone()));
            parts.collect::<Vec<_>>().join(between)
        };
        (line(zh, zh_changes.collect(), "；"), line(en, en_changes.collect(), "; "))
    }
}

impl Change {
    fn zh(&self) -> String {
        let or_nothing =
            |text: &str| if text.is_empty() { "（无）".into() } else { text.to_owned() };
        let (before, after) = (or_nothing(&self.before.0), or_nothing(&self.after.0));
        format!("{}：{before} → {after}", self.field.0)
    }

    fn en(&self) -> String {
        let or_nothing =
            |text: &str| if text.is_empty() { "(none)".into() } else { text.to_owned() };
        let (before, after) = (or_nothing(&self.before.1), or_nothing(&self.after.1));
        format!("{}: {before} → {after}", self.field.1)
    }
}

/// What a field is called, and how it is told.
type Row<'a> = ((&'static str, &'static str), &'a dyn Fn(&Profile) -> Both);

/// The fields in which two descriptions differ.
fn changes(before: &Profile, after: &Profile) -> Vec<Change> {
    let title = |profile: &Profile, language: &str| {
        let title = profile.titles.get(language).unwrap_or_default().to_owned();
        (title.clone(), title)
    };
    let others = |profile: &Profile| {
        let others = profile.titles.iter().filter(|(language, _)| !["zh", "en"].contains(language));
        let others: Vec<String> =
            others.map(|(language, title)| format!("{title} ({language})")).collect();
        (others.join(", "), others.join(", "))
    };
    let rows: [Row<'_>; 8] = [
        (("中文标题", "Chinese title"), &|profile| title(profile, "zh")),
        (("英文标题", "English title"), &|profile| title(profile, "en")),
        (("其他标题", "Other titles"), &others),
        (("层级", "Level"), &|profile| {
            (profile.level.zh().to_owned(), profile.level.en().to_owned())
        }),
        (("领域", "Field"), &|profile| field(profile.field.as_str())),
        (("辖区", "Jurisdiction"), &|profile| {
            (profile.jurisdiction.told("zh"), profile.jurisdiction.told("en"))
        }),
        (("起草单位", "Drafting unit"), &|profile| {
            (profile.drafting_unit.to_string(), profile.drafting_unit.to_string())
        }),
        (("关联标准", "Relations"), &relations),
    ];
    let differing = rows.into_iter().filter_map(|(field, of)| {
        let (before, after) = (of(before), of(after));
        (before != after).then_some(Change { field, before, after })
    });
    differing.collect()
}

fn field(key: &str) -> Both {
    match FIELDS.iter().find(|(known, _, _)| *known == key) {
        Some((_, zh, en)) => ((*zh).to_owned(), (*en).to_owned()),
        None => (key.to_owned(), key.to_owned()),
    }
}

fn relations(profile: &Profile) -> Both {
    let told = |word: &dyn Fn(&Relation) -> &'static str| {
        let told = profile.relations.iter().map(|tie| format!("{} {}", word(tie), tie.target));
        told.collect::<Vec<_>>().join(", ")
    };
    (told(&|tie| crate::relation::kind(tie.kind).0), told(&|tie| crate::relation::kind(tie.kind).1))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use plumbline_lifecycle::{Sentence, Titles};

    use super::*;

    fn profile(zh: &str, unit: &str) -> Profile {
        let titles = BTreeMap::from([("zh".to_owned(), zh.to_owned())]);
        Profile {
            level: "local".parse().unwrap(),
            field: "elderly-care".parse().unwrap(),
            jurisdiction: "330100".parse().unwrap(),
            titles: Titles::try_from(titles).unwrap(),
            drafting_unit: unit.parse().unwrap(),
            relations: Vec::new(),
        }
    }

    #[test]
    fn a_correction_tells_the_fields_that_changed_and_no_other() {
        let say = |text: &str| text.parse::<Sentence>().unwrap();
        let corrected = Event::ProfileCorrected {
            before: Box::new(profile("示例：甲", "示例协会")),
            after: Box::new(profile("示例：乙", "示例协会")),
            approval: say("纪要 3 号"),
            reason: say("错字"),
        };
        let told = detail(&corrected, None, None);
        let (zh, en) = told.in_a_line();
        assert_eq!(zh, "中文标题：示例：甲 → 示例：乙；错字（批准：纪要 3 号）");
        assert_eq!(en, "Chinese title: 示例：甲 → 示例：乙; 错字 (approved by: 纪要 3 号)");
    }

    #[test]
    fn an_amendment_is_compared_with_the_description_before_it() {
        let first = Event::ProfileAmended { profile: profile("示例：甲", "示例协会") };
        let second = Event::ProfileAmended { profile: profile("示例：甲", "示例学会") };
        assert_eq!(detail(&first, None, None), Detail::default());
        let told = detail(&second, description(&first), None);
        assert_eq!(told.in_a_line().1, "Drafting unit: 示例协会 → 示例学会");
    }
}
