//! The vector by which any program that draws is told right from wrong, and what the sentences of a draw say.

use serde_json::{Map, Value, json};

use crate::draw::{
    Barred, Call, CannotBeFormed, Draw, Ground, Need, Outcome, Seed, Terms, Whom, draw, excluded,
    pool_hash, pool_text,
};
use crate::pool::Pool;
use crate::source::Source;
use crate::words::{Digest, PersonId};

/// Lines of a pool's text, with `|` between.
const VECTOR: &str = "\
e-001|u-college|2027-12-31|active|elderly-care,social-work|senior|0|-|-|-
e-002|u-institute|2027-12-31|active|elderly-care|senior|1|2025-11-03|-|-
e-003|u-welfare|2027-12-31|active|elderly-care|-|0|-|-|-
e-004|u-college|2027-12-31|active|elderly-care|-|0|2026-02-20|-|-
e-005|u-hospital|2027-12-31|active|elderly-care,general|senior|0|2025-01-10|-|-
e-006|u-college|2027-12-31|active|elderly-care|-|0|-|-|-
e-007|u-assoc|2027-12-31|active|elderly-care|-|0|-|-|standard:day-care
e-008|u-law|2027-12-31|active|general|senior|0|-|-|-
e-009|u-centre|2026-03-31|active|elderly-care|senior|0|-|-|-
e-010|u-hospital|2027-12-31|active|elderly-care|-|2|-|-|-";

/// The state that has this text: a vector may say what no history says, such as a load of who was never asked.
fn pool(version: u64, lines: &str) -> Pool {
    let experts: Map<String, Value> = lines.lines().map(expert).collect();
    serde_json::from_value(json!({ "version": version, "experts": experts })).unwrap()
}

fn expert(line: &str) -> (String, Value) {
    let columns: Vec<&str> = line.split('|').collect();
    let [id, unit, until, standing, fields, senior, load, asked, away, conflicts] = columns[..]
    else {
        panic!("{line}")
    };
    let words = |text: &str| {
        text.split(',').filter(|word| *word != "-").map(str::to_owned).collect::<Vec<_>>()
    };
    let reviews: Vec<String> =
        (1..=load.parse::<u32>().unwrap()).map(|n| format!("other.draft.{n}")).collect();
    let away = words(away).into_iter().map(|days| {
        let (from, until) = days.split_once("..").unwrap();
        json!({ "from": from, "until": until })
    });
    let conflicts = words(conflicts).into_iter().map(|with| {
        let (kind, whose) = with.split_once(':').unwrap();
        json!({ "with": { kind: whose }, "reason": "声明" })
    });
    let held = json!({
        "description": {
            "kind": "expert", "name": id, "unit": unit, "fields": words(fields), "senior": senior == "senior",
        },
        "approval": "批文", "since": "2024-01-01", "until": until, "standing": standing,
        "away": away.collect::<Vec<_>>(), "conflicts": conflicts.collect::<Vec<_>>(), "trainings": [],
        "asked_for": reviews, "last_asked": (asked != "-").then_some(asked),
    });
    (id.to_owned(), held)
}

fn call() -> Call {
    Call {
        review: "day-care.draft.1".parse().unwrap(),
        area: "330100".parse().unwrap(),
        on: "2026-05-20".parse().unwrap(),
        wanted: vec!["elderly-care".parse().unwrap()],
        terms: Terms {
            size: 5,
            fields_each: 1,
            senior_least: 2,
            unit_most: Some(2),
            load_most: Some(3),
            interval_days: 90,
            alternates: 1,
            source: Source::of("山东省标准化条例 第十五条", false),
        },
        barred: vec![Barred {
            whom: Whom::Unit("u-welfare".parse().unwrap()),
            ground: Ground::E3,
            reason: "起草单位".parse().unwrap(),
        }],
        declined: Vec::new(),
        asked_for: Vec::new(),
    }
}

fn seed() -> Seed {
    Seed { size: 4096, root: Digest::from([0x11; 32]), cosignature: None }
}

fn drawn(call: &Call, then: &Pool, now: &Pool) -> Result<Draw, Box<CannotBeFormed>> {
    draw(call, 1, &seed(), then, now)
}

fn ids(persons: &[PersonId]) -> Vec<&str> {
    persons.iter().map(PersonId::as_str).collect()
}

