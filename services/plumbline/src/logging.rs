//! What the program says while it runs, on standard error: a line each, for people or as JSON, and for the journal of systemd in its
//! own way.
//!
//! A line is one line, whatever stands in a field: nobody outside writes lines into it.

use std::fmt::{self, Debug, Write as _};
use std::os::linux::fs::MetadataExt as _;

use jiff::Timestamp;
use serde_json::{Map, Value};
use tracing::field::{Field, Visit};
use tracing::level_filters::LevelFilter;
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::Layer as _;
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::failure::Failure;
use crate::traces::Traces;

/// How a line is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Format {
    /// A sentence and its fields.
    Text,
    /// An object.
    Json,
}

/// Begins: what is said from now on is written, down to this level. What a service does is traced, too, under this name, until what
/// comes back is dropped.
///
/// # Errors
/// What is wrong with the variables of OpenTelemetry.
pub(crate) fn start(
    level: Level,
    format: Format,
    service: Option<String>,
) -> Result<Option<Traces>, Failure> {
    let journal = into_journal(std::env::var("JOURNAL_STREAM").ok().as_deref());
    let lines = tracing_subscriber::fmt::layer()
        .with_writer(std::io::stderr)
        .event_format(Lines { format, tells_all: level >= Level::DEBUG, journal })
        .with_filter(LevelFilter::from_level(level));
    let traces = service.filter(|_| is_collector_named()).map(Traces::begin).transpose()?;
    let sent = traces.as_ref().map(Traces::layer);
    tracing_subscriber::registry().with(lines).with(sent).init();
    if traces.as_ref().is_some_and(|_| !Traces::ARE_SENT) {
        tracing::warn!(
            "a collector of traces is named, but this program was built without them (feature otlp)"
        );
    }
    Ok(traces)
}

/// Whether OpenTelemetry's own variables say where traces go.
fn is_collector_named() -> bool {
    ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|said| !said.is_empty()))
}

/// Whether standard error is what the variable names, as `device:inode`: a program that passed it on may have put another one there.
fn into_journal(named: Option<&str>) -> bool {
    let read = |named: &str| {
        let (device, inode) = named.split_once(':')?;
        let held = std::fs::metadata("/proc/self/fd/2").ok()?;
        Some((held.st_dev(), held.st_ino()) == (device.parse().ok()?, inode.parse().ok()?))
    };
    named.and_then(read).unwrap_or(false)
}

struct Lines {
    format: Format,
    /// What libraries say is said too.
    tells_all: bool,
    /// The journal keeps the time, and takes the level from a number at the beginning of the line.
    journal: bool,
}

impl<S, N> FormatEvent<S, N> for Lines
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(
        &self,
        _: &FmtContext<'_, S, N>,
        mut to: Writer<'_>,
        event: &Event<'_>,
    ) -> fmt::Result {
        // What became of a line to NATS is said once, by whoever used it.
        if event.metadata().target().starts_with("async_nats") && !self.tells_all {
            return Ok(());
        }
        let mut said = Said::default();
        event.record(&mut said);
        let now = (!self.journal).then(Timestamp::now);
        writeln!(to, "{}", self.line(*event.metadata().level(), now, said))
    }
}

impl Lines {
    fn line(&self, level: Level, now: Option<Timestamp>, said: Said) -> String {
        let mut line = if self.journal { format!("<{}>", priority(level)) } else { String::new() };
        match self.format {
            Format::Text => {
                if let Some(now) = now {
                    let _ = write!(line, "{now:.3} {level:>5} ");
                }
                one_line(&mut line, &said.message);
                for (name, value) in said.fields {
                    let _ = write!(line, " {name}=");
                    match value {
                        Value::String(text) if is_word(&text) => line += &text,
                        value => one_line(&mut line, &value.to_string()),
                    }
                }
            }
            Format::Json => {
                let mut object = Map::new();
                if let Some(now) = now {
                    object.insert("time".into(), format!("{now:.3}").into());
                }
                object.insert("level".into(), level.to_string().to_lowercase().into());
                object.insert("message".into(), said.message.into());
                object.extend(said.fields);
                line += &Value::Object(object).to_string();
            }
        }
        line
    }
}

/// The journal's number of a level: 3 is an error, 7 is for debugging.
fn priority(level: Level) -> u8 {
    match level {
        Level::ERROR => 3,
        Level::WARN => 4,
        Level::INFO => 6,
        _ => 7,
    }
}

/// Whether a text needs no quotes to be told from what follows.
fn is_word(text: &str) -> bool {
    !text.is_empty()
        && !text.chars().any(|c| c.is_whitespace() || c.is_control() || "\"=".contains(c))
}

fn one_line(line: &mut String, text: &str) {
    for c in text.chars() {
        match c.is_control() {
            true => line.extend(c.escape_default()),
            false => line.push(c),
        }
    }
}

/// What an event says.
#[derive(Default)]
struct Said {
    message: String,
    fields: Vec<(String, Value)>,
}

impl Said {
    fn keep(&mut self, field: &Field, value: Value) {
        match (field.name(), value) {
            ("message", Value::String(text)) => self.message = text,
            (name, value) => self.fields.push((name.to_owned(), value)),
        }
    }
}

impl Visit for Said {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.keep(field, format!("{value:?}").into());
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.keep(field, value.into());
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.keep(field, value.into());
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.keep(field, value.into());
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.keep(field, value.into());
    }

    fn record_error(&mut self, field: &Field, value: &(dyn std::error::Error + 'static)) {
        let mut told = value.to_string();
        let mut cause = value.source();
        while let Some(deeper) = cause {
            let _ = write!(told, ": {deeper}");
            cause = deeper.source();
        }
        self.keep(field, told.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(format: Format, journal: bool) -> String {
        let now = (!journal).then(|| "2026-11-24T02:00:00.1234Z".parse().unwrap());
        let fields =
            [("address", "::1".into()), ("seq", 7.into()), ("why", "a \"b\"\nERROR c".into())];
        let fields = fields.map(|(name, value): (&str, Value)| (name.to_owned(), value));
        let said = Said { message: "said\nonce".into(), fields: fields.into_iter().collect() };
        Lines { format, tells_all: false, journal }.line(Level::WARN, now, said)
    }

    #[test]
    fn whatever_stands_in_a_field_a_line_is_one_line() {
        let text = "2026-11-24T02:00:00.123Z  WARN said\\nonce address=::1 seq=7 why=\"a \\\"b\\\"\\nERROR c\"";
        assert_eq!(line(Format::Text, false), text);
        let json = line(Format::Json, false);
        let read: Value = serde_json::from_str(&json).unwrap();
        assert!(!json.contains('\n'), "{json}");
        assert_eq!(
            (&read["time"], &read["level"]),
            (&"2026-11-24T02:00:00.123Z".into(), &"warn".into())
        );
        assert_eq!((&read["message"], &read["seq"]), (&"said\nonce".into(), &7.into()));
    }

    #[test]
    fn the_journal_takes_the_level_as_a_number_and_keeps_the_time() {
        assert!(line(Format::Text, true).starts_with("<4>said\\nonce address=::1 "));
        assert!(line(Format::Json, true).starts_with("<4>{\"address\":"));
        let held = std::fs::metadata("/proc/self/fd/2").unwrap();
        assert!(into_journal(Some(&format!("{}:{}", held.st_dev(), held.st_ino()))));
        for another in [None, Some(""), Some("8:1"), Some(&format!("{}:1", held.st_dev()))] {
            assert!(!into_journal(another), "{another:?}");
        }
    }
}
