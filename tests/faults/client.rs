//! One of the clients that keep sending while the server is killed under them.
//!
//! It sends a mix: new standards, documents, suspensions, observations of its own and of shared standards, commands that must be
//! refused, stale versions, and commands it has an answer to already. What it was told stands in its ledger; what it was not told
//! it asks again, under the same id, as soon as there is a server.

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use plumbline_testkit::{Answer, Chance, Client};
use serde_json::{Value, json};

use crate::ledger::{Fate, Ledger};

/// A client with its memory.
#[derive(Debug)]
pub(crate) struct Sender {
    number: usize,
    token: String,
    chance: Chance,
    ledger: Ledger,
    proposed: Vec<String>,
    open: Vec<Value>,
    last_acked: Option<(Value, Fate)>,
    next: u32,
}

impl Sender {
    pub(crate) fn new(number: usize, seed: u64, token: &str, folder: &Path) -> Sender {
        Sender {
            number,
            token: token.to_owned(),
            chance: Chance::new(seed ^ ((number as u64 + 1) << 32)),
            ledger: Ledger::create(&folder.join(format!("client-{number:02}.txt"))),
            proposed: Vec::new(),
            open: Vec::new(),
            last_acked: None,
            next: 0,
        }
    }

    pub(crate) fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Sends commands, open ones first, until the server is gone.
    pub(crate) fn send_until_cut_off(&mut self, server: SocketAddr) {
        let mut http = self.connection(server);
        if !self.settle(&mut http) {
            return;
        }
        loop {
            if self.chance.below(16) == 0 && !self.repeat_the_last(&mut http) {
                return;
            }
            let command = self.choose();
            if !self.send(&mut http, command) {
                return;
            }
        }
    }

    /// Asks again for every command whose outcome is unknown; true when none is left.
    pub(crate) fn settle_all(&mut self, server: SocketAddr) -> bool {
        let mut http = self.connection(server);
        self.settle(&mut http)
    }

    fn connection(&self, server: SocketAddr) -> Client {
        Client::new(server).with_token(&self.token).with_timeout(Duration::from_secs(20))
    }

    fn settle(&mut self, http: &mut Client) -> bool {
        while let Some(command) = self.open.pop() {
            if !self.send(http, command) {
                return false;
            }
        }
        true
    }

    /// Sends one command; false when no answer came, and there will be none.
    fn send(&mut self, http: &mut Client, command: Value) -> bool {
        let id =
            command["header"]["requestId"].as_str().expect("each command has an id").to_owned();
        self.ledger.sent(&id);
        let answer = http.post(SUBMIT, &command);
        let fate = answer.as_ref().map_or(Fate::Unknown, fate);
        self.ledger.ended(&id, fate.clone());
        match &fate {
            Fate::Unknown => self.open.push(command),
            Fate::Acked { .. } => {
                if command.get("propose").is_some() {
                    self.proposed
                        .push(command["standardId"].as_str().unwrap_or_default().to_owned());
                }
                self.last_acked = Some((command, fate));
            }
            Fate::Failed(_) => {}
        }
        answer.is_ok()
    }

    /// The same command again gets the same answer; false when no answer came.
    fn repeat_the_last(&mut self, http: &mut Client) -> bool {
        let Some((command, first)) = self.last_acked.clone() else { return true };
        let Ok(answer) = http.post(SUBMIT, &command) else {
            return false;
        };
        let again = fate(&answer);
        assert!(
            again == first || again == Fate::Unknown,
            "answered {first:?} at first, now {again:?}: {command}"
        );
        true
    }

    fn choose(&mut self) -> Value {
        self.next += 1;
        let own = format!("c{:02}-{}", self.number, self.next);
        let Some(held) =
            (!self.proposed.is_empty()).then(|| self.chance.one_of(&self.proposed).clone())
        else {
            return self.command(&own, "propose", proposal(&own));
        };
        match self.chance.below(16) {
            0..=3 => self.command(&own, "propose", proposal(&own)),
            4..=6 => self.command(&held, "attachDocument", document(&own)),
            7 => self.command(
                &held,
                "suspend",
                json!({ "reason": "the member of staff in charge is ill" }),
            ),
            8 => self.command(&held, "resume", json!({})),
            9..=11 => {
                let observed = format!("iso-{:02}-{}", self.number, self.chance.below(20));
                let code = *self.chance.one_of(&CODES);
                self.command(&observed, "recordObservation", observation(&observed, code))
            }
            12..=13 => {
                let shared = format!("iso-shared-{}", self.chance.below(4));
                let code = *self.chance.one_of(&CODES);
                self.command(&shared, "recordObservation", observation(&shared, code))
            }
            14 => self.command(&format!("nobody-{own}"), "resume", json!({})),
            _ => {
                let mut stale = self.command(&held, "attachDocument", document(&own));
                stale["header"]["expectedVersion"] = json!(1_000_000);
                stale
            }
        }
    }

    fn command(&mut self, standard: &str, kind: &str, body: Value) -> Value {
        json!({ "header": { "requestId": self.chance.uuid() }, "standardId": standard, kind: body })
    }
}

const SUBMIT: &str = "/plumbline.v1.StandardService/Submit";

const CODES: [&str; 8] = ["10.99", "20.00", "30.60", "40.20", "50.00", "60.60", "90.20", "40.00"];

fn proposal(name: &str) -> Value {
    json!({
        "procedure": "local",
        "profile": {
            "level": "local", "field": "elderly-care", "jurisdiction": "330100",
            "titles": { "zh": format!("养老服务规范（虚构）{name}"), "en": format!("Made-up service specification {name}") },
            "draftingUnit": "Made-up Institute",
        },
    })
}

fn document(name: &str) -> Value {
    json!({
        "kind": "meeting-minutes", "name": format!("{name}.pdf"), "mediaType": "application/pdf",
        "size": 1024, "sha256": "5f".repeat(32),
    })
}

fn observation(name: &str, code: &str) -> Value {
    json!({
        "code": code, "reference": format!("ISO/{name}"), "titles": { "en": "Made-up title" }, "ics": ["03.080.30"],
    })
}

/// What an answer says of the command. Only these refusals promise that nothing has happened; anything else is unknown.
fn fate(answer: &Answer) -> Fate {
    let Ok(body) = serde_json::from_slice::<Value>(&answer.body) else { return Fate::Unknown };
    let code = body["code"].as_str().unwrap_or_default();
    match (answer.status, code) {
        (200, _) => {
            let place = |name: &str| body[name].as_str().and_then(|seq| seq.parse().ok());
            let (Some(first_seq), Some(last_seq)) = (place("firstSeq"), place("lastSeq")) else {
                panic!("an answer without its place in the log: {body}");
            };
            Fate::Acked { first_seq, last_seq }
        }
        (
            _,
            "failed_precondition"
            | "not_found"
            | "already_exists"
            | "aborted"
            | "resource_exhausted",
        ) => Fate::Failed(code.to_owned()),
        (_, "invalid_argument" | "unauthenticated" | "permission_denied") => {
            panic!("the test itself sends something wrong: {body}")
        }
        _ => Fate::Unknown,
    }
}
