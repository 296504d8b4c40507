//! The attacks, each on sockets of its own that it opens again whenever they are closed.

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Somebody who attacks until told to stop.
pub(crate) struct Attacker<'a> {
    pub(crate) address: SocketAddr,
    pub(crate) token: &'a str,
    pub(crate) stop: &'a AtomicBool,
}

impl Attacker<'_> {
    fn goes_on(&self) -> bool {
        !self.stop.load(Ordering::Relaxed)
    }

    /// A socket that waits for nothing; `None` where there is no getting in.
    fn open(&self, said: &[u8]) -> Option<TcpStream> {
        let mut stream = TcpStream::connect_timeout(&self.address, Duration::from_secs(1)).ok()?;
        stream.write_all(said).ok()?;
        stream.set_nonblocking(true).ok()?;
        Some(stream)
    }

    /// Keeps so many sockets open, each with what it says first; `visit` is called for each of them in each round.
    fn keep(
        &self,
        count: usize,
        every: Duration,
        says: impl Fn(usize) -> Vec<u8>,
        visit: impl Fn(&mut TcpStream) -> bool,
    ) {
        let mut sockets: Vec<Option<TcpStream>> = (0..count).map(|_| None).collect();
        while self.goes_on() {
            let round = Instant::now();
            for (number, socket) in sockets.iter_mut().enumerate() {
                if !self.goes_on() {
                    return;
                }
                if !socket.as_mut().is_some_and(&visit) {
                    *socket = self.open(&says(number));
                }
            }
            while self.goes_on() && round.elapsed() < every {
                std::thread::sleep(Duration::from_millis(20));
            }
        }
    }
}

/// Whether the other side keeps it open, without reading what it sent.
fn is_open(stream: &mut TcpStream) -> bool {
    let peeked = stream.peek(&mut [0]);
    matches!(peeked, Ok(1..)) || peeked.is_err_and(|error| error.kind() == ErrorKind::WouldBlock)
}

/// Asks for the longest page that everybody may see, again and again, and reads nothing.
pub(crate) fn pipelined(attacker: &Attacker<'_>) {
    let asks = "GET /openapi.json HTTP/1.1\r\nhost: x\r\n\r\n".repeat(1_000);
    let more = |stream: &mut TcpStream| match stream.write(asks.as_bytes()) {
        // Where a part of a request was sent, the rest of it is nonsense, as an attacker's may be.
        Ok(_) => true,
        Err(error) => error.kind() == ErrorKind::WouldBlock,
    };
    attacker.keep(3, Duration::from_millis(1), |_| asks.clone().into_bytes(), more);
}

/// Opens as many feeds as there may be, from the first event on, and reads none of them.
pub(crate) fn unread_feeds(attacker: &Attacker<'_>) {
    let token = attacker.token;
    let says = |number: usize| {
        if number.is_multiple_of(2) {
            return format!(
                "GET /events?after=0 HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\n\r\n"
            )
            .into_bytes();
        }
        format!(
            "POST /plumbline.v1.LogService/StreamEvents HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\n\
             content-type: application/connect+json\r\ncontent-length: 7\r\n\r\n\0\0\0\0\x02{{}}"
        )
        .into_bytes()
    };
    attacker.keep(1_024, Duration::from_secs(1), says, is_open);
}

/// Says nothing, part of a head, or part of a body, on more sockets than there are places.
pub(crate) fn silent(attacker: &Attacker<'_>) {
    let says = |number: usize| {
        let says = match number % 4 {
            0 => "",
            1 => "GET /healthz HTTP/1.1\r\nhost:",
            2 => "PRI * HTTP/2.0\r\n\r\nSM",
            _ => {
                "POST /plumbline.v1.StandardService/ListStandards HTTP/1.1\r\nhost: x\r\n\
                 content-type: application/json\r\ncontent-length: 9000\r\n\r\n{"
            }
        };
        says.as_bytes().to_vec()
    };
    attacker.keep(4_200.min(sockets()), Duration::from_secs(1), says, is_open);
}

/// Asks for an answer that knows what is not in the log, a thousand times a second.
pub(crate) fn waiting(attacker: &Attacker<'_>) {
    let body = "{\"notBeforeSeq\":\"999999999\"}";
    let ask = format!(
        "POST /plumbline.v1.StandardService/ListStandards HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n\
         content-length: {}\r\n\r\n{body}",
        body.len()
    );
    let again = |stream: &mut TcpStream| {
        let mut answer = [0; 4_096];
        match stream.read(&mut answer) {
            Ok(1..) => stream.write_all(ask.as_bytes()).is_ok(),
            Ok(0) => false,
            Err(error) => error.kind() == ErrorKind::WouldBlock,
        }
    };
    attacker.keep(
        1_000.min(sockets()),
        Duration::from_secs(1),
        |_| ask.clone().into_bytes(),
        again,
    );
}

/// Sockets that this process may open, with some room.
fn sockets() -> usize {
    let limits = std::fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"));
    let files = line.and_then(|line| line.split_whitespace().next()?.parse::<usize>().ok());
    files.map_or(900, |files| files.saturating_sub(200))
}
