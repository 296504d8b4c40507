//! Which approval is meant: by its own id, or by the standard that has just one under way; and the words of its commands.

use std::path::Path;

use plumbline_lifecycle::approval::Place;
use plumbline_lifecycle::standard::{Run, Standard};
use plumbline_lifecycle::{Horizon, PartId, StandardId, State, StreamId};
use plumbline_log::Reader;
use plumbline_views::folded;

use crate::failure::Failure;
use crate::reading;
use crate::words::{NotTaken, one_of};

/// The approval of that name.
pub(super) fn approval(data: &Path, name: &str) -> Result<PartId, Failure> {
    if let Ok(part) = name.parse() {
        return Ok(part);
    }
    let standard: StandardId =
        name.parse().map_err(|_| Failure::NoApprovalName(name.to_owned()))?;
    let run = run(&reading::log(data)?, &standard)?;
    let under_way: Vec<&PartId> = run.approvals.under_way().collect();
    match under_way.as_slice() {
        [] => Err(Failure::NoneUnderWay { standard: name.to_owned() }),
        [one] => Ok((*one).clone()),
        several => {
            let several = several.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            Err(Failure::SeveralUnderWay { standard: name.to_owned(), several })
        }
    }
}

/// A standard that is run here.
pub(super) fn run(reader: &Reader, id: &StandardId) -> Result<Run, Failure> {
    match folded(reader, &StreamId::Standard(id.clone()), Horizon::default())?.state {
        State::Standard(Standard::Run(run)) => Ok(*run),
        _ => Err(Failure::NoStandard(id.to_string())),
    }
}

/// Where a signer is added.
pub(super) fn place(key: &str) -> Result<Place, NotTaken> {
    let known = Place::ALL.into_iter().find(|place| place.key() == key);
    known.ok_or_else(|| one_of(&Place::ALL.map(Place::key)))
}

/// A seat by its step and its number in it, as 2.1.
pub(super) fn seat(text: &str) -> Result<(u32, u32), NotTaken> {
    let parts = text
        .split_once('.')
        .and_then(|(step, seat)| Some((step.parse().ok()?, seat.parse().ok()?)));
    parts.ok_or_else(|| {
        NotTaken::new(
            "写作“步骤.席位”，如 2.1",
            "it is written as the step and the seat in it, as 2.1",
        )
    })
}
