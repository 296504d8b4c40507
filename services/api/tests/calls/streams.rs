//! What is read as it comes: the messages of a streamed call, and the feed as a browser reads it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::{Value, json};

/// The first `count` messages of a streamed call, in Connect's JSON form: each after a byte of flags and its length.
pub(crate) fn streamed(address: SocketAddr, path: &str, golden: &Value, count: u64) -> Value {
    let body = golden["body"].to_string();
    let token = golden["token"].as_str().unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let length = u32::try_from(body.len()).unwrap().to_be_bytes();
    let sent = [&[0], length.as_slice(), body.as_bytes()].concat();
    // HTTP/1.0 is answered without chunks.
    write!(
        stream,
        "POST {path} HTTP/1.0\r\nauthorization: Bearer {token}\r\ncontent-type: application/connect+json\r\ncontent-length: {}\r\n\r\n",
        sent.len()
    )
    .unwrap();
    stream.write_all(&sent).unwrap();
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    let status: u16 = line.split(' ').nth(1).unwrap().parse().unwrap();
    while line != "\r\n" {
        line.clear();
        reader.read_line(&mut line).unwrap();
    }
    let messages = (0..count).map(|_| {
        let mut head = [0; 5];
        reader.read_exact(&mut head).unwrap();
        let mut data = vec![0; u32::from_be_bytes([head[1], head[2], head[3], head[4]]) as usize];
        reader.read_exact(&mut data).unwrap();
        serde_json::from_slice(&data).unwrap()
    });
    json!({"status": status, "messages": messages.collect::<Vec<Value>>()})
}

/// Reads `count` events of the feed, as a browser would.
pub(crate) fn feed(
    address: SocketAddr,
    path: &str,
    header: &str,
    count: usize,
) -> Vec<(String, Value)> {
    feed_until(address, "reader", path, header, |found| found.len() == count)
}

/// Reads the feed with this token until what was found is enough.
pub(crate) fn feed_until(
    address: SocketAddr,
    token: &str,
    path: &str,
    header: &str,
    is_enough: impl Fn(&[(String, Value)]) -> bool,
) -> Vec<(String, Value)> {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\n{header}\r\n"
    )
    .unwrap();
    let mut found = Vec::new();
    let (mut id, mut data) = (None, None);
    for line in BufReader::new(stream).lines() {
        let line = line.unwrap();
        if let Some(value) = line.strip_prefix("id: ") {
            id = Some(value.to_owned());
        } else if let Some(value) = line.strip_prefix("data: ") {
            data = Some(serde_json::from_str(value).unwrap());
        }
        if let (Some(_), Some(_)) = (&id, &data) {
            found.push((id.take().unwrap(), data.take().unwrap()));
        }
        if is_enough(&found) {
            break;
        }
    }
    found
}