/// Story 27. The figures are those of another program (`tests/draw`).
#[test]
fn the_vector_is_drawn_to_the_letter() {
    let pool = pool(57, VECTOR);
    assert_eq!(
        pool_text(&call().area, &pool),
        format!("plumbline pool v1\n330100\n57\n{}\n", VECTOR.replace('|', "\t"))
    );
    let drawn = drawn(&call(), &pool, &pool).unwrap();
    assert_eq!(
        drawn.pool_hash.to_string(),
        "22095cb775b8e6f106f043723015d5ca7201416674063abfadc19fdb0bbdc123"
    );
    assert_eq!(
        drawn.seed.to_string(),
        "84f76a9e96398e9c0f1859f37e2469cfb8d1ac7aca8ba7e25763aa869e6f498a"
    );
    let out: Vec<_> =
        drawn.excluded.iter().map(|(id, why)| (id.as_str(), why.ground.key())).collect();
    assert_eq!(out, [("e-003", "E3"), ("e-007", "E4"), ("e-008", "E8"), ("e-009", "E1")]);
    let by_key: Vec<_> = drawn
        .candidates
        .iter()
        .map(|one| (one.id.as_str(), one.lot.to_string()[..8].to_owned()))
        .collect();
    let lots = ["12c02649", "22aef70f", "d79868b3", "c30bf7ab", "43fb2d62", "aa362e38"];
    let ranked = ["e-006", "e-005", "e-001", "e-002", "e-010", "e-004"];
    assert_eq!(by_key, ranked.into_iter().zip(lots.map(str::to_owned)).collect::<Vec<_>>());
    assert_eq!(ids(&drawn.panel), ["e-006", "e-005", "e-001", "e-002", "e-010"]);
    assert_eq!(ids(&drawn.alternates), ["e-004"]);
    let field = Need::Field("elderly-care".parse().unwrap());
    let places: Vec<_> = drawn.candidates.iter().map(|one| one.outcome.clone()).collect();
    assert_eq!(
        places,
        [
            Outcome::Taken(Some(field)),
            Outcome::Taken(Some(Need::Senior)),
            Outcome::Taken(Some(Need::Senior)),
            Outcome::Taken(None),
            Outcome::Taken(None),
            Outcome::Alternate(1),
        ]
    );
}

#[test]
fn each_place_has_one_sentence_in_both_languages() {
    let pool = pool(57, VECTOR);
    let sentences = drawn(&call(), &pool, &pool).unwrap().sentences(&call());
    let of = |id: &str| {
        let (_, words) = sentences.iter().find(|(expert, _)| expert.as_str() == id).unwrap();
        (words.zh.as_str(), words.en.as_str())
    };
    assert_eq!(
        of("e-005"),
        (
            "第 2 位，入选（高级职称名额）：未点名；距上次 495 天（须 ≥ 90）；在审 0 项（上限 3）；专业相符 1/1；签号 22aef70f。",
            "Rank 2, chosen for a senior place: not asked for; 495 days since last asked (≥ 90); 0 open (≤ 3); fields 1 of 1; lot 22aef70f."
        )
    );
    assert_eq!(of("e-003").0, "未入选：起草单位人员（E3，山东省标准化条例 第十五条）。");
    assert_eq!(
        of("e-004").1,
        "Rank 6, alternate 1: not asked for; 89 days since last asked (fewer than 90, stands back); 0 open (≤ 3); fields 1 of 1; lot aa362e38."
    );
    assert_eq!(sentences.len(), 10);
}

/// Story 28: of each reason one expert, and of several the first counts.
#[test]
fn e1_to_e10_each_with_its_sentence() {
    let lines = "\
e-1|u-a|2026-05-19|active|elderly-care|-|0|-|-|-
e-2|u-a|2026-05-20|active|elderly-care|-|0|-|-|-
e-3|u-drafts|2026-05-20|active|elderly-care|-|9|-|-|-
e-4|u-a|2026-05-20|active|elderly-care|-|0|-|-|unit:u-drafts
e-5|u-a|2026-05-20|active|elderly-care|-|0|-|-|-
e-6|u-a|2026-05-20|active|elderly-care|-|0|-|2026-05-20..2026-05-20|-
e-7|u-a|2026-05-20|active|elderly-care|-|3|-|-|-
e-8|u-a|2026-05-20|active|general|-|0|-|-|-
e-9|u-a|2026-05-20|active|elderly-care|-|0|-|2026-05-21..2026-05-22|-
e-91|u-a|2026-05-20|active|elderly-care|-|2|-|-|-
e-92|u-a|2026-05-20|paused|elderly-care|-|0|-|-|-";
    let pool = pool(11, lines);
    let person = |id: &str, ground, reason: &str| Barred {
        whom: Whom::Person(id.parse().unwrap()),
        ground,
        reason: reason.parse().unwrap(),
    };
    let mut call = Call { declined: vec!["e-9".parse().unwrap()], ..call() };
    call.barred = vec![
        person("e-2", Ground::E2, "执笔"),
        Barred {
            whom: Whom::Unit("u-drafts".parse().unwrap()),
            ground: Ground::E3,
            reason: "起草单位".parse().unwrap(),
        },
        person("e-5", Ground::E5, "审批人"),
        person("e-91", Ground::E10, "曾公开反对该项目"),
    ];
    let told: Vec<String> = pool
        .experts()
        .map(|(id, expert)| {
            let words = excluded(&call, id, expert).unwrap().told(&call);
            format!("{id}: {} / {}", words.zh, words.en)
        })
        .collect();
    assert_eq!(
        told,
        [
            "e-1: 不在库或聘期届满（E1） / not active, or the term ends before (E1)",
            "e-2: 起草人（E2，山东省标准化条例 第十五条） / drafts the text (E2, Shandong Standardization Regulations, art. 15)",
            "e-3: 起草单位人员（E3，山东省标准化条例 第十五条） / of a unit that drafts it (E3, Shandong Standardization Regulations, art. 15)",
            "e-4: 已声明利害关系（E4，山东省标准化条例 第十五条） / has declared a conflict (E4, Shandong Standardization Regulations, art. 15)",
            "e-5: 提交人或审批人（E5，山东省标准化条例 第十五条） / submits or approves the matter (E5, Shandong Standardization Regulations, art. 15)",
            "e-6: 当日请假（E6） / away that day (E6)",
            "e-7: 在审项目已达上限（E7，山东省标准化条例 第十五条） / has as many open reviews as may be (E7, Shandong Standardization Regulations, art. 15)",
            "e-8: 专业不符（E8） / knows no wanted field (E8)",
            "e-9: 本次评审中已谢绝或退出（E9） / declined or dropped in this review (E9)",
            "e-91: 标准化办排除（E10，曾公开反对该项目） / barred by the office (E10, 曾公开反对该项目)",
            "e-92: 不在库或聘期届满（E1） / not active, or the term ends before (E1)",
        ]
    );
    let failed = drawn(&call, &pool, &pool).unwrap_err();
    assert_eq!(
        failed.told().zh,
        "专业“养老服务”须 1 人，仅有 0 人；被排除：不在库或聘期届满（E1）2 人，起草人（E2）1 人，起草单位人员（E3）1 人，\
已声明利害关系（E4）1 人，提交人或审批人（E5）1 人，当日请假（E6）1 人，在审项目已达上限（E7）1 人，专业不符（E8）1 人，\
本次评审中已谢绝或退出（E9）1 人，标准化办排除（E10）1 人"
    );
}

