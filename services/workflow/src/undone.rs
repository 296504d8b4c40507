//! What its askers hear of a batch that did not become durable.

use plumbline_log::{CommitError, LogError};

use crate::batch::{Job, Outcome};
use crate::command::Came;
use crate::request::Failure;
use crate::trouble::Fault;

/// No batch could be begun: nothing of any command was written.
pub(crate) fn refuse_all(said: &mut bool, jobs: Vec<Job>, undone: Undone) -> Result<(), Fault> {
    undone.say(said);
    for job in jobs {
        let _ = job.reply.send(answer(None, Some(&undone)));
    }
    undone.into_fault()
}

/// Why a batch did not become durable, as far as anybody knows.
pub(crate) enum Undone {
    /// There was no room; nothing of it is in the log.
    DiskFull,
    /// The clock is not believed; nothing was begun.
    Clock(String),
    /// The log failed before the commit; nothing of it is in the log.
    Rolled(LogError),
    /// The commit failed; nobody knows.
    Unknown(String),
}

impl Undone {
    pub(crate) fn before_commit(error: LogError) -> Undone {
        if error.is_disk_full() { Undone::DiskFull } else { Undone::Rolled(error) }
    }

    /// Says once, until something is written again, what is waited out. A fault says it itself.
    pub(crate) fn say(&self, said: &mut bool) {
        let says = match self {
            Undone::DiskFull => "the disk is full: commands are refused until there is room again",
            Undone::Clock(why) => why,
            Undone::Rolled(_) | Undone::Unknown(_) => return,
        };
        if !std::mem::replace(said, true) {
            tracing::error!("{says}");
        }
    }

    /// What it means for the writer: a full disk and a wrong clock are waited out.
    pub(crate) fn into_fault(self) -> Result<(), Fault> {
        match self {
            Undone::DiskFull | Undone::Clock(_) => Ok(()),
            Undone::Rolled(error) => Err(Fault::Log(error)),
            Undone::Unknown(why) => Err(Fault::CommitUnknown(why)),
        }
    }

    pub(crate) fn at_commit(error: CommitError) -> Undone {
        match error {
            CommitError::Full => Undone::DiskFull,
            CommitError::Unknown(why) => Undone::Unknown(why),
        }
    }
}

/// What an asker hears, once it is known what became of the batch. A refusal may rest on what an earlier command of the same
/// batch staged: if that did not become durable, the refusal is not told as one.
pub(crate) fn answer(came: Option<Came>, undone: Option<&Undone>) -> Outcome {
    let unavailable = |why: &str| Err(Failure::Unavailable(why.to_owned()));
    match (came, undone) {
        (Some(Came::Repeated(answer)), _) | (Some(Came::Staged(answer)), None) => Ok(answer),
        (Some(Came::Not(failure)), None) => Err(failure),
        (_, Some(Undone::DiskFull)) => unavailable("the disk is full"),
        (_, Some(Undone::Clock(why))) => unavailable(why),
        (_, Some(Undone::Rolled(error))) => {
            unavailable(&format!("{error}; nothing of this command was written"))
        }
        (Some(Came::Staged(_)), Some(Undone::Unknown(why))) => Err(Failure::Unknown(why.clone())),
        (Some(Came::Not(_)) | None, _) => {
            unavailable("the writer has stopped; nothing of this command was written")
        }
    }
}
