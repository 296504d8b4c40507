//! `QueryService/GetLogHead`: how long the log is, and the root over exactly that.

use connectrpc::ConnectError;

use crate::proto::plumbline::v1::GetLogHeadResponse;
use crate::state::{ApiState, failed};

pub(super) async fn answer(state: &ApiState) -> Result<GetLogHeadResponse, ConnectError> {
    let reader = state.reader.clone();
    let found = state.blocking(move || {
        let size = reader.head();
        match reader.root(size) {
            Ok(Some(root)) => Ok((size, root)),
            Ok(None) => Err(ConnectError::unavailable(
                "the head of the log moved back: the log is being opened anew",
            )),
            Err(error) => Err(failed("the root could not be worked out", &error)),
        }
    });
    let (size, root) = found.await?;
    Ok(GetLogHeadResponse { size, root: root.to_string(), ..Default::default() })
}
