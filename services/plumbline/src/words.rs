//! Words that people type on the command line and in the file of settings, and why one of them is not taken: in Chinese and
//! in English, never in a library's own words.

use std::fmt;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::str::FromStr;

use jiff::civil::Date;
use plumbline_lifecycle::StageCode;
use plumbline_lifecycle::implementation::Period;
use uuid::Uuid;

/// Why a word is not taken, and what would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NotTaken {
    pub(crate) zh: String,
    pub(crate) en: String,
}

impl NotTaken {
    pub(crate) fn new(zh: impl Into<String>, en: impl Into<String>) -> NotTaken {
        NotTaken { zh: zh.into(), en: en.into() }
    }
}

impl fmt::Display for NotTaken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en)
    }
}

impl std::error::Error for NotTaken {}

/// A day, as 2026-03-31.
pub(crate) fn day(text: &str) -> Result<Date, NotTaken> {
    let written = text.len() == 10 && text.is_ascii() && text.as_bytes()[4] == b'-';
    match text.parse() {
        Ok(day) if written => Ok(day),
        _ => Err(NotTaken::new(
            "不是日期，日期写作 2026-03-31",
            "it is no day (a day is written as 2026-03-31)",
        )),
    }
}

/// A whole number from nought.
pub(crate) fn count<T: FromStr>(text: &str) -> Result<T, NotTaken> {
    text.parse().map_err(|_| {
        NotTaken::new("不是数，或数太大，写作 50", "it is no whole number, or too large (as 50)")
    })
}

/// A stage code.
pub(crate) fn code(text: &str) -> Result<StageCode, NotTaken> {
    text.parse().map_err(|_| {
        NotTaken::new("不是阶段代码，阶段代码写作 40.20", "it is no stage code (as 40.20)")
    })
}

/// The time of a record.
pub(crate) fn period(text: &str) -> Result<Period, NotTaken> {
    text.parse().map_err(|_| {
        NotTaken::new(
            "不是年、季度或月，写作 2026、2026-Q1 或 2026-05",
            "it is no year, quarter or month (as 2026, 2026-Q1 or 2026-05)",
        )
    })
}

/// A command id.
pub(crate) fn id(text: &str) -> Result<Uuid, NotTaken> {
    text.parse().map_err(|_| {
        NotTaken::new(
            "不是命令编号，编号写作 0198f3c2-7d1e-7a44-9c0b-5f6e2d1a3b4c",
            "it is no command id (a UUID, as 0198f3c2-7d1e-7a44-9c0b-5f6e2d1a3b4c)",
        )
    })
}

/// Where to listen: an address or a host's name, and a port.
pub(crate) fn address(text: &str) -> Result<SocketAddr, NotTaken> {
    let found = text.to_socket_addrs().ok().and_then(|mut found| found.next());
    found.ok_or_else(|| {
        NotTaken::new(
            "不是监听地址，写作 127.0.0.1:8180、[::1]:8180 或 localhost:8180",
            "it is no address to listen at (as 127.0.0.1:8180, [::1]:8180 or localhost:8180)",
        )
    })
}

/// The address of a machine.
pub(crate) fn machine(text: &str) -> Result<IpAddr, NotTaken> {
    text.parse().map_err(|_| {
        NotTaken::new(
            "不是 IP 地址，写作 10.0.0.7 或 ::1",
            "it is no IP address (as 10.0.0.7 or ::1)",
        )
    })
}

/// One of some words.
pub(crate) fn one_of(known: &[&str]) -> NotTaken {
    NotTaken::new(format!("可填：{}", known.join("、")), format!("possible: {}", known.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_in_one_way() {
        assert_eq!(day("2026-03-31").unwrap().to_string(), "2026-03-31");
        for bad in ["2026-02-30", "20260331", "2026-3-31", "31.3.2026", "2026-03-31T00:00:00", ""] {
            assert!(day(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn one_may_listen_at_a_name() {
        assert_eq!(address("localhost:8211").unwrap().port(), 8211);
        assert_eq!(address("[::1]:80").unwrap().to_string(), "[::1]:80");
        assert!(address("8211").is_err());
    }
}
