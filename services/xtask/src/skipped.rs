//! Which tests could not run on this machine, and why, for the last lines of a chore.
//!
//! Such a test passes, and the runners hide what a passing test says. So the tests write it down as well
//! (`plumbline_testkit::skipped`): files of lines, `test: why`, in a folder that is emptied before they run and read after.

use std::collections::BTreeSet;
use std::io::{Error, ErrorKind};
use std::path::Path;

/// The variable that tells the tests which folder.
pub(crate) const FOLDER: &str = "PLUMBLINE_TEST_SKIPPED";

/// Removes what an earlier run left, and leaves an empty folder.
pub(crate) fn empty(folder: &Path) -> std::io::Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(err) if err.kind() != ErrorKind::NotFound => Err(named(folder, &err)),
        _ => std::fs::create_dir_all(folder).map_err(|err| named(folder, &err)),
    }
}

/// What the tests wrote, sorted; a test that asked twice for what is not there counts once.
pub(crate) fn read(folder: &Path) -> std::io::Result<BTreeSet<String>> {
    let mut skipped = BTreeSet::new();
    for entry in std::fs::read_dir(folder).map_err(|err| named(folder, &err))? {
        let path = entry?.path();
        let written = std::fs::read_to_string(&path).map_err(|err| named(&path, &err))?;
        skipped.extend(written.lines().map(str::to_owned));
    }
    Ok(skipped)
}

/// The last lines: how many were skipped, then each; nothing when all ran.
pub(crate) fn summary(skipped: &BTreeSet<String>) -> String {
    if skipped.is_empty() {
        return String::new();
    }
    let lines = skipped.iter().map(|line| format!("  {line}\n"));
    format!("{} skipped:\n{}", skipped.len(), lines.collect::<String>())
}

fn named(path: &Path, err: &Error) -> Error {
    Error::new(err.kind(), format!("{}: {err}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_several_processes_wrote_and_nothing_of_an_earlier_run() {
        let folder = std::env::temp_dir().join(format!("xtask-skipped-{}", std::process::id()));
        empty(&folder).unwrap();
        assert_eq!(summary(&read(&folder).unwrap()), "", "all ran: nothing to say");

        std::fs::write(folder.join("12"), "pages: there is no chromium\n").unwrap();
        std::fs::write(
            folder.join("7"),
            "walk: there is no curl\npages: there is no chromium\nfull: nobody may mount\n",
        )
        .unwrap();
        assert_eq!(
            summary(&read(&folder).unwrap()),
            "3 skipped:\n  full: nobody may mount\n  pages: there is no chromium\n  walk: there is no curl\n"
        );

        empty(&folder).unwrap();
        assert_eq!(read(&folder).unwrap(), BTreeSet::new());
        std::fs::remove_dir_all(&folder).unwrap();
        let gone = read(&folder).unwrap_err().to_string();
        assert!(gone.starts_with(&folder.display().to_string()), "{gone}");
    }
}
