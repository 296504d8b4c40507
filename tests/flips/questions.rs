//! What is asked of a folder, in process, by the parts that the server is made of.

use std::fmt::Debug;
use std::path::Path;

use jiff::civil::{Date, date};
use plumbline_access::bearer;
use plumbline_documents::{ContentHash, Intake, Store};
use plumbline_lifecycle::Horizon;
use plumbline_log::{Log, Reader};
use plumbline_views::{Filter, Life, ListQuery, Views};
use plumbline_workflow::{Writer, WriterOptions};

use crate::city::{City, options};

/// Each question, with its answer or the error that came instead.
pub(crate) type Answers = Vec<(String, Result<String, String>)>;

const TODAY: Date = date(2026, 11, 24);

/// Starts on the folder as the server does, and asks everything.
///
/// # Errors
/// Where it does not start: what it says.
pub(crate) fn ask(folder: &Path, city: &City) -> Result<Answers, String> {
    let log = Log::open(folder, &options()).map_err(|error| error.to_string())?;
    let documents = Intake::open(folder, Intake::BYTES_MAX).map_err(|error| error.to_string())?;
    let (views, mut runner) =
        plumbline_views::open(&folder.join("views")).map_err(|error| error.to_string())?;
    let reader = log.reader.clone();
    let (writer, thread) =
        Writer::start(log, WriterOptions::default()).map_err(|error| error.to_string())?;
    let caught_up = runner.catch_up(&reader, &mut |_| {}).map_err(|error| error.to_string());
    let answers = caught_up.map(|_| {
        let mut answers = Answers::new();
        events(&reader, &mut answers);
        overview(&views, &mut answers);
        lives(&views, &reader, city, &mut answers);
        access(&writer, city, &mut answers);
        contents(documents.store(), folder, &mut answers);
        answers
    });
    drop((views, runner, writer));
    thread.join().map_err(|fault| fault.to_string())?;
    answers
}

fn told<T: Debug, E: std::fmt::Display>(
    answers: &mut Answers,
    question: impl Into<String>,
    answer: Result<T, E>,
) {
    let answer = answer.map(|answer| format!("{answer:?}")).map_err(|error| error.to_string());
    answers.push((question.into(), answer));
}

/// The feed of events, page by page.
fn events(reader: &Reader, answers: &mut Answers) {
    let head = reader.head();
    told(answers, "head", Ok::<_, String>(head));
    for first in (1..=2_001).step_by(100) {
        told(answers, format!("events from {first}"), reader.read_from(first, 100));
    }
    for size in [1, 300, head] {
        told(answers, format!("root of {size}"), reader.root(size));
    }
}

fn overview(views: &Views, answers: &mut Answers) {
    let all = Filter::default();
    for day in [TODAY, date(2025, 3, 1)] {
        told(answers, format!("pipeline on {day}"), views.leadership.pipeline(&all, day));
    }
    told(answers, "irregular moves", views.leadership.irregularities(&all));
    for text in [None, Some("养老"), Some("服务规范"), Some("child")] {
        let query = ListQuery { text: text.map(str::to_owned), limit: 500, ..ListQuery::default() };
        told(answers, format!("catalogue, {text:?}"), views.catalogue.list(&query));
    }
    told(answers, "on whom the house waits", views.desk.waiting_on(TODAY));
    told(answers, "late", views.desk.overdue(TODAY, 100));
    for person in ["p-feng", "p-qian", "p-wang", "p-li"] {
        let person = person.parse().expect("a person");
        told(answers, format!("desk of {person}"), views.desk.mine(&person, TODAY, 100));
    }
}

fn lives(views: &Views, reader: &Reader, city: &City, answers: &mut Answers) {
    for standard in &city.standards {
        let life = Life::read(views, reader, standard, Horizon::default(), TODAY);
        told(answers, format!("show {standard}"), life);
    }
}

fn access(writer: &Writer, city: &City, answers: &mut Answers) {
    let grants = writer.grants().borrow().clone();
    for (secret, word) in city.tokens.iter().zip(["counts", "was revoked"]) {
        told(
            answers,
            format!("a token that {word}"),
            grants.as_ref().map(|grants| bearer(grants, secret, jiff::civil::date(2026, 11, 30))),
        );
    }
    told(answers, "tokens", grants);
}

/// Every content that is kept, by its name.
fn contents(store: &Store, folder: &Path, answers: &mut Answers) {
    let mut names: Vec<String> = crate::city::walk(&folder.join("documents"))
        .iter()
        .filter_map(|path| path.file_name()?.to_str().map(str::to_owned))
        .collect();
    names.sort();
    for name in names {
        let Ok(hash) = name.parse::<ContentHash>() else { continue };
        let read = store.open(hash).map_err(|error| error.to_string()).and_then(|kept| {
            let mut bytes = Vec::new();
            let kept = kept.ok_or("it is not there")?;
            kept.copy_to(&mut bytes, |_, _| {}).map_err(|error| error.to_string())?;
            Ok(bytes)
        });
        told(answers, format!("content {name}"), read);
    }
}
