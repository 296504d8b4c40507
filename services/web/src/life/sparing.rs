//! The body of a form with a file, read no faster than the form is taken apart. Whoever takes it apart reads all that there
//! is before looking at any of it, and the head of a field to its end, however long that is.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Poll, ready};

use axum::body::Body;
use futures::{Stream, StreamExt as _};

/// Bytes before the content of the file.
pub(crate) const HEAD_BYTES_MAX: usize = 64 << 10;

/// Says that what comes from now on is the content of the file.
#[derive(Clone, Default)]
pub(super) struct Head(Arc<AtomicBool>);

impl Head {
    pub(super) fn is_over(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// The same body, a piece at a time, and no further than [`HEAD_BYTES_MAX`] until the head is over.
pub(super) fn sparing(body: Body) -> (Body, Head) {
    let head = Head::default();
    (Body::from_stream(pieces(body.into_data_stream(), head.clone())), head)
}

fn pieces<B: AsRef<[u8]>>(
    mut body: impl Stream<Item = Result<B, axum::Error>> + Unpin,
    head: Head,
) -> impl Stream<Item = Result<B, axum::Error>> {
    let (mut taken, mut gave) = (0_usize, false);
    futures::stream::poll_fn(move |context| {
        // After each piece whoever asked looks at it first.
        if std::mem::take(&mut gave) {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        if taken >= HEAD_BYTES_MAX && !head.0.load(Ordering::Relaxed) {
            let long = io::Error::other("the form is too long before its file");
            return Poll::Ready(Some(Err(axum::Error::new(long))));
        }
        let piece = ready!(body.poll_next_unpin(context));
        if let Some(Ok(piece)) = &piece {
            taken = taken.saturating_add(piece.as_ref().len());
            gave = true;
        }
        Poll::Ready(piece)
    })
}

#[cfg(test)]
mod tests {
    use futures::FutureExt as _;

    use super::*;

    const PIECE: usize = 16 << 10;

    #[test]
    fn one_piece_is_given_at_a_time_and_none_after_a_head_that_does_not_end() {
        let head = Head::default();
        let body = futures::stream::repeat_with(|| Ok([0; PIECE]));
        let mut pieces = pieces(body, head.clone());
        let mut given = 0;
        loop {
            match pieces.next().now_or_never() {
                Some(Some(Ok(_))) => given += 1,
                Some(Some(Err(_))) => break,
                Some(None) => panic!("it has no end"),
                None => continue,
            }
            assert!(pieces.next().now_or_never().is_none(), "it is looked at first");
        }
        assert_eq!(given, HEAD_BYTES_MAX / PIECE);
        head.is_over();
        assert!(matches!(pieces.next().now_or_never(), Some(Some(Ok(_)))), "the file may be long");
    }
}
