//! The lock of a folder: one process at a time writes its log, or puts another one in its place.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::Path;

use crate::error::OpenError;

/// Takes the lock of a folder, and writes the process id into it.
pub(crate) fn lock(dir: &Path) -> Result<File, OpenError> {
    let path = &dir.join("log.lock");
    let at = |cause| OpenError::File { path: path.clone(), cause };
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)
        .map_err(at)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(std::fs::TryLockError::WouldBlock) => {
            let mut pid = String::new();
            let _ = file.read_to_string(&mut pid);
            let pid = Some(pid.trim().to_owned()).filter(|pid| !pid.is_empty());
            return Err(OpenError::Held { path: path.clone(), pid });
        }
        Err(std::fs::TryLockError::Error(cause)) => {
            return Err(OpenError::File { path: path.clone(), cause });
        }
    }
    let written = file
        .set_len(0)
        .and_then(|()| file.seek(SeekFrom::Start(0)))
        .and_then(|_| writeln!(file, "{}", std::process::id()));
    match written {
        // Whose it is is told for people's sake; the lock holds without.
        Err(cause) if cause.kind() == ErrorKind::StorageFull => {}
        written => written.map_err(at)?,
    }
    Ok(file)
}
