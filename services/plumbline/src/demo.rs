//! `serve --demo`: a small city whose standards are made up, so that a newcomer sees the service at work.
//!
//! The city is two tables, `demo/city.txt` and `demo/courses.txt`. Each standard was proposed so many days before today and
//! follows a course; what lies before today happens, by the same orders that an office would give. Every title says 示例.
//! The command ids are made of the place in the tables, so a second start changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;
use plumbline_access::{Caller, Role};
use plumbline_lifecycle::{
    BUILT_IN, Command, Document, Gate, Level, Name, Number, Procedure, Profile, Relation, Sentence,
    Stage, StandardId, Titles,
};
use plumbline_log::Reader;
use plumbline_workflow::{Request, Writer};
use sha2::{Digest, Sha256};

use crate::failure::Failure;

const CITY: &str = include_str!("../demo/city.txt");
const COURSES: &str = include_str!("../demo/courses.txt");
const ACTOR: &str = "示例：标准化专员";

/// Writes the city into an empty log, or finishes and repeats one that was written before.
pub(crate) fn fill(writer: &Writer, reader: &Reader, today: Date) -> Result<(), Failure> {
    let city = City::read()?;
    let first = &city.standards[0];
    let today = match reader.read_stream(&format!("standard/{}", first.id))?.first() {
        Some(row) => row.happened_on.saturating_add(first.age.days()),
        // The built-in procedures are all that a new log holds.
        None if reader.head() > BUILT_IN.len() as u64 => return Err(Failure::NotEmpty),
        None => today,
    };
    let waiting = city
        .orders(today)?
        .into_iter()
        .map(|request| writer.post(request))
        .collect::<Result<Vec<_>, _>>()?;
    for answer in waiting {
        answer.blocking_recv().map_err(|_| bad("the writer stopped"))??;
    }
    Ok(())
}

/// Whoever looks at the city: everything in it is made up, so nobody is asked for a token.
pub(crate) fn reader() -> Option<Caller> {
    let jurisdiction = "100000".parse().ok()?;
    Some(Caller { name: "示例：访客".into(), role: Role::Reader, jurisdiction })
}

struct City {
    procedure: Procedure,
    courses: BTreeMap<&'static str, Vec<(i64, Act)>>,
    standards: Vec<Standard>,
}

/// A line of `city.txt`.
struct Standard {
    id: StandardId,
    course: &'static str,
    /// Days since the proposal.
    age: i64,
    profile: Profile,
    /// The edition before this one, by its place in the table.
    renews: Option<usize>,
}

/// A word of `courses.txt`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
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
    Revise,
    Confirm,
    Renew,
    Abolish,
}

impl City {
    fn read() -> Result<City, Failure> {
        let procedure = BUILT_IN[0].1.parse().map_err(|error| bad(&format!("{error}")))?;
        let mut courses = BTreeMap::new();
        for line in lines(COURSES) {
            let (name, acts) = line.split_once(':').ok_or_else(|| bad(line))?;
            let mut course = vec![(0, Act::Propose)];
            for act in acts.split(',') {
                course.push(Act::read(act).ok_or_else(|| bad(act))?);
            }
            courses.insert(name, course);
        }
        let mut standards: Vec<Standard> = Vec::new();
        for line in lines(CITY) {
            let standard = Standard::read(line, &standards).ok_or_else(|| bad(line))?;
            standards.push(standard);
        }
        Ok(City { procedure, courses, standards })
    }

    /// Every order of every standard, in the order of the days.
    fn orders(&self, today: Date) -> Result<Vec<Request>, Failure> {
        let mut acts = Vec::new();
        for (no, standard) in self.standards.iter().enumerate() {
            let course = self.courses.get(standard.course).ok_or_else(|| bad(standard.course))?;
            let began = self.began(standard, today).ok_or_else(|| bad(standard.course))?;
            for (days, act) in course {
                let on = began.saturating_add(days.days());
                if on <= today {
                    acts.push((on, no, *act));
                }
            }
        }
        acts.sort_by_key(|(on, no, _)| (*on, *no));
        let mut office = Office::new(self);
        for (on, no, act) in acts {
            office.act(on, no, act)?;
        }
        Ok(office.requests)
    }

    /// The day of the proposal; for a second edition, of the decision that began it.
    fn began(&self, standard: &Standard, today: Date) -> Option<Date> {
        let Some(first) = standard.renews else {
            return Some(today.saturating_sub(standard.age.days()));
        };
        let first = self.standards.get(first)?;
        let (days, _) =
            self.courses.get(first.course)?.iter().find(|(_, act)| *act == Act::Renew)?;
        Some(today.saturating_sub(first.age.days()).saturating_add(days.days()))
    }
}

