//! What one client, and all of them together, may take. `services/limits.md` tells whoever runs the service what each is for.
//!
//! All of them are here, with what is built in; the binary alone knows how they are set.

use std::time::Duration;

/// What the connections may take.
#[derive(Debug, Clone)]
pub struct ServeLimits {
    /// Connections at a time. One more takes the place of one that is silent; where none is, it is told 503.
    pub connections_max: usize,
    /// Of these, from one address (of IPv6: from one /64). Offices sit behind one address, and so does a proxy.
    pub address_connections_max: usize,
    /// Calls at a time on one HTTP/2 connection.
    pub streams_max: u32,
    /// Bytes of a request's head.
    pub head_bytes_max: u32,
    /// Bytes that are kept for a client to take, of a connection or of a stream of HTTP/2; beyond them its answer waits until
    /// it takes some. At least 8 KiB.
    pub buffer_bytes_max: usize,
    /// Bytes that the system keeps of one connection, in each direction.
    pub socket_bytes_max: u32,
    /// How long a client may take to send a request's head, the first one included.
    pub head_wait: Duration,
    /// How long a connection may ask nothing.
    pub idle_wait: Duration,
    /// How long a request's body may take, beside what [`ServeLimits::body_rate_min`] gives it.
    pub body_wait: Duration,
    /// Bytes of a body in a second, on average, below which the connection is closed.
    pub body_rate_min: u32,
    /// How long a client may take nothing of an answer.
    pub send_wait: Duration,
    /// How long calls that are under way may still take once the server was told to stop.
    pub drain_wait: Duration,
}

impl Default for ServeLimits {
    fn default() -> Self {
        ServeLimits {
            connections_max: 4_096,
            address_connections_max: 2_048,
            streams_max: 64,
            head_bytes_max: 16 * 1024,
            buffer_bytes_max: 16 * 1024,
            socket_bytes_max: 128 * 1024,
            head_wait: Duration::from_secs(15),
            idle_wait: Duration::from_secs(60),
            body_wait: Duration::from_secs(15),
            body_rate_min: 1_024,
            send_wait: Duration::from_secs(30),
            drain_wait: Duration::from_secs(5),
        }
    }
}

/// What one call may take.
#[derive(Debug, Clone)]
pub struct CallLimits {
    /// Bytes of a request's body.
    pub body_bytes_max: usize,
    /// How long a question waits for a view to reach its not_before_seq.
    pub view_wait: Duration,
    /// Questions that wait so at a time.
    pub waiters_max: usize,
    /// Feeds of events at a time, those of the pages included.
    pub feeds_max: usize,
    /// How long the reader of a feed may take nothing before the feed is ended with a word.
    pub feed_wait: Duration,
    /// Events that a feed which has once reached the head may fall behind it.
    pub feed_lag_max: u64,
    /// How often a feed asks whether its reader's token still holds.
    pub feed_recheck: Duration,
    /// Events of a standard in one answer.
    pub page_events_max: u32,
    /// Bytes of their data in one answer.
    pub page_bytes_max: usize,
    /// How long an upload may say nothing.
    pub upload_wait: Duration,
    /// How long an upload may take.
    pub upload_time_max: Duration,
    /// How often a silent feed says that it is alive.
    pub heartbeat: Duration,
}

impl Default for CallLimits {
    fn default() -> Self {
        CallLimits {
            body_bytes_max: 256 * 1024,
            view_wait: Duration::from_secs(5),
            waiters_max: 1_024,
            feeds_max: 1_024,
            feed_wait: Duration::from_secs(10),
            feed_lag_max: 100_000,
            feed_recheck: Duration::from_millis(500),
            page_events_max: 1_000,
            page_bytes_max: 1024 * 1024,
            upload_wait: Duration::from_secs(30),
            upload_time_max: Duration::from_secs(900),
            heartbeat: Duration::from_secs(15),
        }
    }
}
