//! What happens around every call: its JSON is checked against the contract, and it is counted and timed.

use std::sync::Arc;
use std::time::Instant;

use connectrpc::interceptor::{StreamRequest, StreamResponse, UnaryRequest, UnaryResponse};
use connectrpc::{
    CodecFormat, ConnectError, Interceptor, Next, NextStream, Payload, PayloadStream, async_trait,
};
use futures::StreamExt as _;

use crate::asked;
use crate::json;
use crate::metrics::Metrics;

/// The interceptor.
pub(crate) struct Strict {
    pub(crate) metrics: Arc<Metrics>,
}

#[async_trait]
impl Interceptor for Strict {
    async fn intercept_unary(
        &self,
        request: UnaryRequest,
        next: Next<'_>,
    ) -> Result<UnaryResponse, ConnectError> {
        let started = Instant::now();
        let call = self.metrics.index(request.ctx.path().unwrap_or_default());
        let answer = match check(request.ctx.path(), &request.payload) {
            Ok(()) => next.run(request).await,
            Err(error) => Err(error),
        };
        let answer = answer.map_err(asked::signed);
        self.metrics.count(call, answer.as_ref().err().map(|error| error.code), started.elapsed());
        answer
    }

    async fn intercept_streaming(
        &self,
        request: StreamRequest,
        inbound: PayloadStream,
        next: NextStream<'_>,
    ) -> Result<StreamResponse, ConnectError> {
        let path = request.ctx.path().map(str::to_owned);
        let checked = inbound.map(move |item| {
            item.and_then(|payload| check(path.as_deref(), &payload).map(|()| payload))
        });
        next.run(request, Box::pin(checked)).await.map_err(asked::signed)
    }
}

fn check(path: Option<&str>, payload: &Payload) -> Result<(), ConnectError> {
    match payload.format() {
        CodecFormat::Json => Ok(json::check(path.unwrap_or_default(), payload.bytes())?),
        // Unknown fields of the binary form come from newer clients, and gRPC's rule is to pass over them.
        _ => Ok(()),
    }
}
