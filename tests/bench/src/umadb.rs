//! UmaDB, driven by its own client: the peer that the budgets are written against.
//!
//! The same work in its own terms: a stream is a tag, "the stream is new" and "nobody was quicker" are append conditions. Each
//! client has its own connection.

use std::error::Error;
use std::net::Ipv4Addr;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use plumbline_bench::{Figure, Samples};
use plumbline_testkit::{Folder, free_port};
use umadb_client::{AsyncUmaDbClient, UmaDbClient};
use umadb_dcb::{DcbAppendCondition, DcbEvent, DcbEventStoreAsync, DcbQuery, DcbQueryItem};
use uuid::Uuid;

const DATA: &[u8] = br#"{"binding":{"procedure":"iso","version":1},"observation":{"code":"40.20","reference":"ISO/DIS 10033-1","ics":["03.080.30"]}}"#;

type Fault = Box<dyn Error + Send + Sync>;

/// A running server.
pub(crate) struct Peer {
    child: Child,
    address: String,
}

impl Peer {
    pub(crate) fn start(folder: &Folder) -> Result<Peer, Box<dyn Error>> {
        let address = free_port(Ipv4Addr::LOCALHOST.into()).to_string();
        let child = Command::new("umadb")
            .args(["--listen", &address, "--db-path"])
            .arg(folder.join("uma.db"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let peer = Peer { child, address };
        let began = Instant::now();
        while std::net::TcpStream::connect(&peer.address).is_err() {
            if began.elapsed() > Duration::from_secs(20) {
                return Err("umadb does not listen after 20 s".into());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(peer)
    }

    pub(crate) async fn append(
        &self,
        clients: usize,
        time: Duration,
    ) -> Result<Vec<Figure>, Box<dyn Error>> {
        let run = Uuid::new_v4().simple().to_string();
        let lines = self.lines(clients).await?;
        let began = Instant::now();
        let tasks = lines.into_iter().enumerate().map(|(client, line)| {
            let run = run.clone();
            tokio::spawn(async move {
                let (mut samples, mut number) = (Samples::default(), 0_u64);
                while began.elapsed() < time {
                    number += 1;
                    let asked = Instant::now();
                    add(&line, &format!("{run}-{client}-{number}"), None, 1).await?;
                    samples.keep(asked.elapsed());
                }
                Ok::<_, Fault>(samples)
            })
        });
        let samples = gather(tasks.collect()).await?;
        Ok(vec![samples.figure("umadb", "append to a new stream", clients, began.elapsed())])
    }

    pub(crate) async fn load_and_append(
        &self,
        clients: usize,
        streams: u64,
        time: Duration,
    ) -> Result<Vec<Figure>, Box<dyn Error>> {
        let run = Uuid::new_v4().simple().to_string();
        let lines = self.lines(clients).await?;
        for stream in 0..streams {
            add(&lines[0], &format!("{run}-{stream}"), None, 30)
                .await
                .map_err(|err| err.to_string())?;
        }
        let began = Instant::now();
        let tasks = lines.into_iter().enumerate().map(|(client, line)| {
            let run = run.clone();
            tokio::spawn(async move {
                let (mut samples, mut number) = (Samples::default(), client as u64 * 104_729);
                while began.elapsed() < time {
                    number += 7_919;
                    let stream = format!("{run}-{}", number % streams);
                    let asked = Instant::now();
                    // Somebody may have been quicker: load again, as its users must.
                    loop {
                        let (events, _) =
                            line.read_with_head(Some(tagged(&stream)), None, false, None).await?;
                        let last = events.last().map(|event| event.position);
                        if add(&line, &stream, last, 1).await.is_ok() {
                            break;
                        }
                    }
                    samples.keep(asked.elapsed());
                }
                Ok::<_, Fault>(samples)
            })
        });
        let samples = gather(tasks.collect()).await?;
        Ok(vec![samples.figure("umadb", "load 30 events, append", clients, began.elapsed())])
    }

    pub(crate) async fn read_all(&self) -> Result<Vec<Figure>, Box<dyn Error>> {
        let line = &self.lines(1).await?[0];
        let began = Instant::now();
        let mut events = line.read(None, None, false, None).await?;
        let mut count = 0;
        loop {
            let batch = events.next_batch().await?;
            if batch.is_empty() {
                break;
            }
            count += batch.len() as u64;
        }
        Ok(vec![Figure::counted("umadb", "read all", 1, count, began.elapsed())])
    }

    /// Appends one event after the other, and waits until a subscriber on a connection of its own has it.
    pub(crate) async fn visible(&self, time: Duration) -> Result<Vec<Figure>, Box<dyn Error>> {
        let lines = self.lines(2).await?;
        let run = Uuid::new_v4().simple().to_string();
        let head = lines[0].head().await?;
        let mut subscriber = lines[1].subscribe(None, head).await?;
        let (began, mut samples, mut number) = (Instant::now(), Samples::default(), 0_u64);
        while began.elapsed() < time {
            number += 1;
            let asked = Instant::now();
            add(&lines[0], &format!("{run}-{number}"), None, 1)
                .await
                .map_err(|err| err.to_string())?;
            let mut waiting = 1;
            while waiting > 0 {
                waiting -= subscriber.next_batch().await?.len().min(waiting);
            }
            samples.keep(asked.elapsed());
            tokio::time::sleep(crate::bus::PACE).await;
        }
        Ok(vec![samples.figure("umadb", "append to visible", 1, began.elapsed())])
    }

    async fn lines(&self, count: usize) -> Result<Vec<AsyncUmaDbClient>, Box<dyn Error>> {
        let mut lines = Vec::with_capacity(count);
        for _ in 0..count {
            lines.push(
                UmaDbClient::new(format!("http://{}", self.address))
                    .batch_size(1_000)
                    .connect_async()
                    .await?,
            );
        }
        Ok(lines)
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

async fn add(
    line: &AsyncUmaDbClient,
    stream: &str,
    after: Option<u64>,
    count: usize,
) -> Result<(), Fault> {
    let event = || {
        DcbEvent::new()
            .event_type("ObservationRecorded")
            .tags([stream])
            .data(DATA)
            .uuid(Uuid::new_v4())
    };
    let events = (0..count).map(|_| event()).collect();
    let condition = DcbAppendCondition::new(tagged(stream)).after(after);
    line.append(events, Some(condition), None).await?;
    Ok(())
}

fn tagged(stream: &str) -> DcbQuery {
    DcbQuery::new().item(DcbQueryItem::new().tags([stream]))
}

async fn gather(
    tasks: Vec<tokio::task::JoinHandle<Result<Samples, Fault>>>,
) -> Result<Samples, Box<dyn Error>> {
    let mut all = Samples::default();
    for task in tasks {
        all.merge(task.await?.map_err(|err| err.to_string())?);
    }
    Ok(all)
}
