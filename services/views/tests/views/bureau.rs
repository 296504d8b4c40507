//! A bureau whose matters go through chains: its people, its verbs, and what its desk says.

use jiff::civil::Date;
use plumbline_lifecycle::approval::{self, Place, Resume, Target};
use plumbline_lifecycle::calendar::{self, Notice};
use plumbline_lifecycle::people::{self, Role, Unit};
use plumbline_lifecycle::procedure::{self, BUILT_IN, Gate};
use plumbline_lifecycle::standard::{Command, Document, Profile};
use plumbline_lifecycle::{PersonId, StandardId, StreamId, deadline};
use plumbline_views::{Mine, Runner, Views, Waiting};

use crate::house::{Book, House};

/// A house with its log and its views.
pub(crate) struct Bureau {
    pub(crate) house: House,
    pub(crate) views: Views,
    pub(crate) runner: Runner,
    pub(crate) book: Book,
    written: usize,
    _folder: tempfile::TempDir,
}

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(crate) fn id<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

impl Bureau {
    /// The procedure of a city, and a calendar of two years.
    pub(crate) fn empty(on: &str) -> Bureau {
        let folder = tempfile::tempdir().unwrap();
        let book = Book::open(&folder.path().join("log"));
        let (views, runner) = plumbline_views::open(&folder.path().join("views")).unwrap();
        let house = House::default();
        let mut bureau = Bureau { house, views, runner, book, written: 0, _folder: folder };
        let city = BUILT_IN.iter().find(|(id, _)| *id == "local-city").unwrap().1;
        bureau.adopt(on, city);
        for (_, notice) in calendar::BUILT_IN {
            bureau.calendar(on, notice);
        }
        bureau
    }

    /// 赵 heads the welfare division with 钱 as deputy, 孙 is the legal officer, 李 the office, 周 the deputy director with
    /// 吴 as deputy, 郑 the convener; 冯 and 陈 draft.
    pub(crate) fn new(on: &str) -> Bureau {
        let mut bureau = Bureau::empty(on);
        bureau.unit(on, "u-bureau", None);
        bureau.unit(on, "u-welfare", Some("u-bureau"));
        for (person, unit, name) in [
            ("p-zhao", "u-welfare", "赵某"),
            ("p-qian", "u-welfare", "钱某"),
            ("p-sun", "u-bureau", "孙某"),
            ("p-li", "u-bureau", "李某"),
            ("p-zhou", "u-bureau", "周某"),
            ("p-wu", "u-bureau", "吴某"),
            ("p-zheng", "u-bureau", "郑某"),
            ("p-feng", "u-welfare", "冯某"),
            ("p-chen", "u-welfare", "陈某"),
        ] {
            let (person, name, unit) = (id(person), id(name), id(unit));
            bureau.people(on, people::Command::Join { person, name, unit });
        }
        for (role, unit, person) in [
            (Role::DivisionHead, "u-welfare", "p-zhao"),
            (Role::Legal, "u-bureau", "p-sun"),
            (Role::Office, "u-bureau", "p-li"),
            (Role::DeputyDirector, "u-bureau", "p-zhou"),
            (Role::Convener, "u-bureau", "p-zheng"),
        ] {
            bureau.assign(on, role, unit, person);
        }
        for (role, unit, person) in [
            (Role::DivisionHead, "u-welfare", "p-qian"),
            (Role::DeputyDirector, "u-bureau", "p-wu"),
        ] {
            let (unit, person) = (id(unit), id(person));
            bureau.people(on, people::Command::NameDeputy { role, unit, person, rank: 1 });
        }
        bureau
    }

    fn given(
        &mut self,
        by: Option<&str>,
        on: &str,
        target: &StreamId,
        command: plumbline_lifecycle::Command,
    ) {
        let said = format!("{on} {by:?} {target} {command:?}");
        let (on, by): (Date, Option<PersonId>) = (day(on), by.map(id));
        assert!(self.house.give_as(by.as_ref(), on, on, target, command), "{said}");
    }

    pub(crate) fn adopt(&mut self, on: &str, text: &str) {
        let text = text.to_owned();
        let command = procedure::Command::AdoptProcedure { text };
        self.given(None, on, &StreamId::Procedures, command.into());
    }

    pub(crate) fn calendar(&mut self, on: &str, notice: &str) {
        let notice: Notice = notice.parse().unwrap();
        let command = calendar::Command::SetCalendar(notice);
        self.given(None, on, &StreamId::Calendar, command.into());
    }

    pub(crate) fn people(&mut self, on: &str, command: people::Command) {
        self.given(None, on, &StreamId::People, command.into());
    }

    pub(crate) fn unit(&mut self, on: &str, unit: &str, parent: Option<&str>) {
        let fields: &[&str] = if parent.is_some() { &["elderly-care"] } else { &[] };
        let kind = if parent.is_some() { "division" } else { "bureau" };
        let description: Unit = serde_json::from_value(serde_json::json!({
            "names": { "zh": format!("示例{unit}") }, "kind": kind, "parent": parent, "area": "330100", "fields": fields,
        }))
        .unwrap();
        self.people(on, people::Command::FoundUnit { unit: id(unit), description });
    }

