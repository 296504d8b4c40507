//! Documents with their contents, as people meet them: handed in at the machine, fetched by page and program, copied,
//! damaged; and what a killed server leaves.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::io::Write as _;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use plumbline_documents::{Arrival, Intake};
use plumbline_testkit::{Folder, Server, run};
use serde_json::{Value, json};

const PDF: &[u8] = b"%PDF-1.4\nmade up\n%%EOF\n";
const SHA256: &str = "ffb4723f1657c62ce96f01487d256da6f0c18e08bbce2a3ab0ce1883b11a993a";

/// A folder in which a standard was proposed, and a file beside it.
struct World {
    folder: Folder,
}

impl World {
    fn new(name: &str) -> World {
        let world = World { folder: Folder::new(name) };
        let propose = json!({"command": "Propose", "procedure": "local", "profile": {
            "level": "local", "field": "elderly-care", "jurisdiction": "330100",
            "titles": {"zh": "示例：社区日间照料规范"}, "drafting_unit": "示例协会",
        }});
        world.does(&["submit", "day-care", &propose.to_string()]);
        std::fs::write(world.file(), PDF).unwrap();
        world
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    fn file(&self) -> PathBuf {
        self.folder.join("草案.pdf")
    }

    /// Runs the program on the folder: whether it ended well, and all that it said.
    fn says(&self, args: &[&str]) -> (bool, String) {
        says(&self.data(), args)
    }

    /// The same, which must end well.
    fn does(&self, args: &[&str]) -> String {
        let (well, said) = self.says(args);
        assert!(well, "{args:?}: {said}");
        said
    }

    fn attach(&self) -> String {
        self.does(&["document", "attach", "day-care", "first-draft", self.file().to_str().unwrap()])
    }

    /// Files below `documents`.
    fn contents(&self) -> Vec<String> {
        let mut found = Vec::new();
        files(&self.data().join("documents"), &mut found);
        found
    }

    fn until(&self, what: &str, holds: impl Fn(&[String]) -> bool) {
        let began = Instant::now();
        while !holds(&self.contents()) {
            let late = began.elapsed() > Duration::from_secs(20);
            assert!(!late, "{what}: {:?}", self.contents());
            std::thread::yield_now();
        }
    }
}

fn says(data: &Path, args: &[&str]) -> (bool, String) {
    let output = run(&[&["--data", data.to_str().unwrap()], args].concat());
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&said).into_owned())
}

fn files(folder: &Path, found: &mut Vec<String>) {
    // A folder may go while it is read.
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.path() {
            path if path.is_dir() => files(&path, found),
            path => found.push(path.to_string_lossy().into_owned()),
        }
    }
}

#[test]
fn a_file_handed_in_at_the_machine_is_fetched_there_on_the_page_and_by_a_program() {
    let world = World::new("documents-everywhere");
    let attached = world.attach();
    assert!(attached.contains("day-care version 2, seq 7"), "{attached}");
    assert!(attached.contains(&format!("application/pdf, 23 bytes, {SHA256}")), "{attached}");
    let listed = world.does(&["document", "list", "day-care", "--output", "json"]);
    let listed: Value = serde_json::from_str(listed.lines().next().unwrap()).unwrap();
    assert_eq!(listed[0]["name"], "草案.pdf");
    assert_eq!((&listed[0]["here"], &listed[0]["counts"]), (&json!(true), &json!(true)));
    for which in ["first-draft", SHA256] {
        let out = world.folder.join("out.pdf");
        world.does(&["document", "get", "day-care", which, "--out", out.to_str().unwrap()]);
        assert_eq!(std::fs::read(&out).unwrap(), PDF);
        std::fs::remove_file(&out).unwrap();
    }
    let (well, said) = world.says(&["document", "get", "day-care", "final-text"]);
    assert!(!well && said.contains("day-care has no document `final-text`"), "{said}");

    let token =
        world.does(&["token", "create", "li", "--role", "reader", "--jurisdiction", "330100"]);
    let token = token.lines().next().unwrap().trim();
    let server = Server::start(&world.data());
    let mut program = server.client().with_token(token);
    let call = program.get(&format!("/v1/standards/day-care/documents/{SHA256}")).unwrap();
    assert_eq!((call.status, call.body.as_slice()), (200, PDF));

    let cookie = format!("plumbline_token={token}");
    let mut browser = server.client();
    let page = browser.send("GET", "/standards/day-care", &[("cookie", &cookie)], b"").unwrap();
    let link = format!("/standards/day-care/documents/{SHA256}");
    assert!(page.text().contains(&format!("<a href=\"{link}\" download>")), "{}", page.text());
    let file = browser.send("GET", &link, &[("cookie", &cookie)], b"").unwrap();
    assert_eq!((file.status, file.body.as_slice()), (200, PDF));
    assert!(file.header("content-disposition").unwrap().starts_with("attachment;"));
    assert_eq!(browser.get(&link).unwrap().status, 401, "for those who have logged in");
    let other = link.replace(SHA256, &"0".repeat(64));
    assert_eq!(browser.send("GET", &other, &[("cookie", &cookie)], b"").unwrap().status, 404);
}

