//! The verbs of the stories: how a command is written in one line.

use std::str::FromStr;

use jiff::civil::Date;
use plumbline_lifecycle::consultation::Purpose;
use plumbline_lifecycle::procedure::{self, BUILT_IN, Binding, OFFERED};
use plumbline_lifecycle::standard::{Command as Standard, Document, Entry, Profile, Relation};
use plumbline_lifecycle::{
    BallotId, Command, Level, Noun, PersonId, StreamId, Titles, Which, approval, ballot, calendar,
    consultation, deadline, draw, grants, people, person, pool, review,
};

use crate::applied::to_implementation;

/// Reads `accept`, `consult 30`, `pass 一致同意` as a command to this stream.
pub(crate) fn command(target: &StreamId, text: &str) -> Command {
    let (verb, rest) = text.split_once(' ').unwrap_or((text, ""));
    let own = match target.noun() {
        _ if verb == "clock" => Some(to_clock(rest).into()),
        _ if verb == "near" => Some(to_remind(rest).into()),
        Noun::Approval => to_approval(verb, rest).map(Command::from),
        Noun::Consultation => to_consultation(verb, rest).map(Command::from),
        Noun::Implementation => to_implementation(verb, rest).map(Command::from),
        Noun::People => to_people(verb, rest).map(Command::from),
        Noun::Calendar => to_calendar(verb, rest).map(Command::from),
        Noun::Grants => to_grants(verb, rest).map(Command::from),
        Noun::Procedure => to_procedures(verb, rest).map(Command::from),
        Noun::Pool => to_pool(verb, rest).map(Command::from),
        Noun::Person => to_person(verb, rest).map(Command::from),
        Noun::Review => to_review(verb, rest).map(Command::from),
        Noun::Ballot => to_ballot(verb, rest).map(Command::from),
        Noun::Standard | Noun::Register => None,
    };
    // Any stream may be told what only a standard can do, and says no.
    own.or_else(|| to_standard(verb, rest).map(Command::from))
        .unwrap_or_else(|| panic!("no verb `{verb}`"))
}

/// `set 2027 off 2027-01-01..2027-01-03 work 2027-01-09`, or `set 2026` for the built-in text of that year.
fn to_calendar(verb: &str, rest: &str) -> Option<calendar::Command> {
    (verb == "set").then(|| {
        let held = calendar::BUILT_IN.iter().find(|(year, _)| year.to_string() == rest);
        if let Some((_, text)) = held {
            return calendar::Command::SetCalendar(text.parse().unwrap());
        }
        let (year, days) = rest.split_once(' ').unwrap_or((rest, ""));
        let (off, work) = days.split_once("work ").unwrap_or((days, ""));
        let list = |days: &str| {
            let days = days.split_whitespace().filter(|day| *day != "off");
            days.map(|day| format!("{day:?}")).collect::<Vec<_>>().join(", ")
        };
        let (off, work) = (list(off), list(work));
        let text = format!("year = {year}\noff = [{off}]\nwork = [{work}]\nsource = \"通知\"");
        calendar::Command::SetCalendar(text.parse().unwrap())
    })
}

/// `seal 330100 0a` under the key `0a0a…`, `erase 330100`.
fn to_person(verb: &str, rest: &str) -> Option<person::Command> {
    let (area, byte) = rest.split_once(' ').unwrap_or((rest, ""));
    let area = say(area);
    Some(match verb {
        "seal" => {
            let sealed =
                person::Sealed { ciphertext: say(&byte.repeat(40)), key: say(&byte.repeat(16)) };
            person::Command::SealPersonalData { area, sealed, proof: say(&byte.repeat(32)) }
        }
        "erase" => person::Command::ErasePersonalData { area },
        _ => return None,
    })
}

