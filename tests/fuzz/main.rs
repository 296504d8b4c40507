//! Bytes of strangers and of broken disks, by chance: whatever reads them says what is wrong, and never panics, nor takes long.
//!
//! The engine and its budget stand in `plumbline_testkit::fuzz`; the JSON of requests and the addresses of pages are read by the
//! crates that know them (`api/src/json.rs`, `web/src/ask.rs`). An input that once broke something stays in `corpus` for ever.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;
use std::str::FromStr;

use jiff::civil::{Date, date};
use plumbline_lifecycle::consultation::Purpose;
use plumbline_lifecycle::procedure::{self, BUILT_IN, Procedure};
use plumbline_lifecycle::standard::Command;
use plumbline_lifecycle::{
    Calendar, Event, Folded, Jurisdiction, No, Number, PartId, Rules, Series, StageCode,
    StandardId, State, StreamId, World, decide, permits, waits,
};
use plumbline_log::Reader;
use plumbline_testkit::{Folder, fuzz};
use plumbline_views::ListQuery;

const TODAY: Date = date(2026, 11, 25);

type Streams = BTreeMap<StreamId, Folded>;

/// An event as it is stored, `stream kind schema` in the first line: it is read or it is not, and then it comes back the same,
/// folds into each state or does not fit it, and the rules say something about it.
#[test]
fn stored_events() {
    let lives = lives();
    let procedures = adopted(BUILT_IN.map(|(_, text)| text));
    let calendar = Calendar::unknown();
    fuzz("events", |bytes| {
        let Some((stream, kind, schema, data)) = stored(bytes) else { return "no event".into() };
        let event = match Event::decode(stream.noun(), kind, schema, data) {
            Ok(event) => event,
            Err(undecodable) => return undecodable.to_string(),
        };
        let again = event.encode();
        let again = Event::decode(stream.noun(), again.kind, again.schema, &again.data);
        assert_eq!(again.unwrap(), event, "the stored form comes back");
        let unborn = Folded::unborn(&stream);
        let mut said = String::new();
        for before in [&unborn].into_iter().chain(&lives) {
            match before.clone().then(1, &event, TODAY) {
                Ok(after) => {
                    let bound = match (&after.state, &procedures.state) {
                        (State::Standard(standard), State::Procedures(held)) => {
                            standard.binding().and_then(|binding| held.get(binding))
                        }
                        _ => None,
                    };
                    let rules = Rules { procedure: bound.map(AsRef::as_ref), calendar };
                    said += &format!("{} ", waits(&after.state, &rules).len());
                    let text = serde_json::to_string(&after.state).unwrap();
                    assert_eq!(serde_json::from_str::<State>(&text).unwrap(), after.state);
                }
                Err(misfit) => said += &misfit.to_string(),
            }
        }
        let mut known = Streams::from([(StreamId::Procedures, procedures.clone())]);
        said += &with_all(&mut known, |world| permits(world, &stream, &event).map(|()| Vec::new()));
        said
    });
}

/// A text that somebody wants to adopt, and one that an older version has: each limit gives a day or none, and every command
/// that counts with it is answered.
#[test]
fn procedure_texts() {
    fuzz("procedures", |bytes| {
        let text = String::from_utf8_lossy(bytes);
        let adopt = procedure::Command::AdoptProcedure { text: text.clone().into_owned() };
        let mut said = with_all(&mut Streams::new(), |world| {
            decide(world, &StreamId::Procedures, &adopt.clone().into())
        });
        let Ok(procedure) = text.parse::<Procedure>() else { return said };
        let limits =
            procedure.review.iter().chain(&procedure.publicity).chain(procedure.stays.values());
        for limit in limits {
            for day in [date(1900, 1, 1), TODAY, date(2200, 12, 31), Date::MAX] {
                let last = limit.last_day(day, Calendar::unknown(), procedure.rolls());
                said.push(if last.is_some() { '+' } else { '-' });
            }
        }
        for chain in procedure.chains.keys() {
            said += &procedure.route(chain).len().to_string();
        }
        let mut known = Streams::from([(StreamId::Procedures, adopted([text.as_ref()]))]);
        let id = StreamId::Standard("a".parse().unwrap());
        for command in onward(&procedure.id) {
            said += &with_all(&mut known, |world| decide(world, &id, &command.clone().into()));
        }
        said
    });
}

/// Numbers, ids and names of streams: what is read is written as it was, or in the one way there is.
#[test]
fn numbers_and_ids() {
    fn reads<T: FromStr<Err: ToString> + ToString>(text: &str) -> String {
        match text.parse::<T>() {
            Ok(read) => {
                let written = read.to_string();
                let again = written.parse::<T>().map(|again| again.to_string());
                assert_eq!(again.map_err(|e| e.to_string()), Ok(written), "{text:?}");
                "read ".into()
            }
            Err(error) => error.to_string(),
        }
    }
    fuzz("numbers", |bytes| {
        let text = String::from_utf8_lossy(bytes);
        let mut said =
            reads::<Number>(&text) + &reads::<Series>(&text) + &reads::<StandardId>(&text);
        said +=
            &(reads::<Jurisdiction>(&text) + &reads::<PartId>(&text) + &reads::<StreamId>(&text));
        said += &reads::<StageCode>(&text);
        if let Some(number) = Number::meant_by(&text) {
            assert_eq!(Number::meant_by(&number.to_string()), Some(number.clone()), "{text:?}");
            assert!(number.is_same(&number.written_as(&number)) && number.is_edition_of(&number));
            said += " meant";
        }
        said
    });
}

