//! `plumbline` in the hand: what every command says, to the letter, on a folder at rest and beside the service that runs on it.
//!
//! A transcript (`*.txt`) holds the commands and what they say. `BLESS=1` writes it anew; whoever does that reads the difference.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod dialect;
mod pipes;
mod readers;
mod transcript;

use std::path::Path;

use plumbline_log::{Log, NewEvent, Options, Provenance};
use plumbline_testkit::{Folder, Start, plumbline, run};
use serde_json::json;

use crate::transcript::Transcript;

#[test]
fn every_command_says_the_same_at_rest_and_beside_a_running_service() {
    let transcript = Transcript::read("walk.txt");
    let folder = Folder::new("hand-at-rest");
    let at_rest = transcript.run(&folder);
    transcript.compare(&at_rest);
    let folder = Folder::new("hand-served");
    let server = Start::of(&plumbline(), &folder.join("data")).arg("--no-clock").start().unwrap();
    let served = transcript.run(&folder);
    let other = at_rest.lines().zip(served.lines()).find(|(at_rest, served)| at_rest != served);
    assert!(at_rest == served, "beside the service something else is said: {other:?}");
    assert!(server.stop().success());
}

/// A card is cast at the page of a running service; all else of a panel and its ballot is done here.
#[test]
fn a_panel_is_called_meets_and_votes_by_hand() {
    let transcript = Transcript::read("review.txt");
    let folder = Folder::new("hand-review");
    transcript.compare(&transcript.run(&folder));
}

/// A file that may be adopted, and one with an error in three rules.
#[test]
fn procedures_are_read_checked_and_adopted_by_hand() {
    let transcript = Transcript::read("procedures.txt");
    let folder = Folder::new("hand-procedures");
    let norm = plumbline_lifecycle::procedure::OFFERED.iter().find(|(id, _)| *id == "norm");
    let sound = norm
        .unwrap()
        .1
        .replace("months = 12", "months = 24")
        .replace("days = 30, source", "days = 20, source");
    std::fs::write(folder.join("sound.toml"), &sound).unwrap();
    let broken = sound
        .replace("months = 6,", "days = 15,")
        .replace("chain = \"leadership\"", "chain = \"group\"");
    let broken = broken.replacen("least = 3", "least = 10", 1);
    std::fs::write(folder.join("broken.toml"), broken).unwrap();
    transcript.compare(&transcript.run(&folder));
}

/// A list as an office keeps it, the same with mistakes, and one that says other things of what stands here.
#[test]
fn standards_in_force_are_entered_from_a_list_by_hand() {
    let transcript = Transcript::read("entered.txt");
    let folder = Folder::new("hand-entered");
    let head =
        "标准编号,标准名称,英文名称,层级,领域,起草单位,发布日期,实施日期,复审日期,代替标准\n";
    let rows = [
        "DB3301/T 0322.3-2019,示例：老年食堂服务规范,Made up: dining rooms,,养老服务,示例协会,2019年5月1日,2019-06-01,2024/4/28,DB3301/T 0322.3-2012\n",
        "db3301/t0100—2018,示例：居家照护规范,,,养老服务,示例研究院,2019-01-10,2019-03-01,,\n",
        "Q/ABC 3-2020,示例：窗口服务规范,,工作规范,综合,示例服务中心,2020-07-01,2020-07-01,,\n",
    ];
    let list = format!("{head}{}", rows.concat());
    let bad = list
        .replace("养老服务,示例研究院", "航天,示例研究院")
        .replace("工作规范", "")
        .replace("2019年5月1日", "2020年5月1日")
        + rows[0]
        + "MZ/T 039-2013,示例：行业标准,,,养老服务,示例研究院,2013-02-30,2013-03-01,,\n"
        + "DB3301/T 0500-2019,示例：实施在前,,,养老服务,示例研究院,2019-05-01,2019-04-01,,\n"
        + "DB3301/T 0501-2019,示例：复审在前,,,养老服务,示例研究院,2019-05-01,2019-06-01,2019-04-30,\n"
        + "DB33/T 0502-2019,示例：省的编号,,,养老服务,示例研究院,2019-05-01,2019-06-01,,\n";
    let changed = list
        .replace("老年食堂", "老年助餐")
        .replace("2020-07-01,2020-07-01", "2020-07-01,2020-08-01");
    for (name, text) in [
        ("list.csv", list.as_str()),
        ("bad.csv", &bad),
        ("changed.csv", &changed),
        ("columns.csv", "标准编号,年龄\n"),
    ] {
        std::fs::write(folder.join(name), text).unwrap();
    }
    transcript.compare(&transcript.run(&folder));
    let data = folder.join("data").display().to_string();
    let server = Start::of(&plumbline(), &folder.join("data")).arg("--no-clock").start().unwrap();
    std::fs::write(folder.join("more.csv"), list.replace("0322.3", "0323.3")).unwrap();
    let more = folder.join("more.csv").display().to_string();
    let list = ["import", "standards", &more, "--area", "330100", "--ground", "示例台账"];
    let beside = run(&[&list[..], &["--data", &data]].concat());
    let told = String::from_utf8(beside.stdout).unwrap();
    assert!(told.ends_with("\n1 standard and 1 earlier review entered; 2 known\n"), "{told}");
    assert!(server.stop().success());
}