/// What a browser sends for the form of a page.
fn form(id: &str, kind: &str, file: &[u8]) -> Vec<u8> {
    let part = |head: &str, body: &[u8]| {
        let head = format!("--edge\r\ncontent-disposition: form-data; {head}\r\n\r\n");
        [head.as_bytes(), body, b"\r\n"].concat()
    };
    let file_head =
        "name=\"file\"; filename=\"草案.pdf\"\r\ncontent-type: application/octet-stream";
    [
        part("name=\"id\"", id.as_bytes()),
        part("name=\"kind\"", kind.as_bytes()),
        part(file_head, file),
        b"--edge--\r\n".to_vec(),
    ]
    .concat()
}

#[test]
fn on_the_page_a_drafter_hands_a_file_in_and_a_foreign_page_does_not() {
    let world = World::new("documents-form");
    let token = |role: &str| {
        let unit = if role == "drafter" { ["--unit", "示例协会"].as_slice() } else { &[] };
        let who = ["token", "create", role, "--role", role, "--jurisdiction", "330100"];
        let made = world.does(&[&who, unit].concat());
        format!("plumbline_token={}", made.lines().next().unwrap().trim())
    };
    let (drafter, reader) = (token("drafter"), token("reader"));
    let server = Server::start(&world.data());
    let mut browser = server.client();
    let mut page = |cookie: &str| {
        browser.send("GET", "/standards/day-care", &[("cookie", cookie)], b"").unwrap().text()
    };
    assert!(!page(&reader).contains("type=\"file\""), "a reader hands nothing in");
    let shown = page(&drafter);
    assert!(shown.contains("<option value=\"first-draft\">标准草案"), "{shown}");
    let (_, id) = shown.split_once("name=\"id\" value=\"").unwrap();
    let (id, _) = id.split_once('"').unwrap();

    let address = server.address().to_string();
    let ours = format!("http://{address}");
    let send = |cookie: &str, origin: &str, kind: &str, file: &[u8]| {
        let headers = [
            ("cookie", cookie),
            ("origin", origin),
            ("content-type", "multipart/form-data; boundary=edge"),
        ];
        let body = form(id, kind, file);
        server.client().send("POST", "/standards/day-care/documents", &headers, &body).unwrap()
    };
    let foreign = send(&drafter, "https://elsewhere.example", "first-draft", PDF);
    assert_eq!(foreign.status, 403);
    let refused = send(&drafter, &ours, "first-draft", b"<html>");
    assert!(refused.status == 422 && refused.text().contains("不接收网页"), "{}", refused.text());
    let refused = send(&reader, &ours, "first-draft", PDF);
    assert!(refused.status == 422 && refused.text().contains("不能执行"), "{}", refused.text());
    assert_eq!(world.contents(), [""; 0]);

    // Twice on the button: one document.
    for _ in 0..2 {
        let done = send(&drafter, &ours, "first-draft", PDF);
        assert_eq!((done.status, done.header("location")), (303, Some("/standards/day-care")));
    }
    let shown = page(&reader);
    assert_eq!(shown.matches(&format!("/documents/{SHA256}\" download")).count(), 1, "{shown}");
    assert_eq!(world.contents().len(), 1);
}

