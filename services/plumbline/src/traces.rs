//! Traces for OpenTelemetry, where the program was built with them (feature `otlp`) and a collector is named: one span a request,
//! with those of its decision and its commit beneath.
//!
//! The settings are OpenTelemetry's own variables (`OTEL_EXPORTER_OTLP_ENDPOINT`, `OTEL_SERVICE_NAME`, `OTEL_TRACES_SAMPLER`). A
//! collector is reached over plain HTTP: it stands on the same machine or in the same cluster, and speaks TLS to whoever is farther.
//! Nothing is traced of where secret votes are cast.

use std::fmt;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use http::HeaderMap;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use opentelemetry::propagation::TextMapPropagator as _;
use opentelemetry::trace::TracerProvider as _;
use opentelemetry_http::{HeaderExtractor, HeaderInjector, HttpClient, HttpError};
use opentelemetry_otlp::{SpanExporter, WithHttpConfig as _};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::propagation::TraceContextPropagator;
use opentelemetry_sdk::trace::{SdkTracerProvider, Tracer};
use tracing::field::Empty;
use tracing::{Instrument as _, Level, Metadata, Subscriber};
use tracing_opentelemetry::{OpenTelemetryLayer, OpenTelemetrySpanExt as _};
use tracing_subscriber::Layer;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::registry::LookupSpan;

use crate::failure::Failure;

/// How long what was traced last may take to be told when the program ends.
const GOODBYE_WAIT: Duration = Duration::from_secs(3);

/// How long an answer of the collector may be. It says nothing that is used.
const ANSWER_BYTES_MAX: usize = 64 * 1024;

/// What is traced is sent until this is dropped, which waits a moment for the last of it.
pub(crate) struct Traces(SdkTracerProvider);

impl Traces {
    /// This program was built with them.
    pub(crate) const ARE_SENT: bool = true;

    /// Begins; `service` is what the program is called there, unless the environment says otherwise.
    ///
    /// # Errors
    /// What is wrong with OpenTelemetry's variables.
    pub(crate) fn begin(service: String) -> Result<Traces, Failure> {
        let client = Collector::new().map_err(|error| Failure::Traces(error.to_string()))?;
        let exporter = (SpanExporter::builder().with_http().with_http_client(client).build())
            .map_err(|error| Failure::Traces(error.to_string()))?;
        let named = std::env::var_os("OTEL_SERVICE_NAME").is_some();
        let resource = Resource::builder();
        let resource = if named { resource } else { resource.with_service_name(service) };
        let version = opentelemetry::KeyValue::new("service.version", env!("CARGO_PKG_VERSION"));
        let provider = SdkTracerProvider::builder()
            .with_resource(resource.with_attribute(version).build())
            .with_batch_exporter(exporter)
            .build();
        Ok(Traces(provider))
    }

    /// What hears of our spans, and of what is said in them but for details, which tell of the caller and of whom a path names.
    pub(crate) fn layer<S>(&self) -> impl Layer<S> + use<S>
    where
        S: Subscriber + for<'a> LookupSpan<'a>,
    {
        let tracer: Tracer = self.0.tracer("plumbline");
        let ours = |of: &Metadata<'_>| {
            let most = if of.is_span() { Level::DEBUG } else { Level::INFO };
            of.target().starts_with("plumbline") && *of.level() <= most
        };
        let layer: OpenTelemetryLayer<S, Tracer> =
            tracing_opentelemetry::layer().with_tracer(tracer);
        layer
            .with_threads(false)
            .with_location(false)
            .with_filter(filter_fn(ours).with_max_level_hint(Level::DEBUG))
    }
}

impl Drop for Traces {
    fn drop(&mut self) {
        // What could not be told is not worth a failure; that the collector does not answer was said.
        let _ = self.0.shutdown_with_timeout(GOODBYE_WAIT);
    }
}

/// Makes a span of each request, within that of whoever sent it (W3C Trace Context), and the parent of what is asked for it.
pub(crate) fn around(router: Router) -> Router {
    router.layer(from_fn(request))
}

