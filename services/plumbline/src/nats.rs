//! NATS beside the service: how it is reached, and the relay that publishes the log there.
//!
//! One table of settings for whoever uses NATS. A service is refused its start where NATS is there and wrong; where it is away, the
//! service starts and goes on without it, because the log needs nobody.

use std::path::PathBuf;
use std::sync::Arc;

use plumbline_api::{Beside, Figure};
use plumbline_bus::{NotUsed, Options, Refusal, Relay, RelayState};
use plumbline_log::Reader;
use plumbline_workflow::Trouble;
use serde::Deserialize;
use tokio::runtime::Runtime;
use tokio::sync::watch;

use crate::failure::Failure;
use crate::words::NotTaken;

/// How NATS is reached; `[nats]` in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, clap::Args)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Nats {
    /// Publish the log to NATS: nats://HOST:4222 or tls://HOST:4222, several joined by commas, with user:password@ where needed.
    #[arg(long = "nats", env = "PLUMBLINE_NATS", value_name = "URL")]
    url: Option<String>,
    /// The seed of the nkey that NATS knows this service by.
    #[arg(long = "nats-nkey", env = "PLUMBLINE_NATS_NKEY", value_name = "FILE")]
    nkey: Option<PathBuf>,
    /// The credentials (JWT and seed) that NATS knows this service by.
    #[arg(long = "nats-creds", env = "PLUMBLINE_NATS_CREDS", value_name = "FILE")]
    creds: Option<PathBuf>,
    /// Who signed the certificate of NATS, where the system does not know them.
    #[arg(long = "nats-ca", env = "PLUMBLINE_NATS_CA", value_name = "FILE")]
    ca: Option<PathBuf>,
    /// This service's own certificate for NATS.
    #[arg(long = "nats-cert", env = "PLUMBLINE_NATS_CERT", value_name = "FILE")]
    cert: Option<PathBuf>,
    /// The key of that certificate.
    #[arg(long = "nats-key", env = "PLUMBLINE_NATS_KEY", value_name = "FILE")]
    key: Option<PathBuf>,
    /// How many servers of NATS are to keep the events, 1 to 5 [default: 1].
    #[arg(long = "nats-replicas", env = "PLUMBLINE_NATS_REPLICAS", value_name = "COUNT", value_parser = replicas)]
    #[serde(deserialize_with = "replicas_of_the_file")]
    replicas: Option<usize>,
    /// Where NATS tells of itself (http://HOST:8222), so that it can be asked whether it syncs what it acknowledges.
    #[arg(long = "nats-monitor", env = "PLUMBLINE_NATS_MONITOR", value_name = "URL")]
    monitor: Option<String>,
}

fn replicas(text: &str) -> Result<usize, NotTaken> {
    let count = text.parse().ok().filter(|count| (1..=5).contains(count));
    count.ok_or_else(|| NotTaken::new("应为 1 至 5", "it must be from 1 to 5"))
}

fn replicas_of_the_file<'de, D: serde::Deserializer<'de>>(
    from: D,
) -> Result<Option<usize>, D::Error> {
    let count = usize::deserialize(from)?;
    replicas(&count.to_string()).map(Some).map_err(serde::de::Error::custom)
}

impl Nats {
    /// What is set here, and in `other` where it is not.
    fn or(&self, other: &Nats) -> Nats {
        let path = |here: &Option<PathBuf>, there: &Option<PathBuf>| here.clone().or(there.clone());
        Nats {
            url: self.url.clone().or(other.url.clone()),
            nkey: path(&self.nkey, &other.nkey),
            creds: path(&self.creds, &other.creds),
            ca: path(&self.ca, &other.ca),
            cert: path(&self.cert, &other.cert),
            key: path(&self.key, &other.key),
            replicas: self.replicas.or(other.replicas),
            monitor: self.monitor.clone().or(other.monitor.clone()),
        }
    }

    /// How NATS is reached by these flags and this part of the file; `None` where nobody named it.
    pub(crate) fn options(&self, file: &Nats, name: &str) -> Result<Option<Options>, Failure> {
        let Nats { url, nkey, creds, ca, cert, key, replicas, monitor } = self.or(file);
        let Some(servers) = url else { return Ok(None) };
        let half = |path: &PathBuf, other: &str| Refusal::File {
            path: path.clone(),
            why: format!("it goes with {other}, which is not named"),
        };
        match (&cert, &key) {
            (Some(cert), None) => return Err(NotUsed::from(half(cert, "--nats-key")).into()),
            (None, Some(key)) => return Err(NotUsed::from(half(key, "--nats-cert")).into()),
            (Some(_), Some(_)) | (None, None) => {}
        }
        let options = Options {
            nkey,
            creds,
            ca,
            cert,
            key,
            replicas: replicas.unwrap_or(1),
            monitor,
            ..Options::new(&servers).named(name)
        };
        options.addresses().map_err(NotUsed::from)?;
        Ok(Some(options))
    }
}

