//! A folder of backups of one log.
//!
//! ```text
//! 2026-11-30T02-05-00.000Z/   a backup: a folder of data at rest, named by the moment (UTC) at which it was begun
//! latest                      a link to the last one
//! unfinished-…/               one that is being written, or removed; what broke off is gone after the next backup
//! backup.lock                 held by whoever writes here
//! ```
//!
//! A name is never earlier than the one before it, whatever the clock says: the last name is the last backup.

use std::fs::{self, File};
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, civil};

use crate::backup::refused::Refused;
use crate::failure::Failure;

const LATEST: &str = "latest";
const LOCK: &str = "backup.lock";
const UNFINISHED: &str = "unfinished-";
const NAME: &str = "%Y-%m-%dT%H-%M-%S%.3fZ";

/// A folder of backups, held.
pub(crate) struct Series {
    folder: PathBuf,
    _lock: File,
}

impl Series {
    /// Holds a folder of backups, and removes what broke off in it; makes it where it is not there.
    pub(crate) fn open(folder: &Path) -> Result<Series, Failure> {
        fs::create_dir_all(folder).map_err(at(folder))?;
        let path = folder.join(LOCK);
        if !path.exists() && fs::read_dir(folder).map_err(at(folder))?.next().is_some() {
            return Err(Refused::NotAFolderOfBackups(folder.into()).into());
        }
        let lock = File::options().create(true).truncate(false).write(true).open(&path);
        let lock = lock.map_err(at(&path))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => return Err(Refused::Busy(folder.into()).into()),
            Err(fs::TryLockError::Error(cause)) => return Err(at(&path)(cause)),
        }
        let series = Series { folder: folder.into(), _lock: lock };
        for name in names(folder)?.iter().filter(|name| name.starts_with(UNFINISHED)) {
            let path = folder.join(name);
            fs::remove_dir_all(&path).map_err(at(&path))?;
        }
        Ok(series)
    }

    /// The last backup.
    pub(crate) fn last(&self) -> Result<Option<PathBuf>, Failure> {
        Ok(self.members()?.pop().map(|name| self.folder.join(name)))
    }

    /// A folder for the next one: its name shows that it is not done.
    pub(crate) fn begin(&self, now: Timestamp) -> Result<Unfinished, Failure> {
        let last = self.members()?.pop().and_then(|name| moment(&name));
        let next = last.map_or(now, |last| now.max(last + SignedDuration::from_millis(1)));
        let name = next.strftime(NAME).to_string();
        let path = self.folder.join(format!("{UNFINISHED}{name}"));
        fs::create_dir(&path).map_err(at(&path))?;
        Ok(Unfinished { path, name })
    }

    /// Gives it its name, now that it is whole and proven, and leads `latest` to it.
    pub(crate) fn end(&self, unfinished: &Unfinished) -> Result<PathBuf, Failure> {
        let path = self.folder.join(&unfinished.name);
        let (link, fresh) = (self.folder.join(LATEST), self.folder.join("latest.new"));
        sync(&unfinished.path).map_err(at(&unfinished.path))?;
        fs::rename(&unfinished.path, &path).map_err(at(&path))?;
        let linked = remove_file(&fresh)
            .and_then(|()| std::os::unix::fs::symlink(&unfinished.name, &fresh))
            .and_then(|()| fs::rename(&fresh, &link))
            .and_then(|()| sync(&self.folder));
        linked.map_err(at(&link))?;
        Ok(path)
    }

    /// Removes the oldest, so that so many are left; tells which.
    pub(crate) fn keep(&self, count: usize) -> Result<Vec<String>, Failure> {
        let mut members = self.members()?;
        members.truncate(members.len().saturating_sub(count));
        for name in &members {
            let goes = self.folder.join(format!("{UNFINISHED}{name}"));
            // What is half removed must not look like a backup.
            fs::rename(self.folder.join(name), &goes).map_err(at(&goes))?;
            fs::remove_dir_all(&goes).map_err(at(&goes))?;
        }
        Ok(members)
    }

    /// The names of all, the oldest first.
    fn members(&self) -> Result<Vec<String>, Failure> {
        let mut names = names(&self.folder)?;
        names.retain(|name| moment(name).is_some());
        names.sort();
        Ok(names)
    }
}

