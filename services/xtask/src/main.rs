//! The chores of this repository: `cargo xtask ci | test | services | screenshots | schemas | bench`.
//!
//! Knows which commands must pass before a change is good, and in which order they fail soonest. It knows nothing of what
//! they check, installs nothing, and needs nothing but the standard library: it is the first thing that a fresh clone builds.

mod documents;
mod skipped;
mod step;

use std::process::ExitCode;

use step::{Chore, Step, cargo, installed};

const USAGE: &str = "\
The chores of this repository.

Usage: cargo xtask <chore>

  ci             everything that must pass: format, lints, documents and their examples, tests
  test [--full]  the tests alone; --full runs the long rounds too (1,000 kills, ten minutes of inputs by chance for each reader,
                 calls made up from the contract, five minutes of each attack; two hours)
  services [ADDRESS]
                 the demonstration's city through services of their own: NATS, the writer, one for each view, the gateway (at
                 this address, as 127.0.0.1:8180); until Ctrl-C
  screenshots    take the pictures of both READMEs and of the tour (services/web/pictures) anew, out of the demonstration; it wants
                 a chromium
  schemas [--check]
                 write what others are given of the events (proto/events, proto/asyncapi.yaml); --check says whether they are
                 current, as the tests of `ci` do
  bench [ARG…]   measure this machine, UmaDB where it is installed, and Plumbline, in one run (built for release)
";

fn main() -> ExitCode {
    if let Some(code) = documents::instead_of_rustdoc() {
        return code;
    }
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["ci"] => ci(),
        ["test"] => test(false),
        ["test", "--full"] => test(true),
        ["services"] => services(None),
        ["services", address] => services(Some(address)),
        ["screenshots"] => screenshots(),
        ["schemas"] => schemas(true),
        ["schemas", "--check"] => schemas(false),
        ["bench", rest @ ..] => bench(rest),
        ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            ExitCode::SUCCESS
        }
        [] => {
            eprint!("{USAGE}");
            ExitCode::from(2)
        }
        unknown => {
            eprintln!("xtask: no such chore: `{}`\n\n{USAGE}", unknown.join(" "));
            ExitCode::from(2)
        }
    }
}

/// What fails soonest comes first; the tests come last, so that their count, and which were skipped, stand at the end.
fn ci() -> ExitCode {
    let mut chore = Chore::new("ci");
    chore.run("format", cargo(&["fmt", "--all", "--check"]));
    // Not of this workspace, and built when somebody measures: its lock would be found stale only then.
    let bench = ["update", "--workspace", "--locked", "--manifest-path", "tests/bench/Cargo.toml"];
    chore.run("bench's lock", cargo(&bench));
    let compiler = match chore.run("lints", programs(Compiler::Linting)) {
        true => Compiler::Linting,
        // What it says of one crate stops those that stand on it: their tests are wanted all the same.
        false => Compiler::Plain,
    };
    if installed("cargo-deny") {
        chore.run(
            "dependencies",
            cargo(&["deny", "--all-features", "check", "--hide-inclusion-graph"]),
        );
    } else {
        chore.skip(
            "dependencies",
            "cargo-deny is not installed; licences and advisories were NOT checked",
        );
    }
    let examples = cargo(&["test", "--workspace", "--doc", "--locked"]).args(&FEATURES);
    let lints = match documents::environment() {
        Ok(lints) => lints,
        Err(why) => {
            eprintln!("xtask: documents: who reads them is not known: {why}");
            return ExitCode::FAILURE;
        }
    };
    let examples = lints.into_iter().fold(examples, |step, (name, value)| step.env(name, value));
    chore.run("documents", compiler.compiles(examples));
    tests(&mut chore, compiler, false);
    chore.end()
}

fn test(full: bool) -> ExitCode {
    let mut chore = Chore::new("test");
    tests(&mut chore, Compiler::Plain, full);
    chore.end()
}

/// What compiles the crates of this workspace; it is the same in all steps of a chore, or each crate is compiled again.
#[derive(Clone, Copy)]
enum Compiler {
    Plain,
    /// Clippy's, which makes programs too: `cargo clippy` would compile all of it once more, only to look at it. Warnings are errors.
    Linting,
}

impl Compiler {
    fn compiles(self, step: Step) -> Step {
        match self {
            Compiler::Plain => step,
            // As `cargo clippy -- -D warnings` hands it on.
            Compiler::Linting => step
                .env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver")
                .env("CLIPPY_ARGS", "-Dwarnings__CLIPPY_HACKERY__"),
        }
    }
}

/// What everything is built with: all that there is, so that all of it is looked at. It is the same in all steps, too.
const FEATURES: [&str; 2] = ["--features", "plumbline/otlp"];

