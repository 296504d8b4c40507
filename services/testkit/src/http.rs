//! A small HTTP/1.1 client on one connection that is kept open: what a program without a library would write.
//!
//! It blocks, reads bodies by length or in chunks, and never repeats a request: whether to do that is what the tests are about.
//! No redirects, no TLS, no compression.

use std::io::{BufRead, BufReader, Error, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// One client and its connection, if it has one at the moment.
#[derive(Debug)]
pub struct Client {
    address: SocketAddr,
    token: Option<String>,
    timeout: Duration,
    connection: Option<BufReader<TcpStream>>,
}

/// What a server answered.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status, as 200.
    pub status: u16,
    /// The header fields, names in small letters.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Client {
    /// A client of the server at an address; it connects when it first has something to say.
    pub fn new(address: SocketAddr) -> Client {
        Client { address, token: None, timeout: Duration::from_secs(30), connection: None }
    }

    /// The same client, with a bearer token in each request.
    #[must_use]
    pub fn with_token(mut self, token: &str) -> Client {
        self.token = Some(token.to_owned());
        self
    }

    /// The same client, which gives an answer up after so long.
    #[must_use]
    pub fn with_timeout(mut self, timeout: Duration) -> Client {
        self.timeout = timeout;
        self
    }

    /// Asks for a page.
    ///
    /// # Errors
    /// When there is no connection, or it broke before the whole answer was read: the outcome is unknown.
    pub fn get(&mut self, path: &str) -> std::io::Result<Answer> {
        self.send("GET", path, &[], b"")
    }

    /// Posts JSON, as a Connect client does.
    ///
    /// # Errors
    /// As [`Client::get`].
    pub fn post(&mut self, path: &str, body: &serde_json::Value) -> std::io::Result<Answer> {
        self.send(
            "POST",
            path,
            &[("content-type", "application/json")],
            body.to_string().as_bytes(),
        )
    }

    /// Sends any request.
    ///
    /// # Errors
    /// As [`Client::get`].
    pub fn send(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> std::io::Result<Answer> {
        let mut connection = match self.connection.take() {
            Some(open) => open,
            None => self.connect()?,
        };
        let request = self.request(method, path, headers, body);
        connection.get_mut().write_all(&request)?;
        let (answer, stays_open) = read_answer(&mut connection, method)?;
        if stays_open {
            self.connection = Some(connection);
        }
        Ok(answer)
    }

    fn connect(&self) -> std::io::Result<BufReader<TcpStream>> {
        let stream = TcpStream::connect_timeout(&self.address, self.timeout)?;
        stream.set_read_timeout(Some(self.timeout))?;
        stream.set_write_timeout(Some(self.timeout))?;
        stream.set_nodelay(true)?;
        Ok(BufReader::new(stream))
    }

    fn request(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Vec<u8> {
        let mut head = format!("{method} {path} HTTP/1.1\r\nhost: {}\r\n", self.address);
        if let Some(token) = &self.token {
            head += &format!("authorization: Bearer {token}\r\n");
        }
        for (name, value) in headers {
            head += &format!("{name}: {value}\r\n");
        }
        if !body.is_empty() || method == "POST" {
            head += &format!("content-length: {}\r\n", body.len());
        }
        head += "\r\n";
        [head.as_bytes(), body].concat()
    }
}

impl Answer {
    /// A header field by its name in small letters.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// Every header field of this name, in small letters.
    pub fn headers(&self, name: &str) -> impl Iterator<Item = &str> {
        self.headers.iter().filter(move |(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    ///
    /// # Panics
    /// When it is not JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|err| {
            panic!("status {}, and the body is not JSON ({err}): {}", self.status, self.text())
        })
    }
}

fn read_answer(from: &mut impl BufRead, method: &str) -> std::io::Result<(Answer, bool)> {
    let first = read_line(from)?;
    let status = first.split(' ').nth(1).and_then(|word| word.parse().ok());
    let status = status.ok_or_else(|| broken(format!("not a status line: `{first}`")))?;
    let mut headers = Vec::new();
    loop {
        let line = read_line(from)?;
        if line.is_empty() {
            break;
        }
        let (name, value) =
            line.split_once(':').ok_or_else(|| broken(format!("not a header field: `{line}`")))?;
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let mut answer = Answer { status, headers, body: Vec::new() };
    let mut stays_open = answer.header("connection") != Some("close");
    if method == "HEAD" || matches!(status, 204 | 304) {
    } else if answer
        .header("transfer-encoding")
        .is_some_and(|coding| coding.eq_ignore_ascii_case("chunked"))
    {
        answer.body = read_chunks(from)?;
    } else if let Some(length) = answer.header("content-length") {
        let length: usize =
            length.parse().map_err(|_| broken(format!("not a length: `{length}`")))?;
        answer.body = vec![0; length];
        from.read_exact(&mut answer.body)?;
    } else {
        from.read_to_end(&mut answer.body)?;
        stays_open = false;
    }
    Ok((answer, stays_open))
}

fn read_chunks(from: &mut impl BufRead) -> std::io::Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let line = read_line(from)?;
        let digits = line.split(';').next().unwrap_or_default().trim();
        let length = u64::from_str_radix(digits, 16)
            .map_err(|_| broken(format!("not a chunk length: `{line}`")))?;
        if length == 0 {
            while !read_line(from)?.is_empty() {}
            return Ok(body);
        }
        let before = body.len() as u64;
        from.by_ref().take(length).read_to_end(&mut body)?;
        if body.len() as u64 != before + length || !read_line(from)?.is_empty() {
            return Err(broken("a chunk was cut short".to_owned()));
        }
    }
}

fn read_line(from: &mut impl BufRead) -> std::io::Result<String> {
    let mut line = String::new();
    from.read_line(&mut line)?;
    if !line.ends_with('\n') {
        return Err(Error::new(
            ErrorKind::UnexpectedEof,
            "the connection closed in the middle of an answer",
        ));
    }
    line.truncate(line.trim_end_matches(['\r', '\n']).len());
    Ok(line)
}

fn broken(sentence: String) -> Error {
    Error::new(ErrorKind::InvalidData, sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &str) -> std::io::Result<(Answer, bool)> {
        read_answer(&mut bytes.as_bytes(), "GET")
    }

    #[test]
    fn reads_bodies_by_length_in_chunks_and_to_the_end() {
        let (answer, open) = read("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokNEXT").unwrap();
        assert_eq!((answer.status, answer.text().as_str(), open), (200, "ok", true));
        let (answer, open) =
            read("HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1;x=y\r\nd\r\n0\r\n\r\n").unwrap();
        assert_eq!((answer.status, answer.text().as_str(), open), (404, "abcd", true));
        let (answer, open) = read("HTTP/1.1 200 OK\r\n\r\nall of it").unwrap();
        assert_eq!((answer.text().as_str(), open), ("all of it", false));
    }

    #[test]
    fn an_answer_that_was_cut_short_is_an_error() {
        for cut in [
            "",
            "HTTP/1.1 200",
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nok",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab",
        ] {
            assert!(read(cut).is_err(), "{cut:?}");
        }
    }
}
