//! Story 50: what is private of an expert stands nowhere in plain; once they are erased, neither their data nor their key is found
//! by a search of every byte, in the folder, on the bus, in a backup made afterwards or in what is exported. The log still
//! verifies, and a draw in which they were taken is drawn again.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::tz::{TimeZone, offset};
use jiff::{Timestamp, ToSpan};
use plumbline_testkit::{Client, Nats, NatsProgram, Server, run};
use serde_json::{Value, json};

use crate::house::{House, SUBMIT, proposal};

/// Whom each test is about, and what is private of them.
const PRIVATE: [(&str, [&str; 4]); 2] = [
    ("e-1", ["0571-8712-3456", "erased@example.invalid", "33010019700101001X", "6222020200112233"]),
    ("e-2", ["0571-8765-4321", "kept@example.invalid", "33010019800202002X", "6222020200445566"]),
];

/// A panel of three, by letter.
const PANEL: &str = r#"
id = "panel"
version = 1
levels = ["local"]
title = { zh = "示例程序", en = "Made up" }

[panels.proposal]
form = ["letter"]
size = { least = 3, most = 3 }
alternates = 1
source = "示例"
"#;

#[test]
fn an_erased_expert_leaves_no_byte_and_the_log_proves_what_it_proved() {
    let Some(program) = NatsProgram::find("an erased expert") else { return };
    let nats = program.start("");
    let house = House::new("bus-erased");
    let server = house.start(&nats).start().unwrap();
    let mut office = house.client(&server);
    pool(&mut office);
    drawn(&house, &mut office);
    for (expert, data) in PRIVATE {
        let [telephone, mail, identity, bank] = data;
        let data = json!({"telephone": telephone, "mail": mail, "identityNumber": identity, "bankAccount": bank});
        let body = json!({"header": header(), "area": "330100", "expert": expert, "data": data});
        give(&mut office, "PoolService/SealPersonalData", &body);
    }
    house.published(&server);
    let before = house.folder.join("backups");
    call(&["backup", before.to_str().unwrap()], &house.data());

    // While it is kept: in plain nowhere, and found by whoever may read it.
    let keys: Vec<(PathBuf, Vec<u8>)> =
        PRIVATE.iter().map(|(expert, _)| key(&house, expert)).collect();
    let everywhere = Everywhere::of(&house, &server, &nats, &before);
    assert!(everywhere.holds("示例：专家".as_bytes()) && everywhere.holds(&keys[0].1), "it finds");
    for (_, data) in PRIVATE {
        data.iter().for_each(|text| everywhere.holds_no(text.as_bytes()));
    }
    let backup = Everywhere(files(&before));
    keys.iter().for_each(|(_, key)| backup.holds_no(key));
    assert_eq!(private(&mut office, "e-1").0, 200);

    let erase = json!({"header": header(), "area": "330100", "expert": "e-1"});
    give(&mut office, "PoolService/ErasePersonalData", &erase);
    house.published(&server);
    let after = house.folder.join("later");
    call(&["backup", after.to_str().unwrap()], &house.data());
    let everywhere = Everywhere::of(&house, &server, &nats, &after);
    everywhere.holds_no(&keys[0].1);
    assert!(everywhere.holds(&keys[1].1), "the other's key is where it was");
    PRIVATE[0].1.iter().for_each(|text| everywhere.holds_no(text.as_bytes()));
    assert_eq!(private(&mut office, "e-1").0, 404);
    assert_eq!(private(&mut office, "e-2"), (200, Some("kept@example.invalid".into())));

    // A key that is put back from a copy is destroyed before anybody is served, and by a restore.
    assert!(server.stop().success());
    let again = || {
        fs::create_dir_all(keys[0].0.parent().unwrap()).unwrap();
        fs::write(&keys[0].0, &keys[0].1).unwrap();
    };
    again();
    let server = house.start(&nats).start().unwrap();
    assert!(!keys[0].0.exists(), "it was put back, and is destroyed");
    assert_eq!(private(&mut house.client(&server), "e-1").0, 404);
    assert!(server.stop().success());
    again();
    let says = call(&["restore", after.to_str().unwrap()], &house.data());
    assert!(says.contains("1 key destroyed: what they hid was erased in this log"), "{says}");
    assert!(!keys[0].0.exists() && keys[1].0.exists());
    let says = call(&["experts", "personal", "show", "e-2", "--area", "330100"], &house.data());
    assert!(says.contains("kept@example.invalid"), "{says}");

    let says = call(&["verify"], &house.data());
    assert!(says.contains("every hash fits and every stream can be read"), "{says}");
    let says = call(&["audit", "draw", "lunch.proposal.1", "--all"], &house.data());
    assert!(says.ends_with("与日志所载一致 the same as the log tells\n"), "{says}");
    assert!(says.contains("  e-1  第 ") && says.contains("    Rank "), "{says}");
}

/// A unit, five experts of it, and the procedure of a panel.
fn pool(office: &mut Client) {
    let unit = json!({"unit": "u-college", "names": {"zh": "示例学院"}, "kind": "institution", "area": "330100"});
    give(office, "PeopleService/Submit", &json!({"header": header(), "foundUnit": unit}));
    let join = json!({"person": "p-li", "name": "示例：李某", "unit": "u-college"});
    give(office, "PeopleService/Submit", &json!({"header": header(), "join": join}));
    for number in 1..=5 {
        let description = json!({"kind": "expert", "name": "示例：专家", "unit": "u-college", "fields": ["elderly-care"]});
        let admit =
            json!({"description": description, "until": "2099-12-31", "approval": "示例批文"});
        let expert = format!("e-{number}");
        let body = json!({"header": header(), "area": "330100", "expert": expert, "admit": admit});
        give(office, "PoolService/Submit", &body);
    }
    let adopt = json!({"header": header(), "text": PANEL});
    give(office, "ProcedureService/AdoptProcedure", &adopt);
}

