//! The draw agrees with a second implementation (`draw.py`), which shares no line with it.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Stdio};

use plumbline_lifecycle::draw::{Barred, Call, Ground, Need, Seed, Terms, Whom, draw, pool_hash};
use plumbline_lifecycle::pool::{Pool, With};
use plumbline_lifecycle::{Digest, Source};
use serde_json::{Value, json};

/// Numbers by chance, the same in each run: a draw that differs is found again.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    fn one_of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[usize::try_from(self.below(words.len() as u64)).unwrap()]
    }

    fn some_of<'a>(&mut self, words: &[&'a str]) -> Vec<&'a str> {
        words.iter().copied().filter(|_| self.below(2) == 0).collect()
    }
}

const UNITS: [&str; 6] =
    ["u-college", "u-institute", "u-welfare", "u-hospital", "u-law", "u-centre"];
const FIELDS: [&str; 4] = ["elderly-care", "social-work", "general", "philanthropy"];

#[test]
fn a_second_implementation_draws_the_same_for_500_random_pools() {
    let mut chance = Chance(27);
    let asked: Vec<Value> = (0..500).map(|_| any_draw(&mut chance)).collect();
    let mut python = Command::new("python3")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/stories/draw.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let written = json!(asked).to_string();
    let mut stdin = python.stdin.take().unwrap();
    let feeding = std::thread::spawn(move || stdin.write_all(written.as_bytes()).unwrap());
    let told = python.wait_with_output().unwrap();
    feeding.join().unwrap();
    assert!(told.status.success());
    let told: Vec<Value> = serde_json::from_slice(&told.stdout).unwrap();
    let mut formed = 0;
    for (asked, told) in asked.iter().zip(&told) {
        let ours = ours(asked);
        assert_eq!(ours, *told, "{asked}");
        formed += usize::from(ours.get("failed").is_none());
    }
    assert_eq!(told.len(), 500);
    assert!((100..450).contains(&formed), "both outcomes are met: {formed}");
}

fn any_draw(chance: &mut Chance) -> Value {
    let count = 6 + chance.below(50);
    let pool: Vec<Value> = (0..count).map(|n| any_expert(chance, n)).collect();
    // Since the call some have changed.
    let now: Vec<Value> = pool
        .iter()
        .map(|expert| match chance.below(8) {
            0 => {
                let mut changed = any_expert(chance, 0);
                changed["id"] = expert["id"].clone();
                changed
            }
            _ => expert.clone(),
        })
        .collect();
    let mut wanted = chance.some_of(&FIELDS);
    if wanted.is_empty() {
        wanted.push("general");
    }
    let ids = |chance: &mut Chance| {
        (0..count).filter(|_| chance.below(12) == 0).map(|n| format!("e-{n}")).collect::<Vec<_>>()
    };
    let mut barred = vec![json!([["unit", chance.one_of(&UNITS)], "E3"])];
    for id in ids(chance) {
        barred.push(json!([["person", id], chance.one_of(&["E2", "E5", "E10"])]));
    }
    json!({
        "area": "330100", "version": chance.below(900), "review": format!("day-care.draft.{}", 1 + chance.below(9)),
        "draw": 1 + chance.below(3), "size": chance.below(1 << 30), "root": format!("{:064x}", chance.below(1 << 30)),
        "cosignature": (chance.below(2) == 0).then_some("witness-1 abc"), "pool": pool, "now": now, "on": "2026-05-20",
        "wanted": wanted, "members": 1 + chance.below(7), "fields_each": chance.below(2), "senior_least": chance.below(3),
        "unit_most": (chance.below(2) == 0).then_some(1 + chance.below(3)),
        "load_most": (chance.below(2) == 0).then_some(3 + chance.below(4)), "interval": 45 * chance.below(4),
        "alternates": chance.below(4), "barred": barred, "declined": ids(chance), "asked_for": ids(chance),
    })
}

