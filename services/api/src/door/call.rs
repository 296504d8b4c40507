//! A service whose calls tell their connection's [`Link`] how far they are: begun, receiving, sending, over.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use axum::body::Bytes;
use http::{Request, Response};
use http_body::{Body, Frame, SizeHint};
use hyper::service::Service;
use plumbline_access::Peer;

use crate::door::link::{Link, Receiving, Sending};

/// A service, and the connection that it answers on.
#[derive(Clone)]
pub(crate) struct Counted<S> {
    pub(crate) service: S,
    pub(crate) link: Arc<Link>,
    /// Who is at its other end: each request says so.
    pub(crate) peer: Peer,
}

impl<S, B, A> Service<Request<B>> for Counted<S>
where
    B: Body,
    S: Service<Request<Incoming<B>>, Response = Response<A>>,
    S::Future: Send + 'static,
{
    type Response = Response<Outgoing<A>>;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, S::Error>> + Send>>;

    fn call(&self, mut request: Request<B>) -> Self::Future {
        let call = self.link.begin();
        request.extensions_mut().insert(self.peer);
        let answer = self.service.call(request.map(|body| {
            let receiving = (!body.is_end_stream()).then(|| self.link.receive());
            Incoming { body, receiving }
        }));
        Box::pin(async move {
            let answer = answer.await?;
            Ok(answer.map(|body| Outgoing { body, sending: call.send() }))
        })
    }
}

/// A request's body.
pub(crate) struct Incoming<B> {
    body: B,
    receiving: Option<Receiving>,
}

impl<B: Body<Data = Bytes> + Unpin> Body for Incoming<B> {
    type Data = Bytes;
    type Error = B::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, B::Error>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        match (&frame, &self.receiving) {
            (Some(Ok(frame)), Some(receiving)) => {
                receiving.received(frame.data_ref().map_or(0, Bytes::len));
                if self.body.is_end_stream() {
                    self.receiving = None;
                }
            }
            _ => self.receiving = None,
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// An answer's body.
pub(crate) struct Outgoing<A> {
    body: A,
    sending: Sending,
}

impl<A: Body + Unpin> Body for Outgoing<A> {
    type Data = A::Data;
    type Error = A::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<A::Data>, A::Error>>> {
        // hyper asks for more where the client has room for it: while there is none to give, nobody waits for the client.
        let frame = Pin::new(&mut self.body).poll_frame(context);
        match frame.is_ready() {
            true => self.sending.sent(),
            false => self.sending.lacks(),
        }
        frame
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
