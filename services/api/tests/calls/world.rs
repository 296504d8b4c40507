//! A server of its own for one test, and how it is called.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::civil::{Date, date};
use plumbline_access::{
    AttemptLimits, Attempts, Authenticate, Caller, GrantsUnread, Guard, Role, Secret, bearer,
};
use plumbline_api::{ApiState, CallLimits, ServeLimits};
use plumbline_documents::Intake;
use plumbline_lifecycle::grants::{Event, Grant, Grants, TokenRole};
use plumbline_log::{Log, Options};
use plumbline_testkit::{Client, Folder};
use plumbline_workflow::{Writer, WriterOptions};
use serde_json::{Value, json};

use crate::streams::streamed;

/// The day on which the clock stands still.
const TODAY: Date = date(2026, 11, 24);

/// The largest file that it takes, bytes.
pub(crate) const DOCUMENT_BYTES_MAX: u64 = 1 << 20;

/// Tokens that are known no more.
pub(crate) type Revoked = Arc<Mutex<BTreeSet<String>>>;

/// What the golden calls say of themselves.
const GOLDEN: [(&str, &str); 2] =
    [("content-type", "application/json"), ("x-request-id", "golden-call")];

/// A server of its own for one test.
pub(crate) struct World {
    pub(crate) address: SocketAddr,
    /// Tokens that are known no more.
    pub(crate) revoked: Revoked,
    pub(crate) writer: Writer,
    stop: Arc<AtomicBool>,
    _runtime: tokio::runtime::Runtime,
    pub(crate) folder: Folder,
}

impl World {
    pub(crate) fn new(name: &str) -> World {
        World::on(name, |_| {})
    }

    /// A server on a log that somebody has written into before.
    pub(crate) fn on(name: &str, write: impl FnOnce(&mut Log)) -> World {
        World::within(name, write, |_, _| {})
    }

    /// The same, within other limits.
    pub(crate) fn within(
        name: &str,
        write: impl FnOnce(&mut Log),
        limit: impl FnOnce(&mut ServeLimits, &mut CallLimits),
    ) -> World {
        World::made(name, write, limit, true)
    }

    /// A server whose views follow nothing: so many may wait for them.
    pub(crate) fn deaf(name: &str, waiters_max: usize) -> World {
        let limit = |_: &mut ServeLimits, calls: &mut CallLimits| {
            calls.waiters_max = waiters_max;
            calls.view_wait = Duration::from_secs(15);
        };
        World::made(name, |_| {}, limit, false)
    }

    fn made(
        name: &str,
        write: impl FnOnce(&mut Log),
        limit: impl FnOnce(&mut ServeLimits, &mut CallLimits),
        views_follow: bool,
    ) -> World {
        let folder = Folder::new(name);
        let options = Options { reserve_bytes: 0, ..Options::default() };
        let mut log = Log::open(folder.path(), &options).unwrap();
        write(&mut log);
        let reader = log.reader.clone();
        let clock = || "2026-11-24T02:00:00Z".parse().unwrap();
        let (writer, _) =
            Writer::start(log, WriterOptions { clock, ..WriterOptions::default() }).unwrap();
        let (views, runner) = plumbline_views::open(&folder.join("views")).unwrap();
        let stop = Arc::new(AtomicBool::new(false));
        if views_follow {
            let _ = runner.start(reader.clone(), Arc::clone(&stop));
        }
        let mut limits = CallLimits {
            body_bytes_max: 4_096,
            upload_wait: Duration::from_secs(1),
            ..CallLimits::default()
        };
        let mut doors = ServeLimits::default();
        limit(&mut doors, &mut limits);
        let documents = Intake::open(folder.path(), DOCUMENT_BYTES_MAX).unwrap();
        let revoked = Revoked::default();
        let tokens = tokens(Arc::clone(&revoked));
        let state = ApiState::new(
            writer.clone(),
            reader,
            views,
            documents,
            tokens,
            limits,
            Arc::new(|| TODAY),
        )
        .guarded_by(patient());
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let entered = runtime.enter();
        let listener = plumbline_api::bind("127.0.0.1:0".parse().unwrap(), &doors).unwrap();
        drop(entered);
        let address = listener.local_addr().unwrap();
        let router = plumbline_api::around(plumbline_api::router(state.clone()), &state);
        let forever = std::future::pending();
        runtime.spawn(plumbline_api::serve(
            listener,
            None,
            router,
            doors,
            state.connections(),
            forever,
        ));
        World { address, revoked, writer, stop, _runtime: runtime, folder }
    }

    pub(crate) fn client(&self) -> Client {
        Client::new(self.address).with_timeout(Duration::from_secs(10))
    }

