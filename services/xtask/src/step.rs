//! One chore as a row of steps: each says when it begins and how long it took, and the end says which ones failed.
//!
//! A failed step does not stop the ones after it: whoever reads the output wants all that is wrong, not the first of it.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use crate::skipped;

/// A row of steps and how they ended.
pub(crate) struct Chore {
    name: &'static str,
    began: Instant,
    lines: Vec<String>,
    failed: bool,
    tally: Option<Tally>,
    skipped: BTreeSet<String>,
}

/// How many tests passed and failed, summed over every runner's own closing line.
#[derive(Clone, Copy, Default)]
struct Tally {
    passed: u64,
    failed: u64,
}

impl Chore {
    pub(crate) fn new(name: &'static str) -> Chore {
        Chore {
            name,
            began: Instant::now(),
            lines: Vec::new(),
            failed: false,
            tally: None,
            skipped: BTreeSet::new(),
        }
    }

    /// Runs a step with its output shown as it comes; true when it succeeded.
    pub(crate) fn run(&mut self, step: &str, mut command: Step) -> bool {
        let began = self.begin(step, &command);
        let good = command.0.stdin(Stdio::null()).status().is_ok_and(|status| status.success());
        self.finish(step, began, good)
    }

    /// Runs a step that runs tests: shows its output, adds up what it says of them, and keeps which ones were skipped.
    pub(crate) fn count(&mut self, step: &str, command: Step) -> bool {
        let began = self.begin(step, &command);
        // Beside the pages' pictures, whatever CARGO_TARGET_DIR says.
        let folder = root().join("target/skipped");
        let emptied = skipped::empty(&folder);
        let ran = counted(command.env(skipped::FOLDER, &folder));
        let (good, tally) = ran.unwrap_or_else(|err| {
            eprintln!("xtask: {step}: cargo cannot be run: {err}");
            Default::default()
        });
        self.tally = Some(tally);
        // Without the record nobody knows what was skipped, and that is not a pass.
        let recorded = match emptied.and_then(|()| skipped::read(&folder)) {
            Ok(skipped) => {
                self.skipped = skipped;
                true
            }
            Err(err) => {
                eprintln!("xtask: {step}: which tests were skipped is not known: {err}");
                false
            }
        };
        self.finish(step, began, good && recorded && tally.passed > 0)
    }

    /// Says, where it will be seen, that a step was not run.
    pub(crate) fn skip(&mut self, step: &str, why: &str) {
        eprintln!("\n==> {}: {step}: SKIPPED: {why}", self.name);
        self.lines.push(format!("  skipped  {step:<16} {why}"));
    }

    /// Prints the summary; the chore fails when any step did.
    pub(crate) fn end(self) -> ExitCode {
        let seconds = self.began.elapsed().as_secs_f64();
        println!(
            "\n==> {}: {} in {seconds:.0} s",
            self.name,
            if self.failed { "FAILED" } else { "passed" }
        );
        for line in &self.lines {
            println!("{line}");
        }
        if let Some(tally) = self.tally {
            println!("{} passed, {} failed", tally.passed, tally.failed);
        }
        print!("{}", skipped::summary(&self.skipped));
        if self.failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }

    fn begin(&self, step: &str, command: &Step) -> Instant {
        let words: Vec<_> = command.0.get_args().map(OsStr::to_string_lossy).collect();
        eprintln!(
            "\n==> {}: {step} (at {:.0} s): cargo {}",
            self.name,
            self.began.elapsed().as_secs_f64(),
            words.join(" ")
        );
        Instant::now()
    }

    fn finish(&mut self, step: &str, began: Instant, good: bool) -> bool {
        let word = if good { "passed" } else { "FAILED" };
        let line = format!("  {word:<8} {step:<16} {:.1} s", began.elapsed().as_secs_f64());
        eprintln!("==> {}:{line}", self.name);
        self.lines.push(line);
        self.failed |= !good;
        good
    }
}

/// A command with its arguments, built in one expression.
pub(crate) struct Step(Command);

impl Step {
    pub(crate) fn env(mut self, key: &str, value: impl AsRef<OsStr>) -> Step {
        self.0.env(key, value);
        self
    }

    pub(crate) fn args(mut self, more: &[&str]) -> Step {
        self.0.args(more);
        self
    }
}

/// This cargo (the one that runs us), at the root of the workspace wherever it was called from.
pub(crate) fn cargo(args: &[&str]) -> Step {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(args).current_dir(root());
    Step(command)
}

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Whether a program stands on the PATH.
pub(crate) fn installed(program: &str) -> bool {
    let Some(path) = std::env::var_os("PATH") else { return false };
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// Runs tests to their end with both outputs shown as they come; whether all is well, and what the runners counted.
fn counted(mut command: Step) -> std::io::Result<(bool, Tally)> {
    let mut child =
        command.0.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let (out, err) = (child.stdout.take(), child.stderr.take());
    let (one, other) = std::thread::scope(|scope| {
        let err = scope.spawn(|| {
            err.map(|err| pass_on(BufReader::new(err), std::io::stderr())).unwrap_or_default()
        });
        let out =
            out.map(|out| pass_on(BufReader::new(out), std::io::stdout())).unwrap_or_default();
        (out, err.join().unwrap_or_default())
    });
    let tally = Tally { passed: one.passed + other.passed, failed: one.failed + other.failed };
    Ok((child.wait()?.success(), tally))
}

fn pass_on(from: impl BufRead, mut to: impl Write) -> Tally {
    let mut tally = Tally::default();
    for line in from.lines().map_while(Result::ok) {
        // A reader that went away (`| head`) must not stop the count.
        let _ = writeln!(to, "{line}");
        if let Some(found) = closing_line(&line) {
            tally.passed += found.passed;
            tally.failed += found.failed;
        }
    }
    tally
}

/// The closing line of cargo's own runner (`test result: ok. 3 passed; 0 failed; …`) or of nextest
/// (`Summary [ 0.1s] 4 tests run: 3 passed (1 slow), 1 failed, 0 skipped`).
fn closing_line(line: &str) -> Option<Tally> {
    // nextest shows what a failed test printed indented, the closing line of that one test's own runner among it.
    let of_cargo = line.starts_with("test result:");
    let line = line.trim_start();
    let of_nextest = line.starts_with("Summary [") && line.contains("run:");
    if !of_cargo && !of_nextest {
        return None;
    }
    let mut tally = Tally::default();
    let words: Vec<&str> = line.split_whitespace().collect();
    for pair in words.windows(2) {
        let Ok(number) = pair[0].trim_start_matches('(').parse::<u64>() else { continue };
        match pair[1].trim_end_matches([',', ';', ')']) {
            "passed" => tally.passed += number,
            "failed" | "timed" => tally.failed += number,
            _ => {}
        }
    }
    Some(tally)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(u64, u64)> {
        closing_line(line).map(|tally| (tally.passed, tally.failed))
    }

    #[test]
    fn counts_what_the_runners_say() {
        assert_eq!(
            read("test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out"),
            Some((3, 0))
        );
        assert_eq!(
            read(
                "     Summary [   0.120s] 5 tests run: 3 passed (1 slow), 1 failed, 1 timed out, 0 skipped"
            ),
            Some((3, 2))
        );
        assert_eq!(
            read("     Summary [   0.120s] 9/12 tests run: 9 passed, 0 skipped"),
            Some((9, 0))
        );
        assert_eq!(read("a test that prints: 7 passed"), None);
        assert_eq!(read("    test result: FAILED. 0 passed; 1 failed; 0 ignored"), None);
    }
}