impl Standard {
    fn read(line: &'static str, before: &[Standard]) -> Option<Standard> {
        let mut columns = line.split('|').map(str::trim);
        let course = columns.next()?;
        let (course, second) =
            course.strip_prefix('+').map_or((course, false), |course| (course, true));
        let age = columns.next()?.parse().ok()?;
        let field = columns.next()?.parse().ok()?;
        let jurisdiction = columns.next()?.parse().ok()?;
        let level = columns.next()?.parse().ok()?;
        let titles = BTreeMap::from([
            ("zh".to_owned(), format!("示例：{}", columns.next()?)),
            ("en".to_owned(), format!("Made up: {}", columns.next()?)),
        ]);
        let drafting_unit = columns.next()?.parse().ok()?;
        let relations = match columns.next().and_then(|relation| relation.split_once(' ')) {
            Some((kind, target)) => vec![Relation {
                kind: serde_json::from_value(kind.into()).ok()?,
                target: target.parse().ok()?,
            }],
            None => Vec::new(),
        };
        let titles = Titles::try_from(titles).ok()?;
        let profile = Profile { level, field, jurisdiction, titles, drafting_unit, relations };
        let firsts = before.iter().filter(|standard| standard.renews.is_none()).count();
        let (id, renews) = if second {
            (format!("{}-2", before.last()?.id), Some(before.len() - 1))
        } else {
            (format!("demo-{:02}", firsts + 1), None)
        };
        Some(Standard { id: id.parse().ok()?, course, age, profile, renews })
    }
}

impl Act {
    fn read(text: &str) -> Option<(i64, Act)> {
        let mut words = text.split_whitespace();
        let days = words.next()?.parse().ok()?;
        let act = match (words.next()?, words.next()) {
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
            ("revise", None) => Act::Revise,
            ("confirm", None) => Act::Confirm,
            ("renew", None) => Act::Renew,
            ("abolish", None) => Act::Abolish,
            _ => return None,
        };
        Some((days, act))
    }

    /// The gate that is passed by it.
    fn gate(self) -> Option<Gate> {
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
}

/// What the made-up office has done so far.
struct Office<'a> {
    city: &'a City,
    requests: Vec<Request>,
    /// The documents handed in, by standard.
    held: BTreeMap<usize, BTreeSet<String>>,
    /// The number given, by standard.
    numbers: BTreeMap<usize, Number>,
    /// The last sequence number, by series.
    issued: BTreeMap<&'static str, u32>,
}

impl<'a> Office<'a> {
    fn new(city: &'a City) -> Office<'a> {
        let (requests, held, numbers) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
        Office { city, requests, held, numbers, issued: BTreeMap::new() }
    }

    fn act(&mut self, on: Date, no: usize, act: Act) -> Result<(), Failure> {
        let city = self.city;
        let rule = act.gate().and_then(|gate| city.procedure.gates.get(&gate));
        for kind in rule.into_iter().flat_map(|rule| &rule.requires) {
            if self.held.entry(no).or_default().insert(kind.clone()) {
                let document = self.document(no, kind)?;
                self.order(on, no, Command::AttachDocument { document });
            }
        }
        let standard = &city.standards[no];
        let command = match act {
            Act::Propose => match standard.renews {
                // The first fact of a new edition was made by the decision to revise; what it replaces is added here.
                Some(first) => self.replacing(first, &standard.profile)?,
                None => Command::Propose {
                    procedure: "local".into(),
                    profile: standard.profile.clone(),
                },
            },
            Act::Accept => Command::AcceptProposal,
            Act::Reject => {
                Command::RejectProposal { reason: say("示例：与现行标准内容重复")? }
            }
            Act::Withdraw => Command::Withdraw {
                reason: say("示例：条件尚不成熟，起草单位撤回")?
            },
            Act::Extend(days) => Command::ExtendPlan {
                until: on.saturating_add(days.days()),
                reason: say("示例：试点数据尚在收集")?,
            },
            Act::Suspend => Command::Suspend { reason: say("示例：等待上位规定出台")? },
            Act::Resume => Command::Resume,
            Act::Consult(days) => Command::OpenConsultation { days },
            Act::Close => Command::CloseConsultation,
            Act::Review => Command::BeginReview,
            Act::Return => {
                let proposal = &city.procedure.gates[&Gate::Proposal].requires;
                self.held.entry(no).or_default().retain(|kind| proposal.contains(kind));
                Command::Return {
                    to: Stage::Drafting,
                    reason: say("示例：主要指标缺少验证，退回修改")?,
                }
            }
            Act::Pass => Command::PassReview {
                conclusion: say("示例：专家组一致同意通过审查")?
            },
            Act::Approve => Command::ApprovePublication { number: self.number(on, no)? },
            Act::Publish(days) => Command::Publish { effective_on: on.saturating_add(days.days()) },
            Act::Revise => {
                Command::StartRevision { ground: say("示例：实施满五年，开展复审")? }
            }
            Act::Confirm => Command::Confirm { conclusion: say("示例：继续有效")? },
            Act::Renew => Command::Revise {
                successor: format!("{}-2", standard.id).parse().map_err(|_| bad("renew"))?,
            },
            Act::Abolish => Command::Abolish { reason: say("示例：已被上位标准覆盖")? },
        };
        self.order(on, no, command);
        Ok(())
    }

    fn order(&mut self, on: Date, no: usize, command: Command) {
        let standard = self.city.standards[no].id.clone();
        let place = Sha256::digest(format!("plumbline demo {}", self.requests.len()));
        let mut id = [0; 16];
        id.copy_from_slice(&place[..16]);
        self.requests.push(Request {
            id: uuid::Builder::from_custom_bytes(id).into_uuid(),
            standard,
            command,
            expected_version: None,
            happened_on: Some(on),
            actor: ACTOR.into(),
            on_behalf_of: None,
            scope: None,
        });
    }

    fn document(&self, no: usize, kind: &str) -> Result<Document, Failure> {
        let id = &self.city.standards[no].id;
        let words = &self.city.procedure.documents[kind];
        let hash = Sha256::digest(format!("{id} {kind}"));
        Ok(Document {
            kind: kind.into(),
            name: format!("示例-{}.docx", words.zh).parse().map_err(|_| bad(kind))?,
            media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
                .into(),
            size: 20_000 + u64::from(hash[0]) * 311,
            sha256: hash.iter().map(|byte| format!("{byte:02x}")).collect(),
        })
    }

    fn replacing(&self, first: usize, profile: &Profile) -> Result<Command, Failure> {
        let number = self.numbers.get(&first).ok_or_else(|| bad("a first edition's number"))?;
        let target: Name = number.to_string().parse().map_err(|_| bad("a number"))?;
        let kind = plumbline_lifecycle::RelationKind::Replaces;
        let relations = vec![Relation { kind, target }];
        Ok(Command::AmendProfile { profile: Profile { relations, ..profile.clone() } })
    }

    /// The next number of the city's series, or of the bureau's own norms.
    fn number(&mut self, on: Date, no: usize) -> Result<Number, Failure> {
        let series = match self.city.standards[no].profile.level {
            Level::Norm => "Q/SLMZ",
            _ => "DB3301/T",
        };
        let last = self.issued.entry(series).or_insert(100);
        *last += 1;
        let number: Number = format!("{series} {last:04}-{}", on.year())
            .parse()
            .map_err(|error| bad(&format!("{error}")))?;
        self.numbers.insert(no, number.clone());
        Ok(number)
    }
}

fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn say(text: &str) -> Result<Sentence, Failure> {
    text.parse().map_err(|_| bad(text))
}

fn bad(what: &str) -> Failure {
    Failure::Demo(what.into())
}

#[cfg(test)]
mod tests {
    use plumbline_log::{Log, Options};
    use plumbline_views::Filter;
    use plumbline_workflow::WriterOptions;