/// `admit e-1 u-a elderly-care,general senior 2027-12-31`, `amend e-1 u-a general`, `renew e-1 2028-12-31`, `pause e-1`, `resume e-1`,
/// `remove e-1`, `away e-1 2026-05-01 2026-05-08`, `conflict e-1 unit:u-a`, `clear e-1 unit:u-a`, `training e-1 2026-05-01`.
/// `propose e-1 u-a general 2027-12-31 + e-2 u-a general 2027-12-31` proposes both as one matter.
fn to_pool(verb: &str, rest: &str) -> Option<pool::Command> {
    if verb == "propose" {
        let experts = rest.split(" + ").filter_map(|one| match to_pool("admit", one)? {
            pool::Command::AdmitExpert { expert, description, until, .. } => {
                Some(pool::Proposed { expert, description, until })
            }
            _ => None,
        });
        return Some(pool::Command::ProposeExperts { experts: experts.collect() });
    }
    let mut words = rest.split(' ');
    let mut word = || words.next().unwrap_or_default();
    let expert = say(word());
    Some(match verb {
        "admit" | "amend" => {
            let (unit, fields) = (say(word()), word().split(','));
            let fields = fields.filter(|key| !key.is_empty()).map(say).collect();
            let rest: Vec<&str> = words.collect();
            let description = pool::Description {
                kind: pool::ExpertKind::Expert,
                name: say("示例：专家"),
                unit,
                fields,
                title: rest.contains(&"senior").then(|| say("教授")),
                senior: rest.contains(&"senior"),
                languages: vec![say("zh")],
            };
            match rest.last().filter(|_| verb == "admit") {
                Some(until) => {
                    let (until, approval) = (say(until), say("示例批文第 1 号"));
                    pool::Command::AdmitExpert { expert, description, until, approval }
                }
                None => pool::Command::AmendExpert { expert, description },
            }
        }
        "renew" => pool::Command::RenewTerm { expert, until: say(word()) },
        "pause" => pool::Command::PauseExpert { expert, reason: say("示例") },
        "resume" => pool::Command::ResumeExpert { expert },
        "remove" => pool::Command::RemoveExpert { expert, reason: say("示例") },
        "away" => pool::Command::SetAway { expert, from: say(word()), until: say(word()) },
        "conflict" => {
            pool::Command::DeclareConflict { expert, with: say(word()), reason: say("示例") }
        }
        "clear" => pool::Command::ClearConflict { expert, with: say(word()) },
        "training" => {
            pool::Command::RecordTraining { expert, title: say("示例培训"), held: say(word()) }
        }
        _ => return None,
    })
}

/// `answer accepted`, `name e-1 WHY`, `ballot 2026-06-09`, `ballot cards 5`, `attend e-1 e-2`, `opinion 5.2 must WHAT`.
fn to_review(verb: &str, rest: &str) -> Option<review::Command> {
    use review::Command;
    let mut words = rest.splitn(3, ' ');
    let mut word = || words.next().unwrap_or_default();
    let why = |text: &str| (!text.is_empty()).then(|| say(text));
    Some(match verb {
        "draw" => Command::Draw { reason: why(rest) },
        "name" => Command::NamePanelist { expert: say(word()), reason: say(word()) },
        "drop" => Command::DropPanelist { expert: say(word()), reason: say(word()) },
        "ask-alternate" => Command::AskAlternate,
        "answer" => Command::AnswerInvitation { answer: json(word()), reason: why(word()) },
        "chair" => Command::NameChair { expert: say(rest) },
        "papers" => Command::SendPapers,
        "opinion" => {
            let (clause, weight) = (say(word()), json(word()));
            Command::GiveOpinion { clause, text: say(word()), weight }
        }
        "dispose" => {
            let (no, disposal) = (say(word()), json(word()));
            Command::DisposeOpinion { no, disposal, reason: why(word()) }
        }
        "attend" => Command::RecordAttendance { present: rest.split(' ').map(say).collect() },
        "ballot" => match word() {
            "cards" => {
                let (ballot, count): (BallotId, u8) = (say(word()), say(word()));
                let cards = (1..=count).map(|nth| crate::panels::code(nth).hash(&ballot)).collect();
                Command::CallBallot { closes: None, cards }
            }
            closes => Command::CallBallot {
                closes: Some(closes).filter(|day| !day.is_empty()).map(say),
                cards: vec![],
            },
        },
        "conclude" => Command::Conclude { passed: word() == "passed", conclusion: say(word()) },
        "dissolve" => Command::Dissolve { reason: say(rest) },
        _ => return None,
    })
}