    /// One of the golden calls, by its file; or several, one after the other, whose statuses alone are told.
    pub(crate) fn call(&self, golden: &Value) -> Value {
        if let Some(several) = golden["calls"].as_array() {
            return several.iter().map(|one| self.call(one)["status"].clone()).collect();
        }
        let client = self.client();
        let mut client = match golden["token"].as_str() {
            Some(token) => client.with_token(token),
            None => client,
        };
        let path = format!("/plumbline.v1.{}", golden["call"].as_str().unwrap());
        if let Some(count) = golden["messages"].as_u64() {
            return streamed(self.address, &path, golden, count);
        }
        let answer = match &golden["body"] {
            Value::String(text) => client.send("POST", &path, &GOLDEN, text.as_bytes()),
            body => client.send("POST", &path, &GOLDEN, body.to_string().as_bytes()),
        };
        let answer = answer.unwrap();
        let body =
            serde_json::from_slice(&answer.body).unwrap_or_else(|_| Value::String(answer.text()));
        // The first events' ids are made by chance, and the root is over them too.
        let body = match body["root"].as_str().map(str::len) {
            Some(64) => json!({"size": body["size"], "root": "…"}),
            _ => body,
        };
        json!({"status": answer.status, "body": body})
    }

    /// Every call of the contract, the streamed ones too, as `StandardService/Submit`.
    pub(crate) fn contract(&self) -> BTreeSet<String> {
        let counters = self.client().with_token("reader").get("/metrics").unwrap().text();
        let calls = counters.lines().filter_map(|line| {
            let (path, _) = line
                .strip_prefix("plumbline_call_seconds_count{call=\"/plumbline.v1.")?
                .split_once('"')?;
            Some(path.to_owned())
        });
        calls.collect()
    }

    /// Gives a command to a standard on a day, with an id of its own.
    pub(crate) fn submit(
        &self,
        token: &str,
        id: u32,
        day: &str,
        standard: &str,
        command: (&str, Value),
    ) -> Value {
        let request = format!("01934b2e-7a00-7000-8000-{id:012}");
        let (name, body) = command;
        let header = json!({"requestId": request, "happenedOn": day});
        let body = json!({"header": header, "standardId": standard, name: body});
        self.call(&json!({"call": "StandardService/Submit", "token": token, "body": body}))
    }

    /// Puts one proposal into the log.
    pub(crate) fn propose(&self) {
        let golden = read(&calls().join("10-propose.json"));
        assert_eq!(self.call(&golden)["status"], 200);
    }
}

impl Drop for World {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// A guard that takes as many wrong tokens as the tables show.
fn patient() -> Guard {
    let limits =
        AttemptLimits { address_max: 10_000, prefix_max: 10_000, ..AttemptLimits::default() };
    Guard { attempts: Arc::new(Attempts::new(limits)), ..Guard::default() }
}

/// Tokens of an office that let nobody in: one that was revoked, and one whose last day has passed.
pub(crate) const REVOKED: &str = "revoked";
pub(crate) const EXPIRED: &str = "expired";

/// Whose token is shown, of these two: asked of real grants, as the service asks.
fn ended() -> impl Fn(&str) -> Option<Caller> {
    let (revoked, expired) = (Secret::new().unwrap(), Secret::new().unwrap());
    let granted = |token: u32, secret: &Secret, until: Option<Date>| Event::TokenGranted {
        token,
        grant: Grant {
            credential: secret.credential(),
            name: format!("office {token}").parse().unwrap(),
            role: TokenRole::Office,
            jurisdiction: "330100".parse().unwrap(),
            unit: None,
            person: None,
        },
        until,
    };
    let day = date(2026, 11, 20);
    let events = [
        granted(1, &revoked, None),
        granted(2, &expired, Some(date(2026, 11, 23))),
        Event::TokenRevoked { token: 1 },
    ];
    let all = events.iter().fold(Grants::default(), |held, event| held.evolve(event, day).unwrap());
    assert!(bearer(&all, &expired.to_string(), date(2026, 11, 23)).is_some(), "the day before");
    move |token| {
        let secret = if token == REVOKED { &revoked } else { &expired };
        bearer(&all, &secret.to_string(), date(2026, 11, 24))
    }
}

/// A token is called by its role, by its place where that is not the city, and by the person whom it names: `reader p-zhao`,
/// `office@330200`. The city's office names one anyway; a program's names nobody.
fn tokens(revoked: Revoked) -> Authenticate {
    let ended = ended();
    Arc::new(move |token: &str| {
        if revoked.lock().unwrap().contains(token) {
            return Ok(None);
        }
        if token == REVOKED || token == EXPIRED {
            return Ok(ended(token));
        }
        if token == "unread" {
            return Err(GrantsUnread("seq 7: it does not fit its hash".into()));
        }
        let (key, person) = token.split_once(' ').unwrap_or((token, ""));
        let (key, place) = key.split_once('@').unwrap_or((key, "330100"));
        let Some(role) = Role::ALL.into_iter().find(|role| role.key() == key) else {
            return Ok(None);
        };
        let person = if person.is_empty() && token == "office" { "p-li" } else { person };
        Ok(Some(Caller {
            name: format!("the {token}").parse().unwrap(),
            role,
            jurisdiction: place.parse().unwrap(),
            unit: "示例研究院".parse().ok(),
            person: person.parse().ok(),
        }))
    })
}

pub(crate) fn calls() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/api/calls")
}

pub(crate) fn read(file: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}
