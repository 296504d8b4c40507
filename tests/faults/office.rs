//! An office that gives commands to a server, and asks it.

use std::path::Path;
use std::time::{Duration, Instant};

use plumbline_testkit::{Answer, Client, Server, run};
use serde_json::{Value, json};

/// A client with the right to everything.
pub(crate) struct Office(Client);

/// Makes a token in a folder.
pub(crate) fn token(data: &Path) -> String {
    let path = data.to_str().expect("a path of plain characters");
    let made = run(&["token", "create", "office", "--role", "administrator", "--data", path]);
    String::from_utf8(made.stdout).expect("a token is text").trim().to_owned()
}

impl Office {
    pub(crate) fn of(server: &Server, token: &str) -> Office {
        Office(server.client().with_token(token))
    }

    pub(crate) fn call(&mut self, call: &str, body: &Value) -> Answer {
        self.0.post(&format!("/plumbline.v1.{call}"), body).expect("an answer")
    }

    /// Gives a command to a standard.
    pub(crate) fn give(&mut self, standard: &str, kind: &str, body: Value) -> Answer {
        let command = json!({
            "header": { "requestId": uuid::Uuid::now_v7() }, "standardId": standard, kind: body,
        });
        self.call("StandardService/Submit", &command)
    }

    /// Proposes a standard; the seq of its first event.
    pub(crate) fn propose(&mut self, standard: &str) -> u64 {
        let profile = json!({
            "level": "local", "field": "elderly-care", "jurisdiction": "330100",
            "titles": { "zh": format!("示例：{standard}") }, "draftingUnit": "示例协会",
        });
        let answer =
            self.give(standard, "propose", json!({ "procedure": "local", "profile": profile }));
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.json()["firstSeq"].as_str().and_then(|seq| seq.parse().ok()).expect("a seq")
    }

    pub(crate) fn suspend(&mut self, standard: &str) -> Answer {
        self.give(standard, "suspend", json!({ "reason": "示例" }))
    }

    pub(crate) fn observe(&mut self, number: u64) -> Answer {
        let observation = json!({
            "code": "40.20", "reference": format!("ISO/DIS {number}"),
            "titles": { "en": "x".repeat(1_000) },
        });
        self.give(&format!("iso-{number}"), "recordObservation", observation)
    }

    /// The ids of all standards, as the catalogue has them.
    pub(crate) fn listed(&mut self) -> Vec<String> {
        let answer = self.call("StandardService/ListStandards", &json!({ "pageSize": 1_000 }));
        assert_eq!(answer.status, 200, "{}", answer.text());
        let listed = answer.json()["standards"].as_array().cloned().unwrap_or_default();
        let id = |one: Value| one["standardId"].as_str().unwrap_or_default().to_owned();
        listed.into_iter().map(id).collect()
    }

    /// What `readyz` says, and with which status.
    pub(crate) fn readyz(&mut self) -> (u16, String) {
        let answer = self.0.get("/readyz").expect("an answer");
        (answer.status, answer.text())
    }

    /// Waits until `readyz` says what is looked for.
    pub(crate) fn until_readyz(&mut self, what: &str, holds: impl Fn(u16, &str) -> bool) {
        let began = Instant::now();
        loop {
            let (status, says) = self.readyz();
            if holds(status, &says) {
                return;
            }
            let waited = began.elapsed();
            assert!(waited < Duration::from_secs(60), "{what}: {status} {says}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}
