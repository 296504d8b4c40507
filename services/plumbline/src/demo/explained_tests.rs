//! The city's standards, explained: twenty of them in both languages, to the letter; and of all of them, whom an explanation names as
//! who may act on a matter is whom the rules do not refuse for who they are.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use plumbline_lifecycle::approval::{self, Command};
use plumbline_lifecycle::{
    Folded, Horizon, No, PersonId, Refusal, StandardId, State, StreamId, Which, World, decide,
};
use plumbline_views::explained;

use super::tests::{TODAY, filled};
use super::*;

/// In each state that a standard of the city is in.
const TWENTY: [&str; 20] = [
    "demo-01",
    "demo-02",
    "demo-04",
    "demo-04-2",
    "demo-14",
    "demo-19",
    "demo-33",
    "demo-42",
    "demo-55",
    "demo-63-2",
    "demo-66",
    "demo-72",
    "demo-73",
    "demo-77",
    "demo-79",
    "demo-81",
    "demo-87",
    "demo-95",
    "demo-97",
    "demo-103",
];

/// What is said of each of the twenty on one day; BLESS=1 writes it anew.
#[test]
fn twenty_standards_are_explained_to_the_letter() {
    let folder = tempfile::tempdir().unwrap();
    let reader = filled(folder.path(), TODAY);
    let today: Date = TODAY.parse().unwrap();
    let mut text = format!(
        "# Twenty standards of the demonstration's city on {today}. BLESS=1 writes it anew.\n"
    );
    for id in TWENTY {
        let explanation = explained(&reader, &id.parse().unwrap(), today).unwrap();
        text += &format!("\n{id}\n");
        for words in [&explanation.standing]
            .into_iter()
            .chain(explanation.waiting.iter().map(|one| &one.told))
        {
            text += &format!("  {}\n  {}\n", words.zh, words.en);
        }
    }
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/explained.txt");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&file, &text).unwrap();
    }
    let golden = std::fs::read_to_string(&file).unwrap();
    let differs = golden.lines().zip(text.lines()).find(|(kept, said)| kept != said);
    assert_eq!(differs, None);
    assert_eq!(golden, text);
}

/// Everybody of the city tries every matter that is explained.
#[test]
fn who_may_act_is_whom_the_rules_do_not_refuse_for_who_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let reader = filled(folder.path(), TODAY);
    let today: Date = TODAY.parse().unwrap();
    let mut known: BTreeMap<StreamId, Folded> = BTreeMap::new();
    let State::People(people) =
        plumbline_views::folded(&reader, &StreamId::People, Horizon::default()).unwrap().state
    else {
        panic!("people")
    };
    let ids: BTreeSet<StandardId> = reader
        .read_from(1, reader.head())
        .unwrap()
        .iter()
        .filter_map(|row| row.stream.parse::<StreamId>().unwrap().standard().cloned())
        .collect();
    let (mut matters, mut named) = (0, 0);
    for id in ids {
        let explanation = explained(&reader, &id, today).unwrap();
        let mut may: BTreeMap<StreamId, (Which, BTreeSet<PersonId>)> = BTreeMap::new();
        for one in explanation.waiting {
            if let StreamId::Approval(_) = one.stream {
                let held = may.entry(one.stream).or_insert((one.wait.which, BTreeSet::new()));
                held.1.extend(one.may_act.into_iter().map(|actor| actor.person));
            }
        }
        for (stream, (which, told)) in may {
            let command = match which {
                Which::Resubmission => Command::Resubmit { note: "示例".parse().unwrap() },
                _ => Command::Decide { agree: true, opinion: None, minutes: None },
            };
            let tried = people
                .persons
                .keys()
                .filter(|person| may_try(&reader, &mut known, person, &stream, &command, today));
            let tried: BTreeSet<PersonId> = tried.cloned().collect();
            assert_eq!(told, tried, "{stream}: {command:?}");
            matters += 1;
            named += told.len();
        }
    }
    assert!(matters > 15 && named > 15, "only {matters} matters, {named} persons");
}

/// Whether the rules refuse nothing, or something else than who tries it.
fn may_try(
    reader: &Reader,
    known: &mut BTreeMap<StreamId, Folded>,
    by: &PersonId,
    stream: &StreamId,
    command: &approval::Command,
    today: Date,
) -> bool {
    let command = command.clone().into();
    loop {
        let world = World { known: &*known, by: Some(by), on: today, today };
        match decide(&world, stream, &command) {
            Ok(_) => return true,
            Err(No::Refused(Refusal::Approval(refusal))) => {
                use approval::Refusal as R;
                return !matches!(
                    *refusal,
                    R::PersonUnnamed {}
                        | R::NotYourSeat { .. }
                        | R::OwnSubmission { .. }
                        | R::OneSeatEach {}
                        | R::DecidedAlready { .. }
                        | R::DelegationNotInForce { .. }
                        | R::WaitsForSigner { .. }
                        | R::NotTheSubmitter { .. }
                );
            }
            Err(No::Refused(other)) => panic!("{stream} by {by}: {other}"),
            Err(No::Missing(missing)) => {
                let read = plumbline_views::folded(reader, &missing, Horizon::default()).unwrap();
                known.insert(missing, read);
            }
        }
    }
}
