//! How far long work is, on standard error: a bar where there is a terminal, a line now and then elsewhere.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

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
        let pause = if self.terminal { Duration::from_millis(100) } else { Duration::from_secs(2) };
        let fresh = done != self.done
            && (done >= of || self.said.is_none_or(|said| said.elapsed() >= pause));
        if self.said.is_some() && !fresh {
            return;
        }
        self.done = done;
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
