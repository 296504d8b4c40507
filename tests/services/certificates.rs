//! The gateway and a service speak TLS with the certificates of the house, and with nobody else.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use plumbline_testkit::{Client, Folder, Server, Start, plumbline, skipped};

use crate::until;

/// What `deploy/make-certificates.sh` makes for one service.
fn certificates(folder: &Path, authority: &str) -> [String; 6] {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy/make-certificates.sh");
    let made = Command::new("sh").arg(script).arg(folder).args([authority, "127.0.0.1"]).output();
    let made = made.unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let at = |name: &str| folder.join(name).display().to_string();
    let [ca, cert, key] = ["ca.pem", "127.0.0.1.pem", "127.0.0.1-key.pem"].map(at);
    ["--house-ca".into(), ca, "--house-cert".into(), cert, "--house-key".into(), key]
}

fn gateway(folder: &Folder, name: &str, writer: &Server, key: &Path, with: &[String]) -> Server {
    let writer = writer.address().to_string();
    let start = Start::of(&plumbline(), &folder.join(name)).arg("--role").arg("gateway");
    let start = start.arg("--gateway-key").arg(key.to_str().unwrap()).even_unwell();
    // Nothing listens there, and nobody asks it here.
    let nobody = ["--leadership", "--catalogue", "--desk", "--experts"];
    let start = nobody.iter().fold(start, |start, role| start.arg(role).arg("127.0.0.1:1"));
    with.iter()
        .fold(start.arg("--writer").arg(&writer), |start, one| start.arg(one))
        .start()
        .unwrap()
}

#[test]
fn a_service_with_certificates_answers_its_own_gateway_and_nobody_else() {
    if Command::new("openssl").arg("version").output().is_err() {
        return skipped("a_service_with_certificates", "there is no openssl");
    }
    let folder = Folder::new("certificates");
    let ours = certificates(&folder.join("ours"), "A house");
    let theirs = certificates(&folder.join("theirs"), "Another house");
    let key = folder.join("gateway.key");
    std::fs::write(&key, "0123456789abcdef0123456789abcdef").unwrap();
    let start = Start::of(&plumbline(), &folder.join("writer")).arg("--role").arg("writer");
    let start = start.arg("--demo").arg("--gateway-key").arg(key.to_str().unwrap());
    let writer = ours.iter().fold(start.behind_tls(), |start, one| start.arg(one)).start().unwrap();

    // A life is the writer's page: it comes through the gateway of the house, as gRPC does, which is HTTP/2 there.
    let gate = gateway(&folder, "gate", &writer, &key, &ours);
    let life = gate.client().get("/standards/demo-14").unwrap();
    assert_eq!(life.status, 200, "{}", life.text());
    assert!(life.text().contains("已暂停"), "{}", life.text());
    let grpc = [("content-type", "application/grpc"), ("te", "trailers")];
    let call = "/plumbline.v1.StandardService/GetStandard";
    let answer = gate.client().send("POST", call, &grpc, &[0; 5]).unwrap();
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (200, Some("application/grpc+proto"))
    );
    // The writer behind its certificate was not asked whether it is ready.
    until("the writer is ready", || {
        let ready = gate.client().get("/readyz").unwrap().text();
        ready.starts_with("ready\n") && !ready.contains("writer")
    });

    // Who speaks no TLS hears nothing of HTTP.
    let plain = Client::new(writer.address()).with_timeout(Duration::from_secs(10));
    assert!({ plain }.get("/healthz").is_err(), "a plain request was answered");

    // Who knows the key and shows a certificate of another house, or none, does not get in.
    for (name, with) in [("stranger", &theirs[..]), ("bare", &[])] {
        let gate = gateway(&folder, name, &writer, &key, with);
        let life = gate.client().get("/standards/demo-14").unwrap();
        assert_eq!(life.status, 503, "{name}: {}", life.text());
        let ready = gate.client().get("/readyz").unwrap().text();
        assert!(ready.contains("writer: does not answer"), "{name}: {ready}");
    }
}

#[test]
fn certificates_are_named_whole_and_not_where_nobody_is_behind() {
    let folder = Folder::new("certificates-refused");
    let file = folder.join("no.pem");
    std::fs::write(&file, "not a certificate\n").unwrap();
    let at = file.display().to_string();
    for (args, says) in [
        (vec!["--role", "writer", "--house-ca", &at], "--house-cert"),
        (
            vec!["--role", "writer", "--house-ca", &at, "--house-cert", &at, "--house-key", &at],
            "no.pem",
        ),
    ] {
        let start = Start::of(&plumbline(), &folder.join("data")).stderr(&folder.join("said"));
        let refused = args.iter().fold(start, |start, arg| start.arg(arg)).start();
        assert!(refused.is_err(), "{args:?}");
        let said = std::fs::read_to_string(folder.join("said")).unwrap();
        assert!(said.contains(says), "{args:?}: {said}");
        assert!(!folder.join("data").exists(), "{args:?} left something");
    }
}