/// Trap T11, and a draw that is given late: what has changed since the call is passed over, and neither the hash nor a lot moves.
#[test]
fn who_declares_a_conflict_after_the_call_is_passed_over() {
    let then = pool(57, VECTOR);
    let now = pool(
        58,
        &VECTOR.replace("senior|0|2025-01-10|-|-", "senior|0|2025-01-10|-|standard:day-care"),
    );
    let mut call = call();
    call.terms.unit_most = Some(3);
    let late = drawn(&call, &then, &now).unwrap();
    assert_eq!(late.pool_hash, pool_hash(&call.area, &then));
    assert_eq!(ids(&late.panel), ["e-006", "e-001", "e-002", "e-010", "e-004"]);
    let (_, words) = &late.sentences(&call)[1];
    assert!(words.zh.starts_with("第 2 位，召集后不再可选：已声明利害关系（E4，"), "{}", words.zh);
}

#[test]
fn a_panel_that_cannot_be_formed_says_which_need_failed() {
    let pool = pool(57, VECTOR);
    let mut senior = call();
    senior.terms.senior_least = 4;
    assert_eq!(
        drawn(&senior, &pool, &pool).unwrap_err().told().en,
        "of 4 senior members only 3 can be had; excluded: 1 not active, or the term ends before (E1), \
1 of a unit that drafts it (E3), 1 has declared a conflict (E4), 1 knows no wanted field (E8)"
    );
    let mut capped = call();
    capped.terms.unit_most = Some(1);
    let failed = drawn(&capped, &pool, &pool).unwrap_err();
    assert_eq!((failed.need.clone(), failed.found, failed.unit_full), (Need::Size, 3, 3));
    let mut named = call();
    named.asked_for = vec!["e-004".parse().unwrap()];
    let named = drawn(&named, &pool, &pool).unwrap();
    assert_eq!(ids(&named.panel)[0], "e-004", "asked for, and so before all others");
}

/// Story 29: no expert can be touched without its showing in the hash.
#[test]
fn changing_any_expert_changes_the_hash() {
    let hash = |lines: &str| pool_hash(&call().area, &pool(57, lines));
    let first = hash(VECTOR);
    for line in VECTOR.lines() {
        for (column, text) in line.split('|').enumerate().skip(1) {
            let other = match column {
                1 => "u-other",
                2 => "2030-01-01",
                3 => "paused",
                4 => "philanthropy",
                5 if text == "-" => "senior",
                6 => "7",
                7 => "2020-02-02",
                8 => "2026-01-01..2026-01-02",
                9 => "unit:u-x",
                _ => "-",
            };
            let mut columns: Vec<&str> = line.split('|').collect();
            columns[column] = other;
            assert_ne!(hash(&VECTOR.replace(line, &columns.join("|"))), first, "{column} {line}");
        }
        assert_ne!(
            hash(&VECTOR.lines().filter(|other| *other != line).collect::<Vec<_>>().join("\n")),
            first
        );
    }
}
