//! The built program as a child process: a server on a free port, or one command and what it printed.
//!
//! A server is ready when `/readyz` says so. It dies with its value, by SIGKILL: a test that wants it to end in order asks for
//! that. It is started from the target folder that the test itself runs from.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::Client;

/// A running server.
#[derive(Debug)]
pub struct Server {
    child: Child,
    address: SocketAddr,
    ready_after: Duration,
    said: Arc<Mutex<String>>,
}

/// How to start a server.
#[derive(Clone, Debug)]
pub struct Start {
    program: PathBuf,
    data: PathBuf,
    args: Vec<String>,
    environment: Vec<(String, String)>,
    stderr: Option<PathBuf>,
    at: SocketAddr,
    even_unwell: bool,
    behind_tls: bool,
}

/// The program, as it was built beside this test.
///
/// # Panics
/// When it was not built.
pub fn plumbline() -> PathBuf {
    if let Some(given) = std::env::var_os("PLUMBLINE_TEST_BINARY") {
        return given.into();
    }
    // target/debug/deps/kills-1a2b… -> target/debug/plumbline
    let test = std::env::current_exe().expect("a test knows its own path");
    let program = test.ancestors().nth(2).expect("a test lies two folders below").join("plumbline");
    assert!(
        program.is_file(),
        "{} is not there (build it first: cargo build -p plumbline)",
        program.display()
    );
    program
}

/// Runs one command of the program to its end.
///
/// # Panics
/// When it cannot be started.
pub fn run(args: &[&str]) -> Output {
    let program = plumbline();
    let output = Command::new(&program).args(args).stdin(Stdio::null()).output();
    output.unwrap_or_else(|err| panic!("{} cannot be started: {err}", program.display()))
}

impl Start {
    /// A server on a data folder, on any free port of the loopback address.
    pub fn new(data: &Path) -> Start {
        Start::of(&plumbline(), data)
    }

    /// The same with another program than the one beside the test.
    pub fn of(program: &Path, data: &Path) -> Start {
        let (program, data) = (program.to_owned(), data.to_owned());
        let at = SocketAddr::from(([127, 0, 0, 1], 0));
        Start {
            program,
            data,
            args: Vec::new(),
            environment: Vec::new(),
            stderr: None,
            at,
            even_unwell: false,
            behind_tls: false,
        }
    }

    /// One more argument of `serve`.
    #[must_use]
    pub fn arg(mut self, arg: &str) -> Start {
        self.args.push(arg.to_owned());
        self
    }

    /// At this address, and no free one.
    #[must_use]
    pub fn at(self, at: SocketAddr) -> Start {
        Start { at, ..self }
    }

    /// Where it is to listen.
    pub fn address(&self) -> SocketAddr {
        self.at
    }

