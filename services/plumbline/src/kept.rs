//! A document's content that was taken in, until it is known what became of the command that names it.

use plumbline_documents::{Content, Intake, Outcome};
use plumbline_workflow::{Answer, Failure};

/// A content that the next command names.
pub(crate) struct Kept {
    pub(crate) documents: Intake,
    pub(crate) content: Content,
}

impl Kept {
    /// The command was answered.
    pub(crate) fn answered(self, came: &Result<Answer, Failure>) {
        self.came_to(match came {
            Ok(_) => Outcome::Named,
            Err(Failure::Unknown(_)) => Outcome::Unknown,
            Err(_) => Outcome::Refused,
        });
    }

    /// No command will name it.
    pub(crate) fn unnamed(self) {
        self.came_to(Outcome::Refused);
    }

    fn came_to(self, outcome: Outcome) {
        if let Err(error) = self.documents.answered(self.content.hash, outcome) {
            tracing::warn!(%error, "a mark is left in the folder of documents; the next start sees to it");
        }
    }
}