#[test]
fn what_is_private_is_sealed_and_a_draw_is_drawn_again_by_hand() {
    let transcript = Transcript::read("experts.txt");
    let folder = Folder::new("hand-experts");
    transcript.compare(&transcript.run(&folder));
    a_panel_that_nobody_drew(&folder.join("data"));
    let says = run(&[
        "audit",
        "draw",
        "meals.proposal.1",
        "--data",
        folder.join("data").to_str().unwrap(),
    ]);
    assert_eq!(says.status.code(), Some(1), "{says:?}");
    let text = String::from_utf8(says.stdout).unwrap();
    let (first, second) = text.split_once("draw 2 ").unwrap();
    assert!(!first.contains("DIFFERS"), "the first was drawn: {text}");
    for sentence in [
        "  不符 DIFFERS: 专家组记为 e-007, e-006, e-001, e-002, e-003，重抽为 e-001, e-002, e-003, e-004, e-005\n",
        "    the panel: recorded as e-007, e-006, e-001, e-002, e-003; drawn again e-001, e-002, e-003, e-004, e-005\n",
        "    the alternates: recorded as –; drawn again e-006\n",
    ] {
        assert!(second.contains(sentence), "{sentence} is not in {second}");
    }
    assert!(!text.contains("the same as the log tells"), "{text}");
    let complaint = String::from_utf8(says.stderr).unwrap();
    assert!(complaint.contains("meals.proposal.1") && complaint.contains("1 "), "{complaint}");
}

/// Appends a second draw past every rule, as whoever owns the file can: with the seed of the first, and a panel of their own choice.
fn a_panel_that_nobody_drew(data: &Path) {
    let mut log = Log::open(data, &Options::default()).unwrap();
    let rows = log.reader.read_stream("review/meals.proposal.1").unwrap();
    let drawn = rows.iter().find(|row| row.kind == "PanelDrawn").unwrap();
    let mut forged: serde_json::Value = serde_json::from_str(&drawn.data).unwrap();
    forged["draw"] = 2.into();
    forged["panel"] = serde_json::json!(["e-007", "e-006", "e-001", "e-002", "e-003"]);
    forged["alternates"] = serde_json::json!([]);
    forged["reason"] = "示例".into();
    let event = NewEvent {
        stream: drawn.stream.clone(),
        version: rows.len() as u64 + 1,
        kind: "PanelDrawn",
        schema: drawn.schema,
        happened_on: drawn.happened_on,
        data: forged.to_string(),
    };
    let (command, actor) = (uuid::Uuid::now_v7(), "office".to_owned());
    let from = Provenance { command, digest: [0; 32], actor, on_behalf_of: None };
    let mut batch = log.appender.begin().unwrap();
    batch.append(&from, jiff::Timestamp::now(), &[event]).unwrap();
    batch.commit().unwrap();
}

#[test]
fn a_standard_in_force_is_put_into_effect_by_hand() {
    let transcript = Transcript::read("implementation.txt");
    let folder = Folder::new("hand-implementation");
    published(&folder);
    transcript.compare(&transcript.run(&folder));
}

/// A standard that was published in 2019, with every document that its procedure asks for.
fn published(folder: &Folder) {
    let documents = [
        "proposal-form",
        "first-draft",
        "drafting-notes",
        "draft-for-comment",
        "explanatory-note",
        "consulted-list",
        "draft-for-review",
        "comment-table",
        "meeting-minutes",
        "attendance",
        "submission-letter",
        "submission-form",
        "draft-for-approval",
        "announcement",
        "final-text",
    ];
    let attach = |kind: &str| {
        json!({"command": "AttachDocument", "document": {"kind": kind, "name": "示例.pdf", "media_type": "application/pdf",
            "size": 1, "sha256": "5f".repeat(32)}})
    };
    let profile = json!({"level": "local", "field": "elderly-care", "jurisdiction": "330100",
        "titles": {"zh": "示例：居家照护规范"}, "drafting_unit": "示例协会"});
    let propose = json!({"command": "Propose", "procedure": "local", "profile": profile});
    let papers = documents.into_iter().map(|kind| ("2018-01-10", attach(kind)));
    let life = [
        ("2018-02-01", json!({"command": "AcceptProposal"})),
        ("2018-03-01", json!({"command": "OpenConsultation", "days": 45})),
        ("2018-04-20", json!({"command": "CloseConsultation"})),
        ("2018-05-02", json!({"command": "BeginReview"})),
        ("2018-06-01", json!({"command": "PassReview", "conclusion": "示例：同意"})),
        ("2018-12-20", json!({"command": "ApprovePublication", "number": "DB3301/T 0400-2018"})),
        ("2019-01-05", json!({"command": "Publish", "effective_on": "2019-03-01"})),
    ];
    for (day, command) in [("2018-01-10", propose)].into_iter().chain(papers).chain(life) {
        let data = folder.join("data").display().to_string();
        let command = command.to_string();
        let done = run(&["submit", "day-care", "--on", day, &command, "--data", &data]);
        assert!(done.status.success(), "{command}: {}", String::from_utf8_lossy(&done.stderr));
    }
}

#[test]
fn each_wrong_word_is_answered_with_what_would_be_right() {
    let transcript = Transcript::read("wrong.txt");
    let folder = Folder::new("hand-wrong");
    transcript.compare(&transcript.run(&folder));
    assert!(!folder.join("data").exists(), "a wrong word made a folder");
}
