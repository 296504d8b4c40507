//! The values that settings have, read from a flag, from the environment, or from the file.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;
use std::time::Duration;

use jiff::SignedDuration;
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer};

use crate::words::NotTaken;

/// How long, as `30s`, `500ms` or `15m`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wait(pub(crate) Duration);

impl FromStr for Wait {
    type Err = NotTaken;

    fn from_str(text: &str) -> Result<Wait, NotTaken> {
        let read = text.parse::<SignedDuration>().ok();
        let wait =
            read.and_then(|wait| Duration::try_from(wait).ok()).filter(|wait| !wait.is_zero());
        wait.map(Wait).ok_or_else(|| {
            NotTaken::new(
                "不是时长，时长写作 30s、500ms 或 15m",
                "it is no time (a time is written as 30s, 500ms or 15m)",
            )
        })
    }
}

impl fmt::Display for Wait {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.as_millis() {
            ms if ms % 1_000 == 0 => write!(f, "{}s", ms / 1_000),
            ms => write!(f, "{ms}ms"),
        }
    }
}

impl<'de> Deserialize<'de> for Wait {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Wait, D::Error> {
        from.deserialize_any(Word::of("a time in quotes, as \"30s\""))
    }
}

/// How many, one at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Count(pub(crate) u64);

impl Count {
    /// As one of the sizes in which it is kept to; the largest of them where it is larger.
    pub(crate) fn as_u32(self) -> u32 {
        self.0.try_into().unwrap_or(u32::MAX)
    }

    /// The same for `usize`.
    pub(crate) fn as_usize(self) -> usize {
        self.0.try_into().unwrap_or(usize::MAX)
    }
}

impl FromStr for Count {
    type Err = NotTaken;

    fn from_str(text: &str) -> Result<Count, NotTaken> {
        text.parse().ok().filter(|count| *count > 0).map(Count).ok_or_else(|| {
            NotTaken::new("不是正整数，写作 1024", "it is no whole number from 1 on (as 1024)")
        })
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Count, D::Error> {
        from.deserialize_any(Word::of("a whole number from 1 on, as 1024"))
    }
}

/// Reads a value of the file as it would be read on the command line.
struct Word<T> {
    expected: &'static str,
    value: PhantomData<T>,
}

impl<T> Word<T> {
    fn of(expected: &'static str) -> Word<T> {
        Word { expected, value: PhantomData }
    }
}

impl<T: FromStr<Err = NotTaken>> Visitor<'_> for Word<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(|not| E::custom(format!("`{text}`: {not}")))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        self.visit_str(&number.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_and_what_is_none_is_said() {
        for (text, told) in
            [("30s", "30s"), ("500ms", "500ms"), ("15m", "900s"), ("1 minute", "60s")]
        {
            assert_eq!(text.parse::<Wait>().unwrap().to_string(), told);
        }
        for text in ["30", "-5s", "0s", "soon", ""] {
            assert!(text.parse::<Wait>().is_err(), "{text}");
        }
    }

    #[test]
    fn nothing_is_limited_to_nothing() {
        assert_eq!("7".parse(), Ok(Count(7)));
        for text in ["0", "-1", "many", "1.5", "99999999999999999999"] {
            assert!(text.parse::<Count>().is_err(), "{text}");
        }
    }
}
