//! How places and kinds of moves are kept in a column (their index in the core's own lists) and shown in an answer
//! (their key).

use plumbline_lifecycle::Place;
use plumbline_lifecycle::procedure::MoveKind;
use serde::Serializer;

pub(crate) fn place_no(place: Place) -> i64 {
    Place::ALL.iter().position(|p| *p == place).unwrap_or_default() as i64
}

pub(crate) fn place(no: i64) -> Option<Place> {
    usize::try_from(no).ok().and_then(|no| Place::ALL.get(no)).copied()
}

pub(crate) fn kind_no(kind: MoveKind) -> i64 {
    MoveKind::ALL.iter().position(|k| *k == kind).unwrap_or_default() as i64
}

pub(crate) fn kind(no: i64) -> Option<MoveKind> {
    usize::try_from(no).ok().and_then(|no| MoveKind::ALL.get(no)).copied()
}

pub(crate) fn show_place<S: Serializer>(place: &Place, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(place.key())
}

pub(crate) fn show_place_if<S: Serializer>(
    place: &Option<Place>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match place {
        Some(place) => serializer.serialize_some(place.key()),
        None => serializer.serialize_none(),
    }
}

pub(crate) fn show_kind<S: Serializer>(kind: &MoveKind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind.key())
}

pub(crate) fn show_kind_if<S: Serializer>(
    kind: &Option<MoveKind>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match kind {
        Some(kind) => serializer.serialize_some(kind.key()),
        None => serializer.serialize_none(),
    }
}