/// `vote yes`, `vote no WHY`, `recuse WHY`, `hand e-1,e-2 void 3,4 by e-9`, `close`, `close e-1,e-2 by e-9`, `annul WHY`.
fn to_ballot(verb: &str, rest: &str) -> Option<ballot::Command> {
    use ballot::Command;
    let mut words = rest.splitn(2, ' ');
    let mut word = || words.next().unwrap_or_default();
    let listed = |text: &str| -> Vec<PersonId> {
        text.split(',').filter(|id| !id.is_empty()).map(say).collect()
    };
    Some(match verb {
        "vote" => {
            let choice = json(word());
            let reason = Some(word()).filter(|why| !why.is_empty()).map(say);
            Command::CastVote { choice, reason }
        }
        "recuse" => Command::Recuse { reason: say(rest) },
        "hand" => {
            let parts: Vec<&str> = rest.split(' ').collect();
            let [ballot, to, _, voided, _, scrutineer] = parts[..] else { panic!("`{rest}`") };
            let ballot: BallotId = say(ballot);
            let voided = voided.split(',').filter(|nth| *nth != "-");
            Command::HandCards {
                to: listed(to),
                voided: voided.map(|nth| crate::panels::code(say(nth)).hash(&ballot)).collect(),
                scrutineer: say(scrutineer),
            }
        }
        "close" => match rest.split_once(" by ") {
            Some((voted, scrutineer)) => {
                Command::CloseBallot { voted: listed(voted), scrutineer: Some(say(scrutineer)) }
            }
            None => Command::CloseBallot { voted: vec![], scrutineer: None },
        },
        "annul" => Command::AnnulBallot { reason: say(rest) },
        _ => return None,
    })
}

/// `call draft meeting 2026-05-20 5`, then perhaps `fields a,b`, `bar e-1` and `ask e-2`.
fn call(rest: &str) -> review::Call {
    let words: Vec<&str> = rest.split(' ').collect();
    let after = |key: &str| {
        let at = words.iter().position(|word| *word == key);
        at.map(|at| words[at + 1].split(',').collect::<Vec<_>>()).unwrap_or_default()
    };
    let whom = |id: &str| match id.starts_with("u-") {
        true => draw::Whom::Unit(say(id)),
        false => draw::Whom::Person(say(id)),
    };
    review::Call {
        purpose: json(words[0]),
        form: json(words[1]),
        on: say(words[2]),
        size: say(words[3]),
        fields: after("fields").into_iter().map(say).collect(),
        barred: after("bar").into_iter().map(|id| (whom(id), say("示例理由"))).collect(),
        asked_for: after("ask")
            .into_iter()
            .map(|id| review::AskedFor { expert: say(id), reason: say("示例理由") })
            .collect(),
    }
}

/// `grant office li 07, reader wang 08`: each with its role, its name, the credential's byte, and perhaps a drafting unit; `revoke 1`.
fn to_grants(verb: &str, rest: &str) -> Option<grants::Command> {
    Some(match verb {
        "grant" => grants::Command::GrantTokens {
            grants: rest.split(", ").filter(|text| !text.is_empty()).map(grant).collect(),
            until: None,
        },
        "grant-until" => {
            let (until, one) = rest.split_once(' ')?;
            grants::Command::GrantTokens { grants: vec![grant(one)], until: Some(say(until)) }
        }
        "revoke" => grants::Command::RevokeToken { token: say(rest) },
        "open" => grants::Command::OpenAccount { account: account(rest) },
        "close" => grants::Command::CloseAccount { login: say(rest) },
        "turned-away" => {
            let (hour, refused) = rest.split_once(' ')?;
            grants::Command::NoteRefusals { hour: say(hour), refused: say(refused) }
        }
        "sign-in" => grants::Command::NoteSignIn { login: say(rest), second_factor: false },
        _ => return None,
    })
}

fn grant(text: &str) -> grants::Grant {
    let mut words = text.split(' ');
    let mut word = || words.next().unwrap_or_else(|| panic!("`{text}` lacks something"));
    let (role, name, byte) = (say(word()), say(word()), word());
    grants::Grant {
        credential: say(&byte.repeat(32)),
        name,
        role,
        jurisdiction: say("330100"),
        unit: words.next().map(say),
        person: None,
    }
}

