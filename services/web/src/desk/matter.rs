//! What the form of a row has to know, and why the row lies on this desk.

use plumbline_lifecycle::approval::{Approval, DocRef};
use plumbline_lifecycle::standard::Standard;
use plumbline_lifecycle::{Horizon, Name, State, StreamId, Which};
use plumbline_views::{Mine, Waiting, folded};

use crate::language::Language;
use crate::problem::Problem;
use crate::state::WebState;

/// What a form has to know of the matter that it decides.
#[derive(Default)]
pub(super) struct Matter {
    /// The version that was looked at.
    pub(super) version: u64,
    /// Whether the seat is the leadership group's, which is filled by minutes.
    pub(super) of_the_group: bool,
    /// What is approved: each file of that content, or none where the standard holds another one now.
    pub(super) files: Vec<File>,
}

/// A document that is approved.
pub(super) struct File {
    /// A key of the procedure's documents.
    pub(super) kind: String,
    /// The hash of exactly that content.
    pub(super) sha256: String,
    /// What the file is called, while the standard holds it.
    pub(super) name: Option<Name>,
    /// Whether its content can be fetched here.
    pub(super) here: bool,
}

/// A matter as it is recorded now.
pub(super) fn matter(state: &WebState, waiting: &Waiting) -> Result<Matter, Problem> {
    let Which::Seat { step, seat } = waiting.which else { return Ok(Matter::default()) };
    let stream: StreamId = waiting.stream.parse().map_err(|_| Problem::NotFound)?;
    let folded = folded(&state.reader, &stream, Horizon::default());
    let folded = folded.map_err(|error| Problem::BrokeOff(error.to_string()))?;
    let State::Approval(approval) = &folded.state else { return Err(Problem::NotFound) };
    let seat = approval.chain().and_then(|chain| chain.step_no(step)?.seat(seat));
    let of_the_group = seat.is_some_and(|seat| seat.by_minutes);
    let files = files(state, &stream, approval)?;
    Ok(Matter { version: folded.version, of_the_group, files })
}

/// The documents of a matter, as the standard holds them now.
fn files(state: &WebState, stream: &StreamId, approval: &Approval) -> Result<Vec<File>, Problem> {
    let (StreamId::Approval(part), Some(chain)) = (stream, approval.chain()) else {
        return Ok(Vec::new());
    };
    let owner = StreamId::Standard(part.owner().clone());
    let standard = folded(&state.reader, &owner, Horizon::default());
    let standard = standard.map_err(|error| Problem::BrokeOff(error.to_string()))?;
    let named = |doc: &DocRef| match &standard.state {
        State::Standard(Standard::Run(run)) => {
            let held = run.document(&doc.kind).filter(|held| held.sha256 == doc.sha256);
            held.map(|held| held.name.clone())
        }
        _ => None,
    };
    let file = |doc: &DocRef| File {
        kind: doc.kind.clone(),
        sha256: doc.sha256.clone(),
        name: named(doc),
        here: doc.sha256.parse().is_ok_and(|hash| state.documents.store().holds(hash)),
    };
    Ok(chain.bundle.iter().map(file).collect())
}

/// Who is named, and why they may act here, in a few words.
pub(super) fn capacity(mine: &Mine, language: Language) -> String {
    match (&mine.stands_for, mine.capacity) {
        (Some(owner), _) => {
            language.told(format!("受{}委托", owner.name), format!("for {}", owner.name))
        }
        (None, capacity) => language.say(capacity.zh(), capacity.en()).to_owned(),
    }
}
