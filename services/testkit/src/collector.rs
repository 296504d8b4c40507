//! A collector of traces that only keeps what it is told: OTLP over HTTP, as JSON.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde_json::Value;

/// One span, as it was told.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct Span {
    pub service: String,
    pub name: String,
    pub trace: String,
    pub id: String,
    /// The span within which it is; empty where there is none.
    pub parent: String,
    /// Its attributes and what was said in it, as they were told.
    pub told: String,
}

/// A running collector. Its thread lives as long as the test.
#[derive(Debug)]
pub struct Collector {
    address: SocketAddr,
    spans: Arc<Mutex<Vec<Span>>>,
}

impl Collector {
    /// Starts one on a free port of the loopback address.
    ///
    /// # Panics
    /// When this machine has no port for it.
    pub fn start() -> Collector {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("there is a free port");
        let address = listener.local_addr().expect("it listens somewhere");
        let spans: Arc<Mutex<Vec<Span>>> = Arc::default();
        let kept = Arc::clone(&spans);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let kept = Arc::clone(&kept);
                std::thread::spawn(move || while answer(&stream, &kept).is_some() {});
            }
        });
        Collector { address, spans }
    }

    /// Where it is told, as `OTEL_EXPORTER_OTLP_ENDPOINT` says it.
    pub fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Waits until it was told of such a span, a minute at most.
    ///
    /// # Panics
    /// When it is told of none.
    pub fn wait_for(&self, what: &str, is_it: impl Fn(&Span) -> bool) -> Span {
        let began = Instant::now();
        loop {
            if let Some(span) = self.spans().into_iter().find(&is_it) {
                return span;
            }
            assert!(
                began.elapsed() < Duration::from_secs(60),
                "no span is {what} among {:#?}",
                self.spans()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// What it was told until now.
    pub fn spans(&self) -> Vec<Span> {
        self.spans.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Reads one request and answers it; `None` at the end of the connection.
fn answer(mut stream: &TcpStream, kept: &Mutex<Vec<Span>>) -> Option<()> {
    let mut reader = BufReader::new(stream);
    let mut length = 0;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                length = value.trim().parse().ok()?;
            }
            None if line.trim_end().is_empty() => break,
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let told: Value = serde_json::from_slice(&body).ok()?;
    kept.lock().unwrap_or_else(PoisonError::into_inner).extend(read(&told));
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}";
    stream.write_all(head.as_bytes()).ok()
}

fn read(told: &Value) -> Vec<Span> {
    let all = |value: &Value, key: &str| value[key].as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut spans = Vec::new();
    for of_one in all(told, "resourceSpans") {
        let attributes = all(&of_one["resource"], "attributes");
        let service = attributes.iter().find(|attribute| attribute["key"] == "service.name");
        let service = service.map(|named| text(&named["value"]["stringValue"])).unwrap_or_default();
        for scope in all(&of_one, "scopeSpans") {
            spans.extend(all(&scope, "spans").iter().map(|span| Span {
                service: service.clone(),
                name: text(&span["name"]),
                trace: text(&span["traceId"]),
                id: text(&span["spanId"]),
                parent: text(&span["parentSpanId"]),
                told: format!("{} {}", span["attributes"], span["events"]),
            }));
        }
    }
    spans
}
