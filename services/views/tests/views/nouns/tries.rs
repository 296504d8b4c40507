//! What somebody tries, in plain words; and the core's command that it stands for.

use jiff::civil::Date;
use plumbline_lifecycle::ballot::Code;
use plumbline_lifecycle::{Command, StreamId, Which, deadline};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// What somebody tries: who, as of which day, and what.
#[derive(Debug, Clone)]
pub(crate) struct Try {
    pub(crate) on: Date,
    pub(crate) by: Option<String>,
    pub(crate) what: Do,
}

/// A part is named as the core names it: the standard, what for, the how manieth.
#[derive(Debug, Clone)]
pub(crate) enum Do {
    Propose,
    Attach { kind: &'static str, content: u8 },
    NameDrafters { units: Vec<&'static str>, persons: Vec<String> },
    Submit { gate: &'static str },
    Accept,
    Reject,
    ExtendPlan { until: Date },
    Consult { purpose: &'static str, days: u32, bodies: u32 },
    CloseConsultation,
    BeginReview,
    PassReview,
    Return { to: &'static str },
    Suspend,
    Resume,
    Withdraw,
    Call(Call),

    Comment { part: String, contact: bool },
    Reply { part: String, body: u32 },
    Dispose { part: String, no: u32, outcome: &'static str, reason: bool },
    Lengthen { part: String, until: Date },
    End { part: String },

    Decide { part: String, agree: bool, opinion: bool },
    SendBack { part: String },
    Resubmit { part: String },
    TakeBack { part: String },
    Remind { part: String },

    Admit { expert: String, said: Said, until: Date },
    Amend { expert: String, said: Said },
    Renew { expert: String, until: Date },
    Pause { expert: String },
    Unpause { expert: String },
    Leave { expert: String },
    Away { expert: String, from: Date, until: Date },
    Conflict { expert: String, with: String },
    Clear { expert: String, with: String },

    Draw { part: String, reason: bool },
    Name { part: String, expert: String },
    Drop { part: String, expert: String },
    AskAlternate { part: String },
    Answer { part: String, answer: &'static str },
    Chair { part: String, expert: String },
    Papers { part: String },
    Opinion { part: String, must: bool },
    DisposeOpinion { part: String, no: u32, taken: bool, reason: bool },
    Attend { part: String, present: Vec<String> },
    // With so many cards, where it is the review's ballot of this round.
    CallBallot { part: String, closes: Option<Date>, cards: u8, round: usize },
    Conclude { part: String, passed: bool },
    Dissolve { part: String },

    Vote { ballot: String, choice: &'static str, reason: bool },
    Recuse { ballot: String },
    // Cards are known by their numbers.
    HandCards { ballot: String, to: Vec<String>, voided: Vec<u8>, scrutineer: &'static str },
    // No command, and nobody's: a card is put into the box.
    Cast { ballot: String, card: u8, choice: &'static str },
    // No command: the box is gone.
    LoseBox { ballot: String },
    // Of a secret one with the roll that was signed.
    Close { ballot: String, voted: Vec<String>, scrutineer: Option<&'static str> },
    Annul { ballot: String },

    Note { stream: String, what: What, until: Date },
}

/// The call of a panel.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub(crate) purpose: &'static str,
    pub(crate) form: &'static str,
    pub(crate) on: Date,
    pub(crate) size: u32,
    pub(crate) fields: Vec<&'static str>,
    /// Persons whom the office bars, and units.
    pub(crate) barred: Vec<String>,
    pub(crate) barred_units: Vec<&'static str>,
    pub(crate) wishes: Vec<String>,
}

/// What is said of an expert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) unit: &'static str,
    pub(crate) fields: Vec<&'static str>,
    pub(crate) senior: bool,
    pub(crate) kind: &'static str,
}

/// For what a last day stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum What {
    Consultation,
    Seat(u32, u32),
    Invitation(u32),
    Papers,
    Ballot,
    Plan,
    Term(u32),
}

impl What {
    pub(crate) fn core(self) -> Which {
        match self {
            What::Consultation => Which::Consultation,
            What::Seat(step, seat) => Which::Seat { step, seat },
            What::Invitation(no) => Which::Invitation { no },
            What::Papers => Which::Papers,
            What::Ballot => Which::Ballot,
            What::Plan => Which::Plan,
            What::Term(no) => Which::Term { no },
        }
    }
}

/// A document's content stands for its hash.
pub(crate) fn hash(content: u8) -> String {
    format!("{content:x}").repeat(64)
}

const WHY: &str = "示例：理由";

impl Try {
    /// The core's command, and the stream that it goes to. `id` is the standard's, `area` that of its pool.
    pub(crate) fn core(&self, id: &str, area: &str) -> (StreamId, Command) {
        let why = |said: bool| said.then_some(WHY);
        let standard = |said: Value| (stream("standard", id), Command::Standard(read(said)));
        let consultation =
            |part: &str, said| (stream("consultation", part), Command::Consultation(read(said)));
        let approval = |part: &str, said| (stream("approval", part), Command::Approval(read(said)));
        let pool = |said: Value| (stream("pool", area), Command::Pool(read(said)));
        let review = |part: &str, said| (stream("review", part), Command::Review(read(said)));
        let ballot = |id: &str, said| (stream("ballot", id), Command::Ballot(read(said)));
        match &self.what {
            Do::Propose => {
                standard(json!({"command": "Propose", "procedure": "nouns", "profile": {
                    "level": "local", "field": "elderly-care", "jurisdiction": area, "titles": {"zh": format!("示例 {id}")},
                    "drafting_unit": "示例协会",
                }}))
            }
            Do::Attach { kind, content } => {
                standard(json!({"command": "AttachDocument", "document": {
                    "kind": kind, "name": "示例.pdf", "media_type": "application/pdf", "size": 1, "sha256": hash(*content),
                }}))
            }
            Do::NameDrafters { units, persons } => {
                standard(json!({"command": "NameDrafters", "units": units, "persons": persons}))
            }
            Do::Submit { gate } => standard(json!({"command": "SubmitGate", "gate": gate})),
            Do::Accept => standard(json!({"command": "AcceptProposal"})),
            Do::Reject => standard(json!({"command": "RejectProposal", "reason": WHY})),
            Do::ExtendPlan { until } => {
                standard(json!({"command": "ExtendPlan", "until": until, "reason": WHY}))
            }
            Do::Consult { purpose, days, bodies } => {
                let bodies: Vec<String> = (1..=*bodies).map(body).collect();
                standard(
                    json!({"command": "OpenConsultation", "days": days, "purpose": purpose, "bodies": bodies}),
                )
            }
            Do::CloseConsultation => standard(json!({"command": "CloseConsultation"})),
            Do::BeginReview => standard(json!({"command": "BeginReview"})),
            Do::PassReview => standard(json!({"command": "PassReview", "conclusion": WHY})),
            Do::Return { to } => standard(json!({"command": "Return", "to": to, "reason": WHY})),
            Do::Suspend => standard(json!({"command": "Suspend", "reason": WHY})),
            Do::Resume => standard(json!({"command": "Resume"})),
            Do::Withdraw => standard(json!({"command": "Withdraw", "reason": WHY})),
            Do::Call(call) => {
                let persons = call.barred.iter().map(|who| json!([{"person": who}, WHY]));
                let units = call.barred_units.iter().map(|unit| json!([{"unit": unit}, WHY]));
                let barred: Vec<Value> = persons.chain(units).collect();
                let wish = |who: &String| json!({"expert": who, "reason": WHY});
                let wishes: Vec<Value> = call.wishes.iter().map(wish).collect();
                standard(json!({"command": "CallReview", "call": {
                    "purpose": call.purpose, "form": call.form, "on": call.on, "size": call.size, "fields": call.fields,
                    "barred": barred, "asked_for": wishes,
                }}))
            }

            Do::Comment { part, contact } => {
                let text = if *contact { "请致电 13800138000" } else { "示例：意见" };
                consultation(
                    part,
                    json!({"command": "Comment", "clause": "5.2", "text": text, "from": "示例：某人"}),
                )
            }
            Do::Reply { part, body: of } => consultation(
                part,
                json!({"command": "RecordReply", "body": body(*of), "comments": 1}),
            ),
            Do::Dispose { part, no, outcome, reason } => consultation(
                part,
                json!({"command": "Dispose", "no": no, "outcome": outcome, "reason": why(*reason)}),
            ),
            Do::Lengthen { part, until } => {
                consultation(part, json!({"command": "Extend", "until": until, "reason": WHY}))
            }
            Do::End { part } => consultation(part, json!({"command": "End"})),

            Do::Decide { part, agree, opinion } => approval(
                part,
                json!({"command": "Decide", "agree": agree, "opinion": why(*opinion)}),
            ),
            Do::SendBack { part } => approval(
                part,
                json!({"command": "SendBack", "to": "submitter", "resume": "through", "opinion": WHY}),
            ),
            Do::Resubmit { part } => approval(part, json!({"command": "Resubmit", "note": WHY})),
            Do::TakeBack { part } => approval(part, json!({"command": "TakeBack"})),
            Do::Remind { part } => approval(part, json!({"command": "Remind"})),

            Do::Admit { expert, said, until } => pool(json!({
                "command": "AdmitExpert", "expert": expert, "description": description(said), "until": until,
                "approval": "示例：聘任文件",
            })),
            Do::Amend { expert, said } => pool(
                json!({"command": "AmendExpert", "expert": expert, "description": description(said)}),
            ),
            Do::Renew { expert, until } => {
                pool(json!({"command": "RenewTerm", "expert": expert, "until": until}))
            }
            Do::Pause { expert } => {
                pool(json!({"command": "PauseExpert", "expert": expert, "reason": WHY}))
            }
            Do::Unpause { expert } => pool(json!({"command": "ResumeExpert", "expert": expert})),
            Do::Leave { expert } => {
                pool(json!({"command": "RemoveExpert", "expert": expert, "reason": WHY}))
            }
            Do::Away { expert, from, until } => {
                pool(json!({"command": "SetAway", "expert": expert, "from": from, "until": until}))
            }
            Do::Conflict { expert, with } => pool(
                json!({"command": "DeclareConflict", "expert": expert, "with": interest(with), "reason": WHY}),
            ),
            Do::Clear { expert, with } => {
                pool(json!({"command": "ClearConflict", "expert": expert, "with": interest(with)}))
            }

            Do::Draw { part, reason } => {
                review(part, json!({"command": "Draw", "reason": why(*reason)}))
            }
            Do::Name { part, expert } => {
                review(part, json!({"command": "NamePanelist", "expert": expert, "reason": WHY}))
            }
            Do::Drop { part, expert } => {
                review(part, json!({"command": "DropPanelist", "expert": expert, "reason": WHY}))
            }
            Do::AskAlternate { part } => review(part, json!({"command": "AskAlternate"})),
            Do::Answer { part, answer } => {
                review(part, json!({"command": "AnswerInvitation", "answer": answer}))
            }
            Do::Chair { part, expert } => {
                review(part, json!({"command": "NameChair", "expert": expert}))
            }
            Do::Papers { part } => review(part, json!({"command": "SendPapers"})),
            Do::Opinion { part, must } => {
                let weight = if *must { "must" } else { "should" };
                review(
                    part,
                    json!({"command": "GiveOpinion", "clause": "4.1", "text": "示例：意见", "weight": weight}),
                )
            }
            Do::DisposeOpinion { part, no, taken, reason } => {
                let disposal = if *taken { "taken" } else { "not" };
                review(
                    part,
                    json!({"command": "DisposeOpinion", "no": no, "disposal": disposal, "reason": why(*reason)}),
                )
            }
            Do::Attend { part, present } => {
                review(part, json!({"command": "RecordAttendance", "present": present}))
            }
            Do::CallBallot { part, closes, cards, round } => {
                let ballot = format!("{part}.{round}").parse().unwrap();
                let hashes = (1..=*cards).map(|card| code(card).hash(&ballot).to_string());
                let cards: Vec<String> = hashes.collect();
                review(part, json!({"command": "CallBallot", "closes": closes, "cards": cards}))
            }
            Do::Conclude { part, passed } => {
                review(part, json!({"command": "Conclude", "passed": passed, "conclusion": WHY}))
            }
            Do::Dissolve { part } => review(part, json!({"command": "Dissolve", "reason": WHY})),

            Do::Vote { ballot: id, choice, reason } => {
                ballot(id, json!({"command": "CastVote", "choice": choice, "reason": why(*reason)}))
            }
            Do::Recuse { ballot: id } => ballot(id, json!({"command": "Recuse", "reason": WHY})),
            Do::HandCards { ballot: id, to, voided, scrutineer } => {
                let of = id.parse().unwrap();
                let voided = voided.iter().map(|card| code(*card).hash(&of).to_string());
                let voided: Vec<String> = voided.collect();
                ballot(
                    id,
                    json!({"command": "HandCards", "to": to, "voided": voided, "scrutineer": scrutineer}),
                )
            }
            Do::Cast { .. } | Do::LoseBox { .. } => panic!("no command"),
            Do::Close { ballot: id, voted, scrutineer } => ballot(
                id,
                json!({"command": "CloseBallot", "voted": voted, "scrutineer": scrutineer}),
            ),
            Do::Annul { ballot: id } => {
                ballot(id, json!({"command": "AnnulBallot", "reason": WHY}))
            }

            Do::Note { stream, what, until } => {
                let note = deadline::Command::NoteDeadline { which: what.core(), until: *until };
                (stream.parse().unwrap(), note.into())
            }
        }
    }
}

/// The code of a card by its number, of whichever ballot.
pub(crate) fn code(card: u8) -> Code {
    Code::of([card; 20])
}

fn stream(noun: &str, id: &str) -> StreamId {
    format!("{noun}/{id}").parse().unwrap()
}

fn read<T: DeserializeOwned>(said: Value) -> T {
    serde_json::from_value(said).unwrap()
}

fn body(no: u32) -> String {
    format!("示例：单位 {no}")
}

fn description(said: &Said) -> Value {
    let Said { unit, fields, senior, kind } = said;
    json!({"kind": kind, "name": "示例：某专家", "unit": unit, "fields": fields, "senior": senior})
}

/// `unit:u-a` or `standard:q-1`.
fn interest(with: &str) -> Value {
    let (kind, id) = with.split_once(':').unwrap();
    json!({ kind: id })
}
