//! Programs of Python packages, in a folder of their own beside what is built: fetched once, and used again.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::skipped;

/// The programs of these packages (`name==version`), in a folder of this name beside what is built; where they cannot be had, says
/// that the test is skipped.
///
/// # Panics
/// When the test lies outside of a target folder.
pub fn installed(test: &str, name: &str, packages: &[&str]) -> Option<PathBuf> {
    let exe = std::env::current_exe().expect("a test knows its own path");
    let folder = exe.ancestors().nth(3).expect("a test lies three folders below").join(name);
    let (programs, whole) = (folder.join("bin"), folder.join("installed"));
    let made = std::fs::read_to_string(&whole).is_ok_and(|found| found == packages.join(" ")) || {
        let python = |program: &Path, args: &[&str]| {
            Command::new(program).args(args).status().is_ok_and(|status| status.success())
        };
        let install = [&["-m", "pip", "install", "--quiet"], packages].concat();
        folder.to_str().is_some_and(|folder| python(Path::new("python3"), &["-m", "venv", folder]))
            && python(&programs.join("python"), &install)
            && std::fs::write(&whole, packages.join(" ")).is_ok()
    };
    if !made {
        let what = packages.join(", ");
        let why = format!("{what} could not be installed (python3 with venv, and the network)");
        skipped(test, &why);
    }
    made.then_some(programs)
}
