//! The views of a folder, brought up to date for one question: by us, or by the server that keeps them.

use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use jiff::civil::Date;
use plumbline_lifecycle::people::People;
use plumbline_lifecycle::pool::Pool;
use plumbline_lifecycle::{
    Field, Folded, Grants, Horizon, Jurisdiction, Level, State, StreamId, replay,
};
use plumbline_log::Reader;
use plumbline_views::{Filter, Runner, ViewError, Views, folded, stored};
use plumbline_workflow::WriterOptions;
use uuid::Uuid;

use crate::failure::Failure;
use crate::progress::Progress;

/// Which standards are meant.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct Standards {
    /// Only this level: national, industry, local, group, enterprise, norm or iso.
    #[arg(long)]
    level: Option<Level>,
    /// Only this field, as elderly-care.
    #[arg(long)]
    field: Option<Field>,
    /// Only this jurisdiction and those within it, as 330100.
    #[arg(long)]
    jurisdiction: Option<Jurisdiction>,
}

impl Standards {
    pub(crate) fn filter(&self) -> Filter {
        let Standards { level, field, jurisdiction } = self.clone();
        Filter { level, field, jurisdiction, origin: None }
    }
}

/// The log and the views, which have seen all of it.
pub(crate) struct Reading {
    pub(crate) views: Views,
    pub(crate) reader: Reader,
    /// Keeps others from writing the views while we read what we wrote.
    _runner: Option<Runner>,
    /// Where the views are, if not in the folder.
    _scratch: Option<Scratch>,
}

/// A folder for a while, for whoever may not write the folder of data.
pub(crate) struct Scratch(pub(crate) PathBuf);

