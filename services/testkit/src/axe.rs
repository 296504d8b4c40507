//! axe-core, which finds in a page what shuts people out: fetched once as the wheel of PyPI that carries it, by version and hash.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::skipped;

/// The wheel that carries axe 4.12.1, and the SHA-256 of it.
const WHEEL: &str = "axe-playwright-python==0.1.8";
const SHA256: &str = "fdd263c998388f1a8e67cad02677e612d946248bd44d163be5e8650ea31f95f8";

/// The script, out of a folder beside what is built; where it cannot be had, says that the test is skipped.
///
/// # Panics
/// When the test lies outside of a target folder.
pub fn axe(test: &str) -> Option<String> {
    let exe = std::env::current_exe().expect("a test knows its own path");
    let tools = exe.ancestors().nth(3).expect("a test lies three folders below").join("tools");
    let kept = tools.join("axe-4.12.1.min.js");
    let script = std::fs::read_to_string(&kept).ok().or_else(|| fetch(&tools, &kept));
    if script.is_none() {
        skipped(test, &format!("{WHEEL} could not be had (python3 with pip, and the network)"));
    }
    script
}

/// Two that fetch at once do not disturb each other.
fn fetch(tools: &Path, to: &Path) -> Option<String> {
    let way = tools.join(format!("axe-{}", std::process::id()));
    let script = fetch_by(&way);
    let kept = way.join("kept.js");
    let is_kept = |script: &String| {
        std::fs::write(&kept, script).and_then(|()| std::fs::rename(&kept, to)).is_ok()
    };
    let script = script.filter(is_kept);
    let _ = std::fs::remove_dir_all(&way);
    script
}

fn fetch_by(way: &Path) -> Option<String> {
    std::fs::create_dir_all(way).ok()?;
    std::fs::write(way.join("wanted.txt"), format!("{WHEEL} --hash=sha256:{SHA256}\n")).ok()?;
    let python = |args: &[&str]| {
        let run = Command::new("python3").args(args).current_dir(way).stdin(Stdio::null()).output();
        run.is_ok_and(|run| run.status.success())
    };
    let pip = ["-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"];
    if !python(&[&pip[..], &["--dest", ".", "-r", "wanted.txt"]].concat()) {
        return None;
    }
    let wheels = std::fs::read_dir(way).ok()?.flatten().map(|file| file.path());
    let wheel: PathBuf =
        wheels.into_iter().find(|path| path.extension().is_some_and(|end| end == "whl"))?;
    python(&["-m", "zipfile", "-e", wheel.to_str()?, "."])
        .then(|| std::fs::read_to_string(way.join("axe_playwright_python/axe.min.js")).ok())?
}