async fn request(mut request: Request, next: Next) -> Response {
    let propagator = TraceContextPropagator::new();
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    if is_untraced(&path) {
        // Nor is it to be told from what whoever comes next traces.
        request.headers_mut().remove("traceparent");
        request.headers_mut().remove("tracestate");
        return next.run(request).await;
    }
    let span = tracing::debug_span!(
        "request",
        otel.name = format!("{method} {}", about(&path)),
        otel.kind = "server",
        otel.status_code = Empty,
        http.request.method = %method,
        url.path = named(&path),
        http.response.status_code = Empty,
    );
    let _ = span.set_parent(propagator.extract(&HeaderExtractor(request.headers())));
    let mut ours = HeaderMap::new();
    propagator.inject_context(&span.context(), &mut HeaderInjector(&mut ours));
    request.headers_mut().extend(ours);
    let answer = next.run(request).instrument(span.clone()).await;
    span.record("http.response.status_code", answer.status().as_u16());
    if answer.status().is_server_error() {
        span.record("otel.status_code", "ERROR");
    }
    answer
}

/// Where secret votes are cast, and what machines ask all day.
fn is_untraced(path: &str) -> bool {
    plumbline_api::is_untold(path) || matches!(path, "/healthz" | "/readyz" | "/metrics")
}

/// What is asked for, in a few words: a call by its whole name, a page by its kind.
fn about(path: &str) -> &str {
    let first = path[1..].find('/').map_or(path, |end| &path[..=end]);
    if first.contains('.') { path } else { first }
}

/// The path, but for the expert whom it names.
fn named(path: &str) -> &str {
    if path.starts_with("/experts/") { "/experts" } else { path }
}

/// The collector, asked on the thread that sends what was traced. That it does not answer is said once, until it does again.
struct Collector {
    runtime: tokio::runtime::Runtime,
    client: Client<HttpConnector, Body>,
    is_silent: AtomicBool,
}

impl Collector {
    fn new() -> io::Result<Collector> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let client = Client::builder(TokioExecutor::new()).build_http();
        Ok(Collector { runtime, client, is_silent: AtomicBool::new(false) })
    }

    async fn ask(&self, request: Request<Bytes>) -> Result<http::Response<Bytes>, HttpError> {
        let (head, body) = self.client.request(request.map(Body::from)).await?.into_parts();
        let body = to_bytes(Body::new(body), ANSWER_BYTES_MAX).await?;
        if !head.status.is_success() {
            return Err(format!("the collector answers {}", head.status).into());
        }
        Ok(http::Response::from_parts(head, body))
    }
}

impl fmt::Debug for Collector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Collector")
    }
}

#[async_trait]
impl HttpClient for Collector {
    async fn send_bytes(
        &self,
        request: Request<Bytes>,
    ) -> Result<http::Response<Bytes>, HttpError> {
        let to = request.uri().to_string();
        let answered = self.runtime.block_on(self.ask(request));
        let was_silent = self.is_silent.swap(answered.is_err(), Ordering::Relaxed);
        match &answered {
            Err(why) if !was_silent => {
                let why: &(dyn std::error::Error + 'static) = why.as_ref();
                tracing::warn!(%to, why, "traces cannot be sent; what is traced meanwhile is lost");
            }
            Ok(_) if was_silent => tracing::info!(%to, "traces are sent again"),
            _ => {}
        }
        answered
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_has_the_name_of_a_call_or_of_a_kind_of_page() {
        for (path, name) in [
            ("/plumbline.v1.LogService/GetHead", "/plumbline.v1.LogService/GetHead"),
            ("/standards/day-care", "/standards"),
            ("/standards", "/standards"),
            ("/", "/"),
        ] {
            assert_eq!(about(path), name);
        }
    }

    #[test]
    fn where_secret_votes_are_cast_nothing_is_traced() {
        assert!(is_untraced("/ballots/day-care.draft.1.1"));
        assert!(is_untraced("/healthz"));
        assert!(!is_untraced("/reviews/day-care.draft.1"));
    }
}