/// Programs and tests, all at once: alone the programs would want other features of their dependencies, and each crate would be
/// built twice.
fn programs(compiler: Compiler) -> Step {
    let all = cargo(&["build", "--workspace", "--all-targets", "--locked"]);
    compiler.compiles(all.args(&FEATURES))
}

/// The tests of whole servers start the binary as it lies in the target folder, so it is built before they run.
fn tests(chore: &mut Chore, compiler: Compiler, full: bool) {
    // What takes minutes, or needs the network, is ignored until it is asked for.
    let (ignored, included): (&[&str], &[&str]) = match full {
        true => (&["--run-ignored", "all"], &["--", "--include-ignored"]),
        false => (&[], &[]),
    };
    let full = if full { "1" } else { "0" };
    if !chore.run("programs", programs(compiler)) {
        return;
    }
    if installed("cargo-nextest") {
        let nextest = cargo(&["nextest", "run", "--workspace", "--locked", "--no-tests=fail"]);
        let nextest = nextest.args(&FEATURES).args(ignored).env("PLUMBLINE_TEST_FULL", full);
        // Much of their time they wait for a process that starts or a disk that syncs: half as many again keep the cores busy.
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let threads = std::env::var("NEXTEST_TEST_THREADS")
            .unwrap_or_else(|_| (cores + cores / 2).to_string());
        let nextest = compiler.compiles(nextest).env("NEXTEST_TEST_THREADS", threads);
        chore.count("tests", nextest);
    } else {
        let all = cargo(&["test", "--workspace", "--all-targets", "--locked", "--no-fail-fast"]);
        let all = all.args(&FEATURES);
        let all = compiler.compiles(all).args(included).env("PLUMBLINE_TEST_FULL", full);
        chore.count("tests", all);
    }
}

/// Each start is a city of its own: what the last one left is removed.
fn services(address: Option<&str>) -> ExitCode {
    let mut chore = Chore::new("services");
    let built =
        cargo(&["build", "--locked", "--package", "plumbline", "--package", "plumbline-testkit"]);
    if !chore.run("programs", built) {
        return chore.end();
    }
    let debug = step::root().join("target/debug");
    let folder = step::root().join("target/services");
    let _ = std::fs::remove_dir_all(&folder);
    let mut house = std::process::Command::new(debug.join("services"));
    house.arg(debug.join("plumbline")).arg(folder).args(address);
    match house.status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(why) => {
            eprintln!("xtask: services: {why}");
            ExitCode::FAILURE
        }
    }
}

/// Each time of a city that begins today.
fn screenshots() -> ExitCode {
    let mut chore = Chore::new("screenshots");
    let built =
        cargo(&["build", "--locked", "--package", "plumbline", "--package", "plumbline-testkit"]);
    if !chore.run("programs", built) {
        return chore.end();
    }
    let debug = step::root().join("target/debug");
    let folder = step::root().join("target/screenshots");
    let _ = std::fs::remove_dir_all(&folder);
    let mut tour = std::process::Command::new(debug.join("screenshots"));
    tour.arg(debug.join("plumbline")).arg(folder).arg(step::root().join("services/web/pictures"));
    match tour.status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(why) => {
            eprintln!("xtask: screenshots: {why}");
            ExitCode::FAILURE
        }
    }
}

/// The tests that compare them write them when they are told to; each crate tells of what it knows, the core first.
fn schemas(write: bool) -> ExitCode {
    let mut chore = Chore::new("schemas");
    for (step, package, target, test) in [
        ("events", "plumbline-lifecycle", &["--lib"][..], "schemas::"),
        ("asyncapi", "plumbline-tests", &["--test", "subscribers"], "asyncapi::"),
    ] {
        let tests =
            cargo(&["test", "--locked", "--package", package]).args(target).args(&["--", test]);
        chore.run(step, if write { tests.env("PLUMBLINE_BLESS", "1") } else { tests });
    }
    chore.end()
}

fn bench(rest: &[&str]) -> ExitCode {
    let mut chore = Chore::new("bench");
    let mut peers =
        vec!["run", "--release", "--locked", "--manifest-path", "tests/bench/Cargo.toml"];
    if installed("umadb") && installed("protoc") {
        peers.extend(["--features", "umadb"]);
    } else {
        chore.skip(
            "UmaDB",
            "it wants its server (pip install umadb) and protoc (Debian: protobuf-compiler)",
        );
    }
    peers.push("--");
    if chore
        .run("release binary", cargo(&["build", "--release", "--package", "plumbline", "--locked"]))
    {
        chore.run("bench", cargo(&peers).args(rest));
    }
    chore.end()
}
