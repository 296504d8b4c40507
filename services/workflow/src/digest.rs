//! What tells a repeated command from another one under the same id: a hash of all that was asked.
//!
//! What is sealed gives another ciphertext each time, and its plain text is not for the log: such a command's digest is one half of
//! what was asked openly, and one half of an HMAC of what was sealed, under the person's key. Once that key is gone nobody can make
//! the second half again, and the first one alone tells a repeat.
//!
//! A repeat is compared by the present form, then by that of version 1, which left out for whom a command was given; so that
//! whatever an older program recorded is still recognized.

use plumbline_lifecycle::procedure::{self, Procedure};
use plumbline_lifecycle::{Command, Event, Horizon, State, StoredEvent, StreamId, person, replay};
use plumbline_log::{Batch, StoredAnswer};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::memory::stored;
use crate::request::Request;

/// The half of a digest of a command with sealed data that says what was asked openly, bytes.
const OPEN: usize = 16;

/// SHA-256 of what was asked: to what, the command, at which version, on which day, by whom and for whom.
pub(crate) fn digest(request: &Request) -> [u8; 32] {
    let Request { target, command, expected_version, happened_on, caller, on_behalf_of, .. } =
        request;
    let target = target.to_string();
    if let Command::Person(person::Command::SealPersonalData { area, proof, .. }) = command {
        let name = command.name();
        let mut digest = hash(
            "plumbline command with sealed data v1\n",
            &(target, (name, area), expected_version, happened_on, &caller.name, on_behalf_of),
        );
        digest[OPEN..].copy_from_slice(&proof.bytes()[OPEN..]);
        return digest;
    }
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

/// Whether it is that one but for what was sealed, whose key an erasure has ended.
pub(crate) fn is_repeat_without(
    batch: &Batch<'_>,
    request: &Request,
    digest: &[u8; 32],
    first: &StoredAnswer,
) -> bool {
    matches!(request.command, Command::Person(person::Command::SealPersonalData { .. }))
        && first.digest[..OPEN] == digest[..OPEN]
        && is_ended(batch, request, first)
}

/// Whether the key has been ended by now under which this command's data were sealed when it was given first.
fn is_ended(batch: &Batch<'_>, request: &Request, first: &StoredAnswer) -> bool {
    let Ok(rows) = batch.read_stream(&request.target.to_string()) else { return false };
    let mut sealed = None;
    let each = |row: &StoredEvent<'_>, event: &Event, _: &State| {
        if let (true, Event::Person(person::Event::PersonalDataSealed { key, .. })) =
            (row.seq == first.first_seq, event)
        {
            sealed = Some(key.clone());
        }
    };
    let folded = replay(&request.target, rows.iter().map(stored), Horizon::default(), each);
    match (folded.map(|folded| folded.state), sealed) {
        (Ok(State::Person(personal)), Some(key)) => personal.has_ended(&key),
        _ => false,
    }
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