/// `office li`, and perhaps the person: the login is the name.
fn account(text: &str) -> grants::Account {
    let mut words = text.split(' ');
    let mut word = || words.next().unwrap_or_else(|| panic!("`{text}` lacks something"));
    let (role, login) = (say(word()), word());
    grants::Account {
        login: say(login),
        name: say(login),
        role,
        jurisdiction: say("330100"),
        unit: None,
        person: words.next().map(say),
    }
}

fn to_standard(verb: &str, rest: &str) -> Option<Standard> {
    Some(match verb {
        "propose" => {
            let mut words = rest.split(' ');
            let (procedure, level) = (words.next()?, words.next().unwrap_or("local"));
            let mut profile = profile(level, TITLE);
            profile.jurisdiction = words.next().map_or(profile.jurisdiction, say);
            if let Some(kind) = words.next() {
                let target = say(&words.collect::<Vec<_>>().join(" "));
                profile.relations = vec![Relation { kind: json(kind), target }];
            }
            Standard::Propose { procedure: procedure.into(), profile }
        }
        "amend" => {
            let (level, title) = rest.split_once(' ').unwrap();
            Standard::AmendProfile { profile: profile(level, title) }
        }
        "correct" => Standard::CorrectProfile {
            profile: profile("local", rest),
            approval: say("批文第 1 号"),
            reason: say("题名有误"),
        },
        "attach" => Standard::AttachDocument { document: document(rest) },
        "drafters" => {
            let (units, persons): (Vec<&str>, Vec<&str>) =
                rest.split(' ').partition(|id| id.starts_with("u-"));
            let (units, persons) = (units.into_iter().map(say), persons.into_iter().map(say));
            Standard::NameDrafters { units: units.collect(), persons: persons.collect() }
        }
        "submit" => Standard::SubmitGate { gate: say(rest) },
        "send" => Standard::SendOut { gate: say(rest) },
        "call" => Standard::CallReview { call: Box::new(call(rest)) },
        "accept" => Standard::AcceptProposal,
        "reject" => Standard::RejectProposal { reason: say(rest) },
        "extend" => Standard::ExtendPlan { until: say(rest), reason: say("needs more time") },
        "consult" => consult(rest),
        "close" => Standard::CloseConsultation,
        "review" => Standard::BeginReview,
        "pass" => Standard::PassReview { conclusion: say(rest) },
        "approve" => Standard::ApprovePublication { number: say(rest) },
        "publish" => Standard::Publish { effective_on: say(rest) },
        "file" => Standard::RecordFiling,
        "public" => Standard::RecordPublicity { site: say(rest) },
        "report" => Standard::ReportImplementation { summary: say(rest) },
        "examine" => Standard::StartRevision { ground: say(rest) },
        "confirm" => Standard::Confirm { conclusion: say(rest) },
        "revise" => Standard::Revise { successor: say(rest) },
        "supersede" => Standard::Supersede,
        "move" => {
            let mut words = rest.splitn(3, ' ');
            let mut word = || words.next().unwrap_or_default();
            let to = Binding { procedure: word().into(), version: say(word()) };
            Standard::MoveProcedure { to, reason: say(word()) }
        }
        "promote" => {
            let (successor, procedure) = rest.split_once(' ').unwrap();
            Standard::Promote { successor: say(successor), procedure: procedure.into() }
        }
        "agree-to" => Standard::AgreeToReplacement { by: say(rest) },
        "abolish" => Standard::Abolish { reason: say(rest) },
        "return" => Standard::Return { to: json(rest), reason: say("not ready") },
        "suspend" => Standard::Suspend { reason: say(rest) },
        "resume" => Standard::Resume,
        "withdraw" => Standard::Withdraw { reason: say(rest) },
        "enter" => enter(rest),
        "enter-review" => Standard::EnterReview { conclusion: say(rest) },
        "observe" => {
            let (code, reference) = rest.split_once(" as ").unwrap_or((rest, "ISO 1"));
            let observation = serde_json::json!({ "code": code, "reference": reference });
            Standard::RecordObservation {
                observation: serde_json::from_value(observation).unwrap(),
            }
        }
        _ => return None,
    })
}