    pub(crate) fn assign(&mut self, on: &str, role: Role, unit: &str, person: &str) {
        let (unit, person, from) = (id(unit), id(person), day(on));
        self.people(on, people::Command::AssignRole { role, unit, person, from, until: None });
    }

    pub(crate) fn delegate(&mut self, on: &str, from: &str, to: &str, first: &str, last: &str) {
        let (from, to, first, last) = (id(from), id(to), day(first), day(last));
        self.people(on, people::Command::Delegate { from, to, first, last, gates: Vec::new() });
    }

    pub(crate) fn standard(&mut self, on: &str, standard: &str, command: Command) {
        self.given(None, on, &StreamId::Standard(id(standard)), command.into());
    }

    /// A standard is proposed with every document of its proposal.
    pub(crate) fn propose(&mut self, on: &str, standard: &str, procedure: &str) {
        let procedure = id(procedure);
        self.standard(on, standard, Command::Propose { procedure, profile: profile() });
        for kind in ["analysis", "first-draft", "benefit", "rollout"] {
            self.attach(on, standard, kind);
        }
    }

    pub(crate) fn attach(&mut self, on: &str, standard: &str, kind: &str) {
        let document = document(kind);
        self.standard(on, standard, Command::AttachDocument { document });
    }

    /// The standard's proposal is submitted for approval.
    pub(crate) fn submit(&mut self, on: &str, by: &str, standard: &str) {
        let command = Command::SubmitGate { gate: Gate::Proposal };
        self.given(Some(by), on, &StreamId::Standard(id(standard)), command.into());
    }

    pub(crate) fn says(&mut self, on: &str, by: &str, approval: &str, command: approval::Command) {
        self.given(Some(by), on, &id(&format!("approval/{approval}")), command.into());
    }

    pub(crate) fn agrees(&mut self, on: &str, by: &str, approval: &str) {
        let command = approval::Command::Decide { agree: true, opinion: None, minutes: None };
        self.says(on, by, approval, command);
    }

    pub(crate) fn sends_back(&mut self, on: &str, by: &str, approval: &str) {
        let (to, resume) = (Target::Submitter, Resume::Through);
        let command = approval::Command::SendBack { to, resume, opinion: id("示例：请补充") };
        self.says(on, by, approval, command);
    }

    pub(crate) fn adds(&mut self, on: &str, by: &str, approval: &str, person: &str) {
        let command = approval::Command::AddSigner { person: id(person), place: Place::Before };
        self.says(on, by, approval, command);
    }

    /// What the clock does with a last day.
    pub(crate) fn notes(&mut self, on: &str, noted: &plumbline_views::NotedDay) {
        let (which, until) = (noted.which, noted.until);
        let command = match noted.passed_on {
            Some(_) => deadline::Command::NoteDeadline { which, until },
            None => deadline::Command::NoteNear { which, until },
        };
        self.given(None, on, &noted.stream, command.into());
    }

    /// The views see all of it.
    pub(crate) fn learn(&mut self) {
        self.book.write(&self.house.made[self.written..]);
        self.written = self.house.made.len();
        self.runner.catch_up(&self.book.log.reader, &mut |_| {}).unwrap();
        assert_eq!(self.views.desk.quarantined().unwrap(), []);
    }

    /// What a person's desk says about matters under approval, a line a row.
    pub(crate) fn desk(&mut self, person: &str, today: &str) -> Vec<String> {
        self.learn();
        let mine = self.views.desk.mine(&id(person), day(today), 100).unwrap();
        assert!(!mine.more);
        mine.rows
            .iter()
            .filter(|row| row.waiting.stream.starts_with("approval/"))
            .map(line)
            .collect()
    }
}

fn line(row: &Mine) -> String {
    let as_what = match &row.stands_for {
        Some(whom) => format!("{} for {}", row.capacity.key(), whom.name),
        None => row.capacity.key().to_owned(),
    };
    format!("{} {as_what}", told(&row.waiting))
}

/// A wait in a line: of what, what is to be done, since when, until when.
pub(crate) fn told(waiting: &Waiting) -> String {
    let until = waiting.until.map_or_else(|| "-".into(), |day| day.to_string());
    let late = if waiting.is_late { " late" } else { "" };
    let provisional = if waiting.provisional { " provisional" } else { "" };
    let Waiting { stream, what, since, working_days, .. } = waiting;
    format!("{stream} {} {since} ({working_days}) to {until}{late}{provisional}", what.en)
}

pub(crate) fn profile() -> Profile {
    serde_json::from_value(serde_json::json!({
        "level": "local", "field": "elderly-care", "jurisdiction": "330100",
        "titles": { "zh": "示例：助餐服务规范", "en": "Meals" }, "drafting_unit": "示例协会",
    }))
    .unwrap()
}

pub(crate) fn document(kind: &str) -> Document {
    Document {
        kind: kind.into(),
        name: "示例.pdf".parse().unwrap(),
        media_type: "application/pdf".into(),
        size: 1,
        sha256: "0f".repeat(32),
    }
}

pub(crate) fn standard(id: &str) -> StandardId {
    id.parse().unwrap()
}
