//! How far long work is, on standard error: a bar where there is a terminal, a line now and then elsewhere.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

pub(crate) struct Progress {
    what: &'static str,
    began: Instant,
    said: Option<Instant>,
    terminal: bool,
}

impl Progress {
    pub(crate) fn new(what: &'static str) -> Progress {
        Progress {
            what,
            began: Instant::now(),
            said: None,
            terminal: std::io::stderr().is_terminal(),
        }
    }

    /// Says how far it is, if that was not said a moment ago.
    pub(crate) fn at(&mut self, done: u64, of: u64) {
        let pause = if self.terminal { Duration::from_millis(100) } else { Duration::from_secs(2) };
        if self.said.is_some_and(|said| said.elapsed() < pause) && done < of {
            return;
        }
        self.said = Some(Instant::now());
        let percent = (done * 100).checked_div(of).unwrap_or(100).min(100);
        let filled = "█".repeat(percent as usize / 5);
        let (start, end) = if self.terminal { ("\r", "") } else { ("", "\n") };
        let seconds = self.began.elapsed().as_secs_f64();
        eprint!(
            "{start}{} {filled:░<20} {percent:3} %  {done} of {of}  {seconds:.1} s{end}",
            self.what
        );
        let _ = std::io::stderr().flush();
    }

    pub(crate) fn end(self) -> Duration {
        if self.terminal && self.said.is_some() {
            eprintln!();
        }
        self.began.elapsed()
    }
}
