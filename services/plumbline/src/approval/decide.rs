//! `plumbline decide`: agree, disagree, or send back, on the seat that a person fills.

use std::path::{Path, PathBuf};

use plumbline_lifecycle::approval::{Command, Minutes, Refusal, Resume, Target};
use plumbline_lifecycle::{Name, Sentence, StreamId};
use sha2::{Digest, Sha256};

use crate::approval::find;
use crate::failure::Failure;
use crate::send::{Acting, act};
use crate::words::{NotTaken, one_of};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The approval, or the standard that has one under way.
    approval: String,
    /// What the person says.
    #[arg(value_enum)]
    what: What,
    /// The opinion; needed to disagree and to send back.
    #[arg(long, value_name = "TEXT")]
    opinion: Option<Sentence>,
    /// Back to whom: the submitter, or an earlier step by its number.
    #[arg(long, default_value = "submitter", value_parser = target)]
    to: Target,
    /// How it goes on from there: through every step again, or direct.
    #[arg(long, default_value = "through", value_parser = resume)]
    resume: Resume,
    /// The number of the minutes, on the leadership group's seat.
    #[arg(long, value_name = "NUMBER", requires = "minutes_file")]
    minutes: Option<Name>,
    /// Their file; the log keeps its hash.
    #[arg(long, value_name = "FILE", requires = "minutes")]
    minutes_file: Option<PathBuf>,
    #[command(flatten)]
    acting: Acting,
}

/// What is said on a seat.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum What {
    /// 同意.
    Agree,
    /// 不同意.
    Disagree,
    /// 退回.
    Back,
}

pub(crate) fn run(data: &Path, arguments: Arguments) -> Result<(), Failure> {
    let Arguments { approval, what, opinion, to, resume, minutes, minutes_file, acting } =
        arguments;
    let minutes = match (minutes, minutes_file) {
        (Some(number), Some(file)) => Some(Minutes { number, sha256: hash(&file)? }),
        _ => None,
    };
    let command = match what {
        What::Agree => Command::Decide { agree: true, opinion, minutes },
        What::Disagree => Command::Decide { agree: false, opinion, minutes },
        What::Back => {
            let unsaid = || plumbline_workflow::Failure::Refused(Refusal::OpinionMissing {}.into());
            Command::SendBack { to, resume, opinion: opinion.ok_or_else(unsaid)? }
        }
    };
    let part = find::approval(data, &approval)?;
    act(data, &acting, StreamId::Approval(part), command).map(drop)
}

fn hash(file: &Path) -> Result<String, Failure> {
    let content =
        std::fs::read(file).map_err(|cause| Failure::File { path: file.into(), cause })?;
    let digest = Sha256::digest(&content);
    Ok(digest.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn target(text: &str) -> Result<Target, NotTaken> {
    match text {
        "submitter" => Ok(Target::Submitter),
        step => step.parse().map(Target::Step).map_err(|_| {
            NotTaken::new(
                "可填 submitter（提交人）或前面某一步骤的序号",
                "possible: submitter, or the number of an earlier step",
            )
        }),
    }
}

fn resume(key: &str) -> Result<Resume, NotTaken> {
    let known = Resume::ALL.into_iter().find(|resume| resume.key() == key);
    known.ok_or_else(|| one_of(&Resume::ALL.map(Resume::key)))
}
