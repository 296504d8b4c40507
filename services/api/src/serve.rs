//! Serves a router on a listener: HTTP/1.1 and HTTP/2 on one port, within limits, until told to stop; without TLS, or with that of
//! the house alone.
//!
//! axum's own `serve` leaves hyper's limits at their defaults; here each is set. hyper's `pipeline_flush` stays off: with it
//! nothing is flushed while requests wait to be read, and everything is buffered, a whole feed too.

use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::service::TowerToHyperService;
use plumbline_access::{HouseTls, Peer};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{MissedTickBehavior, interval, sleep, timeout};
use tokio_rustls::TlsAcceptor;

use crate::door::{Connections, Counted, End, Place, Table, Wire};
use crate::limits::ServeLimits;

/// Connections that the system may have accepted for us before we did.
const BACKLOG: u32 = 1_024;

/// A client that is turned away has so long to read why, and so many are told at a time.
const TURNED_AWAY_WAIT: Duration = Duration::from_secs(1);
const TURNED_AWAY_MAX: usize = 64;

/// Listens there; what the system keeps of each connection is bounded, too.
///
/// # Errors
/// When the address is taken, or not of this machine.
pub fn bind(at: SocketAddr, limits: &ServeLimits) -> io::Result<TcpListener> {
    let socket = if at.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    socket.set_reuseaddr(true)?;
    // Each connection inherits both.
    socket.set_send_buffer_size(limits.socket_bytes_max)?;
    socket.set_recv_buffer_size(limits.socket_bytes_max)?;
    socket.bind(at)?;
    socket.listen(BACKLOG)
}

/// Serves until `shutdown` resolves, then takes nothing new and waits for what is under way. `connections` counts those that are
/// open. With `tls` only who shows a certificate of the house is answered.
///
/// # Errors
/// When the listener itself is broken; a broken connection is its client's affair.
pub async fn serve(
    listener: TcpListener,
    tls: Option<&HouseTls>,
    router: Router,
    limits: ServeLimits,
    connections: Connections,
    shutdown: impl Future<Output = ()>,
) -> io::Result<()> {
    let door = Door {
        http: builder(&limits),
        tls: tls.map(|tls| TlsAcceptor::from(tls.answers())),
        handshake_wait: limits.head_wait,
        router,
    };
    let table = Table::new(&limits);
    let turned_away = Arc::new(Semaphore::new(TURNED_AWAY_MAX));
    let mut sweep = interval(sweep_every(&limits));
    sweep.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut shutdown = pin!(shutdown);
    loop {
        let (stream, from) = tokio::select! {
            () = &mut shutdown => break,
            _ = sweep.tick() => {
                table.sweep();
                continue;
            }
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                // Out of file descriptors, or the client was gone at once: neither ends the server.
                Err(error) if passes(&error) => {
                    if is_full(&error) {
                        table.make_room();
                        sleep(Duration::from_millis(5)).await;
                    }
                    continue;
                }
                Err(error) => return Err(error),
            },
        };
        match table.enter(from.ip()) {
            Some(place) => {
                let (door, open) = (door.clone(), connections.one());
                tokio::spawn(async move {
                    door.tend(stream, Peer(from.ip()), place).await;
                    drop(open);
                });
            }
            // Who speaks TLS would not understand it.
            None if door.tls.is_some() => {}
            None => {
                if let Ok(permit) = Arc::clone(&turned_away).try_acquire_owned() {
                    tokio::spawn(async move {
                        let _ = timeout(TURNED_AWAY_WAIT, turn_away(stream)).await;
                        drop(permit);
                    });
                }
            }
        }
    }
    drop(listener);
    table.tell(End::Gently);
    // Feeds never end by themselves: whoever reads one loses the connection after the wait, and comes back with its last seq.
    let _ = timeout(limits.drain_wait, table.emptied()).await;
    table.tell(End::Now);
    Ok(())
}

/// What each connection is answered with.
#[derive(Clone)]
struct Door {
    http: Builder<TokioExecutor>,
    tls: Option<TlsAcceptor>,
    /// How long the handshake of TLS may take.
    handshake_wait: Duration,
    router: Router,
}

impl Door {
    /// Answers one connection until it ends, or is told to.
    async fn tend(self, stream: TcpStream, peer: Peer, place: Place) {
        let _ = stream.set_nodelay(true);
        let Some(tls) = self.tls.clone() else { return self.converse(stream, peer, &place).await };
        let shaken = tokio::select! {
            shaken = timeout(self.handshake_wait, tls.accept(stream)) => shaken,
            _ = place.link.told() => return,
        };
        match shaken {
            Ok(Ok(stream)) => self.converse(stream, peer, &place).await,
            Ok(Err(why)) => tracing::debug!(peer = %peer.0, %why, "not of the house"),
            Err(_) => {}
        }
    }

    async fn converse<S>(self, stream: S, peer: Peer, place: &Place)
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let link = Arc::clone(&place.link);
        let service = TowerToHyperService::new(self.router);
        let service = Counted { service, link: Arc::clone(&link), peer };
        let wire = TokioIo::new(Wire::new(stream, Arc::clone(&link)));
        let mut connection = pin!(self.http.serve_connection(wire, service));
        loop {
            tokio::select! {
                biased;
                _ = connection.as_mut() => return,
                end = link.told() => match end {
                    End::Gently => connection.as_mut().graceful_shutdown(),
                    End::Now => return,
                },
            }
        }
    }
}

/// Everybody is at work: says so in the words of HTTP/1, and listens until the client has gone, so that it can read them.
async fn turn_away(mut stream: TcpStream) -> io::Result<()> {
    const SAYS: &str = "the service has as many connections as it takes, and all are at work: try again in a moment\n";
    let answer = format!(
        "HTTP/1.1 503 Service Unavailable\r\ncontent-type: text/plain; charset=utf-8\r\nretry-after: 1\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{SAYS}",
        SAYS.len()
    );
    stream.write_all(answer.as_bytes()).await?;
    stream.shutdown().await?;
    let mut ignored = [0; 1_024];
    while stream.read(&mut ignored).await? > 0 {}
    Ok(())
}

fn builder(limits: &ServeLimits) -> Builder<TokioExecutor> {
    let mut http = Builder::new(TokioExecutor::new());
    let buffer_bytes_max = limits.buffer_bytes_max.max(8 * 1024);
    http.http1()
        .timer(TokioTimer::new())
        // The door knows who is late, also before hyper knows which protocol is spoken.
        .header_read_timeout(None)
        .max_buf_size(buffer_bytes_max.max(limits.head_bytes_max as usize));
    http.http2()
        .timer(TokioTimer::new())
        .max_header_list_size(limits.head_bytes_max)
        .max_concurrent_streams(limits.streams_max)
        .max_send_buf_size(buffer_bytes_max)
        .keep_alive_interval(Duration::from_secs(30))
        .keep_alive_timeout(Duration::from_secs(20));
    http
}

/// How often it is asked who is late: often enough that nobody is late by half as much again.
fn sweep_every(limits: &ServeLimits) -> Duration {
    let waits = [limits.head_wait, limits.idle_wait, limits.body_wait, limits.send_wait];
    let least = waits.into_iter().min().unwrap_or_default() / 4;
    least.clamp(Duration::from_millis(20), Duration::from_secs(1))
}

fn passes(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted};
    is_full(error)
        || matches!(
            error.kind(),
            ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted
        )
}

/// The system has no file descriptor or no memory left for one more.
fn is_full(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(12 | 23 | 24 | 105)) // ENOMEM, ENFILE, EMFILE, ENOBUFS
}
