//! The services behind the gateway, and how they are reached.

use std::fmt;
use std::time::Duration;

use axum::body::Body;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};

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
}

impl Service {
    /// All of them.
    pub const ALL: [Service; 4] =
        [Service::Writer, Service::Leadership, Service::Catalogue, Service::Desk];

    /// Its name in settings, metrics and addresses.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Service::Writer => "writer",
            Service::Leadership => "leadership",
            Service::Catalogue => "catalogue",
            Service::Desk => "desk",
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
        }
    }
}

/// The connections to all services.
#[derive(Clone)]
pub(crate) struct Clients {
    pub(crate) addresses: Addresses,
    /// For everything but gRPC: a reader of a feed who is slow holds up nobody else, because each has a connection of its own.
    pub(crate) http1: Client<HttpConnector, Body>,
    /// For gRPC, which ends in trailers.
    pub(crate) http2: Client<HttpConnector, Body>,
}

impl Clients {
    pub(crate) fn new(addresses: Addresses) -> Clients {
        let connector = || {
            let mut connector = HttpConnector::new();
            connector.set_connect_timeout(Some(CONNECT_WAIT));
            connector.set_nodelay(true);
            connector
        };
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
        let http2 = builder().http2_only(true).build(connector());
        Clients { addresses, http1: builder().build(connector()), http2 }
    }
}
