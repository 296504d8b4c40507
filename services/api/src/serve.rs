//! Serves a router on a listener: HTTP/1.1 and HTTP/2 without TLS on one port, within limits, until told to stop.
//!
//! axum's own `serve` leaves hyper's limits at their defaults and the time for a request's head unlimited; here each is set.

use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::{Extension, Router};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use plumbline_access::Peer;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::timeout;

/// What one client, and all of them together, may take.
#[derive(Debug, Clone)]
pub struct ServeLimits {
    /// Connections at a time; further ones wait to be accepted.
    pub connections_max: usize,
    /// Calls at a time on one HTTP/2 connection.
    pub streams_max: u32,
    /// Bytes of a request's head.
    pub head_bytes_max: u32,
    /// How long a client may take to send a request's head, the first one included.
    pub head_wait: Duration,
    /// How long calls that are under way may still take once the server was told to stop.
    pub drain_wait: Duration,
}

impl Default for ServeLimits {
    fn default() -> Self {
        ServeLimits {
            connections_max: 4_096,
            streams_max: 256,
            head_bytes_max: 16 * 1024,
            head_wait: Duration::from_secs(30),
            drain_wait: Duration::from_secs(5),
        }
    }
}

/// Serves until `shutdown` resolves, then takes nothing new and waits for what is under way.
///
/// # Errors
/// When the listener itself is broken; a broken connection is its client's affair.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    limits: ServeLimits,
    shutdown: impl Future<Output = ()>,
) -> io::Result<()> {
    let http = builder(&limits);
    let permits = Arc::new(Semaphore::new(limits.connections_max));
    let draining = GracefulShutdown::new();
    let mut shutdown = pin!(shutdown);
    loop {
        let accepted = async {
            let permit = Arc::clone(&permits).acquire_owned().await;
            (permit, listener.accept().await)
        };
        let (permit, stream, from) = tokio::select! {
            () = &mut shutdown => break,
            (permit, accepted) = accepted => match accepted {
                Ok((stream, from)) => (permit, stream, from.ip()),
                // Out of file descriptors, or the client was gone at once: neither ends the server.
                Err(error) if passes(&error) => {
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
                Err(error) => return Err(error),
            },
        };
        let (http, watcher) = (http.clone(), draining.watcher());
        let router = router.clone().layer(Extension(Peer(from)));
        let head_wait = limits.head_wait;
        tokio::spawn(async move {
            let _permit = permit;
            if speaks(&stream, head_wait).await {
                let service = TowerToHyperService::new(router);
                let connection = http.serve_connection(TokioIo::new(stream), service).into_owned();
                let _ = watcher.watch(connection).await;
            }
        });
    }
    drop(listener);
    // Feeds never end by themselves: whoever reads one loses the connection after the wait, and comes back with its last seq.
    let _ = timeout(limits.drain_wait, draining.shutdown()).await;
    Ok(())
}

fn builder(limits: &ServeLimits) -> Builder<TokioExecutor> {
    let mut http = Builder::new(TokioExecutor::new());
    http.http1()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head_wait)
        .max_buf_size(limits.head_bytes_max as usize)
        .pipeline_flush(true);
    http.http2()
        .timer(TokioTimer::new())
        .max_header_list_size(limits.head_bytes_max)
        .max_concurrent_streams(limits.streams_max)
        .keep_alive_interval(Duration::from_secs(30))
        .keep_alive_timeout(Duration::from_secs(20));
    http
}

/// Whether the client says anything in time: until it does, hyper does not know its protocol, and has no timer running.
async fn speaks(stream: &TcpStream, wait: Duration) -> bool {
    let _ = stream.set_nodelay(true);
    matches!(timeout(wait, stream.readable()).await, Ok(Ok(())))
}

fn passes(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted)
        || matches!(error.raw_os_error(), Some(12 | 23 | 24 | 105)) // ENOMEM, ENFILE, EMFILE, ENOBUFS
}
