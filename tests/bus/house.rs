//! A folder with a service on it, and the questions that the tests ask it.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use plumbline_log::{LogId, Reader};
use plumbline_testkit::{Client, Folder, Nats, Server, Start, run};
use serde_json::{Value, json};

/// Longer than anything takes here.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) struct House {
    pub(crate) folder: Folder,
    pub(crate) token: String,
}

impl House {
    pub(crate) fn new(test: &str) -> House {
        let folder = Folder::new(test);
        let data = folder.join("data");
        let args = ["token", "create", "bus", "--role", "administrator", "--data"];
        let made = run(&[&args[..], &[data.to_str().unwrap()]].concat());
        assert!(made.status.success(), "{made:?}");
        let token = String::from_utf8(made.stdout).unwrap().trim().to_owned();
        House { folder, token }
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    pub(crate) fn start(&self, nats: &Nats) -> Start {
        self.start_with(&["--nats", &nats.url()])
    }

    pub(crate) fn start_with(&self, args: &[&str]) -> Start {
        let start = Start::new(&self.data()).stderr(&self.folder.join("said"));
        args.iter().fold(start, |start, arg| start.arg(arg))
    }

    /// All that the service has said on standard error.
    pub(crate) fn said(&self) -> String {
        std::fs::read_to_string(self.folder.join("said")).unwrap_or_default()
    }

    pub(crate) fn reader(&self) -> Reader {
        Reader::open(&self.data()).unwrap()
    }

    pub(crate) fn log_id(&self) -> LogId {
        self.reader().id().unwrap().clone()
    }

    pub(crate) fn client(&self, server: &Server) -> Client {
        server.client().with_token(&self.token).with_timeout(Duration::from_secs(20))
    }

    /// Proposes so many standards; each answer must be a yes.
    pub(crate) fn propose(&self, server: &Server, names: &str, count: u32) {
        let mut client = self.client(server);
        for number in 1..=count {
            let (name, request) = (format!("{names}-{number}"), uuid::Uuid::now_v7().to_string());
            let answer = client.post(SUBMIT, &proposal(&name, request)).unwrap();
            assert_eq!(answer.status, 200, "{}", answer.text());
        }
    }

    /// A figure of `/metrics`.
    pub(crate) fn figure(&self, server: &Server, name: &str) -> u64 {
        let text = self.client(server).get("/metrics").unwrap().text();
        let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        line.unwrap_or_else(|| panic!("no {name} in {text}")).parse().unwrap()
    }

    /// Waits until NATS holds all that is in the log.
    pub(crate) fn published(&self, server: &Server) -> u64 {
        wait_for("the relay to publish the log", || {
            let head = self.figure(server, "plumbline_log_events");
            (self.figure(server, "plumbline_relay_published_seq") == head).then_some(head)
        })
    }

    /// Waits until `/readyz` says something, and gives its status with all it says.
    pub(crate) fn readyz(&self, server: &Server, says: &str) -> (u16, String) {
        wait_for(says, || {
            let answer = server.client().get("/readyz").unwrap();
            answer.text().contains(says).then(|| (answer.status, answer.text()))
        })
    }
}

pub(crate) const SUBMIT: &str = "/plumbline.v1.StandardService/Submit";

/// A standard of a district.
pub(crate) fn proposal(name: &str, request: String) -> Value {
    json!({
        "header": { "requestId": request },
        "standardId": name,
        "propose": {
            "procedure": "local",
            "profile": {
                "level": "local", "field": "elderly-care", "jurisdiction": "330106",
                "titles": { "zh": format!("养老服务规范（虚构）{name}"), "en": format!("Made up {name}") },
                "draftingUnit": "Made-up Institute",
            },
        },
    })
}

/// Waits for a condition, which has a name.
pub(crate) fn wait_for<T>(what: &str, mut is_there: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = is_there() {
            return found;
        }
        assert!(began.elapsed() < PATIENCE, "waited in vain for: {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}
