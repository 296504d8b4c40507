//! What the form of a row has to know, and why the row lies on this desk.

use plumbline_lifecycle::approval::SeatOf;
use plumbline_lifecycle::{Horizon, State, StreamId, Which};
use plumbline_log::Reader;
use plumbline_views::{Mine, Waiting, folded};

use crate::language::Language;
use crate::problem::Problem;

/// What a form has to know of the matter that it decides.
#[derive(Clone, Copy, Default)]
pub(super) struct Matter {
    /// The version that was looked at.
    pub(super) version: u64,
    /// Whether the seat is the leadership group's, which is filled by minutes.
    pub(super) of_the_group: bool,
}

/// A matter as it is recorded now.
pub(super) fn matter(reader: &Reader, waiting: &Waiting) -> Result<Matter, Problem> {
    let Which::Seat { step, seat } = waiting.which else { return Ok(Matter::default()) };
    let stream: StreamId = waiting.stream.parse().map_err(|_| Problem::NotFound)?;
    let folded = folded(reader, &stream, Horizon::default());
    let folded = folded.map_err(|error| Problem::BrokeOff(error.to_string()))?;
    let State::Approval(approval) = &folded.state else { return Err(Problem::NotFound) };
    let seat = approval.chain().and_then(|chain| chain.step_no(step)?.seat(seat));
    let of_the_group = seat.is_some_and(|seat| matches!(seat.of, SeatOf::Group { .. }));
    Ok(Matter { version: folded.version, of_the_group })
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
