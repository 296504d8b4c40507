//! The tokens of programs before grants: taken over into the log once, by the first that writes it.

use std::path::Path;

use plumbline_access::Before;
use plumbline_lifecycle::StreamId;
use plumbline_lifecycle::grants::Command;
use plumbline_log::Reader;
use plumbline_workflow::{Answer, Request};

use crate::failure::Failure;
use crate::said::Said;
use crate::token::request;

/// Grants what `access.db` holds, in one commit, and puts the file away. Once the log has grants the file counts no more,
/// whatever stands in it.
pub(crate) fn take_over(
    data: &Path,
    reader: &Reader,
    give: impl FnOnce(Request) -> Result<Answer, Said>,
) -> Result<(), Failure> {
    if !Before::is_there(data) {
        return Ok(());
    }
    if !reader.read_stream(&StreamId::Grants.to_string())?.is_empty() {
        tracing::warn!(
            "access.db is not read any more: what stands in it grants nothing (remove it)"
        );
        return Ok(());
    }
    let Some(Before { grants, otherwise }) = Before::read(data)? else { return Ok(()) };
    otherwise.iter().for_each(|says| tracing::warn!("access.db: {says}"));
    if !grants.is_empty() {
        let taken = grants.len();
        give(request("plumbline".parse()?, Command::GrantTokens { grants }))
            .map_err(Failure::NotTakenOver)?;
        tracing::warn!("the {taken} tokens of access.db were taken over into the log");
    }
    Ok(Before::put_away(data)?)
}
