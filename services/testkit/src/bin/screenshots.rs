//! `cargo xtask screenshots`: the pictures of both READMEs and of the tour, out of the demonstration's city, in both languages.
#![expect(clippy::print_stdout, reason = "it is a program for people")]

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use plumbline_testkit::{Browser, Scheme, Start, Window};

/// A page of the tour: the picture's name, where it is, who looks, in which window and which colours.
type Stop = (&'static str, &'static str, Who, Window, Scheme);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Who {
    /// Whoever comes by the demonstration.
    Visitor,
    /// The standards office.
    Office,
    /// Who signs for a division.
    Signer,
}

const DESK: Window = Window { width: 1280, height: 860 };
const PHONE: Window = Window { width: 375, height: 760 };

const TOUR: [Stop; 14] = [
    ("overview", "/overview", Who::Visitor, DESK, Scheme::Light),
    ("overview-dark", "/overview", Who::Visitor, DESK, Scheme::Dark),
    ("board", "/board", Who::Office, DESK, Scheme::Light),
    ("board-phone", "/board", Who::Office, PHONE, Scheme::Dark),
    ("desk", "/desk", Who::Signer, DESK, Scheme::Light),
    ("desk-phone", "/desk", Who::Signer, PHONE, Scheme::Light),
    ("standard", "/standards/demo-81", Who::Office, DESK, Scheme::Light),
    ("forms", "/standards/demo-89#acts", Who::Office, DESK, Scheme::Light),
    ("catalogue", "/catalogue?sort=due", Who::Visitor, DESK, Scheme::Light),
    ("consultation", "/consultations/demo-89.draft.1", Who::Visitor, DESK, Scheme::Light),
    ("review", "/reviews/demo-101.draft.1", Who::Visitor, DESK, Scheme::Light),
    ("in-use", "/in-use", Who::Visitor, DESK, Scheme::Light),
    ("due", "/due", Who::Visitor, DESK, Scheme::Light),
    ("procedure", "/procedures/local-city", Who::Visitor, DESK, Scheme::Light),
];

fn main() -> ExitCode {
    let words: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [program, folder, pictures] = words.as_slice() else {
        println!("usage: screenshots PROGRAM FOLDER PICTURES");
        return ExitCode::from(2);
    };
    match tour(program, folder, pictures) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            println!("screenshots: {why}");
            ExitCode::FAILURE
        }
    }
}

fn tour(program: &Path, folder: &Path, pictures: &Path) -> Result<(), String> {
    let failed = |what: &Path, why: std::io::Error| format!("{}: {why}", what.display());
    std::fs::create_dir_all(pictures).map_err(|why| failed(pictures, why))?;
    let server = Start::of(program, folder).arg("--demo").start()?;
    let mut tokens = Vec::new();
    for (who, person, role) in
        [(Who::Office, "p-wang", "office"), (Who::Signer, "p-chen", "reader")]
    {
        tokens.push((who, token(program, folder, person, role)?));
    }
    let mut browser = Browser::find("screenshots").ok_or("there is no chromium on this machine")?;
    let mut bytes = 0;
    for language in ["zh", "en"] {
        for (name, path, who, window, scheme) in TOUR {
            let token = tokens.iter().find(|(one, _)| *one == who).map(|(_, token)| token);
            let token =
                token.map_or_else(String::new, |token| format!("; plumbline_token={token}"));
            browser.send_cookies(&format!("plumbline_language={language}{token}"));
            browser.in_colours(scheme);
            let picture = pictures.join(format!("{name}-{language}.webp"));
            browser.picture(&server.url(path), window, &picture);
            bytes += std::fs::metadata(&picture).map_err(|why| failed(&picture, why))?.len();
        }
    }
    println!("{} pictures, {} kB, in {}", TOUR.len() * 2, bytes / 1_000, pictures.display());
    server.stop();
    Ok(())
}

fn token(program: &Path, folder: &Path, person: &str, role: &str) -> Result<String, String> {
    let args = ["token", "create", person, "--role", role, "--jurisdiction", "330100"];
    let mut create = Command::new(program);
    create.args(args).args(["--person", person, "--data"]).arg(folder);
    let made = create.output().map_err(|why| format!("{}: {why}", program.display()))?;
    match made.status.success() {
        true => Ok(String::from_utf8_lossy(&made.stdout).trim().to_owned()),
        false => Err(String::from_utf8_lossy(&made.stderr).into_owned()),
    }
}
