//! What tells a repeated command from another one under the same id: a hash of all that was asked.
//!
//! A repeat is compared by the present form, then by that of version 1, which left out for whom a command was given; so that
//! whatever an older program recorded is still recognized.

use plumbline_lifecycle::procedure::{self, Procedure};
use plumbline_lifecycle::{Command, StreamId};
use plumbline_log::StoredAnswer;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::request::Request;

/// SHA-256 of what was asked: to what, the command, at which version, on which day, by whom and for whom.
pub(crate) fn digest(request: &Request) -> [u8; 32] {
    let Request { target, command, expected_version, happened_on, caller, on_behalf_of, .. } =
        request;
    let target = target.to_string();
    hash(
        "plumbline command v2\n",
        &(target, command, expected_version, happened_on, &caller.name, on_behalf_of),
    )
}

/// Whether this request is the one that got this answer.
pub(crate) fn is_repeat(request: &Request, digest: &[u8; 32], first: &StoredAnswer) -> bool {
    if first.digest == *digest {
        return true;
    }
    let for_whom = request.on_behalf_of.as_ref().map(|name| name.as_str());
    first.on_behalf_of.as_deref() == for_whom && version_1(request) == Some(first.digest)
}

/// The digest that version 1 made: of the standard's or the procedure's id, and without whom the command was for.
fn version_1(request: &Request) -> Option<[u8; 32]> {
    let Request { target, command, expected_version, happened_on, caller, .. } = request;
    let id = match (target, command) {
        (StreamId::Standard(id), Command::Standard(_)) => id.to_string(),
        (_, Command::Procedure(procedure::Command::AdoptProcedure { text })) => {
            text.parse::<Procedure>().ok()?.id
        }
        _ => return None,
    };
    Some(hash("", &(id, command, expected_version, happened_on, &caller.name)))
}

fn hash(prefix: &str, body: &impl Serialize) -> [u8; 32] {
    let text = serde_json::to_vec(body).expect("a command is plain data, which JSON can say");
    Sha256::new().chain_update(prefix).chain_update(text).finalize().into()
}
