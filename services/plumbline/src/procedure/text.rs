//! The text of a procedure that somebody names: a file, a version that was adopted, or what comes with the program.

use std::path::Path;

use plumbline_lifecycle::procedure::{BUILT_IN, OFFERED, Procedure, Procedures};
use plumbline_lifecycle::{Calendar, Horizon, State, StreamId};
use plumbline_views::folded;

use crate::failure::Failure;
use crate::reading;

/// What was adopted in a folder, by all that is recorded; nothing in a folder without a log.
pub(super) fn adopted(data: &Path) -> Result<Procedures, Failure> {
    let reader = match reading::log(data) {
        Err(Failure::NoLog(_)) => return Ok(Procedures::default()),
        read => read?,
    };
    match folded(&reader, &StreamId::Procedures, Horizon::default())?.state {
        State::Procedures(procedures) => Ok(procedures),
        _ => Ok(Procedures::default()),
    }
}

/// Which days are worked, as a folder knows them; nothing in one without a log.
pub(super) fn calendar(data: &Path) -> Result<Option<Calendar>, Failure> {
    let reader = match reading::log(data) {
        Err(Failure::NoLog(_)) => return Ok(None),
        read => read?,
    };
    match folded(&reader, &StreamId::Calendar, Horizon::default())?.state {
        State::Calendar(calendar) => Ok(Some(calendar)),
        _ => Ok(None),
    }
}

/// What comes with the program, by its id.
pub(super) fn with_the_program(id: &str) -> Option<&'static str> {
    let all = BUILT_IN.into_iter().chain(OFFERED);
    all.into_iter().find(|(known, _)| *known == id).map(|(_, text)| text)
}

/// The text of a file.
pub(super) fn of_file(file: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(file).map_err(|cause| Failure::File { path: file.into(), cause })
}

/// Whether a name is that of a file, and no id.
fn is_file(named: &str) -> bool {
    named.contains(['/', '.'])
}

/// What is to be adopted: a file, or what comes with the program.
pub(super) fn to_adopt(named: &str) -> Result<String, Failure> {
    match with_the_program(named) {
        _ if is_file(named) => of_file(Path::new(named)),
        Some(text) => Ok(text.to_owned()),
        None => of_file(Path::new(named)),
    }
}

/// What somebody names.
pub(super) struct Named {
    /// As it is told: `local-city@3`, or the file.
    pub(super) name: String,
    pub(super) procedure: Procedure,
}

/// The procedure of a file; a version that was adopted, the newest if none is named; else what comes with the program.
pub(super) fn named(data: &Path, named: &str) -> Result<Named, Failure> {
    if is_file(named) {
        let text = of_file(Path::new(named))?;
        return Ok(Named { name: named.to_owned(), procedure: text.parse()? });
    }
    let (id, version) = match named.split_once('@') {
        Some((id, version)) => (id, Some(version)),
        None => (named, None),
    };
    let adopted = adopted(data)?;
    let is_meant = |procedure: &&Procedure| {
        procedure.id == id && version.is_none_or(|version| procedure.version.to_string() == version)
    };
    let offered = || with_the_program(id).and_then(|text| text.parse().ok());
    let found = adopted.all().filter(is_meant).last().cloned();
    let found = found.or_else(|| offered().filter(|procedure| is_meant(&procedure)));
    let Some(procedure) = found else { return Err(Failure::NoProcedure(named.to_owned())) };
    Ok(Named { name: format!("{id}@{}", procedure.version), procedure })
}
