//! A content that comes over a network: written as it comes, no faster than the disk and no slower than is waited for.

use std::io;
use std::time::Duration;

use futures::{Stream, StreamExt as _};
use tokio::time::{Instant, timeout_at};

use crate::arrival::Arrival;
use crate::error::{NotKept, StoreError};
use crate::intake::Intake;

/// How long a sender is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Between two pieces.
    pub wait: Duration,
    /// For the whole.
    pub most: Duration,
}

/// Why a content did not come whole. Nothing of it is left.
#[derive(Debug, thiserror::Error)]
pub enum NotReceived {
    /// It is too much, or the folder failed.
    #[error(transparent)]
    NotKept(#[from] NotKept),
    /// The sender was too slow.
    #[error(
        "the file came too slowly (at most {} s between two pieces, and {} s for the whole)",
        .0.wait.as_secs(),
        .0.most.as_secs()
    )]
    TooSlow(Pace),
    /// Too many come at once.
    #[error("too many files are coming in (try again in a moment)")]
    Busy,
    /// The sender went away.
    #[error("the file broke off")]
    BrokeOff,
}

/// Takes the pieces of a content in, in bounded memory.
///
/// # Errors
/// [`NotReceived`].
pub async fn receive<Piece, Broken>(
    intake: &Intake,
    mut pieces: impl Stream<Item = Result<Piece, Broken>> + Unpin,
    pace: Pace,
) -> Result<Arrival, NotReceived>
where
    Piece: AsRef<[u8]> + Send + 'static,
{
    let _place = intake.place().ok_or(NotReceived::Busy)?;
    let begin = intake.clone();
    let mut arrival = blocking(move || Arrival::begin(&begin)).await.map_err(NotKept::from)?;
    let end = Instant::now() + pace.most;
    loop {
        let until = end.min(Instant::now() + pace.wait);
        let next = timeout_at(until, pieces.next()).await;
        let Some(piece) = next.map_err(|_| NotReceived::TooSlow(pace))? else { return Ok(arrival) };
        let piece = piece.map_err(|_| NotReceived::BrokeOff)?;
        arrival = blocking(move || {
            arrival.write(piece.as_ref())?;
            Ok::<_, NotKept>(arrival)
        })
        .await?;
    }
}

/// Waits for the disk on a thread that may.
async fn blocking<T, E>(work: impl FnOnce() -> Result<T, E> + Send + 'static) -> Result<T, E>
where
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
{
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|broke_off| {
        let cause = io::Error::other(broke_off);
        Err(StoreError { path: "documents".into(), cause }.into())
    })
}
