//! What a log says to a reader, as text: nothing of how a program keeps a state in memory.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use plumbline_lifecycle::people::People;
use plumbline_lifecycle::procedure::Procedures;
use plumbline_lifecycle::standard::Standard;
use plumbline_lifecycle::{Calendar, Event, Folded, Rules, State, StreamId, due, waits};
use plumbline_log::Reader;

/// Every event with its leaf, then what is told of each standard and approval, then the root.
pub(crate) fn told(reader: &Reader, root: &str) -> String {
    let mut text = String::new();
    let mut streams: BTreeMap<StreamId, Folded> = BTreeMap::new();
    for row in reader.read_from(1, reader.head()).unwrap() {
        let (seq, version, kind, schema) = (row.seq, row.version, &row.kind, row.schema);
        let (stream, on) = (&row.stream, row.happened_on);
        let leaf = reader.leaf(seq).unwrap().unwrap();
        writeln!(text, "{seq} {stream} {version} {kind}.v{schema} {on} {leaf}").unwrap();
        let stream: StreamId = stream.parse().unwrap();
        let event = Event::decode(stream.noun(), kind, schema, &row.data).unwrap();
        let before = streams.remove(&stream).unwrap_or_else(|| Folded::unborn(&stream));
        streams.insert(stream, before.then(seq, &event, on).unwrap());
    }
    let State::Procedures(procedures) = streams[&StreamId::Procedures].state.clone() else {
        panic!("the procedures are no procedures")
    };
    let people = match streams.get(&StreamId::People).map(|folded| &folded.state) {
        Some(State::People(people)) => people.clone(),
        _ => People::default(),
    };
    for (stream, folded) in &streams {
        match &folded.state {
            State::Standard(standard) => {
                text += &line(stream, folded.version, standard, &procedures);
            }
            State::Approval(approval) => {
                let (version, stands) = (folded.version, approval.standing(&people).en);
                writeln!(text, "{stream} version {version}: {stands}").unwrap();
            }
            _ => {}
        }
    }
    writeln!(text, "root {root}").unwrap();
    text
}

/// Where it stands and since when, what it is called by, and by when somebody must have acted.
fn line(stream: &StreamId, version: u64, standard: &Standard, procedures: &Procedures) -> String {
    let procedure = procedures.get(standard.binding().unwrap()).unwrap();
    let rules = Rules { procedure: Some(procedure), calendar: Calendar::unknown() };
    let waits = waits(&State::Standard(standard.clone()), &rules);
    let told = |text: Option<String>| text.unwrap_or_else(|| "-".into());
    let until = told(due(&waits).and_then(|wait| wait.until).map(|day| day.to_string()));
    let suspended = match standard.suspended_since() {
        Some(day) => format!(", suspended since {day}"),
        None => String::new(),
    };
    let titles = standard.titles();
    let titles: Vec<_> = titles.iter().map(|(tag, title)| format!("{tag} {title}")).collect();
    format!(
        "{stream} version {version}: {code} {place} since {since}{suspended}, due {until}, {label}, edition {edition}, {procedure} {number}, titles {titles}\n",
        code = standard.code().unwrap(),
        place = standard.place().unwrap().en(),
        since = standard.since().unwrap(),
        label = told(standard.label()),
        edition = told(standard.edition().map(|edition| edition.to_string())),
        procedure = procedure.id,
        number = procedure.version,
        titles = titles.join(" / "),
    )
}
