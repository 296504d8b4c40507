//! `plumbline document attach`: a file is kept by its hash, and the command that names it is given.

use std::path::{Path, PathBuf};

use plumbline_documents::{Content, MediaType, NotKept, on_the_list};
use plumbline_lifecycle::standard::{Command, Document};
use plumbline_lifecycle::{Name, StandardId, StreamId};
use plumbline_workflow::foretell;

use crate::failure::Failure;
use crate::held::{Coming, Held};
use crate::limits::Limits;
use crate::output::say;
use crate::progress::{LARGE_BYTES, Progress};
use crate::send::{Sending, told};
use crate::settings::File;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The standard's id.
    standard: StandardId,
    /// What it is in the procedure, as draft-for-comment.
    kind: String,
    /// The file.
    file: PathBuf,
    /// The name that is kept; that of the file if left out.
    #[arg(long)]
    name: Option<Name>,
    /// What the file is, as application/pdf; what its content says if left out.
    #[arg(long, value_name = "TYPE")]
    media_type: Option<String>,
    #[command(flatten)]
    sending: Sending,
}

pub(crate) fn run(data: &Path, file: &File, arguments: &Arguments) -> Result<(), Failure> {
    let bytes_max = file.limits(&Limits::default()).document_bytes_max();
    let mut held = Held::open(data)?;
    let answer = attach(data, &mut held, arguments, bytes_max);
    let closed = held.close();
    say(&format!("{}\n", answer?));
    closed
}

fn attach(
    data: &Path,
    held: &mut Held,
    arguments: &Arguments,
    bytes_max: u64,
) -> Result<String, Failure> {
    let Arguments { standard, kind, file, sending, .. } = arguments;
    let name = match &arguments.name {
        Some(name) => name.clone(),
        None => file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default().parse()?,
    };
    let declared = arguments.media_type.as_deref();
    let media = declared.map(on_the_list).transpose().map_err(NotKept::from)?;
    let target = StreamId::Standard(standard.clone());
    let document = |media: MediaType, size, sha256| {
        let (kind, name) = (kind.clone(), name.clone());
        let document = Document { kind, name, media_type: media.key().into(), size, sha256 };
        sending.request(target.clone(), Command::AttachDocument { document })
    };
    // What a rule refuses is said before the file is read.
    let beforehand = document(media.unwrap_or(MediaType::Pdf), 1, "0".repeat(64));
    foretell(&held.reader, &beforehand, crate::reading::today())?;
    let failed = |cause| Failure::File { path: file.clone(), cause };
    let mut opened = std::fs::File::open(file).map_err(failed)?;
    let bytes = opened.metadata().map_err(failed)?.len();
    let mut progress = Progress::new("taking in");
    let coming = Coming { bytes, declared, name: name.as_str(), bytes_max };
    let kept = held.take(data, &mut opened, &coming, |done| {
        if bytes > LARGE_BYTES {
            progress.at(done, bytes);
        }
    });
    progress.end();
    let Content { hash, size, media_type } = kept?;
    let answer = held.give(document(media_type, size, hash.to_string()))?;
    Ok(format!("{}\n{media_type}, {size} bytes, {hash}", told(&answer)))
}
