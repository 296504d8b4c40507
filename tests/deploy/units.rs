//! The units of systemd, and what a service under one says to it.

use std::os::unix::net::UnixDatagram;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use plumbline_testkit::{Folder, Start, plumbline, run, skipped};

use crate::{deploy, metrics};

/// The settings that come with the unit are taken; the manager hears that the service serves, that it lives, and that it ends; and what it
/// counts is what the alerts and the dashboard name.
#[test]
fn a_service_under_its_unit_says_how_it_fares() {
    let folder = Folder::new("deploy-unit");
    let socket = folder.join("notify");
    let manager = UnixDatagram::bind(&socket).unwrap();
    manager.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    let data = folder.join("data");
    let args =
        ["token", "create", "prometheus", "--role", "reader", "--jurisdiction", "330100", "--data"];
    let made = run(&[&args[..], &[data.to_str().unwrap()]].concat());
    let token = String::from_utf8(made.stdout).unwrap().trim().to_owned();
    let server = Start::new(&data)
        .arg("--config")
        .arg(deploy().join("systemd/plumbline.toml").to_str().unwrap())
        // Nobody is there: the service goes on, and its relay has something to say of itself.
        .arg("--nats")
        .arg("nats://127.0.0.1:9")
        .env("NOTIFY_SOCKET", socket.to_str().unwrap())
        .env("WATCHDOG_USEC", "200000")
        .even_unwell()
        .start()
        .unwrap();
    let mut heard = vec![hear(&manager)];
    while heard.iter().filter(|said| *said == "WATCHDOG=1").count() < 2 {
        heard.push(hear(&manager));
    }
    let ready = format!("READY=1\nSTATUS=serving on http://{}", server.address());
    assert!(heard.contains(&ready), "{heard:?}");
    let answer = server.client().with_token(&token).get("/metrics").unwrap();
    metrics::name_only_what_is_counted(&answer.text());
    assert!(server.stop().success());
    let ends = "STOPPING=1\nSTATUS=stopping: SIGTERM";
    let mut rest = std::iter::from_fn(|| Some(hear(&manager)));
    assert!(rest.by_ref().take(50).any(|said| said == ends));
}

fn hear(manager: &UnixDatagram) -> String {
    let mut text = [0; 512];
    let length = manager.recv(&mut text).unwrap();
    String::from_utf8(text[..length].to_vec()).unwrap()
}

/// The units as systemd itself reads them, and how much of the machine a service under one is shut off from.
#[test]
fn systemd_takes_the_units_and_finds_them_shut() {
    let installed = Command::new("systemd-analyze").arg("--version").output();
    if !installed.is_ok_and(|said| said.status.success()) {
        return skipped("deploy: units", "there is no systemd-analyze");
    }
    let folder = Folder::new("deploy-units");
    for (of, name) in [
        ("plumbline.service", "plumbline.service"),
        ("plumbline@.service", "plumbline@writer.service"),
    ] {
        let unit = std::fs::read_to_string(deploy().join("systemd").join(of)).unwrap();
        let program = plumbline();
        // It is not installed on this machine.
        let unit = unit.replace("/usr/local/bin/plumbline", program.to_str().unwrap());
        let file = folder.join(name);
        std::fs::write(&file, unit).unwrap();
        analyzed(&["verify"], &file);
        // 0.0 is shut off from everything, 10.0 from nothing; the threshold is in tenths.
        analyzed(&["security", "--offline=true", "--threshold=15"], &file);
    }
}

fn analyzed(words: &[&str], unit: &PathBuf) {
    let said = Command::new("systemd-analyze")
        .args(words)
        .arg(unit)
        .env("SYSTEMD_PAGER", "")
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(
        said.status.success(),
        "{words:?} {}\n{}{}",
        unit.display(),
        text(&said.stdout),
        text(&said.stderr)
    );
    if words == ["verify"] {
        assert_eq!(text(&said.stderr), "", "not a word of warning");
    }
}

/// What the units, the compose file and the chart give to `plumbline serve` is what it takes.
#[test]
fn the_program_knows_every_word_that_it_is_given_here() {
    let told = run(&["serve", "--help"]);
    let help = String::from_utf8(told.stdout).unwrap();
    let templates = std::fs::read_dir(deploy().join("helm/plumbline/templates")).unwrap();
    let templates = templates
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|kind| kind != "txt"));
    let others = ["systemd/plumbline.service", "systemd/plumbline@.service", "docker/compose.yaml"];
    let mut seen = 0;
    for file in templates.chain(others.map(|name| deploy().join(name))) {
        let text = std::fs::read_to_string(&file).unwrap();
        let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
        let words =
            lines.flat_map(|line| line.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')));
        for word in words.filter(|word| {
            word.strip_prefix("--")
                .is_some_and(|name| name.starts_with(|c: char| c.is_ascii_lowercase()))
        }) {
            assert!(
                help.split_whitespace().any(|known| known == word),
                "{}: {word}\n{help}",
                file.display()
            );
            seen += 1;
        }
    }
    assert!(seen > 30, "{seen}");
}
