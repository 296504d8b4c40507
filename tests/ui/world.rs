//! The fake world of the pages: the demonstration's city, or an empty folder with people who may enter.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use plumbline_testkit::{Answer, Client, Folder, Server, Start, run};
use serde_json::{Value, json};

/// A running server and its folder, which goes away with it.
pub(crate) struct World {
    pub(crate) server: Server,
    folder: Folder,
    data: PathBuf,
}

/// The city's folder as a start that was ended in order leaves it: made once for each build of the program and each day, because its
/// thousands of commands take seconds. Another test that wants it meanwhile waits.
fn made_city() -> PathBuf {
    let built = std::fs::metadata(plumbline_testkit::plumbline()).unwrap().modified().unwrap();
    let built = built.duration_since(UNIX_EPOCH).unwrap().as_nanos();
    let cities = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cities");
    let city = cities.join(format!("{built}-{}", today()));
    std::fs::create_dir_all(&cities).unwrap();
    let lock = std::fs::File::create(cities.join("lock")).unwrap();
    lock.lock().unwrap();
    if !city.is_dir() {
        for old in std::fs::read_dir(&cities).unwrap().filter_map(Result::ok) {
            // The lock is no folder, and stays.
            let _ = std::fs::remove_dir_all(old.path());
        }
        let making = cities.join("making");
        let server = Start::new(&making).arg("--demo").start().unwrap();
        assert!(server.stop().success());
        std::fs::rename(making, &city).unwrap();
    }
    city
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let into = to.join(entry.file_name());
        match entry.file_type().unwrap() {
            kind if kind.is_dir() => copy(&entry.path(), &into),
            kind if kind.is_file() => drop(std::fs::copy(entry.path(), into).unwrap()),
            // A socket of the service that made it.
            _ => {}
        }
    }
}

impl World {
    /// A folder in which nothing has happened.
    pub(crate) fn empty(test: &str) -> World {
        let folder = Folder::new(test);
        let server = Server::start(folder.path());
        World { server, data: folder.path().to_owned(), folder }
    }

    /// The made-up city, open to everybody.
    pub(crate) fn city(test: &str) -> World {
        let folder = Folder::new(test);
        copy(&made_city(), folder.path());
        let server = Start::new(folder.path()).arg("--demo").start().unwrap();
        World { server, data: folder.path().to_owned(), folder }
    }

    /// An empty folder, served with these arguments.
    pub(crate) fn served_with(test: &str, args: &[&str]) -> World {
        let folder = Folder::new(test);
        let start = args.iter().fold(Start::new(folder.path()), |start, arg| start.arg(arg));
        World { server: start.start().unwrap(), data: folder.path().to_owned(), folder }
    }

    /// An empty folder whose service tells its log all that it can ([`World::stopped`]).
    pub(crate) fn told(test: &str) -> World {
        let folder = Folder::new(test);
        let data = folder.join("data");
        let start = Start::new(&data).stderr(&folder.join("log")).arg("--log").arg("trace");
        World { server: start.start().unwrap(), folder, data }
    }

    /// Stops a world that was told, and gives its log.
    pub(crate) fn stopped(self) -> String {
        assert!(self.server.stop().success());
        std::fs::read_to_string(self.folder.join("log")).unwrap()
    }

    /// Runs what a page says, as it stands, on this world's folder.
    pub(crate) fn shell(&self, commands: &str) {
        let program = plumbline_testkit::plumbline();
        let script =
            format!("set -e\nplumbline() {{ '{}' \"$@\"; }}\n{commands}", program.display());
        let done = std::process::Command::new("bash")
            .args(["-c", &script])
            .env("PLUMBLINE_DATA", &self.data)
            .output()
            .unwrap();
        assert!(done.status.success(), "{commands}: {}", String::from_utf8_lossy(&done.stderr));
    }

