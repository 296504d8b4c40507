//! How the moves of an observed life are judged: by the table of the procedure, and by the order of the phases.

use crate::code::StageCode;
use crate::procedure::format::Procedure;
use crate::stage::Place;
use crate::words::keyed;

/// What kind of move an observation shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MoveKind {
    /// The first sight of a project.
    First,
    /// Where it was before.
    Unchanged,
    /// As the procedure has it.
    Regular,
    /// Forward, over steps that the procedure asks for (or that nobody saw).
    SkippedAhead,
    /// Back to an earlier phase, without a decision that sends it there.
    Returned,
    /// The same phase over again.
    Repeated,
    /// Alive again after an end.
    Reopened,
}

keyed! { MoveKind {
    First "first" "首次观察" "First seen"
    Unchanged "unchanged" "未变动" "Unchanged"
    Regular "regular" "符合程序" "Regular"
    SkippedAhead "skipped_ahead" "跳过环节" "Skipped ahead"
    Returned "returned" "倒退" "Went back"
    Repeated "repeated" "重复" "Repeated"
    Reopened "reopened" "终结后重启" "Reopened"
} }

impl MoveKind {
    /// Whether it breaks the procedure.
    #[must_use]
    pub fn is_irregular(self) -> bool {
        match self {
            MoveKind::First | MoveKind::Unchanged | MoveKind::Regular => false,
            MoveKind::SkippedAhead
            | MoveKind::Returned
            | MoveKind::Repeated
            | MoveKind::Reopened => true,
        }
    }
}

impl Procedure {
    /// What kind of move this is.
    #[must_use]
    pub fn classify(&self, from: Option<StageCode>, to: StageCode) -> MoveKind {
        let Some(from) = from else { return MoveKind::First };
        if from == to {
            return MoveKind::Unchanged;
        }
        if self.is_regular(from, to) {
            return MoveKind::Regular;
        }
        match (from.place(), to.place()) {
            (Place::Ended(_), Place::At(_)) => MoveKind::Reopened,
            _ if to.phase() < from.phase() => MoveKind::Returned,
            _ if to.phase() == from.phase() && to.step() < from.step() => MoveKind::Repeated,
            _ => MoveKind::SkippedAhead,
        }
    }

    fn is_regular(&self, from: StageCode, to: StageCode) -> bool {
        let moves = self.moves.as_ref().and_then(|moves| moves.from.get(&from));
        moves.is_some_and(|allowed| allowed.contains(&to))
    }
}
