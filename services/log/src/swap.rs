//! Another log in the place of the one that is there: all of it or nothing, whenever the power fails.
//!
//! ```text
//! restoring/                what is to come is gathered here; of no meaning if it breaks off
//! restored/                 the same, once it is whole: from now on it is the log of this folder
//! before-restore-<moment>/  what was there before, kept until a person removes it
//! ```
//!
//! The rename of `restoring` to `restored` decides. What is left to do then, a file at a time, can be taken up again at any point: by
//! whoever opens the log to write it next, or by the next restore. Until it is done nobody reads the folder ([`refuse`]).
//!
//! A folder of data may be a disk of its own, which cannot be renamed; so everything happens within it. The files of the log are
//! known here, and by name those that others keep beside it and that tell what happened.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use crate::error::OpenError;

/// Where what is to come is gathered.
pub(crate) const COMING: &str = "restoring";

/// Where it stands once it is whole.
const CAME: &str = "restored";

/// The file in there that says what is to be done: where the old one goes, and below that what comes, a name a line.
const PLAN: &str = "plan";

/// All that tells what happened and what was worked out from it, in the order in which it is moved. The log's own file is the last: as long as it is still to come,
/// the others are being moved.
const MOVED: [&str; 12] = [
    "log.db-wal",
    "log.db-shm",
    "access.db-wal",
    "access.db-shm",
    "access.db",
    "access.db.taken-over",
    "boxes",
    "documents",
    "views",
    "log.head",
    "log.seal",
    LAST,
];

const LAST: &str = "log.db";

/// Decides: what was gathered is the folder's log, and what was there goes into `before`, a name. Comes back when all is moved, with
/// the folder of the old log, if there was one. Whoever calls holds the lock, and has made durable what was gathered.
pub(crate) fn put(dir: &Path, before: &str) -> Result<Option<PathBuf>, OpenError> {
    let (coming, came) = (dir.join(COMING), dir.join(CAME));
    let own = fs::metadata(dir).map_err(at(dir))?.dev();
    for path in MOVED.map(|name| dir.join(name)) {
        if fs::symlink_metadata(&path).is_ok_and(|held| held.dev() != own) {
            let cause = std::io::Error::other("it is a disk of its own and cannot be moved");
            return Err(OpenError::File { path, cause });
        }
    }
    let comes = MOVED.iter().filter(|name| coming.join(name).exists());
    let plan: Vec<&str> = [before].into_iter().chain(comes.copied()).collect();
    let path = coming.join(PLAN);
    fs::write(&path, plan.join("\n")).and_then(|()| sync(&path)).map_err(at(&path))?;
    sync(&coming).map_err(at(&coming))?;
    fs::rename(&coming, &came).and_then(|()| sync(dir)).map_err(at(&came))?;
    end(dir)
}

/// Ends what was decided and not done yet, and removes what was gathered and never decided. Tells where the old log is, if one was
/// moved now. Whoever calls holds the lock.
pub(crate) fn end(dir: &Path) -> Result<Option<PathBuf>, OpenError> {
    remove(&dir.join(COMING))?;
    let Some(plan) = Plan::read(dir)? else { return Ok(None) };
    while let Some(step) = plan.next() {
        step.take()?;
    }
    remove(&plan.came)?;
    sync(dir).map_err(at(dir))?;
    Ok(Some(plan.before).filter(|before| before != dir && before.exists()))
}

/// Fails while another log is being put into the folder.
pub(crate) fn refuse(dir: &Path) -> Result<(), OpenError> {
    let path = dir.join(CAME);
    if path.exists() { Err(OpenError::BeingRestored { path }) } else { Ok(()) }
}

/// What is to be done.
struct Plan {
    dir: PathBuf,
    came: PathBuf,
    before: PathBuf,
    comes: Vec<String>,
}

/// One rename.
struct Step {
    from: PathBuf,
    to: PathBuf,
}

impl Plan {
    fn read(dir: &Path) -> Result<Option<Plan>, OpenError> {
        let came = dir.join(CAME);
        let path = came.join(PLAN);
        let text = match fs::read_to_string(&path) {
            Err(_) if !came.exists() => return Ok(None),
            // All was moved, and what is left is being removed.
            Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
            text => text.map_err(at(&path))?,
        };
        let mut lines = text.lines();
        let before = dir.join(lines.next().unwrap_or_default());
        let comes = lines.map(str::to_owned).collect();
        Ok(Some(Plan { dir: dir.into(), came, before, comes }))
    }

    /// What is to be moved next, as the folder stands.
    fn next(&self) -> Option<Step> {
        if !self.came.join(LAST).exists() {
            return None;
        }
        MOVED.iter().find_map(|name| {
            let (here, new) = (self.dir.join(name), self.came.join(name));
            // What comes under a name is here once it is not there any more.
            let is_old = new.exists() || !self.comes.iter().any(|comes| comes == name);
            match (here.exists(), new.exists()) {
                (true, _) if is_old => Some(Step { from: here, to: self.before.join(name) }),
                (false, true) => Some(Step { from: new, to: here }),
                _ => None,
            }
        })
    }
}