    /// What a command of the program says on this world's folder.
    pub(crate) fn said(&self, args: &[&str]) -> String {
        let done = run(&[args, &["--data", self.data.to_str().unwrap()]].concat());
        assert!(done.status.success(), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap()
    }

    /// The same folder, after the service was ended in order and started again.
    pub(crate) fn restarted(self) -> World {
        let World { server, folder, data } = self;
        assert!(server.stop().success());
        World { server: Server::start(&data), folder, data }
    }

    /// The kinds of the events of a stream.
    pub(crate) fn kinds(&self, stream: &str) -> Vec<String> {
        let rows = plumbline_log::Reader::open(&self.data).unwrap().read_stream(stream).unwrap();
        rows.into_iter().map(|row| row.kind).collect()
    }

    /// Whether any file of the folder holds this text.
    pub(crate) fn holds(&self, text: &str) -> bool {
        fn within(folder: &Path, text: &[u8]) -> bool {
            std::fs::read_dir(folder).unwrap().flatten().any(|entry| match entry.file_type() {
                Ok(kind) if kind.is_dir() => within(&entry.path(), text),
                Ok(kind) if kind.is_file() => {
                    let bytes = std::fs::read(entry.path()).unwrap_or_default();
                    memchr::memmem::find(&bytes, text).is_some()
                }
                _ => false,
            })
        }
        within(&self.data, text.as_bytes())
    }

    /// Gives somebody of the city a token.
    pub(crate) fn token(&self, name: &str, role: &str) -> String {
        self.token_at(name, role, "330100")
    }

    /// Gives somebody of some place a token.
    pub(crate) fn token_at(&self, name: &str, role: &str, place: &str) -> String {
        let data = self.data.to_str().unwrap();
        let args = ["token", "create", name, "--role", role, "--jurisdiction", place];
        let made = run(&[&args[..], &["--data", data]].concat());
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        String::from_utf8(made.stdout).unwrap().trim().to_owned()
    }

    /// Gives a person of the city a token that names them.
    pub(crate) fn token_of(&self, person: &str) -> String {
        self.token_for(person, "reader")
    }

    /// Gives a person of the city a token that names them, of some role.
    pub(crate) fn token_for(&self, person: &str, role: &str) -> String {
        let data = self.data.to_str().unwrap();
        let args = ["token", "create", person, "--role", role, "--jurisdiction", "330100"];
        let made = run(&[&args[..], &["--person", person, "--data", data]].concat());
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        String::from_utf8(made.stdout).unwrap().trim().to_owned()
    }

    /// Gives a command by the API, as the office does, and waits until the pages show it.
    pub(crate) fn submit(&self, office: &str, standard: &str, command: (&str, Value)) -> Answer {
        let header = json!({ "requestId": uuid::Uuid::now_v7() });
        let (name, body) = command;
        let body = json!({ "header": header, "standardId": standard, name: body });
        let mut client = self.server.client().with_token(office);
        let answer = client.post("/plumbline.v1.StandardService/Submit", &body).unwrap();
        if answer.status == 200 {
            // The views follow at once, but not sooner: wait until they have seen it.
            let seen = json!({ "notBeforeSeq": answer.json()["lastSeq"] });
            let seen = client.post("/plumbline.v1.LeadershipService/GetPipeline", &seen).unwrap();
            assert_eq!(seen.status, 200, "{}", seen.text());
        }
        answer
    }

    /// Proposes a standard with a Chinese title.
    pub(crate) fn propose(&self, office: &str, standard: &str, title: &str) -> Answer {
        let profile = json!({
            "level": "local", "field": "elderly-care", "jurisdiction": "330100",
            "titles": { "zh": title }, "draftingUnit": "示例协会",
        });
        let command = ("propose", json!({ "procedure": "local", "profile": profile }));
        self.submit(office, standard, command)
    }
}

/// A page, asked for with the header fields of a browser.
pub(crate) fn get(client: &mut Client, path: &str, headers: &[(&str, &str)]) -> Answer {
    client.send("GET", path, headers, b"").unwrap()
}

/// The day of the service.
pub(crate) fn today() -> jiff::civil::Date {
    let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(8));
    zone.to_datetime(jiff::Timestamp::now()).date()
}
