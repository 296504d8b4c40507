//! Commands about consultations, pools, reviews and ballots by chance, to one standard whose procedure knows of them, and to the
//! pool of its area.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use plumbline_lifecycle::review::Review;
use plumbline_lifecycle::{
    Command, Folded, State, StreamId, ballot, consultation, pool, review, standard,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::house::{Chance, DOCUMENTS, House, TODAY, propose, say};

/// A consultation of a day, a panel that votes in two rounds, and one by letter that does not.
const REVIEWED: &str = r#"
id = "reviewed"
version = 1
levels = ["local"]
title = { zh = "示例", en = "Made up" }
consultation = { days = 1, bodies = 1, source = "示例" }
[documents]
draft-for-review = { zh = "送审稿", en = "Draft for review" }
[gates]
into_review = { requires = ["draft-for-review"], disposed = true, source = "示例" }
out_of_review = { panel = "draft", source = "示例" }
approval = { disposed = true, source = "示例" }
[panels.draft]
form = ["meeting", "letter"]
size = { least = 2, most = 3 }
senior_least = 1
unit_most = 2
load_most = 2
answer_within = { days = 2 }
alternates = 2
source = "示例"
[panels.midterm]
form = ["letter"]
size = { least = 1, most = 1 }
source = "示例"
[votes.draft]
rounds = 2
conditions = [
  { count = "present", at_least = "2/3", of = "members", else = "again" },
  { count = "yes", more_than = "1/2", of = "present" },
]
source = "示例"
[returns]
expert_review = { to = ["drafting"], source = "示例" }
"#;

const STANDARD: &str = "standard/e";
const POOL: &str = "pool/330100";
const WHY: &str = "示例";

/// The experts, of whom the first two serve in the small bureau.
pub(crate) const EXPERTS: [&str; 6] = ["p-office", "p-fourth", "e-1", "e-2", "e-3", "e-4"];

fn read<T: DeserializeOwned>(said: Value) -> T {
    serde_json::from_value(said).unwrap()
}

/// A day, a stream and a command to it; `streams` says who sits on a panel.
pub(crate) fn any_reviewed_request(
    chance: &mut Chance,
    streams: &BTreeMap<StreamId, Folded>,
) -> (Date, StreamId, Command) {
    let on = match chance.below(8) {
        0 => TODAY.saturating_add((-i64::from(chance.below(12))).days()),
        _ => TODAY,
    };
    let expert = chance.one_of(&EXPERTS);
    let count = 1 + chance.below(3);
    let part = format!("e.{}.{count}", chance.one_of(&["draft", "draft", "midterm"]));
    match chance.below(12) {
        0 | 1 => (on, say(STANDARD), any_of_the_standard(chance).into()),
        2 | 3 => {
            let purpose = chance.one_of(&["draft", "draft", "notice"]);
            let stream = say(&format!("consultation/e.{purpose}.{count}"));
            (on, stream, any_of_a_consultation(chance).into())
        }
        4 => (on, say(POOL), any_of_the_pool(chance, expert).into()),
        5..9 => {
            let stream: StreamId = say(&format!("review/{part}"));
            let command = any_of_a_review(chance, streams, &stream);
            (on, stream, command.into())
        }
        9 | 10 => {
            let command = match chance.below(6) {
                0..3 => {
                    json!({"command": "CastVote", "choice": chance.one_of(&["yes", "no", "abstain"])})
                }
                3 => json!({"command": "Recuse", "reason": WHY}),
                4 => json!({"command": "CloseBallot"}),
                _ => json!({"command": "AnnulBallot", "reason": WHY}),
            };
            let stream = say(&format!("ballot/e.draft.{count}.{}", 1 + chance.below(2)));
            (on, stream, read::<ballot::Command>(command).into())
        }
        _ => {
            let (noun, which) = chance.one_of(&[
                ("consultation", json!("consultation")),
                ("review", json!({"invitation": {"no": count}})),
            ]);
            let until = on.saturating_add((-i64::from(chance.below(5))).days());
            let note = json!({"command": "NoteDeadline", "which": which, "until": until});
            let stream = say(&format!("{noun}/{part}"));
            (on, stream, Command::Deadline(read(note)))
        }
    }
}

/// To the consultation that is held where the standard stands, mostly.
pub(crate) fn any_consulted_request(chance: &mut Chance) -> (Date, StreamId, Command) {
    let stream = chance.one_of(&[
        "consultation/e.draft.1",
        "consultation/e.draft.1",
        "consultation/e.notice.1",
    ]);
    (TODAY, say(stream), any_of_a_consultation(chance).into())
}

fn any_of_the_standard(chance: &mut Chance) -> standard::Command {
    let form = chance.one_of(&["meeting", "letter"]);
    let purpose = chance.one_of(&["draft", "draft", "midterm", "proposal"]);
    let call = json!({
        "purpose": purpose, "form": form, "on": TODAY.saturating_add(i64::from(chance.below(9)).days()),
        "size": 1 + chance.below(4), "asked_for": [{"expert": chance.one_of(&EXPERTS), "reason": WHY}],
    });
    read(match chance.below(14) {
        0..4 => json!({"command": "CallReview", "call": call}),
        4 => json!({"command": "AcceptProposal"}),
        5 => {
            json!({"command": "OpenConsultation", "days": chance.below(3), "purpose": chance.one_of(&["draft", "notice"]), "bodies": ["示例单位"]})
        }
        6 => json!({"command": "CloseConsultation"}),
        7 => json!({"command": "BeginReview"}),
        8 => json!({"command": "PassReview", "conclusion": WHY}),
        9 => json!({"command": "Return", "to": "drafting", "reason": WHY}),
        10 => json!({"command": "Suspend", "reason": WHY}),
        11 => json!({"command": "Resume"}),
        12 => {
            json!({"command": "NameDrafters", "units": ["u-bureau"], "persons": [chance.one_of(&EXPERTS)]})
        }
        _ => json!({"command": "Withdraw", "reason": WHY}),
    })
}

fn any_of_a_consultation(chance: &mut Chance) -> consultation::Command {
    read(match chance.below(6) {
        0 => json!({"command": "Comment", "text": WHY, "from": WHY}),
        1 => json!({"command": "RecordReply", "body": "示例单位", "comments": 1}),
        2 | 3 => {
            json!({"command": "Dispose", "no": 1 + chance.below(2), "outcome": "not", "reason": WHY})
        }
        4 => json!({"command": "Extend", "until": TODAY, "reason": WHY}),
        _ => json!({"command": "End"}),
    })
}

fn any_of_the_pool(chance: &mut Chance, expert: &str) -> pool::Command {
    let with = chance.one_of(&[json!({"unit": "u-bureau"}), json!({"standard": "e"})]);
    read(match chance.below(8) {
        0 => admit(chance, expert),
        1 => json!({"command": "PauseExpert", "expert": expert, "reason": WHY}),
        2 => json!({"command": "ResumeExpert", "expert": expert}),
        3 => json!({"command": "RemoveExpert", "expert": expert, "reason": WHY}),
        4 => json!({"command": "SetAway", "expert": expert, "from": TODAY, "until": TODAY}),
        5 => json!({"command": "DeclareConflict", "expert": expert, "with": with, "reason": WHY}),
        6 => json!({"command": "ClearConflict", "expert": expert, "with": with}),
        _ => json!({"command": "RenewTerm", "expert": expert, "until": "2200-12-30"}),
    })
}

fn admit(chance: &mut Chance, expert: &str) -> Value {
    let description = json!({
        "kind": "expert", "name": WHY, "unit": "u-bureau", "fields": ["elderly-care"], "senior": chance.below(3) > 0,
    });
    let until = chance.one_of(&["2200-01-02", "2200-12-31"]);
    json!({"command": "AdmitExpert", "expert": expert, "description": description, "until": until, "approval": WHY})
}

fn any_of_a_review(
    chance: &mut Chance,
    streams: &BTreeMap<StreamId, Folded>,
    stream: &StreamId,
) -> review::Command {
    let expert = chance.one_of(&EXPERTS);
    let members: Vec<String> = match streams.get(stream).map(|folded| &folded.state) {
        Some(State::Review(review)) => {
            let members = review.panel().into_iter().flat_map(review::Panel::members);
            members.map(|seat| seat.expert.to_string()).collect()
        }
        _ => Vec::new(),
    };
    let reason = chance.odd().then_some(WHY);
    let answer = chance.one_of(&["accepted", "accepted", "accepted", "conflict", "busy"]);
    let passed = chance.odd();
    read(match chance.below(20) {
        0 | 1 => json!({"command": "Draw", "reason": reason}),
        2 => json!({"command": "NamePanelist", "expert": expert, "reason": WHY}),
        3 => json!({"command": "DropPanelist", "expert": expert, "reason": WHY}),
        4 => json!({"command": "AskAlternate"}),
        5..9 => json!({"command": "AnswerInvitation", "answer": answer}),
        9 => json!({"command": "NameChair", "expert": expert}),
        10 => json!({"command": "SendPapers"}),
        11 => json!({"command": "GiveOpinion", "clause": "1", "text": WHY, "weight": "must"}),
        12 => json!({"command": "DisposeOpinion", "no": 1, "disposal": "taken"}),
        13 | 14 => json!({"command": "RecordAttendance", "present": members}),
        15 | 16 => json!({"command": "CallBallot", "closes": reason.map(|_| TODAY)}),
        17 | 18 => json!({"command": "Conclude", "passed": passed, "conclusion": WHY}),
        _ => json!({"command": "Dissolve", "reason": WHY}),
    })
}

/// A house in which a draft was consulted on and went before panels, some of which met and voted.
pub(crate) fn reviewed(house: &mut House, chance: &mut Chance) {
    house.adopt(REVIEWED);
    for expert in EXPERTS {
        let command: pool::Command = read(admit(chance, expert));
        house.give(TODAY, &say(POOL), &command.into()).unwrap();
    }
    let earlier = TODAY.saturating_add((-6).days());
    let attach = standard::Command::AttachDocument {
        document: DOCUMENTS.iter().find(|held| held.kind == "draft-for-review").unwrap().clone(),
    };
    let consult = json!({"command": "OpenConsultation", "days": 2, "bodies": ["示例单位"]});
    let begun = [propose("reviewed"), standard::Command::AcceptProposal, attach, read(consult)];
    for command in begun {
        house.give(earlier, &say(STANDARD), &command.into()).unwrap();
    }
    let draft = json!({"purpose": "draft", "form": "meeting", "on": TODAY, "size": 2});
    let onward: [(&str, Value); 8] = [
        ("consultation/e.draft.1", json!({"command": "End"})),
        (STANDARD, json!({"command": "BeginReview"})),
        (STANDARD, json!({"command": "CallReview", "call": draft})),
        ("review/e.draft.1", json!({"command": "Draw"})),
        ("review/e.draft.1", json!({"command": "AnswerInvitation", "answer": "accepted"})),
        ("review/e.draft.1", json!({"command": "CallBallot"})),
        ("ballot/e.draft.1.1", json!({"command": "CastVote", "choice": "yes"})),
        ("review/e.draft.1", json!({"command": "NameChair", "expert": "e-1"})),
    ];
    for _ in 0..chance.below(90) {
        house.by = Some(say(chance.one_of(&EXPERTS)));
        if chance.odd() {
            let (on, target, command) = any_reviewed_request(chance, &house.streams);
            let _ = house.give(on, &target, &command);
            continue;
        }
        for (target, said) in &onward {
            let target: StreamId = say(target);
            let command = Command::decode(target.noun(), &said.to_string()).unwrap();
            let _ = house.give(TODAY, &target, &command);
        }
        if let Some(State::Review(Review::Formed(panel))) =
            house.streams.get(&say("review/e.draft.1")).map(|folded| folded.state.clone())
        {
            let present: Vec<String> =
                panel.members().map(|seat| seat.expert.to_string()).collect();
            let attend = json!({"command": "RecordAttendance", "present": present});
            let attend: review::Command = read(attend);
            let _ = house.give(TODAY, &say("review/e.draft.1"), &attend.into());
        }
    }
    house.by = None;
}