/// What somebody types into the search of the catalogue, where the last page ended in the second line.
#[test]
fn searches_of_the_catalogue() {
    let folder = Folder::new("fuzz-search");
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/golden/log-v2/log.db");
    std::fs::copy(golden, folder.join("log.db")).unwrap();
    let log = Reader::open(folder.path()).unwrap();
    let (views, mut runner) = plumbline_views::open(&folder.join("views")).unwrap();
    runner.catch_up(&log, &mut |_| {}).unwrap();
    fuzz("search", |bytes| {
        let text = String::from_utf8_lossy(bytes);
        let (text, after) = text.split_once('\n').unwrap_or((&text, ""));
        let after = (!after.is_empty()).then(|| after.to_owned());
        let query = ListQuery { text: Some(text.to_owned()), after, ..ListQuery::default() };
        let listed = views.catalogue.list(&query).map(|list| list.entries.len());
        let found = views.catalogue.find(text).map(|card| card.is_some());
        // A question that cannot be asked is answered with what is wrong; a view that fails is a fault of ours.
        assert!(found.is_ok(), "{found:?}");
        format!("{listed:?} {found:?}")
    });
}

fn stored(bytes: &[u8]) -> Option<(StreamId, &str, u32, &str)> {
    let (head, data) = std::str::from_utf8(bytes).ok()?.split_once('\n')?;
    let mut words = head.rsplitn(3, ' ');
    let (schema, kind, stream) = (words.next()?, words.next()?, words.next()?);
    Some((stream.parse().ok()?, kind, schema.parse().ok()?, data))
}

/// The stream of procedures of a house that holds these texts, whatever today's rules say of them.
fn adopted<'t>(texts: impl IntoIterator<Item = &'t str>) -> Folded {
    texts.into_iter().fold(Folded::unborn(&StreamId::Procedures), |folded, text| {
        let event = procedure::Event::ProcedureAdopted { text: text.to_owned() };
        folded.then(1, &Event::Procedure(event), TODAY).unwrap()
    })
}

/// Commands that take a standard of this procedure onward, and count with every limit that one meets.
fn onward(procedure: &str) -> Vec<Command> {
    let profile = serde_json::json!({ "level": "local", "field": "general", "jurisdiction": "330100",
        "titles": { "zh": "示例" }, "drafting_unit": "示例" });
    let say = || "示例".parse().unwrap();
    let propose = Command::Propose {
        procedure: procedure.into(),
        profile: serde_json::from_value(profile).unwrap(),
    };
    vec![
        propose,
        Command::AcceptProposal,
        Command::ExtendPlan { until: date(2200, 12, 31), reason: say() },
        Command::ExtendPlan { until: date(2027, 11, 25), reason: say() },
        Command::OpenConsultation { days: 3_660, purpose: Purpose::Draft, bodies: Vec::new() },
        Command::BeginReview,
        Command::PassReview { conclusion: say() },
        Command::ApprovePublication { number: "DB3301/T 1-2026".parse().unwrap() },
        Command::Publish { effective_on: TODAY },
        Command::StartRevision { ground: say() },
    ]
}

/// A standard at each place of a life, under a procedure that asks for nothing.
fn lives() -> Vec<Folded> {
    let text =
        "id = \"quick\"\nversion = 1\nlevels = [\"local\"]\ntitle = { zh = \"a\", en = \"b\" }";
    let mut known = Streams::from([(StreamId::Procedures, adopted([text]))]);
    let id = StreamId::Standard("a".parse().unwrap());
    let mut lives = Vec::new();
    let consults = |command: &Command| matches!(command, Command::OpenConsultation { .. });
    for command in onward("quick").into_iter().filter(|command| !consults(command)) {
        with_all(&mut known, |world| decide(world, &id, &command.clone().into()));
        lives.push(known[&id].clone());
    }
    lives.dedup_by(|a, b| a.state == b.state);
    assert!(lives.len() > 5, "a life has more places");
    lives
}

/// Asks with every stream at hand that is asked for, and folds what comes of it.
fn with_all(
    known: &mut Streams,
    mut ask: impl FnMut(&World<'_>) -> Result<Vec<(StreamId, Event)>, No>,
) -> String {
    loop {
        match ask(&World { known: &*known, by: None, on: TODAY, today: TODAY }) {
            Ok(events) => {
                for (stream, event) in &events {
                    let before = known.remove(stream).unwrap();
                    known.insert(stream.clone(), before.then(1, event, TODAY).unwrap());
                }
                return events.len().to_string();
            }
            Err(No::Refused(refusal)) => return refusal.reason().rule.to_owned(),
            Err(No::Missing(stream)) => {
                let unborn = Folded::unborn(&stream);
                assert!(known.insert(stream, unborn).is_none(), "a stream at hand was asked for");
            }
        }
    }
}
