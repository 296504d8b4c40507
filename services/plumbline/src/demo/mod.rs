//! `serve --demo`: a small city whose standards are made up, so that a newcomer sees the service at work.
//!
//! The city is three tables: `demo/people.txt`, `demo/city.txt` and `demo/courses.txt` ([`city`] reads them). Each standard
//! was proposed so many days before today and follows a course; what lies before today happens, by the same commands that
//! an office would give ([`office`]). Every title says 示例. A second start changes nothing.

mod act;
mod city;
mod office;
mod paper;

use jiff::civil::Date;
use plumbline_access::{Caller, Role};
use plumbline_documents::{Arrival, ContentHash, Intake, MediaType};
use plumbline_lifecycle::procedure::BUILT_IN;
use plumbline_lifecycle::{Jurisdiction, StreamId, calendar};
use plumbline_log::Reader;
use plumbline_workflow::Writer;

use crate::demo::city::{City, bad};
use crate::failure::Failure;

/// Writes the city into an empty log, or finishes and repeats one that was written before.
pub(crate) fn fill(
    writer: &Writer,
    reader: &Reader,
    documents: &Intake,
    today: Date,
) -> Result<(), Failure> {
    let city = City::read()?;
    let Some(today) = day_of(&city, reader, today)? else { return Ok(()) };
    let papers = keep_papers(&city, documents)?;
    let waiting = office::requests(&city, today)?
        .into_iter()
        .map(|request| writer.post(request))
        .collect::<Result<Vec<_>, _>>()?;
    for answer in waiting {
        answer.blocking_recv().map_err(|_| bad("the writer stopped"))??;
    }
    for paper in papers {
        documents.named(paper)?;
    }
    Ok(())
}

/// Keeps a paper for each kind of document, for all standards to share.
fn keep_papers(city: &City, documents: &Intake) -> Result<Vec<ContentHash>, Failure> {
    let mut kept = Vec::new();
    for words in city.procedure.documents.values() {
        let mut arrival = Arrival::begin(documents)?;
        arrival.write(&paper::paper(&words.words()))?;
        kept.push(arrival.keep(Some(MediaType::Pdf), "")?.hash);
    }
    Ok(kept)
}

/// The day on which the city was made: today for a new one; none for one that an older program made, which stays as it is.
fn day_of(city: &City, reader: &Reader, today: Date) -> Result<Option<Date>, Failure> {
    // The built-in procedures and calendars are all that a new log holds.
    let built_in = BUILT_IN.len() + calendar::BUILT_IN.len();
    if reader.head() <= built_in as u64 {
        return Ok(Some(today));
    }
    let people = reader.read_stream(&StreamId::People.to_string())?;
    if let Some(first) = people.first() {
        let made_on = first.happened_on;
        let ours = office::requests(city, made_on)?.first().map(|request| request.id);
        let written = ours.map(|id| reader.answer_to(id)).transpose()?.flatten();
        if written.is_some() {
            return Ok(Some(made_on));
        }
        if reader.answer_to(office::first_without_papers())?.is_none() {
            return Err(Failure::NotEmpty);
        }
        return Ok(shown_as_it_is());
    }
    let standard = StreamId::Standard(city.standards[0].id.clone());
    if reader.read_stream(&standard.to_string())?.is_empty() {
        return Err(Failure::NotEmpty);
    }
    Ok(shown_as_it_is())
}

/// A city that an older program made.
fn shown_as_it_is() -> Option<Date> {
    tracing::warn!("the folder holds the city of an older program, which is shown as it is");
    None
}