/// Looks at NATS and starts the relay. Where NATS is there and wrong, the start is refused; where it is away, the relay waits for
/// it.
pub(crate) fn start(
    runtime: &Runtime,
    reader: &Reader,
    options: Options,
) -> Result<Relay, Failure> {
    if let Some(log) = reader.id() {
        match runtime.block_on(plumbline_bus::check(&options, log)) {
            Ok(warnings) => warnings.iter().for_each(|warning| tracing::warn!("{warning}")),
            Err(refused @ NotUsed::Refused(_)) => return Err(refused.into()),
            // The relay says so itself.
            Err(NotUsed::Away { .. }) => {}
        }
    }
    let system = |cause| Failure::File { path: "relay".into(), cause };
    Relay::start(reader.clone(), options).map_err(system)
}

/// How the relay fares, for `/readyz` and `/metrics`.
pub(crate) fn told(relay: &Relay, reader: &Reader) -> Arc<dyn Beside> {
    Arc::new(Told { state: relay.state(), reader: reader.clone() })
}

struct Told {
    state: watch::Receiver<RelayState>,
    reader: Reader,
}

/// Events that the relay may be behind before `/readyz` tells of it: more than are on their way under load.
const LAG_TOLD: u64 = 5_000;

impl Told {
    fn lag(&self, state: &RelayState) -> u64 {
        self.reader.head().saturating_sub(state.published)
    }
}

impl Beside for Told {
    fn troubles(&self) -> Vec<Trouble> {
        let state = self.state.borrow().clone();
        let lag = self.lag(&state);
        let says = match &state.trouble {
            Some(NotUsed::Refused(refusal)) => {
                format!("the relay has stopped at {}: {refusal}", state.published)
            }
            Some(away) => format!("{away} ({lag} events wait for the relay)"),
            None if lag > LAG_TOLD => format!("the relay is {lag} events behind the log"),
            None => return Vec::new(),
        };
        let stops = matches!(state.trouble, Some(NotUsed::Refused(_)));
        vec![Trouble { stops, says }]
    }

    fn figures(&self) -> Vec<Figure> {
        let state = self.state.borrow().clone();
        let is_stopped = matches!(state.trouble, Some(NotUsed::Refused(_)));
        [
            (
                "plumbline_relay_published_seq",
                "The last event that NATS is known to hold, by its seq.",
                state.published,
            ),
            (
                "plumbline_relay_lag_events",
                "Events of the log that NATS does not hold yet.",
                self.lag(&state),
            ),
            (
                "plumbline_relay_connected",
                "Whether the relay has a line to NATS on which it publishes: 1 or 0.",
                u64::from(state.connected),
            ),
            (
                "plumbline_relay_stopped",
                "Whether the relay has stopped until somebody mends what it found: 1 or 0.",
                u64::from(is_stopped),
            ),
        ]
        .map(|(name, help, value)| Figure { name, kind: "gauge", help, value })
        .to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nats(text: &str) -> Nats {
        toml::from_str(text).unwrap()
    }

    #[test]
    fn a_flag_goes_before_the_file() {
        let file = nats("url = \"nats://a:1\"\nreplicas = 3\nca = \"/etc/ca.pem\"\n");
        let flags = nats("url = \"tls://b:2\"\n");
        let options = flags.options(&file, "relay").unwrap().unwrap();
        assert_eq!((options.servers.as_str(), options.replicas), ("tls://b:2", 3));
        assert_eq!(options.ca, Some("/etc/ca.pem".into()));
        assert!(Nats::default().options(&Nats::default(), "relay").unwrap().is_none());
    }

    #[test]
    fn what_cannot_be_used_is_refused_before_anything_begins() {
        let says = |text: &str| {
            let refused = nats(text).options(&Nats::default(), "relay").err().unwrap();
            format!("{} / {refused}", refused.zh())
        };
        let says_both = says("url = \"http://a\"");
        assert!(
            says_both.contains("服务器写作") && says_both.contains("nats://HOST:4222"),
            "{says_both}"
        );
        assert!(says("url = \"nats://a\"\ncert = \"c.pem\"").contains("--nats-key"));
        assert!(toml::from_str::<Nats>("replicas = 6").is_err());
    }
}