    use super::*;

    /// Fills a folder; answers how far the log is then, and how many standards stand where.
    fn fill_folder(folder: &std::path::Path, today: &str) -> (u64, [u64; 9]) {
        let log = Log::open(folder, &Options::default()).unwrap();
        let reader = log.reader.clone();
        let (writer, thread) = Writer::start(log, WriterOptions::default()).unwrap();
        fill(&writer, &reader, today.parse().unwrap()).unwrap();
        drop(writer);
        thread.join().unwrap();
        let (views, mut runner) = plumbline_views::open(&folder.join("views")).unwrap();
        runner.catch_up(&reader, &mut |_| {}).unwrap();
        let pipeline = views.leadership.pipeline(&Filter::default(), None).unwrap();
        let counts: Vec<u64> = pipeline.places.iter().map(|place| place.count).collect();
        (reader.head(), counts.try_into().unwrap())
    }

    #[test]
    fn the_city_has_standards_in_every_place_and_a_second_start_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (head, counts) = fill_folder(folder.path(), "2026-03-01");
        assert_eq!(counts, [4, 17, 5, 7, 18, 3, 2, 3, 2]);
        assert_eq!(fill_folder(folder.path(), "2026-03-09"), (head, counts));
    }

    #[test]
    fn a_folder_that_holds_other_standards_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let log = Log::open(folder.path(), &Options::default()).unwrap();
        let reader = log.reader.clone();
        let (writer, thread) = Writer::start(log, WriterOptions::default()).unwrap();
        let city = City::read().unwrap();
        let mut order = city.orders("2026-03-01".parse().unwrap()).unwrap().remove(0);
        order.standard = "another".parse().unwrap();
        writer.submit_blocking(order).unwrap();
        let head = reader.head();
        let refused = fill(&writer, &reader, "2026-03-01".parse().unwrap());
        assert!(matches!(refused, Err(Failure::NotEmpty)));
        assert_eq!(reader.head(), head);
        drop(writer);
        thread.join().unwrap();
    }

    #[test]
    fn every_title_says_that_it_is_made_up() {
        for standard in City::read().unwrap().standards {
            assert!(standard.profile.titles.best("zh").starts_with("示例："));
            assert!(standard.profile.titles.best("en").starts_with("Made up: "));
        }
    }
}