/// A panel that was drawn for a standard of the city.
fn drawn(house: &House, office: &mut Client) {
    let mut lunch = proposal("lunch", uuid::Uuid::now_v7().to_string());
    lunch["propose"]["procedure"] = "panel".into();
    lunch["propose"]["profile"]["jurisdiction"] = "330100".into();
    assert_eq!(office.post(SUBMIT, &lunch).unwrap().status, 200);
    let today = TimeZone::fixed(offset(8)).to_datetime(Timestamp::now()).date();
    let on = today.checked_add(30.days()).unwrap().to_string();
    let calls = ["review", "call", "lunch", "--purpose", "proposal", "--size", "3", "--letter"];
    call(&[&calls[..], &["--on", &on, "--as", "p-li"]].concat(), &house.data());
    call(&["review", "draw", "lunch.proposal.1", "--as", "p-li"], &house.data());
}

/// The bytes of files and of answers, each by its name.
struct Everywhere(Vec<(String, Vec<u8>)>);

impl Everywhere {
    /// The folder of data with its keys, what the bus holds, a folder of backups, what the service said, and what it tells whoever
    /// sees everything.
    fn of(house: &House, server: &Server, nats: &Nats, backups: &Path) -> Everywhere {
        let mut all = Vec::new();
        for folder in [&house.data(), &nats.store(), backups] {
            all.extend(files(folder));
        }
        all.push(("standard error".into(), house.said().into_bytes()));
        let mut office = house.client(server);
        let metrics = office.get("/metrics").unwrap().text();
        all.push(("metrics".into(), metrics.into_bytes()));
        for body in [json!({}), json!({"area": "330100"})] {
            let told = office.post("/plumbline.v1.ExpertsService/ListExperts", &body).unwrap();
            all.push(("experts".into(), told.body));
        }
        let export = ["experts", "list", "--area", "330100", "--output", "csv"];
        all.push(("export".into(), call(&export, &house.data()).into_bytes()));
        let show = ["experts", "show", "e-1", "--area", "330100", "--output", "json"];
        all.push(("record".into(), call(&show, &house.data()).into_bytes()));
        Everywhere(all)
    }

    fn holds(&self, bytes: &[u8]) -> bool {
        self.place_of(bytes).is_some()
    }

    /// Not as it is, and not as digits or in base64, in which a program might have put it.
    fn holds_no(&self, bytes: &[u8]) {
        let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let written = [bytes.to_vec(), digits.to_uppercase().into_bytes(), digits.into_bytes()];
        for form in written.into_iter().chain(in_base64(bytes)) {
            let found = self.place_of(&form);
            assert!(found.is_none(), "{}: {}", found.unwrap(), String::from_utf8_lossy(&form));
        }
    }

    fn place_of(&self, bytes: &[u8]) -> Option<&str> {
        let finder = memchr::memmem::Finder::new(bytes);
        let mut found = self.0.iter().filter(|(_, held)| finder.find(held).is_some());
        found.next().map(|(name, _)| name.as_str())
    }
}

/// What of it stands alike in base64 at each of the three places at which it may begin.
fn in_base64(bytes: &[u8]) -> Vec<Vec<u8>> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let from = |first: usize| {
        let whole = bytes[first..].chunks_exact(3);
        let digits = |three: &[u8]| {
            let bits = u32::from(three[0]) << 16 | u32::from(three[1]) << 8 | u32::from(three[2]);
            [18, 12, 6, 0].map(|shift| DIGITS[(bits >> shift & 63) as usize])
        };
        whole.flat_map(digits).collect()
    };
    (0..3).map(from).collect()
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let held = fs::symlink_metadata(&path).unwrap();
        if held.is_dir() {
            found.extend(files(&path));
        } else if held.is_file() {
            let bytes = fs::read(&path).unwrap();
            // What is held back for a full disk is large, and nothing but zeros.
            if bytes != vec![0; bytes.len()] {
                found.push((path.display().to_string(), bytes));
            }
        }
    }
    found
}

/// The file of somebody's key, and what stands in it.
fn key(house: &House, expert: &str) -> (PathBuf, Vec<u8>) {
    let folder = house.data().join("keys").join(expert);
    let paths: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    let [path] = paths.as_slice() else { panic!("{paths:?}") };
    (path.clone(), fs::read(path).unwrap())
}

/// What comes back to whoever asks for what is private: the status, and the mail.
fn private(office: &mut Client, expert: &str) -> (u16, Option<String>) {
    let body = json!({"area": "330100", "expert": expert});
    let answer = office.post("/plumbline.v1.PoolService/GetPersonalData", &body).unwrap();
    (answer.status, answer.json()["data"]["mail"].as_str().map(str::to_owned))
}

fn header() -> Value {
    json!({"requestId": uuid::Uuid::now_v7()})
}

fn give(office: &mut Client, call: &str, body: &Value) {
    let answer = office.post(&format!("/plumbline.v1.{call}"), body).unwrap();
    assert_eq!(answer.status, 200, "{call}: {}", answer.text());
}

/// A command on a folder, which must be done, and what it says.
fn call(args: &[&str], data: &Path) -> String {
    let output = run(&[args, &["--data", data.to_str().unwrap()]].concat());
    let says = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{args:?}: {says}{}", String::from_utf8_lossy(&output.stderr));
    says
}