/// A backup that is being written; dropped before it has its name, it is gone.
pub(crate) struct Unfinished {
    pub(crate) path: PathBuf,
    name: String,
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// The backup that a path names: a folder of data, or the latest one of a folder of backups.
pub(crate) fn named(path: &Path) -> Result<PathBuf, Refused> {
    let latest = path.join(LATEST);
    if path.join("log.db").exists() {
        return Ok(path.into());
    }
    match fs::read_link(&latest) {
        Ok(name) if latest.join("log.db").exists() => Ok(path.join(name)),
        _ => Err(Refused::NoBackup(path.into())),
    }
}

/// The moment that a name tells; `None` of what is no backup.
fn moment(name: &str) -> Option<Timestamp> {
    let told = civil::DateTime::strptime("%Y-%m-%dT%H-%M-%S%.fZ", name).ok()?;
    let moment = TimeZone::UTC.to_timestamp(told).ok()?;
    (moment.strftime(NAME).to_string() == name).then_some(moment)
}

fn names(folder: &Path) -> Result<Vec<String>, Failure> {
    let entries = fs::read_dir(folder).map_err(at(folder))?;
    let name = |entry: std::io::Result<fs::DirEntry>| Ok(entry?.file_name().into_string().ok());
    let names = entries.map(name).collect::<Result<Vec<_>, Error>>().map_err(at(folder))?;
    Ok(names.into_iter().flatten().collect())
}

fn remove_file(path: &Path) -> std::io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn sync(path: &Path) -> std::io::Result<()> {
    File::open(path)?.sync_all()
}

fn at(path: &Path) -> impl FnOnce(Error) -> Failure {
    let path = path.to_owned();
    move |cause| Failure::File { path, cause }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(folder: &Path) -> Series {
        Series::open(folder).unwrap_or_else(|failure| panic!("{failure}"))
    }

    fn make(series: &Series, now: &str) -> String {
        let unfinished = series.begin(now.parse().unwrap()).unwrap();
        fs::write(unfinished.path.join("log.db"), now).unwrap();
        let path = series.end(&unfinished).unwrap();
        path.file_name().unwrap().to_str().unwrap().to_owned()
    }

    #[test]
    fn the_last_name_is_the_last_backup_whatever_the_clock_says() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("backups");
        let series = series(&folder);
        assert_eq!(series.last().unwrap(), None);
        assert_eq!(make(&series, "2026-11-30T02:05:00Z"), "2026-11-30T02-05-00.000Z");
        assert_eq!(make(&series, "2026-11-30T02:05:00Z"), "2026-11-30T02-05-00.001Z");
        assert_eq!(make(&series, "2026-11-29T00:00:00Z"), "2026-11-30T02-05-00.002Z");
        let last = folder.join("2026-11-30T02-05-00.002Z");
        assert_eq!(series.last().unwrap(), Some(last.clone()));
        assert_eq!(named(&folder).unwrap(), last);
        assert_eq!(series.keep(2).unwrap(), ["2026-11-30T02-05-00.000Z"]);
        assert_eq!(series.keep(2).unwrap(), [""; 0]);
        assert_eq!(series.last().unwrap(), Some(last));
    }

    #[test]
    fn what_broke_off_is_no_backup_and_goes_with_the_next() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path();
        let held = series(folder);
        make(&held, "2026-11-30T02:05:00Z");
        fs::create_dir_all(folder.join("unfinished-2026-11-30T03-05-00.000Z/documents")).unwrap();
        fs::write(folder.join("note.txt"), "a person's").unwrap();
        let last = held.last().unwrap().unwrap();
        assert!(last.ends_with("2026-11-30T02-05-00.000Z"), "{}", last.display());
        let Err(Failure::Backup(Refused::Busy(_))) = Series::open(folder) else {
            panic!("it is held")
        };
        drop(held);
        let held = series(folder);
        assert!(!folder.join("unfinished-2026-11-30T03-05-00.000Z").exists());
        drop(held.begin("2026-11-30T04:05:00Z".parse().unwrap()).unwrap());
        let mut left = names(folder).unwrap();
        left.sort();
        assert_eq!(left, ["2026-11-30T02-05-00.000Z", "backup.lock", "latest", "note.txt"]);
    }

    #[test]
    fn a_folder_of_something_else_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("log.db"), "a copy of before").unwrap();
        let Err(Failure::Backup(Refused::NotAFolderOfBackups(_))) = Series::open(dir.path()) else {
            panic!("it was taken")
        };
        assert_eq!(names(dir.path()).unwrap(), ["log.db"]);
    }
}