/// Whoever looks at the city: everything in it is made up, so nobody is asked for a token.
pub(crate) fn reader() -> Option<Caller> {
    let name = "示例：访客".parse().ok()?;
    let (role, jurisdiction) = (Role::Reader, Jurisdiction::nation());
    Some(Caller { name, role, jurisdiction, unit: None, person: None })
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use plumbline_documents::Store;
    use plumbline_lifecycle::Horizon;
    use plumbline_lifecycle::standard::At;
    use plumbline_lifecycle::standard::Standard::Run;
    use plumbline_log::{Log, Options};
    use plumbline_views::{Filter, Life, Views};
    use plumbline_workflow::WriterOptions;

    use super::*;
    use crate::demo::act::Act;

    const TODAY: &str = "2026-03-01";

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// Fills a folder, and opens it for questions.
    fn filled(folder: &std::path::Path, today: &str) -> (Reader, Views) {
        let log = Log::open(folder, &Options::default()).unwrap();
        let reader = log.reader.clone();
        // The writer's day is the city's: units and persons are told of today alone.
        let clock = || "2026-03-01T04:00:00Z".parse().unwrap();
        let options = WriterOptions { clock, ..WriterOptions::default() };
        let (writer, thread) = Writer::start(log, options).unwrap();
        let documents = Intake::open(folder, 1 << 20).unwrap();
        fill(&writer, &reader, &documents, day(today)).unwrap();
        drop(writer);
        thread.join().unwrap();
        let (views, mut runner) = plumbline_views::open(&folder.join("views")).unwrap();
        runner.catch_up(&reader, &mut |_| {}).unwrap();
        (reader, views)
    }

    fn at(reader: &Reader, views: &Views, id: &str) -> At {
        let today = day(TODAY);
        let life = Life::read(views, reader, id, Horizon::as_of(today), today).unwrap();
        let Run(run) = life.standard else { panic!("{id} is run here") };
        run.at().clone()
    }

    #[test]
    fn the_city_has_standards_in_every_place_and_a_second_start_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let counts = |views: &Views| {
            let pipeline = views.leadership.pipeline(&Filter::default(), day(TODAY)).unwrap();
            pipeline.places.iter().map(|place| place.count).collect::<Vec<_>>()
        };
        let (reader, views) = filled(folder.path(), TODAY);
        let head = reader.head();
        assert_eq!(counts(&views), [4, 17, 5, 7, 19, 4, 3, 3, 3]);
        drop((reader, views));
        let (reader, views) = filled(folder.path(), "2026-03-09");
        assert_eq!((reader.head(), counts(&views)), (head, vec![4, 17, 5, 7, 19, 4, 3, 3, 3]));
    }

    #[test]
    fn the_city_shows_what_becomes_of_editions() {
        let folder = tempfile::tempdir().unwrap();
        let (reader, views) = filled(folder.path(), TODAY);
        let at = |id| at(&reader, &views, id);
        assert!(matches!(at("demo-61"), At::Superseded { by, .. } if by.as_str() == "demo-61-2"));
        assert!(matches!(at("demo-61-2"), At::InForce(_)));
        assert!(matches!(at("demo-62"), At::UnderReview(_)), "its new edition was rejected");
        assert!(matches!(at("demo-62-2"), At::Rejected));
        assert!(
            matches!(at("demo-04"), At::Revising { .. }),
            "its new edition is approved, not published"
        );
        assert!(matches!(at("demo-04-2"), At::Approved { .. }));
    }

    #[test]
    fn whatever_day_it_is_a_number_takes_the_year_of_publication_somewhere() {
        let city = City::read().unwrap();
        for days in 0..366 {
            let today = day("2026-01-01").saturating_add(days.days());
            let (mut approved, mut crossed) = (std::collections::BTreeMap::new(), 0);
            for happening in city.happenings(today).unwrap() {
                let (standard, year) = (happening.standard, happening.on.year());
                match happening.act {
                    Act::Approve => _ = approved.insert(standard, year),
                    Act::Publish(_) => crossed += u32::from(approved[&standard] < year),
                    _ => {}
                }
            }
            assert!(
                crossed > 0,
                "on {today} no number is approved in one year and published in the next"
            );
        }
    }

    #[test]
    fn every_document_of_the_city_is_here_and_says_that_it_is_made_up() {
        let folder = tempfile::tempdir().unwrap();
        let (reader, views) = filled(folder.path(), TODAY);
        let today = day(TODAY);
        let life = Life::read(&views, &reader, "demo-04", Horizon::as_of(today), today).unwrap();
        let store = Store::at(folder.path());
        assert!(life.handed_in().count() > 10);
        for held in life.handed_in() {
            let kept = store.open(held.document.sha256.parse().unwrap()).unwrap().unwrap();
            let mut content = Vec::new();
            assert_eq!(kept.copy_to(&mut content, |_, _| {}).unwrap(), held.document.size);
            let text = String::from_utf8(content).unwrap();
            assert!(text.starts_with("%PDF-") && text.contains("(Made up: "), "{text}");
            assert!(held.document.name.as_str().starts_with("示例-"));
        }
        let intake = Intake::open(folder.path(), 1).unwrap();
        assert!(intake.doubtful().is_empty(), "the log names each of them");
    }

    #[test]
    fn the_units_and_persons_of_the_city_are_there_from_the_day_on_which_it_is_made() {
        let folder = tempfile::tempdir().unwrap();
        let (reader, _) = filled(folder.path(), TODAY);
        let people = reader.read_stream(&StreamId::People.to_string()).unwrap();
        assert_eq!(people.len(), 20);
        assert!(people.iter().all(|row| row.happened_on == day(TODAY)));
    }

    #[test]
    fn a_folder_that_holds_other_standards_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let log = Log::open(folder.path(), &Options::default()).unwrap();
        let reader = log.reader.clone();
        let (writer, thread) = Writer::start(log, WriterOptions::default()).unwrap();
        let city = City::read().unwrap();
        let mut requests = office::requests(&city, day(TODAY)).unwrap();
        let mut other = requests.remove(city.people.len());
        other.target = StreamId::Standard("another".parse().unwrap());
        writer.submit_blocking(other).unwrap();
        let head = reader.head();
        let documents = Intake::open(folder.path(), 1 << 20).unwrap();
        let refused = fill(&writer, &reader, &documents, day(TODAY));
        assert!(matches!(refused, Err(Failure::NotEmpty)));
        assert_eq!(reader.head(), head);
        drop(writer);
        thread.join().unwrap();
    }

    #[test]
    fn every_title_says_that_it_is_made_up() {
        for standard in City::read().unwrap().standards {
            assert!(standard.profile.titles.best("zh").starts_with("示例："));
            assert!(standard.profile.titles.best("en").starts_with("Made up: "));
        }
    }
}