impl Scratch {
    /// Makes it where the system keeps what is not to last.
    pub(crate) fn new(what: &str) -> Result<Scratch, Failure> {
        // Nobody else knows the name beforehand, or comes in: what is folded there is not for everybody.
        let path = std::env::temp_dir().join(format!("plumbline-{what}-{}", Uuid::now_v7()));
        let made = std::fs::DirBuilder::new().mode(0o700).create(&path);
        made.map_err(|cause| Failure::File { path: path.clone(), cause })?;
        Ok(Scratch(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// What day it is, where the office is.
pub(crate) fn today() -> Date {
    let WriterOptions { zone, clock, .. } = WriterOptions::default();
    zone.to_datetime(clock()).date()
}

/// The day that is asked for, today if none is; one that has not come yet is refused.
pub(crate) fn day(as_of: Option<Date>) -> Result<Date, Failure> {
    let today = today();
    match as_of {
        Some(day) if day > today => Err(Failure::NotCome { day, today }),
        asked => Ok(asked.unwrap_or(today)),
    }
}

/// How long the views of a running server may stand still before they have seen what its log holds.
const PATIENCE: Duration = Duration::from_secs(10);

/// The log of a folder, to be read; a folder without one is left as it is.
pub(crate) fn log(data: &Path) -> Result<Reader, Failure> {
    match data.join("log.db").try_exists() {
        Ok(true) => Ok(Reader::open(data)?),
        Ok(false) => Err(Failure::NoLog(data.into())),
        Err(cause) => Err(Failure::File { path: data.into(), cause }),
    }
}

/// Who was granted which token, by all that is recorded.
pub(crate) fn grants(reader: &Reader) -> Result<Grants, Failure> {
    match folded(reader, &StreamId::Grants, Horizon::default())?.state {
        State::Grants(grants) => Ok(grants),
        _ => Ok(Grants::default()),
    }
}

/// Units, persons and names of places, by all that is recorded.
pub(crate) fn people(reader: &Reader) -> Result<People, Failure> {
    people_within(reader, Horizon::default())
}

/// The pool of an area, within a horizon.
pub(crate) fn pool(
    reader: &Reader,
    area: &Jurisdiction,
    horizon: Horizon,
) -> Result<Pool, Failure> {
    match folded(reader, &StreamId::Pool(area.clone()), horizon)?.state {
        State::Pool(pool) => Ok(pool),
        _ => Ok(Pool::default()),
    }
}

/// The pool of an area as it was at a version, read page by page; `None` where it has not come so far.
pub(crate) fn pool_at(
    reader: &Reader,
    area: &Jurisdiction,
    version: u64,
) -> Result<Option<Pool>, Failure> {
    match folded_to(reader, &StreamId::Pool(area.clone()), version)?.map(|folded| folded.state) {
        Some(State::Pool(pool)) => Ok(Some(pool)),
        _ => Ok(None),
    }
}

/// Events of a stream that are read at a time.
const PAGE: u64 = 1_000;

/// A stream up to a version; `None` where it has not come so far.
pub(crate) fn folded_to(
    reader: &Reader,
    stream: &StreamId,
    version: u64,
) -> Result<Option<Folded>, Failure> {
    let name = stream.to_string();
    let mut folded = Folded::unborn(stream);
    while folded.version < version {
        let limit = PAGE.min(version - folded.version);
        let page = reader.read_page_of_stream(&name, folded.version, limit)?;
        if page.is_empty() {
            return Ok(None);
        }
        for row in &page {
            let read = folded.read(stream, &stored(row));
            let (seq, stream) = (row.seq, row.stream.clone());
            folded = read.map_err(|why| Failure::Damaged { seq, stream, why: why.to_string() })?.0;
        }
    }
    Ok(Some(folded))
}

/// The same, within a horizon.
pub(crate) fn people_within(reader: &Reader, horizon: Horizon) -> Result<People, Failure> {
    let rows = reader.read_stream(&StreamId::People.to_string())?;
    let rows = rows.iter().map(stored);
    match replay(&StreamId::People, rows, horizon, |_, _, _| {})?.state {
        State::People(people) => Ok(people),
        _ => Err(Failure::NoPeople),
    }
}

pub(crate) fn open(data: &Path) -> Result<Reading, Failure> {
    let reader = log(data)?;
    let folder = data.join("views");
    match plumbline_views::open(&folder) {
        Ok(opened) => caught_up(opened, reader, None),
        Err(ViewError::Locked(_)) => beside_a_server(&folder, reader),
        Err(ViewError::File { cause, .. }) if is_only_to_be_read(&cause) => {
            match Views::read_only(&folder, &reader) {
                Ok(views) if views.are_all_here() && views.position() >= reader.head() => {
                    Ok(Reading { views, reader, _runner: None, _scratch: None })
                }
                // Behind, or not there.
                _ => folded_for_once(reader),
            }
        }
        Err(error) => Err(error.into()),
    }
}

/// They are folded for this one question.
fn folded_for_once(reader: Reader) -> Result<Reading, Failure> {
    let scratch = Scratch::new("views")?;
    caught_up(plumbline_views::open(&scratch.0)?, reader, Some(scratch))
}

/// Whether this user may read and not write.
fn is_only_to_be_read(cause: &std::io::Error) -> bool {
    use std::io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem};
    matches!(cause.kind(), PermissionDenied | ReadOnlyFilesystem)
}

fn caught_up(
    (views, mut runner): (Views, Runner),
    reader: Reader,
    scratch: Option<Scratch>,
) -> Result<Reading, Failure> {
    let mut progress = Progress::new("reading the log");
    let behind = views.position() < reader.head();
    runner.catch_up(&reader, &mut |at| {
        if behind {
            progress.at(at.done, at.of);
        }
    })?;
    progress.end();
    Ok(Reading { views, reader, _runner: Some(runner), _scratch: scratch })
}

fn beside_a_server(folder: &Path, reader: Reader) -> Result<Reading, Failure> {
    // A service of one role keeps only some.
    if !plumbline_views::are_all_kept(folder) {
        return folded_for_once(reader);
    }
    let head = reader.head();
    let (mut moved, mut at) = (Instant::now(), None);
    loop {
        let is_late = moved.elapsed() > PATIENCE;
        match Views::read_only(folder, &reader) {
            Ok(views) if views.position() >= head => {
                return Ok(Reading { views, reader, _runner: None, _scratch: None });
            }
            Ok(views) if at != Some(views.position()) => {
                (moved, at) = (Instant::now(), Some(views.position()));
            }
            Ok(views) if is_late => {
                return Err(Failure::Behind { position: views.position(), head });
            }
            // The server makes such a view again.
            Err(error) if is_late || !(error.is_of_the_file() || error.is_of_another_log()) => {
                return Err(error.into());
            }
            Ok(_) | Err(_) => {}
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}
