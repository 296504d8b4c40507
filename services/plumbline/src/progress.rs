//! How far long work is, on standard error: a bar on a terminal; elsewhere a line now and then, and nothing of what is soon done.

use std::io::IsTerminal;
use std::time::{Duration, Instant};

use crate::output::note;

/// From so many bytes on a file takes long enough for a person to ask how far it is.
pub(crate) const LARGE_BYTES: u64 = 4 << 20;

pub(crate) struct Progress {
    what: &'static str,
    began: Instant,
    said: Option<Instant>,
    /// What was last said, so that an end which lasts is said once.
    done: u64,
    terminal: bool,
}

impl Progress {
    pub(crate) fn new(what: &'static str) -> Progress {
        Progress {
            what,
            began: Instant::now(),
            said: None,
            done: 0,
            terminal: std::io::stderr().is_terminal(),
        }
    }

    /// Says how far it is, if that was not said a moment ago.
    pub(crate) fn at(&mut self, done: u64, of: u64) {
        let pause =
            if self.terminal { Duration::from_millis(100) } else { Duration::from_secs(10) };
        let waited = match self.said {
            Some(said) => said.elapsed() >= pause,
            None => self.terminal || self.began.elapsed() >= pause,
        };
        let ends = self.terminal && done >= of && done != self.done;
        if !waited && !ends {
            return;
        }
        self.done = done;
        self.said = Some(Instant::now());
        let percent = (done * 100).checked_div(of).unwrap_or(100).min(100);
        let (what, seconds) = (self.what, self.began.elapsed().as_secs_f64());
        note(&match self.terminal {
            true => {
                let filled = "█".repeat(percent as usize / 5);
                format!("\r{what} {filled:░<20} {percent:3} %  {done} of {of}  {seconds:.1} s")
            }
            false => format!("{what}: {percent} %, {done} of {of}, {seconds:.0} s\n"),
        });
    }

    pub(crate) fn end(self) -> Duration {
        if self.terminal && self.said.is_some() {
            note("\n");
        }
        self.began.elapsed()
    }
}
