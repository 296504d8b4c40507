//! One standard from its proposal to a decided second edition: who may still touch it then, and what is told of its past.

use serde_json::{Value, json};

use crate::world::World;

#[test]
fn after_approval_a_drafter_touches_nothing_and_the_office_corrects() {
    let world = World::new("api-approved");
    let mut next = whole_life(&world, "day-care");
    let mut refused = |token: &str, command: (&str, Value)| {
        next += 1;
        let answer = world.submit(token, next, "2024-03-01", "day-care", command);
        let (code, rule) =
            (&answer["body"]["code"], &answer["body"]["details"][0]["debug"]["rule"]);
        format!("{} {}", code.as_str().unwrap_or("ok"), rule.as_str().unwrap_or_default())
    };
    let amend = ("amendProfile", json!({"profile": profile("改")}));
    assert_eq!(refused("drafter", amend.clone()), "permission_denied not-drafted");
    assert_eq!(refused("office", amend), "failed_precondition profile-settled");
    assert_eq!(
        refused("office", ("supersede", json!({}))),
        "failed_precondition successor-not-in-force"
    );
    let correct =
        json!({"profile": profile("勘误"), "approval": "示例：纪要", "reason": "示例：笔误"});
    assert_eq!(refused("office", ("correctProfile", correct)), "ok ");
}

#[test]
fn as_of_a_day_nothing_of_a_later_day_shows() {
    let world = World::new("api-as-of");
    let next = whole_life(&world, "day-care");
    let correct =
        json!({"profile": profile("勘误"), "approval": "示例：纪要", "reason": "示例：笔误"});
    let corrected =
        world.submit("office", next, "2024-03-01", "day-care", ("correctProfile", correct));
    let told = |day: &str| {
        let seen = &corrected["body"]["lastSeq"];
        let body = json!({"standardId": "day-care", "asOf": day, "notBeforeSeq": seen});
        let answer = world
            .call(&json!({"call": "StandardService/GetStandard", "token": "reader", "body": body}));
        let body = &answer["body"];
        let later = body["events"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|event| event["happenedOn"].as_str() > Some(day));
        assert_eq!(later.count(), 0, "{body}");
        let standard = &body["standard"];
        let words = [
            &standard["label"],
            &standard["titleZh"],
            &standard["code"],
            &body["published"],
            &body["successor"],
        ];
        words.map(|word| word.as_str().unwrap_or("-").to_owned()).join(" ")
    };
    assert_eq!(told("2018-11-30"), "- 示例 40.20 - -");
    assert_eq!(told("2018-12-31"), "DB3301/T 0400-2018 示例 60.00 - -");
    assert_eq!(told("2019-01-05"), "DB3301/T 0400-2019 示例 60.60 2019-01-05 -");
    assert_eq!(told("2024-01-31"), "DB3301/T 0400-2019 示例 90.20 2019-01-05 -");
    assert_eq!(told("2024-02-29"), "DB3301/T 0400-2019 示例 90.92 2019-01-05 day-care-2");
    assert_eq!(told("2024-03-01"), "DB3301/T 0400-2019 勘误 90.92 2019-01-05 day-care-2");
}

/// Takes a standard from its proposal to a decided second edition; gives the id of the next command.
pub(crate) fn whole_life(world: &World, standard: &str) -> u32 {
    let document = |kind: &&str| {
        let (media, sha) = ("application/pdf", "5f".repeat(32));
        let name = format!("{kind}.pdf");
        (
            "attachDocument",
            json!({"kind": kind, "name": name, "mediaType": media, "size": 1, "sha256": sha}),
        )
    };
    let mut id = 1_000;
    for (day, kinds, command) in life() {
        for command in kinds.iter().map(document).chain([command]) {
            id += 1;
            let answer = world.submit("office", id, day, standard, command);
            assert_eq!(answer["status"], 200, "{answer}");
        }
    }
    id + 1
}

/// A standard's life, day by day: the documents that are handed in, and then the command.
fn life() -> [(&'static str, &'static [&'static str], (&'static str, Value)); 10] {
    [
        ("2018-01-10", &[], ("propose", json!({"procedure": "local", "profile": profile("示例")}))),
        (
            "2018-02-01",
            &["proposal-form", "first-draft", "drafting-notes"],
            ("acceptProposal", json!({})),
        ),
        (
            "2018-09-01",
            &["draft-for-comment", "explanatory-note", "consulted-list"],
            ("openConsultation", json!({"days": 45})),
        ),
        ("2018-10-20", &[], ("closeConsultation", json!({}))),
        ("2018-11-05", &["draft-for-review", "comment-table"], ("beginReview", json!({}))),
        (
            "2018-12-01",
            &["meeting-minutes", "attendance"],
            ("passReview", json!({"conclusion": "示例：同意"})),
        ),
        (
            "2018-12-20",
            &["submission-letter", "submission-form", "draft-for-approval"],
            ("approvePublication", json!({"number": "DB3301/T 0400-2018"})),
        ),
        (
            "2019-01-05",
            &["announcement", "final-text"],
            ("publish", json!({"effectiveOn": "2019-03-01"})),
        ),
        ("2024-01-10", &[], ("startRevision", json!({"ground": "示例：复审周期届满"}))),
        ("2024-02-01", &[], ("revise", json!({"successor": "day-care-2"}))),
    ]
}

fn profile(title: &str) -> Value {
    json!({
        "level": "local", "field": "elderly-care", "jurisdiction": "330100",
        "titles": {"zh": title}, "draftingUnit": "示例研究院",
    })
}
