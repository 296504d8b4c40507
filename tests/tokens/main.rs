//! Tokens by the real program: what is granted stands in the log, and nothing beside it says more.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

use std::fs;
use std::path::Path;

use plumbline_access::Secret;
use plumbline_log::{Options, Reader};
use plumbline_testkit::{Folder, Server, Start, run};
use rusqlite::{Connection, params};
use serde_json::json;

/// What every file of tokens had, and what its versions 2 and 3 had besides.
const TABLE: &str = "CREATE TABLE token (id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, name TEXT NOT NULL,
    role TEXT NOT NULL, jurisdiction TEXT NOT NULL, created_at INTEGER NOT NULL, revoked_at INTEGER) STRICT;";
const UNIT: &str = "ALTER TABLE token ADD COLUMN unit TEXT; PRAGMA user_version = 2;";
const PERSON: &str = "ALTER TABLE token ADD COLUMN person TEXT; PRAGMA user_version = 3;";

/// A token in a file of before.
struct Old<'a> {
    secret: &'a Secret,
    name: &'a str,
    role: &'a str,
    revoked: bool,
}

/// Writes a file of before, as whoever may write in the folder can.
fn plant(data: &Path, more: &[&str], tokens: &[Old<'_>]) {
    fs::create_dir_all(data).unwrap();
    let db = Connection::open(data.join("access.db")).unwrap();
    db.execute_batch(&[&[TABLE], more].concat().concat()).unwrap();
    for Old { secret, name, role, revoked } in tokens {
        let insert = "INSERT INTO token (hash, name, role, jurisdiction, created_at, revoked_at) VALUES (?1, ?2, ?3, '330100', 0, ?4)";
        let digits = secret.credential().to_string();
        let hash = (0..32).map(|at| u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).unwrap());
        let hash: Vec<u8> = hash.collect();
        db.execute(insert, params![hash, name, role, revoked.then_some(7)]).unwrap();
    }
}

fn call(data: &Path, args: &[&str]) -> (bool, String) {
    let output = run(&[args, &["--data", data.to_str().unwrap()]].concat());
    let text = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&text).trim().to_owned())
}

fn does(data: &Path, args: &[&str]) -> String {
    let (well, said) = call(data, args);
    assert!(well, "{args:?}: {said}");
    said
}

/// A server that says on a file what it says on standard error.
fn serve(data: &Path, said: &Path) -> Server {
    Start::new(data).stderr(said).start().unwrap_or_else(|why| panic!("{why}"))
}

/// What a token lets its bearer do: nothing, read, or run the system.
fn lets(server: &Server, token: &str) -> &'static str {
    let mut client = server.client().with_token(token);
    if client.post("/plumbline.v1.PeopleService/GetPeople", &json!({})).unwrap().status != 200 {
        return "nothing";
    }
    let body = json!({ "header": { "requestId": uuid::Uuid::now_v7() }, "text": "id = 1" });
    let answer = client.post("/plumbline.v1.ProcedureService/AdoptProcedure", &body).unwrap();
    match answer.json()["code"].as_str() {
        Some("permission_denied") => "read",
        _ => "run the system",
    }
}

/// The kinds of the events about tokens.
fn granted(data: &Path) -> Vec<String> {
    let rows = Reader::open(data).unwrap().read_stream("grants").unwrap();
    rows.into_iter().map(|row| format!("{} by {}", row.kind, row.actor)).collect()
}

#[test]
fn a_token_counts_at_once_until_it_is_revoked_and_the_log_says_by_whom() {
    let folder = Folder::new("tokens");
    let (data, said) = (folder.join("data"), folder.join("server.txt"));
    let server = serve(&data, &said);
    let token =
        does(&data, &["token", "create", "li", "--jurisdiction", "330100", "--actor", "wang"]);
    assert_eq!(lets(&server, &token), "read");
    let (well, refused) = call(&data, &["token", "create", "li", "--role", "administrator"]);
    assert!(!well && refused.contains("The name `li` has a token already, number 1"), "{refused}");
    assert!(does(&data, &["token", "revoke", "1"]).contains("token 1 is refused from now on"));
    assert_eq!(lets(&server, &token), "nothing");
    let (well, refused) = call(&data, &["token", "revoke", "1"]);
    assert!(!well && refused.contains("There is no token 1, or it was revoked"), "{refused}");
    let list = does(&data, &["token", "list"]);
    assert!(list.contains("by wang, seq 6") && list.contains("by operator, seq 7"), "{list}");
    assert!(does(&data, &["verify"]).contains("tokens: 0 granted, 1 revoked"));
    // The secret stands nowhere in the folder, nor does a file beside the log.
    for entry in fs::read_dir(&data).unwrap().flatten().filter(|entry| entry.path().is_file()) {
        let bytes = fs::read(entry.path()).unwrap();
        let secret = &token.as_bytes()[3..19];
        assert!(!bytes.windows(16).any(|window| window == secret), "{:?}", entry.path());
    }
    assert!(!data.join("access.db").exists());
}