/// `enter 2019-05-01 DB3301/T 0322-2019`, then perhaps `| by norm` (the procedure), `| level norm`, `| at 330200`, `| from 2019-06-01` (in
/// force), `| edition 2`, `| replaces DB3301/T 0322-2015`, `| with final-text,announcement`: what was published on that day.
fn enter(rest: &str) -> Standard {
    let mut parts = rest.split(" | ");
    let (published_on, number) = parts.next().unwrap().split_once(' ').unwrap();
    let published_on = say(published_on);
    let mut entry = Entry {
        procedure: None,
        profile: profile("local", TITLE),
        edition: 1,
        number: say(number),
        published_on,
        effective_on: published_on,
        ground: say("本局标准台账"),
        documents: Vec::new(),
    };
    for part in parts {
        let (what, said) = part.split_once(' ').unwrap();
        match what {
            "by" => entry.procedure = Some(said.into()),
            "level" => entry.profile.level = say(said),
            "at" => entry.profile.jurisdiction = say(said),
            "from" => entry.effective_on = say(said),
            "edition" => entry.edition = say(said),
            "replaces" => {
                let (kind, target) = (json("replaces"), say(said));
                entry.profile.relations.push(Relation { kind, target });
            }
            "with" => entry.documents = said.split(',').map(document).collect(),
            what => panic!("`{what}` is nothing that is entered"),
        }
    }
    Standard::EnterStandard { entry: Box::new(entry) }
}

/// Whom the stories ask by name.
const BODIES: [&str; 11] = [
    "市卫生健康委",
    "市财政局",
    "市人力资源社会保障局",
    "市住房城乡建设局",
    "市市场监督管理局",
    "市残疾人联合会",
    "市老龄协会",
    "市养老服务协会",
    "市社会福利院",
    "示范区民政局",
    "市社会福利院",
];

/// `consult 30`, `consult 30 bodies 10`, `consult 20 notice`: for how many days, of how many bodies, for what.
fn consult(rest: &str) -> Standard {
    let (mut purpose, mut bodies) = (Purpose::Draft, Vec::new());
    let mut words = rest.split(' ');
    let days = say(words.next().unwrap_or_default());
    while let Some(word) = words.next() {
        match word {
            "bodies" => {
                let count: usize = words.next().unwrap().parse().unwrap();
                bodies = BODIES.iter().take(count).map(|body| say(body)).collect();
            }
            word => purpose = say(word),
        }
    }
    Standard::OpenConsultation { days, purpose, bodies }
}

/// `comment 5.3 市财政局 应明确经费来源` (`-` for the whole text), `reply 市财政局 1`, `dispose 1 not 理由 | 修改`,
/// `prolong 2026-07-01`, `end`.
fn to_consultation(verb: &str, rest: &str) -> Option<consultation::Command> {
    let mut words = rest.splitn(3, ' ');
    let mut word = || words.next().unwrap_or_default();
    Some(match verb {
        "comment" => {
            let (clause, from, text) = (word(), word(), word());
            let clause = (clause != "-").then(|| say(clause));
            consultation::Command::Comment { clause, text: say(text), from: say(from) }
        }
        "reply" => {
            let (body, comments) = (say(word()), say(word()));
            consultation::Command::RecordReply { body, comments }
        }
        "dispose" => {
            let (no, outcome, rest) = (say(word()), say(word()), word());
            let (reason, change) = rest.split_once('|').unwrap_or((rest, ""));
            let said = |text: &str| (!text.trim().is_empty()).then(|| say(text.trim()));
            let (reason, change) = (said(reason), said(change));
            consultation::Command::Dispose { no, outcome, reason, change }
        }
        "prolong" => {
            consultation::Command::Extend { until: say(rest), reason: say("应有关单位请求") }
        }
        "end" => consultation::Command::End,
        _ => return None,
    })
}

