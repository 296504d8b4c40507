//! A review out of a long pool: what is kept folded between questions says the same as a fold from the first event.

use jiff::civil::date;
use plumbline_lifecycle::{Event, Horizon, PersonId, StreamId, pool, review, standard};
use plumbline_views::{Drawn, Others, Pools, Reviewed};
use serde_json::{Value, json};

use crate::house::{Book, TODAY};
use crate::nouns::{begun, model};

const EXPERTS: usize = 300;

/// More events than the newest state of a pool can take back, and than stand between two states that are kept.
const LATER: usize = 13_000;

fn read<T: serde::de::DeserializeOwned>(said: Value) -> T {
    serde_json::from_value(said).unwrap()
}

#[test]
fn a_draw_of_long_ago_is_told_the_same_out_of_what_is_kept_and_anew() {
    let (mut house, on) = (begun(), date(2026, 1, 5));
    let office: PersonId = model::OFFICE.parse().unwrap();
    let pool: StreamId = "pool/211000".parse().unwrap();
    let target: StreamId = "standard/q-0".parse().unwrap();
    for n in 0..EXPERTS {
        let admit: pool::Command = read(json!({
            "command": "AdmitExpert", "expert": format!("e-{n:03}"), "until": "2030-12-31", "approval": "示例批文",
            "description": {"kind": "expert", "name": format!("示例{n}"), "unit": model::UNITS[n % model::UNITS.len()],
                "fields": ["elderly-care"], "senior": false},
        }));
        assert!(house.give_as(Some(&office), on, on, &pool, admit.into()));
    }
    let profile = json!({"level": "local", "field": "elderly-care", "jurisdiction": "211000", "titles": {"zh": "示例"}, "drafting_unit": "示例协会"});
    let call = json!({"purpose": "proposal", "form": "meeting", "on": "2026-01-20", "size": 5});
    for command in [
        json!({"command": "Propose", "procedure": "nouns", "profile": profile}),
        json!({"command": "CallReview", "call": call}),
    ] {
        let command: standard::Command = read(command);
        assert!(house.give_as(Some(&office), on, on, &target, command.into()));
    }
    let draw = |reason| review::Command::Draw { reason };
    let stream: StreamId = "review/q-0.proposal.1".parse().unwrap();
    assert!(house.give_as(Some(&office), on, on, &stream, draw(None).into()));
    let again = draw(Some("示例".parse().unwrap()));
    for n in 0..LATER {
        if n == 100 {
            assert!(house.give_as(Some(&office), on, on, &stream, again.clone().into()));
        }
        let away = json!({"expert": format!("e-{:03}", n % EXPERTS), "from": "2026-02-01", "until": "2026-02-02"});
        let away = Event::decode(pool.noun(), "AwaySet", 1, &away.to_string()).unwrap();
        house.record(on, pool.clone(), away);
    }

    let folder = tempfile::tempdir().unwrap();
    let mut book = Book::open(folder.path());
    book.write(&house.made);
    let log = &book.log.reader;
    let id = "q-0.proposal.1".parse().unwrap();
    let told = |pools: &Pools, others| {
        let horizon = (Horizon::default(), TODAY);
        Reviewed::read(log, pools, &id, horizon, others).unwrap().draws
    };
    let pools = Pools::default();
    let few = told(&pools, Others::Few);
    let all = told(&Pools::default(), Others::All);
    assert_eq!(all.len(), 2);
    for (few, all) in few.iter().zip(&all) {
        let taken = |of: &Drawn, id: &PersonId| of.panel.contains(id) || of.alternates.contains(id);
        assert_eq!((all.sentences.len(), all.untold), (EXPERTS, 0));
        let theirs: Vec<_> = all.sentences.iter().filter(|(id, _)| taken(all, id)).collect();
        assert_eq!(few.sentences.iter().collect::<Vec<_>>(), theirs);
        assert_eq!(few.untold, EXPERTS - theirs.len());
    }
    let began = std::time::Instant::now();
    let kept = told(&pools, Others::Few);
    eprintln!("out of what is kept: {:?}", began.elapsed());
    assert_eq!(format!("{kept:?}"), format!("{few:?}"));
    assert_eq!(format!("{:?}", told(&pools, Others::All)), format!("{all:?}"));
    // What came later is no part of an answer by what was known before.
    let call = log.read_stream("review/q-0.proposal.1").unwrap()[0].seq;
    let then = pools.now(&log.until(call), &"211000".parse().unwrap()).unwrap();
    assert_eq!(then.version(), EXPERTS as u64);
}
