//! A running server under load: JSON over HTTP/1.1 on connections that stay open, as any program would send it.
//!
//! The client shares the machine with the server, so it is kept cheap: raw sockets, requests made by hand, and of each answer
//! only the status and the length are read.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::{BenchError, Figure, Samples};

/// The server to ask.
#[derive(Clone, Debug)]
pub struct Target {
    /// Where it listens.
    pub address: SocketAddr,
    /// A bearer token that may record observations.
    pub token: String,
}

/// Observations of new standards for so long.
///
/// # Errors
/// When the server cannot be reached or refuses.
pub async fn commands(
    target: &Target,
    clients: usize,
    time: Duration,
) -> Result<Figure, BenchError> {
    let run = Uuid::new_v4().simple().to_string();
    let work = move |client: usize, number: u64| format!("iso-{}-{client}-{number}", &run[..12]);
    load(target, clients, time, "observe a new standard", work).await
}

/// Observations of standards that have 30 events already: load, decide, append. There are more of them than the writer
/// keeps in memory only if `standards` says so.
///
/// # Errors
/// As [`commands`].
pub async fn load_and_append(
    target: &Target,
    clients: usize,
    standards: u64,
    time: Duration,
) -> Result<Figure, BenchError> {
    let run = Uuid::new_v4().simple().to_string();
    let name = move |number: u64| format!("iso-{}-{number}", &run[..12]);
    prepare(target, clients, standards, &name).await?;
    // A step that shares no factor with the count visits all of them before it comes back to the first.
    let work = move |client: usize, number: u64| {
        name((number * 7_919 + client as u64 * 104_729) % standards)
    };
    load(target, clients, time, "load 30 events, decide, append", work).await
}

async fn prepare(
    target: &Target,
    clients: usize,
    standards: u64,
    name: &(impl Fn(u64) -> String + Clone + Send + 'static),
) -> Result<(), BenchError> {
    let mut tasks = JoinSet::new();
    for client in 0..clients as u64 {
        let (target, name) = (target.clone(), name.clone());
        tasks.spawn(async move {
            let mut line = Line::open(&target).await?;
            for standard in (client..standards).step_by(clients) {
                for _ in 0..30 {
                    line.submit(&name(standard)).await?;
                }
            }
            Ok::<_, BenchError>(())
        });
    }
    while let Some(done) = tasks.join_next().await {
        done.map_err(|err| BenchError::of("a client", err))??;
    }
    Ok(())
}

async fn load(
    target: &Target,
    clients: usize,
    time: Duration,
    work: &str,
    name: impl Fn(usize, u64) -> String + Clone + Send + 'static,
) -> Result<Figure, BenchError> {
    let mut lines = Vec::with_capacity(clients);
    for _ in 0..clients {
        lines.push(Line::open(target).await?);
    }
    let began = Instant::now();
    let mut tasks = JoinSet::new();
    for (client, mut line) in lines.into_iter().enumerate() {
        let name = name.clone();
        tasks.spawn(async move {
            let mut samples = Samples::default();
            let mut number = 0;
            while began.elapsed() < time {
                let standard = name(client, number);
                number += 1;
                let asked = Instant::now();
                line.submit(&standard).await?;
                samples.keep(asked.elapsed());
            }
            Ok::<_, BenchError>(samples)
        });
    }
    let mut all = Samples::default();
    while let Some(done) = tasks.join_next().await {
        all.merge(done.map_err(|err| BenchError::of("a client", err))??);
    }
    Ok(all.figure("api", work, clients, began.elapsed()))
}

/// One open connection.
struct Line {
    stream: TcpStream,
    head: String,
    buffer: Vec<u8>,
}

impl Line {
    async fn open(target: &Target) -> Result<Line, BenchError> {
        let stream = TcpStream::connect(target.address).await?;
        stream.set_nodelay(true)?;
        let head = format!(
            "POST /plumbline.v1.StandardService/Submit HTTP/1.1\r\nhost: {}\r\nauthorization: Bearer {}\r\n\
             content-type: application/json\r\ncontent-length: ",
            target.address, target.token
        );
        Ok(Line { stream, head, buffer: Vec::with_capacity(4_096) })
    }

    /// Sends one observation and waits for its answer.
    async fn submit(&mut self, standard: &str) -> Result<(), BenchError> {
        let body = format!(
            r#"{{"header":{{"requestId":"{}"}},"standardId":"{standard}","recordObservation":{{"code":"40.20","reference":"ISO/DIS 10033-1","ics":["03.080.30"]}}}}"#,
            Uuid::now_v7()
        );
        let request = format!("{}{}\r\n\r\n{body}", self.head, body.len());
        self.stream.write_all(request.as_bytes()).await?;
        self.buffer.clear();
        loop {
            if self.stream.read_buf(&mut self.buffer).await? == 0 {
                return Err(BenchError::of("the server", "it closed the connection"));
            }
            if is_whole(&self.buffer) {
                break;
            }
        }
        if self.buffer.starts_with(b"HTTP/1.1 200") {
            return Ok(());
        }
        Err(BenchError::of("a command", String::from_utf8_lossy(&self.buffer)))
    }
}

/// Whether a whole answer has been read: by its length, or to its last chunk.
fn is_whole(bytes: &[u8]) -> bool {
    let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else { return false };
    let head = String::from_utf8_lossy(&bytes[..end]).to_ascii_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length:"));
    match length.and_then(|text| text.trim().parse::<usize>().ok()) {
        Some(length) => bytes.len() >= end + 4 + length,
        None => bytes.ends_with(b"0\r\n\r\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_when_an_answer_is_whole() {
        assert!(is_whole(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"));
        assert!(is_whole(
            b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
        ));
        assert!(!is_whole(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{"));
        assert!(!is_whole(b"HTTP/1.1 200 OK\r\nContent-Len"));
    }
}
