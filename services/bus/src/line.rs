//! One line to NATS. It is used until it breaks, and then another one is opened: what was on its way is never sent again behind our
//! back, and whoever begins anew looks first how far the stream is.

use std::future::Future;
use std::path::Path;
use std::time::Duration;

use async_nats::jetstream::{self, Context};
use async_nats::{Client, ConnectErrorKind, ConnectOptions, Event};
use tokio::sync::watch;

use crate::options::Options;
use crate::refusal::{NotUsed, Refusal};

/// How long a server may take to greet.
const CONNECT_WAIT: Duration = Duration::from_secs(3);
/// How long it may take to answer a question.
const ANSWER_WAIT: Duration = Duration::from_secs(5);

/// A line that was open when it was made.
pub(crate) struct Line {
    pub(crate) client: Client,
    pub(crate) jetstream: Context,
    /// The servers, for sentences.
    pub(crate) server: String,
    broken: watch::Receiver<bool>,
    /// What the server does not let this user do, once it has said so.
    denied: watch::Receiver<Option<String>>,
}

impl Line {
    pub(crate) async fn open(options: &Options) -> Result<Line, NotUsed> {
        let (broke, broken) = watch::channel(false);
        let (denies, denied) = watch::channel(None);
        let servers = options.addresses()?;
        let connect = with_keys(options)?
            .name(format!("plumbline-{}", options.name))
            .custom_inbox_prefix(format!("_INBOX.{}", options.name))
            .connection_timeout(CONNECT_WAIT)
            .request_timeout(Some(ANSWER_WAIT))
            // One that has broken is given up; some tries more let it end by itself.
            .max_reconnects(servers.len() + 2)
            .event_callback(move |event| {
                match event {
                    Event::Disconnected | Event::Closed => drop(broke.send(true)),
                    Event::ServerError(error) => {
                        let said = error.to_string();
                        if said.to_lowercase().contains("permissions violation") {
                            denies.send_replace(Some(said));
                        }
                    }
                    _ => {}
                }
                std::future::ready(())
            });
        let server = options.told();
        let client = connect.connect(servers).await.map_err(|error| {
            let (server, said) = (server.clone(), error.to_string());
            match error.kind() {
                ConnectErrorKind::AuthorizationViolation | ConnectErrorKind::Authentication => {
                    Refusal::Unknown { server, said }.into()
                }
                ConnectErrorKind::Tls => Refusal::Tls { server, said }.into(),
                _ => NotUsed::Away { server, why: said },
            }
        })?;
        let jetstream = jetstream::new(client.clone());
        Ok(Line { client, jetstream, server, broken, denied })
    }

    /// Waits until the line is broken.
    pub(crate) fn broken(&self) -> impl Future<Output = ()> + use<> {
        let mut broken = self.broken.clone();
        async move { drop(broken.wait_for(|broken| *broken).await) }
    }

    /// Waits for an answer. A server that does not let somebody ask gives none, and says so beside it.
    pub(crate) async fn answered<T>(
        &self,
        question: impl Future<Output = T>,
    ) -> Result<T, NotUsed> {
        let mut denied = self.denied.clone();
        let broken = self.broken();
        tokio::select! {
            biased;
            answer = question => Ok(answer),
            Ok(said) = denied.wait_for(Option::is_some) => {
                let said = said.clone().unwrap_or_default();
                Err(Refusal::Rights { said }.into())
            }
            () = broken => Err(self.away("the line broke")),
        }
    }

    /// That it is away for this reason.
    pub(crate) fn away(&self, why: impl ToString) -> NotUsed {
        NotUsed::Away { server: self.server.clone(), why: why.to_string() }
    }
}

fn with_keys(options: &Options) -> Result<ConnectOptions, Refusal> {
    let mut connect = ConnectOptions::new();
    connect = match options.user()? {
        Some((user, Some(password))) => connect.user_and_password(user, password),
        Some((token, None)) => connect.token(token),
        None => connect,
    };
    if let Some(path) = &options.nkey {
        connect = connect.nkey(read(path)?.trim().to_owned());
    }
    if let Some(path) = &options.creds {
        let not = |error: std::io::Error| bad(path, error);
        connect = connect.credentials(&read(path)?).map_err(not)?;
    }
    if let Some(path) = &options.ca {
        read(path)?;
        connect = connect.add_root_certificates(path.clone()).require_tls(true);
    }
    if let (Some(cert), Some(key)) = (&options.cert, &options.key) {
        read(cert)?;
        read(key)?;
        connect = connect.add_client_certificate(cert.clone(), key.clone()).require_tls(true);
    }
    Ok(connect)
}

fn read(path: &Path) -> Result<String, Refusal> {
    std::fs::read_to_string(path).map_err(|error| bad(path, error))
}

fn bad(path: &Path, error: std::io::Error) -> Refusal {
    Refusal::File { path: path.into(), why: error.to_string() }
}