/// `clock seat:1.2 2026-04-08`, `clock milestone:consultation 2026-05-03`: the clock asks for a last day to be noted.
fn to_clock(rest: &str) -> deadline::Command {
    let (which, until) = last_day(rest);
    deadline::Command::NoteDeadline { which, until }
}

/// `near plan 2026-04-08`: it asks for a reminder.
fn to_remind(rest: &str) -> deadline::Command {
    let (which, until) = last_day(rest);
    deadline::Command::NoteNear { which, until }
}

/// A last day as it is written in a line: by the key of what is waited for, and the day.
fn last_day(rest: &str) -> (Which, Date) {
    let (key, until) = rest.split_once(' ').unwrap();
    (which(key), say(until))
}

fn which(key: &str) -> Which {
    let (kind, item) = key.split_once(':').unwrap_or((key, ""));
    match (kind, item.split_once('.')) {
        ("seat", Some((step, seat))) => Which::Seat { step: say(step), seat: say(seat) },
        ("gate", _) => Which::Gate(say(item)),
        ("milestone", _) => Which::Milestone(say(item)),
        ("invitation", _) => Which::Invitation { no: say(item) },
        ("feedback", _) => Which::Feedback { no: say(item) },
        ("rectification", _) => Which::Rectification { no: say(item) },
        ("reinspection", _) => Which::Reinspection { no: say(item) },
        ("term", _) => Which::Term { no: say(item) },
        _ => json(&kind.replace('-', "_")),
    }
}

/// What somebody may do with a matter under approval.
fn to_approval(verb: &str, rest: &str) -> Option<approval::Command> {
    use approval::Command;
    let opinion = || (!rest.is_empty()).then(|| say(rest));
    let mut words = rest.splitn(3, ' ');
    let mut word = || words.next().unwrap_or_default();
    Some(match verb {
        "agree" => Command::Decide { agree: true, opinion: opinion(), minutes: None },
        "disagree" => Command::Decide { agree: false, opinion: opinion(), minutes: None },
        "agree-by" => {
            let minutes = approval::Minutes { number: say(rest), sha256: "a".repeat(64) };
            Command::Decide { agree: true, opinion: None, minutes: Some(minutes) }
        }
        "add" => Command::AddSigner { person: say(word()), place: json(word()) },
        "remove" => Command::RemoveSigner { person: say(word()) },
        "hand" => Command::HandOver { to: say(word()), reason: say(word()) },
        "back" => {
            let to = match word() {
                "submitter" => approval::Target::Submitter,
                step => approval::Target::Step(say(step)),
            };
            Command::SendBack { to, resume: json(word()), opinion: say(word()) }
        }
        "resubmit" => Command::Resubmit { note: say(rest) },
        "take-back" => Command::TakeBack,
        "undo" => Command::TakeBackDecision,
        "remind" => Command::Remind,
        "copy" => Command::Copy { to: say(rest) },
        "note" => Command::Note { text: say(rest) },
        "reassign" => {
            let (step, seat) = word().split_once('.')?;
            let (step, seat) = (say(step), say(seat));
            Command::Reassign { step, seat, to: say(word()), reason: say(word()) }
        }
        _ => return None,
    })
}

