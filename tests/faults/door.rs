//! The process that the fault tests kill: the real log and the real writer, with a door of a few lines in front.
//!
//! `plumbline-door serve --data DIR --listen ADDRESS` takes orders as the core's own JSON by `POST /orders`, a thread for each
//! connection, and knows nothing of tokens, views or limits: what is under test is what an answer promises.

use std::io::{BufRead, BufReader, Error, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;

use plumbline_lifecycle::{Command, StandardId};
use plumbline_log::{Log, Options};
use plumbline_workflow::{Failure, Request, Writer, WriterOptions};
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Order {
    id: Uuid,
    standard: StandardId,
    expected_version: Option<u64>,
    order: Command,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [serve, data_flag, data, listen_flag, listen] = args.as_slice() else {
        return Err("usage: plumbline-door serve --data DIR --listen ADDRESS".into());
    };
    if (serve.as_str(), data_flag.as_str(), listen_flag.as_str()) != ("serve", "--data", "--listen")
    {
        return Err("usage: plumbline-door serve --data DIR --listen ADDRESS".into());
    }
    std::fs::create_dir_all(data)?;
    let log = Log::open(Path::new(data), &Options::default())?;
    let (writer, _thread) = Writer::start(log, WriterOptions::default())?;
    let listener = TcpListener::bind(listen)?;
    println!("listening on http://{}", listener.local_addr()?);
    for connection in listener.incoming().flatten() {
        let writer = writer.clone();
        // A connection that breaks is its client's affair.
        std::thread::spawn(move || answer_all(connection, &writer).ok());
    }
    Ok(())
}

fn answer_all(connection: TcpStream, writer: &Writer) -> Result<(), Error> {
    connection.set_nodelay(true)?;
    let mut reader = BufReader::new(connection);
    loop {
        let mut first = String::new();
        if reader.read_line(&mut first)? == 0 {
            return Ok(());
        }
        let mut length = 0;
        loop {
            let mut line = String::new();
            reader.read_line(&mut line)?;
            if line.trim_end().is_empty() {
                break;
            }
            if let Some(text) = line.strip_prefix("content-length:") {
                length = text.trim().parse().map_err(Error::other)?;
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body)?;
        let (status, answer) = if first.starts_with("POST /orders ") {
            order(writer, &body)
        } else {
            (200, json!({}))
        };
        let answer = answer.to_string();
        let head = format!("HTTP/1.1 {status} -\r\ncontent-length: {}\r\n\r\n", answer.len());
        reader.get_mut().write_all(&[head.as_bytes(), answer.as_bytes()].concat())?;
    }
}

fn order(writer: &Writer, body: &[u8]) -> (u16, Value) {
    let order: Order = match serde_json::from_slice(body) {
        Ok(order) => order,
        Err(err) => {
            return (400, json!({ "code": "invalid_argument", "message": err.to_string() }));
        }
    };
    let request = Request {
        id: order.id,
        standard: order.standard,
        command: order.order,
        expected_version: order.expected_version,
        happened_on: None,
        actor: "faults".to_owned(),
        on_behalf_of: None,
        scope: None,
    };
    let failure = match writer.submit_blocking(request) {
        Ok(answer) => {
            return (200, json!({ "first_seq": answer.first_seq, "last_seq": answer.last_seq }));
        }
        Err(failure) => failure,
    };
    let code = match &failure {
        Failure::Refused(_) => "refused",
        Failure::Stale { .. } => "stale",
        Failure::Busy => "busy",
        Failure::IdReused(_) => "id_reused",
        Failure::OutsideJurisdiction { .. } => "outside",
        Failure::Unavailable(_) => "unavailable",
        Failure::Unknown(_) => "unknown",
    };
    (409, json!({ "code": code, "message": failure.to_string() }))
}
