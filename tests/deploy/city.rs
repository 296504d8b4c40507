//! A NATS server as `deploy/nats` sets it up: its files, the secrets that `make-keys.sh` makes, and who connects with them.

use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use async_nats::{Client, ConnectOptions, Event};
use plumbline_testkit::{Folder, NatsProgram, free_port};

use crate::deploy;

/// A running server. It dies with this value.
pub(crate) struct City {
    program: NatsProgram,
    pub(crate) folder: Folder,
    pub(crate) port: u16,
    pub(crate) leaf_port: u16,
    child: Option<Child>,
}

/// Who is connected, and what the server has refused them.
pub(crate) struct Line {
    pub(crate) client: Client,
    refused: Arc<Mutex<Vec<String>>>,
}

/// The names of the certificates' hosts: the tests come by this one.
const HOST: &str = "localhost";

impl City {
    /// One server of `server.conf`; nothing where the program cannot be had.
    pub(crate) fn start(test: &str) -> Option<City> {
        let program = NatsProgram::find(test)?;
        let folder = Folder::new("deploy-nats");
        let made = Command::new("sh")
            .arg(deploy().join("nats/make-keys.sh"))
            .arg(folder.path())
            .arg(HOST)
            .output()
            .unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        for (name, of) in [("server.pem", "localhost.pem"), ("server-key.pem", "localhost-key.pem")]
        {
            std::fs::rename(folder.join(of), folder.join(name)).unwrap();
        }
        for name in ["users.conf", "server.conf", "cluster.conf"] {
            std::fs::copy(deploy().join("nats").join(name), folder.join(name)).unwrap();
        }
        let (port, leaf_port) = (free(), free());
        let file = folder.join("server.conf");
        let text = std::fs::read_to_string(&file).unwrap();
        // What belongs to a machine of its own: ports and the folder of data.
        let text = text
            .replace("port: 4222", &format!("port: {port}"))
            .replace("port: 7422", &format!("port: {leaf_port}"))
            .replace("127.0.0.1:8222", &format!("127.0.0.1:{}", free()))
            .replace("/var/lib/nats", folder.join("store").to_str().unwrap());
        std::fs::write(file, text).unwrap();
        let mut city = City { program, folder, port, leaf_port, child: None };
        city.child = Some(city.run("server.conf", &city.folder, &[]));
        Some(city)
    }

    /// Starts the program in a folder on one of its files, as an operator does, and waits until it says that it is ready.
    pub(crate) fn run(&self, config: &str, folder: &Folder, environment: &[(&str, &str)]) -> Child {
        let log = folder.join("nats.log");
        let _ = std::fs::remove_file(&log);
        let mut child = Command::new(self.program.path())
            .args(["-c", config, "-l"])
            .arg(&log)
            .envs(environment.iter().copied())
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let began = Instant::now();
        while !std::fs::read_to_string(&log).unwrap_or_default().contains("Server is ready") {
            let ended = child.try_wait().unwrap();
            assert!(
                ended.is_none() && began.elapsed() < Duration::from_secs(20),
                "{}",
                std::fs::read_to_string(&log).unwrap_or_default()
            );
            std::thread::sleep(Duration::from_millis(5));
        }
        child
    }

    /// What `nats-server -t` says of a file.
    pub(crate) fn check(&self, config: &str, environment: &[(&str, &str)]) -> Result<(), String> {
        let mut command = Command::new(self.program.path());
        command
            .args(["-t", "-c", config])
            .envs(environment.iter().copied())
            .current_dir(self.folder.path());
        let said = command.output().unwrap();
        if said.status.success() {
            Ok(())
        } else {
            Err(String::from_utf8_lossy(&said.stderr).into_owned())
        }
    }

    /// Whoever holds this credential.
    pub(crate) async fn connect(&self, name: &str) -> Line {
        self.connect_at(name, self.port).await
    }

    /// The same at another server that knows it.
    pub(crate) async fn connect_at(&self, name: &str, port: u16) -> Line {
        let refused = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&refused);
        let client = ConnectOptions::with_nkey(self.seed(name))
            .add_root_certificates(self.secret("ca.pem"))
            .require_tls(true)
            .custom_inbox_prefix(format!("_INBOX.{name}"))
            .event_callback(move |event| {
                if let Event::ServerError(error) = event {
                    heard.lock().unwrap().push(error.to_string());
                }
                std::future::ready(())
            })
            .connect(format!("tls://{HOST}:{port}"))
            .await
            .unwrap();
        Line { client, refused }
    }

    pub(crate) fn seed(&self, name: &str) -> String {
        std::fs::read_to_string(self.secret(&format!("{name}.nk"))).unwrap().trim().to_owned()
    }

    pub(crate) fn secret(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

impl Drop for City {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

impl Line {
    /// What the server answers, as JSON.
    pub(crate) async fn ask(&self, subject: &str, body: &serde_json::Value) -> serde_json::Value {
        // A question without a body has none at all.
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let asked = self.client.request(subject.to_owned(), body.into()).await;
        let answer = asked
            .unwrap_or_else(|error| panic!("{subject}: {error}; refused: {:?}", self.refused()));
        serde_json::from_slice(&answer.payload).unwrap()
    }

    /// Tries to say something to each subject and to hear each one, and tells which the server did not refuse. `known` is a question that it
    /// may ask: by its answer every refusal before it has been heard.
    pub(crate) async fn let_through(
        &self,
        say: &[String],
        hear: &[String],
        known: &str,
    ) -> Vec<String> {
        for subject in say {
            self.client.publish(subject.clone(), "{}".into()).await.unwrap();
        }
        let mut heard = Vec::new();
        for subject in hear {
            heard.push(self.client.subscribe(subject.clone()).await.unwrap());
        }
        self.ask(known, &serde_json::Value::Null).await;
        let refused = self.refused();
        // The server writes subjects in small letters in what it says of them.
        let is_refused = |word: &str, subject: &str| {
            let says = format!("{word} to \"{subject}\"").to_lowercase();
            refused.iter().any(|refusal| refusal.to_lowercase().contains(&says))
        };
        let said = say.iter().filter(|subject| !is_refused("publish", subject));
        let heard = hear.iter().filter(|subject| !is_refused("subscription", subject));
        said.chain(heard).cloned().collect()
    }

    fn refused(&self) -> Vec<String> {
        self.refused.lock().unwrap().clone()
    }
}

/// A port of this machine.
pub(crate) fn free() -> u16 {
    free_port(Ipv4Addr::LOCALHOST.into()).port()
}
