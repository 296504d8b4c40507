//! One measured figure, and the table of them.

use std::time::{Duration, Instant};

use serde::Serialize;

/// What a phase measured.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    /// Who did the work: `disk`, `sqlite`, `writer`, `api`, or a peer's name.
    pub who: String,
    /// The work.
    pub work: String,
    /// How many clients at once.
    pub clients: usize,
    /// How often the work was done.
    pub count: u64,
    /// How often a second.
    pub per_second: f64,
    /// Half of the calls took at most so long; milliseconds. None where calls were not timed one by one.
    pub p50_ms: Option<f64>,
    /// Of 100 calls 99 took at most so long; milliseconds.
    pub p99_ms: Option<f64>,
}

/// The times of single calls, gathered while a phase runs.
#[derive(Clone, Debug, Default)]
pub struct Samples(Vec<Duration>);

impl Samples {
    /// Does a piece of work and keeps how long it took.
    ///
    /// # Errors
    /// Those of the work; its time is not kept then.
    pub fn time<T, E>(&mut self, work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        let began = Instant::now();
        let done = work()?;
        self.0.push(began.elapsed());
        Ok(done)
    }

    /// Keeps a time that was measured elsewhere.
    pub fn keep(&mut self, time: Duration) {
        self.0.push(time);
    }

    /// Takes over the times of another client.
    pub fn merge(&mut self, other: Samples) {
        self.0.extend(other.0);
    }

    /// The figure of a phase that took so long altogether.
    pub fn figure(mut self, who: &str, work: &str, clients: usize, took: Duration) -> Figure {
        self.0.sort_unstable();
        let at = |share: f64| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                clippy::cast_precision_loss,
                reason = "an index"
            )]
            let index = (self.0.len().saturating_sub(1) as f64 * share) as usize;
            self.0.get(index).map(|time| time.as_secs_f64() * 1e3)
        };
        let (p50_ms, p99_ms) = (at(0.50), at(0.99));
        Figure { p50_ms, p99_ms, ..Figure::counted(who, work, clients, self.0.len() as u64, took) }
    }
}

impl Figure {
    /// A figure whose calls were only counted.
    pub fn counted(who: &str, work: &str, clients: usize, count: u64, took: Duration) -> Figure {
        #[expect(clippy::cast_precision_loss, reason = "a rate for people")]
        let per_second = count as f64 / took.as_secs_f64().max(1e-9);
        Figure {
            who: who.to_owned(),
            work: work.to_owned(),
            clients,
            count,
            per_second,
            p50_ms: None,
            p99_ms: None,
        }
    }
}

/// The figures as a table for a terminal.
#[must_use]
pub fn table(figures: &[Figure]) -> String {
    let mut text = format!(
        "{:<10} {:<34} {:>7} {:>12} {:>9} {:>9}\n",
        "who", "work", "clients", "per second", "p50 ms", "p99 ms"
    );
    for figure in figures {
        let ms =
            |time: Option<f64>| time.map_or_else(|| "-".to_owned(), |time| format!("{time:.2}"));
        text += &format!(
            "{:<10} {:<34} {:>7} {:>12.0} {:>9} {:>9}\n",
            figure.who,
            figure.work,
            figure.clients,
            figure.per_second,
            ms(figure.p50_ms),
            ms(figure.p99_ms)
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_stands_in_one_line() {
        let mut samples = Samples::default();
        (1..=100).for_each(|ms| samples.keep(Duration::from_millis(ms)));
        let figure = samples.figure("disk", "fdatasync", 1, Duration::from_secs(2));
        assert_eq!(
            table(&[figure]).lines().nth(1),
            Some(
                "disk       fdatasync                                1           50     50.00     99.00"
            )
        );
    }
}
