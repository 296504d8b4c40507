//! `plumbline backup FOLDER`: a whole copy of a folder of data, taken beside a running service, and verified.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use plumbline_access::Before;
use plumbline_documents::Store;
use plumbline_log::{LogError, Reader, Relation};

use crate::backup::refused::Refused;
use crate::backup::series::Series;
use crate::failure::Failure;
use crate::output::{counted, note, say};
use crate::progress::Progress;

/// What a folder of data may hold beside the log and the documents: worked out from them, or of this moment, as the boxes of secret
/// ballots are. What is not named
/// here is not of this program, and is told.
const OF_THE_FOLDER: [&str; 22] = [
    "log.db",
    "log.db-wal",
    "log.db-shm",
    "log.head",
    "log.seal",
    "log.seal.new",
    "log.lock",
    "boxes",
    "documents",
    "views",
    "reserve",
    "commands.sock",
    "door.db",
    "door.db-wal",
    "door.db-shm",
    "access.db",
    "access.db-wal",
    "access.db-shm",
    "access.db.taken-over",
    "restoring",
    "restored",
    "lost+found",
];

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The folder of the backups: each becomes a folder in it, and `latest` leads to the last one.
    folder: PathBuf,
    /// How many backups are left there: the oldest are removed once this one is proven.
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u16).range(1..))]
    keep: Option<u16>,
    /// Take a log.db that was copied alone as the whole log: what stood in its log.db-wal is given up.
    #[arg(long)]
    as_it_is: bool,
}

/// The log before the contents, which never change: those that are copied after it hold all that it names. The tokens of before
/// come first: if they are taken over meanwhile, the copied log has them, and the file counts no more.
pub(crate) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    if !data.join("log.db").exists() {
        return Err(Failure::NoLog(data.into()));
    }
    let series = Series::open(&arguments.folder)?;
    let (last, unfinished) = (series.last()?, series.begin(Timestamp::now())?);
    let to = &unfinished.path;
    Before::copy(data, to)?;
    let mut progress = Progress::new("copying the log");
    let log = plumbline_log::copy(data, to, arguments.as_it_is, |done, of| progress.at(done, of))?;
    progress.end();
    if let Some(last) = &last {
        goes_on(to, last)?;
    }
    let mut progress = Progress::new("copying documents");
    let contents = Store::at(data).copy(to, last.as_deref(), |done, of| progress.at(done, of))?;
    progress.end();
    let member = series.end(&unfinished)?;
    let removed = arguments.keep.map_or(Ok(Vec::new()), |keep| series.keep(keep.into()))?;

    let mut text = format!(
        "copied: {}, {}; every hash fits\nin {}",
        counted(log.size, "event", "events"),
        counted(contents.contents as u64, "content", "contents"),
        member.display(),
    );
    if contents.known > 0 {
        let shared = counted(contents.known as u64, "content", "contents");
        text += &format!(", {shared} shared with the backup before");
    }
    text.push('\n');
    text += &log.id.map(|id| format!("log {id}\n")).unwrap_or_default();
    text += &format!("root {}\n", log.root);
    if !removed.is_empty() {
        text += &format!("removed: {}\n", removed.join(", "));
    }
    let left = left_out(data);
    if !left.is_empty() {
        text += &format!(
            "left out: {} (only the log and the documents are copied; keys are kept apart)\n",
            left.join(", ")
        );
    }
    say(&text);
    match contents.damaged.first() {
        None => Ok(()),
        Some(&first) => Err(Failure::DamagedContents {
            damaged: contents.damaged.len(),
            first,
            what: String::new(),
        }),
    }
}

/// Fails if what was copied does not hold all that the backup before holds: then something is wrong here, and the older backups are
/// what is right. One that cannot be read any more is told, and stops nothing.
fn goes_on(copied: &Path, last: &Path) -> Result<(), Failure> {
    let member = last.to_owned();
    let compared = Reader::open(last).map_err(|error| error.to_string()).and_then(|last| {
        let copied = Reader::open(copied).map_err(|error| error.to_string())?;
        Relation::between(&copied, &last).map_err(|error: LogError| error.to_string())
    });
    Err(Failure::from(match compared {
        Ok(Relation::Holds) => return Ok(()),
        Ok(Relation::Another { id, other }) => {
            Refused::OfAnotherLog { member, holds: other, is: id }
        }
        Ok(Relation::EndsEarlier { ends, other }) => {
            Refused::LogIsOlder { member, holds: other, has: ends }
        }
        Ok(Relation::Parts { seq }) => Refused::LogParts { member, seq },
        Err(why) => {
            let path = last.display();
            note(&format!(
                "plumbline: 上一份备份 {path} 无法读取：{why}\nplumbline: the backup before, {path}, cannot be read: {why}\n"
            ));
            return Ok(());
        }
    }))
}

/// What lies in the folder of data and is not of it: keys above all, which are in no backup of the log.
fn left_out(data: &Path) -> Vec<String> {
    let names = std::fs::read_dir(data).into_iter().flatten().flatten();
    let mut names: Vec<String> =
        names.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| {
        !OF_THE_FOLDER.contains(&name.as_str()) && !name.starts_with("before-restore-")
    });
    names.sort();
    names
}
