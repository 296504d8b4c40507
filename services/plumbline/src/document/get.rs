//! `plumbline document get`: the content of a document, on standard output or in a file.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use plumbline_documents::{ContentHash, Kept, Store};

use crate::failure::Failure;
use crate::progress::{LARGE_BYTES, Progress};
use crate::{reading, show};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The standard's id, its number or a reference it went by.
    standard: String,
    /// Which document: the newest of a kind, as draft-for-comment, or one by its SHA-256.
    document: String,
    /// Where to; standard output if left out.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub(crate) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let Arguments { standard, document: wanted, out } = arguments;
    let reading = reading::open(data)?;
    let life = show::life(&reading, standard)?;
    let found = life
        .handed_in()
        .find(|held| held.document.kind == *wanted || held.document.sha256 == *wanted)
        .ok_or_else(|| Failure::NoDocument {
            standard: standard.clone(),
            wanted: wanted.clone(),
        })?;
    let hash: Option<ContentHash> = found.document.sha256.parse().ok();
    let kept = hash.map(|hash| Store::at(data).open(hash)).transpose()?.flatten();
    let kept = kept.ok_or_else(|| Failure::OnlyDescribed(found.document.name.to_string()))?;
    match out {
        Some(path) => write(kept, path),
        None if std::io::stdout().is_terminal() => Err(Failure::NotOnATerminal),
        None => {
            let mut out = std::io::stdout().lock();
            copy(kept, &mut out, "standard output".as_ref())
        }
    }
}

/// Under another name until it is whole, so that nobody opens a half.
fn write(kept: Kept, path: &Path) -> Result<(), Failure> {
    let failed = |cause| Failure::File { path: path.into(), cause };
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    let mut file = std::fs::File::create(&part).map_err(failed)?;
    let written = copy(kept, &mut file, path);
    match written {
        Ok(()) => std::fs::rename(&part, path).map_err(failed),
        Err(failure) => {
            let _ = std::fs::remove_file(&part);
            Err(failure)
        }
    }
}

fn copy(kept: Kept, out: &mut impl Write, path: &Path) -> Result<(), Failure> {
    let mut progress = Progress::new("writing");
    let large = kept.size > LARGE_BYTES;
    let copied = kept.copy_to(out, |done, of| {
        if large {
            progress.at(done, of);
        }
    });
    progress.end();
    copied.map(drop).map_err(|cause| Failure::File { path: path.into(), cause })
}
