//! The clock of a server: it asks the desk what has passed and what is near.

use std::time::Duration;

use plumbline_views::{NotedDay, Views};
use plumbline_workflow::{Clock, ClockOptions, ToNote, Writer};

/// How long the clock waits for the desk to see what it has just noted.
const PATIENCE: Duration = Duration::from_secs(10);

pub(crate) fn start(writer: Writer, views: Views) -> std::io::Result<Clock> {
    Clock::start(writer, ClockOptions::default(), move |today, most, seen| {
        if !views.wait_for(seen, PATIENCE) {
            return Err(format!("the views have not seen {seen} yet"));
        }
        let found = views.desk.for_the_clock(today, most).map_err(|error| error.to_string())?;
        let noted = |NotedDay { stream, which, until, passed_on }| ToNote {
            stream,
            which,
            until,
            passed_on,
        };
        Ok(found.into_iter().map(noted).collect())
    })
}
