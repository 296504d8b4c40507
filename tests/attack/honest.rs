//! Honest clients: each records an observation, then asks about it, and so on, on one connection.

use std::fmt;
use std::iter::Sum;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use plumbline_testkit::{Answer, Client};
use serde_json::json;
use uuid::Uuid;

/// What was done, and how long each answer took.
#[derive(Default)]
pub(crate) struct Work {
    took: Vec<Duration>,
    time: Duration,
    /// Connections that were lost meanwhile, and made again.
    lost: u64,
}

/// Works for so long.
pub(crate) fn work(address: SocketAddr, token: &str, time: Duration) -> Work {
    let mut client = Client::new(address).with_token(token).with_timeout(Duration::from_secs(20));
    let mut work = Work { time, ..Work::default() };
    let began = Instant::now();
    let name = Uuid::now_v7().simple().to_string();
    let mut number = 0;
    while began.elapsed() < time {
        number += 1;
        let id = format!("iso-{}-{number}", &name[16..]);
        let observation = json!({"code": "40.20", "reference": format!("ISO/DIS {number}")});
        let header = json!({"requestId": Uuid::now_v7()});
        let command = json!({"header": header, "standardId": id, "recordObservation": observation});
        let command =
            |client: &mut Client| client.post("/plumbline.v1.StandardService/Submit", &command);
        let question = json!({"standardId": id});
        let question = |client: &mut Client| {
            client.post("/plumbline.v1.StandardService/GetStandard", &question)
        };
        work.timed(&mut client, command);
        work.timed(&mut client, question);
    }
    work
}

impl Work {
    /// Asks until there is an answer: whoever loses a connection makes another one, and its time counts.
    fn timed(&mut self, client: &mut Client, ask: impl Fn(&mut Client) -> std::io::Result<Answer>) {
        let asked = Instant::now();
        loop {
            match ask(client) {
                Ok(answer) if answer.status == 200 => break,
                Ok(answer) if answer.status == 503 && asked.elapsed() < Duration::from_secs(20) => {
                }
                Ok(answer) => panic!("{}: {}", answer.status, answer.text()),
                Err(error) => {
                    assert!(asked.elapsed() < Duration::from_secs(20), "shut out: {error}");
                    self.lost += 1;
                }
            }
        }
        self.took.push(asked.elapsed());
    }

    pub(crate) fn per_second(&self) -> u64 {
        self.took.len() as u64 * 1_000 / u64::try_from(self.time.as_millis()).unwrap().max(1)
    }

    pub(crate) fn p99(&self) -> Duration {
        let mut took = self.took.clone();
        took.sort_unstable();
        took.get(took.len() * 99 / 100).copied().unwrap_or_default()
    }
}

impl Sum for Work {
    fn sum<I: Iterator<Item = Work>>(works: I) -> Work {
        works.fold(Work::default(), |mut all, one| {
            all.took.extend(one.took);
            all.time = all.time.max(one.time);
            all.lost += one.lost;
            all
        })
    }
}

impl fmt::Display for Work {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (per_second, p99) = (self.per_second(), self.p99());
        write!(f, "{per_second}/s, p99 {p99:?}")?;
        if self.lost > 0 { write!(f, ", {} connections lost", self.lost) } else { Ok(()) }
    }
}
