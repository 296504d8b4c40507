//! `plumbline backup FOLDER`: a whole copy of a folder of data, taken beside a running service, and verified.

use std::path::{Path, PathBuf};

use plumbline_access::Before;
use plumbline_documents::Store;

use crate::failure::Failure;
use crate::output::{counted, say};
use crate::progress::Progress;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Where the copy goes: a folder that is empty or not there yet.
    folder: PathBuf,
    /// Take a log.db that was copied alone as the whole log: what stood in its log.db-wal is given up.
    #[arg(long)]
    as_it_is: bool,
}

/// The log before the contents, which never change: those that are copied after it hold all that it names. The tokens of before
/// come first: if they are taken over meanwhile, the copied log has them, and the file counts no more.
pub(crate) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let to = &arguments.folder;
    if !data.join("log.db").exists() {
        return Err(Failure::NoLog(data.into()));
    }
    let at = |cause| Failure::File { path: to.clone(), cause };
    std::fs::create_dir_all(to).map_err(at)?;
    if std::fs::read_dir(to).map_err(at)?.next().is_some() {
        return Err(Failure::NotAnEmptyFolder(to.clone()));
    }
    Before::copy(data, to)?;
    let mut progress = Progress::new("copying the log");
    let log = plumbline_log::copy(data, to, arguments.as_it_is, |done, of| progress.at(done, of))?;
    progress.end();
    let mut progress = Progress::new("copying documents");
    let contents = Store::at(data).copy(to, None, |done, of| progress.at(done, of))?.contents;
    progress.end();
    let id = log.id.map(|id| format!("log {id}\n")).unwrap_or_default();
    say(&format!(
        "copied: {}, {}; every hash fits\n{id}root {}\n",
        counted(log.size, "event", "events"),
        counted(contents as u64, "content", "contents"),
        log.root
    ));
    Ok(())
}