    /// One more variable of its environment.
    #[must_use]
    pub fn env(mut self, name: &str, value: &str) -> Start {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Appends what the server says on standard error to a file, instead of showing it.
    #[must_use]
    pub fn stderr(mut self, file: &Path) -> Start {
        self.stderr = Some(file.to_owned());
        self
    }

    /// Content with a server that answers, although it says that it is not ready.
    #[must_use]
    pub fn even_unwell(mut self) -> Start {
        self.even_unwell = true;
        self
    }

    /// It answers nobody but a gateway that shows it a certificate: that it has said its address is enough.
    #[must_use]
    pub fn behind_tls(mut self) -> Start {
        self.behind_tls = true;
        self
    }

    /// Starts it and waits until it is ready.
    ///
    /// # Errors
    /// When it ends before it is ready, or is not ready after a minute; the sentence says which.
    pub fn start(&self) -> Result<Server, String> {
        let began = Instant::now();
        let stderr = match &self.stderr {
            None => Stdio::inherit(),
            Some(path) => {
                let file = std::fs::File::options().create(true).append(true).open(path);
                file.map_err(|err| format!("{} cannot be opened: {err}", path.display()))?.into()
            }
        };
        let mut child = Command::new(&self.program)
            .arg("serve")
            .arg("--data")
            .arg(&self.data)
            .args(["--listen", &self.at.to_string()])
            .args(&self.args)
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(stderr)
            .spawn()
            .map_err(|err| format!("{} cannot be started: {err}", self.program.display()))?;
        let stdout = child.stdout.take().expect("standard output was asked for");
        // From here on the child dies with this value, whatever goes wrong.
        let mut server = Server {
            child,
            address: SocketAddr::from(([127, 0, 0, 1], 0)),
            ready_after: Duration::ZERO,
            said: Arc::default(),
        };
        server.address =
            address_line(stdout, &server.said).ok_or_else(|| server.why("said no address"))?;
        if self.behind_tls {
            server.ready_after = began.elapsed();
            return Ok(server);
        }
        let mut client = Client::new(server.address).with_timeout(Duration::from_secs(5));
        let asked = if self.even_unwell { "/healthz" } else { "/readyz" };
        loop {
            match client.get(asked) {
                Ok(answer) if answer.status == 200 => break,
                _ if began.elapsed() > Duration::from_secs(60) => {
                    return Err(server.why("was not ready after a minute"));
                }
                _ if matches!(server.child.try_wait(), Ok(Some(_))) => {
                    return Err(server.why("ended before it was ready"));
                }
                _ => std::thread::sleep(Duration::from_millis(1)),
            }
        }
        server.ready_after = began.elapsed();
        Ok(server)
    }
}

impl Server {
    /// Starts a server on a data folder.
    ///
    /// # Panics
    /// When it does not become ready.
    pub fn start(data: &Path) -> Server {
        Start::new(data).start().unwrap_or_else(|err| panic!("{err}"))
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// A page of it as a URL.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// A new client of it.
    pub fn client(&self) -> Client {
        Client::new(self.address)
    }

    /// How long it took from the start of the process to ready.
    pub fn ready_after(&self) -> Duration {
        self.ready_after
    }

    /// What it said on standard output after its address, up to now.
    pub fn said(&self) -> String {
        self.said.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Whether it has ended by itself.
    pub fn has_ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().ok().flatten()
    }

    /// Ends it at once (SIGKILL) and waits until it is gone.
    pub fn kill(mut self) {
        self.end();
    }

    /// Asks it to end (SIGTERM) and waits for that.
    ///
    /// # Panics
    /// When it has ended already, or still runs after 30 seconds.
    pub fn stop(mut self) -> ExitStatus {
        assert!(self.has_ended().is_none(), "the server had ended already");
        self.end_in_order()
    }

    /// The same of one that may be ending.
    pub(crate) fn end_in_order(&mut self) -> ExitStatus {
        // The standard library only knows SIGKILL; `kill` is in every shell.
        let ask = format!("kill -TERM {} 2>/dev/null", self.id());
        let _ = Command::new("sh").arg("-c").arg(ask).status();
        let began = Instant::now();
        loop {
            if let Some(status) = self.has_ended() {
                return status;
            }
            assert!(
                began.elapsed() < Duration::from_secs(30),
                "the server did not end within 30 s of SIGTERM"
            );
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn why(&mut self, what: &str) -> String {
        match self.has_ended() {
            Some(status) => format!("the server {what} ({status})"),
            None => format!("the server {what}"),
        }
    }

    fn end(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}

/// Bytes of standard output that are kept.
const SAID_MAX: usize = 64 * 1024;

/// Reads `listening on http://127.0.0.1:PORT`, and leaves a thread behind that takes in the rest, so that the pipe never fills.
fn address_line(
    stdout: impl std::io::Read + Send + 'static,
    said: &Arc<Mutex<String>>,
) -> Option<SocketAddr> {
    let mut lines = BufReader::new(stdout).lines().map_while(Result::ok);
    let address = lines.find_map(|line| {
        let (_, rest) = line.split_once("://")?;
        rest.split(['/', ' ']).next()?.parse().ok()
    });
    let said = Arc::clone(said);
    std::thread::spawn(move || {
        for line in lines {
            let mut said = said.lock().unwrap_or_else(PoisonError::into_inner);
            if said.len() + line.len() < SAID_MAX {
                said.push_str(&line);
                said.push('\n');
            }
        }
    });
    address
}
