//! rustdoc's lints, looked at where its examples are run.
//!
//! `cargo doc` would have every dependency checked once more, in a mode that nothing else uses; `cargo test --doc` gives rustdoc all that it
//! needs of what is built already. So there we stand in rustdoc's place: it reads the documents of a crate first, with warnings as
//! errors, and then runs their examples.

use std::ffi::OsString;
use std::io;
use std::process::{Command, ExitCode};

/// Where the lints' documents go, which nobody reads.
const OUT: &str = "XTASK_DOCUMENTS";

/// What a step of doc tests needs to have the lints looked at, too.
///
/// # Errors
/// Where this program lies in no path that can be said.
pub(crate) fn environment() -> io::Result<[(&'static str, OsString); 2]> {
    let this = std::env::current_exe()?.into_os_string().into_string();
    let this = this.map_err(|path| io::Error::other(format!("{} is no UTF-8", path.display())))?;
    // The first step built it anew, in the same place: Linux says of the one that runs that it was deleted.
    let this = this.trim_end_matches(" (deleted)").to_owned();
    let out = crate::step::root().join("target/documents");
    Ok([("RUSTDOC", this.into()), (OUT, out.into_os_string())])
}

/// Whether this process stands in rustdoc's place; what came of it.
pub(crate) fn instead_of_rustdoc() -> Option<ExitCode> {
    let out = std::env::var_os(OUT)?;
    let asked: Vec<OsString> = std::env::args_os().skip(1).collect();
    if asked.iter().any(|word| word == "--test") {
        let read = rustdoc(lints(&asked)).arg("-Dwarnings").arg("--out-dir").arg(out).status();
        if !read.is_ok_and(|status| status.success()) {
            return Some(ExitCode::FAILURE);
        }
    }
    let ran = rustdoc(asked).status();
    Some(if ran.is_ok_and(|status| status.success()) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn rustdoc(arguments: Vec<OsString>) -> Command {
    let mut rustdoc = Command::new("rustdoc");
    rustdoc.args(arguments).env_remove(OUT);
    rustdoc
}

/// The arguments without those that speak of running examples.
fn lints(asked: &[OsString]) -> Vec<OsString> {
    let mut kept = Vec::new();
    let mut words = asked.iter();
    while let Some(word) = words.next() {
        match word.to_string_lossy().as_ref() {
            "--test" | "--nocapture" | "--no-run" => {}
            "--test-run-directory" | "--test-args" | "--test-runtool" | "--test-runtool-arg" => {
                words.next();
            }
            text if text.starts_with("--test-") => {}
            _ => kept.push(word.clone()),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_speaks_of_examples_is_left_out() {
        let asked = "--edition=2024 --crate-name a --test src/lib.rs --test-run-directory /a -L dependency=/d --test-args --nocapture --test-runtool=x --extern b";
        let asked: Vec<OsString> = asked.split(' ').map(OsString::from).collect();
        let kept: Vec<String> =
            lints(&asked).into_iter().map(|word| word.into_string().unwrap()).collect();
        assert_eq!(
            kept.join(" "),
            "--edition=2024 --crate-name a src/lib.rs -L dependency=/d --extern b"
        );
    }
}
