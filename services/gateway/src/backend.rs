//! The services behind the gateway, and how they are reached.

use std::fmt;
use std::time::Duration;

use axum::body::Body;
use http::uri::Scheme;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use plumbline_access::HouseTls;

/// How long a service may take to be reached.
const CONNECT_WAIT: Duration = Duration::from_secs(2);
/// Connections to each service that are kept for the next request, and for how long.
const IDLE_MAX: usize = 256;
const IDLE_WAIT: Duration = Duration::from_secs(20);

/// A service by what it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Service {
    /// Decides commands; keeps the log, the documents and the lives.
    Writer,
    /// Keeps the leadership group's view.
    Leadership,
    /// Keeps the catalogue.
    Catalogue,
    /// Keeps the desks.
    Desk,
    /// Keeps the pools of experts.
    Experts,
}

impl Service {
    /// All of them.
    pub const ALL: [Service; 5] =
        [Service::Writer, Service::Leadership, Service::Catalogue, Service::Desk, Service::Experts];

    /// Its name in settings, metrics and addresses.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Service::Writer => "writer",
            Service::Leadership => "leadership",
            Service::Catalogue => "catalogue",
            Service::Desk => "desk",
            Service::Experts => "experts",
        }
    }

    /// What it is for, in Chinese.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Service::Writer => "写入服务",
            Service::Leadership => "总览服务",
            Service::Catalogue => "目录服务",
            Service::Desk => "待办服务",
            Service::Experts => "专家库服务",
        }
    }

    /// What it is for, in English.
    #[must_use]
    pub fn en(self) -> &'static str {
        match self {
            Service::Writer => "the writer",
            Service::Leadership => "the service of the overview",
            Service::Catalogue => "the service of the catalogue",
            Service::Desk => "the service of the desks",
            Service::Experts => "the service of the pools of experts",
        }
    }
}

impl fmt::Display for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// Where each service listens: host and port.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub struct Addresses {
    pub writer: String,
    pub leadership: String,
    pub catalogue: String,
    pub desk: String,
    pub experts: String,
}

impl Addresses {
    /// Of one service.
    #[must_use]
    pub fn of(&self, service: Service) -> &str {
        match service {
            Service::Writer => &self.writer,
            Service::Leadership => &self.leadership,
            Service::Catalogue => &self.catalogue,
            Service::Desk => &self.desk,
            Service::Experts => &self.experts,
        }
    }
}

/// The connections to all services.
#[derive(Clone)]
pub(crate) struct Clients {
    pub(crate) addresses: Addresses,
    /// Over TLS of the house, or without.
    pub(crate) scheme: Scheme,
    /// For everything but gRPC: a reader of a feed who is slow holds up nobody else, because each has a connection of its own.
    pub(crate) http1: Client<HttpsConnector<HttpConnector>, Body>,
    /// For gRPC, which ends in trailers.
    pub(crate) http2: Client<HttpsConnector<HttpConnector>, Body>,
}

impl Clients {
    pub(crate) fn new(addresses: Addresses, tls: Option<&HouseTls>) -> Clients {
        let builder = || {
            let mut builder = Client::builder(TokioExecutor::new());
            builder
                .pool_max_idle_per_host(IDLE_MAX)
                .pool_idle_timeout(IDLE_WAIT)
                .pool_timer(TokioTimer::new())
                // A request that may have been taken is not given twice: whoever asked hears that nobody knows.
                .retry_canceled_requests(false);
            builder
        };
        Clients {
            addresses,
            scheme: if tls.is_some() { Scheme::HTTPS } else { Scheme::HTTP },
            http1: builder().build(connector(tls, false)),
            http2: builder().http2_only(true).build(connector(tls, true)),
        }
    }
}

/// Reaches a service: with the certificates of the house nobody else, without them over a plain connection.
fn connector(tls: Option<&HouseTls>, http2: bool) -> HttpsConnector<HttpConnector> {
    let mut plain = HttpConnector::new();
    plain.set_connect_timeout(Some(CONNECT_WAIT));
    plain.set_nodelay(true);
    plain.enforce_http(false);
    let builder = HttpsConnectorBuilder::new();
    let schemes = match tls {
        Some(tls) => builder.with_tls_config(tls.asks()).https_only(),
        // Nobody is asked over TLS then: the address decides, and it is always a plain one.
        None => builder.with_tls_config(HouseTls::believes_nobody()).https_or_http(),
    };
    match http2 {
        true => schemes.enable_http2().wrap_connector(plain),
        false => schemes.enable_http1().wrap_connector(plain),
    }
}
