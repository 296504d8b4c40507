//! `plumbline document attach`: a file is kept by its hash, and the command that names it is given.

use std::io::Read;
use std::path::{Path, PathBuf};

use plumbline_documents::{Arrival, Content, Intake, MediaType, NotKept, Outcome, on_the_list};
use plumbline_lifecycle::standard::{Command, Document};
use plumbline_lifecycle::{Name, StandardId, StreamId};
use plumbline_workflow::foretell;

use crate::failure::Failure;
use crate::limits::Limits;
use crate::progress::{LARGE_BYTES, Progress};
use crate::send::{Held, Sending, told};
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
    let held = Held::open(data)?;
    let bytes_max = file.limits(&Limits::default()).document_bytes_max;
    let intake = Intake::open(data, bytes_max.unwrap_or(Intake::BYTES_MAX))?;
    let answer = attach(&held, &intake, arguments);
    held.close()?;
    println!("{}", answer?);
    Ok(())
}

fn attach(held: &Held, intake: &Intake, arguments: &Arguments) -> Result<String, Failure> {
    let Arguments { standard, kind, file, sending, .. } = arguments;
    let name = match &arguments.name {
        Some(name) => name.clone(),
        None => file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default().parse()?,
    };
    let declared = arguments.media_type.as_deref().map(on_the_list).transpose();
    let declared = declared.map_err(NotKept::from)?;
    let target = StreamId::Standard(standard.clone());
    let document = |media: MediaType, size, sha256| {
        let (kind, name) = (kind.clone(), name.clone());
        let document = Document { kind, name, media_type: media.key().into(), size, sha256 };
        sending.request(target.clone(), Command::AttachDocument { document })
    };
    // What a rule refuses is said before the file is read.
    let beforehand = document(declared.unwrap_or(MediaType::Pdf), 1, "0".repeat(64));
    foretell(&held.reader, &beforehand, crate::reading::today())?;
    let content = keep(intake, file, declared, name.as_str())?;
    let Content { hash, size, media_type } = content;
    let request = document(media_type, size, hash.to_string());
    let answer = held.writer.submit_blocking(request);
    let outcome = match &answer {
        Ok(_) => Outcome::Named,
        Err(plumbline_workflow::Failure::Unknown(_)) => Outcome::Unknown,
        Err(_) => Outcome::Refused,
    };
    // What became of the command is told in any case.
    if let Err(error) = intake.answered(hash, outcome) {
        tracing::warn!(%error, "a mark is left in the folder of documents; the next start sees to it");
    }
    Ok(format!("{}\n{media_type}, {size} bytes, {hash}", told(&answer?)))
}

/// Keeps a file, with a bar for a large one.
fn keep(
    intake: &Intake,
    path: &Path,
    declared: Option<MediaType>,
    name: &str,
) -> Result<Content, Failure> {
    let failed = |cause| Failure::File { path: path.into(), cause };
    let mut file = std::fs::File::open(path).map_err(failed)?;
    let size = file.metadata().map_err(failed)?.len();
    let mut progress = Progress::new("taking in");
    let mut arrival = Arrival::begin(intake)?;
    let mut buffer = vec![0; 256 * 1024];
    let mut done = 0;
    loop {
        let read = file.read(&mut buffer).map_err(failed)?;
        if read == 0 {
            break;
        }
        arrival.write(&buffer[..read])?;
        done += read as u64;
        if size > LARGE_BYTES {
            progress.at(done, size);
        }
    }
    progress.end();
    Ok(arrival.keep(declared, name)?)
}
