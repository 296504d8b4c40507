//! By what a request is known from its beginning to its end: in its answer, in the service's log, and in the events of a
//! command. Whatever works on a request finds it here, without being handed it.

use std::sync::{Arc, OnceLock};

use connectrpc::ConnectError;
use http::{HeaderMap, HeaderName};
use plumbline_lifecycle::Name;
use uuid::Uuid;

use crate::errors::with_detail;
use crate::proto::plumbline::v1::RequestInfo;

/// The header, of requests and of answers.
pub(crate) const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Characters of an id that a client gives.
const CHARACTERS_MAX: usize = 128;

/// One request.
#[derive(Debug)]
pub(crate) struct Asked {
    /// What the client calls it, or what was made up for it.
    pub(crate) id: String,
    /// The command in it, once that is read.
    pub(crate) command: OnceLock<Uuid>,
    /// Who gives it, once that is known.
    pub(crate) caller: OnceLock<Name>,
}

impl Asked {
    /// A request with these headers.
    pub(crate) fn new(headers: &HeaderMap) -> Arc<Asked> {
        let given = headers.get(X_REQUEST_ID).and_then(|id| id.to_str().ok()).filter(|id| sane(id));
        let id = given.map_or_else(|| Uuid::now_v7().to_string(), str::to_owned);
        Arc::new(Asked { id, command: OnceLock::new(), caller: OnceLock::new() })
    }

    /// By what its answer is known: a command's own id, which its events have too.
    pub(crate) fn told(&self) -> String {
        self.command.get().map_or_else(|| self.id.clone(), Uuid::to_string)
    }
}

/// Whether an id can stand in a header and in a line of a log as it is.
fn sane(id: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || "._:+/=@-".contains(c);
    (1..=CHARACTERS_MAX).contains(&id.len()) && id.chars().all(fits)
}

tokio::task_local! {
    /// The request that this task works on.
    pub(crate) static ASKED: Arc<Asked>;
}

/// The request gives this command.
pub(crate) fn commands(id: Uuid) {
    let _ = ASKED.try_with(|asked| asked.command.set(id));
}

/// The request is of this caller.
pub(crate) fn by(name: &Name) {
    let _ = ASKED.try_with(|asked| asked.caller.set(name.clone()));
}

/// A refusal that says by what it is known.
pub(crate) fn signed(error: ConnectError) -> ConnectError {
    let Ok(request_id) = ASKED.try_with(|asked| asked.told()) else { return error };
    let detail = RequestInfo { request_id, ..Default::default() };
    with_detail(error, "plumbline.v1.RequestInfo", &detail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sane_id_is_kept_and_another_one_made_up() {
        let of = |id: &str| {
            let headers = HeaderMap::from_iter([(X_REQUEST_ID, id.parse().unwrap())]);
            Asked::new(&headers).id.clone()
        };
        for kept in ["7", "trace:a/b+c=@._-", &"x".repeat(128)] {
            assert_eq!(of(kept), kept);
        }
        for strange in ["", "a b", "a\"b", "a,b", &"x".repeat(129)] {
            assert_eq!(of(strange).parse::<Uuid>().unwrap().get_version_num(), 7, "{strange}");
        }
    }
}
