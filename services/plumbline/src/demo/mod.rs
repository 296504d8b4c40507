//! `serve --demo`: a small city whose standards are made up, so that a newcomer sees the service at work.
//!
//! The city is some tables: `demo/people.txt`, `demo/city.txt`, `demo/courses.txt` and `demo/approvals.txt` ([`city`] reads
//! them), `demo/comments.txt`, what is said of its drafts ([`hearing`]),
//! `demo/experts.txt`, the pool of its experts, `demo/use.txt`, how its standards are put into effect, and `demo/entered.txt`, what was in force before. What lies before today happens, by the same commands that an office and its people would give ([`office`]), and each
//! is recorded on its own day ([`clock`]), because who may act is judged on the day of recording. Every title says 示例. A second
//! start changes nothing.

mod act;
#[cfg(test)]
mod approval_tests;
mod city;
mod clock;
mod days;
mod entered;
mod experts;
#[cfg(test)]
mod explained_tests;
mod hearing;
mod matter;
mod numbers;
mod office;
mod panel;
mod paper;
mod people;
#[cfg(test)]
mod said_tests;
mod sign_in;
mod step;
mod tables;
#[cfg(test)]
mod tests;
mod used;

use std::path::Path;

use jiff::civil::Date;
use plumbline_access::{Caller, Role};
use plumbline_documents::{Arrival, ContentHash, Intake, MediaType};
use plumbline_lifecycle::procedure::BUILT_IN;
use plumbline_lifecycle::{Jurisdiction, StreamId, calendar};
use plumbline_log::{Log, Options, Reader};
use plumbline_workflow::{Writer, WriterOptions};
use tokio::sync::oneshot;

use crate::demo::city::City;
use crate::demo::clock::Clock;
use crate::demo::days::day_back;
use crate::demo::office::Story;
use crate::demo::step::Step;
use crate::demo::tables::bad;
use crate::failure::Failure;

pub(crate) use crate::demo::sign_in::sign_in;

/// Writes the city into a folder whose log is empty, or goes on where an earlier start was interrupted. False where the folder
/// holds the city of another program, which stays as it is. Nobody else may have the folder open.
pub(crate) fn fill(data: &Path, options: &WriterOptions) -> Result<bool, Failure> {
    let city = City::read()?;
    let log = Log::open(data, &Options::default())?;
    let reader = log.reader.clone();
    let today = options.zone.to_datetime((options.clock)()).date();
    let Some(story) = story_of(&city, &reader, today)? else { return Ok(false) };
    let Some(left) = not_done(&story, &reader)? else { return Ok(true) };
    let clock = Clock::of(options);
    clock.show(day_on(left)?);
    if let Some(newest) = reader.read_from(reader.head(), 1)?.first()
        && newest.recorded_at > clock.now()
    {
        let day = options.zone.to_datetime(newest.recorded_at).date();
        return Err(Failure::BegunBefore(day));
    }
    // After the log: whoever holds that is the only one to take documents in.
    let documents = Intake::open(data, Intake::BYTES_MAX)?;
    let papers = keep_papers(&story, &documents)?;
    let (writer, thread) = Writer::start(log, clock.options(options))?;
    let played = play(left, &city, &reader, &writer, &clock);
    drop(writer);
    thread.join()?;
    played?;
    for paper in papers {
        documents.named(paper)?;
    }
    Ok(true)
}

/// Gives the commands, those of one day together; one that depends on what was done before it waits for that.
fn play(
    steps: &[Step],
    city: &City,
    reader: &Reader,
    writer: &Writer,
    clock: &Clock,
) -> Result<(), Failure> {
    for of_a_day in steps.chunk_by(|one, next| one.on == next.on) {
        clock.show(day_on(of_a_day)?);
        let mut posted = Vec::with_capacity(of_a_day.len());
        for step in of_a_day {
            if step.waits() {
                settle(&mut posted)?;
                step.prepare(reader, writer)?;
            }
            posted.push(writer.post(step.request(city, reader)?)?);
        }
        settle(&mut posted)?;
    }
    Ok(())
}

/// Waits until each of these is durable.
fn settle<T, E>(posted: &mut Vec<oneshot::Receiver<Result<T, E>>>) -> Result<(), Failure>
where
    Failure: From<E>,
{
    for answer in posted.drain(..) {
        answer.blocking_recv().map_err(|_| bad("the writer stopped"))??;
    }
    Ok(())
}

/// The day of the first of them.
fn day_on(steps: &[Step]) -> Result<Date, Failure> {
    steps.first().map(|first| first.on).ok_or_else(|| bad("no day"))
}

/// The commands that were not given yet. They are given in their order, so all before the first of them were.
fn not_done<'s>(story: &'s Story, reader: &Reader) -> Result<Option<&'s [Step]>, Failure> {
    let Some(last) = story.steps.last() else { return Ok(None) };
    if reader.answer_to(last.id)?.is_some() {
        return Ok(None);
    }
    for (place, step) in story.steps.iter().enumerate() {
        if reader.answer_to(step.id)?.is_none() {
            return Ok(Some(&story.steps[place..]));
        }
    }
    Ok(None)
}

/// Keeps the content of each document, for all standards to share.
fn keep_papers(story: &Story, documents: &Intake) -> Result<Vec<ContentHash>, Failure> {
    let mut kept = Vec::new();
    for content in story.papers.values() {
        let mut arrival = Arrival::begin(documents)?;
        arrival.write(content)?;
        kept.push(arrival.keep(Some(MediaType::Pdf), "")?.hash);
    }
    Ok(kept)
}

/// What was done, or is to be done, to make the city: today where the log is empty, and on the day on which it was begun where
/// it is not. None for one that another program made, which stays as it is.
fn story_of(city: &City, reader: &Reader, today: Date) -> Result<Option<Story>, Failure> {
    // The built-in procedures and calendars are all that a new log holds.
    let built_in = BUILT_IN.len() + calendar::BUILT_IN.len();
    // Tokens may have been granted before the city is made.
    let grants = reader.read_stream(&StreamId::Grants.to_string())?.len();
    if reader.head() <= (built_in + grants) as u64 {
        return office::story(city, today).map(Some);
    }
    let people = reader.read_stream(&StreamId::People.to_string())?;
    if let Some(first) = people.first() {
        let story = office::story(city, day_back(first.happened_on, -city.age()))?;
        if story.steps.first().is_some_and(|step| step.id == first.command) {
            return Ok(Some(story));
        }
        return if first.actor == office::ACTOR { Ok(as_it_is()) } else { Err(Failure::NotEmpty) };
    }
    let standard = StreamId::Standard(city.standards[0].id.clone());
    if reader.read_stream(&standard.to_string())?.is_empty() {
        return Err(Failure::NotEmpty);
    }
    Ok(as_it_is())
}

/// A city that another program made.
fn as_it_is() -> Option<Story> {
    tracing::warn!("the folder holds the city of another program, which is shown as it is");
    None
}

/// Whoever looks at the city: everything in it is made up, so nobody is asked for a token.
pub(crate) fn reader() -> Option<Caller> {
    let name = "示例：访客".parse().ok()?;
    let (role, jurisdiction) = (Role::Reader, Jurisdiction::nation());
    Some(Caller { name, role, jurisdiction, unit: None, person: None })
}
