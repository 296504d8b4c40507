//! What the program is told about itself: flags first, then the environment, then one TOML file, then what is built in.
//!
//! This is the one place that knows every setting of the file. A word in it that is no setting is an error, because a
//! setting that silently does nothing is worse than none.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use plumbline_access::Proxies;
use plumbline_workflow::WriterOptions;
use serde::de::Error;
use serde::{Deserialize, Deserializer};

use crate::failure::Failure;
use crate::limits::Limits;
use crate::logging::Format;
use crate::nats::Nats;
use crate::role::House;
use crate::words;

/// The configuration file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct File {
    data: Option<PathBuf>,
    #[serde(deserialize_with = "address")]
    listen: Option<SocketAddr>,
    demo: bool,
    log: Option<Level>,
    log_format: Option<Format>,
    no_clock: bool,
    https: bool,
    proxies: Vec<IpAddr>,
    clock_is_right: bool,
    house: House,
    limits: Limits,
    nats: Nats,
}

/// How much is said while the program runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Level {
    Error,
    Warn,
    Info,
    Debug,
    Trace,
}

impl From<Level> for tracing::Level {
    fn from(level: Level) -> tracing::Level {
        match level {
            Level::Error => tracing::Level::ERROR,
            Level::Warn => tracing::Level::WARN,
            Level::Info => tracing::Level::INFO,
            Level::Debug => tracing::Level::DEBUG,
            Level::Trace => tracing::Level::TRACE,
        }
    }
}

fn address<'de, D: Deserializer<'de>>(from: D) -> Result<Option<SocketAddr>, D::Error> {
    let text = String::deserialize(from)?;
    words::address(&text).map(Some).map_err(|not| D::Error::custom(format!("`{text}`: {not}")))
}

/// Said once, before anything is opened; a dozen commands open a log to write one thing.
static CLOCK_IS_RIGHT: AtomicBool = AtomicBool::new(false);

/// How a writer works by these settings.
pub(crate) fn writer_options() -> WriterOptions {
    let clock_is_right = CLOCK_IS_RIGHT.load(Ordering::Relaxed);
    WriterOptions { clock_is_right, ..WriterOptions::default() }
}

impl File {
    /// Reads the file, if one was named.
    pub(crate) fn read(path: Option<&Path>) -> Result<File, Failure> {
        let Some(path) = path else { return Ok(File::default()) };
        let text = std::fs::read_to_string(path)
            .map_err(|cause| Failure::File { path: path.into(), cause })?;
        toml::from_str(&text).map_err(|cause| Failure::Settings {
            path: path.into(),
            cause: cause.to_string().trim_end().into(),
        })
    }

    /// The folder of data.
    pub(crate) fn data(&self, flag: Option<PathBuf>) -> PathBuf {
        flag.or_else(|| self.data.clone()).unwrap_or_else(|| "data".into())
    }

    /// Where to listen.
    pub(crate) fn listen(&self, flag: Option<SocketAddr>) -> SocketAddr {
        flag.or(self.listen).unwrap_or_else(|| (Ipv4Addr::LOCALHOST, 8180).into())
    }

    /// Whether an empty folder is to be filled with the demonstration's city.
    pub(crate) fn demo(&self, flag: bool) -> bool {
        flag || self.demo
    }

    /// How much to say.
    pub(crate) fn log(&self, flag: Option<Level>) -> Option<Level> {
        flag.or(self.log)
    }

    /// How what is said is written.
    pub(crate) fn log_format(&self, flag: Option<Format>) -> Format {
        flag.or(self.log_format).unwrap_or(Format::Text)
    }

    /// Whether no last day is to be noted.
    pub(crate) fn no_clock(&self, flag: bool) -> bool {
        flag || self.no_clock
    }

    /// Whether the service is reached over TLS alone.
    pub(crate) fn https(&self, flag: bool) -> bool {
        flag || self.https
    }

    /// The proxies that stand before it: those of the flags, else those of the file.
    pub(crate) fn proxies(&self, flags: &[IpAddr]) -> Proxies {
        let named = if flags.is_empty() { &self.proxies } else { flags };
        named.to_vec().into()
    }

    /// Remembers whether an operator says that the clock is right, for every log that is opened to be written.
    pub(crate) fn say_clock_is_right(&self, flag: bool) {
        CLOCK_IS_RIGHT.store(flag || self.clock_is_right, Ordering::Relaxed);
    }

    /// What this service does, and what it knows of the others.
    pub(crate) fn house(&self, flags: &House) -> House {
        flags.or(&self.house)
    }

    /// How NATS is reached, and as whom; `None` where nobody named it.
    pub(crate) fn nats(
        &self,
        flags: &Nats,
        name: &str,
    ) -> Result<Option<plumbline_bus::Options>, Failure> {
        flags.options(&self.nats, name)
    }

    /// What the service may take.
    pub(crate) fn limits(&self, flags: &Limits) -> Limits {
        flags.or(&self.limits)
    }
}

#[cfg(test)]
mod tests {
    use crate::setting::Count;

    use super::*;

    fn read(text: &str) -> Result<File, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plumbline.toml");
        std::fs::write(&path, text).unwrap();
        File::read(Some(&path)).map_err(|failure| failure.to_string())
    }

    #[test]
    fn a_flag_goes_before_the_file_and_the_file_before_what_is_built_in() {
        let file = read("data = \"/srv/plumbline\"\n[limits]\nfeeds_max = 7\nbody_bytes_max = 9\n")
            .unwrap();
        assert_eq!(file.data(None), Path::new("/srv/plumbline"));
        assert_eq!(file.data(Some("here".into())), Path::new("here"));
        assert_eq!(file.listen(None).to_string(), "127.0.0.1:8180");
        let limits = file.limits(&Limits { feeds_max: Some(Count(8)), ..Limits::default() });
        assert_eq!((limits.feeds_max, limits.body_bytes_max), (Some(Count(8)), Some(Count(9))));
    }

    #[test]
    fn a_word_that_is_no_setting_is_named_with_its_line() {
        let says = read("listen = \"127.0.0.1:1\"\nlisen = \"127.0.0.1:2\"\n").unwrap_err();
        assert!(says.contains("line 2") && says.contains("`lisen`"), "{says}");
        let says = read("[limits]\nfeeds_max = \"many\"\n").unwrap_err();
        assert!(says.contains("line 2"), "{says}");
        let says = read("[limits]\nidle_wait = \"soon\"\n").unwrap_err();
        assert!(says.contains("line 2") && says.contains("`soon`: it is no time"), "{says}");
        let says = read("[limits]\nconnections_max = 0\n").unwrap_err();
        assert!(says.contains("`0`: it is no whole number from 1 on"), "{says}");
    }
}
