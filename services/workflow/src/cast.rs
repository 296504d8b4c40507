//! Cards that are put into boxes. Whoever knows the code of a card casts it; nobody asks who that is, and nothing of it is written
//! anywhere but into the box.

use jiff::civil::Date;
use plumbline_lifecycle::ballot::{self, Ballot, Choice, Code, takes_card};
use plumbline_lifecycle::{BallotId, Command, Horizon, Known, Sentence, State, StreamId, replay};
use plumbline_log::{LogError, Reader};

use crate::boxes::{BoxError, Boxes, Put};
use crate::memory::{Memory, stored};
use crate::request::Failure;

/// A card, and what is chosen on it.
#[derive(Clone, PartialEq, Eq)]
pub struct Cast {
    /// The ballot.
    pub ballot: BallotId,
    /// The code on the card.
    pub code: Code,
    /// What is chosen.
    pub choice: Choice,
}

/// It is told nowhere by mistake.
impl std::fmt::Debug for Cast {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Cast(…)")
    }
}

/// Puts a card into the box of a ballot that was loaded.
pub(crate) fn put(memory: &Memory, boxes: &Boxes, cast: &Cast, today: Date) -> Result<(), Failure> {
    let Cast { ballot, code, choice } = cast;
    let held = memory.stream(&StreamId::Ballot(ballot.clone())).map(|held| &held.state);
    let unborn = Ballot::Unborn;
    let held = match held {
        Some(State::Ballot(held)) => held,
        _ => &unborn,
    };
    let refused = |refusal: ballot::Refusal| Failure::Refused(refusal.into());
    let card = takes_card(ballot, held, code, today).map_err(refused)?;
    let put = boxes.put(ballot, &card, code, *choice);
    match put.map_err(|error: BoxError| Failure::Unavailable(error.to_string()))? {
        Some(Put::InTheBox) => Ok(()),
        Some(Put::Used) => Err(refused(ballot::Refusal::CardUsed {})),
        Some(Put::Sealed) => Err(refused(ballot::Refusal::BoxSealed {})),
        Some(Put::NoneOfIts) | None => Err(refused(ballot::Refusal::BoxLost {})),
    }
}

/// Destroys the boxes whose ballots are over: a service that was killed after the commit left them.
pub(crate) fn clear(boxes: &Boxes, reader: &Reader) -> Result<(), BoxError> {
    for id in boxes.held()? {
        // What cannot be read now may be read once the log is mended.
        let over = ballot(reader, &id).is_some_and(|held| !held.is_open());
        if over {
            boxes.destroy(&id)?;
        }
    }
    Ok(())
}

/// The open ballots whose cards were handed out and that have no box.
pub(crate) fn without_box(boxes: &Boxes, reader: &Reader) -> Result<Vec<BallotId>, LogError> {
    let held = boxes.held().unwrap_or_default();
    let mut lost = Vec::new();
    for stream in reader.streams_of("ballot/")? {
        let Ok(StreamId::Ballot(id)) = stream.parse() else { continue };
        let handed = |held: &Ballot| {
            let cards = held.roll().and_then(|roll| roll.cards.as_ref());
            held.is_open() && cards.is_some_and(|cards| cards.handed.is_some())
        };
        if !held.contains(&id) && ballot(reader, &id).as_ref().is_some_and(handed) {
            lost.push(id);
        }
    }
    Ok(lost)
}

/// What the service says of a ballot whose box is gone.
pub(crate) fn annul() -> Command {
    let reason: Sentence = "票箱不在或已更换 / the box is lost".parse().expect("visible text");
    ballot::Command::AnnulBallot { reason }.into()
}

/// A ballot as the log has it, if it can be read.
fn ballot(reader: &Reader, id: &BallotId) -> Option<Ballot> {
    let stream = StreamId::Ballot(id.clone());
    let rows = reader.read_stream(&stream.to_string()).ok()?;
    match replay(&stream, rows.iter().map(stored), Horizon::default(), |_, _, _| {}).ok()?.state {
        State::Ballot(held) => Some(held),
        _ => None,
    }
}