/// `found u-a`, `found u-b below u-a`, `close u-b into u-a`, `join p-li u-a`, `assign office u-a p-li 2024-01-05 2024-12-31`,
/// `deputy office u-a p-wang 1`, `delegate p-li p-wang 2024-05-01 2024-05-31 approval`, `name 330200 宁波市 Ningbo`.
fn to_people(verb: &str, rest: &str) -> Option<people::Command> {
    let mut words = rest.split(' ');
    let mut word = || words.next().unwrap_or_default();
    Some(match verb {
        "found" => {
            let (unit, how, parent) = (word(), word(), word());
            let description = match how {
                "area" => people::Unit { area: say(parent), ..unit_below("u-bureau") },
                _ => unit_below(parent),
            };
            let description = match how {
                "area" => people::Unit { parent: None, ..description },
                _ => description,
            };
            people::Command::FoundUnit { unit: say(unit), description }
        }
        "close" => {
            let (unit, _, into) = (word(), word(), word());
            let into = (!into.is_empty()).then(|| say(into));
            people::Command::CloseUnit { unit: say(unit), into }
        }
        "join" => people::Command::Join {
            person: say(word()),
            unit: say(word()),
            name: say(Some(word()).filter(|name| !name.is_empty()).unwrap_or("示例：李某")),
        },
        "move" => people::Command::Move { person: say(word()), unit: say(word()) },
        "leave" => people::Command::Leave { person: say(word()) },
        "assign" => people::Command::AssignRole {
            role: say(word()),
            unit: say(word()),
            person: say(word()),
            from: say(word()),
            until: Some(word()).filter(|day| !day.is_empty()).map(say),
        },
        "end-role" => {
            let (role, unit, person) = (say(word()), say(word()), say(word()));
            people::Command::EndRole { role, unit, person }
        }
        "deputy" => {
            let (role, unit, person) = (say(word()), say(word()), say(word()));
            people::Command::NameDeputy { role, unit, person, rank: say(word()) }
        }
        "end-deputy" => {
            let (role, unit, person) = (say(word()), say(word()), say(word()));
            people::Command::EndDeputy { role, unit, person }
        }
        "delegate" => {
            let (from, to, first, last) = (say(word()), say(word()), say(word()), say(word()));
            people::Command::Delegate { from, to, first, last, gates: words.map(say).collect() }
        }
        "end-delegation" => people::Command::EndDelegation { from: say(word()), to: say(word()) },
        "name" => {
            let (code, zh, en) = (say(word()), say(word()), say(word()));
            people::Command::NameJurisdiction { code, zh, en }
        }
        _ => return None,
    })
}

/// `adopt local 3`: a built-in text as that version, or a small one that is made up; a line of TOML may follow.
fn to_procedures(verb: &str, rest: &str) -> Option<procedure::Command> {
    if verb == "adopt-file" {
        let path = format!("{}/stories/{rest}.toml", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        return Some(procedure::Command::AdoptProcedure { text });
    }
    let ("adopt", (id, rest)) = (verb, rest.split_once(' ')?) else { return None };
    let (version, line) = rest.split_once(' ').unwrap_or((rest, ""));
    let title = "title = { zh = \"示例程序\", en = \"Made up\" }";
    let small = format!("id = \"{id}\"\nversion = 1\nlevels = [\"local\"]\n{title}\n{line}");
    let held = BUILT_IN.iter().chain(&OFFERED).find(|(built_in, _)| *built_in == id);
    let text = held.map_or(small, |(_, text)| (*text).to_owned());
    let lines = text.lines().map(|line| match line.strip_prefix("version = ") {
        Some(_) => format!("version = {version}"),
        None => line.to_owned(),
    });
    Some(procedure::Command::AdoptProcedure { text: lines.collect::<Vec<_>>().join("\n") })
}

const TITLE: &str = "示例：社区老年人日间照料服务规范";

fn profile(level: &str, title: &str) -> Profile {
    Profile {
        level: json::<Level>(level),
        field: say("elderly-care"),
        jurisdiction: say("330100"),
        titles: titles(title),
        drafting_unit: say("示例养老协会"),
        relations: vec![],
    }
}

fn titles(zh: &str) -> Titles {
    std::collections::BTreeMap::from([("zh".to_owned(), zh.to_owned())]).try_into().unwrap()
}

fn document(kind: &str) -> Document {
    let (kind, content) = kind.split_once('=').unwrap_or((kind, "0"));
    Document {
        kind: kind.into(),
        name: say(&format!("{kind}.docx")),
        media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            .into(),
        size: 1,
        sha256: content.repeat(64),
    }
}

fn unit_below(parent: &str) -> people::Unit {
    people::Unit {
        names: titles("示例处"),
        kind: people::UnitKind::Division,
        parent: (!parent.is_empty()).then(|| say(parent)),
        area: say("330100"),
        fields: if parent.is_empty() { vec![] } else { vec![say("elderly-care")] },
    }
}

pub(crate) fn say<T: FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

pub(crate) fn json<T: serde::de::DeserializeOwned>(word: &str) -> T {
    serde_json::from_value(word.into()).unwrap()
}