#[test]
fn what_is_only_described_says_so_on_the_page_and_in_verify() {
    let world = World::new("documents-described");
    let document = json!({"kind": "first-draft", "name": "a.pdf", "media_type": "application/pdf",
                          "size": 1, "sha256": "5f".repeat(32)});
    let command = json!({"command": "AttachDocument", "document": document});
    world.does(&["submit", "day-care", &command.to_string()]);
    let (well, said) = world.says(&["document", "get", "day-care", "first-draft"]);
    assert!(!well && said.contains("its content was not handed in here"), "{said}");
    let verified = world.does(&["verify"]);
    assert!(verified.contains("1 only described, their contents are not here:\n  standard/day-care  first-draft  a.pdf"), "{verified}");
    let token =
        world.does(&["token", "create", "li", "--role", "reader", "--jurisdiction", "330100"]);
    let cookie =
        format!("plumbline_token={}; plumbline_language=en", token.lines().next().unwrap());
    let server = Server::start(&world.data());
    let page =
        server.client().send("GET", "/standards/day-care?lang=en", &[("cookie", &cookie)], b"");
    let page = page.unwrap().text();
    assert!(page.contains("described only") && !page.contains("/documents/5f"), "{page}");
}

#[test]
fn a_copy_of_the_folder_is_whole_or_verify_names_what_it_lacks() {
    let world = World::new("documents-copy");
    world.attach();
    let copy = world.folder.join("copy");
    let copied = std::process::Command::new("cp").arg("-r").arg(world.data()).arg(&copy).status();
    assert!(copied.unwrap().success());
    let verify = || says(&copy, &["verify"]);
    let (well, said) = verify();
    assert!(well && said.contains("documents: 1 content, which hashes to its name"), "{said}");

    let content = copy.join("documents").join(&SHA256[..2]).join(SHA256);
    let mut flipped = PDF.to_vec();
    flipped[10] ^= 1;
    std::fs::write(&content, &flipped).unwrap();
    let (well, said) = verify();
    assert!(!well && said.contains(&format!("the first {SHA256}:")), "{said}");
    assert!(said.contains("standard/day-care first-draft 草案.pdf"), "{said}");

    std::fs::remove_file(&content).unwrap();
    let (well, said) = verify();
    assert!(well && said.contains("1 only described, their contents are not here:"), "{said}");
}

#[test]
fn a_refused_file_leaves_nothing_and_says_why() {
    let world = World::new("documents-refused");
    std::fs::write(world.file(), "<html><script>alert(1)</script>").unwrap();
    let file = world.file();
    let attach =
        |kind| world.says(&["document", "attach", "day-care", kind, file.to_str().unwrap()]);
    let (well, said) = attach("first-draft");
    assert!(!well && said.contains("Web pages, SVG and scripts are not taken"), "{said}");
    let (well, said) = attach("love-letter");
    assert!(!well && said.contains("The procedure knows no document `love-letter`"), "{said}");
    assert_eq!(world.contents(), [""; 0]);
}

#[test]
fn a_server_that_is_killed_in_mid_upload_leaves_nothing_after_its_next_start() {
    let world = World::new("documents-killed");
    let token =
        world.does(&["token", "create", "li", "--role", "office", "--jurisdiction", "330100"]);
    let server = Server::start(&world.data());
    let mut stream = TcpStream::connect(server.address()).unwrap();
    write!(
        stream,
        "POST /v1/standards/day-care/documents?kind=first-draft&name=a.txt HTTP/1.1\r\nhost: x\r\n\
         authorization: Bearer {}\r\nidempotency-key: {}\r\ncontent-length: 1000\r\n\r\nthe first words",
        token.lines().next().unwrap().trim(),
        uuid::Uuid::now_v7()
    )
    .unwrap();
    world.until("nothing came in", |files| files.len() == 1);
    server.kill();
    assert_eq!(world.contents().len(), 1, "a killed server cannot tidy up");
    let server = Server::start(&world.data());
    assert_eq!(world.contents(), [""; 0]);
    server.kill();
}

#[test]
fn what_was_kept_without_its_command_goes_at_the_next_start_and_what_an_event_names_stays() {
    let world = World::new("documents-unnamed");
    world.attach();
    // As a process leaves them that ends between the content and its command, and between the command and its answer.
    let intake = Intake::open(&world.data(), Intake::BYTES_MAX).unwrap();
    let keep = |content: &[u8]| {
        let mut arrival = Arrival::begin(&intake).unwrap();
        arrival.write(content).unwrap();
        arrival.keep(None, "").unwrap().hash
    };
    let forgotten = keep(b"forgotten").to_string();
    let mark = world.data().join("documents/unnamed").join(SHA256);
    std::fs::write(&mark, "").unwrap();
    assert_eq!(world.contents().len(), 4);
    let server = Server::start(&world.data());
    world.until("marks are left", |files| files.len() == 1);
    assert!(world.contents()[0].ends_with(SHA256), "{forgotten} went");
    server.kill();
}
