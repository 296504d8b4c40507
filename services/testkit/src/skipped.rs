//! A test that cannot run here says so twice: on standard error, and in a file that whoever runs all the tests reads at the end.
//!
//! Such a test passes, and the runners hide what a passing test says. `cargo xtask` names the folder; without it nothing is
//! written.

use std::fs::File;
use std::io::Write;
use std::path::Path;

/// Says that a test is skipped, and why, in one line.
///
/// # Panics
/// When `PLUMBLINE_TEST_SKIPPED` names a folder that cannot be written: a skip that nobody hears of would look like a pass.
pub fn skipped(test: &str, why: &str) {
    eprintln!("SKIPPED: {test}: {why}");
    if let Some(folder) = std::env::var_os("PLUMBLINE_TEST_SKIPPED") {
        let folder = Path::new(&folder);
        record(folder, test, why).unwrap_or_else(|err| {
            panic!("that {test} is skipped cannot be written to {}: {err}", folder.display())
        });
    }
}

/// Appends a line to this process's own file: nextest runs each test in a process, cargo's runner many in threads of one.
fn record(folder: &Path, test: &str, why: &str) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let path = folder.join(std::process::id().to_string());
    let mut file = File::options().create(true).append(true).open(path)?;
    // One write a line, so that threads do not mix theirs.
    file.write_all(format!("{test}: {why}\n").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Folder;

    #[test]
    fn each_skipped_test_leaves_a_line() {
        let folder = Folder::new("skipped");
        let kept = folder.join("not/made/yet");
        record(&kept, "one", "there is no chromium").unwrap();
        record(&kept, "another", "there is no curl").unwrap();
        let text = std::fs::read_to_string(kept.join(std::process::id().to_string())).unwrap();
        assert_eq!(text, "one: there is no chromium\nanother: there is no curl\n");
    }
}
