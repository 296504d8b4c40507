//! `GetStandard` while the standard is written: each answer is of one moment; and a long history is told in pages.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use plumbline_testkit::Client;
use serde_json::{Value, json};

use crate::world::World;

const DAY: &str = "2026-11-24";

/// Amends the standard so that its title names the version which that makes.
fn amend(world: &World, version: u64, more: &str) {
    let profile = json!({
        "titles": {"en": format!("Draft {version}{more}"), "zh": "社区老年人日间照料服务规范（示例）"},
        "level": "local", "field": "elderly-care", "jurisdiction": "330100", "draftingUnit": "示例研究院",
    });
    let number = u32::try_from(version).unwrap() + 1_000;
    let command = ("amendProfile", json!({"profile": profile}));
    let answer = world.submit("office", number, DAY, "day-care", command);
    assert_eq!(answer["body"]["version"], version.to_string(), "{answer}");
}

fn get(client: &mut Client, more: &[(&str, Value)]) -> Value {
    let mut asked = json!({"standardId": "day-care"});
    for (name, value) in more {
        asked[*name] = value.clone();
    }
    let answer = client.post("/plumbline.v1.StandardService/GetStandard", &asked).unwrap();
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json()
}

fn number(value: &Value) -> u64 {
    value.as_str().unwrap_or("0").parse().unwrap()
}

#[test]
fn an_answer_given_while_the_standard_is_written_is_of_one_moment() {
    let world = World::new("snapshot");
    world.propose();
    let (done, asked, met) = (AtomicBool::new(false), AtomicU64::new(0), AtomicU64::new(0));
    std::thread::scope(|scope| {
        let readers: Vec<_> = (0..3)
            .map(|_| {
                scope.spawn(|| {
                    let mut client = world.client().with_token("reader");
                    let mut last = 0;
                    for _ in 0..500 {
                        let told = get(&mut client, &[("eventsPageSize", json!(1_000))]);
                        let version = number(&told["version"]);
                        let events = told["events"].as_array().unwrap();
                        let newest = events.last().unwrap();
                        let at = format!("version {version} of {asked:?}");
                        assert_eq!(told["eventsTotal"], version, "{at}");
                        assert_eq!(events.len() as u64, version, "{at}");
                        assert_eq!(number(&newest["version"]), version, "{at}");
                        // Nothing else is written: an answer that has seen more holds it.
                        assert_eq!(newest["seq"], told["seenSeq"], "{at}");
                        if version > 1 {
                            assert_eq!(told["titles"]["en"], format!("Draft {version}"), "{at}");
                            assert_eq!(told["standard"]["titleEn"], told["titles"]["en"], "{at}");
                        }
                        if version != last {
                            met.fetch_add(1, Ordering::Relaxed);
                        }
                        last = version;
                        asked.fetch_add(1, Ordering::Relaxed);
                    }
                })
            })
            .collect();
        scope.spawn(|| {
            let mut version = 1;
            while !done.load(Ordering::Relaxed) {
                // So often that it is met, and so seldom that the history stays short.
                if asked.load(Ordering::Relaxed) < version * 25 {
                    std::thread::yield_now();
                    continue;
                }
                version += 1;
                amend(&world, version, "");
            }
        });
        let ends: Vec<_> = readers.into_iter().map(|reader| reader.join()).collect();
        done.store(true, Ordering::Relaxed);
        assert!(ends.iter().all(Result::is_ok), "a reader was told two moments in one answer");
    });
    assert_eq!(asked.load(Ordering::Relaxed), 1_500);
    assert!(met.load(Ordering::Relaxed) > 30, "too little was written meanwhile: {met:?}");
}

#[test]
fn a_long_history_comes_in_pages_of_one_moment_and_of_so_many_bytes() {
    let limit = |_: &mut _, calls: &mut plumbline_api::CallLimits| {
        calls.page_events_max = 50;
        calls.page_bytes_max = 20_000;
    };
    let world = World::within("pages", |_| {}, limit);
    world.propose();
    let long = "x".repeat(900);
    let last = 120;
    for version in 2..=last {
        amend(&world, version, if version > 100 { &long } else { "" });
    }
    let mut client = world.client().with_token("reader");
    let (mut versions, mut pages, mut token) = (Vec::new(), Vec::new(), Value::Null);
    loop {
        let told =
            get(&mut client, &[("eventsPageSize", json!(5_000)), ("eventsPageToken", token)]);
        let events = told["events"].as_array().unwrap();
        versions.extend(events.iter().map(|event| number(&event["version"])));
        pages.push(events.len());
        assert_eq!((number(&told["version"]), &told["eventsTotal"]), (last, &json!(last)));
        token = told["nextEventsPageToken"].clone();
        if token.is_null() {
            break;
        }
        // What is written meanwhile is of another moment.
        if pages.len() == 1 {
            amend(&world, last + 1, "");
        }
    }
    assert_eq!(versions, (1..=last).collect::<Vec<_>>());
    assert!(pages[..2] == [50, 50] && pages.len() > 3 && pages[2] < 20, "{pages:?}");
    let newer = get(&mut client, &[]);
    assert_eq!(number(&newer["version"]), last + 1);

    let ask = json!({"standardId": "day-care", "eventsPageToken": "next"});
    let bad = client.post("/plumbline.v1.StandardService/GetStandard", &ask).unwrap();
    assert_eq!((bad.status, &bad.json()["code"]), (400, &json!("invalid_argument")));
    assert!(bad.text().contains("eventsPageToken"), "{}", bad.text());
}