#[test]
fn what_somebody_writes_beside_the_log_lets_nobody_do_anything() {
    let folder = Folder::new("tokens-planted");
    let (data, said) = (folder.join("data"), folder.join("server.txt"));
    let token = does(&data, &["token", "create", "li", "--jurisdiction", "330100"]);
    // One of their own making, and one that they took from a copy, raised.
    let (forged, gone) = (Secret::new().unwrap(), Secret::new().unwrap());
    let old = |secret, name, revoked| Old { secret, name, role: "administrator", revoked };
    plant(&data, &[UNIT, PERSON], &[old(&forged, "admin", false), old(&gone, "li", false)]);
    let server = serve(&data, &said);
    assert_eq!(lets(&server, &forged.to_string()), "nothing");
    assert_eq!(lets(&server, &gone.to_string()), "nothing");
    assert_eq!(lets(&server, &token), "read");
    let told = fs::read_to_string(&said).unwrap();
    assert!(told.contains("access.db is not read any more"), "{told}");
    assert!(does(&data, &["verify"]).contains("access.db: not read any more"));
    let taken = does(&data, &["token", "create", "wang", "--jurisdiction", "330100"]);
    assert!(taken.contains("access.db is not read any more"), "{taken}");
    assert_eq!(granted(&data), ["TokenGranted by operator", "TokenGranted by operator"]);
}

#[test]
fn a_folder_whose_log_was_emptied_or_removed_does_not_start_and_says_so() {
    let folder = Folder::new("tokens-emptied");
    let data = folder.join("data");
    let _ = does(&data, &["token", "create", "li", "--jurisdiction", "330100"]);
    let log = data.join("log.db");
    let kept = fs::read(&log).unwrap();
    for emptied in [true, false] {
        if emptied {
            fs::write(&log, b"").unwrap()
        } else {
            fs::remove_file(&log).unwrap()
        }
        let commands = [
            &["serve", "--listen", "127.0.0.1:0"][..],
            &["token", "create", "x", "--role", "administrator"],
        ];
        for command in commands {
            let (well, refused) = call(&data, command);
            assert!(
                !well && refused.contains("events were committed and 0 are there"),
                "{refused}"
            );
        }
    }
    for beside in ["log.db-wal", "log.db-shm"] {
        let _ = fs::remove_file(data.join(beside));
    }
    fs::write(&log, kept).unwrap();
    assert!(does(&data, &["token", "list"]).contains("granted"));
}

#[test]
fn the_tokens_of_every_older_file_are_taken_over_once() {
    let folder = Folder::new("tokens-before");
    let versions: [(&str, &[&str]); 3] = [("v1", &[]), ("v2", &[UNIT]), ("v3", &[UNIT, PERSON])];
    for (version, more) in versions {
        let (data, said) = (folder.join(version), folder.join("server.txt"));
        let [admin, reader, gone] = [(); 3].map(|()| Secret::new().unwrap());
        let old = |secret, name, role, revoked| Old { secret, name, role, revoked };
        let tokens = [
            old(&gone, "li", "administrator", true),
            old(&admin, "wang", "administrator", false),
            old(&reader, "li", "reader", false),
        ];
        plant(&data, more, &tokens);
        let before = fs::read(data.join("access.db")).unwrap();

        let server = serve(&data, &said);
        assert_eq!(lets(&server, &admin.to_string()), "run the system", "{version}");
        assert_eq!(lets(&server, &reader.to_string()), "read", "{version}");
        assert_eq!(lets(&server, &gone.to_string()), "nothing", "{version}");
        assert_eq!(granted(&data), ["TokenGranted by plumbline", "TokenGranted by plumbline"]);
        assert!(!data.join("access.db").exists() && data.join("access.db.taken-over").exists());
        assert!(server.stop().success());

        // As after a crash between the two, and then once more.
        fs::write(data.join("access.db"), before).unwrap();
        for _ in 0..2 {
            let server = serve(&data, &said);
            assert_eq!(lets(&server, &admin.to_string()), "run the system", "{version}");
            assert_eq!(granted(&data).len(), 2, "{version}");
            assert!(server.stop().success());
        }
        assert!(does(&data, &["token", "revoke", "1"]).contains("token 1"));
        let server = serve(&data, &said);
        assert_eq!(lets(&server, &admin.to_string()), "nothing", "{version}: it stays revoked");
    }
}

#[test]
fn a_folder_of_before_is_copied_with_its_tokens_and_a_damaged_file_stops_the_start() {
    let folder = Folder::new("tokens-copied");
    let (data, copy) = (folder.join("data"), folder.join("copy"));
    // A log of before, which holds no grants.
    drop(
        plumbline_log::Log::open(&data, &Options { reserve_bytes: 0, ..Options::default() })
            .unwrap(),
    );
    let reader = Secret::new().unwrap();
    let old = Old { secret: &reader, name: "li", role: "reader", revoked: false };
    plant(&data, &[UNIT, PERSON], &[old]);
    let _ = does(&data, &["backup", copy.to_str().unwrap()]);
    let copy = copy.join("latest");
    let told = does(&copy, &["verify"]);
    assert!(
        told.contains("access.db: 1 token of before, taken over when the service starts next"),
        "{told}"
    );
    let server = serve(&copy, &folder.join("server.txt"));
    assert_eq!(lets(&server, &reader.to_string()), "read");

    fs::write(data.join("access.db"), [7; 8192]).unwrap();
    let (well, refused) = call(&data, &["serve", "--listen", "127.0.0.1:0"]);
    assert!(
        !well && refused.contains("access.db: ") && refused.contains("put it back from a copy"),
        "{refused}"
    );
    assert!(granted(&data).is_empty());
}