impl Step {
    /// Moves it, durably: a write-ahead log must have left before another log is in its place.
    fn take(&self) -> Result<(), OpenError> {
        let Step { from, to } = self;
        let folders = [to, from].map(|path| path.parent().unwrap_or(path));
        let moved = fs::create_dir_all(folders[0]).and_then(|()| match to.exists() {
            // Somebody made it anew meanwhile; the one that is kept is the one that was there.
            true => fs::remove_file(from),
            false => fs::rename(from, to),
        });
        moved.and_then(|()| folders.into_iter().try_for_each(sync)).map_err(at(from))
    }
}

/// Removes a folder with all that is in it, if it is there.
fn remove(path: &Path) -> Result<(), OpenError> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(at(path)(error)),
        _ => Ok(()),
    }
}

fn sync(path: &Path) -> std::io::Result<()> {
    File::open(path)?.sync_all()
}

fn at(path: &Path) -> impl Fn(std::io::Error) -> OpenError {
    let path: PathBuf = path.into();
    move |cause| OpenError::File { path: path.clone(), cause }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// Every file below a folder, but for what a swap itself needs.
    fn files(dir: &Path) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        let mut folders = vec![dir.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                match path.is_dir() {
                    true => folders.push(path),
                    false => {
                        let name = path.strip_prefix(dir).unwrap().display().to_string();
                        found.insert(name, fs::read_to_string(&path).unwrap());
                    }
                }
            }
        }
        found
    }

    fn write(dir: &Path, files: &[(&str, &str)]) {
        for (name, text) in files {
            let path = dir.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }

    const OLD: &[(&str, &str)] = &[
        ("log.db", "old"),
        ("log.db-wal", "old tail"),
        ("log.db-shm", "old index"),
        ("log.head", "old head"),
        ("access.db", "old tokens"),
        ("documents/ab/abc", "old content"),
        ("views/desk.db", "an old view"),
        ("reserve", "of the folder"),
    ];
    const NEW: &[(&str, &str)] = &[
        ("log.db", "new"),
        ("log.head", "new head"),
        ("log.seal", "new seal"),
        ("documents/cd/cde", "new content"),
    ];

    /// A folder in which another log is decided on, and nothing moved yet.
    fn decided(old: &[(&str, &str)]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        write(dir.path(), old);
        write(&dir.path().join(CAME), NEW);
        let names = ["documents", "log.head", "log.seal", "log.db"];
        let plan = format!("before-restore-1\n{}", names.join("\n"));
        write(&dir.path().join(CAME), &[(PLAN, &plan)]);
        dir
    }

    fn expected() -> BTreeMap<String, String> {
        let moved = |(name, text): &(&str, &str)| match *name {
            "reserve" => (String::from(*name), String::from(*text)),
            name => (format!("before-restore-1/{name}"), String::from(*text)),
        };
        let came = |(name, text): &(&str, &str)| (String::from(*name), String::from(*text));
        OLD.iter().map(moved).chain(NEW.iter().map(came)).collect()
    }

    #[test]
    fn what_breaks_off_at_any_step_is_ended_by_whoever_comes_next() {
        let mut steps_max = 0;
        loop {
            let dir = decided(OLD);
            let plan = Plan::read(dir.path()).unwrap().unwrap();
            let mut steps = 0;
            while steps < steps_max
                && let Some(step) = plan.next()
            {
                // The new log never stands beside the old one's tail.
                let is_new = fs::read_to_string(dir.path().join(LAST)).is_ok_and(|is| is == "new");
                assert!(!is_new || !dir.path().join("log.db-wal").exists());
                step.take().unwrap();
                steps += 1;
            }
            assert!(matches!(refuse(dir.path()), Err(OpenError::BeingRestored { .. })));
            end(dir.path()).unwrap();
            assert_eq!(files(dir.path()), expected(), "after {steps} steps");
            refuse(dir.path()).unwrap();
            if steps < steps_max {
                assert_eq!(steps, OLD.len() - 1 + 4, "each file is moved once");
                return;
            }
            steps_max += 1;
        }
    }

    #[test]
    fn what_was_not_decided_on_is_gone_and_what_was_there_stays() {
        let dir = tempfile::tempdir().unwrap();
        write(dir.path(), OLD);
        let before = files(dir.path());
        write(&dir.path().join(COMING), NEW);
        refuse(dir.path()).unwrap();
        assert_eq!(end(dir.path()).unwrap(), None);
        assert_eq!(files(dir.path()), before);
    }

    #[test]
    fn a_tail_that_somebody_makes_meanwhile_does_not_take_the_place_of_the_old_one() {
        let dir = decided(OLD);
        let plan = Plan::read(dir.path()).unwrap().unwrap();
        plan.next().unwrap().take().unwrap();
        write(dir.path(), &[("log.db-wal", "a stranger's")]);
        end(dir.path()).unwrap();
        assert_eq!(files(dir.path()), expected());
    }

    #[test]
    fn an_empty_folder_has_nothing_to_keep() {
        let dir = tempfile::tempdir().unwrap();
        write(&dir.path().join(COMING), NEW);
        assert_eq!(put(dir.path(), "before-restore-1").unwrap(), None);
        let came = NEW.iter().map(|(name, text)| (String::from(*name), String::from(*text)));
        assert_eq!(files(dir.path()), came.collect());
    }
}
