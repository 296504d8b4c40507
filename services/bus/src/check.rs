//! What is looked at before NATS is used: the server, who may connect to it, the stream, and what of it can only be warned of.

use std::time::Duration;

use plumbline_log::LogId;
use serde::Deserialize;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::feed::{self, STREAM};
use crate::line::Line;
use crate::options::Options;
use crate::refusal::{NotUsed, Refusal};

/// The first version without the holes that Jepsen found in 2.12.1.
const OLDEST: (u32, u32, u32) = (2, 12, 6);

/// How long a server may take to tell of itself.
const MONITOR_WAIT: Duration = Duration::from_secs(3);

/// What it tells at most.
const MONITOR_BYTES_MAX: u64 = 4 << 20;

/// What is not as it should be, and hurts nobody but whoever subscribes: the log is the truth, and the feed can be told again.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Warning {
    /// What is acknowledged may not be on disk.
    #[error(
        "NATS at {server} does not sync what it acknowledges: a power cut may take the end of the feed, which is then told again (`sync_interval: always` in its `jetstream`)"
    )]
    NotSynced {
        /// Where it told so.
        server: String,
    },
    /// Too few servers keep it.
    #[error(
        "the stream {STREAM} is kept by {found} server(s), and {asked} are asked for (nats stream edit {STREAM} --replicas={asked})"
    )]
    Replicas {
        /// How many keep it.
        found: usize,
        /// How many are asked for.
        asked: usize,
    },
    /// Nobody tells whether it syncs.
    #[error("whether NATS syncs what it acknowledges cannot be seen: {why}")]
    Unseen {
        /// Why not.
        why: String,
    },
}

/// Looks at NATS as it is now, and changes nothing.
///
/// # Errors
/// [`NotUsed::Away`] where it cannot be reached, else what is wrong first.
pub async fn check(options: &Options, log: &LogId) -> Result<Vec<Warning>, NotUsed> {
    let line = Line::open(options).await?;
    server(&line, options)?;
    let found = feed::look(&line).await?;
    let mut warnings = Vec::new();
    if let Some(info) = found {
        feed::refuse_other(&info.config, log)?;
        let (found, asked) = (info.config.num_replicas, options.replicas);
        if found < asked {
            warnings.push(Warning::Replicas { found, asked });
        }
    }
    warnings.extend(synced(options).await);
    Ok(warnings)
}

/// Refuses a server that loses messages, or lets anybody in.
pub(crate) fn server(line: &Line, options: &Options) -> Result<(), Refusal> {
    let info = line.client.server_info();
    if version(&info.version).is_none_or(|found| found < OLDEST) {
        return Err(Refusal::Version { server: line.server.clone(), found: info.version });
    }
    if let Some(server) = options.beyond_loopback()?
        && !info.auth_required
    {
        return Err(Refusal::Open { server });
    }
    Ok(())
}

/// The numbers of `2.15.1`, and of what comes before a hyphen in `2.15.1-beta.2`.
fn version(text: &str) -> Option<(u32, u32, u32)> {
    let mut parts = text.split(['-', '+']).next()?.split('.').map(|part| part.parse().ok());
    Some((parts.next()??, parts.next()??, parts.next()??))
}

#[derive(Deserialize)]
struct Varz {
    jetstream: Option<VarzJetStream>,
}

#[derive(Deserialize)]
struct VarzJetStream {
    config: Option<VarzConfig>,
}

#[derive(Deserialize)]
struct VarzConfig {
    #[serde(default)]
    sync_always: bool,
}

/// Whether a server syncs what it acknowledges, as far as it tells.
async fn synced(options: &Options) -> Option<Warning> {
    let Some(monitor) = &options.monitor else {
        let why = "name where a server tells of itself by --nats-monitor http://HOST:8222";
        return Some(Warning::Unseen { why: why.into() });
    };
    let told = match timeout(MONITOR_WAIT, varz(monitor)).await {
        Ok(Ok(told)) => told,
        Ok(Err(error)) => return Some(Warning::Unseen { why: format!("{monitor}/varz: {error}") }),
        Err(_) => return Some(Warning::Unseen { why: format!("{monitor}/varz does not answer") }),
    };
    let config = told.jetstream.and_then(|jetstream| jetstream.config);
    match config {
        Some(config) if config.sync_always => None,
        Some(_) => Some(Warning::NotSynced { server: monitor.clone() }),
        None => Some(Warning::Unseen { why: format!("{monitor}/varz says nothing of JetStream") }),
    }
}

/// One question in HTTP/1.0, after whose answer the server ends the connection.
async fn varz(monitor: &str) -> std::io::Result<Varz> {
    let not = |why: &str| std::io::Error::other(why.to_owned());
    let host = monitor.strip_prefix("http://").ok_or_else(|| not("it is no http:// address"))?;
    let host = host.trim_end_matches('/');
    let mut line = TcpStream::connect(host).await?;
    line.write_all(format!("GET /varz HTTP/1.0\r\nHost: {host}\r\n\r\n").as_bytes()).await?;
    let mut answer = Vec::new();
    line.take(MONITOR_BYTES_MAX).read_to_end(&mut answer).await?;
    let head_ends = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n");
    let body =
        head_ends.and_then(|at| answer.get(at + 4..)).ok_or_else(|| not("it is no answer"))?;
    if !answer.split(|byte| *byte == b'\r').next().is_some_and(|head| head.ends_with(b" 200 OK")) {
        return Err(not("it answers with an error"));
    }
    serde_json::from_slice(body).map_err(std::io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_by_their_numbers() {
        for (text, is_old) in [
            ("2.15.1", false),
            ("2.12.6", false),
            ("2.12.6-binary", false),
            ("2.12.5", true),
            ("2.9.10", true),
            ("1.4.0", true),
            ("three", true),
            ("", true),
        ] {
            assert_eq!(version(text).is_none_or(|found| found < OLDEST), is_old, "{text}");
        }
    }
}