fn any_expert(chance: &mut Chance, n: u64) -> Value {
    let mut fields = chance.some_of(&FIELDS);
    fields.push("child-welfare");
    let day = |chance: &mut Chance| {
        format!("2026-{:02}-{:02}", 1 + chance.below(9), 1 + chance.below(28))
    };
    let away = (chance.below(3) == 0).then(|| {
        let (one, other) = (day(chance), day(chance));
        json!([one.clone().min(other.clone()), one.max(other)])
    });
    json!({
        "id": format!("e-{n}"), "unit": chance.one_of(&UNITS),
        "until": chance.one_of(&["2026-05-19", "2026-05-20", "2027-12-31", "2028-12-31", "2029-12-31", "2030-12-31"]),
        "state": chance.one_of(&["active", "active", "active", "active", "paused", "left"]),
        "fields": fields, "senior": chance.below(2) == 0, "load": chance.below(5),
        "asked": (chance.below(2) == 0).then(|| format!("2026-{:02}-{:02}", 1 + chance.below(4), 1 + chance.below(28))),
        "away": away.into_iter().collect::<Vec<_>>(),
        "conflicts": if chance.below(4) == 0 { chance.some_of(&["standard:day-care", "unit:u-welfare", "unit:u-law"]) } else { Vec::new() },
    })
}

/// The state that says this: chance says things that no history says, such as a load of who was never asked.
fn pool(version: &Value, experts: &Value) -> Pool {
    let held = experts.as_array().unwrap().iter().map(|told| {
        let reviews = (1..=told["load"].as_u64().unwrap()).map(|n| format!("other.draft.{n}"));
        let conflicts = told["conflicts"].as_array().unwrap().iter().map(|with| {
            let with: With = with.as_str().unwrap().parse().unwrap();
            json!({ "with": with, "reason": "声明" })
        });
        let away = told["away"].as_array().unwrap().iter();
        let away = away.map(|days| json!({ "from": days[0], "until": days[1] }));
        let held = json!({
            "description": {
                "kind": "expert", "name": "示例", "unit": told["unit"], "fields": told["fields"], "senior": told["senior"],
            },
            "approval": "批文", "since": "2024-01-01", "until": told["until"], "standing": told["state"],
            "away": away.collect::<Vec<_>>(), "conflicts": conflicts.collect::<Vec<_>>(), "trainings": [],
            "asked_for": reviews.collect::<Vec<_>>(), "last_asked": told["asked"],
        });
        (told["id"].as_str().unwrap().to_owned(), held)
    });
    let held: BTreeMap<String, Value> = held.collect();
    serde_json::from_value(json!({ "version": version, "experts": held })).unwrap()
}

fn ours(asked: &Value) -> Value {
    fn read<T: serde::de::DeserializeOwned>(value: &Value) -> T {
        serde_json::from_value(value.clone()).unwrap()
    }
    let barred = asked["barred"].as_array().unwrap().iter().map(|barred| Barred {
        whom: match barred[0][0].as_str().unwrap() {
            "unit" => Whom::Unit(read(&barred[0][1])),
            _ => Whom::Person(read(&barred[0][1])),
        },
        ground: read::<Ground>(&barred[1]),
        reason: "示例".parse().unwrap(),
    });
    let call = Call {
        review: read(&asked["review"]),
        area: read(&asked["area"]),
        on: asked["on"].as_str().unwrap().parse().unwrap(),
        wanted: read(&asked["wanted"]),
        terms: Terms {
            size: read(&asked["members"]),
            fields_each: read(&asked["fields_each"]),
            senior_least: read(&asked["senior_least"]),
            unit_most: read(&asked["unit_most"]),
            load_most: read(&asked["load_most"]),
            interval_days: read(&asked["interval"]),
            alternates: read(&asked["alternates"]),
            source: Source::of("示例", false),
        },
        barred: barred.collect(),
        declined: read(&asked["declined"]),
        asked_for: read(&asked["asked_for"]),
    };
    let root: Digest = read(&asked["root"]);
    let seed = Seed { size: read(&asked["size"]), root, cosignature: read(&asked["cosignature"]) };
    let (then, now) =
        (pool(&asked["version"], &asked["pool"]), pool(&asked["version"], &asked["now"]));
    match draw(&call, read(&asked["draw"]), &seed, &then, &now) {
        Err(failed) => json!({ "failed": match failed.need {
            Need::Field(field) => field.to_string(),
            Need::Senior => "senior".into(),
            Need::Size => "size".into(),
        } }),
        Ok(drawn) => {
            assert_eq!(drawn.pool_hash, pool_hash(&call.area, &then));
            let excluded: BTreeMap<_, _> =
                drawn.excluded.iter().map(|(id, why)| (id.as_str(), why.ground.key())).collect();
            let ranked = drawn.candidates.iter().map(|one| json!([one.id, one.lot]));
            json!({
                "excluded": excluded, "ranked": ranked.collect::<Vec<_>>(), "pool_hash": drawn.pool_hash,
                "panel": drawn.panel, "alternates": drawn.alternates,
            })
        }
    }
}
